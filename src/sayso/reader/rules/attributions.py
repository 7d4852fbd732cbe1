"""Attributions that stand apart from what they attribute: ", officials said.", "according to X", "as Y reported", ", he said,"."""

from dataclasses import dataclass

from sayso.reader.rules.chunks import Chunk
from sayso.reader.rules.lexicon import Lexicon
from sayso.reader.rules.segments import lemmas
from sayso.reader.rules.words import Sentence

__all__ = ["Attribution", "cue_of", "find_attributions", "fixed_cues"]

_STEPS = frozenset({"NP", "P", "CC", "A", "T", '"'})
_NO_PHRASES = frozenset({"asks"})
_ENDS = frozenset({",", ".", ";", "-", ")", '"', "Q"})


@dataclass(slots=True)
class Attribution:
    """Chunks first..last (end excluded) that are cut out of their host; `kind` is clause or phrase.

    Of a phrase `cue` and `source` are its words.
    """

    first: int
    last: int
    kind: str
    inner_first: int
    inner_last: int
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None


def fixed_cues(sentence: Sentence, lexicon: Lexicon) -> dict[int, int]:
    """First to end word of cues that are phrases ("according to", "in the words of")."""
    out: dict[int, int] = {}
    lowers = sentence.lowers
    for place, lower in enumerate(lowers):
        for _, rest in lexicon.cue_phrases.get(lower, ()):
            end = place + 1 + len(rest)
            if tuple(lowers[place + 1 : end]) == rest:
                out[place] = end
                break
    return out


def cue_of(sentence: Sentence, chunk: Chunk, lexicon: Lexicon) -> tuple[str, int] | None:
    """The stance of a verb group of saying and the end word of its cue; None for other verb groups."""
    lowers = sentence.lowers
    for form in lemmas(lowers[chunk.verb]):
        for stance, rest in lexicon.cue_verbs.get(form, ()):
            end = chunk.verb + 1 + len(rest)
            if tuple(lowers[chunk.verb + 1 : end]) == rest:
                return stance, end
    return None


def _is_deed(sentence: Sentence, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether the verb with the word behind it is a predicate of its own: "claimed responsibility" says nothing of what stands before it."""
    following = sentence.lowers[chunk.verb + 1] if chunk.verb + 1 < len(sentence) else ""
    return any(pattern.rest[:1] == (following,) for form in lemmas(sentence.lowers[chunk.verb]) for pattern in lexicon.verbs.get(form, ()))


def _is_finite(chunks: list[Chunk], first: int, last: int) -> bool:
    return any(chunk.kind == "VG" and chunk.form in {"fin", "base"} for chunk in chunks[first:last])


def _right_edge(sentence: Sentence, chunks: list[Chunk], place: int) -> int:
    """The chunk after the verb of saying and its own adverbials, times and addressee."""
    ahead = place + 1
    lowers = sentence.lowers
    told = lowers[chunks[place].verb] in {"told", "tells", "tell", "assured", "informed", "reminded"}
    while ahead < len(chunks):
        kind = chunks[ahead].kind
        if kind in {"T", "A", '"'} or (
            kind == "P" and ahead == place + 1 and lowers[chunks[ahead].start] in {"on", "out"} and ahead + 1 < len(chunks) and chunks[ahead + 1].kind in _ENDS
        ):
            ahead += 1
        elif kind == "P" and ahead + 1 < len(chunks) and chunks[ahead + 1].kind in {"NP", "T"}:
            ahead += 2
        elif kind == "NP" and told:
            told = False
            ahead += 1
        elif (
            kind == "CC"
            and ahead + 1 < len(chunks)
            and chunks[ahead + 1].kind == "NP"
            and ahead + 2 < len(chunks)
            and chunks[ahead + 2].kind != "VG"
            and ahead > place + 1
        ):
            ahead += 2
        else:
            break
    return ahead


def _subject_start(chunks: list[Chunk], place: int) -> int:
    first = place
    while first > 0 and chunks[first - 1].kind in _STEPS and place - first < 16:
        first -= 1
    while first < place and chunks[first].kind != "NP":
        first += 1
    described = _described(chunks, first)
    return first if described < 0 else _subject_start(chunks, described)


def _described(chunks: list[Chunk], first: int) -> int:
    """The relative word of "two officers who have read it" where the chunk `first` stands inside such a clause; -1 where it does not."""
    back = first - 1
    while back > 0 and chunks[back].kind in {"VG", "NP", "P", "A", "T"} and first - back < 8:
        back -= 1
    is_clause = back > 0 and chunks[back].kind == "R" and chunks[back - 1].kind == "NP" and any(chunk.kind == "VG" for chunk in chunks[back + 1 : first])
    return back if is_clause else -1


def _with_apposition(sentence: Sentence, chunks: list[Chunk], first: int) -> int:
    """Take in "a spokesman for the group," before a name: the start of the description, or `first`."""
    if sentence.tags[chunks[first].head] != "NNP" or first < 2 or chunks[first - 1].kind != ",":
        return first
    earlier = first - 1
    while earlier > 0 and chunks[earlier - 1].kind in {"NP", "P"} and first - earlier < 10:
        earlier -= 1
    if earlier < first - 1 and earlier > 1 and chunks[earlier].kind == "NP" and sentence.tags[chunks[earlier].head] == "NN" and chunks[earlier - 1].kind == ",":
        return earlier
    return first


def find_attributions(sentence: Sentence, chunks: list[Chunk], lexicon: Lexicon, stop: int) -> list[Attribution]:
    """The attributions among the chunks, in order and not overlapping; the rest is what they attribute."""
    out: list[Attribution] = []
    used = -1
    for place, chunk in enumerate(chunks[:stop]):
        if place <= used:
            continue
        found: Attribution | None = None
        if chunk.relation == "cue" and chunk.kind == "P":
            found = _phrase(sentence, chunks, place)
        elif chunk.kind == "VG" and ((chunk.form == "fin" and not chunk.passive) or (chunk.form == "part" and chunk.start == chunk.verb)):
            cue = cue_of(sentence, chunk, lexicon)
            if cue is not None and cue[0] not in _NO_PHRASES and not _is_deed(sentence, chunk, lexicon):
                found = _clause(sentence, chunks, place)
            if found is not None:  # ", officials warned," is no participle
                chunk.form, chunk.passive = "fin", False
        if found is not None and (not out or found.first >= out[-1].last):
            out.append(found)
            used = found.last - 1
    return out


def _phrase(sentence: Sentence, chunks: list[Chunk], place: int) -> Attribution | None:
    ahead = place + 1
    while ahead < len(chunks):
        kind = chunks[ahead].kind
        nearer = chunks[ahead - 1].kind
        if (
            (kind == "NP" and (nearer in {"P", "CC", "VG", "A", '"', "R"} or ahead == place + 1))
            or kind in {"P", "A", '"'}
            or (
                kind == "VG"
                and (chunks[ahead].form in {"part", "ing"} or nearer in {"R", "VG"} or (nearer == "NP" and ahead >= 2 and chunks[ahead - 2].kind == "R"))
            )
            or kind == "R"
            or (kind == "NP" and nearer == "R")
            or (
                kind == "CC"
                and ahead + 1 < len(chunks)
                and chunks[ahead + 1].kind in {"NP", "VG"}
                and (chunks[ahead + 1].kind == "NP" or chunks[ahead + 1].form in {"part", "ing", "fin"})
                and not _clause_after(chunks, ahead + 1)
            )
            or (kind == "T" and nearer == "VG")
        ):
            ahead += 1
        else:
            break
    if ahead == place + 1:
        return None
    last = ahead
    # "According to the team's coach, Ali Dorri, the robot ...": a name between two commas belongs to the source
    if (
        ahead + 1 < len(chunks)
        and chunks[ahead].kind == ","
        and chunks[ahead + 1].kind == "NP"
        and (ahead + 2 == len(chunks) or chunks[ahead + 2].kind in {",", "."})
        and sentence.tags[chunks[ahead + 1].head] == "NNP"
    ):
        last = ahead + 2
    elif ahead + 1 < len(chunks) and chunks[ahead].kind == "," and chunks[ahead + 1].kind == "R":
        last = ahead + 1
        while last < len(chunks) and chunks[last].kind not in {",", ".", ";"}:
            last += 1
    source = (chunks[place + 1].start, chunks[last - 1].end)
    first = place - 1 if place and chunks[place - 1].kind == "," else place
    end = last + 1 if last < len(chunks) and chunks[last].kind == "," else last
    return Attribution(first, end, "phrase", place + 1, last, (chunks[place].start, chunks[place].end), source)


def _clause_after(chunks: list[Chunk], place: int) -> bool:
    return place + 1 < len(chunks) and chunks[place].kind == "NP" and chunks[place + 1].kind == "VG" and chunks[place + 1].form == "fin"


def _clause(sentence: Sentence, chunks: list[Chunk], place: int) -> Attribution | None:
    size = len(chunks)
    before = chunks[place - 1].kind if place else ""
    lowers = sentence.lowers
    if before in {",", "-"} and place + 1 < size and chunks[place + 1].kind == "NP" and chunks[place].end - chunks[place].start == 1:
        edge = place + 2
        while edge < size and chunks[edge].kind in {"P", "NP", "A", "T", "CC", '"'}:
            edge += 1
        kind = chunks[edge].kind if edge < size else "."
        if kind in _ENDS and _is_finite(chunks, 0, place - 1):
            last = edge
            if kind == "," and edge + 1 < size and (chunks[edge + 1].kind in {"R", "NP"} or (chunks[edge + 1].kind == "VG" and chunks[edge + 1].form == "ing")):
                last = size
                while last > edge and chunks[last - 1].kind == ".":
                    last -= 1
            return Attribution(place - 1, last, "clause", place, last)
        return None
    edge = _right_edge(sentence, chunks, place)
    if chunks[place].form == "part" and any(lowers[chunk.start] == "by" for chunk in chunks[place:edge]):
        return None
    kind = chunks[edge].kind if edge < size else "."
    if kind not in _ENDS or kind == "Q":
        return None
    first = _subject_start(chunks, place)
    if first >= place:
        return None
    boundary = chunks[first - 1].kind if first else ""
    if boundary == "S" and lowers[chunks[first - 1].start] == "as":
        start = first - 1
        opening = start - 1 if start and chunks[start - 1].kind == "," else start
        last = edge + 1 if kind == "," else edge
        if _is_finite(chunks, 0, opening) or _is_finite(chunks, last, size):
            return Attribution(opening, last, "clause", first, edge)
        return None
    if boundary not in {",", "-", "("}:
        return None
    if any(chunk.kind == "CC" and lowers[chunk.start] == "but" for chunk in chunks[first:place]):
        return None
    first = _with_apposition(sentence, chunks, first)
    opening = first - 1
    host_before = _is_finite(chunks, _last_break(chunks, opening), opening)
    host_after = kind in {",", "-"} and _is_finite(chunks, edge, size)
    if not host_before and not host_after:
        return None
    if not host_before and not any(chunk.kind in {"NP", "S", "P", "T"} for chunk in chunks[:opening]):
        return None
    if kind == "," and edge + 1 < size and chunks[edge + 1].kind == "VG" and chunks[edge + 1].form == "ing":
        edge = size
        while edge > place and chunks[edge - 1].kind == ".":
            edge -= 1
        return Attribution(opening, edge, "clause", first, edge)
    return Attribution(opening, edge + 1 if kind in {",", "-"} and host_after else edge, "clause", first, edge)


def _last_break(chunks: list[Chunk], place: int) -> int:
    for back in range(place - 1, -1, -1):
        if chunks[back].kind == ";":
            return back + 1
    return 0
