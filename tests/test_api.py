"""The public names: complete, sorted, typed, cheap to import."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sayso

STUB = Path(sayso.__file__).with_suffix(".pyi")


def test_every_public_name_is_found_and_listed():
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None
    assert sorted(sayso.__all__) == dir(sayso)


def test_the_stub_for_type_checkers_names_the_same_homes():
    stub = {name: home for home, name in re.findall(r"^from (\S+) import (\w+) as \2$", STUB.read_text(), re.MULTILINE)}
    assert set(stub) == set(sayso.__all__) - {"__version__"}
    for name, home in stub.items():
        assert getattr(importlib.import_module(home), name) is getattr(sayso, name)


def test_an_unknown_name_is_told_with_those_there_are():
    with pytest.raises(AttributeError, match="sayso has no 'claims'"):
        _ = sayso.claims


def test_importing_sayso_loads_neither_a_database_nor_numpy():
    script = "import sys, sayso, sayso.cli; print([name for name in ('sqlalchemy', 'numpy', 'lxml', 'trafilatura', 'sayso.store') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_few_lines_in_a_notebook_build_and_read_a_case(tmp_path):
    (tmp_path / "note.txt").write_text(
        "Rebels killed two guards in Dornach on 3 May 2021, the mayor said.\n\nNobody answered for it, and the bridge stayed closed.\n"
    )
    case = sayso.build(tmp_path / "note.txt", case=tmp_path / "case.sayso")
    claims = list(case.claims())
    assert [claim.predicate for claim in claims] == ["assault"]
    assert claims[0].chain[1].text == "the mayor"
    assert sayso.write_brief(case, tmp_path / "brief.html").read_text().count("killed") > 1
    assert {path.name for path in sayso.write_export(case, tmp_path / "record")} >= {"manifest.json", "claims.jsonl"}
    with sayso.open(tmp_path / "case.sayso") as again:
        assert again.record() == case.record()
