"""Judgements of analysts on who is who: added to a case for good, and the case derived anew by them at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sayso.codebook import Codebook
from sayso.errors import InvalidJudgement
from sayso.pipeline.build import Watch
from sayso.pipeline.derive import Knowledge
from sayso.pipeline.docket import Docket, Kind, Standing
from sayso.pipeline.renewing import codebook_key, knowledge_of, renew
from sayso.record import Entity, Judgement
from sayso.resolve import Question, pairs_to_judge
from sayso.settings import Settings
from sayso.store import Build, Case, open_case
from sayso.version import VERSION

__all__ = ["Judged", "Kind", "Standing", "judge", "judgements_on", "questions", "standings"]

_COUNTED = ("entities", "propositions", "origins", "findings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a judgement did.

    `notes` say what it speaks of where that is not plain, `warnings` what it contradicts or what stands in its way. `pending` says why the case was not derived anew, None
    where it was; then `counts` gives for each noun how many there were and are, and `entities` which entities now hold the things that were judged.
    """

    judgement: Judgement
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    pending: str | None
    counts: Mapping[str, tuple[int, int]]
    entities: tuple[Entity, ...]


def utc_now() -> str:
    """The time, ISO 8601, UTC, to the microsecond: of two judgements on one pair the later holds, and a script makes several in a second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def judge(  # noqa: PLR0913 - who, what, why and how, each by its name
    path: Path,
    kind: Kind,
    things: Sequence[str],
    *,
    why: str,
    by: str,
    later: bool = False,
    clock: Callable[[], str] = utc_now,
    watch: Watch | None = None,
) -> Judged:
    """Add a judgement to the case at a path, and derive the case anew, unless that is left for `later`.

    `things` are two for "same" and "different": an entity's or a mention's id or its beginning, or a name as it is written; for "undo" the id of one judgement;
    for "accepted" and "set aside" the id of one claim that two are one, which then holds in the record, or is not among all that a view can assume.
    Raises InvalidJudgement where it says nothing that could be carried out, UnknownId, CaseBusy and the other errors of opening a case; then nothing was added.
    """
    why, by = " ".join(why.split()), " ".join(by.split())
    if not why:
        message = 'A judgement needs its reason, for whoever reads the case later. Give it with --why "…".'
        raise InvalidJudgement(message)
    if not by:
        message = "A judgement needs the name of who makes it. Give it with --by NAME."
        raise InvalidJudgement(message)
    with open_case(path) as case, case.writing() as writer:
        build = _last_build(case)
        knowledge = knowledge_of(build.settings)
        docket = Docket(case, knowledge.codebook)
        at = clock()
        if kind == "undo":
            judgement, notes = docket.undoing(things, why=why, by=by, at=at), ()
        elif kind in ("accepted", "set aside"):
            judgement, notes = docket.ruling(kind, things, why=why, by=by, at=at), ()
        else:
            judgement, notes = docket.deciding(kind, things, why=why, by=by, at=at)
        warnings = docket.warnings(judgement)
        pending = _pending(case, build, knowledge, later=later)
        before = case.info().counts
        writer.add_judgement(judgement)
        if pending is not None:
            return Judged(judgement=judgement, notes=notes, warnings=warnings, pending=pending, counts={}, entities=())
        record = renew(case, writer, knowledge=knowledge, settings=build.settings, step=lambda verb: None if watch is None else watch.begin(verb, None))
        after = {"entities": record.entities, "propositions": record.propositions, "origins": record.origins, "findings": record.findings}
        named = docket.mentions_of(judgement)
        return Judged(
            judgement=judgement,
            notes=notes,
            warnings=warnings,
            pending=None,
            counts={noun: (before[noun], len(after[noun])) for noun in _COUNTED},
            entities=tuple(entity for entity in record.entities if not named.isdisjoint(entity.mentions)),
        )


def standings(case: Case) -> tuple[Standing, ...]:
    """All judgements of a case, the oldest first, each with what became of it."""
    judgements = list(case.judgements())
    return Docket(case, _codebook(case)).standings() if judgements else ()


def judgements_on(case: Case, mentions: frozenset[str]) -> tuple[Standing, ...]:
    """The judgements that speak of one of these mentions, the oldest first."""
    judgements = list(case.judgements())
    if not judgements:
        return ()
    docket = Docket(case, _codebook(case))
    return tuple(one for one in docket.standings() if not docket.mentions_of(one.judgement).isdisjoint(mentions))


def questions(case: Case, *, limit: int | None = None) -> tuple[Question, ...]:
    """The pairs that are most worth an analyst's look, by what a judgement on them would change; see `sayso.resolve.pairs_to_judge`."""
    build = _last_build(case)
    return pairs_to_judge(case.record(), codebook=knowledge_of(build.settings).codebook, settings=build.settings.resolve, limit=limit)


def _codebook(case: Case) -> Codebook:
    build = case.info().build
    return knowledge_of(Settings() if build is None else build.settings).codebook


def _last_build(case: Case) -> Build:
    build = case.info().build
    if build is None:
        message = f"Nothing was read into the case {case.path} yet, so there is nothing to judge. Run sayso build first."
        raise InvalidJudgement(message)
    return build


def _pending(case: Case, build: Build, knowledge: Knowledge, *, later: bool) -> str | None:
    """Why the case is not derived anew now; None where it is."""
    if later:
        return "It is kept, and worked in by the next sayso build or the next judgement without --later."
    if case.info().state != "complete":
        return "It is kept. The last build of this case did not end: run sayso build again, which works it in."
    if (build.reader.sayso, build.reader.codebook) != (VERSION, codebook_key(knowledge.codebook)):
        return "It is kept. The case was built by another version of sayso or of the codebook: run sayso build again, which works it in."
    return None
