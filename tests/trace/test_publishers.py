"""What is known of publishers: data with a source for each statement."""

import pytest

from sayso.errors import DamagedCodebook
from sayso.trace import load_publishers, parse_publishers
from sayso.trace.outlets import gather_outlets
from sayso.trace.words import read_words


def test_every_shipped_statement_has_a_source_and_the_big_agencies_are_known():
    publishers = load_publishers()
    assert all(stated.source for stated in (*publishers.agencies, *publishers.families))
    known = {name for agency in publishers.agencies for name in (agency.name, *agency.names)}
    assert {"Reuters", "AP", "AFP", "TASS", "Xinhua", "SANA", "IRNA", "EFE", "dpa", "PTI", "UPI"} <= known


def test_no_two_agencies_share_a_name():
    names = [name for agency in load_publishers().agencies for name in {agency.name, *agency.names, *agency.in_credits}]
    assert len(names) == len(set(names))


def test_a_users_file_adds_to_what_is_shipped(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[families]]\nname = "Kestrel House"\noutlets = ["Vale Star", "Dune Star"]\nsource = "company register, 2 May 2023"\n', encoding="utf-8")
    publishers = load_publishers(path)
    assert "Kestrel House" in {family.name for family in publishers.families}
    assert len(publishers.agencies) == len(load_publishers().agencies)
    assert publishers.wording == load_publishers().wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("agencies = 3", "do not hold together"),
        ("not toml at all [", "do not hold together"),
        ('[[families]]\nname = "Kestrel House"\noutlets = ["Vale Star"]\nsource = " "', "without a source"),
    ],
)
def test_a_damaged_file_is_refused_with_what_is_wrong(text, words):
    with pytest.raises(DamagedCodebook, match=words):
        parse_publishers(text)


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(DamagedCodebook, match="cannot be read"):
        load_publishers(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("OSHTUN (AFP) - Rain", ["agence france presse"]),
        ("a report by Agence France-Presse said", ["agence france presse"]),
        ("Tass and IRNA said", ["tass", "islamic republic news agency"]),
        ("the ap on my phone", []),
        ("the sun rose", []),
        ("the Vale Star reported", ["vale star"]),
        ("a vale star in the sky", []),
    ],
)
def test_names_of_outlets_are_found_as_they_are_written(text, found):
    outlets = gather_outlets(load_publishers(), ["Vale Star"])
    assert [named.key for named in outlets.find(text, read_words(text, [(0, len(text))]))] == found


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("The Harbour Gazette", True),
        ("Radio Tarka", True),
        ("Tarka News Agency", True),
        ("the daily", False),
        ("Sela Dorn", False),
        ("Border Guard Service", False),
    ],
)
def test_a_name_can_look_like_an_outlets(name, looks):
    assert gather_outlets(load_publishers(), []).looks_like_one(name) is looks


def test_families_hold_between_their_days():
    text = '[[families]]\nname = "Kestrel House"\noutlets = ["Vale Star"]\nsource = "register"\nsince = "2020-01-01"\nuntil = "2021-12-31"\n'
    (family,) = parse_publishers(text).families
    assert [family.holds_on(day, day) for day in ("2019-06-01", "2020-06-01", "2022-06-01", None)] == [False, True, False, True]
