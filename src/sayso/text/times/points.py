"""One time, as far as its words tell."""

from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["Kind", "Point"]

Kind = Literal["date", "fixed", "unit", "weekday", "deictic", "ago", "later", "window", "duration", "vague", "recurring", "clock", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One time as far as its words tell: words first..last (last excluded), and the fields that they fill.

    `reference` is how the time hangs on another ("last", "this", "next", "that", "following", "previous"), `unit` what it counts;
    `portion` a part of it ("early"), `bound` whether a count is about, more or less than it says.
    """

    kind: Kind
    first: int
    last: int
    year: int | None = None
    last_year: int | None = None
    short_year: int | None = None
    year_reference: str | None = None
    month: int | None = None
    last_month: int | None = None
    day: int | None = None
    last_day: int | None = None
    week: int | None = None
    weekday: int | None = None
    season: str | None = None
    part: str | None = None
    portion: str | None = None
    reference: str | None = None
    unit: str | None = None
    count: float | None = None
    bound: str = ""
    value: Any = None
    is_century: bool = False
