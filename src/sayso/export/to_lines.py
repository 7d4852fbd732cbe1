"""Nouns as lines of the export."""

from collections.abc import Iterator
from operator import attrgetter

from sayso.export import lines
from sayso.export.lines import LINES, Line
from sayso.record import (
    Argument,
    Article,
    Claim,
    Document,
    Drift,
    Entity,
    Evidence,
    Finding,
    Judgement,
    KnownPlace,
    Lineage,
    Link,
    Listing,
    Mention,
    Origin,
    Participant,
    Proposition,
    Quantity,
    Record,
    ReferenceList,
    Rejected,
    Span,
)

_EXACT = 2**53  # whole numbers up to here are the same in every program that reads JSON


def to_lines(record: Record) -> dict[str, list[Line]]:
    """The lines of every file, by the file's name without its ending."""
    known = _Known(record)
    tables: dict[str, Iterator[Line]] = {
        "documents": map(_document, record.documents),
        "rejected": map(_rejected, record.rejected),
        "articles": map(_article, sorted((article for document in record.documents for article in document.articles), key=attrgetter("id"))),
        "mentions": map(known.mention, record.mentions),
        "claims": map(known.claim, record.claims),
        "entities": map(_entity, record.entities),
        "propositions": map(_proposition, record.propositions),
        "origins": map(_origin, record.origins),
        "lineage": map(_lineage, record.lineage),
        "drifts": map(_drift, record.drifts),
        "findings": map(_finding, record.findings),
        "judgements": map(_judgement, record.judgements),
        "lists": map(_list, record.lists),
        "listings": map(_listing, record.listings),
    }
    return {name: list(tables[name]) for name in LINES}


def _place(span: Span) -> lines.Place:
    return span.start, span.end


def _optional(span: Span | None) -> lines.Place | None:
    return None if span is None else (span.start, span.end)


def _document(document: Document) -> Line:
    return lines.DocumentLine(
        id=document.id,
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        size=document.size,
        origin=document.origin,
        received=document.received,
        language=document.language,
        text=document.text,
        paragraphs=tuple(lines.ParagraphPart(span=(part.start, part.end), label=part.label) for part in document.paragraphs),
        custody=tuple(lines.CustodyPart(step=step.step, at=step.at, tool=step.tool, detail=step.detail) for step in document.custody),
    )


def _rejected(rejected: Rejected) -> Line:
    return lines.RejectedLine(name=rejected.name, sha256=rejected.sha256, reason=rejected.reason, detail=rejected.detail)


def _article(article: Article) -> Line:
    dated = article.published
    published = None if dated is None else lines.PublishedPart(earliest=dated.earliest, latest=dated.latest, text=dated.text, span=_optional(dated.span))
    return lines.ArticleLine(
        id=article.id,
        document=article.document,
        kind=article.kind,
        title=article.title,
        byline=article.byline,
        publisher=article.publisher,
        published=published,
        language=article.language,
        spans=article.spans,
    )


class _Known:
    """Which entity each mention stands for, and which proposition and origin each claim belongs to; of several, the one with the smallest id."""

    def __init__(self, record: Record) -> None:
        self._names = {entity.id: entity.name for entity in record.entities}
        self._entities: dict[str, str] = {}
        for entity in record.entities:
            for mention in entity.mentions:
                self._entities.setdefault(mention, entity.id)
        self._propositions: dict[str, str] = {}
        for proposition in record.propositions:
            for claim in proposition.claims:
                self._propositions.setdefault(claim, proposition.id)
        self._origins: dict[str, str] = {}
        for origin in record.origins:
            for claim in origin.claims:
                self._origins.setdefault(claim, origin.id)

    def mention(self, mention: Mention) -> Line:
        return lines.MentionLine(
            id=mention.id,
            document=mention.document,
            article=mention.article,
            span=_place(mention.span),
            text=mention.span.text,
            kind=mention.kind,
            entity=self._entities.get(mention.id),
        )

    def claim(self, claim: Claim) -> Line:
        time, place, certainty, made_by = claim.time, claim.place, claim.certainty, claim.made_by
        return lines.ClaimLine(
            id=claim.id,
            document=claim.document,
            article=claim.article,
            span=_place(claim.span),
            text=claim.span.text,
            trigger=_place(claim.trigger),
            predicate=claim.predicate,
            mode=claim.mode,
            arguments=tuple(map(self._argument, claim.arguments)),
            time=None
            if time is None
            else lines.TimePart(text=time.span.text, span=_place(time.span), earliest=time.earliest, latest=time.latest, precision=time.precision),
            place=None if place is None else lines.PlacePart(text=place.span.text, span=_place(place.span), entity=self._entity(place.mention)),
            quantities=tuple(map(_quantity, claim.quantities)),
            polarity=claim.polarity,
            certainty=None if certainty is None else lines.CertaintyPart(text=certainty.span.text, span=_place(certainty.span), band=certainty.band),
            tense=claim.tense,
            chain=tuple(map(self._link, claim.chain)),
            proposition=self._propositions.get(claim.id),
            origin=self._origins.get(claim.id),
            made_by=lines.MadeByPart(reader=made_by.reader, version=made_by.version, rule=made_by.rule, score=float(made_by.score)),
        )

    def _entity(self, mention: str | None) -> str | None:
        return None if mention is None else self._entities.get(mention)

    def _argument(self, argument: Argument) -> lines.ArgumentPart:
        entity = self._entity(argument.mention)
        return lines.ArgumentPart(
            role=argument.role,
            span=_place(argument.span),
            text=argument.span.text,
            entity=entity,
            name=None if entity is None else self._names[entity],
            antecedent=_optional(argument.antecedent),
        )

    def _link(self, link: Link) -> lines.LinkPart:
        entity = self._entity(link.mention)
        return lines.LinkPart(
            kind=link.kind,
            text=link.text,
            span=_optional(link.span),
            cue=link.cue,
            cue_span=_optional(link.cue_span),
            entity=entity,
            name=None if entity is None else self._names[entity],
        )


def _number(value: float | None) -> float | None:
    """A whole number without ".0", as everybody writes it."""
    return int(value) if value is not None and value == value // 1 and abs(value) < _EXACT else value


def _quantity(quantity: Quantity) -> lines.QuantityPart:
    return lines.QuantityPart(
        role=quantity.role,
        span=_place(quantity.span),
        text=quantity.span.text,
        low=_number(quantity.low),
        high=_number(quantity.high),
        unit=quantity.unit,
        approximate=quantity.approximate,
    )


def _entity(entity: Entity) -> Line:
    return lines.EntityLine(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        names=tuple(lines.NamePart(text=name.text, count=name.count) for name in entity.names),
        mentions=entity.mentions,
        signals=tuple(
            lines.SignalPart(name=signal.name, left=signal.left, right=signal.right, score=float(signal.score), detail=signal.detail)
            for signal in entity.signals
        ),
        place=None if entity.place is None else _known_place(entity.place),
        place_candidates=entity.place_candidates,
    )


def _known_place(place: KnownPlace) -> lines.KnownPlacePart:
    return lines.KnownPlacePart(
        gazetteer=place.gazetteer,
        version=place.version,
        id=place.id,
        name=place.name,
        kind=place.kind,
        latitude=place.latitude,
        longitude=place.longitude,
        containing=tuple(lines.ContainingPart(id=part.id, kind=part.kind, name=part.name) for part in place.containing),
        population=place.population,
        score=float(place.score),
        reasons=tuple(lines.PlaceReasonPart(name=reason.name, detail=reason.detail) for reason in place.reasons),
    )


def _participant(participant: Participant) -> lines.ParticipantPart:
    return lines.ParticipantPart(role=participant.role, entity=participant.entity, name=participant.name)


def _proposition(proposition: Proposition) -> Line:
    """The place is the last of the arguments, unless it is among them already."""
    participants, place, time = proposition.participants, proposition.place, proposition.time
    if place is not None and place not in participants:
        participants = (*participants, place)
    return lines.PropositionLine(
        id=proposition.id,
        kind=proposition.kind,
        predicate=proposition.predicate,
        arguments=tuple(map(_participant, participants)),
        time=None if time is None else lines.IntervalPart(earliest=time.earliest, latest=time.latest),
        claims=proposition.claims,
    )


def _evidence(evidence: tuple[Evidence, ...]) -> tuple[lines.EvidencePart, ...]:
    return tuple(lines.EvidencePart(document=item.document, span=_place(item.span)) for item in evidence)


def _origin(origin: Origin) -> Line:
    links = tuple(
        lines.OriginLinkPart(source=link.source, target=link.target, reason=link.reason, evidence=_evidence(link.evidence), score=float(link.score))
        for link in origin.links
    )
    return lines.OriginLine(id=origin.id, claims=origin.claims, root=origin.root, links=links, state=origin.state)


def _lineage(lineage: Lineage) -> Line:
    return lines.LineageLine(
        source=lineage.source,
        target=lineage.target,
        outside=lineage.outside,
        reason=lineage.reason,
        evidence=_evidence(lineage.evidence),
        score=float(lineage.score),
    )


def _drift(drift: Drift) -> Line:
    return lines.DriftLine(claims=drift.claims, what=drift.what, first=drift.first, last=drift.last)


def _finding(finding: Finding) -> Line:
    return lines.FindingLine(
        id=finding.id,
        proposition=finding.proposition,
        supporting=lines.SidePart(claims=finding.supporting.claims, origins=finding.supporting.origins),
        opposing=lines.SidePart(claims=finding.opposing.claims, origins=finding.opposing.origins),
        denials=finding.denials,
        conflicts=tuple(lines.ConflictPart(kind=conflict.kind, claims=conflict.claims, detail=conflict.detail) for conflict in finding.conflicts),
        certainty=lines.BandsPart(lowest=finding.lowest, highest=finding.highest),
        credibility=lines.CredibilityPart(value=finding.credibility.value, rule=finding.credibility.rule, inputs=dict(finding.credibility.inputs)),
        without=tuple(lines.WithoutPart(origin=without.origin, credibility=without.credibility) for without in finding.without),
    )


def _judgement(judgement: Judgement) -> Line:
    return lines.JudgementLine(
        id=judgement.id,
        kind=judgement.kind,
        subject=judgement.subject,
        object=judgement.object,
        value=judgement.value,
        by=judgement.by,
        at=judgement.at,
        why=judgement.why,
        undoes=judgement.undoes,
    )


def _list(reference: ReferenceList) -> Line:
    return lines.ListLine(
        id=reference.id,
        name=reference.name,
        authority=reference.authority,
        issued=reference.issued,
        format=reference.format,
        file=reference.file,
        sha256=reference.sha256,
        size=reference.size,
        companion=reference.companion,
        companion_sha256=reference.companion_sha256,
        received=reference.received,
        entries=reference.entries,
        broken=reference.broken,
        notes=reference.notes,
        set_aside=reference.set_aside,
    )


def _listing(listing: Listing) -> Line:
    return lines.ListingLine(
        id=listing.id,
        entity=listing.entity,
        list=listing.list,
        entry=listing.entry,
        caption=listing.caption,
        kind=listing.kind,
        name=listing.name,
        listed_name=listing.listed_name,
        quality=listing.quality,
        weakness=listing.weakness,
        score=float(listing.score),
        signals=tuple(
            lines.NameMatchPart(name=signal.name, words=signal.words, value=float(signal.value), points=float(signal.points)) for signal in listing.signals
        ),
        designations=tuple(lines.DesignationPart(authority=one.authority, program=one.program, listed_on=one.listed_on) for one in listing.designations),
        topics=listing.topics,
        born=listing.born,
        countries=listing.countries,
        decision=listing.decision,
        decided_by=listing.decided_by,
        decided_why=listing.decided_why,
    )
