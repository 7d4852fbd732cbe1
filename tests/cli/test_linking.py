"""`sayso link` as a new user would try it, wrong files too."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LISTS = Path(__file__).parents[1] / "listing" / "lists"
NOTE = "Oskar Marlow ordered the attack on the Teller bridge on 3 May 2030, the mayor said.\n\nMarlow paid the Oss Valley Guard, the harbour ministry said.\n"


def sayso(*arguments, cwd=None, columns="80"):
    environment = {**os.environ, "COLUMNS": columns}
    return subprocess.run([sys.executable, "-m", "sayso", *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False, env=environment)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("river")
    (folder / "note.txt").write_text(NOTE)
    done = sayso("build", folder / "note.txt", "--case", folder / "river.sayso", "--reader", "rules", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "river.sayso"


def test_link_shows_what_is_listed_by_whom_since_when_in_which_list(case):
    nothing = sayso("link", case)
    assert (nothing.returncode, "No list is linked" in nothing.stdout) == (1, True)
    done = sayso("link", case, LISTS / "sdn.xml", LISTS / "un.xml")
    assert done.returncode == 0, done.stderr
    assert "A match of names is not an identification" in done.stdout
    assert "listed as OSS VALLEY GUARD, by UN Security Council (Vessin), on 2029-01-15, in UN Security Council consolidated list of 2031-02-01" in done.stdout
    assert "score ." in done.stdout
    assert "1 record could not be read." in done.stdout
    assert "Entry 4 (90004) has no name." in done.stdout
    again = sayso("link", case, LISTS / "sdn.xml", LISTS / "un.xml")
    assert "Nothing changed" in again.stdout
    assert sayso("link", case, columns="60").returncode == 0
    data = json.loads(sayso("link", case, "--json").stdout)
    assert [one["entries"] for one in data["lists"]] == [3, 2] or [one["entries"] for one in data["lists"]] == [2, 3]
    listing = next(one for one in data["listings"] if one["caption"] == "OSS VALLEY GUARD")
    shown = sayso("show", case, listing["entity"])
    assert "A match of names is not an identification" in shown.stdout
    assert "listed as OSS VALLEY GUARD" in shown.stdout
    assert sayso("show", case, listing["id"]).returncode == 0
    assert sayso("show", case, listing["list"]).returncode == 0
    dropped = sayso("link", case, "--drop", listing["list"])
    assert "is set aside. It stays in the case" in dropped.stdout
    assert "OSS VALLEY GUARD" not in dropped.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((LISTS,), "is a folder"),
        (("nowhere.xml",), "There is no list at nowhere.xml"),
        ((LISTS / "own.tsv",), "--column 'name=Betroffene'"),
        ((LISTS / "own.tsv", "--column", "name=Nix"), "no column 'Nix'"),
        ((LISTS / "own.tsv", "--column", "colour=Art"), "--column colour=Art means nothing"),
        ((LISTS / "alt.csv",), "Give it together with its sdn.csv"),
        ((LISTS / "un.xml", "--least", "7"), "a score is above 0 and at most 1"),
        ((LISTS / "un.xml", "--drop", "list-1"), "Either link lists or set some aside"),
        (("--drop", "list-none"), "list-none"),
        ((__file__,), "test_linking.py"),
    ],
)
def test_wrong_use_gets_one_clear_message_and_exit_status_2(case, arguments, words):
    done = sayso("link", case, *arguments)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_case_is_no_list_and_a_list_no_case(case):
    assert "it is a database" in sayso("link", case, case).stderr
    assert sayso("link", LISTS / "un.xml", LISTS / "un.xml").returncode == 2


def test_help_teaches_by_example():
    assert "sayso link river.sayso sdn.csv alt.csv" in " ".join(sayso("link", "--help").stdout.split())
