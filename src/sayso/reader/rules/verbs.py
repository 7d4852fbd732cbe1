"""Verb groups find who does and to whom: subjects to their left, shared ones, those of the verbs and phrases that govern them."""

from sayso.reader.rules.chunks import Chunk
from sayso.reader.rules.lookahead import Clause, Lookahead

__all__ = ["VerbReader"]

_OBJECT_CONTROL = frozenset(["for", "of", "from", "into", "to", "with", "over", "as"])


class VerbReader(Lookahead):
    """What a verb group does to the clauses: it fills the one that waits for a verb, shares the last one's subject, or opens a new one."""

    def group(self, place: int, piece: Chunk) -> None:
        """Read a verb group."""
        earlier = self.before(place)
        kind = self.kind(earlier)
        if (piece.form in {"inf", "base"} and piece.modal < 0) or piece.form == "inf":
            self.infinitive(piece, earlier)
        elif piece.form in {"ing", "part"}:
            self.participle(place, piece, earlier, kind)
        else:
            self.finite(place, piece, earlier, kind)
        self.verb = place
        piece.clause = self.stack[-1]
        self.last_np = -1 if not piece.objects else self.last_np

    def infinitive(self, piece: Chunk, earlier: int) -> None:
        """An infinitive has the object of the verb above it for subject, or that verb's subject."""
        governor = self.verb
        if governor >= 0:
            ruler = self.chunks[governor]
            piece.governor = governor
            piece.subjects = list(ruler.objects) if ruler.objects and not ruler.passive else list(ruler.subjects)
            if self.kind(earlier) == "CC" and ruler.form in {"inf", "base"}:
                piece.subjects = list(ruler.subjects)
                piece.governor = ruler.governor
        elif self.top.waiting:
            piece.subjects = self.with_conjuncts(self.top.waiting[0])
        piece.relation = "inf"

    def participle(self, place: int, piece: Chunk, earlier: int, kind: str) -> None:
        """A participle describes the phrase before it, or what the subject does besides."""
        chunks = self.chunks
        top = self.top
        after = self.sentence.lowers[piece.end] if piece.end < len(self.sentence) else ""
        if kind == "NP" and piece.form == "part" and top.kind == "rel" and top.waiting and not top.verbs and after != "by":
            piece.form, piece.passive = "fin", False  # "the shells that the port counted": the relative clause has no other verb yet
            self.finite(place, piece, earlier, kind)
            return
        if kind == "NP":
            head = self.root(earlier) if chunks[earlier].relation == "of" and piece.form == "ing" else earlier
            chosen = chunks[head].group if chunks[head].group >= 0 and self.verb < 0 else head
            roles = [chosen]
            if piece.form == "part":
                piece.objects = roles
            else:
                piece.subjects = roles
            piece.relation = "reduced"
            piece.governor = head
            if not top.verbs:
                self.push(Clause("part", place, head=head))
                self.top.verbs.append(place)
            return
        if kind == "P":
            word = self.preposition(earlier)
            ruler = self.verb
            piece.relation = "gerund:" + word
            piece.governor = ruler
            if ruler >= 0:
                piece.subjects = (
                    list(chunks[ruler].objects)
                    if word in _OBJECT_CONTROL and chunks[ruler].objects and not chunks[ruler].passive
                    else list(chunks[ruler].subjects)
                )
            return
        if kind == "CC" and self.verb >= 0 and chunks[self.verb].form == piece.form:
            ruler = chunks[self.verb]
            piece.subjects = list(ruler.subjects)
            if piece.form == "part":
                piece.objects = list(ruler.objects) if ruler.form == "part" else list(ruler.subjects)
            piece.relation, piece.governor = ruler.relation, ruler.governor
            return
        if (kind == "CC" and self.verb >= 0 and piece.form == "part" and chunks[self.verb].passive) or (
            kind == "," and self.verb >= 0 and piece.form == "part" and chunks[self.verb].passive and self.kind(self.next_solid(place)) in {"CC", ","}
        ):
            ruler = chunks[self.verb]
            piece.subjects = list(ruler.subjects)
            piece.relation = "shared"
            piece.form = "fin"
            piece.governor = self.verb
            return
        if (
            piece.form == "part"
            and kind in {",", "CC"}
            and self.verb >= 0
            and self.perfect(self.verb)
            and (kind == "CC" or self.kind(self.next_solid(place)) in {"CC", ","})
        ):
            ruler = chunks[self.verb]
            piece.subjects = list(ruler.subjects)
            piece.relation, piece.form, piece.passive, piece.governor = "shared", "fin", ruler.passive, self.verb
            return
        if kind in {",", "VG", ""} or self.verb < 0:
            rulers = list(chunks[top.verbs[0]].subjects) if top.verbs else self.with_conjuncts(top.waiting[0]) if top.waiting else []
            if piece.form == "part":
                direct = self.kind(self.before(earlier)) == "NP" and kind == ","
                piece.objects = [self.root(self.last_np)] if direct and self.last_np >= 0 else rulers
            elif kind == "VG" and chunks[earlier].objects == [] and not chunks[earlier].passive:
                piece.subjects = list(chunks[earlier].subjects)
                piece.governor = earlier
            else:
                piece.subjects = rulers
            piece.relation = "adjunct"
            if not top.verbs:
                self.push(Clause("part", place))
                self.top.verbs.append(place)
            return
        piece.relation = "loose"
        if self.verb >= 0 and kind == "S":
            piece.subjects = list(chunks[self.verb].subjects)

    def perfect(self, place: int) -> bool:
        """Whether a verb group is one with "have", or shares one."""
        piece = self.chunks[place]
        return any(self.sentence.tags[word] == "HV" for word in range(piece.start, piece.verb)) or piece.relation == "shared"

    def share(self) -> None:
        """Verbs ("backed, funded and armed the militia"): those in a row without objects have those of the last."""
        chunks = self.chunks
        for place in range(len(chunks) - 1, -1, -1):
            piece = chunks[place]
            if piece.kind != "VG" or piece.objects or piece.preps:
                continue
            later = place + 1
            while later < len(chunks) and chunks[later].kind in {",", "CC", "A"} and later < place + 4:
                later += 1
            if (
                later >= len(chunks)
                or later == place + 1
                or chunks[later].kind != "VG"
                or chunks[later].passive != piece.passive
                or chunks[later].start != chunks[later].verb
            ):
                continue
            if not any(chunks[between].kind in {",", "CC"} for between in range(place + 1, later)):
                continue
            if not piece.passive:
                piece.objects = [at for at in chunks[later].objects if at > later]
            piece.preps = [(word, at) for word, at in chunks[later].preps if word == "by" or not piece.passive]

    def finite(self, place: int, piece: Chunk, earlier: int, kind: str) -> None:
        """A finite verb fills the clause that waits, shares a subject, or opens a clause of its own."""
        chunks = self.chunks
        top = self.top
        if not top.verbs:
            if top.kind == "rel" and not top.waiting:
                piece.subjects = (
                    self.with_conjuncts(top.head)
                    if top.head >= 0 and chunks[top.head].group < 0 and chunks[top.head].conjuncts and self.plural(place)
                    else [top.head]
                    if top.head >= 0
                    else []
                )
            elif top.waiting:
                piece.subjects = self.with_conjuncts(self.pick(top))
                if top.kind == "rel" and top.head >= 0:
                    piece.objects.append(top.head)
            elif kind in {"VG", ""}:
                piece.subjects = []
            self.adopt(top, place, piece)
            return
        waiting = next((i for i in reversed(self.stack[:-1]) if not self.clauses[i].verbs and self.clauses[i].waiting), -1)
        if kind == "CC":
            if waiting >= 0 and self.kind(self.before(earlier)) == ",":
                self.close_to(waiting, earlier)
                self.finite(place, piece, earlier, kind)
                return
            while len(self.stack) > 1 and self.top.kind == "part":
                self.pop(earlier)
            target = self.top
            piece.subjects = list(chunks[target.verbs[-1]].subjects) if target.verbs else [*target.waiting]
            first = next((v for v in target.verbs if chunks[v].form == "fin"), -1)
            if first >= 0:
                piece.subjects = list(chunks[first].subjects)
            piece.relation = "shared"
            target.verbs.append(place)
            return
        fresh = self.fresh_subject(earlier)
        if waiting >= 0 and top.kind == "rel" and self.verb >= 0 and fresh >= 0 and fresh in chunks[self.verb].objects:
            self.close_to(waiting, earlier)  # "two officers who have read it said": the clause that waits gets its verb
            self.finite(place, piece, earlier, kind)
            return
        if fresh >= 0 and not (waiting >= 0 and self.clauses[waiting].waiting and fresh in self.clauses[waiting].waiting):
            marked = self.kind(self.before(fresh))
            ruler = self.verb
            if ruler >= 0 and fresh in chunks[ruler].objects:
                chunks[ruler].objects.remove(fresh)
            if marked == "CC":
                while len(self.stack) > 1 and self.top.kind in {"part", "rel"}:
                    self.pop(self.before(fresh))
                same = self.top
                if len(self.stack) > 1 and same.kind in {"comp", "adv"}:
                    self.pop(self.before(fresh))
                    self.push(Clause(same.kind, fresh, parent=same.parent))
                else:
                    self.push(Clause("main", fresh))
            elif marked == "VG" or (ruler >= 0 and ruler in self.cues and marked not in {",", ";"}):
                self.push(Clause("comp", fresh, parent=ruler))
            elif marked == "NP":
                self.push(Clause("rel", fresh, head=self.root(self.before(fresh)), parent=self.before(fresh)))
                piece.objects.append(self.top.head)
            else:
                self.push(Clause("main", fresh))
            chunks[fresh].apposition = -1
            self.top.waiting.append(fresh)
            piece.subjects = self.with_conjuncts(fresh)
            self.adopt(self.top, place, piece)
            return
        if waiting >= 0:
            self.close_to(waiting, place)
            self.finite(place, piece, earlier, kind)
            return
        finite = next((v for v in reversed(top.verbs) if chunks[v].form == "fin"), -1)
        if finite < 0 and len(self.stack) > 1:
            self.pop(place)
            self.finite(place, piece, earlier, kind)
            return
        piece.subjects = list(chunks[finite].subjects) if finite >= 0 else []
        piece.relation = "shared"
        top.verbs.append(place)

    def plural(self, place: int) -> bool:
        """Whether a verb group can have several subjects."""
        return self.sentence.tags[self.chunks[place].start] in {"VBP", "VBD", "MD"} or self.sentence.lowers[self.chunks[place].start] in {"are", "were", "have"}

    def fresh_subject(self, earlier: int) -> int:
        """The phrase right before a verb, over prepositional phrases, that can only be its own subject; -1 for none."""
        chunks = self.chunks
        steps = 0
        while earlier >= 0 and chunks[earlier].kind == "NP" and steps < 6:
            piece = chunks[earlier]
            if piece.prep >= 0 and piece.group < 0:
                earlier = self.before(piece.prep)
                steps += 1
                continue
            leader = piece.group if piece.group >= 0 else earlier
            if chunks[leader].prep >= 0:
                return -1
            return leader if leader > self.verb else -1
        return -1

    def pick(self, clause: Clause) -> int:
        """The subject among the phrases that wait: the first, unless commas show that a later one is."""
        return (
            clause.waiting[-1]
            if len(clause.waiting) > 1
            and self.kind(self.before(clause.waiting[-1])) == ","
            and clause.waiting[0] < clause.waiting[-1] - 1
            and clause.kind == "main"
            and self.chunks[clause.waiting[-1]].apposition < 0
            else clause.waiting[0]
        )

    def adopt(self, clause: Clause, place: int, piece: Chunk) -> None:
        """Make the verb group the clause's own, with the times and places told before it."""
        clause.verbs.append(place)
        piece.times.extend(clause.times)
        piece.preps.extend(clause.preps)
