"""Figures, what they count, and their bounds."""

from dataclasses import dataclass

from sayso.text.quantities.finding import find
from sayso.text.times import spans_of_times

__all__ = ["QuantityExpression", "find_quantities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityExpression:
    """A figure with what it counts.

    start..end are characters of the text and hold the bound’s words, the number and the counted noun ("more than 1,000 military advisers"); number_start..number_end
    the number alone, with its currency sign. low and high are None where that side is open ("at least 12"), equal for a single figure.
    `unit` is the counted noun with its adjectives as it stands in the text, an ISO 4217 code, "%", "share" (a third is 0.333), or for "a 100,000-strong force" the word "strong";
    None where nothing is named. `approximate` is true of "about 200" and of "dozens".
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    number_start: int
    number_end: int


def find_quantities(text: str, start: int, end: int) -> list[QuantityExpression]:
    """Every figure of the stretch start..end, in order, not overlapping.

    Dates, hours, lengths of time, ages, ordinals, and the numbers of articles, resolutions, roads and models are none.
    """
    figures = find(text[start:end])
    if not figures:
        return []
    times = spans_of_times(text, start, end)
    place = 0
    found: list[QuantityExpression] = []
    for figure in figures:
        first, last = start + figure.number_start, start + figure.number_end
        while place < len(times) and times[place][1] <= first:
            place += 1
        if place < len(times) and times[place][0] < last:
            continue
        found.append(
            QuantityExpression(
                start=start + figure.start,
                end=start + figure.end,
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
                approximate=figure.approximate,
                number_start=first,
                number_end=last,
            )
        )
    return found
