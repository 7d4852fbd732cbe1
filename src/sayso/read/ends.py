"""What stands behind a text: credits glued to its last line, the author's signature and description."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.read.bylines import is_name
from sayso.read.credits import source_in
from sayso.read.dates import days_in
from sayso.read.drafts import Draft
from sayso.read.gluing import Piece
from sayso.read.kinds import Line
from sayso.read.markers import fold, load_markers
from sayso.read.sheets import Part

__all__ = ["glued_end", "label_end"]

_ZONE = 420  # characters before the end of a line that may hold credits
_ENDED = re.compile(r"(?<=[.!?…\"')\]])[ )\]\"']*(?=[(\[]?[A-Z])")
_SIGNED = re.compile(r" ?[-–—]{1,2} ?(?P<agency>[^\W\d_][\w. /&-]{1,30})\.?$")
_BRACKETED = re.compile(r"[(\[](?P<words>[^()\[\]]{2,120})[)\]]\.?$")
_END_LINES = 8  # lines before a text's end among which signatures and descriptions of the author stand
_OPEN = frozenset({"body", "teaser", "heading", "byline"})
_CLOSING_LINES = 5  # lines below the last paragraph in which somebody signs
_SIGNED_WORDS = 8
_MOST_WORDS = 80  # of a description of the author


@cache
def _cue() -> re.Pattern[str]:
    """Phrases that begin a credit or a pointer at the end of a line; the single words need a colon or stand for themselves."""
    starts = load_markers().starts
    phrases = {each for kind in ("credit", "insert") for group in starts[kind].phrases.values() for each in group if " " in each}
    lines = {each for each, kind in load_markers().lines.items() if kind in {"tail", "comments"} and " " in each and "#" not in each}
    words = "|".join(map(re.escape, sorted(phrases | lines, key=lambda each: (-len(each), each))))
    sources = "|".join(map(re.escape, sorted(load_markers().source_fields)))
    return re.compile(rf"[(\[]?(?:(?:{words})(?![\w'])|(?:tags|{sources})\b(?: ?[:»>|]| (?=[A-Z]))|with (?=[A-Z]\w+ (?:and|in|photos)\b))", re.IGNORECASE)


def _agency(words: str) -> bool:
    return fold(words) in load_markers().agencies or all(fold(each) in load_markers().agencies for each in re.split(r"[/,&]| and ", words))


def glued_end(flat: str, start: int, end: int) -> list[Piece]:
    """Credits and pointers at the end of a line of text, as pieces behind the text; none where the line ends with its text."""
    floor = max(start, end - _ZONE)
    for match in _ENDED.finditer(flat, floor, end):
        cue = _cue().match(flat, match.end(), end)
        if cue is None or match.end() == start:
            continue
        words = flat[match.end() : end]
        # A whole sentence behind the cue is text: "Source" may begin one.
        if re.search(r"[.!?] +[A-Z][a-z]+ [a-z]", words) and not re.match(r"\(|additional|reporting|writing|editing", words, re.IGNORECASE):
            continue
        folded = fold(words)
        is_pointer = load_markers().starts["credit"].match(folded) is None and load_markers().starts["insert"].match(folded) is not None
        return [Piece(match.end(), end, "navigation" if is_pointer or folded in load_markers().lines else "credit")]
    signed = _SIGNED.search(flat, max(start, end - 36), end)
    if signed is not None and _agency(signed["agency"]) and signed.start() > start:
        return [Piece(signed.start(), end, "credit")]
    bracketed = _BRACKETED.search(flat, max(start, end - 124), end)
    if bracketed is not None and bracketed.start() > start and flat[bracketed.start() - 1] in " .":
        words = re.sub(r"^(?:with|from|inputs?|agencies|source:?) ", "", bracketed["words"], flags=re.IGNORECASE)
        if _agency(words):
            return [Piece(bracketed.start(), end, "credit")]
    return []


def _is_bio(flat: str, line: Line, names: Sequence[str]) -> bool:
    """Whether a line at a text's end describes one of its authors: it begins with the name, or with the surname, and goes on with what the author is."""
    if line.words > _MOST_WORDS:
        return False
    words = flat[line.start : line.end]
    markers = load_markers()
    folded = line.folded
    for about in sorted(markers.about):
        if folded == about and " " in about:
            return True
        if folded.startswith(about + " ") and any(folded == f"{about} {fold(name)}" for name in names):
            return True
    for name in names:
        for part in (name, name.rsplit(" ", 1)[-1]):
            if words.casefold().startswith(part.casefold()):
                rest = fold(re.sub(r"^[,\s(|:–—-]+", "", words[len(part) :]))
                is_full = part == name and rest.startswith(("is ", "was ", "ist ", "est ", "es ", "é ", "è "))
                if (
                    not rest
                    or is_full
                    or markers.bio.match(rest) is not None
                    or any(rest.startswith((each, "a " + each, "the " + each)) for each in markers.descriptions)
                ):
                    return True
    return False


def _signature(flat: str, line: Line) -> tuple[int, int] | None:
    """The name in a line that is nothing but a name, perhaps behind a dash; None where it is something else."""
    words = flat[line.start : line.end]
    bare = words.strip(" -–—.,*_/")
    if not is_name(bare) or line.words > 6:
        return None
    start = line.start + words.index(bare)
    return start, start + len(bare)


def label_end(draft: Draft) -> None:
    """Label signatures, descriptions of the author and credits glued to the last paragraph."""
    own = [each for each in range(draft.start, draft.section.last) if draft.sheet.area.zones[each] == "main"]
    words = "" if draft.found.byline is None else draft.flat[slice(*draft.found.byline)]
    names = [each.strip() for each in re.split(r",| and | & ", words) if each.strip()]
    for position in own[-_END_LINES:]:
        line = draft.line(position)
        is_candidate = line.hint is None and draft.labels.get(position) in _OPEN and position > draft.start + 1
        if is_candidate and _is_bio(draft.flat, line, names):
            for other in range(position, draft.section.last):
                if draft.labels.get(other) in _OPEN and draft.line(other).words <= _MOST_WORDS:
                    draft.labels[other] = "credit"
            break
    closing = [each for each in own if draft.texts and each > draft.texts[-1]][:_CLOSING_LINES]
    for position in closing:
        _date_signature(draft, position)
    for position in closing if len(draft.texts) > 1 else ():
        if draft.found.byline is None:
            _sign(draft, position)
    _part_end(draft, own)


def _date_signature(draft: Draft, position: int) -> None:
    """Take a place and a day below the text as the date of signing: "Orrin, 3 May 2015"."""
    line = draft.line(position)
    day = next(days_in(draft.flat, line.start, line.end), None) if line.hint is None and line.words <= _SIGNED_WORDS else None
    if day is None or day.precision != "day" or draft.labels.get(position) not in _OPEN or draft.flat[day.end : line.end].strip(" .)"):
        return
    before = draft.flat[line.start : day.start].rstrip(" ,(")
    if before and not (before[0].isupper() and before.count(" ") < 4):
        return
    draft.found.signed.append(day)
    draft.labels[position] = "date"


def _sign(draft: Draft, position: int) -> None:
    """Take a name alone on the last line as the author's."""
    line = draft.line(position)
    name = _signature(draft.flat, line) if line.kind == "short" and line.hint is None else None
    if name is not None and draft.labels.get(position) in {"body", "heading"} and not draft.has_common_word(*name):
        draft.found.byline = name
        draft.labels[position] = "byline"


def _part_end(draft: Draft, own: Sequence[int]) -> None:
    """Part credits and pointers from the last paragraph that they are glued to."""
    last = next((each for each in reversed(own) if draft.labels.get(each) == draft.body_label or each in draft.parts), None)
    if last is None or draft.line(last).hint is not None:
        return
    parts = draft.parts.get(last)
    if parts and parts[-1].label != draft.body_label:
        return
    start = parts[-1].start if parts else draft.line(last).start
    pieces = glued_end(draft.flat, start, draft.line(last).end)
    if not pieces:
        return
    kept = parts[:-1] if parts else []
    added = [Part(each.start, each.end, each.label, draft.owner if each.label == "credit" else None) for each in pieces]
    draft.parts[last] = [*kept, Part(start, pieces[0].start, draft.body_label, draft.owner), *added]
    draft.labels.pop(last, None)
    if pieces[0].label == "credit":
        draft.found.credit = draft.found.credit or source_in(draft.flat, pieces[0].start, pieces[0].end)
