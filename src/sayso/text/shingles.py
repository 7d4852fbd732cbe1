"""Runs of words as numbers, for finding what was copied."""

import re
import unicodedata

import xxhash

__all__ = ["word_shingles"]

# Apostrophes fall so that "don’t" and "don't" and "dont" are one word; hyphens part words, for lines are broken at them.
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:['’‘ʼ`´]{_LETTERS})*")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")


def _folded(word: str) -> str:
    """The word in lower case without accents and apostrophes."""
    if not word.isascii():
        word = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return word.lower().translate(_APOSTROPHES)


def word_shingles(text: str, start: int, end: int, size: int) -> list[tuple[int, int, int]]:
    """The hash (64 bits), start and end of each run of `size` words in the stretch start..end, in order.

    Words are folded (case, accents, apostrophes) and marks left out, so that a copy with other quotation marks still gives the same numbers.
    A stretch of fewer words than `size` gives none. Raises ValueError where `size` is less than 1.
    """
    if size < 1:
        message = f"a shingle holds at least one word, not {size}"
        raise ValueError(message)
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for found in _WORD.finditer(text, start, end):
        words.append(_folded(found.group()))
        places.append(found.span())
    return [
        (xxhash.xxh3_64_intdigest(" ".join(words[first : first + size]).encode("utf-8", "surrogatepass")), places[first][0], places[first + size - 1][1])
        for first in range(len(words) - size + 1)
    ]
