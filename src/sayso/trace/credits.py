"""Whom a text names as where it comes from: datelines, closing credits, bylines, "first published by", and "as X reported"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from sayso.record import Span
from sayso.text.folding import fold
from sayso.trace.outlets import Named, Outlets, agency_in_byline
from sayso.trace.pile import Piece
from sayso.trace.publishers import Publishers, Wording
from sayso.trace.words import Words, read_words

__all__ = ["Credit", "find_credits", "signed_by"]

# A dateline or a header stands among the first words, a closing credit among the last; longest seen in agency copy and reprints.
_HEAD_WORDS = 45
_TAIL_WORDS = 40
_TAIL_CHARACTERS = 400
_SIGNOFF_WORDS = 120
_DATELINE_WORDS = 10  # "CITY, COUNTRY, Month day (Agency)"
_DASHES = frozenset("-–—:|")
_SIGNED = 0.9
_AROUND = 60  # characters looked at on each side of a name

_OPEN_BRACKET = re.compile(r"[(\[]([^()\[\]\n]*)$")
_CLOSE_BRACKET = re.compile(r"^([^()\[\]\n]*)[)\]]\s*(.?)")
_LINE_BEFORE = re.compile(r"(?:^|[-–—,:|/•·»>\n])\s*$")
_LINE_BEHIND = re.compile(r"^\s*(?:[–—|:/»]|-{1,2}\s|\s-)")
_END_BEFORE = re.compile(r"(?:^|[-–—(\[|:/»>.,!?\"”’+\n])\s*$")
_DATELINE_PARAGRAPHS = 4  # a title and a byline that were not told from the body may come first
_DATELINE_CHARACTERS = 140
_DATELINE = re.compile(r"(?P<place>[^\W\d_][^()\n!?\"“”:;]{1,70}?)\s*\((?P<name>[A-Z][^()\n]{1,40}?)\)\s*(?:[–—]|-{1,2}(?=\s))")
_ENDING = re.compile(r"(?:[-–—]\s*|[.!?\"”]\s*\()(?P<name>[A-Z]{2,6})\)?\s*$")
_APART_BEFORE = re.compile(r"(?:^|[-–—,;:|/()\[\n•·]|\b(?:by|and|with|from|for|of|the))\s*$", re.IGNORECASE)
_APART_BEHIND = re.compile(r"^\s*(?:$|[-–—,;:|/()\].\n•·]|and\b|\d)", re.IGNORECASE)
_NAMES_SOURCE = re.compile(r"(?:^|[\n.(\[!?\"”])\s*sources?\s*[:»>]+\s*([^\n()\[\]]{2,80})", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,/+&|;]|\band\b)\s*")
_NAME = r"(?:the\s+)?(?P<name>[A-Z][^\s,;()\[\]\"”]*(?:\s+(?:of|and|the|for|[A-Z0-9][^\s,;()\[\]\"”]*)){0,6})"

Reason = Literal["credited", "first published", "reported"]


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that an article names as where its words come from: the outlet's key, its name, the words that say so (None where only metadata does), a score from 0 to 1.

    `is_explicit` ones say it in so many words ("source: X", "first published by X").
    Scores: 0.95 for datelines, 0.9 for closing credits, bylines, "source:" and "first published by", 0.8 for "with inputs from" and the like and for bare names in a header,
    0.6 for a way of signing off that is one agency's and for "X reported" in the text.
    """

    key: str
    name: str
    reason: Reason
    span: Span | None
    score: float
    is_explicit: bool = False


def signed_by(credited: Sequence[Credit]) -> str | None:
    """The key of the agency whose dateline or byline an article bears: whose words it has, where nothing says who published it."""
    return next((credit.key for credit in credited if credit.reason == "credited" and credit.score >= _SIGNED), None)


def find_credits(piece: Piece, outlets: Outlets, publishers: Publishers) -> tuple[Credit, ...]:
    """The credits of one article, the surest first, one for each outlet and reason; names of its own publisher among them."""
    found = list(_Credits(piece, outlets, publishers).found())
    credited = {credit.key for credit in found if credit.reason != "reported"}
    best: dict[tuple[str, str], Credit] = {}
    for credit in sorted(
        found, key=lambda credit: (-credit.score, not credit.is_explicit, credit.span is None, credit.span.start if credit.span else 0, credit.key)
    ):
        if credit.reason != "reported" or credit.key not in credited:
            best.setdefault((credit.key, credit.reason), credit)
    return tuple(best.values())


@lru_cache(maxsize=8)
def _published_before(wording: Wording) -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(wording.first_published, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"\b(?i:{phrases or '(?!)'})\s+(?:{_NAME}|(?P<lower>[a-z][\w-]*(?:\.[\w-]+)*)\s*(?:\n|$))")


class _Credits:
    """One article, looked at from its head, its tail and the notes beside it."""

    def __init__(self, piece: Piece, outlets: Outlets, publishers: Publishers) -> None:
        self._piece = piece
        self._text = piece.document.text
        self._words = piece.words
        self._outlets = outlets
        self._publishers = publishers
        self._wording = publishers.wording
        self._beside = frozenset(publishers.wording.beside)
        self._pictures = frozenset(publishers.wording.pictures)
        self._starts = [start for start, _ in piece.stretches]
        # An agency named in a caption took the picture.
        self._named = tuple(named for named in outlets.find(self._text, piece.words) if self._stretch(named)[0] not in piece.captions)
        self._first_named = tuple(named for named in self._named if named.first < _HEAD_WORDS + 8)

    def found(self) -> Iterator[Credit]:
        sure = [*self._in_notes(), *self._in_text(), *self._datelines(), *self._ending(), *self._said_in_so_many_words()]
        yield from sure
        if not any(credit.reason == "credited" for credit in sure):
            yield from self._signed_off()

    def _in_text(self) -> Iterator[Credit]:
        """Names of known outlets and of publishers of the pile, each judged by what stands around it."""
        closing = self._closing()
        before: Credit | None = None
        last = 0
        for named in self._named:
            is_listed = before is not None and before.reason == "credited" and self._is_only_beside(last, named.first)
            credit = self._credit(named, "credited", before.score) if is_listed and before else self._of(named, closing)
            before, last = credit, named.last
            if credit is not None:
                yield credit

    def _datelines(self) -> Iterator[Credit]:
        """Datelines with an agency that nobody has heard of: "CITY, date (NAME) -" at the start of one of the first paragraphs."""
        for start, end in self._piece.stretches[:_DATELINE_PARAGRAPHS]:
            found = _DATELINE.match(self._text, start, min(end, start + _DATELINE_CHARACTERS)) if start not in self._piece.captions else None
            if found is not None and not _stands_for(found.group("name"), found.group("place")):
                yield self._by_name(found.start("name"), found.group("name"), "credited", 0.9)

    def _ending(self) -> Iterator[Credit]:
        """A name in capitals that ends the text by itself: "— NAME", "(NAME)"."""
        if self._piece.stretches:
            start, end = self._piece.stretches[-1]
            first = max(start, end - _AROUND)
            found = _ENDING.search(self._text[first:end])
            if found is not None and found.group("name").lower() not in self._wording.endings:
                yield self._by_name(first + found.start("name"), found.group("name"), "credited", 0.7)

    def _by_name(self, start: int, name: str, reason: Reason, score: float) -> Credit:
        key = self._outlets.key(name)
        return Credit(key, self._outlets.name(key, name), reason, self._piece.document.span(start, start + len(name)), score)

    def _credit(self, named: Named, reason: Reason, score: float, words: Words | None = None) -> Credit:
        words = words or self._words
        span = self._piece.document.span(words.starts[named.first], words.ends[named.last - 1])
        return Credit(named.key, self._outlets.name(named.key, span.text), reason, span, score)

    def _of(self, named: Named, closing: frozenset[Named]) -> Credit | None:
        """What a name in the article's own words says, if it is a credit at all."""
        before, behind = self._around(named)
        if named.first < _HEAD_WORDS:
            if self._is_dateline(named, before, behind):
                return self._credit(named, "credited", 0.95)
            if self._is_header(named, behind):
                return self._credit(named, "credited", 0.8)
        if named in closing:
            return self._credit(named, "credited", 0.9)
        if self._follows(named, self._wording.credited) and not self._follows(named, ("source", "sources")) and self._is_at_an_end(named):
            return self._credit(named, "credited", 0.8)
        if not named.in_credits and self._is_reported(named):
            return self._credit(named, "reported", 0.6)
        return None

    def _stretch(self, named: Named) -> tuple[int, int]:
        return self._piece.stretches[bisect_right(self._starts, self._words.starts[named.first]) - 1]

    def _around(self, named: Named) -> tuple[str, str]:
        """The characters before and behind a name, inside its own stretch of text."""
        start, end = self._words.starts[named.first], self._words.ends[named.last - 1]
        first, last = self._stretch(named)
        return self._text[max(first, start - _AROUND) : start], self._text[end : min(last, end + _AROUND)]

    def _is_at_an_end(self, named: Named) -> bool:
        return named.first < _HEAD_WORDS or named.last > len(self._words) - _TAIL_WORDS

    def _is_dateline(self, named: Named, before: str, behind: str) -> bool:
        """A dateline: "CITY (Agency) —", "CITY, 3 March (AGENCY)", "CITY — Agency —"; not "the Agency (ACRONYM) said"."""
        opened, closed = _OPEN_BRACKET.search(before), _CLOSE_BRACKET.match(behind)
        if opened and closed:
            beside = read_words(opened.group(1) + " " + closed.group(1), [(0, len(opened.group(1)) + 1 + len(closed.group(1)))])
            names = {word for other in self._first_named if abs(other.first - named.first) < 8 for word in self._words.folded[other.first : other.last]}
            explains = any(other.last == named.first and other.key == named.key for other in self._first_named)
            is_alone = all(word in self._beside or word in names for word in beside.folded)
            return is_alone and not explains and not closed.group(2).islower() and self._heads(named, before[: opened.start()], closed.group(2))
        return bool(_LINE_BEFORE.search(before)) and bool(_LINE_BEHIND.match(behind))

    def _heads(self, named: Named, before: str, behind: str) -> bool:
        """Whether a name in brackets stands where datelines end: before a dash, behind a place in capitals, or near the start of a paragraph."""
        place = before.split()[-1:]
        words = named.first - bisect_left(self._words.starts, self._stretch(named)[0])
        return behind in _DASHES or (bool(place) and place[0].isupper() and len(place[0]) > 2) or words < _DATELINE_WORDS

    def _is_header(self, named: Named, behind: str) -> bool:
        """A bare agency before a date ("AFP Saturday 11 July 2015"), as headers have it that lost their line breaks."""
        if named.key not in self._outlets.agencies or self._follows(named, self._wording.reported_before):
            return False
        following = read_words(behind, [(0, len(behind))]).folded[:3]
        dates = sum(word in self._wording.days or word in self._wording.months or word.isdigit() for word in following)
        return dates >= 2 and following[0].isdigit() + (following[0] in self._wording.days) + (following[0] in self._wording.months) == 1

    def _closing(self) -> frozenset[Named]:
        """The names that end the article, with nothing behind them but each other."""
        found: list[Named] = []
        limit = len(self._words)
        for named in reversed(self._named):
            if named.last <= len(self._words) - _TAIL_WORDS or not self._is_only_beside(named.last, limit):
                break
            found.append(named)
            limit = named.first
        if not found:
            return frozenset()
        first = found[-1]
        start = first.first
        while start and start > first.first - 3 and self._words.folded[start - 1] in self._beside:
            start -= 1
        before = self._text[max(0, self._words.starts[start] - _AROUND) : self._words.starts[start]]
        return frozenset(found) if _END_BEFORE.search(before) else frozenset()

    def _is_only_beside(self, first: int, last: int) -> bool:
        return last - first <= 8 and all(word in self._beside for word in self._words.folded[first:last])

    def _follows(self, named: Named, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands right before the name."""
        place = named.first
        while place and named.first - place < 2 and self._words.folded[place - 1] in {"the", "by"}:
            place -= 1
        before = " ".join(self._words.folded[max(0, place - 5) : place])
        whole = " ".join(self._words.folded[max(0, place - 5) : named.first])
        return any(text == phrase or text.endswith(" " + phrase) for phrase in phrases for text in (before, whole))

    def _is_reported(self, named: Named) -> bool:
        """Words of reporting beside the name: "X reported", "X news agency said", "according to X", "told X"."""
        if self._follows(named, self._wording.reported_before):
            return True
        place = named.last
        while place < len(self._words) and place - named.last < 4 and self._words.folded[place] in self._wording.between:
            place += 1
        return any(" ".join(self._words.folded[place : place + length]) in self._wording.reported_after for length in (1, 2))

    def _in_notes(self) -> Iterator[Credit]:
        """Agencies in bylines and credit lines beside the text, and in the byline of the metadata; not those of pictures."""
        for start, end in self._piece.notes:
            words = read_words(self._text, [(start, end)])
            if not self._pictures.isdisjoint(words.folded):
                continue
            for named in self._standing_apart(self._text[start:end], words, start):
                # The publisher's own name at the head of the page is no credit: only what is an agency or an outlet to anybody.
                if named.key in self._outlets.known or self._outlets.looks_like_one(self._outlets.names.get(named.key, "")):
                    yield self._credit(named, "credited", 0.9, words)
            signed = agency_in_byline(self._text[start:end], self._wording)
            if signed is not None:
                yield self._by_name(start + self._text[start:end].find(signed), signed, "credited", 0.9)
            yield from self._unnamed(self._text[start:end], start)
        byline = self._piece.article.byline or ""
        place = next((at for first, last in self._piece.article.spans if (at := self._text.find(byline, first, last)) >= 0), -1) if byline else -1
        words = read_words(byline, [(0, len(byline))])
        for named in self._standing_apart(byline, words, 0):
            start, end = words.starts[named.first], words.ends[named.last - 1]
            span = None if place < 0 else self._piece.document.span(place + start, place + end)
            yield Credit(named.key, self._outlets.name(named.key, byline[start:end]), "credited", span, 0.9)
        signed = agency_in_byline(byline, self._wording)
        if signed is not None:
            key, at = self._outlets.key(signed), place + byline.find(signed)
            yield Credit(key, self._outlets.name(key, signed), "credited", None if place < 0 else self._piece.document.span(at, at + len(signed)), 0.9)
        yield from self._unnamed(byline, place)

    def _standing_apart(self, note: str, words: Words, offset: int) -> Iterator[Named]:
        """The outlets in a note, whose names stand by themselves and are no part of a person's."""
        for named in self._outlets.find(note if not offset else self._text, words):
            before, behind = note[: words.starts[named.first] - offset], note[words.ends[named.last - 1] - offset :]
            if _APART_BEFORE.search(before) and _APART_BEHIND.match(behind):
                yield named

    def _unnamed(self, note: str, place: int) -> Iterator[Credit]:
        """Credits to agencies without a name ("By agency staff")."""
        words = " ".join(word for word in read_words(note, [(0, len(note))]).folded if word != "by")
        for phrase in sorted(self._wording.unnamed_agencies, key=lambda phrase: (-len(phrase), phrase)):
            at = note.lower().find(phrase)
            if words.endswith(phrase) and at >= 0:
                span = None if place < 0 else self._piece.document.span(place + at, place + at + len(phrase))
                yield Credit(fold(phrase), phrase, "credited", span, 0.8)
                return

    def _ends(self) -> Iterator[tuple[int, int]]:
        """The notes, and the head and the tail of the text."""
        yield from self._piece.notes
        if self._piece.stretches:
            first, last = self._piece.stretches[0], self._piece.stretches[-1]
            yield last[0] if last[1] - last[0] < _TAIL_CHARACTERS else last[1] - _TAIL_CHARACTERS, last[1]
            yield first[0], min(first[1], first[0] + _TAIL_CHARACTERS)

    def _said_in_so_many_words(self) -> Iterator[Credit]:
        """Explicit credits, "Source: X" and "first published by X", whether or not X is known."""
        for start, end in self._ends():
            text = self._text[start:end]
            for found in _NAMES_SOURCE.finditer(text):
                yield from self._listed(start + found.start(1), found.group(1))
            for found in _published_before(self._wording).finditer(text):
                name = (found.group("name") or found.group("lower")).rstrip(".:’'")
                if fold(name).split(" ")[0] not in (*self._wording.months, *self._wording.days):
                    at = found.start("name") if found.group("name") else found.start("lower")
                    yield replace(self._by_name(start + at, name, "first published", 0.9), is_explicit=True)

    def _listed(self, start: int, names: str) -> Iterator[Credit]:
        place = 0
        for part in (*_PARTS.finditer(names), None):
            piece = names[place : part.start() if part else len(names)]
            name = piece.strip(" .-–—:")
            at = start + place + piece.find(name)
            place = part.end() if part else len(names)
            if any(letter.isalpha() for letter in name) and fold(name) not in self._beside and len(fold(name).split()) <= 8:
                yield replace(self._by_name(at, name, "credited", 0.9), is_explicit=True)

    def _signed_off(self) -> Iterator[Credit]:
        """A closing "Reporting by …; editing by …" at the end: the way of one agency to name its staff."""
        tail = max(0, len(self._words) - _SIGNOFF_WORDS)
        words = self._words.folded[tail:]
        for agency in self._publishers.agencies:
            places = _in_order(words, [phrase.split() for phrase in agency.signoffs])
            if places is not None:
                span = self._piece.document.span(self._words.starts[tail + places[0]], self._words.ends[tail + places[1] - 1])
                yield Credit(fold(agency.name), agency.name, "credited", span, 0.6)


def _stands_for(name: str, before: str) -> bool:
    """Whether a name in brackets is the acronym of the words before it ("the Valley Guard (VG) -")."""
    initials = "".join(word[0] for word in read_words(before, [(0, len(before))]).folded)
    return bool(initials) and initials.endswith(fold(name).replace(" ", ""))


def _in_order(words: Sequence[str], phrases: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Where the phrases begin and end, if they all stand in the words one after the other."""
    if not phrases:
        return None
    first, place = -1, 0
    for phrase in phrases:
        found = next((at for at in range(place, len(words) - len(phrase) + 1) if tuple(words[at : at + len(phrase)]) == tuple(phrase)), None)
        if found is None:
            return None
        first, place = (found if first < 0 else first), found + len(phrase)
    return first, place
