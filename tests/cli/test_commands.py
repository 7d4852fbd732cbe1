"""The command line as a new user would try it, wrong arguments too."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "vessin" / "documents"


def sayso(*arguments, cwd=None):
    return subprocess.run([sys.executable, "-m", "sayso", *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("cases") / "river.sayso"
    done = sayso("build", EXAMPLE / "mna-teller-bridge.txt", EXAMPLE / "cut-off.pdf", EXAMPLE / "communique-fr.html", "--case", path)
    assert done.returncode == 0, done.stderr
    return path, done


def test_build_says_what_it_read_what_it_refused_and_what_comes_next(case):
    path, done = case
    assert "cut-off.pdf" in done.stdout
    assert "communique-fr.html" in done.stdout
    assert f"sayso report {path}" in " ".join(done.stdout.split())
    assert done.stderr == ""


def test_quiet_is_quiet_and_json_is_json(case, tmp_path):
    path, _ = case
    assert sayso("build", EXAMPLE / "mna-teller-bridge.txt", "--case", path, "--quiet").stdout == ""
    again = json.loads(sayso("build", EXAMPLE / "mna-teller-bridge.txt", "--case", path, "--json").stdout)
    assert (again["read"], again["known"]) == (0, 1)
    assert json.loads(sayso("info", path, "--json").stdout)["counts"]["documents"] == 2


def test_find_prints_claims_in_their_sentences_and_exits_with_1_for_nothing(case):
    path, _ = case
    found = sayso("find", path, "rockets")
    assert found.returncode == 0
    assert "mna-teller-bridge.txt" in found.stdout
    assert sayso("find", path, "zebra").returncode == 1
    assert all("rockets" in claim["span"]["text"] for claim in json.loads(sayso("find", path, "rockets", "--json").stdout))


def test_show_takes_the_beginning_of_an_id(case):
    path, _ = case
    claim = json.loads(sayso("find", path, "rockets", "--json", "--limit", "1").stdout)[0]
    shown = sayso("show", path, claim["id"][:14])
    assert shown.returncode == 0
    assert claim["id"] in shown.stdout
    for kind in ("document", "article"):
        assert sayso("show", path, claim[kind]).returncode == 0


def test_report_and_export_write_what_they_say(case, tmp_path):
    path, _ = case
    page = tmp_path / "brief.html"
    assert sayso("report", path, "--out", page).returncode == 0
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert sayso("export", path, "--out", tmp_path / "record").returncode == 0
    manifest = json.loads((tmp_path / "record" / "manifest.json").read_text())
    assert manifest["sayso"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "nowhere/"), "There is nothing at nowhere"),
        (("info", "nowhere.sayso"), "nowhere.sayso"),
        (("report", EXAMPLE / "april.zip"), "april.zip"),
        (("export", "nowhere.sayso", "--out", "x", "--format", "xml"), "nowhere.sayso"),
        (("build", EXAMPLE, "--field", "nonsense"), "--field nonsense means nothing"),
        (("build", EXAMPLE, "--publishers", "none.toml"), "none.toml"),
        (("build", EXAMPLE, "--codebook", "none.toml"), "none.toml"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_wrong_use_gets_one_clear_message_and_exit_status_2(arguments, words, tmp_path):
    done = sayso(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_help_teaches_by_example():
    for command in ("build", "info", "find", "show", "report", "export"):
        done = sayso(command, "--help")
        assert done.returncode == 0
        assert f"sayso {command}" in done.stdout


def test_a_build_by_rules_alone_says_so_and_what_to_install(tmp_path, monkeypatch, capsys):
    from sayso.cli import building
    from sayso.cli.console import say
    from sayso.settings import Settings

    class Nobody:
        def begin(self, verb, total):
            pass

        def advance(self):
            pass

    monkeypatch.setattr(building, "chosen_reader", lambda _wanted: "rules")
    built = building.run_build([EXAMPLE / "mna-teller-bridge.txt"], case=tmp_path / "river.sayso", settings=Settings(), watch=Nobody())
    for line in built.lines:
        say(line)
    assert "sayso[en] with the package sayso-en" in " ".join(capsys.readouterr().out.split())


def test_a_reader_that_there_is_not_is_refused(tmp_path):
    done = sayso("build", EXAMPLE / "mna-teller-bridge.txt", "--case", tmp_path / "x.sayso", "--reader", "oracle")
    assert done.returncode == 2
    assert "sayso-en, rules" in " ".join(done.stderr.split())
