"""What `show` and `find` look at: a case as it stands, or a view of it that assumes identity claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sayso.cli.console import plain
from sayso.errors import UnknownId
from sayso.pipeline.views import view_of_case
from sayso.record import Claim, Entity, Finding, Identity, Listing, Origin, Proposition, Record, identities_of, said_by
from sayso.report.wording import identity_words
from sayso.store import Case

_SHOWN = 12  # identity claims that are named at the head
_MANY = 40  # identity claims of one entity that are shown

Derived = Entity | Proposition | Origin | Finding
_Noun = TypeVar("_Noun", Entity, Proposition, Origin, Finding)


@dataclass(frozen=True, slots=True)
class Sight:
    """A case, with the view of it where identity claims are assumed (None where none are)."""

    case: Case
    view: Record | None

    @classmethod
    def of(cls, case: Case, assumed: Sequence[str]) -> "Sight":
        """The case seen with the identity claims assumed. Raises InvalidSettings where one is none."""
        view = view_of_case(case, assumed) if assumed else None
        return cls(case, view if view is not None and view.identities else None)

    def entities(self) -> Iterable[Entity]:
        """All entities."""
        return self.case.entities() if self.view is None else self.view.entities

    def listings(self, entity: str) -> Iterable[Listing]:
        """The listings of one entity."""
        return self.case.listings(entity=entity) if self.view is None else (one for one in self.view.listings if one.entity == entity)

    def names(self) -> dict[str, str]:
        """What each mention's entity is called."""
        return {mention: entity.name for entity in self.entities() for mention in entity.mentions}

    def derived(self, start: str) -> Derived | None:
        """The entity, proposition, origin or finding of the view whose id begins so, or in which the view holds what that id names in the case; None where it is something else.

        Without a view None, too: then the case itself is asked. Raises UnknownId where several ids begin so.
        """
        if self.view is None:
            return None
        nouns: tuple[Derived, ...] = (*self.view.entities, *self.view.propositions, *self.view.origins, *self.view.findings)
        fitting = [noun for noun in nouns if noun.id.startswith(start)]
        if len(fitting) == 1 or any(noun.id == start for noun in fitting):
            return next((noun for noun in fitting if noun.id == start), fitting[0])
        if fitting:
            message = f"Several ids of the view begin with {start!r}: {', '.join(noun.id for noun in fitting[:4])} … Give more of it."
            raise UnknownId(message)
        kind, whole = self.case.identify(start)
        if kind == "entity":
            return _holding(self.view.entities, frozenset(self.case.entity(whole).mentions))
        if kind == "proposition":
            return _holding(self.view.propositions, frozenset(self.case.proposition(whole).claims))
        if kind == "origin":
            return _holding(self.view.origins, frozenset(self.case.origin(whole).claims))
        if kind == "finding":
            claims = frozenset(self.case.proposition(self.case.finding(whole).proposition).claims)
            proposition = _holding(self.view.propositions, claims)
            return next((finding for finding in self.view.findings if proposition is not None and finding.proposition == proposition.id), None)
        return None

    def head(self) -> list[str]:
        """What the view assumes, in lines for a terminal; nothing without a view."""
        return [] if self.view is None else assumption_lines(self.view)


def assumption_lines(view: Record) -> list[str]:
    """Which identity claims a view assumes."""
    told = [one for one in identities_of(view.claims, view.entities) if one.claim.id in set(view.identities)]
    lines = [f"[bold]A view, not the record:[/] it takes as one what {'this claim says' if len(told) == 1 else f'these {len(told):,} claims say'} is one."]
    lines += [f"  {plain(one.words())}, {plain(said_by(one.claim))}  [dim]{one.claim.id}[/]" for one in told[:_SHOWN]]
    lines += [f"  … and {len(told) - _SHOWN:,} more"] if len(told) > _SHOWN else []
    return [*lines, ""]


def identity_lines(entity: Entity, identities: Iterable[Identity]) -> list[str]:
    """The identity claims that touch an entity: whom it is said, or denied, to be the same as."""
    touching = [one for one in identities if one.touches(entity.id)]
    lines = [f"  {plain(identity_words(entity, one))}  [dim]{one.claim.id}[/]" for one in touching[:_MANY]]
    return lines if len(touching) <= _MANY else [*lines, f"  … and {len(touching) - _MANY:,} more identity claims"]


def claims_of(noun: Derived) -> tuple[str, ...]:
    """The claims that a derived noun holds."""
    if isinstance(noun, Finding):
        return (*noun.supporting.claims, *noun.opposing.claims, *noun.denials)
    return () if isinstance(noun, Entity) else noun.claims


def touching(claims: Iterable[Claim], entity: Entity) -> list[Claim]:
    """The claims that speak of an entity, or that it speaks."""
    mine = set(entity.mentions)
    return [claim for claim in claims if any(a.mention in mine for a in claim.arguments) or any(link.mention in mine for link in claim.chain)]


def _holding(nouns: Iterable[_Noun], parts: frozenset[str]) -> _Noun | None:
    """The first noun that holds one of the mentions or claims."""
    return next(
        (noun for noun in nouns if not parts.isdisjoint(noun.mentions if isinstance(noun, Entity) else () if isinstance(noun, Finding) else noun.claims)), None
    )
