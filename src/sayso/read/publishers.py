"""Which outlet a text stands in: what the format says, else what the text says of itself.

"First published by X" names another outlet, and never this one; "Source: X" names this one's outlet only where nothing else does.
"""

import re
from collections.abc import Sequence

from sayso.read.blocks import Metadata
from sayso.read.credits import source_in
from sayso.read.flat import flatten, tidy
from sayso.read.markers import fold, load_markers
from sayso.read.published import shown
from sayso.read.sheets import Authored, Sheet

__all__ = ["publisher_of"]

_BRACKETED = re.compile(r"[^\W\d_][^()]{0,70}?\((?P<agency>[^\W\d_][^()]{1,30})\) ?(?:[-–—:]|(?=[A-Z]))")
_PREFIX = re.compile(r"(?P<agency>[^\W\d_][\w&.]*(?: [^\W\d_][\w&.]*){0,3}) ?[-–—:] +(?=[\"']?[^\W\d_])")
_DASHED = re.compile(r"[^\W\d_][^()]{0,60}? (?P<agency>[^\W\d_a-z][\w.&]{1,20}) ?[-–—] ")
_SITE = re.compile(r"\s+(?:[|»·•–—-]|::)\s+")
_YEAR = re.compile(r"[ ,]+(?:19|20)\d\d$")  # "© The Lake Post 2024"
_ACRONYM = 6  # letters: longer words in capitals are shouted


def _dateline(sheet: Sheet, found: Authored, start: int, end: int) -> tuple[int, int] | None:
    """The agency in a dateline: "CITY (Agency) -", "CITY, 5 March, Agency -", "AGENCY - When …"."""
    flat, markers = sheet.flat, load_markers()
    limit = min(end, start + 120)
    bracketed = _BRACKETED.match(flat, start, limit)
    if bracketed is not None:
        agency = fold(bracketed["agency"])
        is_dateline = flat[start : bracketed.start("agency")].split(",", 1)[0].strip(" (").isupper() or agency in markers.agencies
        if is_dateline and (agency in markers.agencies or re.search(r"\) ?[-–—]", bracketed[0])) and agency not in markers.cities:
            return bracketed.span("agency")
    prefix = _PREFIX.match(flat, start, limit)
    if prefix is not None and _is_agency(sheet, found, prefix["agency"]):
        return prefix.span("agency")
    dashed = _DASHED.match(flat, start, limit)
    if dashed is not None and fold(dashed["agency"]) in markers.agencies:
        return dashed.span("agency")
    return None


def _is_agency(sheet: Sheet, found: Authored, words: str) -> bool:
    """Whether the words before a dash that begins a text name an outlet and not a place."""
    markers, folded = load_markers(), fold(words)
    if folded in markers.cities:
        return False
    if folded in markers.agencies or fold(words.rsplit(" ", maxsplit=1)[-1]) in markers.outlet_words:
        return True
    if found.byline is not None and words in sheet.flat[slice(*found.byline)]:
        return True
    # A place in capitals is written in small letters elsewhere; an acronym never is.
    return " " not in words and words.isupper() and 2 <= len(words) <= _ACRONYM and words.title() not in sheet.flat


def _from_title(title: str | None, line: str | None) -> str | None:
    """The site's name behind the title that the format gives, where the text has the title without it."""
    if not title or not line:
        return None
    parts = _SITE.split(title)
    if len(parts) > 1 and fold(line) == fold(flatten(" - ".join(parts[:-1]))):
        return parts[-1].strip() or None
    if len(parts) > 1 and fold(line) == fold(flatten(parts[0])):
        return parts[-1].strip() or None
    return None


def publisher_of(sheet: Sheet, found: Authored, spans: Sequence[tuple[int, int]], metadata: Metadata | None) -> str | None:
    """The outlet's name in the words of the format or the text, None where neither gives one."""
    if metadata is not None and metadata.publisher:
        return tidy(metadata.publisher)
    if found.publisher is not None:
        return shown(sheet.text, found.publisher)
    line = shown(sheet.text, found.title)
    site = _from_title(metadata.title, line) if metadata is not None else None
    if site is not None:
        return site
    agency = _dateline(sheet, found, *spans[0]) if spans else None
    name = shown(sheet.text, agency or found.credit or (_holder(sheet) if metadata is not None else None))
    return None if name is None else _YEAR.sub("", name) or name


def _holder(sheet: Sheet) -> tuple[int, int] | None:
    """Who holds the rights in the page, as its foot says."""
    return next((span for span in (source_in(sheet.flat, line.start, line.end) for line in sheet.lines if line.kind == "credit") if span), None)
