"""Tables with a heading: OpenSanctions' targets.simple.csv and whatever else has a column of names."""

import re
from collections.abc import Mapping
from itertools import chain
from typing import BinaryIO

from sayso.errors import InvalidSettings, UnreadableInput
from sayso.listing.parts import Gathered, ListRead, day, list_words, many, one_line
from sayso.listing.sources import rows_of
from sayso.record import Designation, ListedName, ListEntry

__all__ = ["COLUMNS", "read_table"]

COLUMNS = ("name", "first", "last", "aliases", "weak", "kind", "id", "country", "listed", "authority", "program", "born")
"""What a column can hold, as `--column` calls it."""

_DELIMITERS = (",", "\t", ";", "|")
_BLANKS = re.compile(r"[\s_.\-]+")
_LONGEST_HEADING = 60  # characters
_SHOWN = 20  # headings that a message names


def delimiter_of(heading: str) -> str:
    """The character that parts a heading's columns: the one that it has most of."""
    return max(_DELIMITERS, key=heading.count)


def read_table(stream: BinaryIO, file: str, *, heading: str, columns: Mapping[str, str]) -> ListRead:
    """A CSV or TSV file. `columns` says what a column is called where that cannot be told: {"name": "Full Name"}.

    Raises UnreadableInput where no column can be told to hold names, InvalidSettings where `columns` names one that is not there.
    """
    gathered = Gathered()
    delimiter = delimiter_of(heading)
    rows = rows_of(stream, gathered.notes, gathered.fault, delimiter=delimiter)
    titles = [one_line(title) for title in next(rows, (0, []))[1]]
    places = _places(titles, columns, file, heading)
    seen: str | None = None
    authorities: dict[str, None] = {}
    for number, row in rows:
        if len(row) > len(titles) and any(field.strip() for field in row[len(titles) :]):
            gathered.fault(f"Line {number:,} has {len(row)} fields where the heading has {len(titles)}.")
            continue
        held = {what: row[place] for what, place in places.items() if place < len(row)}
        last = day(held.get("seen"))
        seen = max(filter(None, (seen, last)), default=None)
        authority = one_line(held.get("authority"))
        if authority:
            authorities[authority] = None
        _add(held, gathered, f"Line {number:,}")
    if not gathered.entries:
        gathered.notes.append("It has a heading, but no entry could be read.")
    only = next(iter(authorities)) if len(authorities) == 1 else None
    return gathered.read(format="table", name=file, authority=only, issued=seen)


def _places(titles: list[str], columns: Mapping[str, str], file: str, heading: str) -> dict[str, int]:
    """Which column holds what: as the user says, and else by the usual headings."""
    plain = [_BLANKS.sub(" ", title.casefold()).strip() for title in titles]
    shown = ", ".join(titles[:_SHOWN]) + (" …" if len(titles) > _SHOWN else "")
    places: dict[str, int] = {}
    for what, title in columns.items():
        if title not in titles and _BLANKS.sub(" ", title.casefold()).strip() not in plain:
            message = f"The list {file} has no column {title!r} for --column {what}={title}. Its columns are: {shown}."
            raise InvalidSettings(message)
        places[what] = titles.index(title) if title in titles else plain.index(_BLANKS.sub(" ", title.casefold()).strip())
    for what, usual in list_words().columns.items():
        found = next((plain.index(name) for name in usual if name in plain and plain.index(name) not in places.values()), None)
        if what not in places and found is not None:
            places[what] = found
    if "name" not in places and "last" not in places:
        if len(titles) < 2 or heading.rstrip().endswith((".", "!", "?")) or any(len(title) > _LONGEST_HEADING for title in titles):
            message = f"The list {file} cannot be read: it looks like a text, not a table. It begins: “{heading.strip()[:_LONGEST_HEADING]} …”. A table needs a heading with a column of names."
        else:
            message = (
                f"The list {file} has no column that is known to hold names. Its columns are: {shown}. If one does, say which: --column 'name={titles[0]}'"
            )
        raise UnreadableInput(message)
    return places


def _add(held: Mapping[str, str], gathered: Gathered, where: str) -> None:
    whole = one_line(held.get("name")) or f"{one_line(held.get('first'))} {one_line(held.get('last'))}".strip()
    names = [ListedName(text=whole)]
    if whole:
        names += [ListedName(text=alias, form="alias") for alias in many(held.get("aliases", ""))]
        names += [ListedName(text=alias, quality="weak", form="alias") for alias in many(held.get("weak", ""))]
    designation = Designation(
        authority=one_line(held.get("authority")) or None, program=one_line(held.get("program")) or None, listed_on=day(held.get("listed"))
    )
    entry = ListEntry(
        id=held.get("id", ""),
        caption=whole,
        kind=list_words().kind_of(held.get("kind", "")),
        names=tuple(names),
        designations=(designation,) if any((designation.authority, designation.program, designation.listed_on)) else (),
        born=many(held.get("born", "")),
        countries=tuple(dict.fromkeys(chain.from_iterable(many(held[what], separators=";,") for what in ("country",) if what in held))),
    )
    gathered.add(entry, where)
