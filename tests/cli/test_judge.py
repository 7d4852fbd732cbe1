"""`sayso judge` as an analyst would use it, wrong words too."""

import getpass
import json
import shutil
import subprocess
import sys

import pytest

import sayso
from make_cases import built, written
from sayso.cli.commands import main
from sayso.store import open_case


@pytest.fixture(scope="module")
def built_case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("judged")
    return built(written(folder / "box"), folder / "case.sayso")


@pytest.fixture
def case(built_case, tmp_path):
    return shutil.copy(built_case, tmp_path / "case.sayso")


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command in this process: exit status, standard output and standard error with blanks and line ends as one blank."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, " ".join(told.out.split()), " ".join(told.err.split())

    return run


def data(told):
    code, out, err = told
    assert (code, err) == (0, "")
    return json.loads(out)


def test_a_judgement_says_what_it_did_and_how_to_take_it_back(case, run):
    code, out, err = run("judge", case, "same", "Abu Rashed", "Hassan Dorri", "--why", "One warrant")
    assert (code, err) == (0, "")
    assert "same: “Abu Rashed” and “Hassan Dorri”" in out
    assert f"by {getpass.getuser()}" in out
    assert "derived anew: entities" in out
    with sayso.open(case) as opened:
        (judgement,) = opened.judgements()
    assert f"undo {judgement.id}" in out
    assert (judgement.why, judgement.by) == ("One warrant", getpass.getuser())


def test_list_shows_who_when_why_and_what_became_of_it(case, run):
    first = data(run("judge", case, "same", "Abu Rashed", "Hassan Dorri", "--why", "One warrant", "--by", "Ana", "--json"))
    data(run("judge", case, "undo", first["judgement"]["id"][:20], "--why", "Withdrawn", "--by", "Ben", "--json"))
    _, out, _ = run("judge", case, "list")
    for words in ("Ana", "One warrant", "undone by judgement-", "Ben", "Withdrawn", "in force", "UTC"):
        assert words in out
    listed = data(run("judge", case, "list", "--json"))
    assert [one["state"] for one in listed] == ["undone", "in force"]


def test_an_empty_list_says_what_to_do(case, run):
    assert "sayso judge CASE queue" in run("judge", case, "list")[1]


def test_the_queue_gives_commands_that_work(case, run):
    questions = data(run("judge", case, "queue", "--json"))
    assert [one["kind"] for one in questions] == ["join", "join", "part"]
    _, out, _ = run("judge", case, "queue", "--limit", "1")
    assert "General Dorri met Karim Sabeq" in out
    assert f"same {questions[0]['left']['subject']} {questions[0]['right']['subject']}" in out
    assert "2. " not in out
    done = data(run("judge", case, "same", questions[0]["left"]["subject"], questions[0]["right"]["subject"], "--why", "Context", "--json"))
    assert done["pending"] is None
    assert all(one["left"] != questions[0]["left"] for one in data(run("judge", case, "queue", "--json")))
    parted = data(run("judge", case, "different", questions[2]["left"]["subject"], questions[2]["right"]["subject"], "--why", "Context", "--json"))
    assert len(parted["entities"]) == 2


def test_show_prints_the_judgements_on_an_entity_and_a_judgement_by_its_id(case, run):
    done = data(run("judge", case, "same", "Abu Rashed", "Hassan Dorri", "--why", "One warrant", "--by", "Ana", "--json"))
    _, out, _ = run("show", case, done["entities"][0]["id"])
    assert done["judgement"]["id"] in out
    assert "One warrant" in out
    assert data(run("show", case, done["entities"][0]["id"], "--json"))["judgements"] == [done["judgement"]["id"]]
    code, out, _ = run("show", case, done["judgement"]["id"][:16])
    assert code == 0
    assert "“Abu Rashed” and “Hassan Dorri”" in out
    assert "in force" in out


def test_later_says_so_here_and_in_info(case, run):
    _, out, _ = run("judge", case, "same", "Abu Rashed", "Hassan Dorri", "--why", "One warrant", "--later")
    assert "next sayso build" in out
    assert "wait to be worked in" in run("info", case)[1]
    assert "not worked in yet" in run("judge", case, "list")[1]


def test_a_chain_that_would_cross_different_is_told_with_the_judgements_in_its_way(case, run):
    ids = [
        data(run("judge", case, kind, *things, "--why", "x", "--json"))["judgement"]["id"]
        for kind, *things in (("different", "Hassan Dorri", "Omar Dorri"), ("same", "Hassan Dorri", "Abu Rashed"))
    ]
    code, out, _ = run("judge", case, "same", "Abu Rashed", "Omar Dorri", "--why", "x")
    assert code == 0
    assert "never joined" in out
    for identity in ids:
        assert identity in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("join", "A", "B"), "Write one of same, different, "),
        (("same", "Abu Rashed", "--why", "x"), "takes two things, not 1"),
        (("same", "Abu", "Rashed", "Hassan", "Dorri", "--why", "x"), "quotation marks"),
        (("same", "Abu Rashed", "Hassan Dorri"), "--why"),
        (("same", "Abu Rashed", "Hassan Dorri", "--why", " "), "--why"),
        (("same", "Abu Rashed", "abu rashed", "--why", "x"), "two things"),
        (("same", "Abu Rasched", "Hassan Dorri", "--why", "x"), "“Abu Rashed”"),
        (("same", "entity-ffffffffffffffffffff", "Hassan Dorri", "--why", "x"), "entity-ffff"),
        (("undo", "--why", "x"), "sayso judge CASE list"),
        (("undo", "judgement-ffffffff", "--why", "x"), "judgement-ffff"),
        (("list", "everything"), "takes nothing more"),
        (("queue", "--limit", "0"), "--limit"),
    ],
)
def test_wrong_use_gets_one_clear_message_and_adds_nothing(case, run, arguments, words):
    code, out, err = run("judge", case, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    with sayso.open(case) as opened:
        assert not list(opened.judgements())


def test_a_case_that_is_not_there_or_has_nothing_in_it_is_told(run, tmp_path):
    assert "sayso build" in run("judge", tmp_path / "none.sayso", "same", "A", "B", "--why", "x")[2]
    (tmp_path / "text.sayso").write_text("no case")
    assert run("judge", tmp_path / "text.sayso", "queue")[0] == 2


def test_a_case_that_is_being_written_to_is_told_with_the_process(case, run):
    with open_case(case) as opened, opened.writing():
        code, _, err = run("judge", case, "same", "Abu Rashed", "Hassan Dorri", "--why", "x")
        assert run("judge", case, "list")[0] == 0
    assert code == 2
    assert "is being written to by process" in err


def test_on_a_narrow_terminal_no_word_is_lost(case):
    def printed(columns):
        done = subprocess.run(
            [sys.executable, "-m", "sayso", "judge", case, "queue"], capture_output=True, text=True, check=True, env={"COLUMNS": columns, "PATH": "/usr/bin"}
        )
        return done.stdout.split()

    assert printed("40") == printed("200")
