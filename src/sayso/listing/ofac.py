"""The files of the US Treasury's Office of Foreign Assets Control (OFAC): SDN and consolidated lists as XML, as advanced XML, and as CSV without a heading."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.etree.ElementTree import Element

from sayso.listing.parts import Gathered, ListRead, day, many, one_line
from sayso.listing.sources import rows_of
from sayso.listing.xml import Records, texts, value
from sayso.record import Designation, ListedName, ListEntry
from sayso.record.listings import ListKind

__all__ = ["is_alternatives", "is_primary", "read_advanced", "read_flat", "read_sdn"]

_AUTHORITY = "US Treasury, OFAC"
_KINDS: Mapping[str, ListKind] = {"individual": "person", "entity": "organization", "vessel": "vessel", "aircraft": "aircraft"}
_FORMER = frozenset({"f.k.a.", "fka"})
_PRIMARY_COLUMNS = 12  # sdn.csv: number, name, type, programme, title, call sign, vessel's type, tonnage, gross tonnage, flag, owner, remarks
_ALTERNATIVE_COLUMNS = 5  # alt.csv: number, number of the name, type, name, remarks
_NULL = "-0-"
_WEAK = re.compile(r"\b[anf]\.?k\.?a\.? '([^']{2,120})'")  # sdn.csv and alt.csv leave weak aliases to the remarks
_BORN = re.compile(r"\bDOB ([^;.]{4,30})")
_NAME_PARTS = ("Nickname", "First Name", "Middle Name", "Patronymic", "Matronymic", "Maiden Name", "Last Name", "Entity Name", "Vessel Name", "Aircraft Name")


def _title(file: str) -> str:
    """What the list is called: the files themselves do not say which of the two they are."""
    return "OFAC consolidated (non-SDN) list" if file.casefold().startswith("cons") else "OFAC SDN list"


def _programs(programs: tuple[str, ...]) -> tuple[Designation, ...]:
    return (Designation(authority=_AUTHORITY, program=", ".join(programs) or None, listed_on=None),)


def read_sdn(stream: BinaryIO, file: str) -> ListRead:
    """SDN.XML or CONSOLIDATED.XML: an `sdnList` of entries with lists of aliases."""
    records, gathered = Records(stream, file), Gathered()
    issued, promised, count = None, "", 0
    for element in records.each({"publshInformation", "sdnEntry"}, gathered):  # the misspelling is OFAC's
        if element.tag == "publshInformation":
            issued, promised = day(value(element, "Publish_Date")), value(element, "Record_Count")
            continue
        count += 1
        _add_entry(element, gathered, f"Entry {count:,}")
    if promised.isdigit() and int(promised) != count:
        gathered.notes.append(f"It says that it holds {int(promised):,} entries, and {count:,} were found. Download it again.")
    if records.note:
        gathered.notes.append(records.note)
    return gathered.read(format="OFAC XML", name=_title(file), authority=_AUTHORITY, issued=issued)


def _add_entry(element: Element, gathered: Gathered, where: str) -> None:
    identifier = value(element, "uid")
    names = [ListedName(text=_whole_name(element))]
    for alias in element.iterfind("akaList/aka"):
        quality = "weak" if value(alias, "category").casefold() == "weak" else "strong"
        names.append(ListedName(text=_whole_name(alias), quality=quality, form="former name" if value(alias, "type").casefold() in _FORMER else "alias"))
    entry = ListEntry(
        id=identifier,
        caption=names[0].text,
        kind=_KINDS.get(value(element, "sdnType").casefold(), "unknown"),
        names=tuple(names),
        designations=_programs(texts(element, "programList/program")),
        born=texts(element, "dateOfBirthList/dateOfBirthItem/dateOfBirth"),
        countries=tuple(dict.fromkeys((*texts(element, "nationalityList/nationality/country"), *texts(element, "citizenshipList/citizenship/country")))),
    )
    gathered.add(entry, f"{where} ({identifier})" if identifier else where)


def _whole_name(element: Element) -> str:
    return f"{value(element, 'firstName')} {value(element, 'lastName')}".strip()


class _References:
    """The tables of an advanced file that give numbers their words: kinds of parties and names, programmes, features."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], str] = {}
        self._types: dict[str, str] = {}

    def take(self, element: Element) -> None:
        for part in element.iter():
            number = part.get("ID")
            if number is not None:
                self._words[part.tag, number] = one_line(part.text)
            if part.tag == "PartySubType" and number is not None:
                self._types[number] = part.get("PartyTypeID", "")

    def word(self, table: str, number: str | None) -> str:
        return self._words.get((table, number or ""), "")

    def kind(self, sub_type: str | None) -> ListKind:
        """The kind of a party: its sub-type says vessel or aircraft, and else its type says person or body."""
        for word in (self.word("PartySubType", sub_type), self.word("PartyType", self._types.get(sub_type or "", ""))):
            found = _KINDS.get(word.casefold())
            if found is not None:
                return found
        return "unknown"


def read_advanced(stream: BinaryIO, file: str) -> ListRead:
    """SDN_ADVANCED.XML: `Sanctions` with tables of words, parties with profiles, and entries that say under which programme a profile is listed since when."""
    records, gathered, references = Records(stream, file), Gathered(), _References()
    issued, parties, entries = None, 0, 0
    for element in records.each({"DateOfIssue", "ReferenceValueSets", "DistinctParty", "SanctionsEntry"}, gathered):
        if element.tag == "DateOfIssue":
            issued = _parts_of_day(element)
        elif element.tag == "ReferenceValueSets":
            references.take(element)
        elif element.tag == "DistinctParty":
            parties += 1
            for profile in element.iterfind("Profile"):
                _add_profile(profile, references, gathered, f"Party {parties:,}")
        else:
            entries += 1
            profile = element.get("ProfileID", "")
            if not gathered.designate(profile, _designations(element, references)):
                gathered.fault(f"Sanctions entry {entries:,} is about the profile {one_line(profile) or 'without a number'}, which the file does not hold.")
    if records.note:
        gathered.notes.append(records.note)
    return gathered.read(format="OFAC advanced XML", name=_title(file), authority=_AUTHORITY, issued=issued)


def _add_profile(profile: Element, references: _References, gathered: Gathered, where: str) -> None:
    names: list[ListedName] = []
    for identity in profile.iterfind("Identity"):
        groups = {
            group.get("ID", ""): references.word("NamePartType", group.get("NamePartTypeID"))
            for group in identity.iterfind("NamePartGroups/MasterNamePartGroup/NamePartGroup")
        }
        aliases = sorted(identity.iterfind("Alias"), key=lambda alias: alias.get("Primary") != "true")
        for alias in aliases:
            quality = "weak" if alias.get("LowQuality") == "true" else "strong"
            is_primary_name = alias.get("Primary") == "true" or references.word("AliasType", alias.get("AliasTypeID")).casefold() == "name"
            is_former = references.word("AliasType", alias.get("AliasTypeID")).casefold() in _FORMER
            form = "name" if is_primary_name else "former name" if is_former else "alias"
            names += [ListedName(text=_documented(name, groups), quality=quality, form=form) for name in alias.iterfind("DocumentedName")]
    born = [
        written
        for feature in profile.iterfind("Feature")
        if references.word("FeatureType", feature.get("FeatureTypeID")).casefold() == "birthdate"
        for start in feature.iterfind("FeatureVersion/DatePeriod/Start/From")
        if (written := _parts_of_day(start)) is not None
    ]
    number = profile.get("ID", "")
    entry = ListEntry(
        id=number, caption="", kind=references.kind(profile.get("PartySubTypeID")), names=tuple(names), born=tuple(dict.fromkeys(born)), designations=()
    )
    gathered.add(entry, f"{where} ({one_line(number)})" if number else where)


def _documented(name: Element, groups: Mapping[str, str]) -> str:
    """A name out of its parts, in the order in which people write them; parts of one kind stay in the order of the file."""
    parts = [(groups.get(part.get("NamePartGroupID", ""), ""), one_line(part.text)) for part in name.iterfind("DocumentedNamePart/NamePartValue")]
    order = {kind: position for position, kind in enumerate(_NAME_PARTS)}
    return " ".join(text for _, text in sorted(parts, key=lambda part: order.get(part[0], len(order))))


def _parts_of_day(element: Element) -> str | None:
    year, month, number = (value(element, name) for name in ("Year", "Month", "Day"))
    if not (year.isdigit() and len(year) == 4):
        return None
    if not (month.isdigit() and number.isdigit()):
        return year
    return f"{year}-{int(month):02}-{int(number):02}"


def _designations(element: Element, references: _References) -> Iterator[Designation]:
    programs = [
        value(measure, "Comment")
        for measure in element.iterfind("SanctionsMeasure")
        if references.word("SanctionsType", measure.get("SanctionsTypeID")).casefold() == "program" and value(measure, "Comment")
    ]
    days = sorted(day for event in element.iterfind("EntryEvent/Date") if (day := _parts_of_day(event)) is not None)
    program = ", ".join(dict.fromkeys(programs)) or references.word("List", element.get("ListID")) or None
    yield Designation(authority=_AUTHORITY, program=program, listed_on=days[0] if days else None)


def is_primary(row: list[str]) -> bool:
    """Whether a line without a heading is one of sdn.csv: twelve fields, a number first, -0- for nothing."""
    return len(row) == _PRIMARY_COLUMNS and row[0].strip().isdigit() and (any(_NULL in field for field in row[2:]))


def is_alternatives(row: list[str]) -> bool:
    """Whether a line without a heading is one of alt.csv: five fields, two numbers first, then aka, fka or nka."""
    return len(row) == _ALTERNATIVE_COLUMNS and row[0].strip().isdigit() and row[1].strip().isdigit() and row[2].strip().casefold() in {"aka", "fka", "nka"}


def read_flat(stream: BinaryIO, file: str, *, alternatives: BinaryIO | None = None) -> ListRead:
    """sdn.csv (or cons_prim.csv), with the aliases of alt.csv where it is given; the weak ones stand in the remarks."""
    gathered = Gathered()
    for number, row in rows_of(stream, gathered.notes, gathered.fault):
        if len(row) < 4 or not row[0].strip().isdigit():
            gathered.fault(f"Line {number:,} does not have the fields of OFAC's sdn.csv.")
            continue
        remarks = row[-1] if len(row) == _PRIMARY_COLUMNS else ""
        names = [ListedName(text=row[1]), *(ListedName(text=weak, quality="weak", form="alias") for weak in _WEAK.findall(remarks))]
        entry = ListEntry(
            id=row[0],
            caption=row[1],
            kind=_KINDS.get(one_line(row[2]).casefold() or "entity", "unknown"),
            names=tuple(names),
            designations=_programs(many(row[3].replace("] [", ";").strip("[] "))),
            born=tuple(one_line(found) for found in _BORN.findall(remarks)),
        )
        gathered.add(entry, f"Line {number:,}")
    if alternatives is None:
        gathered.notes.append("It has no aliases: OFAC keeps them in alt.csv. Give both files together.")
    else:
        for number, row in rows_of(alternatives, gathered.notes, gathered.fault, of=" of alt.csv"):
            if not is_alternatives(row):
                gathered.fault(f"Line {number:,} of alt.csv does not have its fields.")
                continue
            alias = ListedName(text=row[3], form="former name" if row[2].strip().casefold() == "fka" else "alias")
            if not gathered.add_names(one_line(row[0]), [alias]):
                gathered.fault(f"Line {number:,} of alt.csv is about the entry {one_line(row[0])}, which sdn.csv does not hold.")
    return gathered.read(format="OFAC CSV", name=_title(file), authority=_AUTHORITY, issued=None)
