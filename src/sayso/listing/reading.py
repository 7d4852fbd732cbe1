"""A list of any format that is read here, told by its content."""

import csv
from collections.abc import Mapping
from typing import BinaryIO

from sayso.errors import InvalidSettings, UnreadableInput
from sayso.listing.followthemoney import read_followthemoney
from sayso.listing.ofac import is_alternatives, is_primary, read_advanced, read_flat, read_sdn
from sayso.listing.parts import ListRead
from sayso.listing.sources import charset_of, head_of
from sayso.listing.tables import COLUMNS, read_table
from sayso.listing.un import read_un
from sayso.listing.xml import root_of

__all__ = ["COLUMNS", "READS", "is_companion", "read_list"]

READS = (
    "entities of FollowTheMoney as JSON (OpenSanctions' entities.ftm.json, targets.nested.json), OFAC's SDN.XML, CONSOLIDATED.XML, SDN_ADVANCED.XML and sdn.csv with alt.csv, "
    "the UN Security Council's consolidated XML, and CSV or TSV files with a heading that has a column of names (OpenSanctions' targets.simple.csv)"
)
_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive or an Office file; unpack it, or save the sheet as CSV"),
    (b"%PDF", "a PDF document; download the list as XML or CSV"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"SQLite format 3\x00", "a database; give the list, not the case"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save the sheet as CSV"),
)
_FEW_CONTROLS = 0.05  # of the characters; more are a program's bytes
_XML = {"sdnList": read_sdn, "Sanctions": read_advanced, "CONSOLIDATED_LIST": read_un}


def is_companion(stream: BinaryIO) -> bool:
    """Whether a file is OFAC's alt.csv, which is no list by itself but the aliases of sdn.csv."""
    head = head_of(stream)
    if any(head.startswith(signature) for signature, _ in _SIGNATURES):
        return False
    return is_alternatives(_first_row(head.decode("utf-8", "replace")))


def read_list(stream: BinaryIO, file: str, *, columns: Mapping[str, str] | None = None, companion: BinaryIO | None = None) -> ListRead:
    """The entries of a list, with what could not be read counted and told.

    `stream` can be rewound; `file` is its name, for messages and for lists that do not say what they are. `columns` say which columns of a table hold what, by the
    names of COLUMNS; `companion` is OFAC's alt.csv for sdn.csv. Raises UnreadableInput for a file that is no list known here, saying what was seen; InvalidSettings for
    columns that mean nothing.
    """
    chosen = dict(columns or {})
    unknown = sorted(set(chosen) - set(COLUMNS))
    if unknown:
        message = f"--column {unknown[0]}=… means nothing. Write NAME=HEADING with one of the names {', '.join(COLUMNS)}: --column name='Full Name'"
        raise InvalidSettings(message)
    head = head_of(stream)
    for signature, seen in _SIGNATURES:
        if head.startswith(signature):
            raise _unknown(file, f"it is {seen}")
    charset, _ = charset_of(stream)
    text = head.decode(charset, "replace").removeprefix("\ufeff")
    begins = text.lstrip()
    if not begins:
        raise _unknown(file, "it is empty")
    if sum(not (letter.isprintable() or letter in "\r\n\t\x1a") for letter in text) > len(text) * _FEW_CONTROLS:
        raise _unknown(file, "its bytes are no text")
    if begins.startswith("<"):
        return _read_xml(stream, file, begins)
    if begins.startswith(("{", "[")):
        return read_followthemoney(stream, file, is_array=begins.startswith("["))
    first = _first_row(text)
    if is_primary(first):
        return read_flat(stream, file, alternatives=companion)
    if is_alternatives(first):
        raise _unknown(file, "it is OFAC's file of aliases, which belongs to sdn.csv: give both together")
    if len(first) >= 4 and first[0].strip().isdigit() and any("-0-" in field for field in first):
        raise _unknown(file, "it is one of OFAC's files without names of its own (addresses or comments); give sdn.csv and alt.csv")
    return read_table(stream, file, heading=begins.split("\n", 1)[0], columns=chosen)


def _read_xml(stream: BinaryIO, file: str, begins: str) -> ListRead:
    if begins[:200].casefold().startswith(("<!doctype html", "<html")):
        raise _unknown(file, "it is a web page; download the list itself")
    root = root_of(stream, file)
    read = _XML.get(root)
    if read is None:
        raise _unknown(file, f"it is XML whose outermost element is <{root[:60]}>")
    return read(stream, file)


def _first_row(text: str) -> list[str]:
    line = text.lstrip("\ufeff\r\n\t ").split("\n", 1)[0]
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def _unknown(file: str, seen: str) -> UnreadableInput:
    return UnreadableInput(f"The list {file} cannot be read: {seen}. Lists that are read: {READS}.")
