"""What `link` prints: lists taken in, and entities beside the entries that bear names like theirs."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from sayso import api
from sayso.cli.console import plain
from sayso.cli.listed import list_lines, listing_lines
from sayso.cli.showing import Shown
from sayso.errors import InvalidSettings
from sayso.listing import COLUMNS
from sayso.pipeline.linking import Linked, linking_of
from sayso.record import Entity, Listing, ReferenceList
from sayso.record.listings import NOT_AN_IDENTIFICATION, listing_rank

_SHOWN = 60  # entities with listings that are printed; --json has all


def columns_from(given: Sequence[str]) -> dict[str, str]:
    """Columns from the command line's options; raises InvalidSettings for one that means nothing."""
    columns: dict[str, str] = {}
    for one in given:
        name, sign, title = one.partition("=")
        if name not in COLUMNS or not sign or not title.strip():
            message = f"--column {one} means nothing. Write NAME=HEADING with one of the names {', '.join(COLUMNS)}: --column name='Full Name'"
            raise InvalidSettings(message)
        columns[name] = title.strip()
    return columns


def linked(path: Path, lists: Sequence[Path], *, drop: Sequence[str], least: float | None, columns: Mapping[str, str], file_size: int | None) -> Shown:
    """Take lists in or set them aside, and put all matches into words."""
    if drop and lists:
        message = "Either link lists or set some aside: sayso link CASE LIST…, or sayso link CASE --drop LIST-ID"
        raise InvalidSettings(message)
    lines: list[str] = []
    given: frozenset[str] = frozenset()
    if drop:
        lines += [
            f"{plain(reference.name)} ({plain(reference.file)}) is set aside. It stays in the case; to match it again, link its file again."
            for reference in api.set_lists_aside(path, *drop)
        ]
    elif lists:
        done = api.link_lists(path, *lists, least=least, columns=columns, file_size=file_size)
        lines += _taken(done)
        given = frozenset(reference.id for reference in done.lists)
    elif least is not None:
        api.link_lists(path, least=least)
    with api.open(path) as case:
        references = {reference.id: reference for reference in case.lists()}
        used = linking_of(case).least
        listings = sorted(case.listings(), key=listing_rank)
        entities = {entity.id: entity for entity in case.entities()}
        data: dict[str, Any] = {"lists": msgspec.to_builtins(list(references.values())), "listings": msgspec.to_builtins(listings)}
    matched = [reference for reference in references.values() if reference.set_aside is None]
    if not lists:
        lines += [line for reference in references.values() for line in list_lines(reference)]
    if not references:
        command = plain(shlex.quote(str(path)))
        return Shown((f"No list is linked to this case yet. Give one that you have downloaded: sayso link {command} sdn.xml",), {})
    shown = [listing for listing in listings if not given or listing.list in given]
    lines += ["", *_listing_lines(shown, entities, references, used)] if shown else [_nothing(matched)]
    if len(listings) > len(shown):
        lines += ["", f"{len(listings) - len(shown):,} more in the other lists of the case: sayso link {plain(shlex.quote(str(path)))}"]
    return Shown(tuple(lines), data)


def _taken(done: Linked) -> Iterator[str]:
    for reference in done.lists:
        yield from list_lines(reference)
    yield from (f"  [bold]Note:[/] {plain(note)}" for note in done.notes)
    if not done.is_new:
        yield "Nothing changed: these bytes were linked before, and matched in the same way."


def _nothing(matched: Sequence[ReferenceList]) -> str:
    if not matched:
        return "No list is matched: all are set aside."
    return "No entity of the case bears a name like one of theirs. That says nothing of names that the texts write otherwise, or do not write."


def _listing_lines(listings: Sequence[Listing], entities: Mapping[str, Entity], references: Mapping[str, ReferenceList], least: float) -> Iterator[str]:
    by_entity: dict[str, list[Listing]] = {}
    for listing in listings:
        by_entity.setdefault(listing.entity, []).append(listing)
    found = len(listings)
    yield f"[bold]{found:,} match{'es' if found != 1 else ''} of names, of {len(by_entity):,} {'entities' if len(by_entity) != 1 else 'entity'}, with a score of {f'{least:.2f}'.lstrip('0')} or more.[/] {NOT_AN_IDENTIFICATION}"
    for identity, mine in list(by_entity.items())[:_SHOWN]:
        entity = entities.get(identity)
        yield ""
        yield f"[bold]{plain(entity.name if entity else mine[0].name)}[/], {entity.kind if entity else 'unknown'}  [dim]{identity}[/]"
        for listing in mine:
            yield from listing_lines(listing, references)
    if len(by_entity) > _SHOWN:
        yield ""
        yield f"… and {len(by_entity) - _SHOWN:,} more entities: --json prints all."
