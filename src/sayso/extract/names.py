"""Short forms of names: the family name of a person, a part of a body's name, initials."""

import re

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


def is_short_for(text: str, words: tuple[str, ...], longer: tuple[str, ...], longer_text: str, *, is_person: bool) -> bool:
    """Whether a name is a short form of a longer one: the last words of a person's or one first name, the ends of a body's, its initials."""
    if not words or len(words) >= len(longer):
        return False
    if is_person:
        ends = words == longer[-len(words) :] or (len(words) > 1 and words == longer[: len(words)])
        return ends or (len(words) == 1 and (words[0] == longer[0] or _bare(words[0]) == _bare(longer[-1])))
    if len(words) == 1 and text.isupper() and text.replace(".", "") in acronyms_of(longer_text):
        return True
    places = range(len(longer) - len(words) + 1) if len(words) > 1 else (0, len(longer) - 1)
    return any(longer[place : place + len(words)] == words for place in places)


def _bare(word: str) -> str:
    """A family name without its article: "al-Karim" is taken up as "Karim"."""
    return _ARTICLE.sub("", word)
