"""Denials that do not say what they deny, laid beside the allegations that they answer."""

from collections.abc import Iterator, Sequence

from sayso.record import Argument, Claim
from sayso.text.folding import fold
from sayso.text.inflection import singular
from sayso.weigh.held import Held

__all__ = ["Denials"]


class Denials:
    """Finds, for each proposition, the bare denials that are meant for it."""

    def __init__(self, held: Held) -> None:
        """Pair each bare denial in the record with the propositions that it answers."""
        self._held = held
        rules = held.rules.denials
        said = (noun for saying in held.codebook.sayings if saying.stance in rules.stances for noun in saying.nouns)
        self._nouns = frozenset((*rules.nouns, *said))
        self._near: dict[str, list[tuple[Claim, str]]] = {}
        # Propositions by two parties, and by somebody who claims it and a party.
        self._between: dict[tuple[str, str], set[str]] = {}
        self._parties = {
            proposition.id: frozenset(participant.entity for participant in proposition.participants if participant.entity is not None)
            for proposition in held.propositions
        }
        for proposition in held.propositions:
            if proposition.predicate not in rules.predicates:
                self._note(proposition.id, [claim for claim in held.of(proposition) if held.is_support(claim)])
        self._found: dict[str, list[str]] = {}
        for claim in held.claims.values():
            if claim.predicate in rules.predicates and claim.polarity == "affirmed" and claim.tense in held.rules.counting.tenses:
                for proposition in sorted(set(self._answered(claim))):
                    self._found.setdefault(proposition, []).append(claim.id)

    def _note(self, proposition: str, supporting: Sequence[Claim]) -> None:
        """Remember where a proposition is claimed, by whom, and about whom."""
        parties = self._parties[proposition]
        speakers = {speaker for claim in supporting for speaker in self._speakers(claim)}
        for claim in supporting:
            self._near.setdefault(claim.article, []).append((claim, proposition))
        if supporting:
            for other in parties | speakers:
                for party in parties - {other}:
                    self._between.setdefault((other, party), set()).add(proposition)

    def of(self, proposition: str) -> tuple[str, ...]:
        """The bare denials that answer a proposition, sorted."""
        return tuple(sorted(self._found.get(proposition, ())))

    def _speakers(self, claim: Claim) -> Iterator[str]:
        for link in claim.chain:
            entity = self._held.entity(link.mention)
            if entity is not None:
                yield entity.id

    def _entities(self, arguments: Sequence[Argument]) -> set[str]:
        return {entity.id for argument in arguments if (entity := self._held.entity(argument.mention)) is not None}

    def _answered(self, denial: Claim) -> Iterator[str]:
        """The propositions about whoever denies: those claimed nearby in the article, and those that are claimed by, or about, whom the denial turns against."""
        things = [*denial.arguments_of("target"), *denial.arguments_of("object")]
        turned_against = self._entities(things)
        if things and not turned_against and not any(self._is_allegation(thing) for thing in things):
            return  # a plan or an offer was turned down
        deniers = self._entities(denial.arguments_of("actor")) or set(self._speakers(denial))
        if not deniers:
            return
        for claim, proposition in self._near.get(denial.article, ()):
            if not deniers.isdisjoint(self._parties[proposition]) and abs(claim.span.start - denial.span.start) <= self._held.rules.denials.near:
                yield proposition
        for entity in turned_against:
            for denier in deniers:
                yield from self._between.get((entity, denier), ())

    def _is_allegation(self, argument: Argument) -> bool:
        return any(word in self._nouns or singular(word) in self._nouns for word in fold(argument.span.text).split())
