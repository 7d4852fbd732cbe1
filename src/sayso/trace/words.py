"""The words of a stretch of text, made comparable, at their places."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Words", "read_words"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Words without case, accents and apostrophes, with the characters at which each starts and ends."""

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.folded)


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    lower = word.lower().replace("'", "").replace("’", "")
    if lower.isascii():
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign)) or lower


def read_words(text: str, stretches: Iterable[tuple[int, int]]) -> Words:
    """The words of the stretches of a text, one after the other."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in stretches:
        for found in _WORD.finditer(text, start, end):
            folded.append(_fold(found.group()))
            starts.append(found.start())
            ends.append(found.end())
    return Words(tuple(folded), tuple(starts), tuple(ends))
