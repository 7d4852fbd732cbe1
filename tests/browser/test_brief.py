"""The brief in a real Chromium: its script runs, nothing is refused by its own policy, links open what they lead to, a phone needs no sideways scrolling."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import sayso

EXAMPLE = Path(__file__).parents[2] / "examples" / "vessin" / "documents"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    folder = tmp_path_factory.mktemp("brief")
    with sayso.build(EXAMPLE, case=folder / "case.sayso") as case:
        return sayso.write_brief(case, folder / "brief.html")


def opened(page, tmp_path, *, fragment="", width=1200, script=""):
    """The page's tree after its scripts ran, and what the console said; `script` is put at the end of a copy of the page."""
    copy = tmp_path / "page.html"
    copy.write_text(page.read_text().replace("</body>", f"<script>{script}</script></body>"))
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        *QUIET,
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--window-size={width},1200",
        "--enable-logging=stderr",
        "--dump-dom",
    ]
    done = subprocess.run([*command, f"{copy.as_uri()}{fragment}"], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def test_the_script_runs_and_the_console_stays_silent(brief, tmp_path):
    tree, console = opened(brief, tmp_path)
    assert console == []
    shown, total = map(int, re.search(r'id="filter-count"[^>]*>(\d+) of (\d+) claims', tree).groups())
    assert shown == total > 20


def test_the_filter_hides_what_does_not_hold_its_words(brief, tmp_path):
    script = "const box = document.getElementById('filter-words'); box.value = 'denied rockets'; box.dispatchEvent(new Event('input'));"
    tree, _ = opened(brief, tmp_path, script=script)
    shown, total = map(int, re.search(r'id="filter-count"[^>]*>(\d+) of (\d+) claims', tree).groups())
    assert 0 < shown < total


def test_a_click_from_a_claim_opens_its_article(brief, tmp_path):
    target = re.search(r'href="#(w-claim-[0-9a-f]+)"', brief.read_text())[1]
    tree, _ = opened(brief, tmp_path, fragment=f"#{target}")
    assert re.search(rf'<details class="article"[^>]* open="">(?:(?!</details>).)*id="{target}"', tree, re.DOTALL)


def test_a_phone_shows_the_page_without_sideways_scrolling(brief, tmp_path):
    tree, _ = opened(
        brief, tmp_path, width=500, script="document.title = 'wide ' + document.documentElement.scrollWidth + ' of ' + document.documentElement.clientWidth;"
    )
    wide, window = map(int, re.search(r"<title>wide (\d+) of (\d+)</title>", tree).groups())
    assert wide <= window
