"""Reads `.claims` files: paragraphs with their marks, as the guideline (training/corpus/GUIDELINE.md) has them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Claim", "Paragraph", "find", "read_claims"]

Piece = tuple[int, int]


@dataclass(slots=True)
class Claim:
    """A claim or a say: where its trigger stands (empty for ∅), and its roles; polarity, tense and mode are words, the others places."""

    predicate: str
    trigger: list[Piece]
    roles: dict[str, list[list[Piece]]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its marks; `document` is its document's name, `split` train, dev or test."""

    document: str
    split: str
    text: str
    mentions: list[tuple[str, Piece]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def find(text: str, words: str) -> list[Piece]:
    """Places of words in a text: 'words', 'words^2' for the second occurrence, 'one … other' for two pieces; [] where absent."""
    if " … " in words:
        pieces = [find(text, piece) for piece in words.split(" … ")]
        return [place for piece in pieces for place in piece] if all(pieces) else []
    match = re.fullmatch(r"(.*?)\^(\d+)", words, re.DOTALL)
    words, number = (match[1], int(match[2])) if match else (words, 1)
    bounded = words[:1].isalnum() and words[-1:].isalnum()
    pattern = r"(?<!\w)" + re.escape(words) + r"(?!\w)" if bounded else re.escape(words)
    places = [found.start() for found in re.finditer(pattern, text)] if words else []
    return [(places[number - 1], places[number - 1] + len(words))] if len(places) >= number else []


def _claim(line: str, text: str) -> Claim:
    head, *roles = line[2:].split(" | ")
    predicate, _, trigger = head.partition(":")
    made = Claim(predicate.strip(), find(text, trigger.strip()))
    for role in roles:
        name, _, words = (part.strip() for part in role.partition(":"))
        if name in ("polarity", "tense", "mode"):
            made.values[name] = words
            continue
        here = words.partition("=")[0].strip() if "=" in words else words
        places = find(text, here) if here else []
        if places:
            made.roles.setdefault(name, []).append(places)
    return made


def read_claims(path: Path, mend: Callable[[list[str]], list[str]] | None = None) -> Iterator[Paragraph]:
    """The paragraphs of a file; `mend` may change its lines before they are read."""
    document, split = "", ""
    paragraph: Paragraph | None = None
    lines = path.read_text(encoding="utf-8").splitlines()
    for raw in mend(lines) if mend else lines:
        line = raw.rstrip()
        if line.startswith("#:"):
            document = line[2:].split("|")[0].strip()
            found = re.search(r"split (\w+)", line)
            split = found[1] if found else "train"
        elif line.startswith("¶ "):
            if paragraph is not None:
                yield paragraph
            paragraph = Paragraph(document, split, raw[2:])
        elif paragraph is not None and line.startswith("@ "):
            kind, _, words = line[2:].partition(":")
            for mention in filter(None, (part.strip() for part in words.split(";"))):
                paragraph.mentions += [(kind.strip(), place) for place in find(paragraph.text, mention)]
        elif paragraph is not None and line.startswith("> "):
            paragraph.claims.append(_claim(line, paragraph.text))
    if paragraph is not None:
        yield paragraph
