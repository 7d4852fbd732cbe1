"""Who does what in a sentence: one pass over its chunks, clauses open and close along a stack."""

from sayso.reader.rules.chunks import Chunk
from sayso.reader.rules.lookahead import Clause
from sayso.reader.rules.verbs import VerbReader
from sayso.reader.rules.words import Sentence

__all__ = ["Clause", "read_clauses"]


class _Parser(VerbReader):
    """One pass over the chunks of a segment."""

    def run(self) -> list[Clause]:
        """Read all chunks and give the clauses."""
        for place, piece in enumerate(self.chunks):
            piece.clause = self.stack[-1]
            kind = piece.kind
            if kind == "NP":
                self.noun(place, piece)
            elif kind == "VG":
                self.group(place, piece)
            elif kind == "T":
                self.time(place)
            elif kind == "S":
                self.subordinate(place, piece)
            elif kind == "R":
                self.relative(place)
            elif kind == ",":
                self.comma(place)
            elif kind in {";", ":", "-"}:
                self.mark(place, kind)
            elif kind == "CC":
                self.coordination(place)
            if piece.clause < 0 or kind in {"VG", "S", "R"}:
                piece.clause = self.stack[-1]
        self.share()
        for index in range(len(self.clauses)):
            if self.clauses[index].end < 0:
                self.clauses[index].end = len(self.chunks)
        return self.clauses

    def time(self, place: int) -> None:
        """Give a time to the verb of its clause."""
        if self.verb >= 0 and (self.top.verbs or not self.top.waiting):
            if self.top.verbs:
                self.chunks[self.verb].times.append(place)
            else:
                self.top.times.append(place)
        elif self.verb >= 0 and self.chunks[self.verb].clause == self.stack[-1]:
            self.chunks[self.verb].times.append(place)
        else:
            self.top.times.append(place)

    def noun(self, place: int, piece: Chunk) -> None:
        """Find the place of a noun phrase: after a preposition, in a list, as an explanation, as subject or as object."""
        chunks = self.chunks
        earlier = self.before(place)
        kind = self.kind(earlier)
        top = self.top
        if piece.relation == "whose":
            head = self.last_np
            self.push(Clause("rel", place, head=-1, parent=head))
            self.top.waiting.append(place)
            piece.apposition = -1
            self.last_np = place
            return
        if kind == "P":
            piece.prep = earlier
            word = self.preposition(earlier)
            if word == "of" and self.last_np >= 0 and self.last_np == self.before(earlier):
                chunks[self.last_np].last = place
                piece.relation = "of"
                piece.governor = self.last_np
            else:
                piece.governor = self.last_np if self.last_np >= 0 and self.before(earlier, over=('"', "A")) == self.last_np else -1
            if (top.verbs and self.verb >= 0) or (self.verb >= 0 and chunks[self.verb].clause == self.stack[-1]):
                chunks[self.verb].preps.append((word, place))
            else:
                top.preps.append((word, place))
            self.last_np = place
            return
        if kind == "CC" and self.kind(self.before(earlier)) in {"NP", ","} and self.last_np >= 0 and self.joins(place, earlier):
            self.join(place)
            return
        if kind == "," and self.last_np >= 0 and self.kind(self.before(earlier)) == "NP" and self.lists(place):
            self.join(place)
            return
        opening = not top.verbs and not top.waiting and top.kind in {"main", "comp"} and self.last_np >= 0 and chunks[self.root(self.last_np)].prep >= 0
        if kind == "," and self.last_np >= 0 and not opening and self.kind(self.before(earlier)) == "NP" and not self.starts_clause(place):
            piece.apposition = self.root(self.last_np)
            if not top.verbs or not self.finite_ahead(place):
                self.last_np = place
                return
        if not top.verbs and (self.verb < 0 or chunks[self.verb].clause != self.stack[-1] or kind in {",", "S"}):
            top.waiting.append(place)
        elif self.verb >= 0 and kind in {"VG", "NP", "A", "T", '"', ":"} and earlier <= self.verb + 8:
            if kind in {"VG", "NP", '"', ":"}:
                chunks[self.verb].objects.append(place)
        elif kind in {"P", "CC"}:
            pass
        self.last_np = place

    def subordinate(self, place: int, piece: Chunk) -> None:
        """Open the clause of a subordinating word."""
        word = self.sentence.lowers[piece.start]
        earlier = self.before(place)
        kind = self.kind(earlier)
        if word == "that":
            if kind == "CC" or (kind == "," and self.kind(self.next_solid(place)) != "VG"):
                for index in reversed(self.stack):
                    if self.clauses[index].kind == "comp" and self.clauses[index].word >= 0:
                        parent = self.clauses[index].parent
                        self.close_to(self.clauses[index].up, earlier)
                        self.push(Clause("comp", place, parent=parent, word=place))
                        self.verb = -1
                        return
            if kind == "NP" and earlier not in self.cue_nouns and self.verb not in self.cues:
                self.relative(place)
                return
            parent = earlier if kind == "NP" and earlier in self.cue_nouns else self.verb
            self.push(Clause("comp", place, parent=parent, word=place))
            return
        if word in {"whether", "how", "why", "what", "if", "where", "when", "who"} and self.verb in self.cues and kind in {"VG", "NP"}:
            self.push(Clause("comp", place, parent=self.verb, word=place))
            return
        if word == "where" and kind in {"NP", ","}:
            self.push(Clause("rel", place, head=-1, word=place))
            return
        self.push(Clause("adv", place, parent=self.verb, word=place))

    def relative(self, place: int) -> None:
        """Open a relative clause on the phrase before it."""
        earlier = self.before(place)
        head = self.last_np
        if self.kind(earlier) == "P":
            head = -1
        elif head >= 0 and self.kind(earlier) == ",":
            head = self.root(head)
            if self.chunks[head].apposition >= 0 and self.sentence.tags[self.chunks[head].head] != "NNP":
                head = self.chunks[head].apposition
        if head >= 0 and self.sentence.lowers[self.chunks[place].start] == "who":
            head = self.someone(head)
        if self.kind(earlier) == "CC":
            for index in reversed(self.stack):
                if self.clauses[index].kind == "rel":
                    head = self.clauses[index].head
                    self.close_to(self.clauses[index].up, earlier)
                    break
        if self.kind(earlier) == "," and self.top.kind == "rel" and self.top.verbs and head < 0:
            self.pop(earlier)
        self.push(Clause("rel", place, head=head, word=place))

    def someone(self, head: int) -> int:
        """The phrase that "who" describes: in "the commander of the force, who", whoever commands it."""
        whole = head
        while self.chunks[whole].relation == "of" and self.chunks[whole].governor >= 0:
            whole = self.chunks[whole].governor
        return head if self.chunks[head].head in self.people or self.chunks[whole].head not in self.people else whole

    def comma(self, place: int) -> None:
        """Close what a comma ends."""
        following = self.next_solid(place)
        kind = self.kind(following)
        top = self.top
        if kind == "NP" and top.verbs and top.kind in {"adv", "part", "rel"}:
            index = len(self.stack) - 2
            while index >= 0:
                lower = self.clauses[self.stack[index]]
                if (
                    not lower.verbs
                    and (not lower.waiting or top.kind == "adv")
                    and (self.finite_ahead(following) or top.kind == "adv")
                    and not self.lists(following)
                ):
                    self.close_to(self.stack[index], place)
                    self.verb = -1
                    self.last_np = -1
                    return
                index -= 1
        if kind == "VG" and self.chunks[following].form == "fin" and top.verbs and len(self.stack) > 1:
            waiting = next((i for i in reversed(self.stack[:-1]) if not self.clauses[i].verbs and self.clauses[i].waiting), -1)
            if waiting >= 0:
                self.close_to(waiting, place)
        elif top.kind == "part" and top.verbs and len(self.stack) > 1 and kind not in {"VG", "NP", "CC"}:
            self.pop(place)

    def mark(self, place: int, kind: str) -> None:
        """Close what a colon, semicolon or dash ends."""
        if kind == ":" and self.verb in self.cues:
            self.push(Clause("comp", place + 1, parent=self.verb, word=place))
            self.verb = -1
            return
        if kind in {";", ":"}:
            self.close_to(self.stack[0], place)
            self.clauses[self.stack[0]].end = place
            self.clauses.append(Clause("main", place + 1))
            self.stack[:] = [len(self.clauses) - 1]
            self.verb = self.last_np = -1

    def coordination(self, place: int) -> None:
        """Forget the last phrase where "and" begins a new clause."""
        following = self.next_solid(place)
        if self.kind(following) == "NP" and self.kind(self.before(place)) == ",":
            top = self.top
            if top.verbs and self.finite_ahead(following):
                self.last_np = -1


def read_clauses(sentence: Sentence, chunks: list[Chunk], cues: frozenset[int], cue_nouns: frozenset[int], people: frozenset[int]) -> list[Clause]:
    """Fill the chunks' lists (subjects, objects, prepositions, times) and give the clauses.

    `cues` are the places of verb groups of saying, `cue_nouns` of noun phrases such as "the claim": what follows them with or without "that" is a content.
    `people` are the words that stand for persons.
    """
    return _Parser(sentence, chunks, cues, cue_nouns, people).run()
