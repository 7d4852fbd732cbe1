"""Reference lists, their entries and the listings: as rows and back."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from sayso.record import Designation, ListedName, ListEntry, Listing, NameMatch, ReferenceList
from sayso.store.children import Rows
from sayso.store.tables import LIST_ENTRIES, LIST_READINGS, LISTINGS, LISTS, STEPS

__all__ = ["LINKED", "SET_ASIDE", "entry_row", "list_row", "listing_rows", "load_entries", "load_listings", "load_lists", "reading_row"]

LINKED, SET_ASIDE = "list linked", "list set aside"
"""Steps of the case; their detail begins with the id of the list."""

_NAMES = msgspec.json.Decoder(tuple[ListedName, ...])
_DESIGNATIONS = msgspec.json.Decoder(tuple[Designation, ...])
_SIGNALS = msgspec.json.Decoder(tuple[NameMatch, ...])
_TEXTS = msgspec.json.Decoder(tuple[str, ...])


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def list_row(reference: ReferenceList) -> dict[str, Any]:
    """The row that says where a list came from."""
    return {
        "id": reference.id,
        "file": reference.file,
        "origin": reference.origin,
        "sha256": reference.sha256,
        "size": reference.size,
        "received": reference.received,
        "companion": reference.companion,
        "companion_sha256": reference.companion_sha256,
    }


def reading_row(reference: ReferenceList, *, sayso: str, columns: str) -> dict[str, Any]:
    """The row that says what was read out of a list, by which version."""
    return {
        "list": reference.id,
        "sayso": sayso,
        "columns": columns,
        "format": reference.format,
        "name": reference.name,
        "authority": reference.authority,
        "issued": reference.issued,
        "entries": reference.entries,
        "broken": reference.broken,
        "notes": _json(reference.notes),
    }


def entry_row(list_id: str, entry: ListEntry) -> dict[str, Any]:
    """The row that holds an entry."""
    return {
        "list": list_id,
        "entry": entry.id,
        "caption": entry.caption,
        "kind": entry.kind,
        "names": _json(entry.names),
        "designations": _json(entry.designations),
        "topics": _json(entry.topics),
        "born": _json(entry.born),
        "countries": _json(entry.countries),
    }


def load_lists(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[ReferenceList]:
    """Lists sorted by id, with what was read out of them and whether they are set aside."""
    aside: dict[str, str | None] = {}
    for row in connection.execute(select(STEPS).where(STEPS.c.step.in_((LINKED, SET_ASIDE))).order_by(STEPS.c.number)).mappings():
        aside[row["detail"].partition(" ")[0]] = row["at"] if row["step"] == SET_ASIDE else None
    query = select(LISTS, LIST_READINGS).join(LIST_READINGS, LIST_READINGS.c.list == LISTS.c.id).order_by(LISTS.c.id)
    if chosen is not None:
        query = query.where(LISTS.c.id.in_(chosen))
    for row in connection.execute(query).mappings():
        yield ReferenceList(
            id=row["id"],
            name=row["name"],
            authority=row["authority"],
            issued=row["issued"],
            format=row["format"],
            file=row["file"],
            origin=row["origin"],
            sha256=row["sha256"],
            size=row["size"],
            received=row["received"],
            entries=row["entries"],
            broken=row["broken"],
            notes=_TEXTS.decode(row["notes"]),
            companion=row["companion"],
            companion_sha256=row["companion_sha256"],
            set_aside=aside.get(row["id"]),
        )


def load_entries(connection: Connection, list_id: str) -> Iterator[ListEntry]:
    """The entries of a list in the order of the list."""
    for row in connection.execute(select(LIST_ENTRIES).where(LIST_ENTRIES.c.list == list_id).order_by(LIST_ENTRIES.c.number)).mappings():
        yield ListEntry(
            id=row["entry"],
            caption=row["caption"],
            kind=row["kind"],
            names=_NAMES.decode(row["names"]),
            designations=_DESIGNATIONS.decode(row["designations"]),
            topics=_TEXTS.decode(row["topics"]),
            born=_TEXTS.decode(row["born"]),
            countries=_TEXTS.decode(row["countries"]),
        )


def listing_rows(listing: Listing) -> Rows:
    """The row that holds a listing."""
    row = {name: getattr(listing, name) for name in Listing.__slots__}
    row |= {name: _json(row[name]) for name in ("signals", "designations", "topics", "born", "countries")}
    return {LISTINGS: [row]}


def load_listings(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Listing]:
    """Listings sorted by id."""
    query = select(LISTINGS).order_by(LISTINGS.c.id)
    if chosen is not None:
        query = query.where(LISTINGS.c.id.in_(chosen))
    for row in connection.execute(query).mappings():
        held: dict[str, Any] = {name: row[name] for name in Listing.__slots__}
        held |= {name: _TEXTS.decode(row[name]) for name in ("topics", "born", "countries")}
        held["signals"] = _SIGNALS.decode(row["signals"])
        held["designations"] = _DESIGNATIONS.decode(row["designations"])
        yield Listing(**held)
