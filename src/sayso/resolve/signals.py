"""What speaks for and against two full names being one: small signals, weighed by signals.toml."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.names.reading import Name
from sayso.names.similarity import Alignment, align_words, syllables
from sayso.names.wordlists import WordLists
from sayso.scoring import Scorecard, Scored, load_scorecard
from sayso.text.tokens import singular

__all__ = ["NameScorer", "scorecard"]

_LEAST_ALIKE = 0.74  # below this two words are no counterparts. On every second entity of the sanctions lists 0.66 finds 64 right pairs more and 56 wrong ones
_LEAST_ALIKE_IN_BODIES = 0.8  # words of bodies are mostly English, where a letter makes another word
_SPELLING_FROM = 0.7  # the likeness at which the signal "spelling" is 0
_ALIKE_SURNAMES = 0.85
_FILLERS = frozenset({"of", "for", "and", "in", "on", "at", "to", "de", "des", "du", "e", "i", "y"})


@cache
def scorecard() -> Scorecard:
    """The weights of signals.toml."""
    return load_scorecard(files("sayso.resolve").joinpath("signals.toml").read_text(encoding="utf-8"))


class NameScorer:
    """Scores pairs of names by their spelling alone. `groups` gives, for (kind, words), the number of the alias group that holds it."""

    def __init__(self, lists: WordLists, groups: Mapping[tuple[str, tuple[str, ...]], int]) -> None:
        self._lists = lists
        self._groups = groups
        self._card = scorecard()

    def group_of(self, name: Name) -> int | None:
        """The alias group that holds this name, if any; groups of no kind hold for all."""
        found = self._groups.get((name.kind, name.words))
        return self._groups.get(("", name.words)) if found is None else found

    def score(self, left: Name, right: Name) -> Scored:
        """The score of two names that are neither short nor descriptions."""
        return self._card.score(self.signals(left, right))

    def signals(self, left: Name, right: Name) -> dict[str, float]:
        """The signals of a pair and their values, 0 to 1."""
        values: dict[str, float] = {}
        if not self._lists.may_be_one(left.kind, right.kind):
            values["kinds"] = 1.0
        if left.marks != right.marks:
            values["marks"] = 1.0
        if left.region and right.region and left.region != right.region:
            values["region"] = 1.0
        group, other = self.group_of(left), self.group_of(right)
        if group is not None and other is not None:
            values["alias" if group == other else "known_as_two"] = 1.0
            if group == other:
                values.pop("marks", None)
        if left.words == right.words:
            values["same_words"] = 1.0
        elif "".join(left.words) == "".join(right.words):
            values["spacing"] = 1.0
        elif "alias" not in values:
            values |= self._person(left, right) if "person" in (left.kind, right.kind) else self._body(left, right)
        return values

    def clash(self, left: Name, right: Name) -> bool:
        """Whether no entity may bear both names, whatever chain of links leads from the one to the other.

        Full names of persons that differ in a given name or surname, different numbers or directions of one body, kinds that exclude each other.
        """
        if left.region and right.region and left.region != right.region:
            return True
        if left.words == right.words or left.is_description or right.is_description:
            return False
        if not self._lists.may_be_one(left.kind, right.kind):
            return True
        group, other = self.group_of(left), self.group_of(right)
        if group is not None and group == other:
            return False
        if left.is_short or right.is_short:
            return False
        if left.kind == right.kind == "person":
            values = self._person(left, right)
            return "given" in values or "surname" in values
        unmarked_left, unmarked_right = set(left.words) - left.marks, set(right.words) - right.marks
        return left.marks != right.marks and bool(left.marks and right.marks) and bool(unmarked_left & unmarked_right - _FILLERS)

    def _person(self, left: Name, right: Name) -> dict[str, float]:
        """Signals for persons: given name and surname need counterparts, names between may be missing on one side."""
        if sorted(left.words) == sorted(right.words):
            return {"other_words" if self._lists.sons & {*left.words} else "reordered": 1.0}
        if len(left.words) == 1 or len(right.words) == 1 or "and" in left.words or "and" in right.words:
            return {"other_words": 1.0}
        alignment = align_words(left.words, right.words, least=_LEAST_ALIKE)
        values = _person_vetoes(left, right, alignment)
        if values:
            return values
        values = {"spelling": _stretched(alignment.score)}
        over = len(alignment.left_over) + len(alignment.right_over)
        if over:
            values["left_out"] = over / max(len(left.words), len(right.words))
        if any(len(left.words[i]) == 1 or len(right.words[j]) == 1 for i, j, _ in alignment.pairs):
            values["initial"] = 1.0
        return values

    def _body(self, left: Name, right: Name) -> dict[str, float]:
        """Signals for bodies, places and all else: every word needs its counterpart, common words exactly."""
        exact = self._lists.common
        if left.kind == right.kind == "organization" and [singular(word) for word in left.words] == [singular(word) for word in right.words]:
            return {"plural": 1.0}
        if sorted(left.words) == sorted(right.words):
            return {"reordered": 1.0}
        alignment = align_words(left.words, right.words, least=_LEAST_ALIKE_IN_BODIES)
        ours = {left.words[i] for i in alignment.left_over} - _FILLERS
        theirs = {right.words[j] for j in alignment.right_over} - _FILLERS
        for i, j, _ in alignment.pairs:
            one, other = left.words[i], right.words[j]
            if one != other and (one in exact or other in exact or min(len(one), len(other)) <= 3) and singular(one) != singular(other):
                ours.add(one)
                theirs.add(other)
        if ours and theirs:
            return {"other_words": 1.0}
        if ours or theirs:
            return {"more_words": 1.0}
        values = {"spelling": _stretched(alignment.score)}
        if len(left.words) == len(right.words) == 1:
            values["one_word"] = 1.0
            if syllables(left.words[0]) != syllables(right.words[0]):
                values["syllables"] = 1.0
        return values


def _person_vetoes(left: Name, right: Name, alignment: Alignment) -> dict[str, float]:
    paired_left = {i: (j, similarity) for i, j, similarity in alignment.pairs}
    paired_right = {j: (i, similarity) for i, j, similarity in alignment.pairs}
    last_left, last_right = len(left.words) - 1, len(right.words) - 1
    surnames = last_left in paired_left and last_right in paired_right
    if 0 not in paired_left and 0 not in paired_right and surnames and paired_left[last_left][1] >= _ALIKE_SURNAMES:
        return {"given": 1.0}
    if last_left not in paired_left and last_right not in paired_right and 0 in paired_left and 0 in paired_right:
        return {"surname": 1.0}
    if len(alignment.pairs) < 2 or (alignment.left_over and alignment.right_over):
        return {"other_words": 1.0}
    if _middle_initials(left.words) and _middle_initials(right.words) and _middle_initials(left.words) != _middle_initials(right.words):
        return {"other_words": 1.0}
    if 0 not in paired_left or 0 not in paired_right:  # the longer name may be a child's, with the parent's behind the given name
        return {"more_words": 1.0}
    return {}


def _middle_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words[1:-1] if len(word) == 1)


def _stretched(likeness: float) -> float:
    return max(0.0, min(1.0, (likeness - _SPELLING_FROM) / (1 - _SPELLING_FROM)))
