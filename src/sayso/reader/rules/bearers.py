"""Who bears a name that a text gives, and how far the name goes."""

from sayso.reader.rules.lexicon import load_places
from sayso.reader.rules.segments import Segment, lemmas
from sayso.text.inflection import singular

__all__ = ["Bearers", "Words"]

Words = tuple[int, int]

_PASSED = frozenset({",", ";", ":", "A", "T", "-", "(", ")", '"', "P", "R"})
_NO_BEARERS = frozenset({"location", "event", "document", "weapon", "number", "nationality", "it"})
_NAMELESS = frozenset({"a", "an", "his", "her", "its", "their", "my", "our", "your", "some", "any", "no", "one", "many", "several"})
_FIGURES = frozenset({"person", "organization", "party"})
_AMONG = frozenset({"among", "amongst", "with", "alongside", "beside", "opposite"})
_DETERMINERS = frozenset({"the", "that", "this"})
_NO_SUBJECTS = frozenset({"it", "this", "that", "there", "who", "what", "which", "i", "we", "you", "they"})


class Bearers:
    """Finds, around the words by which a segment names somebody, the name and its bearer."""

    def __init__(self, segment: Segment) -> None:
        """The bearers of one segment."""
        self.segment = segment
        self.sentence = segment.sentence

    def words(self, place: int) -> Words:
        """A noun phrase with what belongs to it."""
        return self.segment.named_extent(place)

    def is_capital(self, at: int) -> bool:
        """Whether the word there has a capital."""
        return at < len(self.sentence) and self.sentence.texts[at][0].isupper()

    def is_being(self, place: int) -> bool:
        """Whether a verb group is a form of "be"."""
        return "be" in lemmas(self.sentence.lowers[self.segment.chunks[place].verb])

    def is_passive(self, place: int) -> bool:
        """Whether something is told of what stands before the verb group: "was called", "A, now called", "A, called"."""
        chunk = self.segment.chunks[place]
        if chunk.passive or chunk.form == "part":
            return True
        if chunk.form != "fin" or chunk.start != chunk.verb or place == 0:
            return False
        before = place - 1
        while before > 0 and self.segment.chunks[before].kind in {"A", "T"}:
            before -= 1
        return self.segment.chunks[before].kind in {",", "("}

    def name_at(self, at: int, *, over_comma: bool = False) -> Words | None:
        """The name that begins at a word, over marks of quotation and articles; None where what stands there is none ("known as a strict teacher")."""
        found = self._phrase_at(at, over_comma=over_comma)
        return found if found is not None and self.is_name(found) else None

    def party_at(self, at: int) -> Words | None:
        """The person or body, named or not, that begins at a word; None for pronouns."""
        found = self._phrase_at(at)
        if found is None:
            return None
        place = self._phrase(found[0])
        if self.is_name(found):
            return found
        is_known = self.sentence.lowers[found[0]] in _DETERMINERS and self.segment.kind_of(place) in _FIGURES
        return found if is_known and self.sentence.tags[self.segment.chunks[place].head] != "PRP" else None

    def _phrase(self, at: int) -> int:
        return next((place for place, chunk in enumerate(self.segment.chunks) if chunk.kind == "NP" and chunk.start <= at < chunk.end), -1)

    def _phrase_at(self, at: int, *, over_comma: bool = False) -> Words | None:
        lowers, tags = self.sentence.lowers, self.sentence.tags
        while at < len(lowers) and (tags[at] in {'"', ":"} or (over_comma and tags[at] == ",") or lowers[at] in {"as", "only", "simply", "alias"}):
            at += 1
        if at + 2 < len(lowers) and lowers[at] == "that" and lowers[at + 1] == "of":  # "identified the body as that of B"
            at += 2
        place = self._phrase(at)
        if place < 0:
            return None
        chunks = self.segment.chunks
        end = chunks[place].end
        for name in self.segment.names:
            if at <= name.start < end < name.end:
                end = name.end
        ahead = place + 1
        while ahead + 1 < len(chunks) and chunks[ahead].kind == "P" and self.sentence.lowers[chunks[ahead].start] == "of" and chunks[ahead + 1].kind == "NP":
            following = chunks[ahead + 1]
            if following.start >= end and not (self.is_capital(following.head) and self.sentence.lowers[at] == "the") and not self._opens_name(at, end):
                break
            end = max(end, following.end)
            ahead += 2
        return at, end

    def _opens_name(self, at: int, end: int) -> bool:
        """Whether the words are one capital noun ("Son", "Guardians"), which goes on with "of"."""
        return end == at + 1 and self.is_capital(at) and self.sentence.lowers[at] not in load_places()

    def is_name(self, words: Words) -> bool:
        """Whether words hold a name, and not just a nationality or a title."""
        start, end = words
        lowers = self.sentence.lowers
        if lowers[start] in _NAMELESS or start >= end:
            return False
        if start > 0 and self.sentence.tags[start - 1] == '"':
            return True
        place = self._phrase(start)
        chunk = self.segment.chunks[place] if place >= 0 else None
        names = [name for name in self.segment.names if name.start < end and start < name.end]
        titles = {at for name in names if name.kind in {"title", "honorific"} for at in range(name.start, name.end)}
        named = {at for name in names if name.kind not in {"title", "honorific", "nationality"} for at in range(name.start, name.end)}
        if chunk is not None and start <= chunk.head < end and not self.is_capital(chunk.head) and chunk.head not in named:
            return False  # "the Movement's head", "Haudi nationals"
        places = load_places()
        capitals = [at for at in range(start, end) if self.is_capital(at) and places.get(lowers[at]) != "nationality" and (at > 0 or at in named)]
        if lowers[start] in _DETERMINERS:
            return any(at > start for at in capitals)
        return any(at not in titles for at in capitals)

    def is_short_form(self, name: Words, one: Words) -> bool:
        """Whether a name is the initials of the other, which makes it a short form and no second name."""
        letters = [text for text in self.sentence.texts[name[0] : name[1]] if text.isupper() and len(text) > 1]
        initials = "".join(text[0] for text in self.sentence.texts[one[0] : one[1]] if text[0].isupper() and text.lower() not in _DETERMINERS)
        return len(letters) == 1 and bool(initials) and letters[0] in initials

    def is_whole_name(self, place: int) -> bool:
        """Whether a noun phrase is a person's or body's name and nothing else but titles: not "Tolu's firm", not a place."""
        chunk = self.segment.chunks[place]
        kind = self.segment.kind_of(place)
        is_bare = chunk.owner is None and self.is_capital(chunk.head)
        return (
            is_bare
            and kind in {"person", "organization"}
            and all(self.is_capital(at) or self.sentence.lowers[at] == "the" or self.sentence.tags[at] in {"NNP", '"'} for at in range(chunk.start, chunk.end))
            and (
                self.sentence.lowers[chunk.start] == "the"
                or any(name.kind in {"person", "organization"} and name.start >= chunk.start and name.end <= chunk.end for name in self.segment.names)
            )
        )

    def is_bearer(self, place: int) -> bool:
        """Whether a noun phrase can bear another name: persons, bodies and what has no kind, but no deed, place or number."""
        chunk = self.segment.chunks[place]
        kind = self.segment.kind_of(place)
        if kind in _NO_BEARERS or self.sentence.lowers[chunk.head] in self.segment.lexicon.words("reflexives"):
            return False
        head = singular(self.sentence.lowers[chunk.head])
        return kind != "" or self.is_name((chunk.start, chunk.end)) or head in self.segment.lexicon.words("stand_ins")

    def may_be_told(self, place: int, told: int) -> bool:
        """Whether "X is NAME" says who X is: a name, or somebody whose name is not known; who holds a post is said by its own predicate.

        `told` is the name's phrase: a man is a person, no body. What stands behind a preposition is no subject ("with the governor were").
        """
        segment, chunk = self.segment, self.segment.chunks[place]
        lowers = self.sentence.lowers
        head = singular(lowers[chunk.head])
        before = chunk.start - 1
        is_governed = before >= 0 and place > 0 and (segment.chunks[place - 1].kind == "P" or lowers[before] in _AMONG)
        if lowers[chunk.head] in _NO_SUBJECTS or chunk.owner is not None or is_governed:
            return False
        if lowers[chunk.head] in {"he", "she"} or head in segment.lexicon.words("stand_ins"):
            return True
        if self.is_name((chunk.start, chunk.end)):
            return segment.kind_of(place) not in _NO_BEARERS
        is_post = any(head in segment.lexicon.words(name) or lowers[chunk.head] in segment.lexicon.words(name) for name in ("posts", "leader_posts", "titles"))
        is_person = segment.kind_of(place) == segment.kind_of(told) == "person"
        return lowers[chunk.start] in _DETERMINERS and is_person and not is_post

    def subject(self, place: int) -> Words | None:
        """The subject of a verb group; that of the one above it, or what stands before it, where it has none of its own."""
        chunk = self.segment.chunks[place]
        own = next((at for at in chunk.subjects if at >= 0), -1)
        if own < 0 and chunk.form == "part":
            own = next((at for at in chunk.objects if 0 <= at < place), -1)
        if own >= 0 and own != place and self.segment.chunks[own].kind == "NP":
            return self.words(self._host(own))
        found, _ = self._walk(place)
        return found

    def before(self, place: int, start: int) -> tuple[Words | None, int]:
        """Who bears the name that words in the chunk at `place` give, and the verb group of that clause (-1 for none)."""
        chunk = self.segment.chunks[place]
        if chunk.kind == "VG" and start >= chunk.start:
            return self.subject(place), place
        ruler = next((at for at in range(place - 1, -1, -1) if self.segment.chunks[at].kind == "VG" and place in self.segment.chunks[at].objects), -1)
        if ruler >= 0:
            return self.subject(ruler), ruler
        return self._walk(place)

    def _walk(self, place: int) -> tuple[Words | None, int]:
        """The nearest phrase before a chunk that can bear a name, or the subject of the nearest verb; behind it where nothing stands before."""
        segment, chunks = self.segment, self.segment.chunks
        at, is_prepositional = place - 1, False
        while at >= 0 and place - at < 12:
            chunk = chunks[at]
            if chunk.kind in _PASSED:
                is_prepositional = is_prepositional or (chunk.kind == "P" and self.sentence.lowers[chunk.start] != "as" and at == place - 1)
                at -= 1
                continue
            if chunk.kind == "VG":
                return self.subject(at), at
            if chunk.kind != "NP":
                return None, -1
            if self.sentence.lowers[chunk.head] in segment.lexicon.words("reflexives"):
                at -= 1
                continue
            host = self._host(at)
            ruler = next((verb for verb in range(at - 1, -1, -1) if chunks[verb].kind == "VG" and host in chunks[verb].objects), -1)
            if is_prepositional and ruler >= 0 and segment.kind_of(host) not in {"person", "organization"}:
                return self.subject(ruler), ruler
            return (self.words(host) if self.is_bearer(host) or not is_prepositional else None), -1
        if at < 0:
            for ahead in range(place + 1, len(chunks)):
                if chunks[ahead].kind == "VG" and chunks[ahead].form == "fin":
                    own = next((one for one in chunks[ahead].subjects if one > place), -1)
                    return (None, -1) if own < 0 else (self.words(own), ahead)
        return None, -1

    def _host(self, place: int) -> int:
        """What a phrase explains or hangs on: "A, a former wrestler, also known as", "a commander of the Guard, also known as"."""
        chunks = self.segment.chunks
        for _ in range(4):
            chunk = chunks[place]
            if chunk.apposition >= 0 and not self.is_name((chunk.start, chunk.end)):
                place = chunk.apposition
            elif chunk.relation == "of" and chunk.governor >= 0 and chunks[chunk.governor].kind == "NP" and self._is_one(chunk.governor):
                place = chunk.governor
            else:
                break
        return place

    def _is_one(self, place: int) -> bool:
        """Whether a phrase with "of" behind it is the one meant: one person, or a name that goes on ("the Avengers of the Plain")."""
        head = self.segment.chunks[place].head
        return self.is_capital(head) or (self.segment.kind_of(place) == "person" and singular(self.sentence.lowers[head]) == self.sentence.lowers[head])
