"""What the words in a name and beside it say of its kind: a rank before it, "in", "fighters of", "X, a company of"."""

import re
from collections.abc import Sequence

from sayso.codebook import Codebook
from sayso.extract.lexicon import Lexicon, grammar
from sayso.names.vocabulary import is_foreign_head, is_same_given_name, person_bits
from sayso.record import MentionTag
from sayso.text.tokens import Token, singular, straight

__all__ = ["BODY", "NAMED", "NEIGHBOUR", "PERSON", "PLACE", "PLAIN", "Neighbours"]

PERSON, BODY, PLACE = "person", "organization", "location"
NAMED = frozenset({PERSON, BODY, PLACE})
PLAIN = 2.0  # votes of neighbours that leave no doubt: a rank before, "the city of"; of a name's own head ("Amber Front") or legal form
NEIGHBOUR = 1.0
_SITE = 1.2  # "in" before a name
_HINT = 0.4
_NEAR = 3  # words
_AGE = 2  # figures
_APPOSED = 7  # words after a name: its comma, an article, a noun
_UNKNOWN = 13.0  # bits of a word that is in no list of persons' names
_ACRONYM = re.compile(r"[A-Z]{2,4}(?:-\d{1,2})?|(?:[A-Z]\.){3,6}")
_INITIALS = re.compile(r"(?:[A-Z]\.[ -]){1,3}[A-Z]\.?")
_SITE_PREPOSITIONS = grammar("site_prepositions")
_WEAK_SITE_PREPOSITIONS = grammar("weak_site_prepositions")
_BELONGING = grammar("belonging")
_KIN = grammar("kin")
_EITHER = grammar("either")
_STATE_OWNED = grammar("state_owned")
_OF = ("of", "for")
_POSSESSIVES = ("'s", "’s")


class Neighbours:
    """The lists of a codebook that tell kinds apart."""

    def __init__(self, codebook: Codebook, lexicon: Lexicon) -> None:
        """Key the lists."""

        def listed(name: str) -> frozenset[str]:
            return frozenset(straight(word).strip(".") for word in codebook.lexicon.get(name, ()))

        self._lexicon = lexicon
        self._sites = listed("place_words") | listed("facility_words")
        self._heads = listed("body_words") - self._sites
        self._openers = listed("body_openers") - self._sites
        self._belonging = listed("belonging_words") | listed("unnamed_words") | _BELONGING
        self._legal = listed("legal_forms")

    def is_title(self, words: Sequence[str]) -> bool:
        """Whether words are a rank or post and no name."""
        return " ".join(words) in self._lexicon.titles

    def opens_body(self, word: str) -> bool:
        """Whether a name that begins with a word is a body's, here or in another language."""
        return word in self._openers or (is_foreign_head(word) and person_bits(word) >= _UNKNOWN)

    def votes(self, tag: MentionTag, key: Sequence[str], tokens: Sequence[Token], mentions: Sequence[MentionTag]) -> dict[str, float]:
        """The votes for the kind of a mention; `key` are its folded words, `tokens` and `mentions` those of its sentence."""
        votes: dict[str, float] = {}
        before = [token for token in tokens if token.end <= tag.span.start][-_NEAR:]
        after = [token for token in tokens if token.start >= tag.span.end][:_APPOSED]
        told = [
            *self._inside(tag, key),
            *self._before(before, after, [other for other in mentions if other.kind == "title"]),
            *self._after(after),
            *self._nouns(before, after),
        ]
        for kind, count in told:
            votes[kind] = votes.get(kind, 0.0) + count
        return votes

    def _inside(self, tag: MentionTag, key: Sequence[str]) -> list[tuple[str, float]]:
        """What a name's own words say."""
        text = tag.span.text
        if _ACRONYM.fullmatch(text):
            return [(BODY, NEIGHBOUR)]
        if _INITIALS.fullmatch(text):
            return [(PERSON, PLAIN)]
        if tag.kind in ("facility", "event"):
            return []
        if len(key) == 1:
            return [(BODY, NEIGHBOUR)] if straight(text) in self._heads else []  # "Congress"
        words = [straight(word).strip(".,'\"“”’") for word in text.replace("-", " ").split()]
        if words[-1] in self._legal or (words[0] in self._legal and text.split()[0].isupper()):
            return [(BODY, PLAIN)]
        core = words[: next((place for place, word in enumerate(words) if place and word in _OF), len(words))]
        if core[-1] in self._heads or singular(core[-1]) in self._heads:
            is_surname = tag.kind == PERSON and is_same_given_name(key[0], key[0])  # "Laurence Tribe"
            return [(BODY, _HINT if is_surname else PLAIN)]
        if self.opens_body(key[0]):
            return [(BODY, PLAIN if "-" in text else NEIGHBOUR)]  # "Liwa al-Nur"; but "Rada Simova" is a person
        return []

    def _before(self, before: Sequence[Token], after: Sequence[Token], titles: Sequence[MentionTag]) -> list[tuple[str, float]]:
        """What the words before a name say."""
        if not before:
            return []
        last, told = before[-1], list[tuple[str, float]]()
        rank = before[-2] if last.lower == "." and len(before) > 1 else last
        if rank.lower in self._lexicon.titles and any(title.span.start < rank.end and rank.start < title.span.end for title in titles):
            told.append((PERSON, PLAIN))
        if last.lower == "of" and len(before) > 1:
            noun = before[-2].lower
            if noun in self._sites and noun in self._lexicon.places:
                told.append((PLACE, PLAIN))
            elif noun in self._belonging or singular(noun) in self._belonging:
                told.append((BODY, NEIGHBOUR))
        goes_on = bool(after) and (after[0].lower in _POSSESSIVES or self._lexicon.is_noun(after[0].lower))  # "in Amber's house", "in the Amber depot"
        if not goes_on and last.lower in _SITE_PREPOSITIONS:
            told.append((PLACE, _SITE))
        elif not goes_on and last.lower in _WEAK_SITE_PREPOSITIONS:
            told.append((PLACE, _HINT))
        return told

    @staticmethod
    def _after(after: Sequence[Token]) -> list[tuple[str, float]]:
        """What the words behind a name say."""
        first, second, third = (after[place].lower if place < len(after) else "" for place in range(3))
        if first in _POSSESSIVES:
            owned = {second, singular(second)} if second else set[str]()
            return [(PERSON, NEIGHBOUR)] if owned & _KIN else [(PLACE, NEIGHBOUR)] if owned & _STATE_OWNED else []
        if first == "," and (second == "who" or (len(second) == _AGE and second.isdigit() and third == ",")):
            return [(PERSON, NEIGHBOUR)]
        return [(PERSON, _HINT)] if first == "who" else []

    def _nouns(self, before: Sequence[Token], after: Sequence[Token]) -> list[tuple[str, float]]:
        """What a noun says that tells what a name is of: "the party X", "their league, X", "X, a company of"."""
        told: list[tuple[str, float]] = []
        has_comma = bool(before) and before[-1].lower == ","
        for token in before[: -1 if has_comma else len(before)][-1:]:
            kind = self._kind_of(token.lower) if token.text.islower() and not self._lexicon.is_plural(token.lower) else None
            if kind is not None:
                told.append((kind, _HINT if has_comma else NEIGHBOUR))
        if len(after) > 2 and after[0].lower == "," and after[1].lower in self._lexicon.definite | self._lexicon.indefinite:
            noun = ""
            for token in after[2:]:
                if not token.lower.replace("-", "").isalpha() or self._lexicon.ends_phrase(token.lower):
                    break
                noun = token.lower
            kind = self._kind_of(noun) if noun else None
            if kind is not None:
                told.append((kind, NEIGHBOUR))
        return told

    def _kind_of(self, noun: str) -> str | None:
        """The kind of what a noun names, None where it is another, or where persons and bodies alike are called so ("an ally")."""
        kind = self._lexicon.kind_of(noun)
        return kind if kind in NAMED and noun not in _EITHER and not noun.endswith("ed") else None
