"""Pairs of entities that stand apart and could be one: names that are near, parts of each other, short forms that fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.codebook import Codebook
from sayso.names import Name, NameComparer, alias_groups, read_name, word_lists
from sayso.names.blocking import candidate_pairs
from sayso.names.similarity import bones_of, word_similarity
from sayso.record import Claim, Document, Entity, Mention
from sayso.resolve.kinds import as_read
from sayso.resolve.signals import NameScorer, scorecard
from sayso.settings import ResolveSettings

__all__ = ["Candidate", "Spellings", "candidates"]

_LEAST = 0.05  # pairs that are less likely to be one cost an analyst more than they bring
_PART_OF = 0.3  # a name that holds another's words and more: more often another body than not
_UNDECIDED = 0.5  # the names say yes and something else says no
_FINAL = frozenset({"kinds", "region", "known_as_two", "marks"})  # vetoes that no spelling makes a question
_NEAR_ENOUGH = 0.9  # what a spelling must come to for a pair that the rules hold to be two: Hassan and Hussein Dorri have .94, Valley and Hill Grain Board .86
_SPELLED_AS_ONE = 0.3  # the score of such a pair: two more often than one, as the rules say
_NEAR_SPELLING = "the spelling is near all the same"
_TOLD = 0.5  # log-odds; signals that added less are not told
_SAME_SURNAME = 0.9
_MOST_FITTING = 5  # a short name that fits more is no question that one look could answer
_MOST_NEAR = 12  # names that a name is compared with of its own accord; what is less near is no question for an analyst
_MOST_OWNERS = 6  # entities of one name that are paired with those of another
_LEAST_INITIALS = 3


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two entities by their place in the list, how likely they are one (0 to 1), and what speaks for and against it, in words."""

    left: int
    right: int
    score: float
    signals: tuple[str, ...]


class Spellings:
    """The names of mentions, each spelling read once."""

    def __init__(self, mentions: Sequence[Mention], documents: Mapping[str, Document], codebook: Codebook) -> None:
        self.lists = word_lists(codebook)
        self.mentions = {mention.id: mention for mention in as_read(mentions, documents, self.lists)}
        self._read: dict[tuple[str, str], Name] = {}

    def name(self, mention: str) -> Name:
        """The name that a mention's words are."""
        one = self.mentions[mention]
        return self.read(one.span.text, one.kind)

    def read(self, text: str, kind: str) -> Name:
        """The name that words are, for their kind."""
        found = self._read.get((text, kind))
        if found is None:
            found = self._read[text, kind] = read_name(text, kind, self.lists)
        return found


def candidates(entities: Sequence[Entity], claims: Sequence[Claim], spellings: Spellings, settings: ResolveSettings, weights: Sequence[int]) -> list[Candidate]:
    """Pairs of entities that could be one, sorted, each with its best score.

    `weights` says how much hangs on each entity: where a name has many bearers, those with most are taken. Names are compared in blocks, so that the work grows with
    the names and not with their square.
    """
    return _Search(entities, claims, spellings, settings, weights).run()


class _Search:
    def __init__(self, entities: Sequence[Entity], claims: Sequence[Claim], spellings: Spellings, settings: ResolveSettings, weights: Sequence[int]) -> None:
        self._spellings = spellings
        self._lists = spellings.lists
        self._weights = weights
        self._least_for_one = settings.same_name_score
        groups = alias_groups(self._lists, settings.aliases)
        self._scorer, self._comparer = NameScorer(self._lists, groups), NameComparer(groups)
        self._found: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
        self._names: list[Name] = []
        self._owners: list[list[int]] = []
        self._has_full: set[int] = set()
        self._entity_of = {mention: index for index, entity in enumerate(entities) for mention in entity.mentions}
        self._gather(entities)
        self._opposed = self._acting_on_each_other(claims)

    def run(self) -> list[Candidate]:
        self._near_names()
        self._names_of_two_kinds()
        self._short_forms()
        self._surnames()
        return [Candidate(*pair, score, signals) for pair, (score, signals) in sorted(self._found.items())]

    def _gather(self, entities: Sequence[Entity]) -> None:
        """All names that are names, each with the entities that bear it, those first on which most hangs."""
        place: dict[tuple[str, tuple[str, ...], tuple[str, ...]], int] = {}
        for index, entity in enumerate(entities):
            for mention in entity.mentions:
                if mention not in self._spellings.mentions:
                    continue
                name = self._spellings.name(mention)
                if name.is_description or name.kind in self._lists.words:
                    continue
                number = place.setdefault((name.kind, name.words, name.region), len(self._names))
                if number == len(self._names):
                    self._names.append(name)
                    self._owners.append([])
                if not self._owners[number] or self._owners[number][-1] != index:
                    self._owners[number].append(index)
                if not name.is_short:
                    self._has_full.add(index)
        for number, owners in enumerate(self._owners):
            self._owners[number] = sorted(set(owners), key=lambda one: (-self._weights[one], one))

    def _acting_on_each_other(self, claims: Sequence[Claim]) -> frozenset[tuple[int, int]]:
        """Pairs of entities that one claim has do something to each other."""
        pairs: set[tuple[int, int]] = set()
        for claim in claims:
            if claim.predicate == "same_as":
                continue
            actors = {self._entity_of.get(argument.mention or "") for argument in claim.arguments_of("actor")}
            targets = {self._entity_of.get(argument.mention or "") for argument in claim.arguments_of("target")}
            pairs.update((min(a, t), max(a, t)) for a in actors for t in targets if a is not None and t is not None)
        return frozenset(pairs)

    def _near_names(self) -> None:
        full = [number for number, name in enumerate(self._names) if not name.is_short]
        for number in full:
            for left, right in combinations(self._owners[number][:_MOST_OWNERS], 2):
                self._take(left, right, 1.0, (scorecard().words("same_words"),))
        for left, right in candidate_pairs(self._names, full, most=_MOST_NEAR):
            score, signals = self._compared(self._names[left], self._names[right])
            if score >= _LEAST:
                for one in self._owners[left][:_MOST_OWNERS]:
                    for other in self._owners[right][:_MOST_OWNERS]:
                        self._take(one, other, score, signals)

    def _compared(self, left: Name, right: Name) -> tuple[float, tuple[str, ...]]:
        """How likely two full names are one, and why."""
        likely = self._comparer.score(left, right)
        if likely < _LEAST:
            return 0.0, ()
        veto = self._scorer.veto(left, right)
        if veto in _FINAL:
            return 0.0, ()
        if veto == "more_words":
            return _PART_OF, (scorecard().words(veto),)
        if veto is not None:  # the rules say two; they can be wrong where the spelling as a whole says one
            return (_SPELLED_AS_ONE, (scorecard().words(veto), _NEAR_SPELLING)) if likely >= _NEAR_ENOUGH else (0.0, ())
        compared = self._comparer.compare(left, right)
        told = [f"{signal.words}: {signal.detail}" if signal.detail else signal.words for signal in compared.signals if abs(signal.points) >= _TOLD]
        return compared.score, tuple(told)

    def _names_of_two_kinds(self) -> None:
        """One spelling that was read as a person here and as a body there."""
        alike: dict[tuple[str, ...], list[int]] = {}
        for number, name in enumerate(self._names):
            if not name.is_short:
                alike.setdefault(name.words, []).append(number)
        for numbers in alike.values():
            for left, right in combinations(numbers, 2):
                if self._names[left].region == self._names[right].region:
                    for one in self._owners[left][:_MOST_OWNERS]:
                        for other in self._owners[right][:_MOST_OWNERS]:
                            kinds = f"{self._names[left].kind} and {self._names[right].kind}"
                            self._take(one, other, _UNDECIDED, (scorecard().words("same_words"), f"read as {kinds}"))

    def _short_forms(self) -> None:
        """Acronyms that the initials of full names fit."""
        initials: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            if name.kind != "person" and not name.is_short and len(name.words) >= _LEAST_INITIALS:
                parts = [word if word.isupper() else word[0] for word in name.text.replace("-", " ").split() if word[0].isalpha()]
                for letters in {"".join(parts).lower(), "".join(part for part in parts if part.isupper()).lower()}:
                    initials.setdefault(letters, []).append(number)
        for name, owners in zip(self._names, self._owners, strict=True):
            if len(name.letters) >= _LEAST_INITIALS:
                fitting = [other for other in initials.get(name.letters.lower(), ()) if self._lists.may_be_one(name.kind, self._names[other].kind)]
                self._fit(owners, fitting, scorecard().words("initials"))

    def _surnames(self) -> None:
        """Surnames alone, or with an initial, that full names fit."""
        full: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            if name.kind == "person" and not name.is_short and "and" not in name.words:
                full.setdefault(bones_of(name.words[-1]), []).append(number)
        for name, owners in zip(self._names, self._owners, strict=True):
            if name.kind == "person" and name.is_short:
                fitting = [other for other in full.get(bones_of(name.words[-1]), ()) if _has_surname(self._names[other], name)]
                self._fit(owners, fitting, "surname alone")

    def _fit(self, owners: Sequence[int], fitting: Sequence[int], words: str) -> None:
        """Pair what bears a short name and no full one with what it fits: of so many, each is as likely as that none is meant."""
        bearers = list(dict.fromkeys(owner for number in fitting for owner in self._owners[number]))
        if not bearers or len(bearers) > _MOST_FITTING:
            return
        more = () if len(bearers) == 1 else (f"fits {len(bearers)} names",)
        for owner in owners:
            if owner not in self._has_full:
                for bearer in bearers:
                    self._take(owner, bearer, 1 / (len(bearers) + 1), (words, *more))

    def _take(self, one: int, other: int, score: float, signals: tuple[str, ...]) -> None:
        """Note a pair with its best score; where the names alone would have joined it, something else stands against that."""
        if one == other:
            return
        pair = (min(one, other), max(one, other))
        if score >= self._least_for_one:
            against = "a claim has one of them act on the other" if pair in self._opposed else "another name or a claim keeps them apart"
            score, signals = _UNDECIDED, (*signals, against)
        known = self._found.get(pair)
        if known is None or (score, signals) > known:
            self._found[pair] = (score, signals)


def _has_surname(full: Name, short: Name) -> bool:
    """Whether a full name ends with the short one's word, and begins with its initial if it has one."""
    if word_similarity(full.words[-1], short.words[-1]) < _SAME_SURNAME:
        return False
    initials = [word for word in short.words[:-1] if len(word) == 1]
    return not initials or full.words[0][:1] == initials[0]
