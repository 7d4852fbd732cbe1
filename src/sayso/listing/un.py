"""The consolidated list of the United Nations Security Council, as XML."""

import re
from typing import BinaryIO
from xml.etree.ElementTree import Element

from sayso.listing.parts import Gathered, ListRead, day, many
from sayso.listing.xml import Records, texts, value
from sayso.record import Designation, ListedName, ListEntry

__all__ = ["read_un"]

_AUTHORITY = "UN Security Council"
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_LETTERED = re.compile(r"(?:^|\s)[a-z]\) ")  # "a) One name b) another", in one alias


def read_un(stream: BinaryIO, file: str) -> ListRead:
    """A `CONSOLIDATED_LIST` of individuals and entities, with their aliases by quality: Good, Low, a.k.a., f.k.a."""
    records, gathered = Records(stream, file), Gathered()
    issued = day(records.root.get("dateGenerated"))
    for count, element in enumerate(records.each({"INDIVIDUAL", "ENTITY"}, gathered), start=1):
        _add(element, gathered, f"Record {count:,}")
    if records.note:
        gathered.notes.append(records.note)
    return gathered.read(format="UN XML", name="UN Security Council consolidated list", authority=_AUTHORITY, issued=issued)


def _add(element: Element, gathered: Gathered, where: str) -> None:
    identifier = value(element, "REFERENCE_NUMBER") or value(element, "DATAID")
    names = [ListedName(text=" ".join(part for name in _PARTS if (part := value(element, name))))]
    names += [ListedName(text=original) for original in texts(element, "NAME_ORIGINAL_SCRIPT")]
    for alias in (*element.iterfind("INDIVIDUAL_ALIAS"), *element.iterfind("ENTITY_ALIAS")):
        quality = value(alias, "QUALITY").casefold()
        form = "former name" if quality.startswith("f.k.a") else "alias"
        written = _LETTERED.sub(";", value(alias, "ALIAS_NAME"))
        names += [ListedName(text=text, quality="weak" if quality == "low" else "strong", form=form) for text in many(written)]
    entry = ListEntry(
        id=identifier,
        caption=names[0].text,
        kind="person" if element.tag == "INDIVIDUAL" else "organization",
        names=tuple(names),
        designations=(Designation(authority=_AUTHORITY, program=value(element, "UN_LIST_TYPE") or None, listed_on=day(value(element, "LISTED_ON"))),),
        born=tuple(dict.fromkeys((*texts(element, "INDIVIDUAL_DATE_OF_BIRTH/DATE"), *texts(element, "INDIVIDUAL_DATE_OF_BIRTH/YEAR")))),
        countries=texts(element, "NATIONALITY/VALUE"),
    )
    gathered.add(entry, f"{where} ({identifier})" if identifier else where)
