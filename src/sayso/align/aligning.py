"""From claims to propositions: which claims speak of one event or one relation."""

from collections.abc import Mapping, Sequence

from sayso.align.blocking import candidate_pairs
from sayso.align.propositions import build_proposition
from sayso.align.signals import contradict, score_pair, scorecard_of
from sayso.align.views import View, view_of
from sayso.codebook import Codebook
from sayso.graph import Partition
from sayso.record import Article, Claim, Entity, Proposition
from sayso.scoring import Scored
from sayso.settings import AlignSettings

__all__ = ["align"]

_SHOWN = 4  # signals in the words for why a claim joined


def align(
    claims: Sequence[Claim], entities: Sequence[Entity], articles: Sequence[Article], *, codebook: Codebook, settings: AlignSettings
) -> tuple[Proposition, ...]:
    """Which claims speak of one event, or of one relation with its time. Every claim belongs to exactly one proposition; sorted by id.

    What claims share is compared (predicate, participants by entity, time, place, means, figures, nearness in the text), never whether they affirm or
    deny it, nor how sure they are: a denial belongs to what it denies, and claims that differ in a figure, a day or an actor belong together where the rest agrees.
    Claims that say little by themselves ("the attack", "not the eight missiles") join one claim beside them, the best; they never bring two others together.
    """
    entity_of = {mention: entity for entity in entities for mention in entity.mentions}
    by_id = {article.id: article for article in articles}
    views = [view_of(claim, entity_of, by_id, codebook) for claim in sorted(claims, key=lambda one: one.id)]
    least = {True: settings.same_relation_score, False: settings.same_event_score}

    labels, examples = _labels(views)
    partition = Partition(
        len(views),
        labels=labels,
        clash=lambda left, right: contradict(examples[left], examples[right], least[examples[left].is_relation]),
    )
    taken = _joined(views, partition, _links(views, least))

    reasons = _reasons(views, taken)
    propositions = [build_proposition([views[index] for index in group], reasons, entity_of, codebook) for group in partition.groups()]
    return tuple(sorted(propositions, key=lambda one: one.id))


def _labels(views: Sequence[View]) -> tuple[list[int], list[View]]:
    """A number for each claim, equal for claims that say the same, and an example of each number."""
    numbers: dict[tuple[object, ...], int] = {}
    examples: list[View] = []
    labels: list[int] = []
    for view in views:
        number = numbers.get(view.label)
        if number is None:
            number = numbers[view.label] = len(examples)
            examples.append(view)
        labels.append(number)
    return labels, examples


def _links(views: Sequence[View], least: Mapping[bool, float]) -> list[tuple[int, int, Scored]]:
    """The pairs of claims that reach the least score, surest first."""
    links: list[tuple[int, int, Scored]] = []
    twins = _twins(views)
    for left, right in candidate_pairs(views):
        if views[left].is_relation == views[right].is_relation:
            scored = score_pair(views[left], views[right])
            if scored.score >= least[views[left].is_relation] and not _apart(left, right, views, twins, least):
                links.append((left, right, scored))
    return sorted(links, key=lambda one: (-one[2].score, one[:2]))


def _twins(views: Sequence[View]) -> dict[int, tuple[int, ...]]:
    """For each claim those of the same words at the same place of the same sentence, itself among them: an article and its verbatim copies."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, view in enumerate(views):
        claim = view.claim
        groups.setdefault((claim.predicate, claim.span.text, claim.trigger.start - claim.span.start, claim.trigger.text), []).append(index)
    return {index: tuple(group) for group in groups.values() for index in group}


def _apart(left: int, right: int, views: Sequence[View], twins: Mapping[int, Sequence[int]], least: Mapping[bool, float]) -> bool:
    """Whether one article tells both claims and keeps them apart: what an article does not hold for one thing its verbatim copy does not make one."""
    if len(twins[left]) == 1 and len(twins[right]) == 1:
        return False
    own = views[left].claim.article == views[right].claim.article
    for one in twins[left]:
        for other in twins[right]:
            if not own and one != other and views[one].claim.article == views[other].claim.article:
                return score_pair(views[one], views[other]).score < least[views[one].is_relation]
    return False


def _joined(views: Sequence[View], partition: Partition, links: Sequence[tuple[int, int, Scored]]) -> list[tuple[int, int, Scored]]:
    """Join what the links say, surest first: claims that stand for themselves, then each of those that lean on another with its best one."""
    taken: list[tuple[int, int, Scored]] = []
    leaning: list[tuple[int, int, Scored]] = []
    for link in links:
        left, right, _ = link
        if _leans(views[left]) or _leans(views[right]):
            leaning.append(link)
        elif partition.join(left, right):
            taken.append(link)
    settled: set[int] = set()
    for link in leaning:
        left, right, _ = link
        waiting = [index for index in (left, right) if _leans(views[index])]
        if all(index in settled for index in waiting):
            continue  # one that has its place already may be leaned on, but brings its company nowhere else
        if partition.join(left, right):
            settled.update(waiting)
            taken.append(link)
    return taken


def _leans(view: View) -> bool:
    return view.is_thin or view.refers_back


def _reasons(views: Sequence[View], taken: Sequence[tuple[int, int, Scored]]) -> dict[str, str]:
    """For each claim that joined another, the words for its strongest link."""
    best: dict[int, tuple[float, int, Scored]] = {}
    for left, right, scored in taken:
        for one, other in ((left, right), (right, left)):
            known = best.get(one)
            if known is None or (-scored.score, other) < (-known[0], known[1]):
                best[one] = (scored.score, other, scored)
    reasons: dict[str, str] = {}
    for index, (_, other, scored) in best.items():
        view = views[index]
        card = scorecard_of("relation" if view.is_relation else "event")
        words = [card.words(part.name) for part in scored.parts if part.points > 0][:_SHOWN]
        against = [card.words(part.name) for part in scored.parts if part.points < 0]
        despite = f"; despite {', '.join(against)}" if against else ""
        reasons[view.claim.id] = f"{', '.join(words)}{despite} ({scored.score:.2f} with {views[other].claim.id})"
    return reasons
