"""Neutral words for what the record holds: never what is true, never guilt."""

from sayso.record import Dated, Entity, Identity, Interval, KnownPlace, Quantity, said_by

_OPEN = "…"


def days(earliest: str | None, latest: str | None) -> str:
    """An interval of ISO days as people write it: one day, from–to, an open end as an ellipsis; "not given" for nothing."""
    if earliest is None and latest is None:
        return "not given"
    if earliest == latest:
        return earliest or ""
    whole = _whole(earliest, latest)
    return whole or f"{earliest or _OPEN} to {latest or _OPEN}"


def _whole(earliest: str | None, latest: str | None) -> str | None:
    """The year or month that an interval is, where it is exactly one."""
    if earliest is None or latest is None or earliest[:4] != latest[:4]:
        return None
    if earliest.endswith("-01-01") and latest.endswith("-12-31"):
        return earliest[:4]
    same_month = earliest[:7] == latest[:7] and earliest.endswith("-01")
    return earliest[:7] if same_month and int(latest[8:10]) >= 28 else None


def interval(value: Interval | None) -> str:
    """An interval, "not given" for none."""
    return "not given" if value is None else days(value.earliest, value.latest)


def published(value: Dated | None) -> str:
    """A publication date with what it rests on."""
    if value is None:
        return "not given"
    if value.basis == "bounded":
        return f"not before {value.earliest}" if value.earliest else "not given"
    return days(value.earliest, value.latest)


def number(value: float) -> str:
    """A figure without needless decimals, thousands separated."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def quantity(value: Quantity) -> str:
    """A quantity with bounds and unit."""
    unit = f" {value.unit}" if value.unit else ""
    about = "about " if value.approximate else ""
    if value.low is not None and value.low == value.high:
        return f"{about}{number(value.low)}{unit}"
    if value.low is not None and value.high is not None:
        return f"{about}{number(value.low)} to {number(value.high)}{unit}"
    if value.low is not None:
        return f"at least {number(value.low)}{unit}"
    return f"at most {number(value.high)}{unit}" if value.high is not None else "a number not fixed"


def where(place: KnownPlace) -> str:
    """A place with what holds it and its coordinates in degrees: "Aleppo, in Ḩalab, Syria (36.202, 37.161)"."""
    names = ", ".join(part.name for part in place.containing)
    degrees = "" if place.latitude is None or place.longitude is None else f" ({place.latitude:.3f}, {place.longitude:.3f})"
    return f"{place.name}{f', in {names}' if names else ''}{degrees}"


def placed(entity: Entity) -> str:
    """Where an entity lies; for a place that is unresolved, among how many of its name; "" for what is no place that the gazetteer knows by name."""
    if entity.place is not None:
        return f"{entity.place.kind}: {where(entity.place)}, {entity.place.gazetteer} {entity.place.id}"
    return f"unresolved among {plural(entity.place_candidates, 'place')} that could be meant" if entity.place_candidates else ""


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def predicate(name: str) -> str:
    """A predicate's name in words."""
    return name.replace("_", " ")


def identity_words(entity: Entity, identity: Identity) -> str:
    """A claim that two are one as seen from one of them: whom it is said, or denied, to be the same as, by whom and how."""
    others = identity.others(entity.id)
    what = f"the same as {' and '.join(other.name for other in others)}" if others else f"one: {identity.words()}"
    verb = "denied to be" if identity.claim.polarity == "denied" else "said to be"
    mode = f" ({identity.claim.mode})" if identity.claim.mode else ""
    return f"{verb} {what}{mode}, {said_by(identity.claim)}"
