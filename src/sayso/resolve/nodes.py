"""What is clustered: all mentions of one spelling in one document as one node, and words that refer back put to what they refer to."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.names.reading import Name, read_name
from sayso.names.similarity import word_similarity
from sayso.names.wordlists import WordLists
from sayso.record import Mention, Span

__all__ = ["Node", "Nodes", "build_nodes"]

_SAME_WORD = 0.8  # a short name is written like the long one it stands for, but for a slip
_NESTED = 8  # how many mentions that begin before a span are looked at for reaching into it; names nest two or three deep at most


@dataclass(slots=True)
class Node:
    """The mentions of one spelling (`name`, an index into the names) in one document.

    `written` counts the words as they stand, `shown` the same without titles and the like, `also` are spellings that the words themselves give (in brackets, behind a slash), `attached` are the
    pronouns and descriptions that refer back to it. `is_description` nodes are groups of pronouns and descriptions that refer to nothing named.
    """

    document: str
    name: int
    is_description: bool
    mentions: list[Mention] = field(default_factory=list[Mention])
    attached: list[Mention] = field(default_factory=list[Mention])
    written: Counter[str] = field(default_factory=Counter[str])
    shown: Counter[str] = field(default_factory=Counter[str])
    also: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class Nodes:
    """All nodes, the distinct names they bear, which node each mention went to, and the pairs (node, node) that the reader linked by an antecedent."""

    nodes: list[Node]
    names: list[Name]
    node_of: dict[str, int]
    referred: list[tuple[int, int]]
    parents: list[tuple[int, int]]

    def of_document(self) -> dict[str, list[int]]:
        """The nodes of each document."""
        found: dict[str, list[int]] = {}
        for index, node in enumerate(self.nodes):
            found.setdefault(node.document, []).append(index)
        return found

    def name(self, node: int) -> Name:
        """The name that a node bears."""
        return self.names[self.nodes[node].name]


class _Places:
    """Finds the mention at a span of a document."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda one: (one.span.start, one.span.end, one.id))
        self._starts = [one.span.start for one in self._mentions]

    def at(self, span: Span, asking: Mention, lists: WordLists) -> Mention | None:
        """The mention that shares most with the span, of a kind that can be that of the one asking if there is one; not the one asking itself."""
        last = bisect_left(self._starts, span.end)
        first = max(0, bisect_left(self._starts, span.start) - _NESTED)
        best: tuple[bool, float, int, str] | None = None
        found: Mention | None = None
        for mention in self._mentions[first:last]:
            shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
            if shared <= 0 or mention.id == asking.id or mention.span == asking.span:
                continue
            union = max(mention.span.end, span.end) - min(mention.span.start, span.start)
            fits = asking.kind == "other" or lists.may_be_one(mention.kind, asking.kind)
            rank = (fits, shared / union, -mention.span.start, mention.id)
            if best is None or rank > best:
                best, found = rank, mention
        return found


def build_nodes(mentions: Sequence[Mention], lists: WordLists, alone: frozenset[str]) -> Nodes:
    """Group mentions to nodes. Those whose ids are in `alone` (an analyst named them) get a node each, so that they can be told from their like."""
    builder = _Builder(lists, alone)
    by_document: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda one: (one.document, one.span.start, one.span.end, one.id)):
        by_document.setdefault(mention.document, []).append(mention)
    for document in sorted(by_document):
        builder.add_document(by_document[document])
    return Nodes(builder.nodes, builder.names, builder.node_of, builder.referred, builder.parents)


def _may_refer(name: Name, earlier: Name) -> bool:
    """Whether a name can stand for an earlier one that the reader found: a surname it holds, a short form that is not just one word of a longer name.

    The Corps is no short form of the Corps' own Desert Force, whatever stands before what.
    """
    if earlier.is_description or name.is_description:
        return True
    if name.kind == "person" and earlier.kind == "person":
        return any(word_similarity(name.words[-1], word) >= _SAME_WORD for word in earlier.words)
    if name.letters and not earlier.letters:
        return name.words[0] not in earlier.words
    return not set(name.words) < set(earlier.words)


class _Builder:
    def __init__(self, lists: WordLists, alone: frozenset[str]) -> None:
        self.nodes: list[Node] = []
        self.names: list[Name] = []
        self.node_of: dict[str, int] = {}
        self.referred: list[tuple[int, int]] = []
        self.parents: list[tuple[int, int]] = []
        self._lists = lists
        self._alone = alone
        self._read: dict[tuple[str, str], Name] = {}
        self._name_of: dict[tuple[str, tuple[str, ...], tuple[str, ...], bool], int] = {}
        self._node_of_name: dict[tuple[str, int, int | None], int] = {}

    def add_document(self, mentions: Sequence[Mention]) -> None:
        """All mentions of one document, in the order of the text.

        Short names that refer back wait with the descriptions: one surname can stand for two persons in one document.
        """
        places = _Places(mentions)
        waiting: dict[str, Mention] = {}
        short: list[tuple[Mention, Name]] = []
        for mention in mentions:
            name = self._name(mention.span.text, mention.kind)
            if mention.antecedent is not None and name.is_description:
                waiting[mention.id] = mention
            elif mention.antecedent is not None and name.is_short:
                short.append((mention, name))
            else:
                self._put(mention, name, None)
        for mention, name in short:
            self._put(mention, name, self._earlier(mention, places))
        for mention in waiting.values():
            self._attach(mention, places, waiting)
        for mention in mentions:
            if mention.antecedent is not None and mention.id not in waiting:
                earlier = self._earlier(mention, places)
                if earlier is not None and earlier != self.node_of[mention.id]:
                    self.referred.append((self.node_of[mention.id], earlier))

    def _earlier(self, mention: Mention, places: _Places) -> int | None:
        """The node of what a name refers back to."""
        assert mention.antecedent is not None
        earlier = places.at(mention.antecedent, mention, self._lists)
        node = None if earlier is None else self.node_of.get(earlier.id)
        if node is None or not _may_refer(self._name(mention.span.text, mention.kind), self.names[self.nodes[node].name]):
            return None
        return node

    def _name(self, text: str, kind: str) -> Name:
        name = self._read.get((text, kind))
        if name is None:
            name = self._read[text, kind] = read_name(text, kind, self._lists)
        return name

    def _index(self, name: Name) -> int:
        """The number of a name among the distinct ones; of an acronym and a word in capitals that is written otherwise elsewhere, the word wins."""
        key = (name.kind, name.words, name.region, name.is_description)
        index = self._name_of.get(key)
        if index is None:
            index = self._name_of[key] = len(self.names)
            self.names.append(name)
        elif self.names[index].is_short and not name.is_short:
            self.names[index] = name
        return index

    def _put(self, mention: Mention, name: Name, earlier: int | None) -> None:
        index = self._index(name)
        key = (mention.document, index, earlier)
        node = self._node_of_name.get(key)
        if mention.id in self._alone:
            parent = node
            node = self._new(mention.document, index, is_description=name.is_description)
            if parent is None:
                parent = self._node_of_name[key] = self._new(mention.document, index, is_description=name.is_description)
            self.parents.append((parent, node))
        elif node is None:
            node = self._node_of_name[key] = self._new(mention.document, index, is_description=name.is_description)
        self.nodes[node].mentions.append(mention)
        self.nodes[node].written[mention.span.text] += 1
        self.nodes[node].shown[name.text] += 1
        self.nodes[node].also.update(name.also)
        self.node_of[mention.id] = node

    def _new(self, document: str, name: int, *, is_description: bool) -> int:
        self.nodes.append(Node(document, name, is_description))
        return len(self.nodes) - 1

    def _attach(self, mention: Mention, places: _Places, waiting: Mapping[str, Mention]) -> None:
        """Put a pronoun or description to the node of what it stands for, through others that refer back in their turn."""
        seen = {mention.id}
        target = mention
        while target.antecedent is not None and (target is mention or target.id in waiting):
            earlier = places.at(target.antecedent, target, self._lists)
            if earlier is None or earlier.id in seen:
                break
            seen.add(earlier.id)
            target = earlier
        node = self._node_of_words(target) if target.id in waiting else self.node_of[target.id]
        if mention.id in self._alone:
            parent = node
            node = self._new(mention.document, self.nodes[parent].name, is_description=self.nodes[parent].is_description)
            self.parents.append((parent, node))
        self.nodes[node].attached.append(mention)
        self.node_of[mention.id] = node

    def _node_of_words(self, mention: Mention) -> int:
        """The node for a description whose antecedent is no mention: that of the antecedent's words."""
        antecedent = mention.antecedent
        assert antecedent is not None
        index = self._index(self._name(antecedent.text, mention.kind))
        node = self._node_of_name.get((mention.document, index, None))
        if node is None:
            node = self._node_of_name[mention.document, index, None] = self._new(mention.document, index, is_description=True)
        return node
