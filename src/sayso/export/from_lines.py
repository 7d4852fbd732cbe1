"""Lines of the export as nouns."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from sayso.errors import Ungrounded, UnreadableInput
from sayso.export import lines
from sayso.record import (
    Argument,
    Article,
    Certainty,
    Claim,
    Conflict,
    Containing,
    Credibility,
    Custody,
    Dated,
    Designation,
    Document,
    Drift,
    Entity,
    Evidence,
    Finding,
    Interval,
    Judgement,
    KnownPlace,
    Lineage,
    Link,
    Listing,
    MadeBy,
    Mention,
    NameCount,
    NameMatch,
    Origin,
    OriginLink,
    Paragraph,
    Participant,
    Place,
    PlaceReason,
    Proposition,
    Quantity,
    Record,
    ReferenceList,
    Rejected,
    Side,
    Signal,
    Span,
    Time,
    Without,
    sorted_record,
)

_SHOWN = 60  # characters of a text that does not fit, in the message about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """All lines of an export."""

    documents: list[lines.DocumentLine]
    rejected: list[lines.RejectedLine]
    articles: list[lines.ArticleLine]
    mentions: list[lines.MentionLine]
    claims: list[lines.ClaimLine]
    entities: list[lines.EntityLine]
    propositions: list[lines.PropositionLine]
    origins: list[lines.OriginLine]
    lineage: list[lines.LineageLine]
    drifts: list[lines.DriftLine]
    findings: list[lines.FindingLine]
    judgements: list[lines.JudgementLine]
    lists: list[lines.ListLine]
    listings: list[lines.ListingLine]


def from_lines(given: Lines) -> Record:
    """The record that lines tell of. Raises UnreadableInput where they speak of what is not there, Ungrounded where a text is not what stands at its span."""
    texts = _Texts(given.documents)
    known = _Mentions(given.mentions, given.entities)
    articles: dict[str, list[Article]] = {}
    for article in given.articles:
        articles.setdefault(article.document, []).append(_article(article, texts))
    return sorted_record(
        Record(
            documents=tuple(_document(document, articles.get(document.id, [])) for document in given.documents),
            rejected=tuple(map(_rejected, given.rejected)),
            mentions=tuple(_mention(mention, texts) for mention in given.mentions),
            claims=tuple(_claim(claim, texts, known) for claim in given.claims),
            entities=tuple(map(_entity, given.entities)),
            propositions=tuple(map(_proposition, given.propositions)),
            origins=tuple(_origin(origin, texts) for origin in given.origins),
            lineage=tuple(_lineage(lineage, texts) for lineage in given.lineage),
            drifts=tuple(map(_drift, given.drifts)),
            findings=tuple(map(_finding, given.findings)),
            judgements=tuple(map(_judgement, given.judgements)),
            lists=tuple(map(_list, given.lists)),
            listings=tuple(map(_listing, given.listings)),
        )
    )


class _Texts:
    """The documents' texts, to make spans of."""

    def __init__(self, documents: Iterable[lines.DocumentLine]) -> None:
        self._texts = {document.id: document.text for document in documents}

    def span(self, document: str, place: lines.Place, expected: str | None = None) -> Span:
        """The span at a place of a document; `expected` is the text that must stand there."""
        text = self._texts.get(document)
        if text is None:
            message = f"The export speaks of the document {document!r}, which it does not hold."
            raise UnreadableInput(message)
        start, end = place
        if not 0 <= start <= end <= len(text):
            message = f"The export speaks of the characters {start} to {end} of {document}, which has {len(text)}."
            raise Ungrounded(message)
        span = Span(start, end, text[start:end])
        if expected is not None and span.text != expected:
            message = f"At {start} to {end} of {document} stands {span.text[:_SHOWN]!r}, not {expected[:_SHOWN]!r}."
            raise Ungrounded(message)
        return span

    def optional(self, document: str, place: lines.Place | None) -> Span | None:
        """The span at a place, None where there is none."""
        return None if place is None else self.span(document, place)

    def evidence(self, parts: Iterable[lines.EvidencePart]) -> tuple[Evidence, ...]:
        """Spans of any documents."""
        return tuple(Evidence(document=part.document, span=self.span(part.document, part.span)) for part in parts)


class _Mentions:
    """The contract says which entity words stand for, not by which mention they were resolved: this finds a mention that says the same."""

    def __init__(self, mentions: Iterable[lines.MentionLine], entities: Iterable[lines.EntityLine]) -> None:
        known = {mention.id: mention for mention in mentions}
        self._at: dict[tuple[str, str, lines.Place], str] = {}
        self._within: dict[tuple[str, str], str] = {}
        self._any: dict[str, str] = {}
        taken: set[str] = set()  # the writer gives a mention that several entities claim to the one with the smallest id
        for entity in sorted(entities, key=attrgetter("id")):
            for identifier in sorted(set(entity.mentions) - taken):
                self._any.setdefault(entity.id, identifier)
                mention = known.get(identifier)
                if mention is not None:
                    self._within.setdefault((entity.id, mention.document), identifier)
                    self._at.setdefault((entity.id, mention.document, mention.span), identifier)
            taken.update(entity.mentions)

    def of(self, entity: str | None, document: str, *places: lines.Place | None) -> str | None:
        """A mention of the entity: at the first of the places that has one, else in the document, else anywhere."""
        if entity is None:
            return None
        for place in places:
            if place is not None and (entity, document, place) in self._at:
                return self._at[entity, document, place]
        found = self._within.get((entity, document)) or self._any.get(entity)
        if found is None:
            message = f"The export speaks of the entity {entity!r}, which it does not hold or which has no mentions."
            raise UnreadableInput(message)
        return found


def _document(line: lines.DocumentLine, articles: list[Article]) -> Document:
    return Document(
        id=line.id,
        name=line.name,
        sha256=line.sha256,
        media_type=line.media_type,
        size=line.size,
        origin=line.origin,
        received=line.received,
        language=line.language,
        text=line.text,
        paragraphs=tuple(Paragraph(start=part.span[0], end=part.span[1], label=part.label) for part in line.paragraphs),
        articles=tuple(articles),
        custody=tuple(Custody(step=part.step, at=part.at, tool=part.tool, detail=part.detail) for part in line.custody),
    )


def _rejected(line: lines.RejectedLine) -> Rejected:
    return Rejected(name=line.name, origin="", sha256=line.sha256, size=0, reason=line.reason, detail=line.detail, received="")


def _article(line: lines.ArticleLine, texts: _Texts) -> Article:
    published = None
    if line.published is not None:
        span = texts.optional(line.document, line.published.span)
        basis = "given" if span is None else "text"
        published = Dated(earliest=line.published.earliest, latest=line.published.latest, basis=basis, text=line.published.text, span=span)
    return Article(
        id=line.id,
        document=line.document,
        kind=line.kind,
        title=line.title,
        byline=line.byline,
        publisher=line.publisher,
        published=published,
        language=line.language,
        spans=line.spans,
    )


def _mention(line: lines.MentionLine, texts: _Texts) -> Mention:
    return Mention(id=line.id, document=line.document, article=line.article, span=texts.span(line.document, line.span, line.text), kind=line.kind)


def _claim(line: lines.ClaimLine, texts: _Texts, known: _Mentions) -> Claim:
    document = line.document
    time, place, certainty = line.time, line.place, line.certainty
    return Claim(
        id=line.id,
        document=document,
        article=line.article,
        span=texts.span(document, line.span, line.text),
        trigger=texts.span(document, line.trigger),
        predicate=line.predicate,
        mode=line.mode,
        arguments=tuple(_argument(part, document, texts, known) for part in line.arguments),
        time=None
        if time is None
        else Time(span=texts.span(document, time.span, time.text), earliest=time.earliest, latest=time.latest, precision=time.precision),
        place=None if place is None else Place(span=texts.span(document, place.span, place.text), mention=known.of(place.entity, document, place.span)),
        quantities=tuple(_quantity(part, document, texts) for part in line.quantities),
        polarity=line.polarity,
        certainty=None if certainty is None else Certainty(span=texts.span(document, certainty.span, certainty.text), band=certainty.band),
        tense=line.tense,
        chain=tuple(_link(part, document, texts, known) for part in line.chain),
        made_by=MadeBy(reader=line.made_by.reader, version=line.made_by.version, rule=line.made_by.rule, score=line.made_by.score),
    )


def _argument(part: lines.ArgumentPart, document: str, texts: _Texts, known: _Mentions) -> Argument:
    return Argument(
        role=part.role,
        span=texts.span(document, part.span, part.text),
        mention=known.of(part.entity, document, part.span, part.antecedent),
        antecedent=texts.optional(document, part.antecedent),
    )


def _link(part: lines.LinkPart, document: str, texts: _Texts, known: _Mentions) -> Link:
    """A publisher's text is its name, so it need not be what stands at its span."""
    return Link(
        kind=part.kind,
        text=part.text,
        span=None if part.span is None else texts.span(document, part.span, None if part.kind == "publisher" else part.text),
        cue=part.cue,
        cue_span=texts.optional(document, part.cue_span),
        mention=known.of(part.entity, document, part.span),
    )


def _quantity(part: lines.QuantityPart, document: str, texts: _Texts) -> Quantity:
    return Quantity(
        role=part.role,
        span=texts.span(document, part.span, part.text),
        low=part.low,
        high=part.high,
        unit=part.unit,
        approximate=part.approximate,
    )


def _entity(line: lines.EntityLine) -> Entity:
    return Entity(
        id=line.id,
        kind=line.kind,
        name=line.name,
        names=tuple(NameCount(text=part.text, count=part.count) for part in line.names),
        mentions=line.mentions,
        signals=tuple(Signal(name=part.name, left=part.left, right=part.right, score=part.score, detail=part.detail) for part in line.signals),
        place=None if line.place is None else _known_place(line.place),
        place_candidates=line.place_candidates,
    )


def _known_place(part: lines.KnownPlacePart) -> KnownPlace:
    return KnownPlace(
        gazetteer=part.gazetteer,
        version=part.version,
        id=part.id,
        name=part.name,
        kind=part.kind,
        latitude=part.latitude,
        longitude=part.longitude,
        containing=tuple(Containing(id=outer.id, kind=outer.kind, name=outer.name) for outer in part.containing),
        population=part.population,
        score=part.score,
        reasons=tuple(PlaceReason(name=reason.name, detail=reason.detail) for reason in part.reasons),
    )


def _proposition(line: lines.PropositionLine) -> Proposition:
    """A last argument in the role of place is the proposition's place, as the writer puts it there."""
    participants = tuple(Participant(role=part.role, entity=part.entity, name=part.name) for part in line.arguments)
    place = participants[-1] if participants and participants[-1].role == "place" else None
    if place is not None and place not in participants[:-1]:
        participants = participants[:-1]
    return Proposition(
        id=line.id,
        kind=line.kind,
        predicate=line.predicate,
        participants=participants,
        time=None if line.time is None else Interval(earliest=line.time.earliest, latest=line.time.latest),
        place=place,
        claims=line.claims,
    )


def _origin(line: lines.OriginLine, texts: _Texts) -> Origin:
    links = tuple(
        OriginLink(source=part.source, target=part.target, reason=part.reason, evidence=texts.evidence(part.evidence), score=part.score) for part in line.links
    )
    return Origin(id=line.id, claims=line.claims, root=line.root, links=links, state=line.state)


def _lineage(line: lines.LineageLine, texts: _Texts) -> Lineage:
    return Lineage(source=line.source, target=line.target, outside=line.outside, reason=line.reason, evidence=texts.evidence(line.evidence), score=line.score)


def _drift(line: lines.DriftLine) -> Drift:
    return Drift(claims=line.claims, what=line.what, first=line.first, last=line.last)


def _finding(line: lines.FindingLine) -> Finding:
    return Finding(
        id=line.id,
        proposition=line.proposition,
        supporting=Side(claims=line.supporting.claims, origins=line.supporting.origins),
        opposing=Side(claims=line.opposing.claims, origins=line.opposing.origins),
        denials=line.denials,
        conflicts=tuple(Conflict(kind=part.kind, claims=part.claims, detail=part.detail) for part in line.conflicts),
        lowest=line.certainty.lowest,
        highest=line.certainty.highest,
        credibility=Credibility(value=line.credibility.value, rule=line.credibility.rule, inputs=tuple(line.credibility.inputs.items())),
        without=tuple(Without(origin=part.origin, credibility=part.credibility) for part in line.without),
    )


def _judgement(line: lines.JudgementLine) -> Judgement:
    return Judgement(
        id=line.id,
        kind=line.kind,
        subject=line.subject,
        object=line.object,
        value=line.value,
        by=line.by,
        at=line.at,
        why=line.why,
        undoes=line.undoes,
    )


def _list(line: lines.ListLine) -> ReferenceList:
    return ReferenceList(
        id=line.id,
        name=line.name,
        authority=line.authority,
        issued=line.issued,
        format=line.format,
        file=line.file,
        origin="",
        sha256=line.sha256,
        size=line.size,
        received=line.received,
        entries=line.entries,
        broken=line.broken,
        notes=line.notes,
        companion=line.companion,
        companion_sha256=line.companion_sha256,
        set_aside=line.set_aside,
    )


def _listing(line: lines.ListingLine) -> Listing:
    return Listing(
        id=line.id,
        entity=line.entity,
        list=line.list,
        entry=line.entry,
        caption=line.caption,
        kind=line.kind,
        name=line.name,
        listed_name=line.listed_name,
        quality=line.quality,
        weakness=line.weakness,
        score=line.score,
        signals=tuple(NameMatch(name=part.name, words=part.words, value=part.value, points=part.points) for part in line.signals),
        designations=tuple(Designation(authority=part.authority, program=part.program, listed_on=part.listed_on) for part in line.designations),
        topics=line.topics,
        born=line.born,
        countries=line.countries,
        decision=line.decision,
        decided_by=line.decided_by,
        decided_why=line.decided_why,
    )
