"""Reference lists taken into a case, and its entities matched with them: now, and at every build and judgement."""

import hashlib
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import msgspec

from sayso.codebook import Codebook, load_codebook
from sayso.errors import InvalidSettings, UnreadableInput
from sayso.ids import content_id
from sayso.listing import ListDecision, ListRead, is_companion, link, read_list
from sayso.record import Entity, Judgement, ListEntry, Listing, Record, ReferenceList
from sayso.resolve.judging import decisions_in_force
from sayso.settings import LinkSettings, Settings
from sayso.store import Case, Writer, open_case
from sayso.version import VERSION

__all__ = ["Linked", "link_lists", "linking_of", "listings_of", "set_lists_aside", "with_listings"]

_BLOCK = 1024 * 1024
_IN_MEMORY = 16 * 1024**2  # bytes of a kept list that are read again without a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What came of linking: `lists` are those given now, `is_new` says whether anything of the case changed, `notes` are sentences on the lists as a whole."""

    lists: tuple[ReferenceList, ...]
    listings: tuple[Listing, ...]
    is_new: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """A file that a user gave as a list, open, with its hash; `companion` is OFAC's alt.csv."""

    path: Path
    stream: BinaryIO
    sha256: str
    size: int
    companion: "_Given | None" = None

    @property
    def id(self) -> str:
        return content_id("list", self.sha256, None if self.companion is None else self.companion.sha256)


def link_lists(
    case: Path, files: Sequence[Path], *, settings: LinkSettings | None = None, columns: Mapping[str, str] | None = None, clock: Callable[[], str]
) -> Linked:
    """Take files into the case as reference lists, and match its entities with all lists that are not set aside.

    Without files, what is linked already is matched again where the settings differ. A list that is there already is not taken twice; one that was set aside is matched
    again. `columns` say what a table's columns are called. Raises UnreadableInput for a file that is no list, before anything is written; CaseBusy where another process
    writes to the case.
    """
    wanted = settings or LinkSettings()
    _check(wanted)
    with ExitStack() as stack:
        given = _opened(files, wanted, stack)
        at = clock()
        read = [
            _read(one, columns or {}, at) for one in given if not _is_known(case, one, columns or {})
        ]  # before the case is locked: it takes long, and can fail
        with open_case(case) as opened, opened.writing() as writer:
            known = {reference.id: reference for reference in opened.lists()}
            is_new = opened.linking() != _encoded(wanted)
            for one, reference, entries in read:
                is_new = True
                _take(writer, one, reference, entries, columns or {}, known)
            for one in given:
                reference = known.get(one.id)
                if reference is not None and reference.set_aside is not None:
                    writer.set_list_aside(reference, at, sayso=VERSION, is_aside=False)
                    is_new = True
            for one in given:
                is_new |= _replace_bare(writer, one, known, at)
            if is_new:
                writer.set_linking(_encoded(wanted))
                writer.replace_listings(_listed_anew(opened, writer, tuple(opened.entities()), _codebook(opened), tuple(opened.judgements())))
            lists = {reference.id: reference for reference in opened.lists()}
            chosen = tuple(lists[one.id] for one in given)
            return Linked(lists=chosen, listings=tuple(opened.listings()), is_new=is_new, notes=tuple(_notes(given, chosen, tuple(lists.values()))))


def set_lists_aside(case: Path, starts: Sequence[str], *, clock: Callable[[], str]) -> tuple[ReferenceList, ...]:
    """Match some lists no longer, by their ids or the beginnings of those; they stay in the case, and linking their files again brings them back. Raises UnknownId."""
    with open_case(case) as opened, opened.writing() as writer:
        chosen = [opened.list(start) for start in starts]
        for reference in chosen:
            if reference.set_aside is None:
                writer.set_list_aside(reference, clock(), sayso=VERSION)
        ids = {reference.id for reference in chosen}
        writer.replace_listings([listing for listing in opened.listings() if listing.list not in ids])
        return tuple(opened.list(reference.id) for reference in chosen)


def linking_of(case: Case) -> LinkSettings:
    """How the lists of a case are matched."""
    held = case.linking()
    return LinkSettings() if held is None else msgspec.json.decode(held, type=LinkSettings)


def _listed_anew(case: Case, writer: Writer, entities: Sequence[Entity], codebook: Codebook, judgements: Sequence[Judgement]) -> tuple[Listing, ...]:
    """The listings of entities in all lists of a case that are not set aside; lists that another version read are read again first, from the bytes that were kept."""
    references = [reference for reference in case.lists() if reference.set_aside is None]
    for reference in references:
        version, columns = case.list_reading(reference.id)
        if version != VERSION:
            _read_again(case, writer, reference, columns)
    return listings_of(case, entities, codebook, judgements)


def listings_of(case: Case, entities: Sequence[Entity], codebook: Codebook, judgements: Sequence[Judgement]) -> tuple[Listing, ...]:
    """The listings of entities, be they the case's or a view's, in all lists of the case that are not set aside, as these were read; nothing is written."""
    references = [reference for reference in case.lists() if reference.set_aside is None]
    settings = linking_of(case)
    return link(
        entities,
        ((reference, tuple(case.list_entries(reference.id))) for reference in references),
        codebook=codebook,
        least=settings.least,
        most=settings.most,
        decisions=_decisions(judgements, references),
    )


def with_listings(case: Case, writer: Writer, record: Record, codebook: Codebook) -> Record:
    """The record with listings of its own entities in place of those that it came with."""
    return replace(record, listings=_listed_anew(case, writer, record.entities, codebook, record.judgements))


def _decisions(judgements: Sequence[Judgement], references: Sequence[ReferenceList]) -> list[ListDecision]:
    """Those judgements in force that are on an entry of a list: one of their two things is a list's id, a colon, the entry's own id."""
    ids = {reference.id for reference in references}
    found: list[ListDecision] = []
    for decision in decisions_in_force(judgements):
        for entry, thing in ((decision.left, decision.right), (decision.right, decision.left)):
            if entry.partition(":")[0] in ids:
                found.append(ListDecision(thing=thing, entry=entry, is_same=decision.is_same, by=decision.by, why=decision.why))
    return found


def _check(settings: LinkSettings) -> None:
    if not 0 < settings.least <= 1:
        message = f"--least {settings.least} means nothing: a score is above 0 and at most 1. Write --least 0.8, more for fewer and surer matches."
        raise InvalidSettings(message)


def _encoded(settings: LinkSettings) -> str:
    return msgspec.json.encode({"least": settings.least, "most": settings.most}).decode()


def _codebook(case: Case) -> Codebook:
    build = case.info().build
    settings = Settings() if build is None else build.settings
    return load_codebook(None if settings.codebook is None else Path(settings.codebook))


def _opened(files: Sequence[Path], settings: LinkSettings, stack: ExitStack) -> list[_Given]:
    """The files, open and hashed, each content once, alt.csv with its sdn.csv."""
    opened: dict[str, _Given] = {}
    for path in files:
        one = _open(path, settings.file_size, stack)
        opened.setdefault(one.sha256, one)
    companions = [one for one in opened.values() if is_companion(one.stream)]
    primaries = [one for one in opened.values() if one not in companions]
    if companions and len(primaries) != 1:
        message = f"The file {companions[0].path} is OFAC's file of aliases. Give it together with its sdn.csv, and with no other list: sayso link CASE sdn.csv alt.csv"
        raise UnreadableInput(message)
    if len(companions) > 1:
        message = f"Two files of aliases were given, {companions[0].path} and {companions[1].path}. Give one list with its own: sayso link CASE sdn.csv alt.csv"
        raise UnreadableInput(message)
    return [replace(primaries[0], companion=companions[0])] if companions else primaries


def _open(path: Path, limit: int, stack: ExitStack) -> _Given:
    if not path.exists():
        message = f"There is no list at {path}. Give a file that exists: sayso link CASE sdn.xml"
        raise UnreadableInput(message)
    if path.is_dir():
        message = f"{path} is a folder. Give the lists one by one: sayso link CASE {path}/sdn.xml"
        raise UnreadableInput(message)
    try:
        size = path.stat().st_size
        if not path.is_file():
            message = f"{path} is no plain file. Save the list to a file and give that."
            raise UnreadableInput(message)
        if size > limit:
            message = f"The list {path} holds {size:,} bytes, more than the limit of {limit:,}. Allow more with --max-file-size."
            raise UnreadableInput(message)
        stream = stack.enter_context(path.open("rb"))
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
    except OSError as error:
        message = f"The list {path} cannot be opened: {error.strerror or error}. Check its rights."
        raise UnreadableInput(message) from error
    return _Given(path, stream, digest, size)


def _is_known(case: Path, one: _Given, columns: Mapping[str, str]) -> bool:
    """Whether the case holds the list already, read by this version in the same way."""
    with open_case(case, readonly=True) as opened:
        return any(reference.id == one.id for reference in opened.lists()) and opened.list_reading(one.id) == (VERSION, dict(columns))


def _name(path: Path) -> str:
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _read(one: _Given, columns: Mapping[str, str], at: str) -> tuple[_Given, ReferenceList, tuple[ListEntry, ...]]:
    read = read_list(one.stream, _name(one.path), columns=columns, companion=None if one.companion is None else one.companion.stream)
    reference = ReferenceList(
        id=one.id,
        name=read.name,
        authority=read.authority,
        issued=read.issued,
        format=read.format,
        file=_name(one.path),
        origin=_name(one.path),  # as of documents: nothing of the folders that a user keeps it in
        sha256=one.sha256,
        size=one.size,
        received=at,
        entries=len(read.entries),
        broken=read.broken,
        notes=read.notes,
        companion=None if one.companion is None else _name(one.companion.path),
        companion_sha256=None if one.companion is None else one.companion.sha256,
    )
    return one, reference, read.entries


def _take(
    writer: Writer, one: _Given, reference: ReferenceList, entries: Sequence[ListEntry], columns: Mapping[str, str], known: Mapping[str, ReferenceList]
) -> None:
    if reference.id not in known:
        streams = [one.stream, *([] if one.companion is None else [one.companion.stream])]
        for stream in streams:
            stream.seek(0)
        writer.keep_list(reference, streams, sayso=VERSION)
    writer.replace_list_reading(reference, entries, sayso=VERSION, columns=columns)


def _replace_bare(writer: Writer, one: _Given, known: Mapping[str, ReferenceList], at: str) -> bool:
    """Set aside an sdn.csv that was linked without its aliases, now that it comes with them: the same entries should not be told twice."""
    bare = known.get(content_id("list", one.sha256, None))
    if one.companion is None or bare is None or bare.set_aside is not None:
        return False
    writer.set_list_aside(bare, at, sayso=VERSION)
    return True


def _read_again(case: Case, writer: Writer, reference: ReferenceList, columns: Mapping[str, str]) -> None:
    with _kept(case, reference.sha256) as stream, ExitStack() as stack:
        companion = None if reference.companion_sha256 is None else stack.enter_context(_kept(case, reference.companion_sha256))
        read: ListRead = read_list(stream, reference.file, columns=columns, companion=companion)
    again = replace(
        reference,
        name=read.name,
        authority=read.authority,
        issued=read.issued,
        format=read.format,
        entries=len(read.entries),
        broken=read.broken,
        notes=read.notes,
    )
    writer.replace_list_reading(again, read.entries, sayso=VERSION, columns=columns)


@contextmanager
def _kept(case: Case, sha256: str) -> Generator[BinaryIO]:
    """The bytes of a list as a file."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as stream:
        for piece in case.kept_bytes(sha256):
            stream.write(piece)
        stream.seek(0)
        yield stream  # type: ignore[misc] # pyright: ignore[reportReturnType] - it is a BinaryIO in all but name before Python 3.12


def _notes(given: Sequence[_Given], chosen: Sequence[ReferenceList], lists: Sequence[ReferenceList]) -> Iterator[str]:
    """What a user should know of the lists together: another edition or format of one that is matched too, a file of aliases that lies unused beside its list."""
    for one, reference in zip(given, chosen, strict=True):
        for other in lists:
            if other.id == reference.id or other.set_aside is not None or other.name != reference.name:
                continue
            what = "The same list, as another file," if other.issued == reference.issued else "Another edition of it"
            yield f"{what} is matched too: {other.file}, {other.issued or 'which gives no date'}. To set that one aside: sayso link CASE --drop {other.id}"
        beside = one.path.with_name("alt.csv")
        if reference.format == "OFAC CSV" and one.companion is None and beside.is_file():
            yield f"{beside} lies beside {one.path.name} and was not read. To match its aliases too: sayso link CASE {one.path} {beside}"
