"""The words that extraction goes by: the codebook's lists and the plain English of words.toml, as sets made for lookup."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.codebook import Codebook
from sayso.text.tokens import lemmas_of_verb, singular

__all__ = ["Lexicon", "grammar", "load_lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Sets of lower-case words.

    `pronouns` maps a word to its class, `descriptions` a noun to the kinds it can stand for, `hedges` and `stances` a phrase (of hedging, of saying) to its
    band or stance; the longest phrase is looked up first.
    """

    pronouns: Mapping[str, str]
    possessives: frozenset[str]
    reflexives: frozenset[str]
    definite: frozenset[str]
    demonstrative: frozenset[str]
    indefinite: frozenset[str]
    numerals: frozenset[str]
    partitives: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    naming: frozenset[str]
    postposed: frozenset[str]
    auxiliaries: frozenset[str]
    clause_words: frozenset[str]
    conjunctions: frozenset[str]
    quoting: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    people: frozenset[str]
    plurals: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    own_voice: frozenset[str]
    descriptions: Mapping[str, tuple[str, ...]]
    unnamed: frozenset[str]
    documents: frozenset[str]
    posts: frozenset[str]
    titles: frozenset[str]
    facilities: frozenset[str]
    weapons: frozenset[str]
    hedges: Mapping[str, str]
    stances: Mapping[str, str]

    def kind_of(self, noun: str) -> str:
        """The kind of what a noun names by itself: "person" for a clerk, "organization" for a ministry, "other" where it cannot be told."""
        word = singular(noun)
        if noun in self.people or word in self.people:
            return "person"
        if noun in self.documents or word in self.documents:
            return "document"
        if noun in self.bodies or word in self.bodies:
            return "organization"
        if noun in self.places or word in self.places:
            return "location"
        if noun in self.facilities or word in self.facilities:
            return "facility"
        return "weapon" if noun in self.weapons or word in self.weapons else "other"

    def opens_phrase(self, word: str) -> bool:
        """Whether a word is an article or the like, with which a noun phrase begins."""
        return word in self.definite or word in self.indefinite or word in self.demonstrative or word in self.possessives or word in self.numerals

    def ends_phrase(self, word: str) -> bool:
        """Whether a word cannot stand between an article and its noun."""
        return word in self.prepositions or word in self.relatives or word in self.auxiliaries or word in self.conjunctions or word in self.pronouns

    def is_noun(self, word: str) -> bool:
        """Whether a word is a noun of which the lexicon knows what it names."""
        return word in self.plurals or self.kind_of(word) != "other"

    def gender_of(self, words: Iterable[str]) -> str | None:
        """The gender that a word of a name or description tells ("Mrs", "his widow"), None where none does."""
        found = {"male" if word in self.male else "female" for word in words if word in self.male or word in self.female}
        return found.pop() if len(found) == 1 else None

    def is_plural(self, noun: str) -> bool:
        """Whether a noun stands for several."""
        return noun in self.plurals or (noun.endswith("s") and not noun.endswith("ss") and singular(noun) != noun)

    def stance_of(self, cue: str) -> str | None:
        """The codebook's stance of words of saying; the longest phrase first; None for words it does not know."""
        words = cue.lower().replace("’", "'").split()
        for length in range(min(4, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                phrase = words[start : start + length]
                for lemma in (phrase[0], *lemmas_of_verb(phrase[0]), singular(phrase[0])):
                    stance = self.stances.get(" ".join((lemma, *phrase[1:])))
                    if stance is not None:
                        return stance
        return None

    def band_of(self, words: str) -> str | None:
        """The band of the longest hedge among the words, the first of equally long ones."""
        parts = words.lower().replace("’", "'").strip(" .,;:").split()
        for length in range(min(6, len(parts)), 0, -1):
            for start in range(len(parts) - length + 1):
                band = self.hedges.get(" ".join(parts[start : start + length]).strip(",;"))
                if band is not None:
                    return band
        return None


@cache
def _shipped() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    data = tomllib.loads(files("sayso.extract").joinpath("words.toml").read_text(encoding="utf-8"))
    return {table: {name: tuple(words) for name, words in lists.items()} for table, lists in data.items()}


@cache
def grammar(name: str) -> frozenset[str]:
    """One of the lists of plain English grammar, for rules that know no codebook."""
    return frozenset(_shipped()["grammar"][name])


def load_lexicon(codebook: Codebook) -> Lexicon:
    """The lexicon for a codebook."""
    data = _shipped()
    nouns = data["nouns"]

    def listed(*names: str) -> frozenset[str]:
        return frozenset(word.lower() for name in names for word in codebook.lexicon.get(name, ()))

    stances: dict[str, str] = {}
    for saying in codebook.sayings:
        for phrase in (*saying.phrases, *saying.verbs, *saying.nouns):
            stances.setdefault(phrase.lower(), saying.stance)
    descriptions: dict[str, tuple[str, ...]] = {}
    for kind, words in data["descriptions"].items():
        for word in words:
            descriptions[word] = (*descriptions.get(word, ()), kind)
    posts = listed("posts", "leader_posts", "ranks", "honorifics")
    unnamed = listed("unnamed_words")
    documents = listed("document_words")
    bodies = listed("body_words") | frozenset(nouns["bodies"])
    people = frozenset(nouns["people"]) | (posts | unnamed) - documents - bodies - {"media", "reports", "people", "authorities"} | {"people"}
    return Lexicon(
        pronouns={word: name for name, words in data["pronouns"].items() for word in words},
        possessives=grammar("possessive_pronouns"),
        reflexives=grammar("reflexives"),
        definite=grammar("definite"),
        demonstrative=grammar("demonstrative"),
        indefinite=grammar("indefinite"),
        numerals=grammar("numerals"),
        partitives=grammar("partitives"),
        prepositions=grammar("prepositions"),
        relatives=grammar("relatives"),
        naming=grammar("naming"),
        postposed=grammar("postposed"),
        auxiliaries=grammar("auxiliaries"),
        clause_words=grammar("clause_words"),
        conjunctions=grammar("conjunctions"),
        quoting=grammar("quoting"),
        male=frozenset(nouns["male"]),
        female=frozenset(nouns["female"]),
        people=people,
        plurals=frozenset(nouns["plurals"]),
        bodies=bodies,
        places=frozenset(nouns["places"]),
        own_voice=frozenset(nouns["own_voice"]),
        descriptions=descriptions,
        unnamed=unnamed,
        documents=documents,
        posts=posts,
        titles=posts | listed("rank_abbreviations"),
        facilities=listed("facility_words"),
        weapons=listed("weapon_words"),
        hedges={words.lower(): hedge.band for hedge in codebook.hedges for words in (*hedge.words, *hedge.phrases)},
        stances=stances,
    )
