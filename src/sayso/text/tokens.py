"""Words, numbers and marks at their places; and what forms of words belong together."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.text.inflection import VerbForm, lemmas_of_verb, singular, verb_forms

__all__ = ["Token", "VerbForm", "is_abbreviation", "lemmas_of_verb", "singular", "straight", "tokenize", "verb_forms"]

_DATA: dict[str, Any] = tomllib.loads(files("sayso.text").joinpath("tokens.toml").read_text(encoding="utf-8"))

_TITLES, _MONTHS, _REFERENCES, _OTHERS = (frozenset(_DATA["abbreviations"][group]) for group in ("titles", "months", "references", "others"))
_NEGATED: dict[str, str] = _DATA["contractions"]["negated"]
_SUBJECTS = frozenset(_DATA["contractions"]["subjects"])

# Marks that combine with the letter before them (accents, harakat, vowel signs), joiners and the soft hyphen are no letters to \w.
_COMBINING = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_LETTER = rf"[^\W\d_{_COMBINING}]"
_WORD_CHARACTER = rf"[^\W_{_COMBINING}][{_COMBINING}]*"
_APOSTROPHE = "['’‘ʼʿʾ`´′]"
_HYPHEN = "[-‐‑]"  # the typographic dashes part words, hyphens do not

_PIECE = re.compile(
    rf"""
      (?P<address>(?:https?://|www\.)[^\s<>"“”«»]*[^\s<>"“”«».,;:!?)\]'’] | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}})
    | (?P<dotted>(?:[A-Za-z]\.){{2,}})
    | (?P<number>\d++(?:[.,:]\d++)*+(?![\w{_COMBINING}]|{_HYPHEN}{_LETTER}))
    | (?P<year>(?<![\w{_COMBINING}])['’]\d\ds?(?!\w))
    | (?P<word>(?:\d+[.,])*(?:{_WORD_CHARACTER})+
        (?:
          {_APOSTROPHE}(?={_LETTER})(?:{_WORD_CHARACTER})+
        | (?<=[\w{_COMBINING}])(?:{_HYPHEN}|(?<=\b[AaEe]l)--){_APOSTROPHE}?(?:{_WORD_CHARACTER})+
        )*
        (?:(?<=[A-Z])&[A-Z]+)?
      )
    | (?P<clitic>(?<=[\w.]){_APOSTROPHE}s(?!\w))
    | (?P<dots>\.{{2,}} | -{{2,}} | ``|'')
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?:{_APOSTROPHE}(?:s|ll|ve|re|d|m)|n{_APOSTROPHE}t)$", re.IGNORECASE)
_APOSTROPHES = str.maketrans({**dict.fromkeys("’‘ʼʿʾ`´′", "'"), **dict.fromkeys("‐‑", "-"), "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark at its place.

    `lower` is for looking up: lower case, with straight apostrophes and hyphens, abbreviations without their stop ("Lt." is "lt", but "U.S." is "u.s."),
    cut verbs whole ("ca" of "can’t" is "can").
    """

    start: int
    end: int
    text: str
    lower: str


@lru_cache(maxsize=65536)
def straight(word: str) -> str:
    """The word in lower case, with straight apostrophes and hyphens."""
    return word.lower().translate(_APOSTROPHES)


_NAME_FOLLOWS = re.compile(r"\s{0,3}[^\W\d_a-z]|\s{0,3}[(‘“\"']?[A-Z]")
_FIGURE_FOLLOWS = re.compile(r"\s{0,3}(?:\d|[IVXLC]+\b|[A-Z]\b|\()")


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the word start..end, which a stop follows in `text`, is an abbreviation, so that the stop belongs to it.

    "Lt." is one before a name and "No." before a figure; a single capital letter is an initial before a name.
    """
    lower = straight(text[start:end])
    if lower in _MONTHS:
        return text[start].isupper() and (lower not in {"sun", "sat", "mon", "mar", "jun", "wed"} or _FIGURE_FOLLOWS.match(text, end + 1) is not None)
    if lower in _REFERENCES and _FIGURE_FOLLOWS.match(text, end + 1):
        return True
    if lower in _TITLES or (end - start == 1 and text[start].isupper()):
        return _NAME_FOLLOWS.match(text, end + 1) is not None
    return lower in _OTHERS


def _clitic_length(word: str) -> int:
    """How many characters at the word's end are a possessive or a contraction."""
    found = _CLITIC.search(word)
    if found is None or found.start() == 0:
        return 0
    clitic, host = straight(found.group()), straight(word[: found.start()])
    if clitic == "n't":
        return 3 if host in _NEGATED else 0
    if clitic in {"'d", "'m", "'re"}:
        return len(clitic) if host in _SUBJECTS else 0
    return len(clitic)


def _cut(word: str, start: int) -> tuple[Token, ...]:
    """A word and what is joined to its end: "did" and "n’t", "regime" and "’s", "can" and "not"."""
    end = start + len(word)
    lower = straight(word)
    if lower == "cannot":
        return Token(start, start + 3, word[:3], "can"), Token(start + 3, end, word[3:], "not")
    length = _clitic_length(word)
    if length == 0:
        return (Token(start, end, word, lower),)
    middle = end - length
    host, clitic = word[:-length], lower[-length:]
    lookup = straight(host)
    if clitic == "n't":
        lookup = _NEGATED[lookup]
    return Token(start, middle, host, lookup), Token(middle, end, word[-length:], clitic)


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of the stretch start..end, in order; white space is left out and nothing else.

    Hyphenated words are one token ("Iran-backed", "T-72"), figures with their separators too ("1,200", "3.5"), and so is a number with letters ("3rd", "24K").
    A possessive’s mark and a contraction are tokens of their own; abbreviations keep their stop ("Lt.", "U.S.", "J." before a name).
    """
    tokens: list[Token] = []
    append = tokens.append
    position = start
    for found in _PIECE.finditer(text, start, end):
        first = found.start()
        if first < position:
            continue
        piece = found.group()
        kind = found.lastgroup
        last = found.end()
        if kind == "word":
            if last < end and text[last] == "." and is_abbreviation(text, first, last):
                lower = straight(piece)
                append(Token(first, last + 1, text[first : last + 1], lower if len(lower) > 1 else lower + "."))
                position = last + 1
                continue
            if "'" in piece or "’" in piece or "n" in piece or not piece.isascii():
                tokens.extend(_cut(piece, first))
            else:
                append(Token(first, last, piece, piece.lower()))
        elif kind == "dotted":
            append(Token(first, last, piece, piece.lower()))
        else:
            append(Token(first, last, piece, straight(piece)))
        position = last
    return tokens
