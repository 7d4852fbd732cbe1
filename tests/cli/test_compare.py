"""`sayso compare` as a user would try it."""

import json
import subprocess
import sys


def sayso(*arguments):
    return subprocess.run([sys.executable, "-m", "sayso", *arguments], capture_output=True, text=True, check=False)


def test_two_names_are_compared_with_reasons():
    done = sayso("compare", "Qassem Darwishi", "Ghasem Darvishi")
    assert done.returncode == 0, done.stderr
    assert "0.9" in done.stdout
    assert "spelling: qassem / ghasem, darwishi / darvishi" in done.stdout
    assert "General [Darwishi]" in sayso("compare", "General [Darwishi]", "Darvishi").stdout  # no markup


def test_json_has_the_whole_comparison():
    found = json.loads(sayso("compare", "Liwa Sakhr", "Sakhr Brigade", "--kind", "organization", "--json").stdout)
    assert found["score"] > 0.9
    assert {"name", "words", "value", "points", "detail"} == set(found["signals"][0])


def test_what_is_no_name_or_kind_is_told():
    done = sayso("compare", "...", "Ida Holm")
    assert (done.returncode, "has no letter or figure" in done.stderr) == (2, True)
    assert "there is no kind of name 'zebra'" in sayso("compare", "Ida", "Ida", "--kind", "zebra").stderr.replace("\n", " ")
