"""Code and documents agree."""

import re
import tomllib
from pathlib import Path

import pytest

from sayso.cli.commands import app
from sayso.codebook import load_codebook
from sayso.version import VERSION

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands)


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_heading_in_the_reference(command):
    assert re.search(rf"^## sayso {command}$", text("docs/command-line.md"), re.MULTILINE)


def test_every_dependency_is_argued_in_a_line():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    argued = set(re.findall(r"^\| ([\w-]+) \|", text("docs/dependencies.md"), re.MULTILINE)) - {"library"}
    needed = [*project["dependencies"], *project["optional-dependencies"]["en"]]
    assert {re.split(r"[><=]", line)[0] for line in needed} == argued


def test_every_dependency_is_pinned_by_a_range():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", line), line


def test_the_changelog_and_the_version_agree():
    assert "## Unreleased" in text("CHANGELOG.md") or f"## {VERSION}" in text("CHANGELOG.md")


def test_every_predicate_of_the_codebook_has_words_and_a_definition():
    for name, predicate in load_codebook().predicates.items():
        assert predicate.definition.endswith("."), name
        assert predicate.words, name


def test_local_links_in_documents_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_example_is_whole_and_its_gold_stands_in_it():
    names = {path.name for path in (ROOT / "examples/vessin/documents").iterdir()}
    endings = {name.rsplit(".", 1)[-1] for name in names}
    assert len(names) >= 12
    assert endings >= {"txt", "html", "jsonl", "md", "eml", "mbox", "docx", "pdf", "gz", "zip"}
