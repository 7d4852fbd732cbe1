"""Entities of FollowTheMoney, as OpenSanctions publishes them: one JSON object a line, or an array of them, with their sanctions inside or beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

import msgspec

from sayso.errors import UnreadableInput
from sayso.listing.parts import Gathered, ListRead, day, list_words, one_line
from sayso.listing.sources import Characters, charset_of, lines_of
from sayso.record import Designation, ListedName, ListEntry
from sayso.record.listings import NameForm, NameQuality

__all__ = ["read_followthemoney"]

_SANCTIONS = frozenset({"Sanction"})
_FORMS: tuple[tuple[str, NameQuality, NameForm], ...] = (
    ("name", "strong", "name"),
    ("alias", "strong", "alias"),
    ("previousName", "strong", "former name"),
    ("weakAlias", "weak", "alias"),
)
_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction")


class _Thing(msgspec.Struct):
    """An entity as it stands; `properties` hold lists of texts, in nested files of entities too."""

    id: str
    schema: str
    properties: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    caption: str | None = None
    datasets: tuple[str, ...] = ()
    last_seen: str | None = None
    last_change: str | None = None


_THING = msgspec.json.Decoder(_Thing)
_ANY = msgspec.json.Decoder()


def read_followthemoney(stream: BinaryIO, file: str, *, is_array: bool) -> ListRead:
    """Persons, bodies, vessels and aircraft; addresses, owners and other links between them are passed over. Raises UnreadableInput where nothing in it is an entity."""
    charset, note = charset_of(stream)
    gathered = Gathered(notes=[note] if note else [])
    characters = Characters(stream, charset)
    things = _from_array(characters, gathered, file) if is_array else _from_lines(characters, gathered)
    sanctions: dict[str, list[Designation]] = {}
    without: set[str] = set()  # entries that name no sanction: their data sets speak for them
    datasets: dict[str, None] = {}
    seen: list[str] = []
    found = 0
    for where, thing in things:
        found += 1
        datasets.update(dict.fromkeys(thing.datasets))
        seen += [written for written in (day(thing.last_seen),) if written is not None]
        if len(seen) > 1:
            seen = [max(seen)]
        if thing.schema in _SANCTIONS:
            for target in _texts(thing.properties, "entity"):
                sanctions.setdefault(target, []).append(_designation(thing.properties))
        elif thing.schema in list_words().schemata:
            _add(thing, where, gathered, without)
    if not found:
        told = f" The first: {gathered.notes[0]}" if gathered.notes else ""
        message = f"The list {file} is JSON, but holds no entity of FollowTheMoney (an object with id, schema and properties).{told}"
        raise UnreadableInput(message)
    for target, designations in sanctions.items():
        if target in without:
            gathered.entries[target] = replace(gathered.entries[target], designations=())
        gathered.designate(target, sorted(designations, key=_order))
    name = f"data set {next(iter(datasets))}" if len(datasets) == 1 else file
    return gathered.read(format="FollowTheMoney JSON", name=name, authority=None, issued=seen[0] if seen else None)


def _order(designation: Designation) -> tuple[str, str, str]:
    return designation.listed_on or "9999", designation.authority or "", designation.program or ""


def _from_lines(characters: Characters, gathered: Gathered) -> Iterator[tuple[str, _Thing]]:
    for number, line in enumerate(lines_of(characters), start=1):
        if not line.strip():
            continue
        try:
            yield f"Line {number:,}", _THING.decode(line)
        except (msgspec.MsgspecError, RecursionError) as error:
            gathered.fault(f"Line {number:,} is no entity of FollowTheMoney ({error}).")


def _from_array(characters: Characters, gathered: Gathered, file: str) -> Iterator[tuple[str, _Thing]]:
    try:
        values = _ANY.decode("".join(iter(lambda: characters.read(1024 * 1024), "")))
    except (msgspec.MsgspecError, RecursionError) as error:
        message = f"The list {file} begins like a JSON array, but is none ({error}). Download it again."
        raise UnreadableInput(message) from error
    for number, item in enumerate(values, start=1):
        try:
            yield f"Element {number:,}", msgspec.convert(item, _Thing)
        except msgspec.MsgspecError as error:
            gathered.fault(f"Element {number:,} is no entity of FollowTheMoney ({error}).")


def _texts(properties: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The texts of a property; a single text counts as a list of one, what is no text is passed over."""
    held: Any = properties.get(name)
    if isinstance(held, str):
        return (held,)
    values: list[Any] = held if isinstance(held, list) else []
    ids = [value.get("id") if isinstance(value, dict) else value for value in values]
    return tuple(dict.fromkeys(value for value in ids if isinstance(value, str) and value.strip()))


def _designation(properties: Mapping[str, Any]) -> Designation:
    days = [written for name in ("listingDate", "startDate") for value in _texts(properties, name) if (written := day(value)) is not None]
    return Designation(
        authority=", ".join(map(one_line, _texts(properties, "authority"))) or None,
        program=", ".join(map(one_line, _texts(properties, "program") or _texts(properties, "programId"))) or None,
        listed_on=days[0] if days else None,
    )


def _add(thing: _Thing, where: str, gathered: Gathered, without: set[str]) -> None:
    properties = thing.properties
    names = [ListedName(text=text, quality=quality, form=form) for name, quality, form in _FORMS for text in _texts(properties, name)]
    parts = " ".join((*_texts(properties, "firstName")[:1], *_texts(properties, "lastName")[:1]))
    if not names and parts:
        names.append(ListedName(text=parts))
    nested: Any = properties.get("sanctions")
    held = [item["properties"] for item in nested if isinstance(item, dict) and isinstance(item.get("properties"), dict)] if isinstance(nested, list) else []
    designations = tuple(sorted(dict.fromkeys(map(_designation, held)), key=_order))
    if not designations:
        without.add(one_line(thing.id))
        program = ", ".join(map(one_line, _texts(properties, "program") or _texts(properties, "programId"))) or None
        if thing.datasets or program:
            designations = (Designation(authority=f"data set {', '.join(thing.datasets)}" if thing.datasets else None, program=program, listed_on=None),)
    countries = [one_line(country) for name in _COUNTRIES for country in _texts(properties, name)]
    entry = ListEntry(
        id=thing.id,
        caption=thing.caption or "",
        kind=list_words().kind_of(thing.schema),
        names=tuple(names) or ((ListedName(text=thing.caption),) if thing.caption else ()),
        designations=designations,
        topics=_texts(properties, "topics"),
        born=_texts(properties, "birthDate"),
        countries=tuple(dict.fromkeys(countries)),
    )
    gathered.add(entry, f"{where} ({one_line(thing.id)})")
