"""A claim as it is compared: who and what fills its roles, when, where, how many, beside what it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sayso.align.words import content_words, head_word, word_data
from sayso.codebook import Codebook
from sayso.record import Argument, Article, Claim, Entity, Interval, Place, Span
from sayso.text.tokens import singular

__all__ = ["Figure", "Filler", "View", "day_number", "view_of"]

_LASTING_DAYS = 62  # an event said to have taken more than two months is a campaign or a war


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: entities with a name, other entities (descriptions, nationalities), the heads and all content words of the arguments."""

    named: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @property
    def anchors(self) -> frozenset[str]:
        """What a claim can be found by: named entities, else others and heads."""
        return self.named or self.others | self.heads


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: what is counted, and its bounds."""

    counted: frozenset[str]
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One claim, ready for comparison. `label` is equal for claims that say the same in the same words, wherever they stand."""

    claim: Claim
    family: str
    is_relation: bool
    fillers: Mapping[str, Filler]
    time: Interval | None
    days: int | None
    is_lasting: bool
    published: Interval | None
    figures: tuple[Figure, ...]
    refers_back: bool
    is_many: bool | None
    is_symmetric: bool
    role_count: int
    label: tuple[object, ...] = field(default=())

    @property
    def is_thin(self) -> bool:
        """Whether it gives neither actor nor target nor object nor place."""
        return not any(role in self.fillers for role in ("actor", "target", "object", "place"))

    @property
    def day(self) -> str:
        """A day to sort by: of the event, else of the publication; empty where neither is known."""
        for interval in (self.time, self.published):
            if interval is not None and interval.is_known():
                return interval.earliest or interval.latest or ""
        return ""


def view_of(claim: Claim, entity_of: Mapping[str, Entity], articles: Mapping[str, Article], codebook: Codebook) -> View:
    """The claim with its arguments as entities and words. `entity_of` gives a mention's entity, `articles` are by id."""
    predicate = codebook.predicates.get(claim.predicate)
    article = articles.get(claim.article)
    published = article.published.interval if article is not None and article.published is not None else None
    time, days, is_lasting = _time(claim)
    fillers = _fillers(claim, entity_of)
    figures = tuple(sorted((_figure(claim, number) for number in range(len(claim.quantities))), key=_figure_order))
    is_noun = _is_event_noun(claim, codebook)
    is_many = singular(claim.trigger.text.lower()) != claim.trigger.text.lower() if is_noun else None
    label = (
        claim.predicate,
        claim.mode,
        tuple((role, *(tuple(sorted(part)) for part in (filler.named, filler.others, filler.heads, filler.words))) for role, filler in sorted(fillers.items())),
        (time.earliest, time.latest, is_lasting) if time is not None else ("published", published.latest if published is not None else None),
        tuple(_figure_order(figure) for figure in figures),
        is_many,
    )
    return View(
        claim=claim,
        family=predicate.family if predicate is not None else claim.predicate,
        is_relation=predicate is not None and predicate.kind == "relation",
        fillers=fillers,
        time=time,
        days=days,
        is_lasting=is_lasting,
        published=published,
        figures=figures,
        refers_back=is_noun and _is_referring(claim),
        is_many=is_many,
        is_symmetric=predicate is not None and predicate.symmetric,
        role_count=len(predicate.roles) if predicate is not None else len(fillers),
        label=label,
    )


def _fillers(claim: Claim, entity_of: Mapping[str, Entity]) -> dict[str, Filler]:
    parts: dict[str, list[tuple[Entity | None, str]]] = {}
    for argument in claim.arguments:
        parts.setdefault(argument.role, []).append(_part(argument, entity_of))
    if claim.place is not None:
        parts.setdefault("place", []).append(_part(claim.place, entity_of))
    fillers = {role: _filler(parts[role]) for role in word_data().roles if role in parts}
    return {role: filler for role, filler in fillers.items() if filler != Filler()}


def _part(argument: Argument | Place, entity_of: Mapping[str, Entity]) -> tuple[Entity | None, str]:
    """The entity that an argument is resolved to, and its words (those of its antecedent where it only refers back)."""
    entity = entity_of.get(argument.mention or "")
    antecedent: Span | None = argument.antecedent if isinstance(argument, Argument) else None
    return entity, (antecedent or argument.span).text


def _filler(parts: list[tuple[Entity | None, str]]) -> Filler:
    data = word_data()
    named: set[str] = set()
    others: set[str] = set()
    heads: set[str] = set()
    words: set[str] = set()
    for entity, text in parts:
        if entity is not None:
            (named if entity.kind in data.named_kinds and entity.names else others).add(entity.id)
        head = head_word(text)
        if head is not None:
            heads.add(head)
        words.update(content_words(text))
    return Filler(frozenset(named), frozenset(others), frozenset(heads), frozenset(words))


def _time(claim: Claim) -> tuple[Interval | None, int | None, bool]:
    """The time of the event, how many days it leaves open, and whether it says how long rather than when."""
    time = claim.time
    if time is None or (time.earliest is None and time.latest is None):
        return None, None, False
    interval = Interval(earliest=time.earliest, latest=time.latest)
    days = _days_between(time.earliest, time.latest) + 1 if time.earliest is not None and time.latest is not None else None
    is_lasting = time.precision in word_data().lasting or days is None or (time.precision == "range" and days > _LASTING_DAYS)
    return interval, days, is_lasting


def _figure(claim: Claim, number: int) -> Figure:
    quantity = claim.quantities[number]
    counted = set(content_words(quantity.unit or "")) or set(content_words(quantity.span.text))
    return Figure(frozenset(counted), quantity.low, quantity.high)


def _figure_order(figure: Figure) -> tuple[tuple[str, ...], float, float]:
    return tuple(sorted(figure.counted)), -1.0 if figure.low is None else figure.low, -1.0 if figure.high is None else figure.high


def _is_event_noun(claim: Claim, codebook: Codebook) -> bool:
    """Whether the trigger is a noun of the codebook for its predicate."""
    predicate = codebook.predicates.get(claim.predicate)
    if predicate is None:
        return False
    word = claim.trigger.text.lower()
    return any(word in words.nouns or singular(word) in words.nouns for words in predicate.words)


def _is_referring(claim: Claim) -> bool:
    """Whether "the" or "this" stands before the trigger."""
    before = claim.span.text[: max(0, claim.trigger.start - claim.span.start)].split()
    return bool(before) and before[-1].lower() in word_data().referring


def _days_between(earliest: str, latest: str) -> int:
    return day_number(latest) - day_number(earliest)


@lru_cache(maxsize=16384)
def day_number(day: str) -> int:
    """The number of a day written YYYY-MM-DD, counted from the year 1."""
    return date.fromisoformat(day).toordinal()
