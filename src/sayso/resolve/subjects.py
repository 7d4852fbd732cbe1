"""What a subject of a judgement stands for: mentions by their ids, or everything that bears a name."""

from collections.abc import Iterable, Sequence

from sayso.names import Name, WordLists, read_name
from sayso.resolve.judging import Decision
from sayso.resolve.nodes import Nodes

__all__ = ["Bearers", "parts_of", "subjects_of"]


def parts_of(subject: str) -> tuple[str, ...]:
    """The ids in a subject that holds several mentions, with a blank between them; of a name, its words, which are no ids."""
    return tuple(subject.split(" "))


class Bearers:
    """Finds which of many things bear a name: those whose own name reads like it, for their own kind. Descriptions and pronouns bear none."""

    def __init__(self, names: Sequence[Name], lists: WordLists) -> None:
        self._names = names
        self._lists = lists
        self._kinds: dict[str, None] = dict.fromkeys(sorted({name.kind for name in names}))
        self._by_words: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for index, name in enumerate(names):
            if not name.is_description:
                self._by_words.setdefault((name.kind, name.words), []).append(index)

    def of(self, subject: str) -> tuple[int, ...]:
        """The indices of what bears the name, sorted; a name with its region ("Marlow, Ohio") is not that of the same place elsewhere."""
        found: set[int] = set()
        for kind in self._kinds:
            name = read_name(subject, kind, self._lists)
            found.update(index for index in self._by_words.get((kind, name.words), ()) if not name.region or name.region == self._names[index].region)
        return tuple(sorted(found))


def subjects_of(nodes: Nodes, decisions: Iterable[Decision], lists: WordLists) -> dict[str, tuple[int, ...]]:
    """The nodes that each subject of a judgement means: those of its mentions' ids, or all that bear the name, whatever their document and kind."""
    bearers = Bearers([nodes.names[node.name] for node in nodes.nodes], lists)
    found: dict[str, tuple[int, ...]] = {}
    for subject in sorted({word for decision in decisions for word in (decision.left, decision.right)}):
        known = {nodes.node_of[part] for part in parts_of(subject) if part in nodes.node_of}
        # The nodes that only hold together mentions which judgements name one by one have no mention of their own, and mean nothing by themselves.
        found[subject] = (
            tuple(sorted(known)) if known else tuple(index for index in bearers.of(subject) if nodes.nodes[index].mentions or nodes.nodes[index].attached)
        )
    return found
