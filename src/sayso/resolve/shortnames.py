"""Short names put to full ones: a surname after the full name, a short form without its introduction, a body's name without its first words."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.names.reading import Name
from sayso.names.similarity import bones_of, word_similarity
from sayso.names.vocabulary import concepts_of, is_foreign_head
from sayso.names.wordlists import WordLists
from sayso.record import Document
from sayso.resolve.acronyms import Introduction
from sayso.resolve.links import Grouping, Link, chain, lone_score
from sayso.resolve.nodes import Nodes
from sayso.text.tokens import singular

__all__ = ["ShortNames"]

_SAME_SURNAME = 0.9  # a surname alone must be spelled nearly alike: there is nothing else to go by
_LEAST_LETTERS_OF_GIVEN_NAME = 3
_FREQUENT = 2  # mentions of a short form before initials count across documents
_LEAST_INITIALS = 3
_BODIES = frozenset({"organization", "facility"})
_MUCH_OFTENER = 3
_HEAD_ENDS = frozenset({"of", "for", "at", "in", "from"})


class ShortNames:
    """Finds what short names stand for. A name that fits two things stands for neither: its nodes are collected in `ambiguous` and stay with their document."""

    def __init__(self, grouping: Grouping, lists: WordLists, introductions: Sequence[Introduction], documents: Mapping[str, Document]) -> None:
        self._grouping = grouping
        self._nodes = grouping.nodes
        self._lists = lists
        self._introductions = introductions
        self._with_article = _with_article(grouping.nodes, documents)
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
        links.extend(self._usual_short_forms())
        links.extend(self._without_general_words())
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
            self._one_of(index, self._fitting_initials(name, bearers), links, Link(index, index, signal, score))
        return links

    def _fitting_initials(self, short: Name, bearers: Sequence[int]) -> list[int]:
        """Of the persons that bear a surname, those whose spellings confirm all the initials that stand with it, if there are any; else those that none speaks against."""
        initials = [word for word in short.words[:-1] if len(word) == 1]
        if not initials or len(bearers) < 2:
            return list(bearers)
        agree: dict[int, bool] = {}
        for other in bearers:
            root = self._grouping.partition.find(other)
            if root not in agree:
                names = [self._nodes.name(member) for member in self._grouping.partition.members(other)]
                full = [_given_names(name, short.words[-1]) for name in names if not (name.is_short or name.is_description)]
                if any(not _fit(initials, given) for given in full if given):
                    agree[root] = False
                elif any(len(given) >= len(initials) for given in full):
                    agree[root] = True
        sure = [other for other in bearers if agree.get(self._grouping.partition.find(other)) is True]
        return sure or [other for other in bearers if agree.get(self._grouping.partition.find(other)) is not False]

    def _one_of(self, index: int, others: Sequence[int], links: list[Link], pattern: Link) -> None:
        """Add the link to the one group that the others make; note the node as ambiguous where they make several."""
        roots = self._grouping.roots_of(others)
        if len(roots) > 1:
            self.ambiguous.add(index)
        elif roots:
            other = min(others)
            links.append(Link(min(index, other), max(index, other), pattern.signal, pattern.score, pattern.detail))

    def _shortened(self, members: Sequence[int]) -> list[Link]:
        """Bodies and facilities whose name is part of the only longer one in the document: "the Command" for the Coastal Command, "Marlow" for the Marlow Group."""
        score = lone_score("shortened")
        links: list[Link] = []
        bodies = [index for index in members if self._nodes.name(index).kind in _BODIES and not self._nodes.name(index).letters]
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
            fitting = [other for other in candidates if other != index and self._is_shortened(index, other)]
            self._one_of_shortened(index, fitting, links, score)
        return links

    def _one_of_shortened(self, index: int, fitting: Sequence[int], links: list[Link], score: float) -> None:
        """Link to the one group that the longer names make, or to the one that is named much more often than all others together."""
        own = self._grouping.partition.find(index)
        weight: dict[int, int] = {}
        for other in fitting:
            root = self._grouping.partition.find(other)
            if root != own:
                weight[root] = weight.get(root, 0) + len(self._nodes.nodes[other].mentions)
        if not weight:
            return
        best = min(weight, key=lambda root: (-weight[root], root))
        if len(weight) == 1 or weight[best] >= _MUCH_OFTENER * (sum(weight.values()) - weight[best]):
            other = min(other for other in fitting if self._grouping.partition.find(other) == best)
            links.append(Link(min(index, other), max(index, other), "shortened", score))

    def _is_shortened(self, index: int, longer_index: int) -> bool:
        """Whether one body's name is the other's without some words: same head, no other number or direction, its words in a row."""
        short, longer = self._nodes.name(index), self._nodes.name(longer_index)
        if not self._lists.may_be_one(short.kind, longer.kind) or not 0 < len(short.words) < len(longer.words) or not short.marks <= longer.marks:
            return False
        if is_foreign_head(longer.words[0]) and len(short.words) > 1:
            return False  # Liwa al-Nur and Liwa al-Nur al-Janubi are two: what follows is no general word
        ours, theirs = [singular(word) for word in short.words], [singular(word) for word in longer.words]
        if ours[-1:] == theirs[-1:] and short.words[-1:] != longer.words[-1:]:
            return False  # "the Brigades" is not the 31st Brigade
        if theirs[: len(ours)] == ours and all(word in self._lists.generic for word in longer.words[len(ours) :]):
            return not short.is_description and short.marks == longer.marks
        in_a_row = theirs[-len(ours) :] == ours or theirs[: len(ours)] == ours
        heads = _head(short.words, self._lists), _head(longer.words, self._lists)
        if in_a_row and heads[0] is not None and heads[0] == heads[1]:
            return short.marks == longer.marks or len(ours) == 1
        # "the Guardians" of the Forest Guardians: any word that ends the longer name will do where the text puts the article before it.
        head = singular(_before_of(longer.words)[-1])  # the Armed Forces of Marlow are not the General Staff of the Armed Forces of Marlow
        is_head = singular(_before_of(short.words)[-1]) == head and (in_a_row or ours == [head])
        return is_head and not short.marks and not is_foreign_head(longer.words[0]) and index in self._with_article and short.text[:1].isupper()

    def _without_general_words(self) -> list[Link]:
        """Bodies that another text calls by their name without its last general words: Marlow, the Marlow Group, where the case has one body of that name."""
        score = lone_score("shortened")
        full: dict[tuple[str, ...], dict[int, int]] = {}
        named: list[tuple[tuple[str, ...], int]] = []
        for index in self._examples(range(len(self._nodes.nodes))):
            name = self._nodes.name(index)
            if name.kind != "organization" or name.letters or name.is_description:
                continue
            count = next((n for n, word in enumerate(reversed(name.words)) if word not in self._lists.generic), 0)
            if count and count < len(name.words):
                full.setdefault(name.words[:-count], {}).setdefault(self._grouping.partition.find(index), index)
            named.append((name.words, index))
        links: list[Link] = []
        for words, index in named:
            bodies = full.get(words, {})
            if len(bodies) == 1 and self._grouping.partition.find(index) not in bodies:
                other = next(iter(bodies.values()))
                links.append(Link(min(index, other), max(index, other), "shortened", score))
        return links

    def _usual_short_forms(self) -> list[Link]:
        """Words for bodies alone, with a capital ("the Coalition"), in documents without the longer name.

        They are put to the only body of the case that other documents call so, or, where none does, to the only one whose name has that head.
        """
        score = lone_score("usual_short_form")
        usual: dict[str, dict[int, int]] = {}
        headed: dict[str, dict[int, int]] = {}
        alone: list[tuple[str, int]] = []
        for index, node in enumerate(self._nodes.nodes):
            name = self._nodes.name(index)
            if name.kind not in _BODIES or name.letters:
                continue
            root = self._grouping.partition.find(index)
            if len(name.words) > 1 and not name.is_description:
                head = _head(name.words, self._lists)
                if head is not None:
                    headed.setdefault(singular(head), {}).setdefault(root, index)
                for mention in node.attached:
                    if _is_capital_word(mention.span.text):
                        usual.setdefault(singular(mention.span.text.lower()), {}).setdefault(root, index)
            elif len(name.words) == 1 and node.mentions and _is_capital_word(name.text) and _is_head_word(name, self._lists):
                longer = [other for other in self._grouping.partition.members(index) if len(self._nodes.name(other).words) > 1]
                if longer:
                    usual.setdefault(singular(name.words[0]), {}).setdefault(root, min(longer))
                else:
                    alone.append((singular(name.words[0]), index))
        links: list[Link] = []
        for word, index in alone:
            bodies = usual.get(word) or headed.get(word, {})
            if len(bodies) == 1:
                other = next(iter(bodies.values()))
                links.append(Link(min(index, other), max(index, other), "usual_short_form", score))
        return links

    def _acronyms(self, members: Iterable[int]) -> list[Link]:
        """Links from short forms to what they are introduced for in another document, or else whose initials they are.

        Initials count for a name in the same document; for one in other documents only where they are used more than once.
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
                full = list(fitting)
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


def _is_capital_word(text: str) -> bool:
    """Whether words are one word with a capital, and not in capitals throughout."""
    return text[:1].isupper() and text[1:].islower() and text.isalpha()


def _is_head_word(name: Name, lists: WordLists) -> bool:
    """Whether the name of a body is a word for a body, by itself: the Coalition, the Liwa."""
    last = singular(name.words[-1])
    return last in lists.heads or name.words[-1] in lists.heads or bool(concepts_of(last))


def _has_surname(full: Name, short: Name) -> bool:
    """Whether a full name ends (or, surname first, begins) with the short one's word, and its other words fit the short one's initials in order."""
    initials = [word for word in short.words[:-1] if len(word) == 1]
    for surname, rest in ((full.words[-1], full.words[:-1]), (full.words[0], full.words[1:])):
        if word_similarity(surname, short.words[-1]) >= _SAME_SURNAME and _fit(initials, rest):
            return True
        if not initials:
            break  # without initials a given name would be taken for a surname
    return False


def _given_names(full: Name, surname: str) -> tuple[str, ...]:
    """The words of a full name but for the surname, wherever it stands."""
    return full.words[1:] if word_similarity(full.words[0], surname) >= _SAME_SURNAME > word_similarity(full.words[-1], surname) else full.words[:-1]


def _fit(initials: Sequence[str], words: Sequence[str]) -> bool:
    """Whether initials are those of given names, as far as there are as many of these."""
    return all(word[0] == initial for initial, word in zip(initials, words, strict=False))


def _head(words: Sequence[str], lists: WordLists) -> str | None:
    """The word that says what a body is, None where it is no word for a body or facility.

    It is the first word where that is a foreign one (Liwa al-Nur), the one before "of" in "Ministry of Ports", else the last.
    """
    if is_foreign_head(words[0]):
        return words[0]
    words = _before_of(words)
    last = singular(words[-1])
    return last if last in lists.heads or words[-1] in lists.heads or concepts_of(last) else None


def _before_of(words: Sequence[str]) -> Sequence[str]:
    """The words before "of", "for" and the like: where the head of an English name ends."""
    return words[: next((place for place, word in enumerate(words) if word in _HEAD_ENDS and place > 0), len(words))]


def _with_article(nodes: Nodes, documents: Mapping[str, Document]) -> frozenset[int]:
    """The nodes whose mentions stand behind "the" at least half of the time."""
    found: set[int] = set()
    for index, node in enumerate(nodes.nodes):
        document = documents.get(node.document)
        if document is None or not node.mentions:
            continue
        count = sum(
            document.text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the " or mention.span.text[:4].lower() == "the "
            for mention in node.mentions
        )
        if 2 * count >= len(node.mentions):
            found.add(index)
    return frozenset(found)
