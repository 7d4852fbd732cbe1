"""A listing for a terminal: shared by what `link` and `show` print."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.cli.console import plain
from sayso.record import Listing, ReferenceList
from sayso.record.listings import NOT_AN_IDENTIFICATION, decision_words, entry_key, listed_words, score_words

__all__ = ["entity_listing_lines", "list_lines", "listing_lines"]


def listing_lines(listing: Listing, references: Mapping[str, ReferenceList]) -> Iterator[str]:
    """A listing: as whom, by whom, in which list, why the names are alike, what an analyst said."""
    decision = decision_words(listing)
    yield f"  {f'[bold]{plain(decision)}[/]: ' if decision else ''}{plain(listed_words(listing, references.get(listing.list)))}"
    yield f"    {plain(score_words(listing))}"
    known = [f"born {plain(', '.join(listing.born))}"] if listing.born else []
    known += [f"of {plain(', '.join(listing.countries))}"] if listing.countries else []
    if known:
        yield f"    the list says: {listing.kind}, {', '.join(known)}"
    yield f"    [dim]{listing.id}, entry {plain(entry_key(listing.list, listing.entry))}[/]"


def list_lines(reference: ReferenceList) -> Iterator[str]:
    """A list: what it calls itself, where it came from, what could not be read of it."""
    dated = f" of {reference.issued}" if reference.issued else ""
    authority = f", {plain(reference.authority)}" if reference.authority else ""
    companion = f" with {plain(reference.companion)}" if reference.companion else ""
    undated = "" if reference.issued else ", which gives no date"
    yield f"[bold]{plain(reference.name)}[/]{dated}{authority}{undated}: {reference.entries:,} entries  [dim]{reference.id}[/]"
    yield f"  [dim]{plain(reference.file)}{companion}, {plain(reference.format)}, received {reference.received}, SHA-256 {reference.sha256[:16]}…[/]"
    if reference.set_aside is not None:
        yield f"  set aside on {reference.set_aside[:10]}: not matched"
    if reference.broken:
        yield f"  [bold]{reference.broken:,} record{'s' if reference.broken != 1 else ''} could not be read.[/]"
    yield from (f"  [bold]Note:[/] {plain(note)}" for note in reference.notes)


def entity_listing_lines(listings: Sequence[Listing], references: Mapping[str, ReferenceList]) -> list[str]:
    """The entries of lists that bear names like an entity's, in the order given; nothing where there are none."""
    if not listings:
        return []
    return [f"names like it on lists. {NOT_AN_IDENTIFICATION}", *(line for listing in listings for line in listing_lines(listing, references))]
