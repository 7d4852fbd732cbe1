import pytest

from sayso.text.quantities import QuantityExpression, find_quantities


def found(text: str) -> list[QuantityExpression]:
    return find_quantities(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "approximate"),
    [
        ("21 rockets", 21, 21, "rockets", False),
        ("twenty-five heavy tanks", 25, 25, "heavy tanks", False),
        ("between 40 and 60 houses", 40, 60, "houses", False),
        ("between six and ten people", 6, 10, "people", False),
        ("40-60 men", 40, 60, "men", False),
        ("5,000 to 7,000 fighters", 5000, 7000, "fighters", False),
        ("three or four lorries", 3, 4, "lorries", False),
        ("3 to 5 million people", 3e6, 5e6, "people", False),
        ("dozens of villages", 24, 99, "villages", True),
        ("hundreds of fighters", 200, 999, "fighters", True),
        ("thousands of port workers", 2000, 9999, "port workers", True),
        ("scores of people", 40, 99, "people", True),
        ("tens of thousands of soldiers", 20_000, 99_999, "soldiers", True),
        ("hundreds of thousands of refugees", 200_000, 999_999, "refugees", True),
        ("a dozen guards", 12, 12, "guards", False),
        ("two dozen guards", 24, 24, "guards", False),
        ("half a dozen guards", 6, 6, "guards", False),
        ("half a million people", 5e5, 5e5, "people", False),
        ("three and a half million people", 3.5e6, 3.5e6, "people", False),
        ("a million and a half", 1.5e6, 1.5e6, None, False),
        ("1.5 million refugees", 1.5e6, 1.5e6, "refugees", False),
        ("two hundred and fifty rifles", 250, 250, "rifles", False),
        ("one hundred thousand men", 1e5, 1e5, "men", False),
        ("several hundred people", 200, 999, "people", True),
        ("a few men", 3, 9, "men", True),
        ("a couple of men", 2, 2, "men", True),
        ("$3.2m", 3.2e6, 3.2e6, "USD", False),
        ("€40,000", 40_000, 40_000, "EUR", False),
        ("£59.5 million", 59.5e6, 59.5e6, "GBP", False),
        ("9 billion euros", 9e9, 9e9, "EUR", False),
        ("40,000 Iraqi dinars", 40_000, 40_000, "IQD", False),
        ("40,000 kroons", 40_000, 40_000, "kroons", False),
        ("between $12 million and $15 million", 12e6, 15e6, "USD", False),
        ("$1.8-2.5 million", 1.8e6, 2.5e6, "USD", False),
        ("more than $1 billion", 1e9, None, "USD", False),
        ("more than 1,000 military advisers", 1000, None, "military advisers", False),
        ("at least 12", 12, None, None, False),
        ("no fewer than twelve men", 12, None, "men", False),
        ("thirty or more men", 30, None, "men", False),
        ("20+ drones", 20, None, "drones", False),
        ("up to 500", None, 500, None, False),
        ("as many as 180 civilians", None, 180, "civilians", False),
        ("fewer than 200 men", None, 200, "men", False),
        ("about 200", 200, 200, None, True),
        ("some 300 rifles", 300, 300, "rifles", True),
        ("nearly a million men", 1e6, 1e6, "men", True),
        ("a third of the seats", 0.333, 0.333, "share", False),
        ("three-quarters of the town", 0.75, 0.75, "share", False),
        ("30 per cent", 30, 30, "%", False),
        ("between 55 and 70%", 55, 70, "%", False),
        ("1 200 300 people", 1_200_300, 1_200_300, "people", False),
        ("15km", 15, 15, "km", False),
        ("one soldier", 1, 1, "soldier", False),
        ("six dead", 6, 6, "dead", False),
        ("two port-held hand-held radios", 2, 2, "port-held hand-held radios", False),
        ("three US army drones", 3, 3, "US army drones", False),
        ("eleven of them", 11, 11, None, False),
    ],
)
def test_figures_have_bounds_and_what_they_count(text: str, low: float | None, high: float | None, unit: str | None, approximate: bool) -> None:
    (quantity,) = found(text)
    assert (quantity.low, quantity.high, quantity.unit, quantity.approximate) == (low, high, unit, approximate)
    assert text[quantity.start : quantity.end] == text


@pytest.mark.parametrize(
    ("text", "whole", "number", "unit"),
    [
        ("a 100,000-strong force came", "100,000-strong force", "100,000", "strong"),
        ("a five-man crew fled", "five-man crew", "five", "man"),
        ("They fired 21 long rockets at it.", "21 long rockets", "21", "long rockets"),
        ("About 30 masked men attacked.", "About 30 masked men", "30", "masked men"),
        ("eleven “rebels” died", "eleven “rebels”", "eleven", "rebels"),
        ("He paid US$5 million for it", "US$5 million", "US$5 million", "USD"),
    ],
)
def test_the_span_holds_bound_number_and_noun(text: str, whole: str, number: str, unit: str) -> None:
    (quantity,) = found(text)
    assert text[quantity.start : quantity.end] == whole
    assert text[quantity.number_start : quantity.number_end] == number
    assert quantity.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "a 13-year-old aged 14", "Resolution 2254, Order 13224, Article 5 and No. 7", "on 22 October 2020 at 10:30", "in 2014", "for two years", "one of the men", "no one and the other one left", "T-72 tanks and AK-47 rifles",
        "9/11 and 24/7", "they won 2-1", "1. Control of the port", "the first and the 9th", "a man and an officer", "+44 20 7946 0958", "Anna Vale, 61, left", "[12] note", "107mm guns", "account 12345678901234567890",
    ],
)  # fmt: skip
def test_figures_that_count_nothing_are_none(text: str) -> None:
    assert [text[quantity.start : quantity.end] for quantity in found(text)] == []


def test_figures_come_in_order() -> None:
    text = "12 men were killed and 15 wounded; two of its 40 boats sank."
    assert [(quantity.low, quantity.unit) for quantity in found(text)] == [(12, "men"), (15, "wounded"), (2, None), (40, "boats")]


def test_only_the_stretch_is_read_and_places_are_those_of_the_text() -> None:
    text = "Two men. Three boats. Four guns."
    (quantity,) = find_quantities(text, 9, 21)
    assert text[quantity.start : quantity.end] == "Three boats"


def test_a_year_before_a_figure_does_not_hide_it() -> None:
    text = "In 1911 3000 to 5000 islanders fled; in May 3 200 men."
    first = found(text)[0]
    assert (first.low, first.high) == (3000, 5000)


@pytest.mark.parametrize(
    ("text", "unit"), [("thousands fleeing camps", None), ("dozens more", "more"), ("19 some hurt", None), ("several eastern quarters", "eastern quarters")]
)
def test_verbs_and_pronouns_are_not_counted(text: str, unit: str | None) -> None:
    assert found(text)[0].unit == unit
