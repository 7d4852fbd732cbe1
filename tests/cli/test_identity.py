"""Identity claims on the command line: shown, assumed, accepted, set aside."""

import json
import subprocess
import sys

import pytest

TEXTS = {
    "wire.txt": "The Reed Column is a front for the Harrow Brigade, two officials said. Samir Haddad, also known as Abu Kamil, leads the Reed Column.",
    "court.txt": "Abu Kamil paid the Harrow Brigade in May. His lawyer denied that Samir Haddad was the same man as Abu Kamil.",
}


def sayso(*arguments):
    return subprocess.run([sys.executable, "-m", "sayso", *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("identity")
    (folder / "documents").mkdir()
    for name, text in TEXTS.items():
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    done = sayso("build", folder / "documents", "--case", folder / "lamps.sayso", "--reader", "rules", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "lamps.sayso"


@pytest.fixture(scope="module")
def claims(case):
    """The id of each identity claim by its mode and polarity."""
    found = json.loads(sayso("find", case, "--predicate", "same_as", "--json").stdout)
    return {(claim["mode"], claim["polarity"]): claim["id"] for claim in found}


def entity_of(path, name):
    import sayso as library

    with library.open(path) as opened:
        return next(entity.id for entity in opened.entities() if entity.name == name)


def test_an_entity_lists_who_it_is_said_and_denied_to_be(case, claims):
    shown = " ".join(sayso("show", case, entity_of(case, "Abu Kamil")).stdout.split())
    assert "said to be the same as Samir Haddad (alias), by wire.txt" in shown
    assert "denied to be the same as Samir Haddad (identified), by court.txt ▸ His lawyer" in shown
    as_json = json.loads(sayso("show", case, entity_of(case, "Abu Kamil"), "--json").stdout)
    assert set(as_json["identities"]) == {claims["alias", "affirmed"], claims["identified", "denied"]}


def test_a_view_says_at_its_head_what_it_assumes_and_takes_it_as_one(case, claims):
    alias = claims["alias", "affirmed"]
    shown = sayso("show", case, entity_of(case, "Abu Kamil"), "--identity", alias[:12])
    assert shown.stdout.startswith("A view, not the record")
    assert alias in shown.stdout
    assert "said to be one 0.80" in " ".join(shown.stdout.split())
    names = {name["text"] for name in json.loads(sayso("show", case, entity_of(case, "Abu Kamil"), "--identity", alias, "--json").stdout)["names"]}
    assert names == {"Samir Haddad", "Abu Kamil"}


def test_find_report_and_export_take_views_too(case, claims, tmp_path):
    assert sayso("find", case, "paid", "--identity", "all").stdout.startswith("A view, not the record")
    assert sayso("find", case, "paid", "--speaker", "lawyer").stdout == sayso("find", case, "paid", "--speaker", "lawyer").stdout
    assert sayso("report", case, "--identity", "all", "--out", tmp_path / "view.html").returncode == 0
    assert "A view, not the record." in (tmp_path / "view.html").read_text(encoding="utf-8")
    assert sayso("export", case, "--identity", claims["front", "affirmed"], "--out", tmp_path / "view").returncode == 0
    assert json.loads((tmp_path / "view" / "manifest.json").read_text(encoding="utf-8"))["identities"] == [claims["front", "affirmed"]]


def test_what_cannot_be_assumed_is_refused_with_what_to_do(case, claims):
    denied = sayso("find", case, "paid", "--identity", claims["identified", "denied"])
    assert denied.returncode == 2
    assert "denies that two are one" in denied.stderr
    assert "sayso find CASE --predicate same_as" in " ".join(sayso("report", case, "--identity", "claim-zz").stderr.split())


def test_accepting_takes_a_claim_into_the_record_and_undoing_takes_it_out(case, claims, tmp_path):
    own = tmp_path / "own.sayso"
    own.write_bytes(case.read_bytes())
    alias, denied = claims["alias", "affirmed"], claims["identified", "denied"]
    sayso("export", own, "--out", tmp_path / "before")
    accepted = json.loads(sayso("judge", own, "accept", alias, "--why", "One passport", "--by", "ana", "--json").stdout)
    assert accepted["warnings"] == []
    assert {name["text"] for entity in accepted["entities"] for name in entity["names"]} == {"Samir Haddad", "Abu Kamil"}
    assert "accepted" in sayso("judge", own, "list").stdout
    sayso("judge", own, "undo", accepted["judgement"]["id"], "--why", "Forged", "--by", "ana")
    sayso("export", own, "--out", tmp_path / "after")
    for noun in ("entities", "propositions", "origins", "findings"):
        assert (tmp_path / "before" / f"{noun}.jsonl").read_bytes() == (tmp_path / "after" / f"{noun}.jsonl").read_bytes()
    assert sayso("judge", own, "set-aside", alias, "--why", "Forged", "--by", "ana").returncode == 0
    assert alias not in sayso("find", own, "paid", "--identity", "all").stdout
    assert "cannot be accepted" in " ".join(sayso("judge", own, "accept", denied, "--why", "x", "--by", "ana").stderr.split())
