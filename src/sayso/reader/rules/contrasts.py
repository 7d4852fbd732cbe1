"""Figures set against each other: "14 drones, not the six that the port counted" is two claims, and the second is the port's."""

from sayso.reader.rules.attributions import cue_of
from sayso.reader.rules.frames import Found, counted
from sayso.reader.rules.modality import Mood
from sayso.reader.rules.segments import Segment
from sayso.reader.rules.speakers import Said, source_words, trim

__all__ = ["contrasted", "cut_contrasts", "read_contrasts", "relative_content"]

_AGAINST = (("not",), ("rather", "than"), ("instead", "of"), ("as", "against"), ("compared", "with"), ("and", "not"))


def contrasted(segment: Segment, place: int) -> int:
    """The first word of what sets a noun phrase against another ("not", "rather than"); -1 where nothing does."""
    lowers = segment.sentence.lowers
    start = segment.chunks[place].start
    for words in _AGAINST:
        first = start - len(words)
        if first > 0 and tuple(lowers[first:start]) == words:
            return first
    return -1


def relative_content(segment: Segment, place: int) -> list[tuple[int, int]]:
    """In "the six drones that the port counted": what a verb of saying in a relative clause says is the phrase that the clause describes."""
    chunk = segment.chunks[place]
    clause = segment.clauses[chunk.clause] if 0 <= chunk.clause < len(segment.clauses) else None
    if clause is None or clause.kind != "rel" or clause.head < 0 or clause.head in chunk.subjects or not chunk.subjects:
        return []
    if any(piece.kind == "VG" for piece in segment.chunks[place + 1 : clause.end]):
        return []  # "the men who the police say fired": another verb is what is said
    if segment.chunks[clause.head].kind != "NP" or contrasted(segment, clause.head) < 0:
        return []
    return [segment.extent(clause.head)]


def read_contrasts(segment: Segment, taken: list[Found]) -> list[Found]:
    """Counted things set against those of a trigger of the same segment: a claim of the same predicate with another figure.

    Where a relative clause says whose figure it is, it is claimed by them; where none does, the speaker denies it.
    """
    out: list[Found] = []
    for place, chunk in enumerate(segment.chunks):
        if chunk.kind != "NP" or contrasted(segment, place) < 0:
            continue
        figures = counted(segment, [place])
        if not figures:
            continue
        match = next((found for found in reversed(taken) if _role_before(segment, found, contrasted(segment, place))), None)
        if match is None:
            continue
        role = _role_before(segment, match, contrasted(segment, place))
        has_owner = any(
            relative_content(segment, verb) == [segment.extent(place)] for verb, piece in enumerate(segment.chunks) if piece.kind == "VG" and verb > place
        )
        mark = contrasted(segment, place)
        mood = Mood(match.mood.tense, None if has_owner else (mark, mark + 1), None)
        edges = [(role, *segment.extent(place)), *figures]
        out.append(Found(match.predicate, match.mode, chunk.head, chunk.head + 1, edges, mood, "contrast", 0.6, place, match.polarity))
    return out


def _role_before(segment: Segment, found: Found, mark: int) -> str:
    """The role whose counted phrase ends right before the contrast, "" for none."""
    tags = segment.sentence.tags
    while mark > 0 and tags[mark - 1] in {",", ":", "-"}:
        mark -= 1
    if not any(role == "quantity" for role, _, _ in found.edges):
        return ""
    return next((role for role, _, end in found.edges if end == mark and role not in {"quantity", "time"}), "")


def cut_contrasts(segment: Segment, speeches: list[Said]) -> None:
    """Take out of what others say the figure that somebody else is set against them with."""
    for place, chunk in enumerate(segment.chunks):
        if chunk.kind != "VG" or cue_of(segment.sentence, chunk, segment.lexicon) is None:
            continue
        own = relative_content(segment, place)
        if not own:
            continue
        clause = segment.clauses[chunk.clause]
        mark = contrasted(segment, clause.head)
        end = segment.chunks[min(clause.end, len(segment.chunks)) - 1].end
        for said in speeches:
            if said.contents == own or said.source == source_words(segment, chunk.subjects[0]):
                continue
            said.contents = [piece for content in said.contents for piece in _without(segment, content, mark, end)]


def _without(segment: Segment, content: tuple[int, int], start: int, end: int) -> list[tuple[int, int]]:
    if not (content[0] <= start < content[1]):
        return [content]
    pieces = (trim(segment, content[0], start), trim(segment, min(end, content[1]), content[1]) if end < content[1] else None)
    return [piece for piece in pieces if piece is not None]
