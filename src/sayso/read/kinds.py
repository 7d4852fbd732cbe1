"""What a paragraph looks like by itself: prose, a short line, a menu's word, a date line, a byline, a credit.

Nothing here looks at neighbours; that is for the labeller. Every kind is a guess from the words and `markers.toml`, and prose is the guess when in doubt.
"""

import re
from dataclasses import dataclass
from typing import Literal

from sayso.read.blocks import Block
from sayso.read.bylines import byline_line
from sayso.read.dates import days_in
from sayso.read.markers import Markers, fold, load_markers
from sayso.record import Label

__all__ = ["Kind", "Line", "line_of"]

Kind = Literal[
    "prose",
    "short",
    "navigation",
    "button",
    "section",
    "tail",
    "comments",
    "insert",
    "image",
    "boilerplate",
    "credit",
    "caption",
    "byline",
    "date",
    "link",
    "symbol",
]

_LISTS = {"sections": "section", "buttons": "button"}
# "(Ada Moss/The Daily Gleam)", "Ada Moss / Gleam": whose picture it is, and nothing else.
_CREDIT_LINE = re.compile(r"\([A-Z][^()?!]{2,60}\)|[A-Z][\w .'-]{2,30} ?/ ?[A-Z][\w .'&-]{2,40}")
_CREDIT_WORDS = 6
_RIGHTS = re.compile(r"\W{0,3}(?:(?:©|(?:[Cc]opyright|COPYRIGHT)\b)[\s©]*(?:\([cC]\)\s*)?(?:\d{4}|[^\W\d_a-z])|\([cC]\)\s*\d{4})")
_ADDRESS = re.compile(r"(?:(?:https?://|www\.|pic\.twitter\.com/|t\.co/|[\w-]+\.(?:com|org|net|info)/)\S*[ ,;|]*)+")
_SEPARATED = re.compile(r"\s*(?:[:：|»>©–—@]|- )")
_TERMINAL = frozenset(".!?…。！？؟۔।։")
_CLOSING = " \"')]}»”’*_†‡"
_GOING_ON = frozenset(",;:-–—،；：，")
_CUT = re.compile(r"(?:\.\.\.|…|\[\.\.\.\]|\[…\]|\(\.\.\.\)|(?:read|show|see|view) more|continue reading)\W*$", re.IGNORECASE)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_TOKEN = re.compile(r"[^\W_][\w.'+-]*")
_LETTER = re.compile(r"[^\W\d_]")
_PROSE_WORDS = 6  # a sentence of fewer words is as likely a heading or a menu's line
_LONG_WORDS = 25  # so many words are prose, ended or not
_UNENDED_WORDS = 18  # so many, mostly in small letters, are a paragraph that lacks its full stop
_MIDDLE_WORDS = 12  # so many are prose if they go on after a comma or colon and mostly in small letters
_ANY_KIND = 60  # words: longer paragraphs are prose, whatever they hold
_BRIEF = 30  # words: longer ones are no byline and no pointer to another text
_AGO = 6  # words of "2 hours ago" and "November 20 15:23"
_NOTICE = 100  # words: the longest notices on cookies and delayed quotes
_EDGE = 80  # characters of a line's end in which a picture's credit stands
_CRUMBS = re.compile(r"[^»›>]{2,40}(?: ?[»›>] ?[^»›>]{2,120}){1,6}")
_FOLDED = 300  # characters: more is not needed to compare a line


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph with what it looks like by itself.

    `folded` is how it is compared (its beginning, if it is long), `words` their number, `is_ended` says that a sentence ends at its end,
    `is_cut` that it breaks off as teasers do, `is_small` that most of its words begin in small letters, as sentences do and headlines often do not.
    `plain` is its kind if marker words count for nothing, and `is_sure` that they leave no doubt even in a text that shows no other trace of a page.
    """

    start: int
    end: int
    hint: Label | None
    folded: str
    words: int
    kind: Kind
    is_ended: bool
    is_cut: bool
    is_small: bool
    plain: Literal["prose", "short"]
    is_sure: bool


def _count(words: str) -> int:
    """How many words: of scripts that do not part words, half the number of their characters."""
    spaced = words.count(" ") + 1
    if words.isascii():
        return spaced
    unspaced = len(_IDEOGRAPH.findall(words[:2000]))
    return max(spaced, unspaced // 2)


def _is_small(words: str) -> bool:
    """Whether most words of four letters and more begin in small letters."""
    long = [each for each in words[:400].split(" ")[1:] if len(each) > 3 and each[0].isalpha()]
    return sum(each[0].islower() or not each[0].isupper() for each in long) * 2 > len(long)


def _ends(words: str) -> tuple[bool, bool]:
    """Whether a sentence ends at the end, and whether the words are cut off there."""
    is_cut = _CUT.search(words[-40:]) is not None
    bare = words.rstrip(_CLOSING)
    is_ended = bare[-1:] in _TERMINAL and not is_cut
    return is_ended, is_cut


def _is_separated(words: str, phrase: str) -> bool:
    """Whether a colon, dash or the like stands behind the phrase that begins a line."""
    found = re.match(r"\W*" + r"\s*".join(map(re.escape, phrase.split(" "))), words, re.IGNORECASE)
    return found is not None and _SEPARATED.match(words, found.end()) is not None


def _starting(words: str, folded: str, count: int, *, is_ended: bool, markers: Markers) -> Kind | None:
    """The kind that a line's first words give it."""
    for kind in ("comments", "credit", "caption", "insert", "navigation", "boilerplate"):
        phrase = markers.starts[kind].match(folded)
        if phrase is None:
            continue
        if kind == "credit" and count > _BRIEF // 2 and phrase in markers.glued_cues:
            continue
        is_separated = _is_separated(words, phrase)
        is_phrase = " " in phrase or not phrase.isalpha()
        if kind in {"boilerplate", "comments"} or is_separated or folded == phrase:
            return kind  # type: ignore[return-value] -- the kinds above are kinds
        if is_phrase and (kind in {"credit", "caption"} or (not is_ended and count <= _BRIEF // 2)):
            return kind  # type: ignore[return-value] -- as above
    return None


def _is_dated(flat: str, block: Block, count: int, markers: Markers) -> bool:
    """Whether a line is a date and nothing else: with its labels, weekday and clock, or "2 hours ago"."""
    words = flat[block.start : block.end]
    if not any(each.isdigit() for each in words):
        return False
    left: list[str] = []
    last, found = block.start, False
    for day in days_in(flat, block.start, block.end):
        left.append(flat[last : day.start])
        last, found = day.end, True
    left.append(flat[last : block.end])
    rest = [fold(each) for each in _TOKEN.findall(" ".join(left))]
    told = markers.weekdays | markers.labels | markers.clock
    if not found:
        told = told | markers.ago | frozenset(markers.months)
        if count > _AGO or not any(each in markers.ago or each in markers.months for each in rest):
            return False
    return all(each in told or not each.strip("#:.") for each in rest)


def _holding(lowered: str, count: int, markers: Markers) -> Kind | None:
    """The kind that words anywhere in a line give it."""
    if count <= 2 * _BRIEF and any(phrase in lowered for phrase in markers.contains["credit"]):
        return "credit"
    if count <= _BRIEF and any(phrase in lowered for phrase in markers.permission) and any(fold(each) in markers.texts for each in lowered.split()[:8]):
        return "credit"
    # The credit ends a caption or begins it; in the midst of a long line it is part of something glued.
    edges = lowered if len(lowered) < 2 * _EDGE else f"{lowered[: _EDGE // 2]}\n{lowered[-_EDGE:]}"
    if any(phrase in edges for phrase in markers.contains["caption"]):
        return "caption"
    if count <= 40 and any(phrase in lowered for phrase in markers.contains["boilerplate"]):
        return "boilerplate"
    return None


def _is_prose(words: str, count: int, *, is_ended: bool, is_small: bool) -> bool:
    if is_ended and count >= _PROSE_WORDS:
        return True
    if count >= _LONG_WORDS:
        return True
    if count >= _UNENDED_WORDS and is_small:
        return True
    return count >= _MIDDLE_WORDS and is_small and words.rstrip(_CLOSING)[-1:] in _GOING_ON


def line_of(flat: str, block: Block) -> Line:
    """Look at one block; `flat` is the whole text with plain spaces, quotes and digits."""
    words = flat[block.start : block.end]
    head = words[:_FOLDED]
    folded = fold(head)
    count = _count(words)
    is_ended, is_cut = _ends(words)
    is_small = _is_small(words)
    plain: Literal["prose", "short"] = "prose" if _is_prose(words, count, is_ended=is_ended, is_small=is_small) else "short"
    kind: Kind = plain
    if count <= _ANY_KIND and len(words) <= 3 * _FOLDED:
        kind = _special(flat, block, folded, count, is_ended=is_ended) or kind
    elif count <= _NOTICE and load_markers().starts["boilerplate"].match(folded) is not None:
        kind = "boilerplate"
    return Line(block.start, block.end, block.hint, folded, count, kind, is_ended, is_cut, is_small, plain, _is_sure(words, folded, kind))


def _is_sure(words: str, folded: str, kind: Kind) -> bool:
    """Whether the kind holds without other traces of a page: phrases of several words do, single words may be headings."""
    if kind in {"section", "boilerplate", "navigation", "button", "tail", "comments", "image"}:
        return folded.count(" ") >= 2 or _CRUMBS.fullmatch(words) is not None
    if kind == "insert":
        phrase = load_markers().starts["insert"].match(folded) or ""
        return " " in phrase and _is_separated(words, phrase)
    return True


def _special(flat: str, block: Block, folded: str, count: int, *, is_ended: bool) -> Kind | None:
    words = flat[block.start : block.end]
    markers = load_markers()
    if _LETTER.search(words) is None and not any(each.isdigit() for each in words):
        return "symbol"
    if _ADDRESS.fullmatch(words):
        return "link"
    whole = markers.lines.get(folded)
    if whole is not None:
        return _LISTS.get(whole, whole)  # type: ignore[return-value] -- the lists of `lines` are kinds
    if count <= _BRIEF and _RIGHTS.match(words):
        return "credit"
    if count <= _CREDIT_WORDS and _CREDIT_LINE.fullmatch(words) and not (count > 2 and _is_small(words)):
        return "caption"
    if count <= _BRIEF and _CRUMBS.fullmatch(words) and markers.lines.get(fold(re.split(r"[»›>]", words, maxsplit=1)[0])) in {"navigation", "sections"}:
        return "navigation"
    if folded.startswith("# ") and markers.reading.fullmatch(words.strip()):
        return "navigation"
    starting = _starting(words, folded, count, is_ended=is_ended, markers=markers)
    if starting is not None:
        return starting
    if count <= _BRIEF // 2 and _is_dated(flat, block, count, markers):
        return "date"
    if count <= _BRIEF and byline_line(flat, block.start, block.end) is not None:
        return "byline"
    return _holding(words.casefold(), count, markers)
