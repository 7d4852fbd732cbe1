"""What speaks for and against two claims speaking of one thing: small signals, weighed by events.toml and relations.toml."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.align.views import Figure, Filler, View, day_number
from sayso.align.words import are_kin, word_data
from sayso.record import Interval
from sayso.scoring import Scorecard, Scored, load_scorecard

__all__ = ["contradict", "score_pair", "scorecard_of", "signals_of"]

_SAME = {role: f"{role}_same" for role in word_data().roles}
_OTHER = {role: f"{role}_other" for role in word_data().roles}
_HEADS_AGREE = 0.7  # how much two arguments count as the same whose heads are one word
_WORDS_AGREE = 0.4  # ... or that share another word
_OTHER_WORDS = 0.5  # how much two arguments without a named entity count as different where no word agrees
_MAY_BE_NAMED = 0.3  # ... where one of them is named: the description may stand for it
_SHORT_TIME = 7  # days: "on Monday" to "in the first week"
_NEAR = 14  # days between two publications, at which nearness counts for nothing any more
_FAR = 62  # days between two publications, from which on an undated event is hardly the same
_NEIGHBOUR = 200  # characters between two claims' sentences: about one sentence
_NEW_ARGUMENTS = 0.35  # how far "the massacre of villagers" refers back: it may be told for the first time, "the" belonging to what follows
_REACH_BACK = 4000  # characters over which "the attack" can refer back, fading


@cache
def scorecard_of(kind: str) -> Scorecard:
    """The weights for events or relations."""
    name = "relations.toml" if kind == "relation" else "events.toml"
    return load_scorecard(files("sayso.align").joinpath(name).read_text(encoding="utf-8"))


def score_pair(left: View, right: View) -> Scored:
    """The score of two claims from their signals."""
    return scorecard_of("relation" if left.is_relation else "event").score(signals_of(left, right))


def contradict(left: View, right: View, least: float) -> bool:
    """Whether two claims cannot speak of one thing, whatever claims stand between them.

    They contradict where, place in the text aside, a veto falls, or target or place are named and other and the score stays below `least`.
    """
    values = _signals_of_content(left, right)
    if are_kin(left.claim.predicate, right.claim.predicate):
        values.pop("other_predicate", None)  # that they are too far apart to be joined by themselves does not keep them out of one group
    scored = scorecard_of("relation" if left.is_relation else "event").score(values)
    if scored.veto is not None:
        return True
    parts_them = ("actor_other", "target_other") if left.is_relation else ("target_other", "place_other")
    return scored.score < least and any(values.get(name, 0.0) >= 1.0 for name in parts_them)


def signals_of(left: View, right: View) -> dict[str, float]:
    """The signals of a pair and their values, 0 to 1."""
    values = _signals_of_content(left, right)
    if left.claim.document == right.claim.document and "time_apart" not in values:
        values |= _signals_of_place_in_text(left, right, values)
        if not left.is_relation:
            if values.get("actor_other", 0.0) >= 1.0 or values.get("target_other", 0.0) >= 1.0:
                values["same_author"] = 1.0
            if "day_off" in values:
                values["time_apart"] = 1.0
    return values


def _signals_of_content(left: View, right: View) -> dict[str, float]:
    values = _signals_of_time(left, right)
    if "time_apart" in values or "lasting" in values:
        return values  # a veto: nothing else matters, and most pairs of a busy actor end here
    is_symmetric = left.is_symmetric and right.is_symmetric
    for role, ours in left.fillers.items():
        theirs = right.fillers.get(role)
        if is_symmetric and role in ("actor", "target"):
            same, other = _either_way(ours, right)
        elif theirs is None:
            continue
        else:
            same, other = _likeness(ours, theirs)
        if same:
            values[_SAME[role]] = same
        if other:
            values[_OTHER[role]] = other
    if _is_crossed(left, right) or _is_crossed(right, left):
        values["crossed"] = 1.0
    values |= _signals_of_predicate(left, right, values)
    values |= _signals_of_figures(left.figures, right.figures)
    if not left.is_relation and "place_same" in values and "same_day" in values:
        values["place_and_day"] = values["place_same"]
    if left.is_relation and left.role_count == 1 and "actor_same" in values:
        values["only_role"] = 1.0
    if left.claim.mode is not None and right.claim.mode is not None:
        values["same_mode" if left.claim.mode == right.claim.mode else "other_mode"] = 1.0
    if left.claim.trigger.text.lower() == right.claim.trigger.text.lower():
        values["same_trigger"] = 1.0
    if not left.is_relation and left.is_many is not None and right.is_many is not None and left.is_many != right.is_many:
        values["one_and_many"] = 1.0
    return values


def _is_crossed(left: View, right: View) -> bool:
    """Whether who does it in the one is whom it is done to in the other."""
    actor, target = left.fillers.get("actor"), right.fillers.get("target")
    if actor is None or target is None or left.is_symmetric:
        return False
    return not actor.named.isdisjoint(target.named) or not actor.others.isdisjoint(target.others)


def _either_way(ours: Filler, right: View) -> tuple[float, float]:
    """For a predicate that holds both ways: actor and target may have changed places."""
    found = [_likeness(ours, right.fillers[role]) for role in ("actor", "target") if role in right.fillers]
    return max(found, key=lambda one: (one[0], -one[1]), default=(0.0, 0.0))


def _likeness(ours: Filler, theirs: Filler) -> tuple[float, float]:
    if ours.named & theirs.named or ours.others & theirs.others:
        return 1.0, 0.0
    if ours.named and theirs.named:
        return (_WORDS_AGREE, 0.0) if ours.heads & theirs.heads and not (ours.heads <= theirs.words and ours.named != theirs.named) else (0.0, 1.0)
    if ours.heads & theirs.heads:
        return _HEADS_AGREE, 0.0
    if ours.words & theirs.words:
        return _WORDS_AGREE, 0.0
    if ours.named or theirs.named or ours.others or theirs.others:
        return 0.0, _MAY_BE_NAMED
    return (0.0, _OTHER_WORDS) if ours.words and theirs.words else (0.0, 0.0)


def _signals_of_predicate(left: View, right: View, values: dict[str, float]) -> dict[str, float]:
    ours, theirs = left.claim.predicate, right.claim.predicate
    if ours == theirs:
        return {"same_predicate": 1.0}
    agree = values.get("actor_same", 0.0) >= 1.0 and values.get("target_same", 0.0) >= 1.0 and ("same_day" in values or "time_meets" in values)
    return {"kin_predicate" if agree and are_kin(ours, theirs) else "other_predicate": 1.0}


def _signals_of_time(left: View, right: View) -> dict[str, float]:
    if left.time is None or right.time is None:
        return _signals_of_publication(left, right)
    if not left.is_relation and _is_part_of(left, right):
        return {"lasting": 1.0}
    if left.time.meets(right.time):
        is_short = left.days is not None and right.days is not None and max(left.days, right.days) <= _SHORT_TIME
        return {"same_day" if is_short else "time_meets": 1.0}
    return {"day_off" if _gap(left.time, right.time) <= 1 else "time_apart": 1.0}


def _is_part_of(left: View, right: View) -> bool:
    """Whether one of two events lasts for months and the other is a matter of days."""
    for long, short in ((left, right), (right, left)):
        if long.is_lasting and not short.is_lasting and short.days is not None and short.days <= _SHORT_TIME:
            return True
    return False


def _signals_of_publication(left: View, right: View) -> dict[str, float]:
    """What the days of publication say where at least one claim gives no time of its own."""
    if not left.is_relation and (_is_after_publication(left, right) or _is_after_publication(right, left)):
        return {"time_apart": 1.0}
    if left.claim.article == right.claim.article:
        return {}
    ours = left.time if left.time is not None else left.published
    theirs = right.time if right.time is not None else right.published
    if ours is None or theirs is None or not (ours.is_known() and theirs.is_known()):
        return {}
    gap = 0 if ours.meets(theirs) else _gap(ours, theirs)
    if gap < _NEAR:
        return {"published_near": 1 - gap / _NEAR}
    return {"published_far": 1.0} if gap > _FAR else {}


def _is_after_publication(dated: View, undated: View) -> bool:
    """Whether one event happened after the other, told as past, was published."""
    if dated.time is None or dated.time.earliest is None or undated.published is None or undated.published.latest is None:
        return False
    return undated.claim.tense == "past" and dated.time.earliest > undated.published.latest


def _gap(left: Interval, right: Interval) -> int:
    """The days between two intervals that do not meet."""
    first, second = (left, right) if (left.latest or "9999") < (right.earliest or "") else (right, left)
    assert first.latest is not None
    assert second.earliest is not None
    return day_number(second.earliest) - day_number(first.latest)


def _signals_of_figures(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> dict[str, float]:
    is_other = False
    for left in ours:
        for right in theirs:
            if left.counted & right.counted:
                if (left.low, left.high) == (right.low, right.high):
                    return {"quantity_same": 1.0}
                is_other = True
    return {"quantity_other": 1.0} if is_other else {}


def _signals_of_place_in_text(left: View, right: View, content: Mapping[str, float]) -> dict[str, float]:
    """How near two claims of one document stand, and whether one leans on the other."""
    first, second = sorted((left, right), key=lambda view: (view.claim.trigger.start, view.claim.id))
    values: dict[str, float] = {}
    if first.claim.span.meets(second.claim.span):
        values["same_sentence"] = 1.0
        if _is_contrast(first, second):
            values["contrast"] = 1.0
    elif second.claim.span.start - first.claim.span.end <= _NEIGHBOUR:
        values["next_sentence"] = 1.0
    distance = second.claim.trigger.start - first.claim.trigger.end
    if not left.is_relation and second.refers_back and not first.claim.span.meets(second.claim.span) and distance < _REACH_BACK:
        agrees = second.is_thin or any(name in content for name in ("actor_same", "target_same", "place_same"))
        values["refers_back"] = (1 - distance / (2 * _REACH_BACK)) * (1.0 if agrees else _NEW_ARGUMENTS)
    if first.is_thin != second.is_thin and values:
        values["thin"] = 1.0
    return values


def _is_contrast(first: View, second: View) -> bool:
    """Whether words between two triggers in one sentence set one claim against the other."""
    span = first.claim.span if first.claim.span.covers(second.claim.trigger) else second.claim.span
    start, end = first.claim.trigger.end - span.start, second.claim.trigger.start - span.start
    between = f" {' '.join(span.text[max(0, start) : max(0, end)].lower().split())} "
    return any(f" {words} " in between for words in word_data().contrasts)
