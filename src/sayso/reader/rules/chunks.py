"""Noun phrases, verb groups and the marks between them: the pieces that clauses are made of."""

from sayso.reader.rules.phrases import Chunk, noun_phrase, verb_group
from sayso.reader.rules.words import Sentence

__all__ = ["Chunk", "chunk"]

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_AUXILIARIES = frozenset({"BE", "BEB", "BEN", "BEG", "HV", "HVG", "DO", "MD"})
_MAIN = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
_SUBORDINATORS = frozenset(
    [
        "if",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "whether",
        "unless",
        "when",
        "where",
        "why",
        "how",
        "once",
        "whenever",
        "wherever",
        "lest",
        "until",
        "since",
        "as",
        "after",
        "before",
        "till",
        "so",
        "than",
        "like",
        "except",
    ]
)
_ALWAYS_CLAUSE = frozenset(
    {"if", "because", "although", "though", "while", "whereas", "whether", "unless", "when", "where", "why", "how", "whenever", "wherever", "lest"}
)
_NO_PASSIVE = frozenset({"said", "told", "added", "wrote", "spoke", "replied"})
_BECOMING = frozenset({"become", "becomes", "became", "becoming"})
_WHO = frozenset({"who", "whom", "which", "whose", "whoever"})
_BOUNDS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("up", "to"), ("no", "fewer"), ("as", "many"), ("close", "to")}
)


def _mark(tag: str, lower: str) -> str:
    if tag != ":":
        return tag
    return lower if lower in {";", ":"} else "-"


def _is_clause_ahead(sentence: Sentence, place: int, stop: int) -> bool:
    """Whether a finite verb with a subject follows before the next mark: "after the army left" against "after the war"."""
    tags = sentence.tags
    seen = False
    for ahead in range(place, min(stop, place + 14)):
        tag = tags[ahead]
        if tag in {",", ".", ":", "(", ")", "CC", "WDT", "WP"}:
            return False
        if tag in _NOUNS or tag in {"PRP", "DT", "CD"}:
            seen = True
        elif tag in {"VBZ", "VBD", "VBP", "MD", "BE", "HV", "DO"}:
            return seen
    return False


def chunk(sentence: Sentence, start: int, stop: int, times: dict[int, int], skip: frozenset[int], fixed: dict[int, int]) -> list[Chunk]:
    """The chunks of the words start..stop.

    `times` maps first to end word of expressions of time, `fixed` of cues that are phrases; `skip` holds quotation marks to pass over.
    """
    tags, lowers = sentence.tags, sentence.lowers
    out: list[Chunk] = []
    place = start
    while place < stop:
        if place in skip:
            place += 1
            continue
        if place in times:
            end = min(times[place], stop)
            out.append(Chunk("T", place, end, end - 1))
            place = end
            continue
        if place in fixed:
            out.append(Chunk("P", place, fixed[place], fixed[place] - 1, relation="cue"))
            place = fixed[place]
            continue
        limit = stop
        for first in range(place + 1, min(stop, place + 12)):
            if first in times:
                limit = first
                break
        tag = tags[place]
        lower = lowers[place]
        piece: Chunk | None = None
        if (
            place + 2 < limit
            and (lower, lowers[place + 1]) in _BOUNDS
            and (tags[place + 2] == "CD" or lowers[place + 2] in {"a", "an", "half"} or lowers[place + 2].endswith("s"))
        ):
            piece = noun_phrase(sentence, place + 2, limit)
            if piece is not None:
                piece.start = place
                out.append(piece)
                place = piece.end
                continue
        if lower == "between" and place + 4 < limit and tags[place + 1] == "CD" and lowers[place + 2] in {"and", "to"} and tags[place + 3] == "CD":
            piece = noun_phrase(sentence, place + 3, limit)
            if piece is not None:
                piece.start = place
                out.append(piece)
                place = piece.end
                continue
        if lower == "that" and tag in {"IN", "WDT", "DT"}:
            if tag == "DT" and not (place + 1 < stop and tags[place + 1] == "NNS"):
                piece = noun_phrase(sentence, place, limit)
            if piece is None or (piece.end == place + 1 and place + 1 < stop and tags[place + 1] in {"DT", "PRP", "NNP", "PRP$", "EX"}):
                piece = Chunk("R" if tag == "WDT" else "S", place, place + 1, place)
        elif lower in _WHO and tag != "NNP":
            piece = Chunk("R", place, place + 1, place)
            if lower == "whose":
                inner = noun_phrase(sentence, place, limit)
                if inner is not None:
                    inner.owner = (place, place + 1)
                    piece = inner
                    piece.relation = "whose"
        elif (
            (lower in _SUBORDINATORS and tag in {"IN", "WRB", "RB"} and (lower in _ALWAYS_CLAUSE or _is_clause_ahead(sentence, place + 1, stop)))
            or tag == "WRB"
            or lower in {"what", "whatever"}
        ):
            piece = Chunk("S", place, place + 1, place)
        elif tag in {"IN", "TO"}:
            piece = verb_group(sentence, place, stop) if tag == "TO" else None
            if piece is None:
                end = place + 1
                while end < stop and tags[end] == "IN" and lowers[end] not in _ALWAYS_CLAUSE and lowers[end] != "that":
                    end += 1
                piece = Chunk("P", place, end, end - 1)
        elif tag == "CC":
            piece = Chunk("CC", place, place + 1, place)
        elif tag in {",", ".", ":", "(", ")", '"'}:
            piece = Chunk(_mark(tag, lower), place, place + 1, place)
        elif tag in {"VBG", "VBN"} and out and out[-1].kind in {"P", ","} and (noun := _modified(sentence, place, limit)) is not None:
            piece = noun
        elif tag in _AUXILIARIES or tag in _MAIN:
            piece = verb_group(sentence, place, stop)
        if piece is None and tag not in {"IN", "RP", ",", ".", ":", "(", ")", '"', "NOT"}:
            piece = noun_phrase(sentence, place, limit)
        if piece is None:
            piece = Chunk("A", place, place + 1, place)
        out.append(piece)
        place = max(piece.end, place + 1)
    _settle(sentence, out)
    return out


def _modified(sentence: Sentence, place: int, stop: int) -> Chunk | None:
    """A phrase that a participle opens ("of armed men", "by captured documents"); None for a participle with its own object."""
    tags = sentence.tags
    if place + 1 < stop and tags[place] == "VBN" and tags[place + 1] in {"NN", "NNS"}:
        ahead = place + 1
        while ahead < stop and tags[ahead] in _NOUNS:
            ahead += 1
        return Chunk("NP", place, ahead, ahead - 1)
    return None


def _settle(sentence: Sentence, chunks: list[Chunk]) -> None:
    """Mend what tables of neighbours get wrong about past forms: "backed by" is a participle, "militias attacked towns" is not."""
    lowers = sentence.lowers
    for place, piece in enumerate(chunks):
        if piece.kind != "VG" or piece.end - piece.start > 2:
            continue
        following = chunks[place + 1] if place + 1 < len(chunks) else None
        tag = sentence.tags[piece.verb]
        before = chunks[place - 1].kind if place else ""
        if before == "VG" and tag == "VBN" and lowers[chunks[place - 1].verb] in _BECOMING:
            piece.form, piece.passive = "fin", True  # "it has become known"
        elif (
            piece.form == "fin"
            and tag == "VBD"
            and following is not None
            and following.kind == "P"
            and lowers[following.start] == "by"
            and piece.start == piece.verb
            and lowers[piece.verb] not in _NO_PASSIVE
        ):
            after = chunks[place + 2] if place + 2 < len(chunks) else None
            if after is not None and after.kind == "NP" and before in {"NP", ",", "A"} and sentence.tags[after.head] != "CD":
                piece.form, piece.passive = "part", True
        elif (
            piece.form == "part"
            and piece.start == piece.verb
            and (before == "R" or (following is not None and following.kind == "S" and lowers[following.start] == "that"))
        ):
            piece.form, piece.passive = "fin", False
        elif (
            piece.form == "part"
            and piece.start == piece.verb
            and before == "A"
            and place > 1
            and chunks[place - 2].kind == "NP"
            and lowers[chunks[place - 1].start].endswith("ly")
            and (following is None or lowers[following.start] not in {"by", "with"})
        ):  # "the people repeatedly revolted": an adverb between the two makes a clause of them
            piece.form, piece.passive = "fin", False
        elif piece.form == "part" and following is not None and following.kind == "NP" and before in {"NP", "CC", "A", "T", ","}:
            shape = sentence.tags[following.head]
            if shape in {"NN", "NNS", "NNP", "PRP", "CD"} and lowers[piece.verb] not in {
                "called",
                "named",
                "given",
                "born",
                "known",
                "dubbed",
                "nicknamed",
                "titled",
            }:
                piece.form, piece.passive = "fin", False
    for place in range(len(chunks) - 1, -1, -1):
        piece = chunks[place]
        if piece.kind == "VG" and piece.form == "part" and piece.start == piece.verb and place + 2 < len(chunks) and chunks[place + 1].kind in {"CC", ","}:
            later = chunks[place + 2]
            if later.kind == "CC" and place + 3 < len(chunks):
                later = chunks[place + 3]
            if (
                later.kind == "VG"
                and later.form == "fin"
                and not later.passive
                and sentence.tags[later.verb] in {"VBN", "VBD"}
                and later.start == later.verb
                and place
                and chunks[place - 1].kind in {"NP", ","}
            ):
                piece.form, piece.passive = "fin", False
