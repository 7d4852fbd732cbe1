"""Every format gives the same kind of entries, told by content and not by the file's name."""

from io import BytesIO
from pathlib import Path

import pytest

from sayso.errors import InvalidSettings, UnreadableInput
from sayso.listing import is_companion

LISTS = Path(__file__).parent / "lists"


def entry(read, identifier):
    return next(one for one in read.entries if one.id == identifier)


def spelled(one):
    return {(name.text, name.quality, name.form) for name in one.names}


def test_ofac_xml(read):
    found = read("sdn.xml")
    assert (found.format, found.name, found.authority, found.issued, len(found.entries)) == ("OFAC XML", "OFAC SDN list", "US Treasury, OFAC", "2031-03-15", 3)
    marlowe = entry(found, "90001")
    assert (marlowe.kind, marlowe.caption, marlowe.born, marlowe.countries) == ("person", "Oskar Lund MARLOWE", ("05 Apr 1971",), ("Vessin",))
    assert spelled(marlowe) == {
        ("Oskar Lund MARLOWE", "strong", "name"),
        ("Oscar MARLOW", "strong", "alias"),
        ("THE FERRYMAN", "weak", "alias"),
        ("Oskar LUND", "strong", "former name"),
    }
    assert marlowe.designations[0].program == "VESSIN, GLOMAG"
    assert entry(found, "90003").kind == "vessel"
    assert (found.broken, found.notes) == (1, ("Entry 4 (90004) has no name.",))


def test_an_ofac_list_that_holds_fewer_entries_than_it_says_is_told(read):
    data = (LISTS / "sdn.xml").read_bytes().replace(b"<Record_Count>4<", b"<Record_Count>9,000<").replace(b"9,000", b"9000")
    assert any("9,000 entries, and 4 were found" in note for note in read(data).notes)


def test_ofac_advanced_xml(read):
    found = read("sdn_advanced.xml")
    assert (found.format, found.issued, len(found.entries), found.broken) == ("OFAC advanced XML", "2031-03-15", 2, 1)
    marlowe = entry(found, "90001")
    assert (marlowe.kind, marlowe.caption, marlowe.born) == ("person", "Oskar Lund MARLOWE", ("1971-04-05",))
    assert spelled(marlowe) == {("Oskar Lund MARLOWE", "strong", "name"), ("THE FERRYMAN", "weak", "alias")}
    assert (marlowe.designations[0].program, marlowe.designations[0].listed_on) == ("VESSIN", "2029-07-02")
    assert entry(found, "90003").kind == "vessel"
    assert "99999" in found.notes[0]


def test_ofac_csv_with_and_without_its_aliases(read):
    found = read("sdn.csv", companion="alt.csv")
    assert (found.format, len(found.entries)) == ("OFAC CSV", 3)
    assert spelled(entry(found, "90001")) == {
        ("MARLOWE, Oskar Lund", "strong", "name"),
        ("MARLOW, Oscar", "strong", "alias"),
        ("THE FERRYMAN", "weak", "alias"),
        ("LUND, Oskar", "strong", "former name"),
    }
    assert entry(found, "90002").kind == "organization"
    assert entry(found, "90001").designations[0].program == "VESSIN, GLOMAG"
    assert found.broken == 1
    assert any("alt.csv" in note for note in read("sdn.csv").notes)
    assert is_companion(BytesIO((LISTS / "alt.csv").read_bytes()))
    assert not is_companion(BytesIO((LISTS / "sdn.csv").read_bytes()))
    with pytest.raises(UnreadableInput, match=r"belongs to sdn\.csv"):
        read("alt.csv")


def test_un_xml(read):
    found = read("un.xml")
    assert (found.format, found.authority, found.issued, found.broken) == ("UN XML", "UN Security Council", "2031-02-01", 0)
    person, body = entry(found, "VEi.001"), entry(found, "VEe.002")
    assert (person.kind, body.kind) == ("person", "organization")
    assert ("Abu Lund", "weak", "alias") in spelled(person)
    assert {"Oscar Marlow", "Oskar Marlo", "Оскар Марлоу"} <= {name.text for name in person.names}
    assert ("Oss River Militia", "strong", "former name") in spelled(body)
    assert (body.designations[0].program, body.designations[0].listed_on) == ("Vessin", "2029-01-15")


def test_followthemoney_with_sanctions_beside_and_inside(read):
    found = read("entities.ftm.json")
    assert [one.id for one in found.entries] == ["XX-1", "XX-2", "XX-4"]  # no sanction, no address
    person, body, minister = found.entries
    assert [(one.authority, one.program, one.listed_on) for one in person.designations] == [("Ministry of Harbours", "Vessin Order 7", "2029-07-02")]
    assert [(one.authority, one.listed_on) for one in body.designations] == [("Council of the Estuary", "2030-02-01")]
    assert minister.designations[0].authority == "data set xx_sanctions"
    assert minister.topics == ("role.pep",)
    assert ("The Ferryman", "weak", "alias") in spelled(person)
    assert (found.issued, found.broken) == ("2031-03-02", 1)
    assert "Line 6" in found.notes[0]


def test_a_followthemoney_array_is_the_same_as_its_lines(read):
    lines = (LISTS / "entities.ftm.json").read_bytes().split(b"\n")[:5]
    assert read(b"[" + b",".join(lines) + b"]").entries == read("entities.ftm.json").entries


def test_tables_with_usual_headings_and_with_others(read):
    found = read("targets.simple.csv")
    assert [name.text for name in found.entries[0].names] == ["Oskar Lund Marlowe", "Oscar Marlow", "Marlowe; Captain"]
    assert (found.authority, found.issued, found.broken) == ("Harbour Sanctions", "2031-03-02", 1)
    with pytest.raises(UnreadableInput, match="Betroffene, Art, Seit"):
        read("own.tsv")
    own = read("own.tsv", columns={"name": "Betroffene", "kind": "art", "listed": "Seit"})
    assert [(one.kind, one.designations[0].listed_on) for one in own.entries] == [("person", "2029-07-02"), ("organization", "2030")]
    with pytest.raises(InvalidSettings, match="no column 'Nix'"):
        read("own.tsv", columns={"name": "Nix"})
    with pytest.raises(InvalidSettings, match="--column colour"):
        read("own.tsv", columns={"colour": "Art"})


def test_first_and_last_names_make_a_name(read):
    assert read(b"First Name;Surname;Reference Number\nOskar;Marlowe;X-1\n").entries[0].names[0].text == "Oskar Marlowe"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b" \n\r\n", "it is empty"),
        (b"PK\x03\x04....", "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x7fELF\x02\x01\x01\x00\x03\x00\x08" * 9, "no text"),
        (b"<!DOCTYPE html><html><body>Sanctions</body></html>", "web page"),
        (b"<export><sanctionEntity/></export>", "<export>"),
        (b"Dear all, the list is attached.\n", "a text, not a table"),
        (b'{"cases": 3}\n', "no entity of FollowTheMoney"),
        (b"[1, 2", "begins like a JSON array"),
        (b'25,1,"1 Quay","Vessin","Vessin",-0- \n', "addresses or comments"),
        (b"<sdnList", "begins like XML"),
    ],
)
def test_what_is_no_list_gets_a_message_that_says_what_was_seen(read, data, words):
    with pytest.raises(UnreadableInput) as told:
        read(data, file="thing.bin")
    assert words in str(told.value)
    assert "thing.bin" in str(told.value)
