"""Word files give what a reader sees, in order, with what their styles say."""

import io
import zipfile

import pytest

from make_files import hinted, opened, page_of, reason_of, word, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(xml, *, parts=None):
    """A Word file whose body is the XML given."""
    source, target = zipfile.ZipFile(io.BytesIO(word("x"))), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                data = f"<?xml version='1.0'?><w:document {W}><w:body>{xml}</w:body></w:document>".encode()
            archive.writestr(info.filename, (parts or {}).get(info.filename, data))
    source.close()
    return target.getvalue()


def run(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_paragraphs_styles_and_tables_come_in_order():
    data = word(
        ("Title", "On the bridge"),
        ("Heading 1", "The vote"),
        "The council met.",
        ("Caption", "The bridge at noon"),
        table=[["Name", "Vote"], ["Ortiz", "none"]],
    )
    assert hinted(page_of(data)) == [
        ("title", "On the bridge"),
        ("heading", "The vote"),
        (None, "The council met."),
        ("caption", "The bridge at noon"),
        (None, "Name\tVote"),
        (None, "Ortiz\tnone"),
    ]


def test_properties_are_weak_metadata():
    metadata = page_of(word("The council met.", author="Ana Ortiz")).metadata
    assert (metadata.byline, metadata.is_weak) == ("Ana Ortiz", True)
    assert page_of(word("The council met.")).metadata.byline is None


def test_heads_are_repeats_and_alone_they_are_no_text():
    assert hinted(page_of(word("The council met.", header="Draft 3")))[0] == ("repeat", "Draft 3")
    assert reason_of(word(header="Draft 3")) == "no text"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            f"<w:p>{run('It was ')}<w:ins>{run('not ')}</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>{run('closed.')}</w:p>",
            ["It was not closed."],
        ),
        (f"<w:p><w:hyperlink>{run('The link')}</w:hyperlink>{run(' stays.')}</w:p>", ["The link stays."]),
        (f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>", ["In a control."]),
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>", ["one\ntwo\tthree"]),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r></w:p>", ["7"]),
        (f"<w:p>{run('Around.')}<w:r><w:pict><w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent></w:pict></w:r></w:p>", ["Around.", "In a box."]),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('First.')}</w:p><w:p>{run('Second.')}</w:p></w:tc><w:tc><w:p>{run('Third.')}</w:p></w:tc></w:tr></w:tbl>",
            ["First.", "Second.", "Third."],
        ),
    ],
)
def test_revisions_controls_boxes_and_fields_show_what_a_reader_sees(xml, expected):
    assert [text for _, text in hinted(page_of(with_body(xml)))] == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word(), "no text"),
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b"<broken"}), "damaged"),
        (with_body("<w:p><w:unclosed>"), "damaged"),
        (
            zipped({"word/document.xml": b"", "[Content_Types].xml": b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"}),
            "damaged",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data, reason):
    assert reason_of(data) == reason


def test_a_bomb_in_a_word_file_is_not_unpacked():
    data = with_body("", parts={"word/styles.xml": b" " * 300_000})
    assert reason_of(data, file_size=200_000) == "too large"


def test_entities_of_its_own_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    xml = f"<?xml version='1.0'?><!DOCTYPE w:document [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><w:document {W}><w:body><w:p>{run('Before &x; behind.')}</w:p></w:body></w:document>"
    parts, refused = opened(with_body("", parts={"word/document.xml": xml.encode()}))
    assert len(parts) + len(refused) == 1
    assert all("secret" not in part.page.text for part in parts)


def test_a_locked_office_file_is_refused_as_encrypted():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert reason_of(data, "locked.docx") == "encrypted"
