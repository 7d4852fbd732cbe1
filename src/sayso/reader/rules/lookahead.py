"""Looking around among chunks: what stands before, whether a verb follows, where a list ends; and the stack of open clauses."""

from dataclasses import dataclass, field

from sayso.reader.rules.chunks import Chunk
from sayso.reader.rules.words import Sentence

__all__ = ["Clause", "Lookahead"]


@dataclass(slots=True)
class Clause:
    """A stretch of chunks around its verbs. `kind`: main, comp (what is said or thought), rel, adv, part.

    `parent` is the chunk that governs it (a verb group or a noun phrase), `word` the subordinating chunk; -1 for none.
    """

    kind: str
    start: int
    parent: int = -1
    word: int = -1
    head: int = -1
    end: int = -1
    up: int = -1
    verbs: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    preps: list[tuple[str, int]] = field(default_factory=list)


class Lookahead:
    """The chunks of a segment, the clauses opened so far, the last verb group and the last noun phrase (-1 for none)."""

    def __init__(self, sentence: Sentence, chunks: list[Chunk], cues: frozenset[int], cue_nouns: frozenset[int], people: frozenset[int]) -> None:
        self.sentence = sentence
        self.chunks = chunks
        self.cues = cues
        self.cue_nouns = cue_nouns
        self.people = people
        self.clauses: list[Clause] = [Clause("main", 0)]
        self.stack: list[int] = [0]
        self.verb = -1
        self.last_np = -1

    @property
    def top(self) -> Clause:
        """The innermost open clause."""
        return self.clauses[self.stack[-1]]

    def push(self, clause: Clause) -> None:
        """Open a clause inside the innermost one."""
        clause.up = self.stack[-1]
        self.clauses.append(clause)
        self.stack.append(len(self.clauses) - 1)

    def pop(self, place: int) -> None:
        """Close the innermost clause before the chunk at `place`."""
        self.clauses[self.stack[-1]].end = place
        self.stack.pop()

    def close_to(self, index: int, place: int) -> None:
        """Close clauses until the one at `index` is the innermost."""
        while self.stack[-1] != index:
            self.pop(place)

    def before(self, place: int, *, over: tuple[str, ...] = ("A", "T", '"')) -> int:
        """The chunk before `place`, passing over adverbs, times and quotation marks; -1 at the start."""
        place -= 1
        while place >= 0 and self.chunks[place].kind in over:
            place -= 1
        return place

    def kind(self, place: int) -> str:
        """The kind of the chunk at `place`, "" outside the segment."""
        return self.chunks[place].kind if 0 <= place < len(self.chunks) else ""

    def next_solid(self, place: int) -> int:
        """The next chunk that is no adverb, time or quotation mark."""
        place += 1
        while place < len(self.chunks) and self.chunks[place].kind in {"A", "T", '"'}:
            place += 1
        return place

    def finite_ahead(self, place: int) -> bool:
        """Whether a finite verb comes after the phrase at `place` before the next mark, over prepositional phrases."""
        place += 1
        steps = 0
        while place < len(self.chunks) and steps < 14:
            kind = self.chunks[place].kind
            if kind == "VG":
                form = self.chunks[place].form
                if form == "fin":
                    return True
                if form in {"inf", "base"}:
                    return False
            elif kind == "," and self.kind(place + 1) == "NP":
                # "its commander, Ali Dorri, has": a name between two commas
                close = place + 2
                while close < len(self.chunks) and self.kind(close) in {"P", "NP"} and close < place + 8:
                    close += 1
                return self.kind(close) == "," and self.kind(close + 1) == "VG" and self.chunks[close + 1].form == "fin"
            elif kind in {",", ";", ":", "-", "S", "R", "(", ")"} or (kind == "CC" and self.kind(place + 1) != "NP"):
                return False
            place += 1
            steps += 1
        return False

    def preposition(self, place: int) -> str:
        """The words of the preposition at `place`."""
        piece = self.chunks[place]
        return " ".join(self.sentence.lowers[piece.start : piece.end])

    def root(self, place: int) -> int:
        """The first phrase of a chain of "of" phrases that ends at `place`."""
        steps = 0
        while self.chunks[place].relation == "of" and self.chunks[place].governor >= 0 and steps < 20:
            place = self.chunks[place].governor
            steps += 1
        return place

    def joins(self, place: int, cc: int) -> bool:
        """Whether the phrase after "and" is one of a list with the phrase before, and not the subject of a new clause."""
        if not self.top.verbs and self.chunks[cc].kind != ",":
            return True
        return not self.finite_ahead(place)

    def lists(self, place: int) -> bool:
        """Whether "A, B and C" goes on from this phrase: another comma or "and" with a phrase after it, and no verb in between."""
        ahead = place + 1
        commas = 0
        steps = 0
        while ahead < len(self.chunks) and steps < 26:
            kind = self.chunks[ahead].kind
            if kind == "CC":
                after = self.next_solid(ahead)
                if self.kind(after) != "NP" or (self.top.verbs and self.finite_ahead(after)):
                    return False
                return commas > 0 or self.is_plain_list(place, ahead)
            if kind == ",":
                commas += 1
                if self.kind(self.next_solid(ahead)) not in {"NP", "CC"}:
                    return False
            elif kind not in {"NP", "P", "A", '"'}:
                return False
            ahead += 1
            steps += 1
        return False

    def is_plain_list(self, place: int, cc: int) -> bool:
        """A list "A, B and C" without further commas is a list unless B with its "of" phrases explains A ("X, leader of Y and Z")."""
        tags = self.sentence.tags
        earlier = self.chunks[self.root(self.last_np)]
        piece = self.chunks[place]
        is_name = tags[earlier.head] == "NNP"
        explains = is_name and tags[piece.head] in {"NN", "NNS"} and cc > place + 1
        return not explains

    def join(self, place: int) -> None:
        """Enter a phrase into the list that the last phrase belongs to."""
        first = self.root(self.last_np)
        chunks = self.chunks
        leader = chunks[first].group if chunks[first].group >= 0 else first
        chunks[leader].conjuncts.append(place)
        chunks[place].group = leader
        chunks[place].prep = chunks[leader].prep
        self.last_np = place

    def starts_clause(self, place: int) -> bool:
        """Whether the phrase after a comma is the subject of the clause that waits for a verb ("when X left, Y fled")."""
        index = len(self.stack) - 1
        while index >= 0:
            clause = self.clauses[self.stack[index]]
            if not clause.verbs and not clause.waiting and index < len(self.stack) - 1:
                return True
            index -= 1
        top = self.top
        return bool(top.verbs) and top.kind in {"adv", "main"} and self.finite_ahead(place) and not any(not self.clauses[i].verbs for i in self.stack)

    def with_conjuncts(self, place: int) -> list[int]:
        """A phrase and those of its list."""
        leader = self.chunks[place].group if self.chunks[place].group >= 0 else place
        return [leader, *self.chunks[leader].conjuncts]
