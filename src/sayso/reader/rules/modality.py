"""Tense, doubt and denial: what a verb group's auxiliaries and the words of its clause say about what it tells."""

from dataclasses import dataclass

from sayso.reader.rules.segments import Segment, lemmas
from sayso.record import Tense

__all__ = ["Mood", "mood_of"]

_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_MODAL_HEDGES = frozenset({"may", "might", "could"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_NO = frozenset({"no", "none", "nobody", "neither", "nor", "nothing"})


@dataclass(frozen=True, slots=True)
class Mood:
    """Words are places in the sentence, end excluded; None where there are none."""

    tense: Tense
    negation: tuple[int, int] | None
    certainty: tuple[int, int] | None
    is_wanted: bool = False


def _governors(segment: Segment, place: int) -> list[int]:
    """The verb groups above an infinitive, the nearest first."""
    out: list[int] = []
    chunk = segment.chunks[place]
    while chunk.form in {"inf", "base"} and chunk.governor >= 0 and segment.chunks[chunk.governor].kind == "VG" and len(out) < 6:
        out.append(chunk.governor)
        chunk = segment.chunks[chunk.governor]
    return out


def _hedge(segment: Segment, start: int, end: int) -> tuple[int, int] | None:
    lowers = segment.sentence.lowers
    for place in range(start, end):
        for words in segment.lexicon.hedges.get(lowers[place], ()):
            last = place + len(words)
            if last <= end + 3 and tuple(lowers[place:last]) == words:
                return place, last
    return None


def mood_of(segment: Segment, place: int) -> Mood:
    """The mood of the verb group at `place`, with what it inherits from the verbs and clauses above it."""
    chunks, lexicon, lowers, tags = segment.chunks, segment.lexicon, segment.sentence.lowers, segment.sentence.tags
    chunk = chunks[place]
    tense: Tense = "past"
    negation: tuple[int, int] | None = None
    certainty: tuple[int, int] | None = None
    is_wanted = False
    first = tags[chunk.start] if chunk.form == "fin" else ""
    if first in {"VBZ", "VBP"} or lowers[chunk.start] in {"is", "are", "am", "has", "have", "does", "do"}:
        tense = "present"
    if chunk.negation >= 0:
        negation = (chunk.negation, chunk.negation + 1)
    if chunk.modal >= 0:
        tense, certainty = _modal(segment, place, tense)
    if chunk.form == "inf" and chunk.relation == "inf":
        tense = "hypothetical"
        for ruler in _governors(segment, place):
            above = chunks[ruler]
            forms = lemmas(lowers[above.verb])
            if any(form in lexicon.words("implicative_verbs") for form in forms):
                tense = "past"
                if above.form == "fin" and above.modal >= 0:
                    tense, certainty = _modal(segment, ruler, tense)
                if above.negation >= 0 and negation is None:
                    negation = (above.negation, above.negation + 1)
            elif any(form in lexicon.words("failing_verbs") for form in forms):
                tense = "past"
                negation = (above.verb, above.verb + 1)
                if chunk.start == above.end:
                    negation = (above.verb, chunk.start + 1)
            elif any(form in lexicon.words("hedging_verbs") for form in forms) and (above.passive or any(form in {"seem", "appear"} for form in forms)):
                tense = "past"
                last = chunk.start + 1 if chunk.start == above.end else above.end
                certainty = certainty or (above.start, last)
            elif any(form in lexicon.words("wanting_verbs") for form in forms):
                is_wanted = is_wanted or any(form in lexicon.words("demanding_verbs") for form in forms)
                tense = "future"
            elif "be" in forms and above.verb + 1 == chunk.start:
                tense = "future"
            break
    if chunk.relation == "gerund:without":
        before = chunk.start - 1
        negation = (before, before + 1)
    if negation is None:
        negation = _no_phrase(segment, place)
    clause = segment.clauses[chunk.clause] if 0 <= chunk.clause < len(segment.clauses) else None
    if clause is not None and clause.kind == "adv" and clause.word >= 0 and lowers[chunks[clause.word].start] in _CONDITIONS:
        tense = "hypothetical"
    if certainty is None:
        certainty = _adverb(segment, place)
    return Mood(tense, negation, certainty, is_wanted)


def _modal(segment: Segment, place: int, tense: Tense) -> tuple[Tense, tuple[int, int] | None]:
    chunk = segment.chunks[place]
    lowers = segment.sentence.lowers
    word = lowers[chunk.modal]
    if word in _FUTURE:
        return "future", None
    if word in _MODAL_HEDGES:
        last = chunk.modal + 1
        if last < chunk.verb and lowers[last] == "have":
            last += 1
        return ("hypothetical" if word == "could" and last == chunk.modal + 1 else tense), (chunk.modal, last)
    if word == "would":
        clause = segment.clauses[chunk.clause] if 0 <= chunk.clause < len(segment.clauses) else None
        reported = clause is not None and clause.kind == "comp"
        return ("future" if reported else "hypothetical"), None
    if word in {"should", "must", "can", "ca"}:
        return "hypothetical", None
    return tense, None


def _no_phrase(segment: Segment, place: int) -> tuple[int, int] | None:
    """A phrase ("no group attacked", "killed nobody") of its own that denies the verb."""
    chunks = segment.chunks
    chunk = chunks[place]
    for other in (*chunk.subjects[:1], *chunk.objects[:1]):
        if other < 0 or chunks[other].kind != "NP":
            continue
        start = chunks[other].start
        if segment.sentence.lowers[start] in _NO:
            return start, start + 1
    before = chunk.start - 1
    if before >= 0 and segment.sentence.lowers[before] in {"never", "neither", "nor", "falsely"}:
        return before, before + 1
    return None


def _adverb(segment: Segment, place: int) -> tuple[int, int] | None:
    """A hedge among the verb group's own words and those just before it, back to the clause's bounds."""
    chunks = segment.chunks
    chunk = chunks[place]
    first = place
    while first > 0 and place - first < 12:
        kind = chunks[first - 1].kind
        if kind in {"VG", "S", "R", ";", ":", "Q"} or (kind == "," and chunks[first - 2 if first > 1 else 0].kind != "A"):
            break
        first -= 1
    found = _hedge(segment, chunks[first].start, chunk.end)
    if found:
        return found
    following = place + 1
    if following < len(chunks) and chunks[following].kind == "A":
        return _hedge(segment, chunks[following].start, chunks[following].end)
    return None
