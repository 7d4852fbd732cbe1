"""What speaks for and against two full names being one: the comparison of `sayso.names`, and what forbids a merge whatever it says."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.names import Comparison, Name, NameComparer, WordLists
from sayso.names.alignment import Aligned
from sayso.names.persons import align_persons
from sayso.names.profiles import profile_of
from sayso.names.similarity import align_words, first_vowels_differ, word_similarity
from sayso.names.sounds import word_distance
from sayso.names.vocabulary import is_same_given_name, is_translation, person_bits
from sayso.scoring import Scorecard, Scored, load_scorecard
from sayso.text.tokens import singular

__all__ = ["NameScorer", "scorecard"]

_FILLERS = frozenset({"of", "for", "and", "in", "on", "at", "to", "de", "des", "du", "e", "i", "y", "la", "le", "da", "do", "der", "die", "und"})
# Two words of persons' names are each other's counterparts where letters and consonants are alike, or where the learned costs say so. On every second entity of the
# sanctions lists .66 in the place of .74 finds 64 right pairs more and 56 wrong ones.
_ALIKE = 0.74
_NEAR = 0.8  # log-odds
_APART = 2.3  # log-odds: Ivan and Ivana, whose letters are alike
_ALIKE_ENOUGH = 0.95
_FREQUENT = 11.0  # bits: two words below that differ in the first vowel are two names (Omar, Amer)
_ALIKE_IN_BODIES = 0.8  # words of bodies are mostly English, where a letter makes another word
_NEAR_IN_BODIES = 0.5
_ONE_WORD_ALIKE = 0.9  # a name of one word has nothing else to go by
_ALIKE_SURNAMES = 0.85


@cache
def scorecard() -> Scorecard:
    """The weights of signals.toml."""
    return load_scorecard(files("sayso.resolve").joinpath("signals.toml").read_text(encoding="utf-8"))


class NameScorer:
    """Scores pairs of names by their spelling alone. `groups` gives, for (kind, words), the number of the alias group that holds it."""

    def __init__(self, lists: WordLists, groups: Mapping[tuple[str, tuple[str, ...]], int]) -> None:
        self._lists = lists
        self._comparer = NameComparer(groups)

    def group_of(self, name: Name) -> int | None:
        """The alias group that holds this name, if any; groups of no kind hold for all."""
        return self._comparer.group_of(name)

    def compare(self, left: Name, right: Name) -> Comparison:
        """The comparison of two names, whatever forbids them to be one."""
        return self._comparer.compare(left, right)

    def score(self, left: Name, right: Name) -> Scored:
        """The score of two names that are neither short nor descriptions, 0 where something forbids them to be one."""
        veto = self.veto(left, right)
        return Scored(0.0, (), veto) if veto is not None else Scored(self._comparer.score(left, right), (), None)

    def veto(self, left: Name, right: Name) -> str | None:
        """What forbids two full names to be one by their spelling alone, by its name in signals.toml; None where nothing does."""
        if not self._lists.may_be_one(left.kind, right.kind):
            return "kinds"
        if left.region and right.region and left.region != right.region:
            return "region"
        group, other = self.group_of(left), self.group_of(right)
        if group is not None and other is not None:
            return None if group == other else "known_as_two"
        if left.marks != right.marks:
            return "marks"
        if left.words == right.words or "".join(left.words) == "".join(right.words):
            return None
        return self._persons_veto(left, right) if "person" in (left.kind, right.kind) else self._bodies_veto(left, right)

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
            return self._persons_veto(left, right) in ("given", "surname", "middle")
        unmarked_left, unmarked_right = set(left.words) - left.marks, set(right.words) - right.marks
        return left.marks != right.marks and bool(left.marks and right.marks) and bool(unmarked_left & unmarked_right - _FILLERS)

    def _persons_veto(self, left: Name, right: Name) -> str | None:
        """Given name and surname need counterparts, names between may be missing on one side."""
        if sorted(left.words) == sorted(right.words):
            return "other_words" if self._lists.sons & {*left.words} else None
        if len(left.words) == 1 or len(right.words) == 1 or "and" in left.words or "and" in right.words:
            return "other_words"
        aligned = align_persons(profile_of(left), profile_of(right))
        ours, theirs = profile_of(left).words, profile_of(right).words
        pairs = [(i, j, far) for i, j, far in aligned.pairs if i in aligned.joined or is_counterpart(ours[i], theirs[j])]
        dropped = [(i, j) for i, j, far in aligned.pairs if (i, j, far) not in pairs]
        left_over = tuple(sorted((*aligned.left_over, *(i for i, _ in dropped))))
        kept = Aligned(tuple(pairs), left_over, tuple(sorted((*aligned.right_over, *(j for _, j in dropped)))), aligned.joined)
        return _person_veto(ours, theirs, kept, self._lists)

    def _bodies_veto(self, left: Name, right: Name) -> str | None:
        """Every word needs its counterpart, common words exactly or in another language."""
        exact = self._lists.common
        if left.kind == right.kind == "organization" and [singular(word) for word in left.words] == [singular(word) for word in right.words]:
            return None
        alignment = align_words(left.words, right.words, least=0.0)
        pairs = [(i, j) for i, j, _ in alignment.pairs if _is_same_body_word(left.words[i], right.words[j], exact)]
        ours = {word for i, word in enumerate(left.words) if i not in {i for i, _ in pairs}} - _FILLERS
        theirs = {word for j, word in enumerate(right.words) if j not in {j for _, j in pairs}} - _FILLERS
        ours, theirs = _without_translations(ours, theirs)
        if ours and theirs:
            return "other_words"
        if ours or theirs:
            return "more_words"
        if len(left.words) == len(right.words) == 1 and word_similarity(left.words[0], right.words[0]) < _ONE_WORD_ALIKE:
            return "one_word"
        return None


def is_counterpart(left: str, right: str) -> bool:
    """Whether two words of persons' names can be one: the same in another spelling, an initial, the same given name in another language."""
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    far = word_distance(left, right)
    if first_vowels_differ(left, right) and max(person_bits(left), person_bits(right)) < _FREQUENT:
        return is_same_given_name(left, right)
    alike = word_similarity(left, right)
    return far <= _NEAR or (alike >= _ALIKE and (far <= _APART or alike >= _ALIKE_ENOUGH)) or is_same_given_name(left, right)


def _is_same_body_word(left: str, right: str, exact: frozenset[str]) -> bool:
    if left == right or singular(left) == singular(right) or is_translation(left, right):
        return True
    if left in exact or right in exact or min(len(left), len(right)) <= 3:
        return False
    return word_similarity(left, right) >= _ALIKE_IN_BODIES or word_distance(left, right) <= _NEAR_IN_BODIES


def _without_translations(ours: set[str], theirs: set[str]) -> tuple[set[str], set[str]]:
    """What is left of two sets of words when those that stand for each other in two languages are taken out."""
    taken_left: set[str] = set()
    taken_right: set[str] = set()
    for one in sorted(ours):
        match = next((other for other in sorted(theirs - taken_right) if is_translation(one, other)), None)
        if match is not None:
            taken_left.add(one)
            taken_right.add(match)
    return ours - taken_left, theirs - taken_right


def _person_veto(ours: tuple[str, ...], theirs: tuple[str, ...], aligned: Aligned, lists: WordLists) -> str | None:
    to_right = {i: j for i, j, _ in aligned.pairs}
    to_left = {j: i for i, j, _ in aligned.pairs}
    last_left, last_right = len(ours) - 1, len(theirs) - 1
    surnames = last_left in to_right and last_right in to_left
    alike = surnames and word_similarity(ours[last_left], theirs[to_right[last_left]]) >= _ALIKE_SURNAMES
    free_left, free_right = {*aligned.left_over}, {*aligned.right_over}
    if 0 in free_left and 0 in free_right and alike:
        return "given"
    if last_left in free_left and last_right in free_right and 0 in to_right and 0 in to_left:
        return "surname"
    if _middles_differ(ours, theirs):
        return "middle"
    over_left = [ours[i] for i in aligned.left_over if ours[i] not in lists.particles]
    over_right = [theirs[j] for j in aligned.right_over if theirs[j] not in lists.particles]
    if len(aligned.pairs) + len(aligned.joined) < 2 or (over_left and over_right):
        return "other_words"
    if 0 in free_left or 0 in free_right:  # the longer name may be a child's, with the parent's behind the given name
        return "more_words"
    return None


def _middles_differ(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether each has initials between given name and surname, and they are not the same."""
    left, right = ([word for word in words[1:-1] if len(word) == 1] for words in (ours, theirs))
    return bool(left and right) and left != right
