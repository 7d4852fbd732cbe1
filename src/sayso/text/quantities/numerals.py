"""Numbers: in figures, in words, and the ones that are only hinted at."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["NUMBER", "Number", "Words", "data", "lex", "read_number"]


@cache
def data() -> Mapping[str, Any]:
    """The tables of quantities.toml."""
    return tomllib.loads(files("sayso.text.quantities").joinpath("quantities.toml").read_text(encoding="utf-8"))


def _lexicon() -> dict[str, tuple[str, Any]]:
    tables = data()
    lexicon: dict[str, tuple[str, Any]] = {
        "a": ("a", 1.0),
        "an": ("a", 1.0),
        "and": ("A", None),
        "of": ("f", None),
        "or": ("o", None),
        "to": ("t", None),
        "per": ("p", None),
        "cent": ("c", None),
    }
    letters = {"W": "cardinals", "K": "multipliers", "Z": "groups", "V": "plurals", "Q": "small", "F": "fractions"}
    for letter, table in letters.items():
        for word, value in tables[table].items():
            lexicon.setdefault(word, (letter, value))
    lexicon.update({word: ("Y", value) for word, (letter, value) in lexicon.items() if letter == "W" and value >= 20})
    lexicon.update(dict.fromkeys(tables["percents"]["words"], ("%", None)))
    lexicon.update({sign: ("$", code) for sign, code in tables["currency_signs"].items() if not sign.isalpha()})
    return lexicon


_LEXICON = _lexicon()
_CODES: Mapping[str, str] = {sign.upper(): code for sign, code in data()["currency_signs"].items() if sign.isalpha()}
_SUFFIXES: Mapping[str, float] = data()["suffixes"]
_DASHES = frozenset("-–—‐‑−")

_PIECE = re.compile(
    r"""
      (?P<money>(?:US|A|C|HK)?\$|[€£¥₹₽₪₺₴₦₩])
    | (?P<number>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d])|\d{1,3}(?:[ ]\d{3}){2,3}(?![\d])|\d+(?:\.\d+)?)(?P<glued>[^\W\d_]{0,12})
    | (?P<word>[^\W\d_](?:[^\W\d_]|['’](?![sS](?![^\W\d_]))(?=[^\W\d_])|\.(?=[^\W\d_]\.)|(?<=\.[^\W\d_])\.)*)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch: one letter of `classes` for each, with its value, lower case form, and place."""

    text: str
    classes: str
    values: tuple[Any, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touches(self, index: int) -> bool:
        """Whether no space stands between the word and the one before it."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


@dataclass(frozen=True, slots=True)
class Number:
    """Words first..last (last excluded) as bounds; `is_vague` for "dozens"; `factor` the multiplier that it ended in."""

    first: int
    last: int
    low: float
    high: float
    is_vague: bool = False
    is_share: bool = False
    factor: float = 1.0


def _figure(found: re.Match[str]) -> tuple[str, Any, int]:
    """Class, value and end of a figure with the letters glued to it; "x" where they are neither multiplier nor apart."""
    digits, glued = found.group("number"), found.group("glued")
    end = found.end()
    if len(digits) > 24:
        return "x", None, end
    value = float(re.sub(r"[, \u00a0\u202f]", "", digits))
    if not glued:
        return "D", (value, 1.0), end
    factor = _SUFFIXES.get(glued.lower())
    if factor is not None:
        return "D", (value * factor, factor), end
    if glued.lower() in data()["nouns"]["plurals"]:
        return "D", (value, 1.0), found.end("number")
    return "x", None, end


def lex(text: str) -> Words:
    """The words and marks of a stretch, white space left out."""
    classes: list[str] = []
    values: list[Any] = []
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    finditer = _PIECE.finditer
    for found in finditer(text):
        start, end = found.span()
        if start < place:
            continue
        piece = found.group()
        value: Any = None
        lower = piece.lower()
        if found.start("number") >= 0:
            letter, value, end = _figure(found)
            lower = text[start:end].lower()
            if end < found.end():  # "15km": the unit is a word of its own
                classes.append(letter)
                values.append(value)
                lowers.append(lower)
                starts.append(start)
                ends.append(end)
                start, end = end, found.end()
                piece, lower, letter, value = text[start:end], text[start:end].lower(), "x", None
        elif found.lastgroup == "money":
            letter, value = "$", data()["currency_signs"].get(lower, "USD")
        elif piece in _CODES:
            letter, value = "$", _CODES[piece]
        elif found.lastgroup == "word":
            entry = _LEXICON.get(lower)
            letter, value = entry if entry is not None else (("^" if piece[0].isupper() else "x"), None)
        else:
            letter = "-" if piece in _DASHES else "%" if piece == "%" else "," if piece == "," else "."
        place = end
        classes.append(letter)
        values.append(value)
        lowers.append(lower)
        starts.append(start)
        ends.append(end)
    return Words(text, "".join(classes), tuple(values), tuple(lowers), tuple(starts), tuple(ends))


# Numbers over the letters of the words, the longest reading first.
_WORDED = r"(?:Y-?W|[YW]|a(?=[KZ])|K)(?:-?K|(?<=K)A?-?(?:Y-?W|[YW])){0,9}"
NUMBER = re.compile(
    r"(?P<plural>V(?:f[VK](?:f[VK])?)?)"
    r"|(?P<shareof>Ff?aK|aFf?aK|FfaK)"
    r"|(?P<halfgroup>FaZ)"
    r"|(?P<mixed>(?:D|Y-?W|[YW]|a)(?=K?AaF)K?AaFK?)"
    r"|(?P<few>a?Q(?:f?(?:K+|Z))?)"
    r"|(?P<share>(?:W-?|a)F(?=f)|F(?=f)|W-?F)"
    r"|(?P<figure>DK{0,2}Z?)"
    r"|(?P<worded>" + _WORDED + r"Z?|aZ|Z)"
)


def _worded_value(words: Words, first: int, last: int) -> tuple[float, float]:
    """The value of number words, and the last multiplier of a thousand or more: "two hundred and five thousand"."""
    total, current, factor = 0.0, 0.0, 1.0
    for index in range(first, last):
        letter, value = words.classes[index], words.values[index]
        if letter == "a":
            current += 1
        elif letter in "WY":
            current += value
        elif letter == "D":
            current += value[0]
            factor = value[1]
        elif letter == "K" and value == 100:
            current = max(1.0, current) * 100
        elif letter == "K":
            total += max(1.0, current) * value
            current, factor = 0.0, value
        elif letter == "Z":
            current = max(1.0, current) * value
        elif letter == "F":
            current += value
    return total + current, factor


def _plural(words: Words, first: int, last: int) -> Number:
    low, high = words.values[first]
    low, high = float(low), float(high)
    for index in range(first + 1, last):
        if words.classes[index] == "V":
            base = words.values[index][0] / 2
            low, high = low * base, (high + 1) * base - 1
        elif words.classes[index] == "K":
            low, high = low * words.values[index], (high + 1) * words.values[index] - 1
    return Number(first, last, low, high, is_vague=True)


def _few(words: Words, first: int, last: int) -> Number:
    place = first + (words.classes[first] == "a")
    low, high = (float(bound) for bound in words.values[place])
    factor = 1.0
    for index in range(place + 1, last):
        if words.classes[index] in "KZ":
            factor *= words.values[index]
    if factor == 12 and low != high:
        return Number(first, last, 24.0, 99.0, is_vague=True)  # "a few dozen" is as much as "dozens"
    if factor > 1 and low != high:  # "several hundred" is as much as "hundreds"
        low, high = 2.0, 10 - 1 / factor
    return Number(first, last, low * factor, high * factor, is_vague=True)


def read_number(words: Words, found: re.Match[str]) -> Number:
    """The number that a match of NUMBER over the words' letters stands for."""
    first, last = found.span()
    rule = found.lastgroup
    if rule == "plural":
        return _plural(words, first, last)
    if rule == "few":
        return _few(words, first, last)
    if rule == "share":
        counts = [words.values[index] for index in range(first, last) if words.classes[index] == "W"]
        part = next(words.values[index] for index in range(first, last) if words.classes[index] == "F")
        share = round(part * (counts[0] if counts else 1), 3)
        return Number(first, last, share, share, is_share=True)
    if rule == "shareof":
        part = next(words.values[index] for index in range(first, last) if words.classes[index] == "F")
        value = part * words.values[last - 1]
        return Number(first, last, value, value, factor=words.values[last - 1])
    if rule == "halfgroup":
        value = words.values[first] * words.values[last - 1]
        return Number(first, last, value, value)
    if rule == "mixed":
        return _mixed(words, first, last)
    value, factor = _worded_value(words, first, last)
    return Number(first, last, value, value, factor=factor)


def _mixed(words: Words, first: int, last: int) -> Number:
    """As in "three and a half million", "a million and a half"."""
    stop = next(index for index in range(first, last) if words.classes[index] in "AK")
    whole = (
        words.values[first][0]
        if words.classes[first] == "D"
        else sum(float(words.values[index]) for index in range(first, stop) if words.classes[index] in "WYa")
    )
    part = next(words.values[index] for index in range(first, last) if words.classes[index] == "F")
    factor = next((words.values[index] for index in range(first, last) if words.classes[index] == "K"), 1.0)
    value = (whole + part) * factor
    return Number(first, last, value, value, factor=factor)
