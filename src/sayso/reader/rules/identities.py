"""Two names said to be one: "A, also known as B", "the real name of A is B", "A is a front for B", "A and B are the same man", "A is B"."""

from dataclasses import dataclass, replace

from sayso.reader.rules.bearers import Bearers, Words
from sayso.reader.rules.frames import Found
from sayso.reader.rules.lexicon import Lexicon, NamingPattern
from sayso.reader.rules.modality import Mood, mood_of
from sayso.reader.rules.segments import Segment, lemmas
from sayso.reader.rules.speakers import Said

__all__ = ["PREDICATE", "RULE", "read_identities", "without_others"]

RULE = "identity"
PREDICATE = "same_as"
_SCORE = 0.8
_PLAIN = Mood("past", None, None)
_GAP = "…"
_MOST_IN_GAP = 5
_FORMER = "former name"
_IDENTIFIED = "identified"
_USED = frozenset({"under", "by", "use", "adopt", "take", "have", "give", "bear", "assume", "with"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_ENDS = frozenset({",", ".", ":", "(", ")", "BE", "VBZ", "MD"})
_NAME_NOUNS = frozenset({"name", "alias"})
_INDEFINITE = frozenset({"a", "an", "some", "one", "he", "she", "they"})
_FORMER_FAR = frozenset({"until", "before", "formerly", "previously", "originally"})


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Words
    other: Words
    mood: Mood = _PLAIN


def read_identities(segment: Segment) -> tuple[list[Found], list[Said]]:
    """What the segment says of two names being one, in the order of the text, and who says so by identifying them; nothing where the codebook has no namings."""
    reader = _Reader(segment)
    return (reader.read(), reader.said) if segment.lexicon.namings else ([], [])


def without_others(found: list[Found], identities: list[Found], lexicon: Lexicon) -> list[Found]:
    """All that was found, identities by their own grammar alone: a verb's frame cannot tell whose name it gives, and what hides a body is no loose tie to it."""
    if not lexicon.namings:
        return found
    kept = [item for item in found if item.predicate != PREDICATE and not any(item.start < one.end and one.start < item.end for one in identities)]
    return [*kept, *identities]


class _Reader:
    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.bearers = Bearers(segment)
        self.found: list[Found] = []
        self.said: list[Said] = []

    def read(self) -> list[Found]:
        taken = -1
        for place, chunk in enumerate(self.segment.chunks):
            for start in range(chunk.start, chunk.end):
                if start < taken:
                    continue
                taken = max(taken, self._at(place, start))
            if chunk.kind == "VG":
                self._copula(place)
        return self.found

    def _at(self, place: int, start: int) -> int:
        """Read the naming that begins at a word; gives its end word, -1 where none does."""
        lowers = self.segment.sentence.lowers
        chunk = self.segment.chunks[place]
        is_verb = chunk.kind == "VG" and start == chunk.verb
        keys = dict.fromkeys((lowers[start], *(lemmas(lowers[start]) if is_verb else ())))
        patterns = [pattern for key in keys for pattern in self.segment.lexicon.namings.get(key, ()) if pattern.kind != "verbs" or is_verb]
        for pattern in sorted(patterns, key=lambda one: -len(one.rest)):
            end = self._end(start, pattern)
            if end < 0:
                continue
            pair = self._pair(place, start, end, pattern)
            if pair is not None and not _meet(pair.one, pair.other):
                self._take(pattern.mode, start, start + 1 if pattern.kind == "verbs" or _GAP in pattern.rest else end, pair)
                return max(end, pair.other[1])
        return -1

    def _end(self, start: int, pattern: NamingPattern) -> int:
        """The end word of a pattern whose first word is at `start`, -1 where the rest does not follow.

        A gap is a few words; a verb and its "as" may stand as far apart, a verb and its noun only by an owner ("changed its name to").
        """
        at, is_gap = start + 1, False
        for word in pattern.rest:
            if word == _GAP:
                is_gap = True
                continue
            is_verb = pattern.kind == "verbs"
            most = _MOST_IN_GAP if is_gap or (is_verb and word == "as") else 1 if is_verb else 0
            at = self._ahead(at, word, most, is_owner_only=is_verb and word != "as") + 1
            if not at:
                return -1
            is_gap = False
        return at

    def _ahead(self, at: int, word: str, most: int, *, is_owner_only: bool) -> int:
        """Where a word stands, at most so many words on in the same clause, verbs in any form; -1 where it does not."""
        lowers, tags = self.segment.sentence.lowers, self.segment.sentence.tags
        for ahead in range(at, min(at + most + 1, self.segment.chunks[-1].end)):
            if word == lowers[ahead] or (tags[ahead].startswith("VB") and word in lemmas(lowers[ahead])):
                return ahead
            if tags[ahead] in _ENDS or (is_owner_only and tags[ahead] != "PRP$"):
                return -1
        return -1

    def _pair(self, place: int, start: int, end: int, pattern: NamingPattern) -> _Pair | None:
        if pattern.kind == "between":
            return self._between(place, start, end)
        if pattern.kind == "verbs":
            return self._given(place, end, pattern)
        if pattern.kind == "equals":
            return self._equal(place, end)
        return self._noun(place, start, end, pattern)

    def _between(self, place: int, start: int, end: int) -> _Pair | None:
        """As in "A, also known as B": the bearer stands before, the name right behind."""
        name = self.bearers.name_at(end)
        one, verb = self.bearers.before(place, start)
        if name is None or (one is not None and self.bearers.is_short_form(name, one)):
            return None
        if verb == place - 1 and place > 0 and not self._is_naming(verb):
            return None  # "captured alias B": whoever captured is not B
        return None if one is None else _Pair(self._first(one), name, self._mood(verb, start))

    def _is_naming(self, verb: int) -> bool:
        """Whether what a verb does to a name is to be or to bear it: "is none other than B", "uses the alias B"."""
        return bool(_USED.intersection(lemmas(self.segment.sentence.lowers[self.segment.chunks[verb].verb]))) or self.bearers.is_being(verb)

    def _first(self, words: Words) -> Words:
        """The bearer of a name that is a further name itself: "A (a.k.a. B; f.k.a. C)", "A, alias B, alias C"."""
        return next((other.edges[0][1:] for other in self.found if _meet(other.edges[1][1:], words)), words)

    def _noun(self, place: int, start: int, end: int, pattern: NamingPattern) -> _Pair | None:
        """A noun for a name, or for what hides one: with the name behind it, with "is" and the name, or with whose it is behind it."""
        chunk = self.segment.chunks[place]
        is_of_a_name = start > 0 and self.bearers.is_capital(start)  # "the Front for the Renewal"
        if chunk.kind != "NP" or is_of_a_name or (chunk.head >= end and not self.bearers.is_capital(end)):
            return None
        return self._apposed(place, end, pattern) or self._told(place, end) or self._linked(place, start, end, pattern)

    def _apposed(self, place: int, end: int, pattern: NamingPattern) -> _Pair | None:
        """As in "A (nom de guerre B)", "under the name of B", "A uses the alias B", "his nom de guerre, B"."""
        lowers = self.segment.sentence.lowers
        chunk = self.segment.chunks[place]
        at = end + 1 if end < len(lowers) and lowers[end] == "of" and self._is_used(place) else end
        name = self.bearers.name_at(at, over_comma=lowers[chunk.start] in _OWNERS)
        if name is None or (pattern.kind == "common" and not self._is_used(place)) or self._is_linked(end, pattern):
            return None
        one, verb = self.bearers.before(place, chunk.start)
        return None if one is None else _Pair(self._first(one), name, self._mood(verb, chunk.start))

    def _is_linked(self, end: int, pattern: NamingPattern) -> bool:
        """Whether what follows says whose name it is: "a front for the Brigade" names nothing by "for"."""
        lowers = self.segment.sentence.lowers
        return pattern.kind != "common" and any(tuple(lowers[end : end + len(link)]) == link for link in pattern.links if link != ("of",))

    def _is_used(self, place: int) -> bool:
        """Whether somebody is said to go by what the noun names: "under the name", "used the name"."""
        lowers = self.segment.sentence.lowers
        before = self.segment.chunks[place].start - 1
        if before < 0:
            return False
        return bool(_USED.intersection((lowers[before], *lemmas(lowers[before]))))

    def _told(self, place: int, end: int) -> _Pair | None:
        """As in "whose real name is B", "A's real name is B", "the real name of A is B"."""
        segment, chunk = self.segment, self.segment.chunks[place]
        if chunk.end != end:
            return None
        verb = next((at for at in range(place + 1, min(len(segment.chunks), place + 8)) if segment.chunks[at].kind == "VG"), -1)
        if verb < 0 or not self.bearers.is_being(verb) or place not in segment.chunks[verb].subjects:
            return None
        name = self.bearers.name_at(segment.chunks[verb].end)
        if name is None:
            return None
        one: Words | None = None
        if segment.sentence.lowers[chunk.start] == "whose":
            one, _ = self.bearers.before(place, chunk.start)
        elif segment.sentence.lowers[chunk.start] in _OWNERS:
            one = (chunk.start, chunk.start + 1)
        elif chunk.owner is not None:
            one = chunk.owner
        elif (holder := next((at for word, at in segment.chain(place) if word == "of"), -1)) >= 0:
            one = self.bearers.words(holder)
        return None if one is None else _Pair(one, name, self._mood(verb, chunk.start))

    def _linked(self, place: int, start: int, end: int, pattern: NamingPattern) -> _Pair | None:
        """As in "B is the nom de guerre of A", "A, a front for B", "dismissed A as a front for B"."""
        lowers = self.segment.sentence.lowers
        chunk = self.segment.chunks[place]
        link = next((link for link in pattern.links if tuple(lowers[end : end + len(link)]) == link), None)
        if link is None or pattern.kind == "common" or chunk.end != end:
            return None
        if chunk.start == start and lowers[start] != "another":
            return None  # without an article: "in front of", "cover for the night"
        whose = self.bearers.party_at(end + len(link))
        one, verb = self.bearers.before(place, chunk.start)
        if whose is None or one is None or not (self.bearers.is_name(one) or self.bearers.is_name(whose)):
            return None
        return _Pair(one, whose, self._mood(verb, chunk.start))

    def _given(self, place: int, end: int, pattern: NamingPattern) -> _Pair | None:
        """A verb that gives a name: of another ("renamed A B"), of oneself ("calls himself B", "goes by B"), or of what it is told in the passive."""
        name = self.bearers.name_at(end)
        behind = next((at for at in self.segment.chunks[place].objects if at > place), -1)
        is_passive = self.bearers.is_passive(place)
        if pattern.rest and pattern.rest[-1] != "as":
            one = self.bearers.subject(place)
            if any(word in _NAME_NOUNS for word in self.segment.sentence.lowers[end : end + 2]):
                return None  # "goes by the name of B" is read by its noun
        elif is_passive:
            one, _ = self.bearers.before(place, self.segment.chunks[place].verb)
            is_new = pattern.mode != "alias" or one is None or name is None or (self._may_be_called(place, one) and not self.bearers.is_short_form(name, one))
            one = one if is_new else None
        elif not pattern.rest:
            one = self._object(place, behind)
            name = None if behind < 0 else self.bearers.name_at(self.segment.chunks[behind].end)
        else:
            one = self._named_as(place, end, behind, pattern, name)
        return None if one is None or name is None else _Pair(one, name, mood_of(self.segment, place))

    def _object(self, place: int, phrase: int) -> Words | None:
        """Who is named by what is done to a phrase: itself, or the subject where it is "himself"."""
        if phrase < 0:
            return None
        if self.segment.sentence.lowers[self.segment.chunks[phrase].head] in self.segment.lexicon.words("reflexives"):
            return self.bearers.subject(place)
        return self.bearers.words(phrase) if self.bearers.is_bearer(phrase) else None

    def _named_as(self, place: int, end: int, behind: int, pattern: NamingPattern, name: Words | None) -> Words | None:
        """Who is named by a verb with "as" behind it: "identified A as B", "whom the police identified as B", "rebranded as B"."""
        whom = (
            behind if behind >= 0 and self.segment.chunks[behind].end <= end else next((at for at in self.segment.chunks[place].objects if 0 <= at < place), -1)
        )
        if whom < 0:
            return self.bearers.subject(place) if pattern.mode == _FORMER else None
        one, source = self._object(place, whom), self.bearers.subject(place)
        is_told = pattern.mode == _IDENTIFIED and one is not None and name is not None and source is not None and not _meet(source, one)
        if is_told and source is not None and name is not None:
            verb = self.segment.chunks[place].verb
            self.said.append(Said((verb, verb + 1), source, [(verb, name[1])], rule=RULE))  # what is said holds the verb, which carries the claim, too
        return one

    def _may_be_called(self, place: int, one: Words) -> bool:
        """Whether "called B" gives a further name: to what has one, or to what is known already; "a man called B" only introduces B."""
        chunk = self.segment.chunks[place]
        if self.bearers.is_name(one):
            return True
        return chunk.passive and chunk.form == "fin" and chunk.modal < 0 and self.segment.sentence.lowers[one[0]] not in _INDEFINITE

    def _equal(self, place: int, end: int) -> _Pair | None:
        """As in "A and B are the same man", "A is the same man as B"."""
        segment = self.segment
        lowers = segment.sentence.lowers
        verb = next((at for at in range(place - 1, max(-1, place - 4), -1) if segment.chunks[at].kind == "VG"), -1)
        if segment.chunks[place].kind == "VG":
            verb = place
        if verb < 0 or not self.bearers.is_being(verb):
            return None
        subjects = [at for at in segment.chunks[verb].subjects if at >= 0]
        if subjects and len(subjects) == 1:
            subjects = segment.with_conjuncts(subjects[0])
        mood = self._mood(verb, segment.chunks[verb].start)
        if len(subjects) == 2:
            pair = _Pair(self.bearers.words(subjects[0]), self.bearers.words(subjects[1]), mood)
            return pair if all(self.bearers.is_bearer(at) for at in subjects) else None
        at = end + 1 if end < len(lowers) and lowers[end] in {"as", "to", "with"} else -1
        other = self.bearers.party_at(at) if at > 0 else None
        one = self.bearers.subject(verb)
        if one is None or other is None:
            return None
        return _Pair(one, other, mood) if self.bearers.is_name(one) or self.bearers.is_name(other) else None

    def _copula(self, place: int) -> None:
        """As in "the Engineer is B", "the masked man is believed to be B", "A is not B": a bearer and a name, with nothing between but being."""
        segment, chunk = self.segment, self.segment.chunks[place]
        behind = [at for at in chunk.objects if at > place]
        if not self.bearers.is_being(place) or not behind or chunk.passive:
            return
        told = segment.chunks[behind[0]]
        name = self.bearers.name_at(told.start)
        if name is None or told.start != chunk.end or not self.bearers.is_whole_name(behind[0]):
            return
        subject = next((at for at in chunk.subjects if at >= 0), -1)
        one = self.bearers.subject(place)
        is_owner = name[1] < len(segment.sentence) and segment.sentence.tags[name[1]] == "POS"
        if one is None or is_owner or subject < 0 or not self.bearers.may_be_told(subject, behind[0]) or _meet(one, name):
            return
        mood = self._mood(place, chunk.start)
        if mood.is_wanted or mood.tense == "future":
            return
        self._take(_IDENTIFIED, chunk.verb, chunk.verb + 1, _Pair(one, name, mood))

    def _mood(self, verb: int, start: int) -> Mood:
        """The mood of the clause that a naming stands in, with a hedge or a denial just before it."""
        segment = self.segment
        mood = mood_of(segment, verb) if verb >= 0 else _PLAIN
        if mood.negation is None and verb > 0 and segment.chunks[verb - 1].kind == "VG":
            above = segment.chunks[verb - 1]
            stances = {stance for form in lemmas(segment.sentence.lowers[above.verb]) for stance, rest in segment.lexicon.cue_verbs.get(form, ()) if not rest}
            if "denies" in stances:
                mood = replace(mood, negation=(above.verb, above.verb + 1))
        if mood.certainty is None:
            mood = replace(mood, certainty=self._hedge(start))
        return mood

    def _hedge(self, start: int) -> Words | None:
        lowers = self.segment.sentence.lowers
        for at in range(max(0, start - 3), start):
            for words in self.segment.lexicon.hedges.get(lowers[at], ()):
                if at + len(words) <= start and tuple(lowers[at : at + len(words)]) == words and "," not in lowers[at:start]:
                    return at, at + len(words)
        return None

    def _take(self, mode: str, start: int, end: int, pair: _Pair) -> None:
        if any({pair.one, pair.other} == {edge[1:] for edge in other.edges} for other in self.found):
            return
        edges = [("actor", *pair.one), ("target", *pair.other)]
        mood = pair.mood
        if mood.negation is not None and start <= mood.negation[0] < end:
            mood = replace(mood, negation=None)  # "none other than B" denies nothing
        self.found.append(Found(PREDICATE, self._mode(mode, start, end), start, end, edges, mood, RULE, _SCORE, -1))

    def _mode(self, mode: str, start: int, end: int) -> str:
        """The mode: a name that somebody is said to have borne before, or since, is a former name, whatever word gives it."""
        lowers = self.segment.sentence.lowers
        former = self.segment.lexicon.words("former_words")
        is_former = any(word in former for word in lowers[max(0, start - 2) : end]) or any(word in _FORMER_FAR for word in lowers[max(0, start - 8) : start])
        return _FORMER if mode == "alias" and is_former else mode


def _meet(one: Words, other: Words) -> bool:
    return one[0] < other[1] and other[0] < one[1]
