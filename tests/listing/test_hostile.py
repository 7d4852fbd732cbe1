"""Nothing in a list's file can do harm, and what is broken in it is counted."""

import time
from pathlib import Path

import pytest

from sayso.errors import UnreadableInput

LISTS = Path(__file__).parent / "lists"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS + b"<sdnList><sdnEntry><uid>1</uid><lastName>&c;</lastName></sdnEntry></sdnList>",
        b'<!DOCTYPE sdnList SYSTEM "http://localhost/x.dtd"><sdnList><sdnEntry><uid>1</uid><lastName>A</lastName></sdnEntry></sdnList>',
        b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><CONSOLIDATED_LIST><ENTITIES><ENTITY><FIRST_NAME>&x;</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>',
        b"<sdnList>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</sdnList>",
    ],
    ids=["billion laughs", "external DTD", "external entity", "deep"],
)
def test_hostile_xml_is_refused(read, data):
    with pytest.raises(UnreadableInput, match="not read"):
        read(data)


@pytest.mark.parametrize("name", ["sdn.xml", "sdn_advanced.xml", "un.xml"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_breaks_off_gives_what_stood_before_and_says_so(read, name, share):
    data = (LISTS / name).read_bytes()
    cut = read(data[: int(len(data) * share)])
    whole = {one.id for one in read(name).entries}
    assert {one.id for one in cut.entries} <= whole
    assert cut.broken > 0
    assert any("breaks off" in note for note in cut.notes)


def test_a_broken_record_is_told_by_its_number_and_the_rest_is_read(read):
    found = read(b"name,type\nAda Holm,person\n,person\nIda Holm,person,too,many\nOda Holm,person\n")
    assert [one.caption for one in found.entries] == ["Ada Holm", "Oda Holm"]
    assert found.notes == ("Line 3 has no name.", "Line 4 has 4 fields where the heading has 2.")
    lines = b"\n".join(
        [b'{"id":"1","schema":"Person","properties":{"name":["Ada Holm"]}}', b"{{{", b'{"id":7}', b'{"id":"2","schema":"Person","properties":[]}']
    )
    assert (len(read(lines).entries), read(lines).broken) == (1, 3)


def test_many_broken_records_are_counted_and_only_some_told(read):
    found = read(b"name\n" + b"Ada\n" + b"\x22\x22,\x22x\x22\n" * 50)
    assert found.broken == 50
    assert len(found.notes) < 12


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(read, charset):
    table = "name,type\nÅsa Björk,person\nJosé Peña,person\n" + "Ada Holm,person\n" * 3
    assert [one.caption for one in read(table.encode(charset)).entries][:2] == ["Åsa Björk", "José Peña"]


@pytest.mark.parametrize(
    ("declared", "charset"),
    [
        ("utf-8", "utf-8"),
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("nonsense", "utf-8"),
        ("idna", "utf-8"),
        ("rot13", "utf-8"),
    ],
)
def test_encodings_of_xml(read, declared, charset):
    text = f'<?xml version="1.0" encoding="{declared}"?><sdnList><sdnEntry><uid>1</uid><lastName>Åsa Björk</lastName></sdnEntry></sdnList>'
    assert read(text.encode(charset)).entries[0].caption == "Åsa Björk"


def test_bytes_that_are_not_what_they_claim_do_not_stop_the_list(read):
    text = '<?xml version="1.0" encoding="utf-8"?><sdnList><sdnEntry><uid>1</uid><lastName>Björk\x01 &amp; Å</lastName></sdnEntry></sdnList>'
    found = read(text.encode("latin-1"))
    assert found.entries[0].caption == "Björk & Å"
    assert any("windows-1252" in note for note in found.notes)


def test_names_cannot_steer_a_terminal(read):
    assert read(("name\n\x1b[31mAda\u202e Holm\n" + "Ida Holm\n" * 20).encode()).entries[0].caption == "[31mAda Holm"


def test_ten_thousand_entries_are_read_in_seconds(read):
    entry = "<sdnEntry><uid>{0}</uid><firstName>Oskar {0}</firstName><lastName>MARLOWE</lastName><sdnType>Individual</sdnType><akaList><aka><lastName>X{0}</lastName></aka></akaList></sdnEntry>"
    data = ("<sdnList>" + "".join(entry.format(number) for number in range(10_000)) + "</sdnList>").encode()
    start = time.perf_counter()
    assert len(read(data).entries) == 10_000
    assert time.perf_counter() - start < 10


def test_escapes_that_are_no_letters_do_not_reach_the_case(read):
    found = read(b'{"id":"a\\u0000b","schema":"Person","properties":{"name":["Ada\\u202e Holm"],"topics":["x\\u0007y"],"country":[3,null,{"id":null}]}}\n' * 2)
    assert len(found.entries) + found.broken > 0
    for entry in found.entries:
        for text in (entry.id, entry.caption, *entry.topics, *entry.countries, *(name.text for name in entry.names)):
            assert text.isprintable()
