"""Short forms of names: the family name of a person, a part of a body's name, initials."""

import re
from collections.abc import Collection

from sayso.extract.lexicon import grammar

__all__ = ["acronyms_of", "is_short_for", "name_words"]

_WORD = re.compile(r"[^\W_]+(?:[’'\-‑][^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_ARTICLE = re.compile(r"^(?:al|el|ul|an|as|ash|ar|at|az)-+")
_SMALL = grammar("small")


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, without "the" before it and "'s" behind."""
    words = [_POSSESSIVE.sub("", word).lower() for word in _WORD.findall(text)]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def acronyms_of(text: str) -> frozenset[str]:
    """The short forms that a name's initials make: of all its words, of the large ones, of its capitals."""
    words = [word for word in _LETTERS.findall(text) if word.lower() != "s"]
    if len(words) < 2:
        return frozenset()
    every = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    written = "".join(letter for letter in text if letter.isupper())
    return frozenset(form for form in (every, large, written) if len(form) > 1)


def is_short_for(text: str, words: tuple[str, ...], longer: tuple[str, ...], longer_text: str, *, is_person: bool, common: Collection[str] = ()) -> bool:
    """Whether a name is a short form of a longer one: the last words of a person's or one first name, an end of a body's, its initials.

    `common` are the words that many bodies' names have ("guard", "council"): one word alone stands for a body only where it is one of them, or all others are.
    """
    if not words or len(words) >= len(longer):
        return False
    if is_person:
        ends = words == longer[-len(words) :] or (len(words) > 1 and words == longer[: len(words)])
        return ends or (len(words) == 1 and (words[0] == longer[0] or _bare(words[0]) == _bare(longer[-1])))
    if len(words) == 1 and text.isupper() and text.replace(".", "") in acronyms_of(longer_text):
        return True
    if words == longer[-len(words) :]:  # "the Guard" of the Amber Guard; but a name inside another's is another body's
        return len(words) > 1 or " ".join(words) in common
    return words == longer[: len(words)] and not text.isupper() and "." not in text and (len(words) > 1 or all(word in common for word in longer[1:]))


def _bare(word: str) -> str:
    """A family name without its article: "al-Karim" is taken up as "Karim"."""
    return _ARTICLE.sub("", word)
