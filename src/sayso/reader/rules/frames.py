"""Verbs that carry a predicate, and the phrases that fill its roles."""

from dataclasses import dataclass, field

from sayso.reader.rules.lexicon import Pattern
from sayso.reader.rules.modality import Mood, mood_of
from sayso.reader.rules.segments import Segment, lemmas
from sayso.text.inflection import singular

__all__ = ["Found", "read_verbs"]

_PLACE_WORDS = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "throughout",
        "on",
        "over",
        "from",
        "into",
        "through",
        "north",
        "south",
        "east",
        "west",
        "between",
    }
)
_PLACE_KINDS = frozenset({"location", "facility"})
_COMPLEMENTED = frozenset({"request", "agree", "threaten", "accuse", "reject"})
_PARTY = frozenset({"person", "organization", "location", "nationality", "party", "number", "it", "facility"})


@dataclass(slots=True)
class Found:
    """A trigger as words of the sentence; `edges` are (role, start, end)."""

    predicate: str
    mode: str | None
    start: int
    end: int
    edges: list[tuple[str, int, int]]
    mood: Mood
    rule: str
    score: float
    place: int
    polarity: str = "affirmed"
    phrases: list[int] = field(default_factory=list)


def _matches(segment: Segment, place: int, pattern: Pattern) -> int:
    """The end word of a pattern whose verb is the group at `place`; -1 where its other words do not follow."""
    chunk = segment.chunks[place]
    end = chunk.verb + 1
    lowers, tags = segment.sentence.lowers, segment.sentence.tags
    for word in pattern.rest:
        found = -1
        for ahead in range(end, min(end + 4, len(lowers))):
            if lowers[ahead] == word:
                found = ahead
                break
            if tags[ahead] not in {"DT", "JJ", "RB", "PRP$", "POS"} and not (ahead == end and tags[ahead] == "PRP"):
                break
        if found < 0:
            return -1
        end = found + 1
    return end


def patterns_of(segment: Segment, place: int) -> list[tuple[Pattern, int]]:
    """The codebook's entries that the verb group carries, with the end of their words, the longest first."""
    chunk = segment.chunks[place]
    out: list[tuple[Pattern, int]] = []
    for form in lemmas(segment.sentence.lowers[chunk.verb]):
        for pattern in segment.lexicon.verbs.get(form, ()):
            end = _matches(segment, place, pattern)
            if end < 0:
                continue
            following = segment.sentence.lowers[end] if end < len(segment.sentence) else ""
            if following in pattern.frame.excludes:
                continue
            out.append((pattern, end))
    return sorted(out, key=_shortness)


def _shortness(entry: tuple[Pattern, int]) -> int:
    return -len(entry[0].rest)


class _Roles:
    """Fills the roles of one verb group."""

    def __init__(self, segment: Segment, place: int, pattern: Pattern, end: int) -> None:
        self.segment = segment
        self.place = place
        self.frame = pattern.frame
        self.predicate = segment.lexicon.codebook.predicates[pattern.predicate]
        self.end = end
        self.rest = pattern.rest
        self.filled: list[tuple[str, int]] = []
        self.seen: set[int] = set()

    def fill(self, role: str | None, phrase: int) -> None:
        if not role or phrase < 0 or self.segment.chunks[phrase].kind != "NP":
            return
        if phrase not in self.seen and len(self.seen) < 40:
            self.seen.add(phrase)
            self.filled.append((role, phrase))

    def run(self) -> list[tuple[str, int]]:
        segment, frame = self.segment, self.frame
        chunk = segment.chunks[self.place]
        chunks = segment.chunks
        objects = [phrase for phrase in chunk.objects if (phrase >= 0 and chunks[phrase].end > self.end) or phrase < self.place]
        for phrase in chunk.subjects:
            for each in self.spread(phrase):
                self.fill(frame.object if chunk.passive and chunk.form != "part" else self.doer(each), each)
        is_named = chunk.passive and chunk.form == "fin" and "post" in self.predicate.roles
        is_given = bool(frame.indirect) and frame.prepositions.get("with") == frame.object and any(word == "with" for word, _ in chunk.preps)
        for phrase in objects[:1]:
            for each in self.spread(phrase):
                self.fill("post" if is_named else frame.indirect if is_given else frame.object, each)
        for phrase in objects[1:2]:
            if not chunk.passive and frame.indirect:
                self.filled = [(frame.indirect if role == frame.object else role, at) for role, at in self.filled]
                for each in self.spread(phrase):
                    self.fill(frame.object, each)
        for word, phrase in self.prepositions(chunk.preps):
            prep = chunks[phrase].prep
            role = frame.object if self.rest and prep > self.place and chunks[prep].end == self.end else self.role_of(word, phrase)
            if role:
                if word == "to" and role == frame.object and "object" in self.predicate.roles:
                    given = {each for at in objects[:1] for each in self.spread(at)}  # "paid $3 million to the militia": what is given is the object
                    self.filled = [("object" if at in given and held == role else held, at) for held, at in self.filled]
                for each in self.spread(phrase):
                    self.fill(role, each)
        return self.filled

    def doer(self, phrase: int) -> str:
        """The role of who does it: a weapon or an attack is the instrument of what somebody does with it."""
        role = self.frame.subject or ""
        if role != "actor" or "instrument" not in self.predicate.roles or phrase < 0 or self.segment.chunks[phrase].kind != "NP":
            return role
        if self.segment.kind_of(phrase) == "weapon":
            return "instrument"
        head = singular(self.segment.sentence.lowers[self.segment.chunks[phrase].head])
        return "instrument" if any(pattern.predicate == "assault" and not pattern.rest for pattern in self.segment.lexicon.nouns.get(head, ())) else role

    def spread(self, phrase: int) -> list[int]:
        segment = self.segment
        if phrase < 0:
            return []
        return segment.with_conjuncts(phrase) if segment.chunks[phrase].group < 0 else [phrase]

    def prepositions(self, preps: list[tuple[str, int]]) -> list[tuple[str, int]]:
        return [
            (word, phrase)
            for word, phrase in preps
            if (word != "of" and self.segment.chunks[phrase].group < 0) or (word in self.frame.prepositions and self.segment.chunks[phrase].relation != "of")
        ]

    def role_of(self, word: str, phrase: int) -> str | None:
        segment, frame = self.segment, self.frame
        chunk = segment.chunks[self.place]
        if segment.sentence.starts[segment.chunks[phrase].start] < segment.sentence.starts[chunk.start] and word not in _PLACE_WORDS:
            return None
        kind = segment.kind_of(phrase)
        if word == "by" and chunk.passive:
            return self.doer(phrase)
        key = word if word in frame.prepositions else word.rsplit(" ", maxsplit=1)[-1] if word.rsplit(" ", maxsplit=1)[-1] in frame.prepositions else ""
        if key:
            role = frame.prepositions[key]
            if role == "place" and kind not in _PLACE_KINDS:
                return None
            if role == "target" and kind in {"document", "event", "weapon"} and key in {"with", "in"}:
                return None
            if role == "instrument" and kind not in {"weapon", ""}:
                return None
            return role
        if word in _PLACE_WORDS and kind in _PLACE_KINDS and "place" in self.predicate.roles:
            return "place"
        return None


def _accepts(segment: Segment, pattern: Pattern, filled: list[tuple[str, int]], *, has_complement: bool) -> bool:
    roles = {role for role, _ in filled}
    if has_complement:
        roles.add("object")
    frame = pattern.frame
    if any(roles.isdisjoint(need.split("|")) for need in frame.needs):
        return False
    for role, kinds in frame.kinds.items():
        fillers = [segment.kind_of(phrase) for filled_role, phrase in filled if filled_role == role]
        if fillers and not (fillers[0] in kinds or ("party" in kinds and fillers[0] in _PARTY)):
            return False
    return True


def edges_of(segment: Segment, filled: list[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """Roles with the words that fill them, in the order of the text."""
    return sorted({(role, *segment.named_extent(phrase)) for role, phrase in filled}, key=lambda edge: (edge[1], edge[2], edge[0]))


def counted(segment: Segment, phrases: list[int]) -> list[tuple[str, int, int]]:
    """The phrases among these that count something, from the number to what is counted."""
    out: list[tuple[str, int, int]] = []
    for phrase in phrases:
        chunk = segment.chunks[phrase]
        for word in range(chunk.start, chunk.head + 1):
            if (
                segment.sentence.tags[word] == "CD"
                and segment.sentence.lowers[word] != "one"
                and (word == chunk.head or not segment.sentence.texts[chunk.head][0].isupper())
            ):
                start = word
                while (
                    start > chunk.start
                    and segment.sentence.tags[start - 1] in {"JJ", "IN", "RB", "CD", "DT"}
                    and segment.sentence.lowers[start - 1] not in {"the", "of", "these", "those", "all"}
                ):
                    start -= 1
                out.append(("quantity", start, chunk.end))
                break
    return out


def read_verbs(segment: Segment) -> list[Found]:
    """The triggers among the segment's verb groups."""
    out: list[Found] = []
    for place, chunk in enumerate(segment.chunks):
        if chunk.kind != "VG":
            continue
        for pattern, end in patterns_of(segment, place):
            found = _read(segment, place, pattern, end)
            if found is not None:
                out.append(found)
                if not pattern.frame.shared:
                    break
    return out


def _read(segment: Segment, place: int, pattern: Pattern, end: int) -> Found | None:
    filled = _Roles(segment, place, pattern, end).run()
    chunk = segment.chunks[place]
    takes = pattern.predicate in _COMPLEMENTED and not any(role == "object" for role, _ in filled)
    tail = _complement(segment, place) if takes else None
    if not _accepts(segment, pattern, filled, has_complement=tail is not None):
        return None
    mood = mood_of(segment, place)
    if mood.is_wanted:
        return None
    edges = edges_of(segment, filled)
    if tail is not None:
        edges.append(("object", *tail))
    edges.extend(counted(segment, [phrase for _, phrase in filled]))
    edges.extend(("time", segment.chunks[at].start, segment.chunks[at].end) for at in dict.fromkeys(chunk.times))
    if not edges:
        return None
    start = chunk.verb
    sure = 0.5 + 0.15 * min(3, len(filled))
    return Found(pattern.predicate, pattern.frame.mode, start, end, edges, mood, "verb", sure, place, pattern.frame.polarity, [phrase for _, phrase in filled])


def _complement(segment: Segment, place: int) -> tuple[int, int] | None:
    """What is asked, agreed or threatened: the infinitive, gerund or clause that the verb group governs."""
    chunks = segment.chunks
    for clause in segment.clauses:
        if clause.kind == "comp" and clause.parent == place and clause.end > clause.start:
            first = chunks[clause.start].start + (1 if clause.word >= 0 else 0)
            last = chunks[min(clause.end, len(chunks)) - 1].end
            while last > first and segment.sentence.tags[last - 1] in {".", ",", '"', ":"}:
                last -= 1
            return (first, last) if last > first else None
    for ahead in range(place + 1, min(len(chunks), place + 12)):
        other = chunks[ahead]
        if other.kind == "VG" and other.governor == place and other.form in {"inf", "ing", "base"}:
            last = ahead
            while last + 1 < len(chunks) and chunks[last + 1].kind in {"NP", "P", "A", "T", "VG"} and chunks[last + 1].form != "fin":
                last += 1
            return other.start, chunks[last].end
    return None
