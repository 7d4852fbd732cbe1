"""Short forms that texts introduce: "the Harbour Relief Board (HRB)", "HRB (Harbour Relief Board)"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.names.reading import Name
from sayso.record import Document
from sayso.resolve.nodes import Nodes

__all__ = ["Introduction", "find_introductions", "fits_initials"]

_IN_BRACKETS = re.compile(
    r"""["”’']?\s{0,2}[(\[]\s?(?:(?:or|also|aka|hereafter|the|known as|abbreviated)\s{1,2}){0,2}["“‘']?(?P<short>[A-Z0-9][A-Za-z0-9.&/-]{1,14}?)["”’']?\s?[)\],;]"""
)
_BEHIND_COMMA = re.compile(
    r"""\s{0,2},\s{1,2}(?:(?:also|better|commonly|or)\s{1,2})?(?:known|called|abbreviated|styled|hereafter|or|aka|a\.k\.a\.)(?:\s{1,2}(?:as|by|the|its|acronym|initials)){0,4}\s{1,2}["“‘']?(?P<short>[A-Z0-9][A-Za-z0-9.&/-]{1,12}?)["”’']?(?=[,;.\s)])"""
)
_OPENS_BRACKET = re.compile(r"""\s{0,2}[(\[]\s?(?:the\s)?["“‘']?""")
_PARTS = re.compile(r"[/-]")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "des", "du", "la", "le", "et", "e", "i", "al", "a", "an", "&", "against", "by", "with"})
_WORD = re.compile(r"[^\s/–—-]+")
_AROUND = "'’‘“”().,"
_LEAST_PERMUTED = 3  # letters; two in any order are no evidence
_MOST_SKIPPED = 1  # words whose initial the acronym leaves out, small words aside: "People's Front for the Liberation of Garrat" as PFL


@dataclass(frozen=True, slots=True)
class Introduction:
    """A document gives `letters` as the short form of the full name of the node `full`; `short` is the node of the short form there, if it has one."""

    full: int
    letters: str
    short: int | None


def fits_initials(letters: str, full: str) -> bool:
    """Whether letters can be the initials of a full name, in order; small words count or not, one other word may be left out.

    >>> fits_initials("HRB", "Harbour Relief Board")
    True
    """
    words = [found.group().strip(_AROUND) for found in _WORD.finditer(full)]
    words = [word for word in words if word]
    if len(letters) < 2 or not words or words[0][:1].upper() != letters[0].upper():
        return False
    return _matches(letters.upper(), words, _MOST_SKIPPED if len(letters) > 2 else 0)


def _matches(letters: str, words: list[str], skips: int) -> bool:
    """Whether the letters can be read off the words' initials; states are (letters used, words skipped), so it is linear in the words."""
    states = {(0, 0)}
    for word in words:
        after: set[tuple[int, int]] = set()
        is_small = word.lower() in _SMALL
        for used, skipped in states:
            if used < len(letters) and word[0].upper() == letters[used]:
                after.add((used + 1, skipped))
            if is_small:
                after.add((used, skipped))
            elif skipped < skips:
                after.add((used, skipped + 1))
        states = after
    return any(used == len(letters) for used, _ in states)


def _has_all_initials(letters: str, full: str) -> bool:
    """Whether letters are the initials of a full name in another order: the short form of another language (BIR-3, 3rd Rapid Intervention Battalion)."""
    words = [found.group().strip(_AROUND) for found in _WORD.finditer(full)]
    initials = [word[0].upper() for word in words if word and word.lower() not in _SMALL]
    return len(letters) >= _LEAST_PERMUTED and sorted(letters.upper()) == sorted(initials)


def find_introductions(documents: Mapping[str, Document], nodes: Nodes) -> list[Introduction]:
    """All introductions of short forms in brackets, in the order of the nodes."""
    found: set[tuple[int, str, int | None]] = set()
    for document, members in sorted(nodes.of_document().items()):
        text = documents[document].text if document in documents else ""
        short_nodes = {nodes.name(index).letters: index for index in reversed(members) if nodes.name(index).letters}
        starts = {mention.span.start: index for index in members for mention in nodes.nodes[index].mentions}
        for index in members:
            name = nodes.name(index)
            if name.kind == "person" or name.is_description:
                continue
            for written in _bracketed(nodes, index, text):
                if not name.letters:
                    found.update(_short_forms(name, index, written, short_nodes))
            if name.letters:
                full = _full_after(nodes, index, text, starts)
                if full is not None and (fits_initials(name.letters, nodes.name(full).text) or _has_all_initials(name.letters, nodes.name(full).text)):
                    found.add((full, name.letters, index))
    return [Introduction(*one) for one in sorted(found, key=lambda one: (one[0], one[1], -1 if one[2] is None else one[2]))]


def _bracketed(nodes: Nodes, index: int, text: str) -> list[str]:
    """What stands in brackets in or right behind the mentions of a node."""
    written = sorted(nodes.nodes[index].also)
    for mention in nodes.nodes[index].mentions:
        behind = _IN_BRACKETS.match(text, mention.span.end) or _BEHIND_COMMA.match(text, mention.span.end)
        if behind is not None:
            written.append(behind["short"])
    return written


def _short_forms(name: Name, index: int, written: str, short_nodes: Mapping[str, int]) -> list[tuple[int, str, int | None]]:
    """The short forms in one bracket: "HRB", "HRB/CRH" (one that fits answers for the other), "NG-HRB" (all of it or the last part must fit: a part is not its parent)."""
    parts = [part for part in _PARTS.split(written) if part]
    letters = ["".join(letter for letter in part if letter.isupper() or letter.isdigit()) for part in parts]
    joined = "".join(letters)
    if "/" in written:
        forms = [*letters, joined] if any(fits_initials(one, name.text) for one in letters) else []
    elif letters and (fits_initials(joined, name.text) or fits_initials(letters[-1], name.text) or _has_all_initials(joined, name.text)):
        forms = [joined]
    else:
        forms = []
    return [(index, form, short_nodes.get(form)) for form in forms if len(form) > 1]


def _full_after(nodes: Nodes, index: int, text: str, starts: Mapping[int, int]) -> int | None:
    """The node of the full name in the bracket behind a short form."""
    for mention in nodes.nodes[index].mentions:
        opening = _OPENS_BRACKET.match(text, mention.span.end)
        if opening is not None:
            full = starts.get(opening.end())
            if full is not None and not nodes.name(full).letters:
                return full
    return None
