"""What the codebook and the list of places know of a word by itself, given to the encoder beside its pieces.

A small encoder has not read enough to know that "strafed" is an assault or that "Dayr az Zawr" is a place; these lists do, and it learns how far to trust them.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from sayso.codebook import load_codebook
from sayso.reader.neural.labels import PREDICATES, SAY
from sayso.reader.rules.lexicon import load_places
from sayso.text.tokens import lemmas_of_verb, singular

__all__ = ["HINTS", "Hints", "shipped_hints"]

# Lists of the codebook that say something of a word's kind or of the clause around it.
_LISTS = (
    *(
        "negations",
        "ranks",
        "rank_abbreviations",
        "honorifics",
        "leader_posts",
        "posts",
        "body_words",
        "document_words",
        "unnamed_words",
        "pronouns",
        "facility_words",
    ),
    *(
        "weapon_words",
        "event_words",
        "bare_titles",
        "place_words",
        "place_openers",
        "body_openers",
        "name_particles",
        "calendar",
        "common_bodies",
        "ministry_words",
    ),
    *("named_bodies", "light_verbs", "failing_verbs", "hedging_verbs", "wanting_verbs", "demanding_verbs"),
)
_OTHERS = ("hedge", "hedge word", "saying noun", "denies", "asks", "location", "nationality", "in location")
_NAMES = (*PREDICATES[: PREDICATES.index(SAY) + 1], *_LISTS, *_OTHERS)
HINTS = len(_NAMES)
_PLACE_WORDS = 3  # words of a name in the list of places


class Hints:
    """The hints of words: numbers below HINTS."""

    def __init__(self) -> None:
        """Key the shipped codebook's words; a user's codebook does not change what the weights were trained with."""
        self._codebook = load_codebook()
        self._places = load_places()
        self._known: dict[str, frozenset[int]] = {}
        self._by_verb: dict[str, set[int]] = {}
        self._by_noun: dict[str, set[int]] = {}
        self._by_word: dict[str, set[int]] = {}
        self._fill()

    def _fill(self) -> None:
        number = {name: place for place, name in enumerate(_NAMES)}

        def note(table: dict[str, set[int]], entries: Iterable[str], name: str) -> None:
            for entry in entries:
                table.setdefault(entry.lower().split()[0], set()).add(number[name])

        for name, predicate in self._codebook.predicates.items():
            if name not in number:
                continue
            for frame in predicate.words:
                note(self._by_verb, frame.verbs, name)
                note(self._by_noun, [noun.split()[-1] for noun in frame.nouns], name)
                note(self._by_word, [suffix.lstrip("-") for suffix in frame.suffixes], name)
        for saying in self._codebook.sayings:
            note(self._by_verb, saying.verbs, SAY)
            note(self._by_noun, saying.nouns, "saying noun")
            if saying.stance in ("denies", "asks"):
                note(self._by_verb, saying.verbs, saying.stance)
        for hedge in self._codebook.hedges:
            for words in hedge.words:
                note(self._by_word, words.split(), "hedge" if " " not in words else "hedge word")
        for name in _LISTS:
            for entry in self._codebook.lexicon.get(name, ()):
                note(self._by_word, entry.replace("-", " ").split(), name)

    def of_word(self, word: str) -> frozenset[int]:
        """The hints of a word by itself, in lower case."""
        found = self._known.get(word)
        if found is None:
            numbers = set(self._by_word.get(word, ()))
            for lemma in (word, *lemmas_of_verb(word)):
                numbers |= self._by_verb.get(lemma, set())
            for noun in (word, singular(word)):
                numbers |= self._by_noun.get(noun, set())
            found = frozenset(numbers)
            if len(self._known) < 100_000:
                self._known[word] = found
        return found

    def of(self, words: Sequence[str]) -> list[frozenset[int]]:
        """The hints of each word of a window."""
        lower = [word.lower() for word in words]
        found = [self.of_word(word) for word in lower]
        for start in range(len(lower)):
            if not words[start][:1].isupper():
                continue
            for length in range(min(_PLACE_WORDS, len(lower) - start), 0, -1):
                kind = self._places.get(" ".join(lower[start : start + length]))
                if kind is None:
                    continue
                name = "in location" if length > 1 else kind if kind in _OTHERS else "in location"
                for place in range(start, start + length):
                    found[place] = found[place] | {_NAMES.index(name)}
                break
        return found


@cache
def shipped_hints() -> Hints:
    """The hints that the shipped weights were trained with."""
    return Hints()
