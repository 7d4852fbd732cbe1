"""How many invented places are taken for real ones: almost none may be. Floors; eval/places.py prints the figures and the samples to judge by hand."""

import importlib.util
import sys
from pathlib import Path

import pytest
from tests.resolve.conftest import Pile

EVAL = Path(__file__).parents[2] / "eval" / "places.py"

# Names of invented worlds, some of which a village somewhere bears.
INVENTED = [
    "Vessin", "Marlow", "Karsa", "Tarn", "Okar", "Lesk", "Dravia", "Krusna", "Khurta", "Santa Inés", "San Telmo", "Villafañe", "Lukeba", "Tshimba", "Tinkare", "Kalawit", "Sakhr", "Meridian", "Harbour Point",
    "Port Dalen", "Upper Vess", "Old Mill", "Saint Aubin", "Karvelia", "Sulandia", "Polesna", "Deyrun", "Rask", "Mirova", "Tal Qamar",
]  # fmt: skip


@pytest.mark.parametrize(
    "around",
    ["", " {American:nationality} and {British:nationality} diplomats spoke of it.", " The {United States:location} denied it. {Russia:location} did not."],
)
def test_invented_names_are_not_taken_for_villages(around: str):
    pile = Pile()
    for number, name in enumerate(INVENTED):
        pile.add(f"d{number}", f"The army shelled {{{name}:location}} on Monday.{around}")
    taken = [entity.name for entity in pile.resolve() if entity.place is not None and entity.name in INVENTED]
    assert taken == []


@pytest.mark.slow
def test_hardly_a_place_of_the_invented_cases_is_taken_for_a_real_one():
    spec = importlib.util.spec_from_file_location("eval_places", EVAL)
    assert spec is not None
    assert spec.loader is not None
    places = importlib.util.module_from_spec(spec)
    sys.modules["eval_places"] = places
    spec.loader.exec_module(places)
    records = [places.record_of(folder, reader="rules") for folder in places.INVENTED]
    locations = sum(len(places.named_locations(record)) for record in records)
    wrong = [entity.name for record in records for entity in places.wrongly_resolved(record)]
    assert locations > 100
    assert len(wrong) <= locations * 0.01, wrong
