"""The parts of the brief besides claims and articles: what was read, names, time line, conflicts, origins."""

from collections import Counter
from dataclasses import dataclass

from sayso.record import Article, Dated, Entity, Finding, Lineage, Origin, Proposition, Record, said_by
from sayso.report.index import Index
from sayso.report.wording import identity_words, interval, placed, plural, predicate, published


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An article as it is listed."""

    article: Article
    title: str
    voice: str
    published: str
    evidence: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An entity as it is listed."""

    entity: Entity
    spellings: str
    acting: int
    speaking: int
    merged: str
    identities: tuple[str, ...]
    placed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A proposition on the time line; `left` and `width` are shares of the line in per cent."""

    proposition: Proposition
    time: str
    what: str
    claims: int
    sources: int
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A finding as it is shown."""

    finding: Finding
    proposition: Proposition
    what: str
    supporting: int
    opposing: int
    origins: tuple[Origin, ...]
    against: tuple[Origin, ...]
    unrecorded: int


_NAMED = ("person", "organization", "location", "facility", "weapon")
_MERGES_SHOWN = 3
_WIDEST = 40.0  # years: a relation "since the 1980s" must not squeeze all else into a corner of the line


def rows_of(index: Index) -> tuple[Row, ...]:
    """All articles and teasers by document name and place."""
    counts = Counter(claim.article for claim in index.claims.values())
    names = {document.id: document.name for document in index.documents.values()}
    articles = sorted(index.articles.values(), key=lambda article: (names[article.document], article.kind, article.spans, article.id))
    return tuple(
        Row(
            article=article,
            title=article.title or "(no title)",
            voice=" · ".join(part for part in (article.publisher, article.byline) if part) or "not given",
            published=published(article.published),
            evidence=_evidence(article.published),
            claims=counts[article.id],
        )
        for article in articles
    )


def _evidence(value: Dated | None) -> str:
    if value is None:
        return ""
    words = f"“{value.text}”" if value.text else ""
    basis = {"metadata": "from the file's metadata", "text": "from the text", "bounded": "the latest date it mentions", "given": "as given"}[value.basis]
    return f"{basis} {words}".strip()


def persons_of(index: Index, *, most: int = 400) -> tuple[Person, ...]:
    """Named entities that claims speak of or that speak, the busiest first."""
    busy = [entity for entity in index.entities.values() if entity.kind in _NAMED and index.acting[entity.id] + index.speaking[entity.id] > 0]
    busy.sort(key=lambda entity: (-(index.acting[entity.id] + index.speaking[entity.id]), entity.name, entity.id))
    return tuple(
        Person(
            entity=entity,
            spellings=" · ".join(f"{name.text} ({name.count})" for name in entity.names),
            acting=index.acting[entity.id],
            speaking=index.speaking[entity.id],
            placed=placed(entity),
            identities=tuple(identity_words(entity, one) for one in index.identities.get(entity.id, ())),
            merged="; ".join(f"“{s.left}” and “{s.right}”: {s.name} {s.score:.2f}" for s in entity.signals[:_MERGES_SHOWN]),
        )
        for entity in busy[:most]
    )


def assumed_words(record: Record, index: Index) -> tuple[str, ...]:
    """The identity claims that a view assumes, in words; none for the record of a case."""
    assumed = set(record.identities)
    told = {one.claim.id: one for touching in index.identities.values() for one in touching if one.claim.id in assumed}
    return tuple(f"{told[identity].words()}, {said_by(told[identity].claim)}" for identity in sorted(told))


def what(proposition: Proposition) -> str:
    """A proposition in a few neutral words: predicate and who fills which role."""
    by_role: dict[str, list[str]] = {}
    for participant in proposition.participants:
        by_role.setdefault(participant.role, []).append(participant.name)
    parts = [f"{role}: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}" for role, names in by_role.items() if role not in {"place", "time"}]
    if proposition.place is not None:
        parts.append(f"place: {proposition.place.name}")
    return f"{predicate(proposition.predicate)} — {'; '.join(parts)}" if parts else predicate(proposition.predicate)


def _articles(claims: tuple[str, ...], index: Index) -> int:
    return len({index.claims[claim].article for claim in claims if claim in index.claims})


def _year(day: str) -> float:
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - 1) / 365


def moments_of(index: Index) -> tuple[Moment, ...]:
    """Propositions whose time is known at one end or both, by time."""
    dated = [(proposition, proposition.time) for proposition in index.propositions.values() if proposition.time is not None and proposition.time.is_known()]
    if not dated:
        return ()
    starts = [_year(time.earliest or time.latest or "") for _, time in dated]
    ends = [_year(time.latest or time.earliest or "") for _, time in dated]
    last = max(ends)
    first = max(min(starts), last - _WIDEST)
    reach = max(last - first, 0.01)

    def share(year: float) -> float:
        return round(min(1.0, max(0.0, (year - first) / reach)) * 100, 2)

    moments = [
        Moment(
            proposition=proposition,
            time=interval(time),
            what=what(proposition),
            claims=len(proposition.claims),
            sources=_articles(proposition.claims, index),
            left=share(start),
            width=max(0.4, round(share(end if time.latest is not None else last) - share(start), 2)),
        )
        for (proposition, time), start, end in zip(dated, starts, ends, strict=True)
    ]
    return tuple(
        sorted(moments, key=lambda m: (m.proposition.time.earliest or m.proposition.time.latest or "" if m.proposition.time else "", m.proposition.id))
    )


def weighed_of(index: Index) -> tuple[Weighed, ...]:
    """Findings on propositions that more than one claim speaks of, those with most articles first."""
    shown: list[Weighed] = []
    for finding in index.findings.values():
        proposition = index.propositions.get(finding.proposition)
        if proposition is None or len(proposition.claims) < 2:
            continue
        states = [index.origins[index.origin_of_claim[claim]].state for claim in finding.supporting.claims if claim in index.origin_of_claim]
        shown.append(
            Weighed(
                finding=finding,
                proposition=proposition,
                what=what(proposition),
                supporting=len(finding.supporting.claims),
                opposing=len(finding.opposing.claims),
                origins=tuple(index.origins[origin] for origin in finding.supporting.origins if origin in index.origins),
                against=tuple(index.origins[origin] for origin in finding.opposing.origins if origin in index.origins),
                unrecorded=sum(state == "lineage not recorded" for state in states),
            )
        )
    return tuple(sorted(shown, key=lambda w: (-_articles(w.proposition.claims, index), -len(w.proposition.claims), w.finding.id)))


def contested_of(index: Index) -> tuple[Weighed, ...]:
    """Findings with a conflict, or with a denial beside an allegation."""
    return tuple(w for w in weighed_of(index) if w.finding.conflicts or w.finding.denials or (w.supporting and w.opposing))


def lineage_words(link: Lineage, index: Index) -> str:
    """One dependence in words."""
    source = index.articles.get(link.source)
    target = None if link.target is None else index.articles.get(link.target)
    left = link.source if source is None else f"{index.voice(source)}, “{source.title or index.documents[source.document].name}”"
    right = link.outside or (link.target or "") if target is None else f"{index.voice(target)}, “{target.title or index.documents[target.document].name}”"
    return f"{left} leans on {right}: {link.reason}"


def summary(index: Index) -> str:
    """The case in one line."""
    articles = sum(article.kind == "article" for article in index.articles.values())
    teasers = len(index.articles) - articles
    return ", ".join(
        [
            plural(len(index.documents), "document"),
            plural(articles, "article"),
            plural(teasers, "teaser"),
            plural(len(index.claims), "claim"),
            plural(len(index.propositions), "proposition"),
        ]
    )
