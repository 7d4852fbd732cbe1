"""A claim as it is shown: its sentence in pieces, its chain, what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record import Claim, Document, Link, Span
from sayso.report.index import Index
from sayso.report.wording import days, predicate, quantity
from sayso.text.sentences import split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a sentence and what they are in the claim; `role` is empty for plain words."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One speaker of a chain, as shown: who, what kind of speaker, in which words of saying."""

    who: str
    kind: str
    cue: str
    stands_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One argument: its role, its words, and whom they stand for where that is another name."""

    role: str
    text: str
    stands_for: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim as it is shown."""

    id: str
    document: str
    source: str
    predicate: str
    pieces: tuple[Piece, ...]
    chain: tuple[Step, ...]
    parts: tuple[Part, ...]
    time: str
    time_words: str
    place: str
    quantities: tuple[str, ...]
    certainty: str
    band: str
    is_denied: bool
    tense: str
    made_by: str
    origin: str
    origin_state: str
    finding: str


_PRIORITY = ("trigger", "certainty", "negation", "speaker", "cue", "actor", "target", "instrument", "place", "post", "object", "quantity", "time")
_AROUND = 360  # characters of a very long sentence that are shown on either side of the trigger


def card_of(claim: Claim, index: Index) -> Card:
    """The claim as it is shown."""
    document, article = index.documents[claim.document], index.articles[claim.article]
    origin = index.origins.get(index.origin_of_claim.get(claim.id, ""))
    return Card(
        id=claim.id,
        document=document.id,
        source=index.voice(article),
        predicate=predicate(claim.predicate),
        pieces=_pieces(claim, document),
        chain=tuple(_step(link, index) for link in claim.chain),
        parts=_parts(claim, index),
        time="" if claim.time is None or (claim.time.earliest is None and claim.time.latest is None) else days(claim.time.earliest, claim.time.latest),
        time_words="" if claim.time is None else claim.time.span.text,
        place="" if claim.place is None or claim.arguments_of("place") else claim.place.span.text,
        quantities=tuple(f"{quantity(value)} (“{value.span.text}”)" for value in claim.quantities),
        certainty="" if claim.certainty is None else claim.certainty.span.text,
        band="" if claim.certainty is None else claim.certainty.band,
        is_denied=claim.polarity == "denied",
        tense=claim.tense,
        made_by=f"{claim.made_by.reader} {claim.made_by.version}, rule {claim.made_by.rule}, score {claim.made_by.score:.2f}",
        origin="" if origin is None else origin.root,
        origin_state="" if origin is None else origin.state,
        finding=index.finding_of_claim.get(claim.id, ""),
    )


def _step(link: Link, index: Index) -> Step:
    entity = index.entity_of(link.mention)
    other = entity.name if entity is not None and entity.name.casefold() not in link.text.casefold() else ""
    return Step(who=link.text, kind=link.kind, cue=link.cue or "", stands_for=other)


def _parts(claim: Claim, index: Index) -> tuple[Part, ...]:
    parts: list[Part] = []
    for argument in claim.arguments:
        entity = index.entity_of(argument.mention)
        name = "" if entity is None else entity.name
        antecedent = "" if argument.antecedent is None else argument.antecedent.text
        other = name if name and name.casefold() not in argument.span.text.casefold() else antecedent
        parts.append(Part(role=argument.role, text=argument.span.text, stands_for=other, entity="" if entity is None else entity.id))
    return tuple(parts)


def _sentence(claim: Claim, document: Document) -> tuple[int, int]:
    """The whole sentences that the claim and the words of its speakers in the same paragraph stand in."""
    start, end = claim.span.start, claim.span.end
    paragraph = next((p for p in document.paragraphs if p.start <= claim.trigger.start < p.end), None)
    if paragraph is None:
        return start, end
    for first, last in split_sentences(document.text, paragraph.start, paragraph.end):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def _pieces(claim: Claim, document: Document) -> tuple[Piece, ...]:
    """The claim's sentence cut at its marks; where marks overlap, the more telling one wins."""
    start, end = whole = _sentence(claim, document)
    start = max(start, claim.trigger.start - _AROUND) if end - start > 3 * _AROUND else start
    end = min(end, claim.trigger.end + _AROUND) if end - start > 2 * _AROUND else end
    roles = [""] * (end - start)
    for name, span in sorted(_marks(claim), key=_telling, reverse=True):
        for position in range(max(span.start, start), min(span.end, end)):
            roles[position - start] = name
    pieces: list[Piece] = [Piece(text="… ")] if start > whole[0] else []
    at = start
    for position in range(start + 1, end + 1):
        if position == end or roles[position - start] != roles[at - start]:
            pieces.append(Piece(text=document.text[at:position], role=roles[at - start]))
            at = position
    if end < whole[1]:
        pieces.append(Piece(text=" …"))
    return tuple(pieces)


def _telling(mark: tuple[str, Span]) -> int:
    return _PRIORITY.index(mark[0])


def _marks(claim: Claim) -> Sequence[tuple[str, Span]]:
    marks = [("trigger", claim.trigger)]
    marks += [(argument.role, argument.span) for argument in claim.arguments]
    marks += [("quantity", value.span) for value in claim.quantities]
    marks += [("speaker", link.span) for link in claim.chain if link.span is not None and link.kind != "publisher"]
    marks += [("cue", link.cue_span) for link in claim.chain if link.cue_span is not None]
    if claim.time is not None:
        marks.append(("time", claim.time.span))
    if claim.place is not None:
        marks.append(("place", claim.place.span))
    if claim.certainty is not None:
        marks.append(("certainty", claim.certainty.span))
    if claim.negation is not None:
        marks.append(("negation", claim.negation))
    return [mark for mark in marks if mark[0] in _PRIORITY]
