"""Short names put to full ones: a surname after the full name, a short form without its introduction, a body's name without its first words."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.names.reading import Name
from sayso.names.similarity import bones_of, word_similarity
from sayso.names.wordlists import WordLists
from sayso.resolve.acronyms import Introduction
from sayso.resolve.links import Grouping, Link, chain, lone_score
from sayso.text.tokens import singular

__all__ = ["ShortNames"]

_SAME_SURNAME = 0.9  # a surname alone must be spelled nearly alike: there is nothing else to go by
_LEAST_LETTERS_OF_GIVEN_NAME = 3
_FREQUENT = 2  # mentions of either name before initials count across documents
_LEAST_INITIALS = 3
_HEAD_ENDS = frozenset({"of", "for", "at", "in", "from"})


class ShortNames:
    """Finds what short names stand for. A name that fits two things stands for neither: its nodes are collected in `ambiguous` and stay with their document."""

    def __init__(self, grouping: Grouping, lists: WordLists, introductions: Sequence[Introduction]) -> None:
        self._grouping = grouping
        self._nodes = grouping.nodes
        self._lists = lists
        self._introductions = introductions
        self.ambiguous: set[int] = set()

    def in_documents(self, *, least: float) -> None:
        """Join short names to the only full name of their own document that they fit."""
        links: list[Link] = []
        for _, members in sorted(self._nodes.of_document().items()):
            links.extend(self._surnames(members, self._full_persons(members), "surname_alone"))
            links.extend(self._shortened(members))
        self._grouping.take(links, least=least)

    def across_documents(self, *, least: float) -> None:
        """Join what is left to the only full name of the whole case; what fits none joins its like in other documents."""
        everything = range(len(self._nodes.nodes))
        waiting = [index for index in everything if index not in self.ambiguous and self._is_unresolved(index)]
        links = self._surnames(waiting, self._full_persons(everything), "only_bearer")
        links.extend(self._acronyms(waiting))
        self._grouping.take(links, least=least)
        alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for index in waiting:
            if index not in self.ambiguous and self._is_unresolved(index):
                name = self._nodes.name(index)
                alike.setdefault((name.kind, name.words), []).append(index)
        score = lone_score("same_words")
        again = [link for _, members in sorted(alike.items()) if len(members) > 1 for link in chain(members, lambda a, b: Link(a, b, "same_words", score))]
        self._grouping.take(again, least=least)

    def _is_unresolved(self, index: int) -> bool:
        """Whether a node bears a short name and is together with no full one."""
        name = self._nodes.name(index)
        if not name.is_short or name.is_description:
            return False
        others = (self._nodes.name(other) for other in self._grouping.partition.members(index))
        return all(other.is_short or other.is_description for other in others)

    def _full_persons(self, members: Iterable[int]) -> dict[str, list[int]]:
        """Persons' nodes with a full name, by the skeleton of each of their words."""
        found: dict[str, list[int]] = {}
        for index in self._examples(members):
            name = self._nodes.name(index)
            if name.kind == "person" and not (name.is_short or name.is_description or "and" in name.words):
                for bones in {bones_of(word) for word in name.words}:
                    found.setdefault(bones, []).append(index)
        return found

    def _examples(self, members: Iterable[int]) -> list[int]:
        """The first node of each name in each group: what holds for it holds for the others, and a name that is everywhere costs no more than once."""
        first: dict[tuple[int, int], int] = {}
        for index in members:
            first.setdefault((self._nodes.nodes[index].name, self._grouping.partition.find(index)), index)
        return list(first.values())

    def _surnames(self, members: Iterable[int], full: Mapping[str, Sequence[int]], signal: str) -> list[Link]:
        """Links from surnames alone (or with an initial) to the one person they fit; in the document itself a given name does, too."""
        score = lone_score(signal)
        links: list[Link] = []
        for index in members:
            name = self._nodes.name(index)
            if name.kind != "person" or not name.is_short or name.is_description or not self._is_unresolved(index):
                continue
            candidates = full.get(bones_of(name.words[-1]), ())
            bearers = [other for other in candidates if _has_surname(self._nodes.name(other), name)]
            if not bearers and signal == "surname_alone" and len(name.words) == 1 and len(name.words[0]) >= _LEAST_LETTERS_OF_GIVEN_NAME:
                bearers = [other for other in candidates if name.words[0] == self._nodes.name(other).words[0]]
            self._one_of(index, bearers, links, Link(index, index, signal, score))
        return links

    def _one_of(self, index: int, others: Sequence[int], links: list[Link], pattern: Link) -> None:
        """Add the link to the one group that the others make; note the node as ambiguous where they make several."""
        roots = self._grouping.roots_of(others)
        if len(roots) > 1:
            self.ambiguous.add(index)
        elif roots:
            other = min(others)
            links.append(Link(min(index, other), max(index, other), pattern.signal, pattern.score, pattern.detail))

    def _shortened(self, members: Sequence[int]) -> list[Link]:
        """Bodies and facilities whose name is part of the only longer one with the same head word in the document, or lacks only a general word."""
        score = lone_score("shortened")
        links: list[Link] = []
        bodies = [index for index in members if self._nodes.name(index).kind in ("organization", "facility") and not self._nodes.name(index).letters]
        longer_of: dict[str, list[int]] = {}
        for index in bodies:
            name = self._nodes.name(index)
            if not name.is_description and len(name.words) > 1:
                for word in set(name.words):
                    longer_of.setdefault(singular(word), []).append(index)
        for index in bodies:
            name = self._nodes.name(index)
            if not name.text[:1].isupper() and name.is_description:
                continue
            candidates = longer_of.get(singular(name.words[-1]), []) or longer_of.get(singular(name.words[0]), [])
            fitting = [other for other in candidates if other != index and self._is_shortened(name, self._nodes.name(other))]
            self._one_of_shortened(index, fitting, links, score)
        return links

    def _one_of_shortened(self, index: int, fitting: Sequence[int], links: list[Link], score: float) -> None:
        roots = self._grouping.roots_of(fitting) - {self._grouping.partition.find(index)}
        if len(roots) == 1:
            other = min(fitting)
            links.append(Link(min(index, other), max(index, other), "shortened", score))

    def _is_shortened(self, short: Name, longer: Name) -> bool:
        """Whether one body's name is the other's without some words: same head, same numbers and directions, its words in a row."""
        if not self._lists.may_be_one(short.kind, longer.kind) or short.marks != longer.marks or len(short.words) >= len(longer.words):
            return False
        ours, theirs = [singular(word) for word in short.words], [singular(word) for word in longer.words]
        if theirs[: len(ours)] == ours and all(word in self._lists.generic for word in longer.words[len(ours) :]):
            return not short.is_description
        in_a_row = theirs[-len(ours) :] == ours or theirs[: len(ours)] == ours
        heads = _head(short.words, self._lists), _head(longer.words, self._lists)
        return in_a_row and heads[0] is not None and heads[0] == heads[1]

    def _acronyms(self, members: Iterable[int]) -> list[Link]:
        """Links from short forms to what they are introduced for in another document, or else whose initials they are.

        Initials count for a name in the same document; for one in other documents only where both are used more than once.
        """
        introduced: dict[str, list[int]] = {}
        known: set[tuple[str, int]] = set()
        for one in self._introductions:
            root = self._grouping.partition.find(one.full)
            if (one.letters, root) not in known:
                known.add((one.letters, root))
                introduced.setdefault(one.letters, []).append(one.full)
        initials = self._by_initials()
        counts = self._counts()
        documents_of: dict[int, frozenset[str]] = {}
        score_introduced, score_initials = lone_score("introduced"), lone_score("initials")
        links: list[Link] = []
        for index in members:
            name = self._nodes.name(index)
            if not name.letters:
                continue
            forms = (name.letters, *("".join(letter for letter in part if letter.isupper()) for part in name.also))
            full = [other for form in forms for other in introduced.get(form, ()) if self._lists.may_be_one(name.kind, self._nodes.name(other).kind)]
            if full:
                self._one_of(index, full, links, Link(index, index, "introduced", score_introduced, "in another document"))
                continue
            fitting = initials.get((name.kind, name.letters.lower()), ()) if len(name.letters) >= _LEAST_INITIALS else ()
            full = [other for other in fitting if self._is_beside(index, other, documents_of)]
            if not full and counts[name.kind, name.words] >= _FREQUENT:
                full = [other for other in fitting if counts[self._nodes.name(other).kind, self._nodes.name(other).words] >= _FREQUENT]
            self._one_of(index, full, links, Link(index, index, "initials", score_initials))
        return links

    def _by_initials(self) -> dict[tuple[str, str], list[int]]:
        """Nodes with full names of bodies, by their kind and initials, with small words and without."""
        found: dict[tuple[str, str], list[int]] = {}
        for index in self._examples(range(len(self._nodes.nodes))):
            name = self._nodes.name(index)
            if name.kind == "person" or name.is_short or name.is_description or len(name.words) < _LEAST_INITIALS:
                continue
            words = [word for word in name.text.replace("-", " ").split() if word[0].isalpha()]
            parts = [word if word.isupper() else word[0] for word in words]  # "NGC Desert Force" gives NGC, D, F
            for letters in {"".join(parts), "".join(part for part in parts if part.isupper())}:
                found.setdefault((name.kind, letters.lower()), []).append(index)
        return found

    def _counts(self) -> dict[tuple[str, tuple[str, ...]], int]:
        counts: dict[tuple[str, tuple[str, ...]], int] = {}
        for index, node in enumerate(self._nodes.nodes):
            name = self._nodes.name(index)
            counts[name.kind, name.words] = counts.get((name.kind, name.words), 0) + len(node.mentions)
        return counts

    def _is_beside(self, index: int, other: int, known: dict[int, frozenset[str]]) -> bool:
        """Whether one of the group of the other stands in the same document; `known` keeps the documents of each group."""
        root = self._grouping.partition.find(other)
        if root not in known:
            known[root] = frozenset(self._nodes.nodes[member].document for member in self._grouping.partition.members(other))
        return self._nodes.nodes[index].document in known[root]


def _has_surname(full: Name, short: Name) -> bool:
    """Whether a full name ends with the short one's word, and begins with its initial if it has one."""
    if word_similarity(full.words[-1], short.words[-1]) < _SAME_SURNAME:
        return False
    initials = [word for word in short.words[:-1] if len(word) == 1]
    return not initials or full.words[0][:1] == initials[0]


def _head(words: Sequence[str], lists: WordLists) -> str | None:
    """The word that says what a body is: before "of" in "Ministry of Ports", else the last word; None where it is no word for a body or facility."""
    for position, word in enumerate(words):
        if word in _HEAD_ENDS and position > 0:
            words = words[:position]
            break
    last = singular(words[-1])
    return last if last in lists.heads or words[-1] in lists.heads else None
