"""What `info`, `find` and `show` print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from sayso.cli.console import plain
from sayso.cli.listed import entity_listing_lines, list_lines, listing_lines
from sayso.cli.viewing import Sight, claims_of, identity_lines, touching
from sayso.pipeline.judge import Standing, judgements_on, standings
from sayso.record import Article, Claim, Document, Entity, Finding, Listing, Origin, Proposition, Rejected, identities_of
from sayso.record.listings import NOT_AN_IDENTIFICATION, listing_rank
from sayso.report.wording import placed
from sayso.store import Case, open_case

_DEEPEST = 100_000  # hits looked through for --predicate and --speaker
_SHOWN = 40
_KINDS_SHOWN = 12  # kinds of refusal that are named


@dataclass(frozen=True, slots=True)
class Shown:
    """Lines for people, and the same as JSON."""

    lines: tuple[str, ...]
    as_json: Any


def _data(value: object) -> Any:  # noqa: ANN401 - JSON
    return msgspec.to_builtins(value)


def refusal_lines(refused: Sequence[Rejected], path: Path) -> list[str]:
    """Refusals in words, those alike together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for item in refused:
        alike.setdefault((item.reason, item.detail), []).append(item.origin)
    lines = [
        f"  {plain(origins[0])}{f' and {len(origins) - 1:,} more' if len(origins) > 1 else ''}: {reason}. {plain(detail)}"
        for (reason, detail), origins in list(alike.items())[:_KINDS_SHOWN]
    ]
    return lines if len(alike) <= _KINDS_SHOWN else [*lines, f"  … and others: sayso info {plain(str(path))} --json"]


def info_of(path: Path) -> Shown:
    """What a case holds."""
    with open_case(path, readonly=True) as case:
        info = case.info()
        rejected = list(case.rejected())
        unread = [document for document in case.documents() if document.unread is not None]
        is_behind = case.is_behind_judgements()
    lines = [f"[bold]{plain(str(path))}[/], made {info.made}"]
    if info.state == "building":
        lines.append("[bold]The last build did not end.[/] Run sayso build again: it goes on where it stopped.")
    if is_behind:
        lines.append("[bold]Judgements wait to be worked in.[/] Run sayso build again, or judge once more without --later.")
    if info.build is not None:
        reader = info.build.reader
        lines.append(f"last build {info.build.at} by sayso {reader.sayso}, reader {reader.name} {reader.version}, codebook {reader.codebook}")
    lines += [f"  {count:>9,}  {name}" for name, count in info.counts.items()]
    lines += [f"kept but not read: {plain(document.name)}: {plain(document.unread or '')}" for document in unread[:_SHOWN]]
    if len(unread) > _SHOWN:
        lines.append(f"… and {len(unread) - _SHOWN:,} more, in --json and in the report")
    if rejected:
        lines += [f"{len(rejected):,} refused:", *refusal_lines(rejected, path)]
    return Shown(tuple(lines), {**_data(info), "rejected": _data(rejected), "unread": {document.name: document.unread for document in unread}})


def claim_lines(claim: Claim, names: Mapping[str, str]) -> Iterator[str]:
    """A claim for a terminal: who says it, its sentence, what it holds."""
    chain = " ▸ ".join(plain(link.text) for link in claim.chain)
    marks = [claim.predicate.replace("_", " ")]
    marks += ["[red]denied[/]"] if claim.polarity == "denied" else []
    marks += [f"hedged: “{plain(claim.certainty.span.text)}”"] if claim.certainty is not None else []
    marks += [claim.tense] if claim.tense in {"future", "hypothetical"} else []
    yield f"[bold]{'[/], [bold]'.join(marks[:1])}[/]{''.join(f', {mark}' for mark in marks[1:])}  [dim]{claim.id}[/]"
    yield f"  {chain}"
    start, end = claim.trigger.start - claim.span.start, claim.trigger.end - claim.span.start
    text = claim.span.text
    yield "  “" + " ".join(f"{plain(text[:start])}[bold underline]{plain(text[start:end])}[/]{plain(text[end:])}".split()) + "”"
    parts = [f"{a.role}: {plain(a.span.text)}{_also(a.mention, a.span.text, names)}" for a in claim.arguments]
    if claim.time is not None:
        fixed = " to ".join(day for day in dict.fromkeys((claim.time.earliest, claim.time.latest)) if day) or "cannot be fixed"
        parts.append(f"time: {fixed} (“{plain(claim.time.span.text)}”)")
    if parts:
        yield "  [dim]" + "; ".join(" ".join(part.split()) for part in parts) + "[/]"


def _also(mention: str | None, text: str, names: Mapping[str, str]) -> str:
    name = names.get(mention or "", "")
    return f" = {plain(name)}" if name and name.casefold() not in text.casefold() else ""


def found_in(path: Path, words: str, *, predicate: str | None, speaker: str | None, limit: int, assumed: Sequence[str] = ()) -> Shown:
    """Claims with all the words, of the predicate, with the speaker in their chain, who may have other names where identity claims are assumed."""
    with open_case(path, readonly=True) as case:
        sight = Sight.of(case, assumed)
        names = sight.names()
        claims: list[Claim] = []
        for claim in _candidates(case, words):
            if predicate is not None and claim.predicate != predicate:
                continue
            if speaker is not None and not any(speaker.casefold() in f"{link.text} {names.get(link.mention or '', '')}".casefold() for link in claim.chain):
                continue
            claims.append(claim)
            if len(claims) >= limit:
                break
        passages = [] if claims or predicate or speaker else [hit for hit in case.find(words, limit=limit) if hit.kind == "passage"]
        titles = {document.id: document.name for document in case.documents()}
    lines = sight.head()
    for claim in claims:
        lines += [f"[dim]{plain(titles[claim.document])}[/]", *claim_lines(claim, names), ""]
    if passages:
        lines.append("No claim holds these words; these passages do:")
        lines += [f"  [dim]{plain(titles[hit.document])}, characters {hit.start}–{hit.end}:[/] {plain(' '.join(hit.snippet.split()))}" for hit in passages]
    if not claims and not passages:
        lines.append("Nothing was found.")
    return Shown(tuple(lines), _data(claims) or _data(passages))


def _candidates(case: Case, words: str) -> Iterator[Claim]:
    if not words.strip():
        yield from sorted(case.claims(), key=lambda claim: (claim.document, claim.trigger.start, claim.id))
        return
    for hit in case.find(words, limit=_DEEPEST):
        if hit.kind == "claim":
            yield case.claim(hit.id)


def thing_in(path: Path, identity: str, *, assumed: Sequence[str] = ()) -> Shown:
    """One thing of a case, or of the view of it where identity claims are assumed, by the beginning of its id."""
    with open_case(path, readonly=True) as case:
        sight = Sight.of(case, assumed)
        shown = _thing(sight, identity)
        if sight.view is None:
            return shown
        return Shown((*sight.head(), *shown.lines), {**shown.as_json, "assumed": list(sight.view.identities)})


def _thing(sight: Sight, identity: str) -> Shown:
    case, names = sight.case, sight.names()
    seen = sight.derived(identity)
    if seen is not None:
        return _entity(sight, seen) if isinstance(seen, Entity) else _with_claims(case, seen, claims_of(seen), names)
    kind, whole = case.identify(identity)
    if kind == "claim":
        return _claim(case, case.claim(whole), names)
    if kind == "document":
        return _document(case, case.document(whole))
    if kind == "entity":
        return _entity(sight, case.entity(whole))
    if kind == "proposition":
        return _with_claims(case, case.proposition(whole), case.proposition(whole).claims, names)
    if kind == "origin":
        return _with_claims(case, case.origin(whole), case.origin(whole).claims, names)
    if kind == "finding":
        finding = case.finding(whole)
        return _with_claims(case, finding, claims_of(finding), names)
    if kind == "mention":
        return Shown(_fields(case.mention(whole)), _data(case.mention(whole)))
    if kind == "judgement":
        return _judgement(case, whole)
    if kind == "list":
        return Shown(tuple(list_lines(case.list(whole))), _data(case.list(whole)))
    if kind == "listing":
        return _listing(case, case.listing(whole))
    found = next(article for document in case.documents() for article in document.articles if article.id == whole)
    return Shown(_fields(found), _data(found))


def _fields(value: Article | object) -> tuple[str, ...]:
    return tuple(f"[bold]{name}[/]  {plain(_short(held))}" for name, held in _data(value).items() if held not in (None, [], ""))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 400 else text[:400] + " …"


def _claim(case: Case, claim: Claim, names: Mapping[str, str]) -> Shown:
    document = case.document(claim.document)
    lines = [
        *claim_lines(claim, names),
        "",
        f"[bold]document[/]  {plain(document.name)}, characters {claim.span.start}–{claim.span.end}",
        f"[bold]chain[/]  {' ▸ '.join(f'{plain(link.text)} ({link.kind})' for link in claim.chain)}",
        f"[bold]made by[/]  {claim.made_by.reader} {claim.made_by.version}, rule {claim.made_by.rule}, score {claim.made_by.score:.2f}",
        f"[bold]SHA-256[/]  {document.sha256}",
    ]
    return Shown(tuple(lines), _data(claim))


def _document(case: Case, document: Document) -> Shown:
    lines = [
        f"[bold]{plain(document.name)}[/]  [dim]{document.id}[/]",
        f"from {plain(document.origin)}, {document.media_type}, {document.size:,} bytes, received {document.received}",
        f"SHA-256 {document.sha256}",
    ]
    lines += [f"unread: {plain(document.unread)}"] if document.unread is not None else []
    for article in document.articles:
        lines.append(f"[bold]{article.kind}[/]  {plain(article.title or '(no title)')}  [dim]{article.id}[/]")
        published = (
            "not given"
            if article.published is None
            else f"{article.published.earliest or '…'} to {article.published.latest or '…'} ({article.published.basis})"
        )
        lines.append(f"  by {plain(article.byline or '(not given)')}, publisher {plain(article.publisher or '(not given)')}, published {published}")
    lines += [f"{step.at}  {plain(step.step)}  {plain(step.tool)}  {plain(step.detail)}" for step in document.custody]
    lines.append(f"{sum(1 for _ in case.claims(document=document.id)):,} claims: sayso find {plain(str(case.path))} --json, or the report")
    return Shown(tuple(lines), _data(document))


def _entity(sight: Sight, entity: Entity) -> Shown:
    case, mine = sight.case, frozenset(entity.mentions)
    held = list(case.claims())
    claims = touching(held, entity)
    identities = [one for one in identities_of(held, sight.entities()) if one.touches(entity.id)]
    lines = [f"[bold]{plain(entity.name)}[/], {entity.kind}  [dim]{entity.id}[/]"]
    lines += [f"  {name.count:>5}  {plain(name.text)}" for name in entity.names]
    lines += [f"  taken together: “{plain(s.left)}” and “{plain(s.right)}”, {s.name} {s.score:.2f} {plain(s.detail)}" for s in entity.signals]
    where = placed(entity)
    if where:
        lines.append(f"  {plain(where)}")
    if entity.place is not None:
        lines += [f"    {plain(reason.name.replace('_', ' '))}: {plain(reason.detail)}" for reason in entity.place.reasons]
    lines += identity_lines(entity, identities)
    judged = judgements_on(case, mine)
    for standing in judged:
        lines += [f"  {line}" for line in judgement_lines(standing)]
    listings = sorted(sight.listings(entity.id), key=listing_rank)
    lines += entity_listing_lines(listings, {reference.id: reference for reference in case.lists()})
    lines.append(f"in {len(claims):,} claims")
    for claim in claims[:_SHOWN]:
        lines += ["", *claim_lines(claim, {})]
    return Shown(
        tuple(lines),
        {
            **_data(entity),
            "claims": [claim.id for claim in claims],
            "judgements": [standing.judgement.id for standing in judged],
            "listings": _data(listings),
            "identities": [one.claim.id for one in identities],
        },
    )


def _listing(case: Case, listing: Listing) -> Shown:
    entity = case.entity(listing.entity)
    lines = [f"[bold]{plain(entity.name)}[/], {entity.kind}  [dim]{entity.id}[/]", *listing_lines(listing, {one.id: one for one in case.lists()})]
    lines += [
        "",
        *(f"  {plain(signal.words)}  [dim]{signal.name} {signal.value:.2f}, {signal.points:+.1f}[/]" for signal in listing.signals),
        NOT_AN_IDENTIFICATION,
    ]
    return Shown(tuple(lines), _data(listing))


def _judgement(case: Case, identity: str) -> Shown:
    standing = next(one for one in standings(case) if one.judgement.id == identity)
    one = standing.judgement
    lines = judgement_lines(standing)
    lines += [f"[bold]undoes[/]  {plain(one.undoes)}"] if one.undoes is not None else []
    lines.append(f"[bold]at[/]  {plain(one.at)}")
    return Shown(tuple(lines), _data(standing))


def judgement_lines(standing: Standing) -> list[str]:
    """A judgement for a terminal: what, about which things, by whom, when, why, and what became of it."""
    one = standing.judgement
    things = " and ".join(plain(words) for words in (standing.left, standing.right) if words)
    by = f" by {', '.join(standing.by)}" if standing.by else ""
    state = {
        "in force": "in force",
        "undone": f"undone{by}",
        "replaced": f"replaced{by}",
        "blocked": f"cannot be carried out, or only in part: in its way {', '.join(standing.by)}",
        "without object": "names what is not in the case now",
    }[standing.state]
    return [
        f"[bold]{one.kind}[/]  {things}  [dim]{plain(one.id)}[/]",
        f"  {plain(one.by)}, {plain(one.at[:16].replace('T', ' '))} UTC: {plain(one.why)}",
        f"  [dim]{plain(state)}[/]",
    ]


def _with_claims(case: Case, noun: Proposition | Origin | Finding, claims: tuple[str, ...], names: Mapping[str, str]) -> Shown:
    lines = list(_fields(noun))
    for identity in dict.fromkeys(claims[:_SHOWN]):
        lines += ["", *claim_lines(case.claim(identity), names)]
    return Shown(tuple(lines), _data(noun))
