"""Where a place lies: what a gazetteer knows of it, what holds what, and how far apart two are."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

__all__ = ["Containing", "KnownPlace", "PlaceKind", "PlaceReason", "contains", "degrees_apart_km", "distance_km"]

PlaceKind = Literal["country", "region", "city"]

_EARTH = 6371.0  # km, mean radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Containing:
    """A region or country that a place lies in, by its id in the gazetteer."""

    id: str
    kind: PlaceKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReason:
    """Why this place and no other: the signal's name, and the words of the documents or of the gazetteer that it rests on."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A place as a gazetteer knows it, and why a name in the documents was taken for it.

    `id` is the gazetteer's own, for countries the ISO 3166-1 code of two letters; `kind` "city" is any settlement. Degrees are WGS 84, None where the gazetteer has none;
    a country's and a region's are the middle of its inhabitants. `containing` goes outward: region, country. `population` is None where unknown. `score` goes from 0 to 1.
    """

    gazetteer: str
    version: str
    id: str
    name: str
    kind: PlaceKind
    latitude: float | None
    longitude: float | None
    containing: tuple[Containing, ...]
    population: int | None
    score: float
    reasons: tuple[PlaceReason, ...] = ()


def contains(outer: KnownPlace, inner: KnownPlace) -> bool:
    """Whether the one place is the other or holds it, as far as the gazetteer knows: Syria holds Aleppo, and Aleppo itself.

    A city holds nothing but itself: the gazetteer knows no suburbs as such, and neighbours are told by `distance_km`.
    """
    if outer.gazetteer != inner.gazetteer:
        return False
    return outer.id == inner.id or any(part.id == outer.id for part in inner.containing)


def distance_km(left: KnownPlace, right: KnownPlace) -> float | None:
    """The distance along the ground in kilometres, on a sphere (0.5 % off at most); None where one has no coordinates.

    Countries and regions are taken at one point, so that this says little of them.
    """
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    return degrees_apart_km((left.latitude, left.longitude), (right.latitude, right.longitude))


def degrees_apart_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The same for latitude and longitude in degrees."""
    one, two = radians(left[0]), radians(right[0])
    half = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(right[1] - left[1]) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
