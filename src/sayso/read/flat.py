"""The text with plain spaces, quotes and digits, character for character: offsets in it are offsets in the document.

Pages carry no-break spaces, thin spaces, typographic quotes and other scripts' digits; patterns should not have to know them all.
"""

from functools import cache

__all__ = ["flatten", "tidy"]

_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\xad"
_QUOTES = {"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"'}
_DIGITS = {0x0660: 10, 0x06F0: 10, 0x0966: 10, 0x09E6: 10, 0xFF10: 10}  # Arabic, Persian, Devanagari, Bengali, full width


@cache
def _table() -> dict[int, str]:
    table = {ord(each): " " for each in _SPACES + _MARKS}
    table.update({ord(each): plain for each, plain in _QUOTES.items()})
    table.update({first + value: str(value) for first, count in _DIGITS.items() for value in range(count)})
    return table


def flatten(text: str) -> str:
    """The text of the same length with every space, quote and digit in its plain form."""
    return text.translate(_table())


def tidy(text: str) -> str:
    """Words as they are shown: white space of any kind single and plain, none at the ends."""
    return " ".join("".join(" " if each in _MARKS_SET else each for each in text).split()) if not text.isascii() else " ".join(text.split())


_MARKS_SET = frozenset(_MARKS) - {"\u200c", "\u200d"}  # joiners belong to words in Persian and Indic scripts
