"""From mentions to entities: which names are one person, unit, body, place."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.codebook import Codebook
from sayso.names.aliases import alias_groups
from sayso.names.wordlists import WordLists, word_lists
from sayso.record import Claim, Document, Entity, Judgement, Mention
from sayso.resolve.acronyms import find_introductions
from sayso.resolve.context import Context
from sayso.resolve.entities import build_entities
from sayso.resolve.fullnames import alias_links, introduction_links, same_name_links, same_short_form_links, similar_name_links, state_links
from sayso.resolve.identities import claims_in_force, identity_links, joined_groups
from sayso.resolve.judging import Decision, decisions_in_force
from sayso.resolve.kinds import as_read
from sayso.resolve.links import Grouping, Link, chain, lone_score
from sayso.resolve.nodes import Nodes, build_nodes
from sayso.resolve.places import keep_places_apart, locate, same_place_links, with_places
from sayso.resolve.shortnames import ShortNames
from sayso.resolve.signals import NameScorer
from sayso.resolve.subjects import parts_of, subjects_of
from sayso.resolve.translated import translation_links
from sayso.settings import ResolveSettings

__all__ = ["resolve"]

_SURE_CLAIM = 0.6  # score of a claim from which on it tells its actor from its target: about two of three such claims are right in all parts (README)


def resolve(  # noqa: PLR0913 - what a resolution depends on, each by its name
    documents: Mapping[str, Document],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    *,
    codebook: Codebook,
    settings: ResolveSettings,
    judgements: Sequence[Judgement] = (),
    identities: frozenset[str] = frozenset(),
) -> tuple[Entity, ...]:
    """Which mentions stand for one person, body, place or thing. Every mention belongs to exactly one entity; sorted by id.

    Full names come first: equal once folded, in one group of known names, introduced as short forms in brackets, or spelled alike; then short names, which join
    the only full name that they fit, in their document or else in the case. A name that fits two joins neither. Pronouns and descriptions go where
    their antecedent leads, and are an entity of their document where it leads nowhere.

    A judgement `same` or `different` names mentions by id (several with blanks between them) or things by one of their names (which then means every mention so
    called). What is judged different is never together, whatever chain of names or of other judgements leads from the one to the other; of judgements `same` that
    would join it, the older ones hold.
    The claims tell pairs apart: nobody appoints, attacks or succeeds themselves.
    A claim that two names are one joins nothing, but for those that a judgement accepted, and those of the ids in `identities`, which a view assumes: these take as one
    what they name, whatever its names and deeds, unless it was judged different.
    """
    lists = word_lists(codebook)
    decisions = decisions_in_force(judgements)
    named = frozenset(part for decision in decisions for subject in (decision.left, decision.right) for part in parts_of(subject))
    nodes = build_nodes(as_read(mentions, documents, lists), lists, named)
    scorer = NameScorer(lists, alias_groups(lists, settings.aliases))
    grouping = Grouping(nodes, scorer)
    introductions = find_introductions(documents, nodes)
    least = settings.same_name_score

    _apply_decisions(grouping, decisions, lists)
    located = locate(nodes, documents)
    keep_places_apart(grouping, located)
    score = lone_score("same_words")
    grouping.take((Link(parent, node, "same_words", score) for parent, node in nodes.parents), least=least)
    grouping.take([*same_name_links(nodes, lists), *alias_links(nodes, scorer), *state_links(nodes, scorer), *introduction_links(introductions)], least=least)
    grouping.take(translation_links(documents, nodes), least=least)
    grouping.take(same_place_links(nodes, located), least=least)
    _tell_roles_apart(grouping, claims)
    grouping.take((Link(left, right, "antecedent", lone_score("antecedent")) for left, right in nodes.referred), least=least)
    grouping.take(similar_name_links(nodes, scorer, Context(nodes, claims), least=least), least=least)
    grouping.take(same_short_form_links(nodes, introductions, lists), least=least)
    short = ShortNames(grouping, lists, introductions, documents)
    short.in_documents(least=least)
    short.across_documents(least=least)

    local = frozenset(index for index, node in enumerate(nodes.nodes) if node.is_description or index in short.ambiguous)
    groups, taken = grouping.partition.groups(), grouping.taken
    assumed = identities | {claim for claim, is_accepted in claims_in_force(judgements).items() if is_accepted}
    if assumed:
        groups, said = joined_groups(groups, identity_links(nodes, claims, assumed), decisions, subjects_of(nodes, decisions, lists))
        taken = [*taken, *said]
    return with_places(build_entities(nodes, groups, taken, local), nodes, located)


def _apply_decisions(grouping: Grouping, decisions: Sequence[Decision], lists: WordLists) -> None:
    """What analysts decided: first what is to be kept apart, then what is to be together, the oldest judgement first."""
    subjects = subjects_of(grouping.nodes, decisions, lists)

    def place(node: int) -> tuple[str, int]:
        held = grouping.nodes.nodes[node]
        return held.document, min((mention.span.start for mention in (*held.mentions, *held.attached)), default=0)

    for decision in decisions:
        if not decision.is_same:
            grouping.partition.keep_apart(subjects[decision.left], subjects[decision.right])
    for decision in decisions:
        together = [node for side in (decision.left, decision.right) for node in sorted(subjects[side], key=place)]
        if decision.is_same and subjects[decision.left] and subjects[decision.right]:
            detail = f"{decision.by}: {decision.why}"
            for link in chain(
                together, lambda left, right, detail=detail: Link(left, right, "judged", 1.0, detail)
            ):  # one by one: in this order, as obstacles has it
                grouping.take([link], least=0.0, despite_clash=True)


def _tell_roles_apart(grouping: Grouping, claims: Iterable[Claim]) -> None:
    """Keep apart who does something and whom it is done to, where a claim gives them two names; identity claims say just the contrary."""
    nodes: Nodes = grouping.nodes
    pairs: set[tuple[int, int]] = set()
    for claim in claims:
        if claim.predicate == "same_as" or claim.made_by.score < _SURE_CLAIM:
            continue
        actors = {nodes.node_of.get(argument.mention or "") for argument in claim.arguments_of("actor")}
        targets = {nodes.node_of.get(argument.mention or "") for argument in claim.arguments_of("target")}
        pairs.update((actor, target) for actor in actors for target in targets if actor is not None and target is not None)
    for actor, target in sorted(pairs):
        one, other = nodes.name(actor), nodes.name(target)
        # Bodies whose names share words are told apart by these, not by a sentence that may be read wrongly: "the Guardians" and the Forest Guardians.
        is_shared = "person" not in (one.kind, other.kind) and bool({*one.words} & {*other.words})
        if one.words != other.words and not is_shared:
            grouping.partition.keep_apart([actor], [target])
