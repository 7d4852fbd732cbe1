"""Where single things end that stand glued in a line: a date with its label and hour, an outlet's name, a title, a caption with its credit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sayso.read.dates import Day
from sayso.read.markers import Markers, fold, load_markers
from sayso.record import Label

__all__ = [
    "SENTENCE_END",
    "WORD",
    "Known",
    "Piece",
    "bare",
    "begins_text",
    "behind_day",
    "caption_end",
    "day_at",
    "ends_title",
    "is_titled",
    "known_at",
    "label_of",
    "navigation_at",
    "outlet_at",
    "skip",
    "title_at",
]

WORD = re.compile(r"[^\W\d_][\w.'&-]*")
SENTENCE_END = re.compile(r"(?<![A-Z])(?<![A-Z]\.[A-Z])[.!?…][\"')\]]* (?=[\"'(]?[A-Z])")
_LABEL_REACH = 45  # characters of label and weekday before a date
_START = 8  # characters of a title by which it is looked up; shorter ones are no titles
_TITLE_WORDS = 30
_CAPTION_WORDS = 45
_OUTLET_REACH = 60  # characters
_GAP = re.compile(r"[ |,:;·•*\-–—/»>()]*")
_TOKEN = re.compile(r"[^\W_][\w.'+-]*")
_DAY_NAME = re.compile(r"[ ,(]*([^\W\d_]+)\)?")
_TIME = re.compile(
    r"[ ,|@·(-]*(?:(?:at|um|à|às|kl|ore|alle|saat|los|las|a|den|time|t)\.? *:? *)?"
    r"(?:\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{4}(?= ?(?:utc|gmt|hrs|hours|h\b)))",
    re.IGNORECASE,
)
_ZONE_NAME = re.compile(r" ?\(?(?:(?:utc|gmt)(?: ?[+-] ?\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}|z\b|[a-z]{2,5}\b)\)?", re.IGNORECASE)
_BRACKETED_CREDIT = re.compile(r"[(\[](?:photo|image|picture|pic|credit|file|video)\b[^()\[\]]{0,140}[)\]]|\[[^\[\]]{3,60}/[^\[\]]{2,60}\]", re.IGNORECASE)
_OPEN_CREDIT = re.compile(r"(?:photo|image|picture|photograph)s?(?: credit| by| courtesy of| courtesy|:)s?[: ]+", re.IGNORECASE)
_CREDITED = re.compile(r"[^\W\d_][\w.'&-]*(?: ?/ ?| )?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line with its label."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a document when a line is taken apart: titles as they stand elsewhere, folded names, the outlet's name.

    Without slots, so that the index of titles can be kept: a page may list thousands of headlines.
    """

    titles: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    publisher: str | None = None

    @cached_property
    def titles_by_start(self) -> Mapping[str, tuple[str, ...]]:
        """The titles by their first characters, the longest first."""
        found: dict[str, list[str]] = {}
        for title in sorted(self.titles, key=len, reverse=True):
            found.setdefault(title[:_START].casefold(), []).append(title)
        return {start: tuple(titles) for start, titles in found.items()}


def skip(flat: str, cursor: int, end: int) -> int:
    """Where the spaces and marks that begin at the cursor end."""
    found = _GAP.match(flat, cursor, end)
    return found.end() if found else cursor


def label_of(between: str, markers: Markers) -> str | None:
    """What stands before a date if it is all label, weekday and clock; None if it is something else."""
    words = [fold(each) for each in _TOKEN.findall(between)]
    rest = [each for each in words if each and each not in markers.weekdays]
    joined = " ".join(rest)
    if not rest or joined in markers.labels:
        return joined
    if all(each in markers.labels or each in markers.clock or each == "#" for each in rest):
        return joined
    return None


def day_at(flat: str, cursor: int, end: int, days: Sequence[Day]) -> tuple[Day, int, str] | None:
    """The date that begins at the cursor, perhaps behind a label; where it ends, clock time included; and the label."""
    day = next((each for each in days if cursor <= each.start), None)
    if day is None or day.start - cursor > _LABEL_REACH:
        return None
    label = label_of(flat[cursor : day.start], load_markers())
    if label is None:
        return None
    return day, behind_day(flat, day.end, end), label


def behind_day(flat: str, cursor: int, end: int) -> int:
    """The end of the clock time, zone and weekday that follow a date."""
    markers = load_markers()
    for _ in range(3):
        time = _TIME.match(flat, cursor, end)
        if time is None:
            break
        cursor = time.end()
        zone = _ZONE_NAME.match(flat, cursor, end)
        if (
            zone
            and (any(each.isdigit() for each in zone[0]) or not any(each.islower() for each in zone[0]))
            and (fold(zone[0].split("+")[0].split("-")[0]) in markers.clock or any(each.isdigit() for each in zone[0]))
        ):
            cursor = zone.end()
    word = _DAY_NAME.match(flat, cursor, end)
    if word and fold(word[1]) in markers.weekdays and flat[word.end() : word.end() + 1] in {"", " ", "|", ","}:
        cursor = word.end()
    return cursor


def begins_text(flat: str, cursor: int, end: int, *, may_dash: bool) -> bool:
    """Whether what follows a date may be another item or the beginning of a sentence, and not the sentence that holds the date."""
    following = flat[cursor:end].lstrip(" ")
    if not following:
        return True
    if following[0] in "-–—":
        return may_dash
    if following[:3] == "by " or fold(following.split(":", 1)[0]) in load_markers().fields:
        return True
    return not following[0].islower() and following[0] not in ",.;:'"


@cache
def _leading() -> re.Pattern[str]:
    """What may stand between other items without being one: a reading time, "Get short URL 101", "Share", "Image"."""
    phrases = sorted(
        (each for each, kind in load_markers().lines.items() if kind in {"navigation", "buttons"} and " " in each and "#" not in each), key=len, reverse=True
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})(?![\w'])(?: \d{{1,6}}\b)?", re.IGNORECASE)


def navigation_at(flat: str, cursor: int, end: int) -> int | None:
    """Where a reading time or a menu's phrase ends that begins at the cursor, None where none does."""
    found = load_markers().reading.match(flat, cursor, end) or _leading().match(flat, cursor, end)
    if found is None:
        return None
    following = flat[found.end() : end].lstrip(" |:•·-")
    return found.end() if not following or not following[0].islower() else None


def known_at(flat: str, cursor: int, end: int, names: Sequence[str]) -> int | None:
    """Where a known string that begins at the cursor ends."""
    for name in names:
        last = cursor + len(name)
        if last <= end and flat[cursor:last].casefold() == name.casefold() and not flat[last : last + 1].isalpha():
            return last
    return None


def title_at(flat: str, cursor: int, end: int, known: Known) -> int | None:
    """Where a title known from elsewhere that begins at the cursor ends."""
    return known_at(flat, cursor, end, known.titles_by_start.get(flat[cursor : cursor + _START].casefold(), ()))


def outlet_at(flat: str, cursor: int, end: int, known: Known) -> int | None:
    """Where the outlet's or agency's name at the cursor ends, if what follows is not its own sentence."""
    last = known_at(flat, cursor, end, (known.publisher,) if known.publisher else ())
    if last is None:
        words = list(WORD.finditer(flat, cursor, min(end, cursor + _OUTLET_REACH)))[:4]
        markers = load_markers()
        for size in range(len(words), 0, -1):
            if words[0].start() == cursor and fold(flat[cursor : words[size - 1].end()]) in markers.agencies:
                last = words[size - 1].end()
                break
    if last is None:
        return None
    following = flat[last:end].lstrip(" )|:")
    return last if not following or following[0].isupper() or following[0].isdigit() or following[0] in "\"'-–—" else None


def is_titled(words: str) -> bool:
    """Whether most words of a stretch begin with a capital, as in many headlines."""
    found = [each for each in WORD.findall(words) if len(each) > 3]
    return len(found) > 0 and sum(each[0].isupper() for each in found) * 3 >= len(found) * 2


def ends_title(flat: str, start: int, stop: int, *, is_sure: bool) -> bool:
    """Whether the words from start to stop can be a title that stands before a date or byline."""
    words = flat[start:stop].strip(" |-–—:•·")
    count = words.count(" ") + 1
    if not 2 <= count <= _TITLE_WORDS or words[-1] in ",;" or SENTENCE_END.search(words + " A"[: words[-1] not in ".?!"]):
        return False
    if fold(words.rsplit(" ", 1)[-1]) in load_markers().unfinished:
        return False
    return is_sure or is_titled(words)


def caption_end(flat: str, cursor: int, end: int, zone: int) -> int | None:
    """Where a caption with its credit ends that begins at the cursor; `zone` is how far its credit may stand."""
    bracketed = _BRACKETED_CREDIT.search(flat, cursor, zone)
    opened = _OPEN_CREDIT.search(flat, cursor, zone)
    found = min((each for each in (bracketed, opened) if each), key=_position, default=None)
    if found is None or flat.count(" ", cursor, found.start()) > _CAPTION_WORDS or len(SENTENCE_END.findall(flat[cursor : found.start()])) > 2:
        return None
    return found.end() if found is bracketed else _credit_end(flat, found.end(), end)


def _position(match: re.Match[str]) -> int:
    return match.start()


def bare(flat: str, start: int, stop: int) -> tuple[int, int]:
    """The words of a title without the marks that part it from what follows."""
    words = flat[start:stop].rstrip(" |-–—:•·")
    return start, start + len(words)


def _credit_end(flat: str, cursor: int, end: int) -> int:
    """Where the names behind "Photo credit:" end: where their style changes, or after two words, or three behind a slash."""
    words: list[re.Match[str]] = []
    limit = 2
    style: bool | None = None
    position = cursor
    while len(words) < 8:
        match = _CREDITED.match(flat, position, end)
        if match is None or not match[0][0].isupper():
            break
        shouted = match[0].strip(" /").isupper() and len(match[0].strip(" /.")) > 1
        if style is not None and shouted != style:
            break
        style = shouted
        words.append(match)
        position = match.end()
        if "/" in match[0]:
            limit = len(words) + (6 if style else 3)
        elif not style and len(words) >= limit:
            break
    return words[-1].start() + len(words[-1][0].rstrip(" /")) if words else cursor
