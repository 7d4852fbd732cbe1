"""What an analyst's words mean among the mentions of a case: a name, all that bear it; an id, itself."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from sayso.codebook import Codebook
from sayso.names import word_lists
from sayso.record import Document, Entity, Mention
from sayso.resolve.kinds import as_read
from sayso.resolve.nodes import Nodes, build_nodes
from sayso.resolve.subjects import Bearers, parts_of
from sayso.text.folding import fold

__all__ = ["Meanings"]

_NEAR = 65  # of 100; below this rapidfuzz's names have little more in common than letters
_OF_A_NAME = frozenset({"person", "organization", "location", "facility", "weapon", "nationality", "event", "document", "other"})


class Meanings:
    """Reads subjects of judgements just as `resolve` does."""

    def __init__(self, mentions: Sequence[Mention], documents: Mapping[str, Document], codebook: Codebook) -> None:
        """The meanings of words among these mentions, which are all that the case has."""
        lists = word_lists(codebook)
        self._nodes: Nodes = build_nodes(as_read(mentions, documents, lists), lists, frozenset())
        self._places = {mention.id: (mention.document, mention.span.start) for mention in mentions}
        self._bearers = Bearers([self._nodes.names[node.name] for node in self._nodes.nodes], lists)

    def of(self, subject: str) -> frozenset[str]:
        """The ids of the mentions that a subject means, with the pronouns and descriptions that refer back to a name; none where nothing is so called."""
        known = frozenset(part for part in parts_of(subject) if part in self._nodes.node_of)
        if known:
            return known
        nodes = (self._nodes.nodes[index] for index in self._bearers.of(subject))
        return frozenset(mention.id for node in nodes for mention in (*node.mentions, *node.attached))

    def place(self, mention: str) -> tuple[str, int]:
        """Where a mention stands: its document and its first character."""
        return self._places[mention]

    def subject_of(self, entity: Entity) -> str:
        """How a judgement names an entity: by its name where nothing else bears it, otherwise by the ids of its mentions, sorted.

        An entity's own id changes with the names that it comes to hold; its name and its mentions do not.
        """
        meant = self.of(entity.name)
        return entity.name if meant and meant <= frozenset(entity.mentions) else " ".join(sorted(entity.mentions))

    def describes(self, words: str) -> bool:
        """Whether the words occur only as a description or pronoun ("the group", "he"), which means another thing in every place."""
        wanted = fold(words)
        return any(node.is_description and any(wanted == fold(text) for text in node.written) for node in self._nodes.nodes)

    def near(self, words: str, *, limit: int = 5) -> tuple[str, ...]:
        """The names of the case that are spelled most like these words, the likest first."""
        counts: Counter[str] = Counter()
        for node in self._nodes.nodes:
            if not node.is_description and self._nodes.names[node.name].kind in _OF_A_NAME:
                counts.update(node.shown)
        folded = {text: fold(text) for text in sorted(counts)}
        found = process.extract(fold(words), folded, scorer=fuzz.WRatio, limit=4 * limit, score_cutoff=_NEAR)
        ranked = sorted(found, key=lambda one: (-one[1], -counts[one[2]], one[2]))
        return tuple(text for _, _, text in ranked[:limit])
