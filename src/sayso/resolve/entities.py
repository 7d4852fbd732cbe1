"""Entities from groups of nodes: their kind, their name, all their spellings and the reasons."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.ids import content_id
from sayso.names.reading import Name
from sayso.record import Entity, NameCount, Signal
from sayso.resolve.links import Link
from sayso.resolve.nodes import Node, Nodes
from sayso.resolve.signals import scorecard

__all__ = ["build_entities"]

_CAPITALS = 6  # letters from which on a word in capitals is a headline's or a list's and no acronym
_ACRONYM = 4  # letters that a word in capitals has at most to be taken for an acronym
_MUCH_USED = 2  # the fullest name is taken among those used at least half as often as the most used one


def build_entities(nodes: Nodes, groups: Iterable[Sequence[int]], links: Sequence[Link], local: frozenset[int]) -> tuple[Entity, ...]:
    """One entity for each group that holds a mention, sorted by id.

    The id is made of the kind and the folded names, so that it stays when a document is added that says nothing new of it. What belongs to one
    document by its nature (`local`: descriptions, short names that fit several) has the document in its id, and so have two that would have one id.
    """
    of_node: dict[int, list[Link]] = {}
    for link in links:
        of_node.setdefault(link.left, []).append(link)
    drafts: list[tuple[tuple[str, ...], tuple[str, ...], list[Node], list[Link]]] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for group in groups:
        members = [nodes.nodes[index] for index in group]
        mentions = sorted(mention.id for node in members for mention in (*node.mentions, *node.attached))
        if not mentions:
            continue
        key = (_kind(members), *sorted({nodes.names[node.name].plain for node in members}))
        if all(index in local for index in group):
            key = (*key, "in", members[0].document)
        seen[key] += 1
        drafts.append((key, tuple(mentions), members, [link for index in group for link in of_node.get(index, ())]))
    return tuple(
        sorted(
            (_entity(key if seen[key] == 1 else (*key, "mention", mentions[0]), mentions, members, taken, nodes) for key, mentions, members, taken in drafts),
            key=lambda entity: entity.id,
        )
    )


def _entity(key: tuple[str, ...], mentions: tuple[str, ...], members: Sequence[Node], links: Sequence[Link], nodes: Nodes) -> Entity:
    counts: Counter[str] = Counter()
    for node in members:
        if not node.is_description:
            counts.update(node.written)
    return Entity(
        id=content_id("entity", *key),
        kind=key[0],
        name=_name(members, nodes.names),
        names=tuple(NameCount(text=text, count=count) for text, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))),
        mentions=mentions,
        signals=_signals(members, links, nodes),
    )


def _kind(members: Sequence[Node]) -> str:
    """The kind of most mentions that name it; of those that refer back only where none does."""
    named = Counter(mention.kind for node in members for mention in node.mentions)
    referring = Counter(mention.kind for node in members for mention in node.attached)
    return min((-count, kind) for kind, count in (named or referring).items())[1]


def _name(members: Sequence[Node], names: Sequence[Name]) -> str:
    """The fullest of the most used spellings, without title: no surname alone and no acronym where there is more, no capitals throughout.

    Of a thing that is only described, the description used most.
    """
    used: Counter[int] = Counter()
    shown: dict[int, Counter[str]] = {}
    for node in members:
        used[node.name] += len(node.mentions)
        shown.setdefault(node.name, Counter()).update(node.shown or {names[node.name].text: 1})
    named = {name: count for name, count in used.items() if not names[name].is_description} or dict(used)
    full = {name: count for name, count in named.items() if not names[name].is_short} or named
    most = max(full.values())
    candidates = [name for name, count in full.items() if count * _MUCH_USED >= most]
    best = min(candidates, key=lambda name: (-len(names[name].words), -full[name], names[name].words))
    return min(shown[best].items(), key=lambda one: (_has_capitals(one[0]), -one[1], one[0]))[0]


def _has_capitals(text: str) -> bool:
    """Whether a name, or a word of it beside others, is in capitals as headlines and lists have them; short words can be acronyms."""
    if text.isupper():
        return len(text) > _CAPITALS
    return any(len(word) > _ACRONYM and word.isupper() for word in text.split())


def _signals(members: Sequence[Node], links: Sequence[Link], nodes: Nodes) -> tuple[Signal, ...]:
    """The strongest reason for each pair of spellings, sorted; spellings that fold to the same words are paired with the most used of them."""
    best: dict[tuple[str, str], Signal] = {}
    for link in links:
        left, right = sorted((nodes.name(link.left).text, nodes.name(link.right).text))
        if left == right and link.signal != "judged":
            continue
        signal = Signal(name=scorecard().words(link.signal), left=left, right=right, score=round(link.score, 4), detail=link.detail)
        known = best.get((left, right))
        if known is None or (signal.score, known.name) > (known.score, signal.name):
            best[left, right] = signal
    for left, right, detail in _variants(members, nodes.names):
        best.setdefault((left, right), Signal(name=scorecard().words("same_words"), left=left, right=right, score=1.0, detail=detail))
    return tuple(signal for _, signal in sorted(best.items()))


def _variants(members: Sequence[Node], names: Sequence[Name]) -> list[tuple[str, str, str]]:
    """Pairs of spellings as written that are the same once folded, each with the most used one."""
    written: dict[int, Counter[str]] = {}
    for node in members:
        if not node.is_description:
            written.setdefault(node.name, Counter()).update(node.written)
    pairs: list[tuple[str, str, str]] = []
    for name, counts in written.items():
        first = min(counts, key=lambda text: (-counts[text], text)) if counts else ""
        detail = (
            "but for titles, case, accents, apostrophes, hyphens, articles" if names[name].titles else "but for case, accents, apostrophes, hyphens, articles"
        )
        for text in counts:
            if unicodedata.normalize("NFC", text) != unicodedata.normalize("NFC", first):
                left, right = sorted((text, first))
                pairs.append((left, right, detail))
    return pairs
