"""Propositions from groups of claims: participants by role, time, place, and why each claim is there."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.align.views import View
from sayso.align.words import head_word, word_data
from sayso.codebook import Codebook
from sayso.ids import content_id
from sayso.record import Entity, Interval, Participant, Proposition

__all__ = ["build_proposition"]


def build_proposition(views: Sequence[View], reasons: Mapping[str, str], entity_of: Mapping[str, Entity], codebook: Codebook) -> Proposition:
    """One proposition for claims that speak of one thing. `reasons` gives the words for why a claim joined, by its id."""
    claims = sorted(view.claim.id for view in views)
    predicate = min(Counter(view.claim.predicate for view in views).items(), key=lambda one: (-one[1], one[0]))[0]
    known = codebook.predicates.get(predicate)
    places = _participants(views, "place", entity_of)
    return Proposition(
        id=content_id("proposition", *claims),
        kind=known.kind if known is not None else "event",
        predicate=predicate,
        participants=tuple(one for role in word_data().roles for one in _participants(views, role, entity_of)),
        time=_time(views),
        place=places[0] if places else None,
        claims=tuple(claims),
        signals=tuple((claim, reasons[claim]) for claim in claims if claim in reasons),
    )


def _participants(views: Sequence[View], role: str, entity_of: Mapping[str, Entity]) -> list[Participant]:
    """Who or what fills a role in any of the claims, those first that most claims name.

    Arguments that nothing named stands behind are one where their heads agree: "militias" of one article and of another.
    """
    counts: Counter[str] = Counter()
    texts: dict[str, Counter[str]] = {}
    found: dict[str, dict[str, Entity]] = {}
    for view in views:
        parts = [(argument.mention, (argument.antecedent or argument.span).text) for argument in view.claim.arguments_of(role)]
        if role == "place" and view.claim.place is not None:
            parts.append((view.claim.place.mention, view.claim.place.span.text))
        seen: set[str] = set()
        for mention, text in parts:
            entity = entity_of.get(mention or "")
            key = entity.id if entity is not None and entity.names else head_word(text) or text
            texts.setdefault(key, Counter())[" ".join(text.split())] += 1
            if entity is not None:
                found.setdefault(key, {})[entity.id] = entity
            seen.add(key)
        counts.update(seen)
    return [_participant(role, texts[key], found.get(key, {})) for key in sorted(counts, key=lambda one: (-counts[one], one))]


def _participant(role: str, texts: Counter[str], entities: Mapping[str, Entity]) -> Participant:
    only = next(iter(entities.values())) if len(entities) == 1 else None
    if only is not None and only.names:
        return Participant(role=role, entity=only.id, name=only.name)
    return Participant(role=role, entity=None if only is None else only.id, name=min(texts, key=lambda text: (-texts[text], text)))


def _time(views: Sequence[View]) -> Interval | None:
    """What all claims that give a time have in common; their whole range where they share no day; None where none gives one."""
    times = [view.time for view in views if view.time is not None]
    if not times:
        return None
    starts = [time.earliest for time in times if time.earliest is not None]
    ends = [time.latest for time in times if time.latest is not None]
    latest_start, earliest_end = max(starts, default=None), min(ends, default=None)
    if latest_start is None or earliest_end is None or latest_start <= earliest_end:
        return Interval(earliest=latest_start, latest=earliest_end)
    return Interval(
        earliest=None if any(time.earliest is None for time in times) else min(starts),
        latest=None if any(time.latest is None for time in times) else max(ends),
    )
