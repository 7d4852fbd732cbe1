"""What stands glued before a text on one line: title, date, byline, outlet, caption, pasted together without a break.

"STORM OVER THE PASS Created: 3 May 2015 News Weather By Ada Moss As the river rose, …" is taken apart from the left, one thing at a time,
until words come that are none of these; from there on it is text. Ordinary sentences that hold a date or begin with "By" are left whole.
"""

import re
from dataclasses import dataclass, field

from sayso.read.bylines import glued_byline
from sayso.read.dates import Day, day_without_year, days_in, short_day
from sayso.read.gluing import (
    SENTENCE_END,
    WORD,
    Known,
    Piece,
    bare,
    begins_text,
    behind_day,
    caption_end,
    day_at,
    ends_title,
    is_titled,
    label_of,
    navigation_at,
    outlet_at,
    skip,
    title_at,
)
from sayso.read.markers import fold, load_markers
from sayso.record import Label

__all__ = ["Head", "head_of"]

_ZONE = 420  # characters: heads measured in feeds and blog lists end before this
_SHORT_LINE = 80  # characters of a line in which 24/02/18 is surely a date
_CUE = re.compile(r"(?<=[ |])(?:By|BY|Written by|Posted by) ")
_TITLE_END = re.compile(r" ?[.|:](?= |$)")
_LABEL_WORD = re.compile(r"[^\W\d_][\w.'-]*:?")
_ISSUE = re.compile(r"(?:[A-Z][A-Z ]{2,30}: *)?From the [A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:/[A-Z][a-z]+)?(?:,? \d{4})? [Ii]ssue\b *")
_DATELINE = re.compile(r"(?P<place>[^\W\d_a-z][\w .'-]{1,48}?),? (?P<day>\d{1,2} [^\W\d_]{3,9}|[^\W\d_]{3,9}\.? \d{1,2})\.?(?: \([^()]{2,40}\))? *[-–—:]+ ")
_KEY = re.compile(r"([^\W\d_]{3,12}) ?: ?")
_PREPOSITIONS = frozenset({"on", "at", "le", "am", "vom", "as of", "dated", "data", "stand", "filed", "issued", "released", "added"})


@dataclass(slots=True)
class Head:
    """What a line's head holds; spans are in characters of the document. `rest` is where the text begins, the line's end if there is none."""

    rest: int
    pieces: list[Piece] = field(default_factory=list)
    title: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None
    publisher: tuple[int, int] | None = None
    day: Day | None = None
    updated: Day | None = None


class _Peeler:
    """Takes one line apart from the left."""

    def __init__(self, flat: str, start: int, end: int, known: Known) -> None:
        self.flat, self.start, self.end, self.known = flat, start, end, known
        self.zone = min(end, start + _ZONE)
        days = list(days_in(flat, start, self.zone))
        if not days and end - start < _SHORT_LINE:
            short = short_day(flat, start, end)
            days = [short] if short else []
        self.days = days
        self.head = Head(start)

    def add(self, stop: int, label: Label) -> None:
        """Give everything from where the last piece ended to stop one label."""
        self.head.pieces.append(Piece(self.head.rest, stop, label))
        self.head.rest = stop

    def peel(self) -> Head | None:
        """Take items off until none is found; None where there was none at all."""
        while self.head.rest < self.end:
            cursor = skip(self.flat, self.head.rest, self.end)
            if cursor >= self.end:
                if self.head.pieces:
                    last = self.head.pieces.pop()
                    self.head.rest = self.end
                    self.head.pieces.append(Piece(last.start, self.end, last.label))
                break
            if not (self._field(cursor) or self._date(cursor) or self._byline(cursor) or self._title(cursor) or self._outlet(cursor) or self._between(cursor)):
                break
        return self.head if any(piece.label != "navigation" for piece in self.head.pieces) else None

    def _field(self, cursor: int) -> bool:
        """A field's name before its value: "Title:", "Author:" glued between others."""
        found = _KEY.match(self.flat, cursor, self.zone)
        if found is None or load_markers().fields.get(fold(found[1])) not in {"title", "byline", "publisher"} or found.end() >= self.end:
            return False
        role = load_markers().fields[fold(found[1])]
        if role == "byline" or (role == "title" and title_at(self.flat, found.end(), self.end, self.known) is None):
            return False
        self.add(found.end(), "navigation")
        return True

    def _date(self, cursor: int) -> bool:
        found = day_at(self.flat, cursor, self.zone if self.zone == self.end else self.end, self.days)
        if found is None:
            return False
        day, stop, label = found
        is_first = not self.head.pieces
        if is_first and stop < self.end and label in _PREPOSITIONS:
            return False
        if not begins_text(self.flat, stop, self.end, may_dash=not is_first or bool(label)):
            return False
        if label in load_markers().updates:
            self.head.updated = self.head.updated or day
        elif self.head.day is None:
            self.head.day = day
        self.add(stop, "date")
        return True

    def _byline(self, cursor: int) -> bool:
        if self.head.byline is not None:
            return False
        names = glued_byline(self.flat, cursor, self.end, self.known.names)
        if names is None and self.flat[cursor : cursor + 3].casefold() == "by ":
            outlet = outlet_at(self.flat, cursor + 3, self.end, self.known)
            if outlet is not None and self.head.pieces:
                self.head.publisher = (cursor + 3, outlet)
                self.add(outlet, "byline")
                return True
        if names is None:
            return False
        self.head.byline = (names.names_start, names.names_end)
        self.add(names.end, "byline")
        return True

    def _title(self, cursor: int) -> bool:
        known = title_at(self.flat, cursor, self.end, self.known)
        if known is not None:
            return self._known_title(cursor, known)
        if self.head.title is not None or any(piece.label in {"byline", "date"} for piece in self.head.pieces):
            return False
        issue = _ISSUE.match(self.flat, cursor, self.zone)
        if issue:
            self.add(issue.end(), "navigation")
            return True
        return self._new_title(cursor)

    def _known_title(self, cursor: int, stop: int) -> bool:
        dot = _TITLE_END.match(self.flat, stop, self.end)
        stop = dot.end() if dot else stop
        following = self.flat[stop : self.end].lstrip(" ")
        if following and following[0].islower():
            return False
        self.head.title = self.head.title or (cursor, stop if dot is None else dot.start())
        self.add(stop, "title")
        return True

    def _new_title(self, cursor: int) -> bool:
        """A title that is known from nowhere else, told by the date or byline behind it."""
        for day in self.days:
            stop, is_sure = self._label_before(cursor, day)
            if ends_title(self.flat, cursor, stop, is_sure=is_sure) and begins_text(
                self.flat, behind_day(self.flat, day.end, self.end), self.end, may_dash=True
            ):
                self.head.title = bare(self.flat, cursor, stop)
                self.add(stop, "title")
                return True
        for match in _CUE.finditer(self.flat, cursor, self.zone):
            names = glued_byline(self.flat, match.start(), self.end, self.known.names)
            if names is not None and ends_title(self.flat, cursor, match.start(), is_sure=True):
                self.head.title = bare(self.flat, cursor, match.start())
                self.add(match.start(), "title")
                return True
        return False

    def _label_before(self, cursor: int, day: Day) -> tuple[int, bool]:
        """Where the label and weekday before a date begin, and whether they show that it is the date of publication."""
        words = list(_LABEL_WORD.finditer(self.flat[cursor : day.start]))
        stop, is_sure = day.start, day.start > cursor and self.flat[day.start - 1].isalpha()
        behind = skip(self.flat, behind_day(self.flat, day.end, self.end), self.end)
        is_sure = is_sure or glued_byline(self.flat, behind, self.end, self.known.names) is not None
        for size in range(1, min(4, len(words)) + 1):
            first = words[-size].start()
            if label_of(self.flat[cursor + first : day.start], load_markers()) is None:
                break
            label = fold(self.flat[cursor + first : day.start])
            if label not in load_markers().unfinished and label not in _PREPOSITIONS and label not in load_markers().months:
                stop = cursor + first
                is_sure = is_sure or (bool(label) and label not in load_markers().weekdays)
        agency = self._agency_before(cursor, stop) if stop < day.start else None
        return (stop, is_sure) if agency is None else (agency, True)

    def _agency_before(self, cursor: int, stop: int) -> int | None:
        """Where an agency's name begins that stands between a title and a weekday."""
        words = list(WORD.finditer(self.flat, max(cursor, stop - 40), stop))
        if words and fold(words[-1][0]) in load_markers().agencies and words[-1].start() > cursor:
            return words[-1].start()
        return None

    def _outlet(self, cursor: int) -> bool:
        if self.head.publisher is not None or not any(piece.label in {"date", "byline", "title"} for piece in self.head.pieces):
            return False
        stop = outlet_at(self.flat, cursor, self.end, self.known)
        if stop is None:
            stop = self._before_dateline(cursor)
        if stop is None:
            return False
        self.head.publisher = (cursor, stop)
        self.add(stop, "credit")
        return True

    def _before_dateline(self, cursor: int) -> int | None:
        """Where an outlet's name ends that stands between a date and "City, 5 March -"."""
        found = _DATELINE.match(self.flat, cursor, self.zone)
        if found is None or self.head.day is None or day_without_year(self.flat, found.start("day"), found.end("day")) is None:
            return None
        words = found["place"].split(" ")
        for size in range(min(3, len(words) - 1), 0, -1):
            if fold(" ".join(words[-size:])) in load_markers().cities or (size == 1 and len(words) > 2):
                return cursor + len(" ".join(words[:-size]))
        return None

    def _between(self, cursor: int) -> bool:
        """A reading time, a caption, or tags that stand between two items."""
        stop = navigation_at(self.flat, cursor, self.end)
        if stop is not None:
            self.add(stop, "navigation")
            return True
        if not self.head.pieces or all(piece.label == "navigation" for piece in self.head.pieces):
            return False
        caption = caption_end(self.flat, cursor, self.end, self.zone)
        if caption is not None:
            self.add(caption, "caption")
            return True
        if self.head.byline is None and self.head.day is not None:
            for match in _CUE.finditer(self.flat, cursor, self.zone):
                is_plain = SENTENCE_END.search(self.flat, cursor, match.start()) is None and is_titled(self.flat[cursor : match.start()])
                if is_plain and glued_byline(self.flat, match.start(), self.end, self.known.names) is not None:
                    self.add(match.start(), "navigation")
                    return True
        return False


def head_of(flat: str, start: int, end: int, known: Known) -> Head | None:
    """Take apart what stands glued before the text of a line, or None where nothing does."""
    return _Peeler(flat, start, end, known).peel()
