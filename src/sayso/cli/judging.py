"""What `judge` prints: a judgement and what it did, the list of them, the queue of questions."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sayso import api
from sayso.cli.console import plain
from sayso.cli.showing import Shown, judgement_lines
from sayso.errors import InvalidJudgement
from sayso.pipeline.build import Watch
from sayso.pipeline.judge import Judged, Kind, standings
from sayso.resolve import Question, Side

ACTIONS = ("same", "different", "accept", "set-aside", "undo", "list", "queue")
_KINDS: dict[str, Kind] = {"same": "same", "different": "different", "accept": "accepted", "set-aside": "set aside", "undo": "undo"}
_NAMES = 6  # spellings of a thing that are shown


def kind_of(action: str, things: Sequence[str]) -> Kind | None:
    """The kind of judgement that an action makes, None for those that only show.

    Raises InvalidJudgement, with what to write instead, for an action that there is not or that got too much or too little.
    """
    if action not in ACTIONS:
        message = f"There is nothing called {action!r} to do. Write one of {', '.join(ACTIONS)} after the case: sayso judge CASE same A B --why …"
        raise InvalidJudgement(message)
    wanted = {"same": 2, "different": 2, "accept": 1, "set-aside": 1, "undo": 1}.get(action, 0)
    if len(things) == wanted:
        return _KINDS.get(action)
    if wanted == 2:
        message = f'{action} takes two things, not {len(things)}: sayso judge CASE {action} "ONE NAME" "OTHER NAME" --why "…". Put a name of several words in quotation marks.'
    elif wanted == 1 and action != "undo":
        message = f'{action} takes the id of one claim: sayso judge CASE {action} claim-… --why "…". sayso find CASE --predicate same_as lists claims that two are one.'
    elif wanted == 1:
        message = 'undo takes the id of one judgement: sayso judge CASE undo judgement-… --why "…". sayso judge CASE list shows them.'
    else:
        message = f"{action} takes nothing more: sayso judge CASE {action}"
    raise InvalidJudgement(message)


def judged(path: Path, kind: Kind, things: Sequence[str], *, why: str, by: str | None, later: bool, watch: Watch) -> Shown:  # noqa: PLR0913 - the options
    """Judge, and put what came of it into words."""
    done = api.judge(path, kind, *things, why=why, by=by, later=later, watch=watch)
    one = done.judgement
    lines = [f"[bold]{plain(one.id)}[/]: {_said(one.kind, one.subject, one.object)}, by {plain(one.by)}"]
    lines += [plain(note) for note in done.notes]
    lines += [f"[bold red]Note:[/] {plain(warning)}" for warning in done.warnings]
    lines += _came_of(done)
    lines.append(f"To take it back: sayso judge {plain(shlex.quote(str(path)))} undo {one.id} --why …")
    return Shown(tuple(lines), msgspec.to_builtins(done))


def _said(kind: str, subject: str, other: str | None) -> str:
    things = [_thing(words) for words in (subject, other) if words is not None]
    return f"{kind}: {' and '.join(things)}"


def _thing(subject: str) -> str:
    ids = subject.split(" ")
    if len(ids) > 1 and all(part.startswith("mention-") for part in ids):
        return f"{len(ids)} mentions"
    return plain(subject) if subject.startswith(("mention-", "judgement-", "claim-")) else f"“{plain(subject)}”"


def _came_of(done: Judged) -> list[str]:
    if done.pending is not None:
        return [done.pending]
    changed = [f"{noun} {before:,} → {after:,}" for noun, (before, after) in done.counts.items() if before != after]
    lines = [f"The case is derived anew: {', '.join(changed) or 'as many entities, propositions, origins and findings as before'}."]
    lines += [
        f"  {plain(entity.name)}, {entity.kind}: {plain(', '.join(name.text for name in entity.names[:_NAMES]) or 'no name')}  [dim]{entity.id}[/]"
        for entity in done.entities[:_NAMES]
    ]
    return lines if len(done.entities) <= _NAMES else [*lines, f"  … and {len(done.entities) - _NAMES:,} more entities"]


def listed(path: Path) -> Shown:
    """All judgements of a case, the oldest first."""
    with api.open(path) as case:
        found = standings(case)
        is_behind = case.is_behind_judgements()
    lines = [line for standing in found for line in (*judgement_lines(standing), "")]
    if not found:
        lines = ["Nothing was judged in this case yet. sayso judge CASE queue shows what is most worth it."]
    if is_behind:
        lines.append("Some of them are not worked in yet: run sayso build again.")
    return Shown(tuple(lines), msgspec.to_builtins(found))


def queued(path: Path, *, limit: int) -> Shown:
    """The questions most worth a look."""
    with api.open(path) as case:
        found = api.questions(case, limit=limit)
    lines = [line for number, question in enumerate(found, start=1) for line in (*_question_lines(number, question, path), "")]
    return Shown(
        tuple(lines) or ("Nothing in this case is worth a question: no names are near each other, and no weak link holds an entity together.",),
        msgspec.to_builtins(found),
    )


def _question_lines(number: int, question: Question, path: Path) -> list[str]:
    joins = question.kind == "join"
    left, right = question.left, question.right
    likely = f"{question.score:.0%} likely one by: {plain('; '.join(question.signals))}"
    effect = question.effect
    counts = ", ".join(
        f"{count:,} {noun if count == 1 else noun + 's'}"
        for count, noun in ((effect.claims, "claim"), (effect.propositions, "proposition"), (effect.origins, "origin"), (effect.findings, "finding"))
    )
    kind = "same" if joins else "different"
    command = f"sayso judge {shlex.quote(str(path))} {kind} {shlex.quote(left.subject)} {shlex.quote(right.subject)} --why …"
    return [
        f"[bold]{number}. {'One, or two?' if joins else 'Two, or one?'} {plain(left.names[0])} | {plain(right.names[0])}[/]",
        f"  {'stand apart' if joins else 'stand together'}; {likely}",
        *_side_lines(left),
        *_side_lines(right),
        f"  {'would join, and change' if joins else 'would part, and change'} {counts}",
        f"  {plain(command)}",
    ]


def _side_lines(side: Side) -> list[str]:
    example = side.example
    names = plain(", ".join(side.names[:_NAMES])) + (" …" if len(side.names) > _NAMES else "")
    return [
        f"  ▸ {names} ({side.kind})  [dim]{side.entity}[/]",
        f"    [dim]{plain(example.document)}:[/] {plain(example.before)}[bold underline]{plain(example.words)}[/]{plain(example.after)}",
    ]
