"""Messages are documents with sender, date and subject; attachments are documents of their own."""

import pytest

from make_files import hinted, message, opened, page_of, word, zipped

BODY = "The bridge was closed at dawn.\n\nNobody was told why.\n"


def test_a_message_gives_subject_sender_date_and_text_in_order():
    page = page_of(message(text=BODY), "one.eml")
    assert hinted(page) == [
        ("title", "On the bridge"),
        ("byline", "Ana Ortiz <ana@example.org>"),
        ("date", "Tue, 05 Mar 2024 10:20:30 +0100"),
        (None, "The bridge was closed at dawn."),
        (None, "Nobody was told why."),
    ]
    assert (page.metadata.title, page.metadata.byline, page.metadata.published) == ("On the bridge", "Ana Ortiz <ana@example.org>", "2024-03-05")


def test_plain_text_is_preferred_and_html_is_read_where_there_is_no_other():
    both = page_of(message(text=BODY, html="<p>The other version of it all.</p>"))
    assert "other version" not in both.text
    alone = page_of(message(html="<p>The bridge was <b>closed</b> at dawn, said a guard who saw it.</p>"))
    assert alone.text.endswith("The bridge was closed at dawn, said a guard who saw it.")


def test_quoted_replies_and_signatures_are_told_from_the_senders_words():
    text = "It was closed.\nOn Monday Bo Lund wrote:\n> Was it open?\n> I saw cars.\n\nI am sure.\n-- \nAna Ortiz\nDesk\n"
    hints = {words: hint for hint, words in hinted(page_of(message(text=text)))}
    assert hints["I am sure."] is None
    assert {hint for words, hint in hints.items() if words.startswith(">")} == {"comment"}
    assert {hint for words, hint in hints.items() if "Desk" in words} == {"boilerplate"}


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "koi8-r"])
def test_text_is_decoded_by_the_charset_that_the_message_names(encoding):
    text = "Совет не голосовал." if encoding == "koi8-r" else "Der Rat tagte über die Brücke."
    raw = b"From: a@example.org\r\nDate: Tue, 05 Mar 2024 10:20:30 +0100\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n"
    raw += f"Content-Type: text/plain; charset={encoding}\r\n\r\n".encode() + text.encode(encoding)
    assert page_of(raw).text.endswith(text)


def test_encoded_subjects_are_read():
    assert page_of(message(subject="Über die Brücke – heute", text=BODY)).metadata.title == "Über die Brücke – heute"


def test_attachments_are_documents_behind_the_message():
    attached = [("note.txt", "text/plain", b"The note says noon."), ("report.docx", "application/octet-stream", word("The report says dawn."))]
    parts, refused = opened(message(text=BODY, attached=attached), "one.eml")
    assert [(part.name, part.origin) for part in parts] == [
        ("one.eml", "box/one.eml"),
        ("note.txt", "box/one.eml!/note.txt"),
        ("report.docx", "box/one.eml!/report.docx"),
    ]
    assert parts[2].page.text == "The report says dawn."
    assert refused == []


def test_a_bad_attachment_is_refused_alone():
    parts, (refused,) = opened(message(text=BODY, attached=[("p.png", "image/png", b"\x89PNG\r\n")]), "one.eml")
    assert len(parts) == 1
    assert (refused.name, refused.reason) == ("p.png", "unsupported")


def test_an_attached_message_is_read_and_nesting_ends_at_the_limit():
    data = message(text="The innermost words.")
    for depth in range(5):
        data = message(subject=f"Fwd {depth}", text=BODY + str(depth), attached=[("fwd.eml", "application/octet-stream", data)])
    parts, refused = opened(data, "one.eml", depth=3)
    assert len(parts) == 4
    assert [item.reason for item in refused] == ["too deep"]


def test_a_mailbox_gives_each_message_by_number():
    box = b"".join(
        b"From ana@example.org Tue Mar  5 10:20:30 2024\n" + message(subject=f"Day {at}", text=f"Words of day {at}.\n\nFrom here on.\n") + b"\n"
        for at in (1, 2)
    )
    parts, refused = opened(box, "old.mbox")
    assert refused == []
    assert [(part.name, part.page.metadata.title) for part in parts] == [("old.mbox:1", "Day 1"), ("old.mbox:2", "Day 2")]
    assert all("here on." in part.page.text for part in parts)


def test_a_mailbox_in_an_archive_is_read():
    box = b"From ana@example.org Tue Mar  5 10:20:30 2024\n" + message(text=BODY)
    assert opened(zipped({"old.mbox": box}))[0][0].origin == "box/one.bin!/old.mbox!/1"


def test_a_page_saved_by_a_browser_is_the_page():
    raw = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Bridge\r\nDate: Tue, 5 Mar 2024 10:20:30 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n"
        "<html><body><p>The council met on Monday =E2=80=93 and did not vote.</p></body></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    (part,), refused = opened(raw, "page.mhtml")
    assert refused == []
    assert part.media_type == "text/html"
    assert part.page.text == "The council met on Monday – and did not vote."
    assert part.page.metadata.url == "https://example.org/a"


@pytest.mark.parametrize(
    "raw",
    [
        b"From: \xff\xfe <a@b>\r\nMessage-ID: <1>\r\nContent-Type: text/plain; charset=no-such\r\n\r\nThe words \xe9 stay.",
        b"From: a\r\nMessage-ID: x\r\nContent-Type: multipart/mixed\r\n\r\nThe words stay.",
        b"From: a\r\nMessage-ID: x\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nThe words stay.",
        b"From: a\r\nMessage-ID: x\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIHdvcmRzIHN0YXku!!",
        b"From: a\r\nMessage-ID: x\r\nDate: the day after\r\nSubject: =?utf-8?q?=ff?= =?x?\r\n\r\nThe words stay.",
    ],
)
def test_broken_messages_keep_their_words(raw):
    parts, _ = opened(raw)
    assert "The words" in parts[0].page.text
