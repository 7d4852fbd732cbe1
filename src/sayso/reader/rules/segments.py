"""A stretch of a sentence that is read as one: the outer words, a quotation, a bracket, an attribution taken out of its host."""

from dataclasses import dataclass, field

from sayso.reader.rules.chunks import Chunk
from sayso.reader.rules.clauses import Clause
from sayso.reader.rules.lexicon import Lexicon
from sayso.reader.rules.names import Name
from sayso.reader.rules.words import Sentence
from sayso.text.inflection import lemmas_of_verb, singular

__all__ = ["Segment", "lemmas"]

_forms: dict[str, tuple[str, ...]] = {}
_KEPT = 60_000  # words; see words._CACHED


def lemmas(word: str) -> tuple[str, ...]:
    """The verbs that a word in lower case can be a form of."""
    found = _forms.get(word)
    if found is None:
        if len(_forms) > _KEPT:
            _forms.clear()
        found = _forms[word] = lemmas_of_verb(word)
    return found


@dataclass(slots=True)
class Segment:
    """Chunks and clauses of one stretch. `names` are the sentence's names by their words."""

    sentence: Sentence
    chunks: list[Chunk]
    clauses: list[Clause]
    lexicon: Lexicon
    names: list[Name]
    host: "Segment | None" = None
    quotes: list[tuple[int, int]] = field(default_factory=list)
    extents: dict[int, int] = field(default_factory=dict)

    def extent(self, place: int) -> tuple[int, int]:
        """The words of a noun phrase with its "of" phrases: first and end word."""
        chunk = self.chunks[place]
        end = chunk.end
        steps = 0
        while chunk.last >= 0 and steps < 12:
            chunk = self.chunks[chunk.last]
            end = chunk.end
            if chunk.conjuncts and chunk.relation == "of":
                end = max(end, self.chunks[chunk.conjuncts[-1]].end)
            steps += 1
        return self.chunks[place].start, end

    def named_extent(self, place: int) -> tuple[int, int]:
        """The words of a noun phrase with the name that explains it: "the mayor of Dornach, Mara Holt"."""
        start, end = self.extent(place)
        if self.kind_of(place) != "person" or self.sentence.tags[self.chunks[place].head] == "NNP":
            return start, end
        for ahead in range(place + 1, min(len(self.chunks), place + 6)):
            piece = self.chunks[ahead]
            if piece.kind == "NP" and piece.apposition == place and piece.start == end + 1 and self.sentence.tags[piece.head] == "NNP":
                return start, piece.end
        return start, end

    def words(self, start: int, end: int) -> list[str]:
        """The words from start to end in lower case."""
        return self.sentence.lowers[start:end]

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names that lie in the words from start to end."""
        return [name for name in self.names if name.start >= start and name.end <= end]

    def kind_of(self, place: int) -> str:
        """What a noun phrase stands for, by its head: a kind of mention, "party" for pronouns, "number", or "" for what has no kind."""
        chunk = self.chunks[place]
        head = self.sentence.lowers[chunk.head]
        tag = self.sentence.tags[chunk.head]
        lexicon = self.lexicon
        if tag == "PRP" or head in lexicon.words("pronouns"):
            return "it" if head in {"it", "this", "that", "these", "those", "which"} else "party"
        for name in self.names:
            if name.start <= chunk.head < name.end:
                return "person" if name.kind in {"title", "honorific"} else name.kind
        single = singular(head)
        if single in lexicon.words("people") or head in lexicon.words("people"):
            return "person"
        if single in lexicon.words("body_words") or head in lexicon.words("body_words") or single in lexicon.words("descriptions"):
            return "organization"
        if single in lexicon.words("weapon_words") or head in lexicon.words("weapon_words"):
            return "weapon"
        if single in lexicon.words("facility_words"):
            return "facility"
        if single in lexicon.words("place_words"):
            return "location"
        if single in lexicon.words("document_words"):
            return "document"
        if tag == "CD" or head in {
            "dozens",
            "hundreds",
            "thousands",
            "scores",
            "others",
            "one",
            "some",
            "many",
            "all",
            "none",
            "nobody",
            "everyone",
            "someone",
            "anyone",
            "both",
            "two",
        }:
            return "number"
        return ""

    def preposition_before(self, place: int) -> str:
        """The preposition that governs a noun phrase, "" for none."""
        chunk = self.chunks[place]
        if chunk.prep < 0:
            return ""
        marker = self.chunks[chunk.prep]
        return " ".join(self.sentence.lowers[marker.start : marker.end])

    def with_conjuncts(self, place: int) -> list[int]:
        """A phrase and those joined to it by commas and "and"."""
        chunk = self.chunks[place]
        return [place, *chunk.conjuncts]

    def chain(self, place: int) -> list[tuple[str, int]]:
        """The prepositional phrases that hang on a noun phrase: those that follow it without a gap, "of" phrases of its own included."""
        out: list[tuple[str, int]] = []
        members = {place}
        ahead = place + 1
        while ahead < len(self.chunks) and ahead < place + 16:
            chunk = self.chunks[ahead]
            if chunk.kind == "NP" and chunk.prep >= 0 and chunk.group < 0:
                out.append((self.preposition_before(ahead), ahead))
                members.add(ahead)
            elif chunk.kind == "NP" and chunk.group >= 0 and (chunk.group in members):
                out.append((self.preposition_before(chunk.group), ahead))
            elif chunk.kind in {"P", '"', "T"} or (chunk.kind in {"CC", ","} and self._goes_on(ahead, members)):
                pass
            else:
                break
            ahead += 1
        return out

    def _goes_on(self, place: int, members: set[int]) -> bool:
        following = next((k for k in range(place + 1, min(len(self.chunks), place + 4)) if self.chunks[k].kind == "NP"), -1)
        return following >= 0 and self.chunks[following].group in members
