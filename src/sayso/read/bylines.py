"""Who wrote it: names in a byline, cut out at their real end, also where the byline is glued to the words that follow.

"By Ada Moss As the river rose" holds the name Ada Moss: a name runs on over capitalised words of one style, and stops before words that
begin a sentence. Where nothing marks the end, a name has two words.
"""

import re
from dataclasses import dataclass
from functools import cache

from sayso.read.dates import days_in
from sayso.read.flat import flatten
from sayso.read.markers import Markers, fold, load_markers

__all__ = ["Names", "byline_line", "glued_byline", "is_name", "names_alone", "outlet_line", "unglued"]

_TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['.\-](?=[^\W_])|\.(?=\s|$|,)|(?<=\b[^\W\d_])\.)*|[^\s]")
_SPLIT = re.compile(r"\s*(?:,|;|\||/|&|•|·|–|—| - |\band\b|\bund\b|\bet\b|\by\b|\be\b|\bet al\b)\s*")
_ENTITLED = ("'s", "s'")
_JOINTS = frozenset({"and", "in", "for", "at", "from", "with"})  # small words that may stand behind a name in a byline
_ADJECTIVE = re.compile(r"(?:[iae]an|ish|ese|aqi|eli|stani|audi|ench|utch)$")  # "Syrian President": the first word is no surname
_CLOCK = re.compile(r",? (?:at|on|@) \d{1,2}[:.]\d{2}(?: ?[APap]\.?[Mm]\.?)?(?: [A-Z]{2,4})?\W*$")  # "Posted by A B at 7:42 AM"
_JOINT = re.compile(r",? (?:and|&) | ?, ")
_LONGEST_NAME = 5  # words, particles and initials included
_LONGEST_LINE = 24  # words of a line that is a byline


@dataclass(frozen=True, slots=True)
class Names:
    """A byline's characters with its cue, and those of the names alone."""

    start: int
    end: int
    names_start: int
    names_end: int


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[:1].isupper()


def _is_capital(word: str) -> bool:
    """Whether a word may be part of a name: it begins with a capital, or its script has none."""
    head, dash, tail = word.partition("-")
    if dash and head in load_markers().particles:
        return tail[:1].isupper()
    return word[:1].isalpha() and not word[:1].islower()


def _is_shouted(word: str) -> bool:
    letters = [each for each in word if each.isalpha()]
    return len(letters) > 1 and all(each.isupper() for each in letters)


@cache
def _glued_cue() -> re.Pattern[str]:
    cues = "|".join(re.escape(cue) for cue in sorted(load_markers().glued_cues, key=len, reverse=True))
    return re.compile(rf"(?:{cues})(?::| )[ :]*", re.IGNORECASE)


def _is_stop(word: str, following: str, markers: Markers) -> bool:
    """Whether a word begins the sentence behind a name; a month does only with a number behind it, for Jan and April are names too."""
    folded = fold(word)
    return folded in markers.openers or folded in markers.weekdays or (folded in markers.months and following[:1].isdigit())


def _words(flat: str, start: int, end: int) -> list[re.Match[str]]:
    """The words and marks from start on, as many as a name and what shows its end can take."""
    found: list[re.Match[str]] = []
    for match in _TOKEN.finditer(flat, start, end):
        found.append(match)
        if len(found) > 2 * _LONGEST_NAME:
            break
    return found


def _run(words: list[re.Match[str]], markers: Markers) -> tuple[int, bool]:
    """How many words from the first on look like one name, and whether a word in small letters ended them."""
    count = 0
    for position, match in enumerate(words):
        word = match[0]
        next_word = words[position + 1][0] if position + 1 < len(words) else ""
        if not _is_capital(word):
            following = next((each[0] for each in words[position + 1 :] if each[0] not in markers.particles), "")
            if count and word in markers.particles and _is_capital(following) and not _is_stop(following, "", markers):
                count += 1
                continue
            is_joint = word in _JOINTS and _is_capital(following) and (count == 2 or word == "and")
            return count, word[:1].islower() and not is_joint
        changes_style = count > 0 and not _is_initial(word) and not _is_initial(words[0][0]) and _is_shouted(word) != _is_shouted(words[0][0])
        is_other = count > 0 and (fold(word) in markers.cities or (count > 1 and fold(word) in markers.agencies))
        if _is_stop(word, next_word, markers) or word.endswith(_ENTITLED) or changes_style or is_other:
            is_described = count == 3 and _is_stop(word, next_word, markers) and _ADJECTIVE.search(words[2][0]) is not None
            return count - is_described, False
        count += 1
    return count, False


def _trimmed(words: list[re.Match[str]], count: int, markers: Markers) -> int:
    """The first two full words of a run that is too long to be one name, with the initials and particles between them."""
    full = 0
    for position in range(count):
        word = words[position][0]
        full += not (_is_initial(word) or word.casefold() in markers.particles)
        if full == 2:
            return position + 1
    return count


def _one_name(flat: str, start: int, end: int, known: frozenset[str]) -> int | None:
    """Where the name that begins at start ends, None if none does."""
    markers = load_markers()
    words = _words(flat, start, end)
    count, by_small = _run(words, markers)
    for size in range(min(count, _LONGEST_NAME), 1, -1):
        if fold(flat[start : words[size - 1].end()]) in known:
            return words[size - 1].end()
    if by_small and count:
        count -= 1
    if count > 3 + by_small or (by_small and count > 2):
        count = _trimmed(words, count, markers) if by_small or count > 4 else count
    while count and words[count - 1][0] in markers.particles:
        count -= 1
    if count < 2 or words[count - 1][0].endswith(_ENTITLED):
        return None
    return words[count - 1].end()


def glued_byline(flat: str, start: int, end: int, known: frozenset[str] = frozenset()) -> Names | None:
    """The byline that begins at start with a cue ("By", "Written by") while other words follow on the same line, or None.

    `known` are folded names that stand elsewhere in the document as a line of their own; they tell where a name ends.
    """
    cue = _glued_cue().match(flat, start, end)
    if cue is None:
        return None
    last = _one_name(flat, cue.end(), end, known)
    if last is None:
        return None
    names_start = cue.end()
    while True:
        joint = _JOINT.match(flat, last, end)
        more = _one_name(flat, joint.end(), end, known) if joint else None
        if joint is None or more is None or ("," in joint[0] and "a" not in joint[0] and _is_no_person(fold(flat[joint.end() : more]))):
            break
        last = more
    return Names(start, last, names_start, last)


def _is_no_person(folded: str) -> bool:
    """Whether words that stand behind a name are a role, an outlet, an agency or a place."""
    markers = load_markers()
    last = folded.rsplit(" ", 1)[-1]
    return folded in markers.agencies or folded in markers.cities or last in markers.roles or last in markers.outlet_words


def is_name(words: str, *, strict: bool = True) -> bool:
    """Whether these words alone look like a person's name: two to five capitalised words, particles and initials.

    Where it is not `strict`, later words may be in small letters, as they are when people are careless.
    """
    markers = load_markers()
    found = words.split()
    if not 2 <= len(found) <= _LONGEST_NAME or any(each.isdigit() for each in words):
        return False
    for position, word in enumerate(found):
        bare = word.strip(".,")
        if not bare or not all(each.isalpha() or each in "'-." for each in bare) or word.endswith(_ENTITLED):
            return False
        if _is_stop(bare, "", markers) and not _is_initial(word) and bare.casefold() not in markers.particles:
            return False
        if not _is_capital(bare) and (position == 0 or (strict and bare not in markers.particles)):
            return False
    return _is_capital(found[-1]) or not strict


def _is_role(folded: str, markers: Markers) -> bool:
    return folded in markers.roles or folded.rsplit(" ", maxsplit=1)[-1] in markers.roles


def byline_line(flat: str, start: int, end: int, *, needs_cue: bool = True) -> Names | None:
    """The names of a line that is nothing but a byline, or None: "By A B and C D, Agency", "Author: A B", "Agency Staff".

    Without a cue (`needs_cue` false) names alone do as well.
    """
    clock = _CLOCK.search(flat, start, end)
    line = flat[start : clock.start() if clock else end]
    if line.count(" ") > _LONGEST_LINE or next(days_in(flat, start, end), None) is not None:
        return None
    markers = load_markers()
    cue = markers.byline_cues.match(fold(line))
    offset = 0
    if cue is not None:
        head = re.match(r"\W*" + r"\s*".join(map(re.escape, cue.split(" "))) + r"\s*[:：]?\s*", line, re.IGNORECASE)
        if head is None or head.end() >= len(line):
            return None
        offset = head.end()
    found: tuple[int, int] | None = None
    position = offset
    pieces: list[tuple[int, int]] = []
    for joint in _SPLIT.finditer(line, offset):
        pieces.append((position, joint.start()))
        position = joint.end()
    pieces.append((position, len(line)))
    for first, last in pieces:
        piece = line[first:last].strip(" .")
        folded = fold(piece)
        if not piece:
            continue
        if is_name(piece, strict=cue is None) and not _is_no_person(folded):
            found = (first if found is None else found[0], last)
        elif _is_role(folded, markers) and (cue is not None or all(_is_capital(each) or each == "and" for each in piece.split())):
            # "Agency Staff" is the name that is given; "A B, Staff Writer" has one already.
            found = found or (first, last)
        elif found is None:
            single = cue is not None and len(pieces) == 1 and _is_capital(piece) and not _is_stop(piece, "", markers) and " " not in piece
            if not single and not (cue is not None and folded in markers.agencies):
                return None
            found = (first, last)
    if found is None or (cue is None and needs_cue and not _is_role(fold(line), markers)):
        return None
    if cue is None and needs_cue and line.count(" ") > 3:
        return None
    stripped = line[found[0] : found[1]].rstrip(" .,-–—|:") if not _is_initial(line[found[0] : found[1]].split(" ")[-1]) else line[found[0] : found[1]]
    return Names(start, end, start + found[0], start + found[0] + len(stripped))


def outlet_line(flat: str, start: int, end: int) -> bool:
    """Whether a short line is an outlet's name: a known agency, or a name whose first or last word is one that outlets have ("The Dornach Post", "Radio Dornach")."""
    words = flat[start:end].strip(" .,|:-–—")
    folded = fold(words)
    if not words or words.count(" ") > 5 or any(each in ".!?" for each in words[:-1] if not words.isupper()):
        return False
    markers = load_markers()
    if folded in markers.agencies:
        return True
    parts = words.split()
    is_titled = all(_is_capital(each) or each.casefold() in markers.particles | {"of", "and", "&", "for", "the", "in", "on"} for each in parts)
    return len(parts) > 1 and is_titled and not markers.outlet_words.isdisjoint((fold(parts[0]), fold(parts[-1])))


def names_alone(words: str) -> str:
    """The names in a byline that a format gives, without "By", roles, outlets, addresses and what else was put there; the words themselves where no name is found."""
    plain = " ".join(flatten(words).split())
    cut = re.search(r" ?[(<]| \d", plain)
    for end in (len(plain), cut.start() if cut else 0):
        names = byline_line(plain, 0, end, needs_cue=False) if end else None
        if names is not None:
            return plain[names.names_start : names.names_end]
    glued = glued_byline(plain, 0, len(plain))
    if glued is not None:
        return plain[glued.names_start : glued.names_end]
    return (plain[: cut.start()] if cut and cut.start() > 1 else plain) or words


_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})(?<!Fitz)(?=[A-Z][^\W\d_A-Z]{3,})")


def unglued(names: str) -> str:
    """Names without a word that copying glued to the last of them: "Ana OrtizPublished" is Ana Ortiz; "MacDonald" is one name."""
    glued = _GLUED.search(names)
    return names[: glued.start()] if glued is not None and " " in names[: glued.start()] else names
