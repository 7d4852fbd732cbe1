"""Bytes become the characters that they mean, and nothing is changed on the way."""

import pytest

from sayso.read.decode import decode, is_text, require_text, without_surrogates
from sayso.read.parts import Refused

ENGLISH = "“It wasn’t us,” the minister said – twice. "
FRENCH = "À l’été, les élèves ont été reçus à l’hôtel de ville où le préfet a répété ses vœux. " * 4
RUSSIAN = "Министр заявил, что колонна вышла из города на рассвете и вернулась вечером. " * 4
ARABIC = "قال الوزير إن القافلة غادرت المدينة عند الفجر وعادت في المساء إلى القاعدة. " * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-32"),
        ("The council met on Monday.", "utf-16-le"),
        ("The council met on Monday.", "utf-16-be"),
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        ("Die Größe der Brücke überraschte die Männer.", "cp1252"),
        ("Rzecznik powiedział, że żołnierze wyjechali z miasta późną nocą.", "cp1250"),
        ("Mluvčí řekl, že vojáci opustili město až ráno, říká svědek.", "cp1250"),
        ("Sözcü, askerlerin gece şehirden ayrıldığını söyledi.", "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ARABIC, "cp1256"),
    ],
)
def test_text_is_found_again_without_a_declaration(text, encoding):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [("Grüße", "latin-1", "ISO-8859-1"), ("“so”", "cp1252", "iso-8859-1"), ("日本語の文章", "euc_jp", "EUC-JP"), (RUSSIAN, "cp1251", '"windows-1251"')],
)
def test_declared_charset_is_used_where_it_fits(text, encoding, declared):
    decoded = decode(text.encode(encoding), declared=declared)
    assert decoded.text == text
    assert "declared" in decoded.detail


@pytest.mark.parametrize("declared", ["utf-16", "ascii", "no-such-charset", "rot13", "hex", "\x00"])
def test_wrong_declaration_does_not_spoil_utf_8(declared):
    assert decode(ENGLISH.encode(), declared=declared).text == ENGLISH


def test_line_ends_controls_and_no_break_spaces_are_kept():
    text = "one\r\ntwo\rthree\x00\x07 four\xa0five\u2028"
    assert decode(text.encode()).text == text


def test_a_few_broken_bytes_in_utf_8_are_marked_and_told():
    decoded = decode("“Größe” – ".encode() * 200 + b"\xff")
    assert decoded.text.endswith("\ufffd")
    assert "1 characters could not be decoded" in decoded.detail


def test_bytes_without_a_meaning_never_fail():
    assert len(decode(b"caf\xe9 \x81\x8d said").text) == len(b"caf\xe9 \x81\x8d said")


@pytest.mark.parametrize(("text", "expected"), [("plain\r\n\ttext\x00", True), ("\x00\x01\x02" * 30 + "x", False), ("", True)])
def test_text_is_told_from_a_programs_bytes(text, expected):
    assert is_text(text + "a" * 30) is expected


@pytest.mark.parametrize(("data", "reason"), [(b" \r\n\t\xc2\xa0 ", "no text"), (bytes(range(256)) * 4, "not text"), (b"\x00" * 64 + b"\x01" * 64, "not text")])
def test_what_is_no_text_is_refused(data, reason):
    with pytest.raises(Refused) as refused:
        require_text(data)
    assert refused.value.reason == reason


def test_lone_surrogates_become_one_character_each():
    assert without_surrogates("a\ud800b\udfffc") == "a\ufffdb\ufffdc"
