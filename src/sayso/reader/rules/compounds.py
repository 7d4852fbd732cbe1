"""What a phrase says by its build: "U-backed militias", "the jailed poet", "Ali Dorri of the Dawn Union", "the Union under Ali Dorri"."""

from sayso.reader.rules.frames import Found
from sayso.reader.rules.modality import Mood
from sayso.reader.rules.segments import Segment, lemmas

__all__ = ["read_belonging", "read_participles", "read_suffixes"]

_PLAIN = Mood("past", None, None)


def read_suffixes(segment: Segment) -> list[Found]:
    """Compounds: "X-backed militias" (X supports the militias), "a 1,200-strong force" (its size)."""
    out: list[Found] = []
    lowers, texts = segment.sentence.lowers, segment.sentence.texts
    del texts
    for place, chunk in enumerate(segment.chunks):
        if chunk.kind != "NP":
            continue
        for word in range(chunk.start, chunk.head):
            lower = lowers[word]
            if "-" in lower:
                stem, _, tail = lower.rpartition("-")
                first = word
            elif lower in segment.lexicon.suffixes and word > chunk.start + 1 and lowers[word - 1] == "-":
                stem, tail, first = lowers[word - 2], lower, word - 2
            else:
                continue
            for pattern in segment.lexicon.suffixes.get(tail, ())[:1]:
                edges: list[tuple[str, int, int]]
                begin = word + 1
                if pattern.predicate == "size":
                    if not stem[:1].isdigit():
                        continue
                    edges = [("actor", *_extent_after(segment, place, begin)), ("quantity", first, word + 1)]
                else:
                    capital = (
                        segment.sentence.texts[first][0].isupper()
                        or stem in segment.lexicon.words("states")
                        or stem in {"state", "government", "regime", "army", "foreign"}
                    )
                    if not capital:
                        continue
                    roles = (pattern.frame.modifier or "actor", pattern.frame.holder or "target")
                    edges = [(roles[0], first, word + 1), (roles[1], *_extent_after(segment, place, begin))]
                out.append(Found(pattern.predicate, pattern.frame.mode, first, word + 1, edges, _PLAIN, "compound", 0.8, place))
    return out


def _extent_after(segment: Segment, place: int, begin: int) -> tuple[int, int]:
    _, end = segment.extent(place)
    return begin, max(end, segment.chunks[place].end)


def read_participles(segment: Segment) -> list[Found]:
    """Participles inside a phrase: "the imprisoned poet" was imprisoned."""
    out: list[Found] = []
    for place, chunk in enumerate(segment.chunks):
        if chunk.kind != "NP" or chunk.head == chunk.start:
            continue
        for word in range(chunk.start, chunk.head):
            lower = segment.sentence.lowers[word]
            if (
                segment.sentence.tags[word] not in {"VBN", "JJ", "VBD"}
                or not lower.endswith(("ed", "en", "ain"))
                or "-" in lower
                or lower in segment.lexicon.words("worn_participles")
            ):
                continue
            for form in lemmas(lower):
                patterns = [
                    p
                    for p in segment.lexicon.verbs.get(form, ())
                    if p.predicate in {"coerce", "assault", "sanction", "appointed"} and not p.rest and p.frame.object == "target"
                ]
                if patterns and segment.kind_of(place) in {"person", "organization"}:
                    out.append(Found(patterns[0].predicate, None, word, word + 1, [("target", *segment.extent(place))], _PLAIN, "participle", 0.6, place))
                    break
    return out


def read_belonging(segment: Segment) -> list[Found]:
    """A person "of" or "from" a body, a body's person, a body "under" a person."""
    out: list[Found] = []
    chunks = segment.chunks
    for place, chunk in enumerate(chunks):
        if chunk.kind != "NP":
            continue
        named = segment.names_in(chunk.start, chunk.end)
        if chunk.prep >= 0 and chunk.governor >= 0 and chunks[chunk.governor].kind == "NP" and chunk.prep == chunk.governor + 1:
            marker = chunks[chunk.prep]
            word = segment.sentence.lowers[marker.start]
            host = chunks[chunk.governor]
            people = [n for n in segment.names_in(host.start, host.end) if n.kind == "person" and n.end == host.head + 1]
            if marker.end - marker.start == 1 and word in {"of", "from"} and people:
                if any(n.kind == "title" for n in segment.names_in(host.start, people[-1].start)) and False:
                    continue
                bodies = [n for n in named if n.kind == "organization"]
                if bodies and bodies[-1].end == chunk.end:
                    out.append(
                        Found(
                            "member_of",
                            None,
                            marker.start,
                            marker.end,
                            [("actor", people[-1].start, people[-1].end), ("target", chunk.start, chunk.end)],
                            _PLAIN,
                            "of a body",
                            0.7,
                            place,
                        )
                    )
            if (
                marker.end - marker.start == 1
                and word == "under"
                and any(n.kind == "person" for n in named)
                and segment.kind_of(chunk.governor) in {"organization", "person"}
            ):
                out.append(
                    Found(
                        "leads",
                        None,
                        marker.start,
                        marker.end,
                        [("actor", chunk.start, chunk.end), ("target", *_before(segment, chunk.governor))],
                        _PLAIN,
                        "under",
                        0.6,
                        place,
                    )
                )
        if chunk.owner is not None and segment.sentence.tags[chunk.owner[1]] == "POS":
            owners = [n for n in segment.names_in(*chunk.owner) if n.kind == "organization" and n.end == chunk.owner[1]]
            people = [n for n in named if n.kind == "person" and n.start >= chunk.owner[1] and n.end == chunk.head + 1]
            if owners and people and people[-1].start == chunk.owner[1] + 1:
                out.append(
                    Found(
                        "member_of",
                        None,
                        chunk.owner[0],
                        chunk.owner[1] + 1,
                        [("actor", people[-1].start, people[-1].end), ("target", owners[-1].start, owners[-1].end)],
                        _PLAIN,
                        "a body's person",
                        0.7,
                        place,
                    )
                )
    return out


def _before(segment: Segment, place: int) -> tuple[int, int]:
    return segment.chunks[place].start, segment.chunks[place].end
