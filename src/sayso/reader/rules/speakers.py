"""Who speaks, and through whom the author knows it: sources with their names, outlets that were told, relays that quote and cite."""

from dataclasses import dataclass, field

from sayso.reader.rules.segments import Segment, lemmas
from sayso.text.inflection import singular

__all__ = ["Said", "relay_of", "source_words", "told_outlet", "trim"]

_RELAYS = frozenset({"quote", "cite", "see", "obtain", "review", "leak", "publish", "carry", "interview", "broadcast", "air"})
_PARTICLES = frozenset({"out", "off", "on", "away", "up", "through"})  # "carried out by" is no relay
_TOLD = frozenset({"tell", "inform", "assure", "brief"})


@dataclass(slots=True)
class Said:
    """A speech as words of the sentence; contents are (first, end) pairs."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    contents: list[tuple[int, int]] = field(default_factory=list)
    is_quotation: bool = False
    is_denied: bool = False
    rejects: bool = False
    rule: str = ""
    score: float = 0.7


def source_words(segment: Segment, place: int) -> tuple[int, int]:
    """The words of a speaker: the phrase with what hangs on it, and a name beside it."""
    chunks = segment.chunks
    start, end = segment.extent(place)
    for _, at in segment.chain(place):
        end = max(end, segment.extent(at)[1])
    last = chunks[place].conjuncts[-1] if chunks[place].conjuncts else -1
    if last >= 0:
        end = max(end, segment.extent(last)[1])
    lowers = segment.sentence.lowers
    if end + 1 < len(lowers) and lowers[end] == ",":
        for chunk in chunks[place + 1 :]:
            if (
                chunk.start == end + 1
                and chunk.kind == "NP"
                and chunk.apposition == place
                and segment.sentence.tags[chunk.head] == "NNP"
                and segment.sentence.tags[chunks[place].head] != "NNP"
            ):
                return start, chunk.end
            if chunk.start > end + 1:
                break
    return start, end


def trim(segment: Segment, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without the marks and joining words at its ends; None where nothing is left."""
    tags, lowers = segment.sentence.tags, segment.sentence.lowers
    while (
        end > start
        and (tags[end - 1] in {",", ".", ":", "-", '"'} or lowers[end - 1] in {"and", "but", ";"})
        and segment.sentence.texts[end - 1] not in {")", "%"}
    ):
        end -= 1
    while start < end and (tags[start] in {",", ":", "-", '"', "."}):
        start += 1
    return (start, end) if end > start else None


def told_outlet(segment: Segment, place: int, said: Said) -> Said | None:
    """Who was told, where the author knows it from them: an outlet."""
    chunk = segment.chunks[place]
    lowers = segment.sentence.lowers
    forms = lemmas(lowers[chunk.verb])
    heard = -1
    if any(form in _TOLD for form in forms):
        heard = next((at for at in chunk.objects if at > place), -1)
    elif any(form in {"say", "speak", "talk", "confirm", "write"} for form in forms):
        heard = next((at for word, at in chunk.preps if word in {"to", "with", "in"} and at > place and _is_outlet(segment, at)), -1)
    if heard < 0 or not _is_outlet(segment, heard) or said.source is None:
        return None
    contents = sorted({*said.contents, said.source})
    return Said(said.cue, segment.extent(heard), contents, said.is_quotation, False, False, "told")


def _is_outlet(segment: Segment, place: int) -> bool:
    chunk = segment.chunks[place]
    start, end = segment.extent(place)
    lowers = segment.sentence.lowers
    for name in segment.names_in(start, end):
        if name.kind == "organization" or (name.kind in {"person", "location", "document"} and lowers[start] == "the"):
            last = lowers[name.end - 1]
            return singular(last) not in segment.lexicon.words("no_outlets") and last not in segment.lexicon.words("no_outlets")
    return singular(lowers[chunk.head]) in segment.lexicon.words("outlet_words") or lowers[chunk.head] in segment.lexicon.words("outlet_words")


def relay_of(segment: Segment, place: int) -> Said | None:
    """In "quoted by the daily X", "citing a witness": somebody through whom the rest of the sentence is known."""
    chunk = segment.chunks[place]
    lowers = segment.sentence.lowers
    forms = lemmas(lowers[chunk.verb])
    size = len(segment.sentence)
    particle = lowers[chunk.verb + 1] if chunk.verb + 1 < size else ""
    if chunk.form == "part" and any(form in _RELAYS for form in forms) and particle not in _PARTICLES:
        by = next((at for word, at in chunk.preps if word in {"by", "to"} and at > place), -1)
        if by >= 0 and _is_outlet(segment, by):
            whole = trim(segment, 0, size)
            marker = segment.chunks[segment.chunks[by].prep] if segment.chunks[by].prep >= 0 else chunk
            if whole:
                return Said((chunk.verb, marker.end), source_words(segment, by), [whole], rule="relay")
    if chunk.form == "fin" and not chunk.passive and any(form in {"speak", "talk"} for form in forms) and segment.clauses[chunk.clause].kind == "rel":
        heard = next((at for word, at in chunk.preps if word in {"to", "with"} and at > place), -1)
        if heard >= 0 and _is_outlet(segment, heard):
            before = trim(segment, 0, chunk.start - 1)
            if before and before[1] - before[0] > 4:
                return Said((chunk.verb, chunk.end), segment.extent(heard), [before], rule="spoke to")
    if chunk.form == "ing" and chunk.relation == "adjunct" and any(form in {"cite", "quote"} for form in forms):
        heard = next((at for at in chunk.objects if at > place), -1)
        if heard >= 0:
            before = trim(segment, 0, chunk.start)
            if before and before[1] - before[0] > 2:
                return Said((chunk.verb, chunk.end), source_words(segment, heard), [before], rule="citing")
    return None
