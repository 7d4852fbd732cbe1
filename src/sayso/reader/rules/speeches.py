"""Who says what in a sentence: verbs, nouns and phrases of saying with their sources and contents."""

from sayso.reader.rules.attributions import cue_of
from sayso.reader.rules.contrasts import relative_content
from sayso.reader.rules.segments import Segment, lemmas
from sayso.reader.rules.speakers import Said, relay_of, source_words, told_outlet, trim
from sayso.text.inflection import singular

__all__ = ["Said", "cue_phrases", "read_speeches"]

_NAMING = frozenset({"describe", "call", "portray", "present", "depict", "label", "brand", "dub"})
_GERUND_STANCES = frozenset({"denies", "admits", "alleges", "confirms", "boasts"})
_HELD_BACK = frozenset({"decline", "refuse", "fail"})
_WITHHELD = frozenset({"say", "confirm", "comment", "deny", "disclose", "specify", "name", "claim", "report", "announce", "tell"})
_TOLD = frozenset({"tell", "inform", "assure", "brief"})


def cue_phrases(segment: Segment) -> frozenset[int]:
    """The chunks that are noun phrases of saying ("the claim", "reports")."""
    return frozenset(
        place for place, chunk in enumerate(segment.chunks) if chunk.kind == "NP" and singular(segment.sentence.lowers[chunk.head]) in segment.lexicon.cue_nouns
    )


def _clause_words(segment: Segment, first: int, last: int) -> tuple[int, int] | None:
    chunks = segment.chunks
    if first >= last or first >= len(chunks):
        return None
    return trim(segment, chunks[first].start, chunks[min(last, len(chunks)) - 1].end)


def _contents_of(segment: Segment, place: int) -> list[tuple[int, int]]:
    """The clauses that a chunk governs as its content, joined where they follow each other."""
    spans: list[tuple[int, int]] = []
    for number, clause in enumerate(segment.clauses):
        if clause.kind != "comp" or clause.parent != place:
            continue
        start = clause.start + (1 if clause.word >= 0 and segment.sentence.lowers[segment.chunks[clause.word].start] in {"that", ":"} else 0)
        end = clause.end
        for inner in segment.clauses[number + 1 :]:
            if inner.start <= end and inner.up == number:
                end = max(end, inner.end)
        words = _clause_words(segment, start, end)
        if words is not None:
            spans.append(words)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 3:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _rest(segment: Segment, place: int) -> int:
    """The end of the clause that a verb group stands in, in chunks."""
    chunk = segment.chunks[place]
    clause = segment.clauses[chunk.clause] if 0 <= chunk.clause < len(segment.clauses) else None
    return clause.end if clause is not None and clause.end > place else len(segment.chunks)


def read_speeches(segment: Segment, host: list[tuple[int, int]], quotes: list[tuple[int, int]]) -> list[Said]:
    """The speeches of a segment. `host` are the words that an attribution was cut out of, `quotes` the quotations (inner words) beside the segment's cues."""
    out: list[Said] = []
    places: dict[int, int] = {}
    for place, chunk in enumerate(segment.chunks):
        if chunk.kind == "VG":
            cue = cue_of(segment.sentence, chunk, segment.lexicon)
            if cue is not None:
                said = _verb(segment, place, *cue)
                if said is not None:
                    places[len(out)] = place
                    out.append(said)
            relay = relay_of(segment, place)
            if relay is not None:
                out.append(relay)
        elif chunk.kind == "NP":
            said = _noun(segment, place)
            if said is not None:
                out.append(said)
    _give_quotes(segment, out, places, quotes)
    if host:
        for number in places:
            if not out[number].contents:
                out[number].contents = list(host)
                out[number].rule = "apart"
                break
    kept: list[Said] = []
    for number, said in enumerate(out):
        bare = not said.contents and not said.is_denied
        if bare and not (number in places and said.source is not None and said.rule == "open"):
            continue
        kept.append(said)
        outer = told_outlet(segment, places[number], said) if number in places and not said.is_denied else None
        if outer is not None:
            kept.append(outer)
    return kept


def _give_quotes(segment: Segment, out: list[Said], places: dict[int, int], quotes: list[tuple[int, int]]) -> None:
    for start, end in quotes:
        best = -1
        gap = 10**9
        for number, place in places.items():
            said = out[number]
            if said.is_denied or (said.contents and not said.is_quotation):
                continue
            chunk = segment.chunks[place]
            distance = chunk.start - end if chunk.start >= end else start - chunk.end if chunk.end <= start else 0
            if distance < gap:
                best, gap = number, distance
        if best >= 0:
            out[best].contents.append((start, end))
            out[best].is_quotation = True
            out[best].rule = "quotation"


def _verb(segment: Segment, place: int, stance: str, end: int) -> Said | None:
    chunks, sentence = segment.chunks, segment.sentence
    chunk = chunks[place]
    forms = lemmas(sentence.lowers[chunk.verb])
    source, inverted = _source(segment, place)
    if source is not None and sentence.lowers[source[0]] == "it" and sentence.tags[chunk.verb] == "VBG" and chunk.form == "fin":
        return None
    if stance in {"thinks", "finds", "shows"} and chunk.form == "inf":
        return None
    if stance in {"thinks", "asks"} and source is not None and sentence.lowers[source[0]] in {"you", "i"}:
        return None
    if any(form in _NAMING for form in forms) and (
        source is None or any(sentence.lowers[segment.chunks[at].head].endswith(("self", "selves")) for at in chunk.objects)
    ):
        return None
    said = Said((chunk.verb, end), source)
    said.rejects = stance == "denies"
    governor = chunks[chunk.governor] if chunk.governor >= 0 and chunk.form in {"inf", "base"} else None
    if chunk.negation >= 0 or (governor is not None and governor.kind == "VG" and any(f in _HELD_BACK for f in lemmas(sentence.lowers[governor.verb]))):
        said.is_denied = True
        return said if source is not None and any(f in _WITHHELD for f in forms) else None
    if governor is not None and any(
        f in segment.lexicon.words("hedging_verbs") | segment.lexicon.words("wanting_verbs") for f in lemmas(sentence.lowers[governor.verb])
    ):
        return None
    if chunk.form == "fin" and chunk.modal >= 0 and sentence.lowers[chunk.modal] in {"can", "should", "must", "may", "might"}:
        return None
    said.contents = _contents_of(segment, place)
    if not said.contents:
        said.contents = relative_content(segment, place)
    if not said.contents:
        said.contents = _other_content(segment, place, stance, forms, inverted=inverted)
    if not said.contents and not chunk.passive and source is not None and _ends_open(segment, place):
        said.rule = "open"
    if stance == "asks" and not said.contents:
        return None
    if chunk.passive and not said.contents:
        return None
    return said


def _ends_open(segment: Segment, place: int) -> bool:
    """Whether what is said is still to come: the sentence ends in a colon, or nothing follows but times and places."""
    return any(chunk.kind == ":" for chunk in segment.chunks[place:]) and segment.chunks[-1].kind == ":"


def _other_content(segment: Segment, place: int, stance: str, forms: tuple[str, ...], *, inverted: bool) -> list[tuple[int, int]]:
    """Contents that are no clauses: gerunds, infinitives, and phrases that name what is told."""
    chunks = segment.chunks
    chunk = chunks[place]
    rest = _rest(segment, place)
    if place + 1 < len(chunks):
        following = chunks[place + 1]
        if following.kind == "VG" and following.form == "ing" and stance in _GERUND_STANCES:
            words = _clause_words(segment, place + 1, rest)
            return [words] if words else []
        if following.kind == "VG" and following.form == "inf" and stance in {"claims", "boasts", "admits"} and not chunk.passive:
            words = _clause_words(segment, place + 1, rest)
            return [words] if words else []
    if chunk.passive or inverted:
        return []
    objects = [at for at in chunk.objects if at > place]
    if not objects:
        if any(word in {"of", "to", "about"} and at > place for word, at in chunk.preps) and stance in {"boasts", "admits", "alleges"}:
            words = _clause_words(segment, place + 2, rest)
            return [words] if words else []
        return []
    first = objects[0]
    if stance == "alleges" or any(form in _NAMING for form in forms):
        words = _clause_words(segment, first, rest)
        linked = any(word in {"of", "as", "with", "for"} for word, at in chunk.preps if at > first) or any(c.kind == "VG" for c in chunks[first:rest])
        return [words] if words and (linked or any(form in _NAMING for form in forms)) else []
    kind = segment.kind_of(first)
    if any(form in {"maintain", "continue"} for form in forms) or segment.sentence.lowers[chunks[first].head] in {"responsibility", "credit"}:
        return []
    if kind in {"person", "party"} or any(form in _TOLD for form in forms):
        return []
    if any(form == "put" for form in forms):
        words = _clause_words(segment, first, rest) if any(word == "at" for word, _ in chunk.preps) else None
        return [words] if words else []
    if stance in {"shows", "finds"} and not any(c.kind == "VG" and c.form in {"ing", "part"} for c in chunks[first:rest]):
        return []
    if stance in {"denies", "confirms", "shows", "claims", "admits", "warns", "doubts", "finds"} or any(
        form in {"report", "announce", "describe", "recount", "count", "condemn", "predict"} for form in forms
    ):
        last = next((k for k in range(first, rest) if chunks[k].kind in {",", ".", ";", "S"} or (chunks[k].kind == "VG" and chunks[k].form == "fin")), rest)
        words = _clause_words(segment, first, last)
        return [words] if words else []
    return []


def _source(segment: Segment, place: int) -> tuple[tuple[int, int] | None, bool]:
    """The speaker's words, and whether they follow the verb."""
    chunks = segment.chunks
    chunk = chunks[place]
    if chunk.passive:
        by = next((at for word, at in chunk.preps if word == "by"), -1)
        return (source_words(segment, by), False) if by >= 0 else (None, False)
    subjects = [at for at in chunk.subjects if at >= 0]
    if subjects:
        start, end = source_words(segment, subjects[0])
        if len(subjects) > 1:
            end = max(end, source_words(segment, subjects[-1])[1])
        if start < chunk.start < end:
            end = segment.extent(subjects[0])[1]
        return (start, end), False
    after = [at for at in chunk.objects if at > place]
    if after and chunk.form == "fin":
        return source_words(segment, after[0]), True
    return None, False


def _noun(segment: Segment, place: int) -> Said | None:
    """In "reports that ...", "his claim that ...": a noun of saying with its clause."""
    chunk = segment.chunks[place]
    head = segment.sentence.lowers[chunk.head]
    single = singular(head)
    stance = segment.lexicon.cue_nouns.get(single)
    if stance is None:
        return None
    contents = _contents_of(segment, place)
    if not contents:
        return None
    source: tuple[int, int] | None = None
    if chunk.owner is not None:
        source = chunk.owner
    else:
        by = next(
            (
                at
                for word, at in segment.chain(place)
                if word in {"by", "from", "in"} and segment.kind_of(at) in {"person", "organization", "party", "document"}
            ),
            -1,
        )
        if by >= 0:
            source = source_words(segment, by)
        elif single in segment.lexicon.words("document_words") or single in {"report", "rumour", "rumor"}:
            source = segment.extent(place)
    return Said((chunk.head, chunk.head + 1), source, contents, rejects=stance == "denies", rule="noun")
