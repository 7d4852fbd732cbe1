"""The share of the time expressions of 22 histories that are found, and whose days are right (WikiWars, TIMEX2)."""

import html
import re
from pathlib import Path

import pytest

from sayso.text.sentences import split_sentences
from sayso.text.times import TimeExpression, follow_times

KEYS = Path(__file__).parents[2].parent / "shared" / "data" / "times" / "wikiwars" / "keyinline"
pytestmark = pytest.mark.skipif(not KEYS.is_dir(), reason="the WikiWars keys are not on this machine")

TAG = re.compile(r'<TIMEX2[^>]*?(?:val="(?P<value>[^"]*)")?[^>]*>|</TIMEX2>|<[^>]+>')


def read(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """A history and its marked expressions: start, end, value."""
    raw = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, place = "", 0
    opened: list[tuple[int, str]] = []
    marked: list[tuple[int, int, str]] = []
    for tag in TAG.finditer(body):
        text += html.unescape(body[place : tag.start()])
        place = tag.end()
        if tag.group().startswith("<TIMEX2"):
            value = re.search(r'\bval="([^"]*)"', tag.group())
            opened.append((len(text), value[1] if value else ""))
        elif tag.group() == "</TIMEX2>":
            start, value_ = opened.pop()
            marked.append((start, len(text), value_))
    return text + html.unescape(body[place:]), marked


def is_right(value: str, found: TimeExpression) -> bool:
    return any(day is not None and day.startswith(value) for day in (found.earliest, found.latest))


def shares() -> dict[str, float]:
    kinds = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-\d\d", "year": r"\d{4}"}
    marked_count, found_count, sound_count, given_count = 0, 0, 0, 0
    right = dict.fromkeys(kinds, 0)
    total = dict.fromkeys(kinds, 0)
    for path in sorted(KEYS.iterdir()):
        text, marked = read(path)
        sentences: list[tuple[int, int]] = []
        place = 0
        for line in text.split("\n"):
            sentences += split_sentences(text, place, place + len(line))
            place += len(line) + 1
        given = [found for expressions in follow_times(text, sentences, anchor=None) for found in expressions]
        given_count += len(given)
        sound_count += sum(any(start < found.end and found.core_start < end for start, end, _ in marked) for found in given)
        for start, end, value in marked:
            meeting = [found for found in given if found.core_start < end and start < found.end]
            marked_count += 1
            found_count += bool(meeting)
            for kind, pattern in kinds.items():
                if re.fullmatch(pattern, value[:10]):
                    total[kind] += 1
                    right[kind] += any(is_right(value[:10], found) for found in meeting)
    return {"recall": found_count / marked_count, "precision": sound_count / given_count} | {kind: right[kind] / total[kind] for kind in kinds}


def test_the_shares_do_not_fall_below_what_was_reached() -> None:
    reached = shares()
    floors = {"recall": 0.87, "precision": 0.985, "day": 0.83, "month": 0.88, "year": 0.94}
    assert {name: share for name, share in reached.items() if share < floors[name]} == {}
