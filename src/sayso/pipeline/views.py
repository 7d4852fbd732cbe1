"""The record as it would be if certain identity claims were so: derived anew, written nowhere."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.errors import InvalidSettings
from sayso.pipeline.derive import Knowledge, derive
from sayso.pipeline.linking import listings_of
from sayso.pipeline.renewing import knowledge_of
from sayso.record import Record, may_be_assumed
from sayso.resolve import claims_in_force
from sayso.settings import Settings
from sayso.store import Case

__all__ = ["ALL", "identities_to_assume", "view", "view_of_case"]

ALL = "all"
"""In the place of a claim's id: every claim that two are one which nobody set aside."""


def view(record: Record, *, knowledge: Knowledge, settings: Settings, identities: frozenset[str], without: frozenset[str] = frozenset()) -> Record:
    """The record with the entities that these identity claims name taken as one, beside those that it assumes already, and but for those it is to be `without`.

    Entities, propositions, origins and findings are derived anew; nothing is written. `Record.identities` says what a view assumes. Ids of claims that deny an identity, or
    that are none, change nothing; listings stay as they are, which `view_of_case` makes anew. What was judged different stays apart. The order does not matter, and with none left it is the record that a build writes.
    """
    assumed = (frozenset(record.identities) | identities) - without
    return derive(record, knowledge=knowledge, settings=settings, judgements=record.judgements, identities=assumed)


def identities_to_assume(record: Record, chosen: Sequence[str]) -> frozenset[str]:
    """The ids of the identity claims that a user chose, by the beginning of their ids, or `ALL`: every one that is affirmed, as present or past, and not set aside.

    Raises InvalidSettings where one fits no claim or several, or a claim that says something else or denies it.
    """
    judged = claims_in_force(record.judgements)
    found: set[str] = set()
    for start in chosen:
        if start == ALL:
            told = (claim for claim in record.claims if may_be_assumed(claim) and claim.tense in ("past", "present"))
            found.update(claim.id for claim in told if judged.get(claim.id, True))
            continue
        fitting = [claim for claim in record.claims if start and claim.id.startswith(start)]
        if len(fitting) != 1:
            message = f"{'Several claims have' if fitting else 'No claim of the case has'} an id that begins with {start!r}. sayso find CASE --predicate same_as lists identity claims."
            raise InvalidSettings(message)
        if not may_be_assumed(fitting[0]):
            what = "denies that two are one" if fitting[0].polarity == "denied" and fitting[0].predicate == "same_as" else "does not say that two are one"
            message = f"{fitting[0].id} {what}, so no view can assume it. sayso find CASE --predicate same_as lists identity claims."
            raise InvalidSettings(message)
        found.add(fitting[0].id)
    return frozenset(found)


def view_of_case(case: Case, chosen: Sequence[str]) -> Record:
    """The record of a case, viewed with the identity claims chosen, see `identities_to_assume`; the record as it stands where none are.

    The same settings and data files are read as by the last build. Raises InvalidSettings, DamagedCodebook.
    """
    record = case.record()
    identities = identities_to_assume(record, chosen)
    if not identities:
        return record
    build = case.info().build
    settings = Settings() if build is None else build.settings
    knowledge = knowledge_of(settings)
    seen = view(record, knowledge=knowledge, settings=settings, identities=identities)
    return replace(seen, listings=listings_of(case, seen.entities, knowledge.codebook, seen.judgements))
