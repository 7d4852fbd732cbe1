"""Which line is an article's title: the one that stands near the text, says what the text says, and has a title's length."""

import re
from collections.abc import Sequence

from sayso.read.bylines import glued_byline
from sayso.read.kinds import Line
from sayso.read.markers import fold, load_markers
from sayso.read.sheets import Sheet

__all__ = ["matches", "title_candidates", "title_line"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 35  # words
_QUESTION = 16  # words of a title that is a question
_UNENDED = 25
_PLAIN = 1.0  # what a title must score in a plain text,
_PAGE = 2.5  # and on a page, where menus compete
_NEAR = 40  # lines before the text; what stands further up belongs to the site
_DATED = re.compile(r"(?:19|20)\d\d")
_SENTENCES = re.compile(r"[^\W\d_]{3,}[.!] [A-Z]")
_SPEAKER = re.compile(r"(?:[QA]|[A-Z][A-Z .'-]{1,30}) ?[:.] +\S")  # a line of a transcript
_TRAILING = " \"')]}0123456789*†"  # closing marks, and the numbers of notes
_SITE = re.compile(r"\s+(?:[|»·•—–-]|::|/)\s+")


def matches(folded: str, title: str | None) -> bool:
    """Whether a folded line is the title that the format gives, with or without the site's name behind it."""
    if not title or not folded:
        return False
    whole = fold(title)
    return folded == whole or folded in {fold(part) for part in _SITE.split(title)} or (len(folded) > 25 and whole.startswith(folded))


def _words(flat: str, line: Line) -> set[str]:
    return {each.casefold() for each in _WORD.findall(flat, line.start, line.end)}


def _can_be(words: str, line: Line) -> bool:
    if line.hint not in {None, "title", "heading", "body"} or line.words > _LONGEST:
        return False
    if line.hint is None and (_SPEAKER.match(words) or (line.words <= _QUESTION and glued_byline(words, 0, len(words)) is not None)):
        return False
    if line.hint is None and words.rstrip(_TRAILING)[-1:] in {",", ";", ":", "،"}:
        return False
    if line.kind in {"short", "insert", "section", "caption", "credit"}:
        return True
    # A question or exclamation of one line may be a title though it is a sentence.
    return line.kind == "prose" and line.words <= 25


def _length_score(words: int) -> float:
    if words <= 2:
        return -3.0 if words == 1 else -1.0
    if words == 3:
        return 0.5
    return 2.0 if words <= 22 else 0.0


def title_line(sheet: Sheet, candidates: Sequence[int], body: Sequence[int], *, given: str | None) -> int | None:
    """The position of the title among the candidate lines, None if none is good enough.

    `body` are the positions of the text's paragraphs, `given` is the title that the format tells.
    """
    flat, lines, weight = sheet.flat, sheet.lines, sheet.area.weight
    vocabulary: set[str] = set()
    for position in body:
        vocabulary |= _words(flat, lines[position])
    shorts = [each for each in lines if each.plain == "short" or each.words <= _LONGEST] if weight > 0 else []
    best: tuple[float, int] | None = None
    start = body[0] if body else (candidates[-1] + 1 if candidates else 0)
    for position in candidates:
        line = lines[position]
        if line.hint == "title":
            return position
        if not _can_be(flat[line.start : line.end], line):
            continue
        is_given = matches(line.folded, given)
        ends_plainly = line.is_ended and flat[line.start : line.end].rstrip(" \"')")[-1:] not in {"?", "!"}
        if line.kind != line.plain and line.kind in {"caption", "credit"} and not is_given:
            continue
        if line.kind == "prose" and not is_given and (ends_plainly or line.words > (_QUESTION if line.is_ended else _UNENDED)):
            continue
        own = _words(flat, line)
        below = [each for each in lines[position + 1 : position + 9] if each.kind not in {"image", "symbol", "button", "navigation", "section", "link"}]
        score = _length_score(line.words) + 4 * (len(own & vocabulary) / len(own) if own else 0)
        score += 20 if is_given else 0
        score += 3 if sheet.counts.get(line.folded, 0) > 1 and line.words > 2 else 0
        score += next(
            (
                1.0 + (2 - offset) * 0.75
                for offset, each in enumerate(below[:3])
                if each.kind in {"date", "byline"} or _DATED.search(flat, each.start, min(each.end, each.start + 80))
            ),
            0.0,
        )
        score -= 3 if _SENTENCES.search(flat, line.start, line.end) else 0
        score += 2 if weight > 0 and line.words > 3 and any(line.folded in each.folded and each.folded != line.folded for each in shorts) else 0
        score += 2 if weight == 0 and position == candidates[0] else 0
        score += 1 if weight == 0 and position == start - 1 else 0
        score += 2 if load_markers().documents & set(line.folded.split(" ")[:3]) else 0
        institution = load_markers().institutions.match(line.folded.removeprefix("the "))
        score -= 4 if institution is not None and line.folded.removeprefix("the ")[len(institution) :].startswith((" of", " for", " de", " der")) else 0
        score -= 2 if ends_plainly else 0
        score -= 3 if line.kind in {"section", "insert"} else 0
        score -= min(4.0, 0.1 * max(0, start - position)) if weight > 0 else 0
        if best is None or score > best[0]:
            best = (score, position)
    if best is None or best[0] < (_PAGE if weight > 0 else _PLAIN):
        return None
    # A title said twice is the first of the two.
    return next(each for each in candidates if lines[each].folded == lines[best[1]].folded and lines[each].hint == lines[best[1]].hint)


def title_candidates(lines: Sequence[Line], head: int, first: int, last: int) -> tuple[list[int], list[int]]:
    """The lines that may hold a section's title, and the positions of its paragraphs."""
    body = [position for position in range(first, last) if lines[position].kind == "prose" and lines[position].hint in {None, "body"}]
    start = body[0] if body else last
    # The first paragraphs themselves may be the title where it is a question or the format says so.
    return list(range(max(head, start - _NEAR), min(last, start + 2))), body
