"""From mentions to entities: which names are one person, unit, body, place."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sayso.codebook import Codebook
from sayso.names.reading import read_name
from sayso.names.wordlists import WordLists, shipped_names, word_lists
from sayso.record import Claim, Document, Entity, Judgement, Mention
from sayso.resolve.acronyms import find_introductions
from sayso.resolve.entities import build_entities
from sayso.resolve.fullnames import alias_links, introduction_links, same_name_links, same_short_form_links, similar_name_links, subjects_of
from sayso.resolve.judging import Decision, decisions_in_force
from sayso.resolve.links import Grouping, Link, chain, lone_score
from sayso.resolve.nodes import Nodes, build_nodes
from sayso.resolve.shortnames import ShortNames
from sayso.resolve.signals import NameScorer
from sayso.settings import ResolveSettings

__all__ = ["resolve"]

_ANY_KIND = ("person", "organization", "location", "facility")  # a user's group of aliases holds for whichever of these the names are


def resolve(
    documents: Mapping[str, Document],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    *,
    codebook: Codebook,
    settings: ResolveSettings,
    judgements: Sequence[Judgement] = (),
) -> tuple[Entity, ...]:
    """Which mentions stand for one person, body, place or thing. Every mention belongs to exactly one entity; sorted by id.

    Full names come first: equal once folded, in one group of known names, introduced as short forms in brackets, or spelled alike; then short names, which join
    the only full name that they fit, in their document or else in the case. A name that fits two joins neither. Pronouns and descriptions go where
    their antecedent leads, and are an entity of their document where it leads nowhere.

    A judgement `same` or `different` names mentions by id or things by one of their names (which then means every mention so called). What is
    judged different is never together, whatever chain of names or of other judgements leads from the one to the other.
    The claims tell pairs apart: nobody appoints, attacks or succeeds themselves.
    """
    lists = word_lists(codebook)
    decisions = decisions_in_force(judgements)
    named = frozenset(subject for decision in decisions for subject in (decision.left, decision.right))
    nodes = build_nodes(_with_countries_as_places(mentions, lists), lists, named)
    scorer = NameScorer(lists, _alias_groups(lists, settings.aliases))
    grouping = Grouping(nodes, scorer)
    introductions = find_introductions(documents, nodes)
    least = settings.same_name_score

    _apply_decisions(grouping, decisions, lists)
    score = lone_score("same_words")
    grouping.take((Link(parent, node, "same_words", score) for parent, node in nodes.parents), least=least)
    grouping.take([*same_name_links(nodes, lists), *alias_links(nodes, scorer), *introduction_links(introductions)], least=least)
    _tell_roles_apart(grouping, claims)
    grouping.take((Link(left, right, "antecedent", lone_score("antecedent")) for left, right in nodes.referred), least=least)
    grouping.take(similar_name_links(nodes, scorer, least=least), least=least)
    grouping.take(same_short_form_links(nodes, introductions, lists), least=least)
    short = ShortNames(grouping, lists, introductions)
    short.in_documents(least=least)
    short.across_documents(least=least)

    local = frozenset(index for index, node in enumerate(nodes.nodes) if node.is_description or index in short.ambiguous)
    return build_entities(nodes, grouping.partition.groups(), grouping.taken, local)


def _with_countries_as_places(mentions: Sequence[Mention], lists: WordLists) -> list[Mention]:
    """The mentions, a country that was read as a body (it acts like one) as the place: one entity wherever it is named."""
    countries = _countries(lists)
    found: dict[str, bool] = {}
    result: list[Mention] = []
    for mention in mentions:
        is_country = False
        if mention.kind in ("organization", "facility", "other"):
            text = mention.span.text
            if text not in found:
                name = read_name(text, "location", lists)
                found[text] = not name.is_description and name.words in countries
            is_country = found[text]
        result.append(_as_location(mention) if is_country else mention)
    return result


@lru_cache(maxsize=4)
def _countries(lists: WordLists) -> frozenset[tuple[str, ...]]:
    return frozenset(read_name(name, "location", lists).words for group in shipped_names().aliases.get("location", ()) for name in group)


def _as_location(mention: Mention) -> Mention:
    return Mention(id=mention.id, document=mention.document, article=mention.article, span=mention.span, kind="location", antecedent=mention.antecedent)


@lru_cache(maxsize=4)
def _alias_groups(lists: WordLists, aliases: tuple[tuple[str, ...], ...]) -> dict[tuple[str, tuple[str, ...]], int]:
    """The number of the group for each kind and folded name; the user's groups come first and hold for all kinds."""
    groups: dict[tuple[str, tuple[str, ...]], int] = {}
    number = 0
    for names in aliases:
        for name in names:
            for kind in _ANY_KIND:
                groups.setdefault((kind, read_name(name, kind, lists).words), number)
        number += 1
    for kind, members in sorted(shipped_names().aliases.items()):
        for names in members:
            for name in names:
                groups.setdefault((kind, read_name(name, kind, lists).words), number)
            number += 1
    return groups


def _apply_decisions(grouping: Grouping, decisions: Sequence[Decision], lists: WordLists) -> None:
    """What analysts decided: first what is to be kept apart, then what is to be together."""
    subjects = subjects_of(grouping.nodes, decisions, lists)
    for decision in decisions:
        if not decision.is_same:
            grouping.partition.keep_apart(subjects[decision.left], subjects[decision.right])
    links: list[Link] = []
    for decision in decisions:
        together = (*subjects[decision.left], *subjects[decision.right])
        if decision.is_same and subjects[decision.left] and subjects[decision.right]:
            detail = f"{decision.by}: {decision.why}"
            links.extend(chain(together, lambda left, right, detail=detail: Link(left, right, "judged", 1.0, detail)))
    grouping.take(links, least=0.0, despite_clash=True)


def _tell_roles_apart(grouping: Grouping, claims: Iterable[Claim]) -> None:
    """Keep apart who does something and whom it is done to, where a claim gives them two names; identity claims say just the contrary."""
    nodes: Nodes = grouping.nodes
    pairs: set[tuple[int, int]] = set()
    for claim in claims:
        if claim.predicate == "same_as":
            continue
        actors = {nodes.node_of.get(argument.mention or "") for argument in claim.arguments_of("actor")}
        targets = {nodes.node_of.get(argument.mention or "") for argument in claim.arguments_of("target")}
        pairs.update((actor, target) for actor in actors for target in targets if actor is not None and target is not None)
    for actor, target in sorted(pairs):
        if nodes.name(actor).words != nodes.name(target).words:
            grouping.partition.keep_apart([actor], [target])
