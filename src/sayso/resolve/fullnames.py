"""Links between full names, in one document or several: equal, known as one, introduced, similar."""

from collections.abc import Sequence
from itertools import combinations

from sayso.names import Comparison
from sayso.names.blocking import candidate_pairs
from sayso.names.wordlists import WordLists
from sayso.resolve.acronyms import Introduction
from sayso.resolve.context import Context
from sayso.resolve.links import Link, chain, lone_score
from sayso.resolve.nodes import Nodes
from sayso.resolve.signals import NameScorer
from sayso.text.tokens import singular

__all__ = ["alias_links", "introduction_links", "same_name_links", "same_short_form_links", "similar_name_links", "state_links"]

_STATE_FORMS = frozenset({"republic", "kingdom", "sultanate", "emirate", "federation", "commonwealth", "principality", "union"})
_LEAST_LETTERS = 4  # shorter short forms stand for too many things
_LEAST_SPELLED = 0.3  # nothing around two names makes up for less
_MOST_REASONS = 3
_MOST_NAMES = 12  # names of one short form that are compared with each other


def nodes_by_name(nodes: Nodes) -> list[list[int]]:
    """The nodes that bear each name, in order."""
    bearers: list[list[int]] = [[] for _ in nodes.names]
    for index, node in enumerate(nodes.nodes):
        bearers[node.name].append(index)
    return bearers


def same_name_links(nodes: Nodes, lists: WordLists) -> list[Link]:
    """Nodes whose full names are equal once folded, across documents; of two kinds only where one thing can be both."""
    score = lone_score("same_words")
    links: list[Link] = []
    by_words: dict[tuple[str, ...], list[int]] = {}
    for index, bearers in enumerate(nodes_by_name(nodes)):
        name = nodes.names[index]
        if name.is_description or name.is_short:
            continue
        if len(bearers) > 1:
            links.extend(chain(bearers, lambda left, right: Link(left, right, "same_words", score)))
        others = by_words.setdefault(name.words, [])
        links.extend(Link(other, bearers[0], "same_words", score) for other in others if lists.may_be_one(nodes.name(other).kind, name.kind))
        others.append(bearers[0])
    return links


def alias_links(nodes: Nodes, scorer: NameScorer) -> list[Link]:
    """Nodes whose names stand in one group of names.toml or of the user's."""
    score = lone_score("alias")
    groups: dict[int, list[int]] = {}
    for index, bearers in enumerate(nodes_by_name(nodes)):
        group = scorer.group_of(nodes.names[index])
        if group is not None and not nodes.names[index].is_description:
            groups.setdefault(group, []).extend(bearers)
    links: list[Link] = []
    for _, members in sorted(groups.items()):
        if len(members) > 1:
            links.extend(chain(sorted(members), lambda left, right: Link(left, right, "alias", score)))
    return links


def state_links(nodes: Nodes, scorer: NameScorer) -> list[Link]:
    """A state's full name and its short one: the Republic of Marlow, Marlow. Known states have their groups in names.toml: the Republic of Korea is not Korea."""
    score = lone_score("state_form")
    bearers = nodes_by_name(nodes)
    places = {
        name.words: index
        for index, name in enumerate(nodes.names)
        if name.kind == "location" and not name.region and not name.is_description and bearers[index]
    }
    links: list[Link] = []
    for words, index in sorted(places.items()):
        form = next((place for place, word in enumerate(words) if word == "of"), 0)
        if not form or words[form - 1] not in _STATE_FORMS or words[form + 1 :] not in places:
            continue
        other = places[words[form + 1 :]]
        if scorer.group_of(nodes.names[index]) is None and scorer.group_of(nodes.names[other]) is None:
            links.append(Link(bearers[index][0], bearers[other][0], "state_form", score))
    return links


def introduction_links(introductions: Sequence[Introduction]) -> list[Link]:
    """A short form and the full name it is introduced with, in the document that does it."""
    score = lone_score("introduced")
    return [Link(one.full, one.short, "introduced", score) for one in introductions if one.short is not None]


def same_short_form_links(nodes: Nodes, introductions: Sequence[Introduction], lists: WordLists) -> list[Link]:
    """Names that are given the same short form in two documents and share most of their words: one translator's or writer's word for another's."""
    score = lone_score("same_short_form")
    by_letters: dict[str, dict[int, int]] = {}
    for one in introductions:
        if len(one.letters) >= _LEAST_LETTERS:
            by_letters.setdefault(one.letters, {}).setdefault(nodes.nodes[one.full].name, one.full)
    links: list[Link] = []
    for letters, examples in sorted(by_letters.items()):
        for left, right in combinations(sorted(examples.values())[:_MOST_NAMES], 2):
            ours, theirs = ({singular(word) for word in nodes.name(node).words} for node in (left, right))
            is_alike = len(ours & theirs) * 3 >= 2 * max(len(ours), len(theirs)) and nodes.name(left).marks == nodes.name(right).marks
            if is_alike and ours != theirs and lists.may_be_one(nodes.name(left).kind, nodes.name(right).kind):
                links.append(Link(left, right, "same_short_form", score, letters))
    return links


def similar_name_links(nodes: Nodes, scorer: NameScorer, context: Context, *, least: float) -> list[Link]:
    """Pairs of full names that differ as writers of one name differ, scored by their spelling and by what stands around them; one link for each pair of names."""
    bearers = nodes_by_name(nodes)
    full = [i for i, name in enumerate(nodes.names) if not (name.is_description or name.is_short) and bearers[i]]
    links: list[Link] = []
    for left, right in candidate_pairs(nodes.names, full):
        one, other = nodes.names[left], nodes.names[right]
        if one.words == other.words:
            continue
        spelled = scorer.score(one, other).score
        if spelled < _LEAST_SPELLED:
            continue
        around = context.of_names(left, right)
        score = around.added_to(spelled)
        if score >= least:
            detail = "; ".join((*_in_words(scorer.compare(one, other)), *around.words))
            links.append(Link(bearers[left][0], bearers[right][0], "alike", score, detail))
    return links


def _in_words(comparison: Comparison) -> list[str]:
    """The signals of a comparison that name the words they are about."""
    return [f"{signal.words}: {signal.detail}" for signal in comparison.signals if signal.detail][:_MOST_REASONS]
