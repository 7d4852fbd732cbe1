"""What a number counts: the noun after it, as far as its words reach."""

from sayso.text.inflection import singular
from sayso.text.quantities.numerals import Words, data

__all__ = ["counted_end", "is_plural_noun", "money_after", "phrase_end"]

_NOUNS = data()["nouns"]
_PLURALS = frozenset(_NOUNS["plurals"])
_STOPS = frozenset(_NOUNS["stops"])
_NO_PLURALS = frozenset(_NOUNS["no_plurals"])
_DETERMINERS = frozenset(_NOUNS["determiners"])
_AFTER_PLURALS = frozenset(_NOUNS["after_plurals"])
_PRONOUNS = frozenset(_NOUNS["pronouns"])
_MONEY: dict[tuple[str, ...], str] = {tuple(phrase.split()): code for phrase, code in data()["currency_words"].items()}
_LONGEST = 7  # words from the number to its noun: "three newer US-made surface-to-air missile batteries"
_SINGLE = 3  # for one of something, whose noun cannot be told by its plural


def is_plural_noun(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun or a measure."""
    if word in _PLURALS:
        return True
    return len(word) > 3 and word not in _NO_PLURALS and (singular(word) != word or word.endswith(("qis", "lis", "nis", "dis", "tis", "eis", "ris")))


def money_after(words: Words, place: int) -> tuple[int, str] | None:
    """Where the words of a currency from `place` on end, and its code."""
    for length in (3, 2, 1):
        code = _MONEY.get(words.lowers[place : place + length])
        if code is not None and place + length <= len(words.lowers):
            return place + length, code
    return None


def _is_word(words: Words, index: int) -> bool:
    return index < len(words.lowers) and (words.classes[index] in "x^" or words.lowers[index] == "quarters")


def _is_stop(words: Words, index: int) -> bool:
    """Whether a word ends the phrase; "US" does not, though "us" does."""
    return words.lowers[index] in _STOPS and not (words.ends[index] - words.starts[index] > 1 and words.text[words.starts[index] : words.ends[index]].isupper())


def _compound_end(words: Words, index: int) -> int:
    """The last part of a compound that begins at the word: "vehicle-borne", "pick-up"."""
    while words.classes[index + 1 : index + 2] == "-" and words.touches(index + 1) and words.touches(index + 2) and _is_word(words, index + 2):
        index += 2
    return index


def phrase_end(words: Words, place: int, *, is_plural: bool) -> int | None:
    """Where the noun phrase from `place` on ends: after its first plural noun (and those glued to it), or before a word that ends it."""
    index, last_word = place, None
    limit = min(len(words.lowers), place + (_LONGEST if is_plural else _SINGLE))
    while index < limit:
        if words.classes[index] == "." and words.text[words.starts[index]] in "“\"'‘":
            index += 1  # the quotation mark in “eleven “rebels””
            continue
        if not _is_word(words, index) or _is_stop(words, index) or (last_word is not None and not is_plural and words.lowers[index].endswith("ed")):
            break
        end = _compound_end(words, index)
        last_word = end
        if is_plural and is_plural_noun(words.lowers[end]) and (end == index or words.lowers[end].endswith("s") or not _is_word(words, end + 1)):
            while _is_word(words, end + 1) and not _is_stop(words, end + 1) and words.lowers[end + 1].endswith("s") and is_plural_noun(words.lowers[end + 1]):
                end += 1
            return end + 1
        index = end + 1
    return None if last_word is None or is_plural else last_word + 1


def counted_end(words: Words, place: int, *, is_one: bool, is_share: bool = False) -> tuple[int, int] | None:
    """First and last word (excluded) of what is counted, for a number that ends before `place`; None where nothing follows that could be counted.

    After "of" a pronoun gives an empty noun ("eleven of them").
    """
    start = place
    if place and words.classes[place - 1] == "V" and words.classes[place : place + 1] != "f":  # "thousands fleeing", but "dozens more"
        return (place, place + 1) if words.lowers[place : place + 1] and words.lowers[place] in _AFTER_PLURALS else None
    if words.classes[place : place + 1] == "f":
        start += 1
        if is_one:
            return None
        if words.lowers[start : start + 1] and words.lowers[start] in _PRONOUNS:
            return start + 1, start + 1
        while start < len(words.lowers) and words.lowers[start] in _DETERMINERS:
            start += 1
    end = phrase_end(words, start, is_plural=not is_one)
    if end is None and is_share and start > place:
        end = phrase_end(words, start, is_plural=False)
    if end is not None:
        return start, end
    if (
        not is_one
        and start == place
        and _is_word(words, start)
        and not _is_stop(words, start)
        and words.classes[start] == "x"
        and not words.lowers[start].endswith(("ed", "ly", "ing"))
    ):
        return start, start + 1
    return None
