"""What the readers of all formats share: entries gathered, what could not be read counted, the words of listing.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import msgspec

from sayso.record import Designation, ListedName, ListEntry
from sayso.record.listings import ListKind

__all__ = ["Gathered", "ListRead", "ListWords", "day", "list_words", "many", "one_line"]

_LONGEST = 1_000  # characters of a name, an id or a programme; what is longer is no name
_MOST_NAMES = 2_000  # names of one entry
_TOLD = 8  # broken records that are told one by one; the rest is counted
_ISO_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_AMERICAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WRITTEN_DAY = re.compile(r"(\d{1,2})[ .-]([A-Za-z]{3})[a-z]*[ .-](\d{4})")
_MONTHS = {name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRead:
    """What one file gave: what it calls itself, its entries, how many records were broken, and sentences on them."""

    format: str
    name: str
    authority: str | None
    issued: str | None
    entries: tuple[ListEntry, ...]
    broken: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """All of listing.toml: schemata and types to kinds, headings to columns."""

    schemata: Mapping[str, ListKind]
    types: Mapping[str, ListKind]
    columns: Mapping[str, tuple[str, ...]]

    def kind_of(self, word: str) -> ListKind:
        """The kind that a schema or the word of a type column stands for, "unknown" for what is neither."""
        found = self.schemata.get(word.strip())
        return found if found is not None else self.types.get(word.strip().casefold(), "unknown")


@cache
def list_words() -> ListWords:
    """The words that sayso ships."""
    return msgspec.convert(tomllib.loads(files("sayso.listing").joinpath("listing.toml").read_text(encoding="utf-8")), ListWords)


def one_line(text: str | None) -> str:
    """The text without line ends, doubled blanks and control characters; "" for nothing and for OFAC's word for nothing, -0-."""
    if text is None:
        return ""
    cleaned = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return "" if cleaned == "-0-" else cleaned


def many(text: str, *, separators: str = ";") -> tuple[str, ...]:
    """The parts of a text between separators, each once; a separator between quotation marks parts nothing."""
    quoted = re.findall(f'"[^"]*"|[^"{re.escape(separators)}]+|"|[{re.escape(separators)}]', text)
    parts = (one_line(part).strip('"').strip() for part in "".join("\0" if piece in separators else piece for piece in quoted).split("\0"))
    return tuple(dict.fromkeys(part for part in parts if part))


def day(text: str | None) -> str | None:
    """A date as ISO 8601, as exact as it stands ("2021", "2021-04", "2021-04-05"); US month/day/year and "05 Apr 2021" too. None for what is no date."""
    cleaned = one_line(text)
    found = _ISO_DAY.match(cleaned)
    if found is not None:
        return found.group()
    american = _AMERICAN_DAY.match(cleaned)
    if american is not None and 1 <= int(american[1]) <= 12 and 1 <= int(american[2]) <= 31:
        return f"{american[3]}-{int(american[1]):02}-{int(american[2]):02}"
    written = _WRITTEN_DAY.match(cleaned)
    if written is not None and written[2].casefold() in _MONTHS:
        return f"{written[3]}-{_MONTHS[written[2].casefold()]:02}-{int(written[1]):02}"
    return None


@dataclass(slots=True)
class Gathered:
    """Entries and faults of one file, as they are read."""

    entries: dict[str, ListEntry] = field(default_factory=dict[str, ListEntry])
    broken: int = 0
    notes: list[str] = field(default_factory=list[str])

    def fault(self, what: str) -> None:
        """Count a broken record; `what` names it by its number and says what is wrong."""
        self.broken += 1
        if self.broken <= _TOLD:
            self.notes.append(what)

    def add(self, entry: ListEntry, where: str) -> None:
        """Add an entry, its texts cleaned; `where` names its record in the file.

        One without a name is broken. One whose id was there before is the same entry with more names; one without an id is called by its place.
        """
        names = _cleaned(entry.names)
        if not names:
            self.fault(f"{where} has no name.")
            return
        identifier = one_line(entry.id)[:_LONGEST] or where
        cleaned = replace(
            entry,
            id=identifier,
            caption=one_line(entry.caption)[:_LONGEST] or names[0].text,
            names=names,
            topics=_lines(entry.topics),
            born=_lines(entry.born),
            countries=_lines(entry.countries),
        )
        known = self.entries.get(identifier)
        if known is not None:
            cleaned = replace(known, names=_cleaned((*known.names, *names)), designations=tuple(dict.fromkeys((*known.designations, *cleaned.designations))))
        self.entries[identifier] = cleaned

    def add_names(self, identifier: str, names: Iterable[ListedName]) -> bool:
        """Give an entry that is there more names; False where there is none of that id."""
        entry = self.entries.get(identifier)
        if entry is not None:
            self.entries[identifier] = replace(entry, names=_cleaned((*entry.names, *names)))
        return entry is not None

    def designate(self, identifier: str, designations: Iterable[Designation]) -> bool:
        """Say who listed an entry that is there; False where there is none of that id."""
        entry = self.entries.get(identifier)
        if entry is not None:
            self.entries[identifier] = replace(entry, designations=tuple(dict.fromkeys((*entry.designations, *designations))))
        return entry is not None

    def read(self, *, format: str, name: str, authority: str | None, issued: str | None) -> ListRead:  # noqa: A002 - the word of the noun
        """What all of it comes to."""
        more = self.broken - _TOLD
        notes = [*self.notes, f"{more:,} more records could not be read."] if more > 0 else list(self.notes)
        entries = tuple(self.entries.values())
        return ListRead(format=format, name=name, authority=authority, issued=issued, entries=entries, broken=self.broken, notes=tuple(notes))


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text on one line, once; empty ones left out."""
    return tuple(dict.fromkeys(line for text in texts if (line := one_line(text)[:_LONGEST])))


def _cleaned(names: Iterable[ListedName]) -> tuple[ListedName, ...]:
    """Names that can be names, each once; strong where it is so anywhere, and in the form in which it came first."""
    kept: dict[str, ListedName] = {}
    for name in names:
        text = one_line(name.text)
        if not text or len(text) > _LONGEST or len(kept) >= _MOST_NAMES or not any(letter.isalnum() for letter in text):
            continue
        known = kept.get(text)
        if known is None:
            kept[text] = replace(name, text=text)
        elif name.quality == "strong" and known.quality == "weak":
            kept[text] = replace(known, quality="strong")
    return tuple(kept.values())
