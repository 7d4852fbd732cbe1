"""One sentence from words to triggers and speeches: its quotations, brackets and attributions are read as stretches of their own."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from sayso.reader.rules.attributions import Attribution, cue_of, find_attributions, fixed_cues
from sayso.reader.rules.chunks import Chunk, chunk
from sayso.reader.rules.clauses import read_clauses
from sayso.reader.rules.compounds import read_belonging, read_participles, read_suffixes
from sayso.reader.rules.contrasts import cut_contrasts, read_contrasts
from sayso.reader.rules.frames import Found, read_verbs
from sayso.reader.rules.identities import read_identities, without_others
from sayso.reader.rules.lexicon import Lexicon
from sayso.reader.rules.names import Name
from sayso.reader.rules.nouns import read_nouns, read_phrases
from sayso.reader.rules.segments import Segment
from sayso.reader.rules.speeches import Said, cue_phrases, read_speeches
from sayso.reader.rules.titles import read_titles
from sayso.reader.rules.words import Sentence
from sayso.text.inflection import singular
from sayso.text.times import find_times

__all__ = ["Result", "read_sentence"]

_LONGEST = 400  # words; what is longer is no sentence but a table or a broken page, and is left without claims
_WANTING = frozenset({"request", "threaten", "agree"})
_QUOTED_WORDS = 4  # a quotation of fewer words, or without a verb, is read as part of its sentence


@dataclass(slots=True)
class Result:
    """What one sentence gives, as words."""

    triggers: list[Found] = field(default_factory=list)
    speeches: list[Said] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)  # noun phrases without what hangs on them


def _times(sentence: Sentence, lexicon: Lexicon) -> dict[int, int]:
    """First to end word of the expressions of time."""
    del lexicon
    out: dict[int, int] = {}
    starts, ends = sentence.starts, sentence.ends
    for found in find_times(sentence.text, starts[0], ends[-1], anchor=None):
        first = bisect_left(starts, found.start)
        last = bisect_left(ends, found.end)
        if first < len(starts) and starts[first] == found.start and last < len(ends) and ends[last] == found.end and last >= first:
            out[first] = last + 1
    return out


def _quotations(sentence: Sentence, near: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Quotations as words: outer first and end, inner first and end; only those that are read apart."""
    out: list[tuple[int, int, int, int]] = []
    starts, size = sentence.starts, len(sentence)
    for outer_start, outer_end, inner_start, inner_end in near:
        first = bisect_left(starts, outer_start)
        end = bisect_left(starts, outer_end)
        inner_first = max(first, bisect_left(starts, inner_start))
        inner_last = min(end, bisect_left(starts, inner_end))
        if inner_last - inner_first < 1 or end <= first:
            continue
        tags = sentence.tags[inner_first:inner_last]
        whole = inner_last - inner_first >= size - 3
        text = sentence.texts[inner_first]
        has_verb = any(tag in {"VBZ", "VBD", "VBP", "BE", "HV", "MD", "DO", "VB"} for tag in tags)
        opens = text[0].isupper() or not text[0].isalpha()
        before = sentence.lowers[first - 1] if first else ""
        if (
            whole
            or outer_start < starts[0]
            or (has_verb and opens and inner_last - inner_first >= _QUOTED_WORDS)
            or (has_verb and (before in {",", ":"} or first == 0) and tags[-1] in {",", "."})
        ):
            out.append((first, end, inner_first, inner_last))
    return out


def _cut(chunks: list[Chunk], taken: list[tuple[int, int]]) -> list[Chunk]:
    kept: list[Chunk] = []
    place = 0
    for first, last in taken:
        kept.extend(chunks[place:first])
        place = max(place, last)
    kept.extend(chunks[place:])
    return kept


def _segment(sentence: Sentence, chunks: list[Chunk], lexicon: Lexicon, names: list[Name]) -> Segment:
    segment = Segment(sentence, chunks, [], lexicon, names)
    cues = frozenset(place for place, piece in enumerate(chunks) if piece.kind == "VG" and cue_of(sentence, piece, lexicon) is not None)
    people = frozenset(piece.head for place, piece in enumerate(chunks) if piece.kind == "NP" and segment.kind_of(place) == "person")
    segment.clauses = read_clauses(sentence, chunks, cues, cue_phrases(segment), people)
    return segment


def _host_words(chunks: list[Chunk], cuts: list[Attribution], which: int, first_word: int) -> list[tuple[int, int]]:
    """The words that an attribution attributes: its host without the attributions, within its semicolons and dash of a place and date."""
    own = cuts[which]
    nested = list(cuts)
    start = 0
    for place in range(own.first - 1, -1, -1):
        if chunks[place].kind == ";":
            start = place + 1
            break
    end = len(chunks)
    for place in range(own.last, len(chunks)):
        if chunks[place].kind == ";" or (chunks[place].kind == "CC" and place == own.last):
            end = place
            break
    pieces: list[tuple[int, int]] = []
    place = start
    for cut in nested:
        if cut.last <= start or cut.first >= end:
            continue
        pieces.append((place, cut.first))
        place = max(place, cut.last)
    pieces.append((place, end))
    out: list[tuple[int, int]] = []
    for begin, stop in pieces:
        first, last = begin, stop
        while (first < last and chunks[first].kind in {",", ".", "-", ":", ";", '"', ")", "CC"}) or (first < last and chunks[first].end <= first_word):
            first += 1
        while last > first and chunks[last - 1].kind in {",", ".", "-", ":", ";", '"', "CC"}:
            last -= 1
        if last > first:
            out.append((chunks[first].start, chunks[last - 1].end))
    return out


_DATELINE_WORDS = 12  # "PORT CITY, Outer Province, 14 March 2024 (Agency) -"


def _dateline(sentence: Sentence) -> int:
    """The words of "TOWN, 14 May –" at the front: a place in capitals, or one with a day or an agency's brackets before the dash."""
    if not sentence.texts[0][0].isupper() or len(sentence.texts[0]) < 3:
        return 0
    for place in range(1, min(_DATELINE_WORDS, len(sentence))):
        text = sentence.texts[place]
        if text in {"-", "–", "—"}:
            opening = sentence.texts[:place]
            is_told = sentence.texts[0].isupper() or (any(part in {",", "("} for part in opening) and any(part[0].isdigit() or part == "(" for part in opening))
            return place + 1 if is_told else 0
        if text[0].islower() and text not in {"of", "the", "al"}:
            return 0
    return 0


def _item(sentence: Sentence) -> int:
    """The words of a paragraph's number at the front: "5. The Command has sent", "(iii) that"."""
    opening = 1 if sentence.texts[0] in {"(", "["} else 0
    if len(sentence) < opening + 4:
        return 0
    number, mark = sentence.lowers[opening], sentence.texts[opening + 1]
    is_number = number.isdigit() or (len(number) <= 4 and set(number) <= set("ivx")) or (len(number) == 1 and number.isalpha())
    return opening + 2 if is_number and mark in {".", ")", "]"} and sentence.texts[opening + 2][0].isalpha() else 0


def read_sentence(sentence: Sentence, names: list[Name], near: list[tuple[int, int, int, int]], lexicon: Lexicon) -> Result:
    """The triggers and speeches of one sentence; `near` are the quotations that it meets, in characters."""
    size = len(sentence)
    result = Result()
    if not size or size > _LONGEST:
        return result
    times = _times(sentence, lexicon)
    fixed = fixed_cues(sentence, lexicon)
    quotations = _quotations(sentence, near)
    marks = frozenset(place for place, tag in enumerate(sentence.tags) if tag == '"')
    first_word = _dateline(sentence) or _item(sentence)
    chunks: list[Chunk] = []
    place = first_word
    brackets: list[list[Chunk]] = []
    for first, end, _, _ in quotations:
        if first > place:
            chunks.extend(chunk(sentence, place, first, times, marks, fixed))
        chunks.append(Chunk("Q", first, end, first))
        place = max(place, end)
    if place < size:
        chunks.extend(chunk(sentence, place, size, times, marks, fixed))
    chunks, brackets = _take_brackets(chunks)
    cuts = find_attributions(sentence, chunks, lexicon, len(chunks))
    segments: list[tuple[Segment, list[tuple[int, int]], list[tuple[int, int]]]] = []
    inner = [(quote[2], _without_stop(sentence, quote[2], quote[3])) for quote in quotations]
    has_clause_cut = any(cut.kind == "clause" for cut in cuts)
    for number, cut in enumerate(cuts):
        host = _host_words(chunks, cuts, number, first_word)
        pieces = [_fresh(piece) for piece in chunks[cut.inner_first : cut.inner_last]]
        if cut.kind == "phrase" and cut.cue is not None:
            segment = _segment(sentence, pieces, lexicon, names)
            segments.append((segment, [], []))
            if _is_ground(sentence, pieces, lexicon):
                continue
            result.speeches.append(Said(cut.cue, cut.source, host or inner, bool(inner and not host), rule="according"))
        else:
            segments.append(
                (
                    _segment(sentence, pieces, lexicon, names),
                    host,
                    list(inner) if has_clause_cut and not _has_cue(sentence, _cut(chunks, [(c.first, c.last) for c in cuts]), lexicon) else [],
                )
            )
    main = _cut(chunks, [(cut.first, cut.last) for cut in cuts])
    outer = _segment(sentence, main, lexicon, names)
    segments.insert(0, (outer, [], inner))
    segments.extend((_segment(sentence, piece, lexicon, names), [], []) for piece in brackets)
    for _, _, start, end in quotations:
        segments.append((_segment(sentence, chunk(sentence, start, end, times, marks, fixed), lexicon, names), [], []))
    given: set[tuple[int, int]] = set()
    for segment, host, quotes in segments:
        result.phrases.extend((piece.start, piece.end) for piece in segment.chunks if piece.kind == "NP")
        verbs = read_verbs(segment)
        found = [
            *verbs,
            *read_nouns(segment, verbs),
            *read_phrases(segment),
            *read_suffixes(segment),
            *read_titles(segment),
            *read_participles(segment),
            *read_belonging(segment),
        ]
        identities, identified = read_identities(segment)
        found = without_others(found, identities, lexicon)
        found.extend(read_contrasts(segment, found))
        result.triggers.extend(found)
        speeches = read_speeches(segment, host, [quote for quote in quotes if quote not in given])
        if segment is outer:
            for said in speeches:
                said.contents = _outside(said.contents, [(chunks[cut.first].start, chunks[cut.last - 1].end) for cut in cuts])
        cut_contrasts(segment, speeches)
        for said in speeches:
            given.update(content for content in said.contents if content in inner)
        result.speeches.extend(speeches)
        cues = [said.cue for said in speeches if said.cue is not None]
        result.speeches.extend(one for one in identified if one.cue is not None and not any(cue[0] <= one.cue[0] < cue[1] for cue in cues))
    for quote in inner:
        if quote not in given and not any(start <= quote[0] and quote[1] <= end for said in result.speeches for start, end in said.contents):
            result.speeches.append(Said(None, None, [quote], is_quotation=True, rule="quotation alone"))
    _deny(result)
    _drop(result)
    _order(result)
    return result


def _outside(contents: list[tuple[int, int]], cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Contents without the attributions that stand in them: "X found that Y, two officers said" is not what X found."""
    for first, last in cuts:
        pieces: list[tuple[int, int]] = []
        for start, end in contents:
            if start < first < end and start < last:
                pieces.append((start, first))
                if last < end:
                    pieces.append((last, end))
            else:
                pieces.append((start, end))
        contents = pieces
    return contents


def _is_ground(sentence: Sentence, pieces: list[Chunk], lexicon: Lexicon) -> bool:
    """Whether what something is according to is an act and no source: "according to his order", "according to the law"."""
    source = next((piece for piece in pieces if piece.kind == "NP"), None)
    return source is not None and singular(sentence.lowers[source.head]) in lexicon.words("grounds")


def _has_cue(sentence: Sentence, chunks: list[Chunk], lexicon: Lexicon) -> bool:
    return any(piece.kind == "VG" and cue_of(sentence, piece, lexicon) is not None for piece in chunks)


def _without_stop(sentence: Sentence, start: int, end: int) -> int:
    while end > start + 1 and sentence.tags[end - 1] in {",", ".", '"'} and sentence.texts[end - 1] not in {"?", "!", "%"}:
        end -= 1
    return end


def _take_brackets(chunks: list[Chunk]) -> tuple[list[Chunk], list[list[Chunk]]]:
    """Part what stands in brackets from the rest."""
    if not any(piece.kind == "(" for piece in chunks):
        return chunks, []
    kept: list[Chunk] = []
    brackets: list[list[Chunk]] = []
    depth = 0
    for piece in chunks:
        if piece.kind == "(":
            depth += 1
            if depth == 1:
                brackets.append([_fresh(kept[-1])] if kept and kept[-1].kind == "NP" else [])
        elif piece.kind == ")":
            depth = max(0, depth - 1)
        elif depth:
            brackets[-1].append(piece)
        else:
            kept.append(piece)
    return kept, [bracket for bracket in brackets if bracket]


def _fresh(piece: Chunk) -> Chunk:
    """A chunk without what was found for it, to be read again elsewhere."""
    return replace(piece, subjects=[], objects=[], preps=[], times=[], conjuncts=[])


def _deny(result: Result) -> None:
    """What a speaker denies is told as denied."""
    for said in result.speeches:
        if not said.rejects or said.is_denied or said.cue is None:
            continue
        for item in result.triggers:
            if item.mood.negation is None and any(start <= item.start and item.end <= end for start, end in said.contents):
                item.mood = replace(item.mood, negation=said.cue)


def _drop(result: Result) -> None:
    """What is demanded, threatened or agreed is no claim of its own; a denial that says what it denies is no mere refusal."""
    wanted = [(start, end) for item in result.triggers if item.predicate in _WANTING for role, start, end in item.edges if role == "object"]
    inside = {(said.cue[0], start, end) for said in result.speeches if said.cue is not None and said.rejects for start, end in said.contents}
    kept: list[Found] = []
    for item in result.triggers:
        if item.rule == "noun" and any(start <= item.start and item.end <= end for start, end in wanted):
            continue
        if item.predicate == "reject" and any(
            cue == item.start and any(start <= other.start and other.end <= end for other in result.triggers) for cue, start, end in inside
        ):
            continue
        kept.append(item)
    result.triggers = kept


def _order(result: Result) -> None:
    """One claim of one predicate for the same words, in the order of the text."""
    best: dict[tuple[int, int, str], Found] = {}
    for item in result.triggers:
        key = (item.start, item.end, item.predicate)
        if key not in best or len(item.edges) > len(best[key].edges):
            best[key] = item
    result.triggers = sorted(best.values(), key=lambda item: (item.start, item.end, item.predicate))
    result.speeches.sort(
        key=lambda said: (
            said.contents[0][0] if said.contents else said.cue[0] if said.cue else 0,
            -sum(end - start for start, end in said.contents),
            said.cue or (0, 0),
        )
    )
