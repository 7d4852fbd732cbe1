"""Archives give their members one after the other; bombs, locks and faults harm nothing."""

import gzip
import hashlib
import io
import json
import zipfile

import pytest

from make_files import opened, page_of, reason_of, received, warc, zipped
from sayso.read import read
from sayso.settings import ReadSettings

TEXT = b"The council met on Monday. It did not vote."


def names(parts):
    return [part.name for part in parts]


def test_members_are_documents_with_their_path_behind_the_archives():
    (part,), _ = opened(zipped({"papers/north/one.txt": TEXT}), "pile.zip")
    assert part.name == "one.txt"
    assert part.origin == "box/pile.zip!/papers/north/one.txt"
    assert part.data == TEXT
    assert [step.step for step in part.steps] == ["received", "unpacked", "decoded", "parsed"]
    assert hashlib.sha256(zipped({"papers/north/one.txt": TEXT})).hexdigest() in part.steps[1].detail


def test_one_bad_member_does_not_stop_the_others():
    data = bytearray(
        zipped([("a.txt", TEXT), ("b.txt", b"Broken on the way, broken on the way."), ("c.txt", TEXT + b" Later it did.")], compression=zipfile.ZIP_STORED)
    )
    data[data.index(b"Broken")] ^= 0xFF
    parts, (refused,) = opened(bytes(data))
    assert names(parts) == ["a.txt", "c.txt"]
    assert (refused.name, refused.reason) == ("b.txt", "damaged")


def test_equal_members_of_one_name_are_one_document():
    parts, refused = opened(zipped([("a/one.txt", TEXT), ("b/one.txt", TEXT), ("b/two.txt", TEXT)]))
    assert names(parts) == ["one.txt", "two.txt"]
    assert refused == []


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\evil.txt", "a/../../b.txt"])
def test_a_path_out_of_the_archive_is_only_a_name(path):
    (part,), _ = opened(zipped({path: TEXT}))
    assert part.name == path.replace("\\", "/").rsplit("/", 1)[1]
    assert part.data == TEXT


def test_archives_are_opened_as_deep_as_allowed():
    inner = zipped({"one.txt": TEXT})
    for _ in range(2):
        inner = zipped({"inner.zip": inner})
    assert len(opened(inner, depth=3)[0]) == 1
    parts, (refused,) = opened(inner, depth=2)
    assert parts == []
    assert refused.reason == "too deep"


def test_a_locked_member_is_refused_as_encrypted():
    data = bytearray(zipped([("locked.txt", TEXT), ("open.txt", TEXT)], compression=zipfile.ZIP_STORED))
    data[6] |= 1  # the flag in the local head
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the list of members
    parts, (refused,) = opened(bytes(data))
    assert (refused.name, refused.reason) == ("locked.txt", "encrypted")
    assert names(parts) == ["open.txt"]


@pytest.mark.parametrize("bomb", [zipped({"a.txt": b"a" * 400_000}), gzip.compress(b"a" * 400_000)])
def test_a_bomb_stops_at_the_limit_on_file_size(bomb):
    assert reason_of(bomb, "bomb", file_size=100_000) == "too large"


def test_many_small_members_stop_at_the_limit_on_all_that_is_unpacked():
    parts, refused = opened(zipped({f"{at}.txt": b"%d " % at + b"x" * 40_000 for at in range(5)}), unpacked_size=100_000)
    assert len(parts) == 2
    assert {item.reason for item in refused} == {"too large"}


def test_too_many_members_are_cut_off_with_a_reason():
    parts, (refused,) = opened(zipped({f"{at}.txt": TEXT + b"%d" % at for at in range(5)}), members=3)
    assert len(parts) == 3
    assert refused.reason == "too large"


def test_limits_hold_over_nested_archives():
    inner = [(f"{at}.zip", zipped({f"{at}.txt": b"%d " % at + b"x" * 40_000})) for at in range(5)]
    parts, refused = opened(zipped(inner), unpacked_size=100_000)
    assert len(parts) == 2
    assert refused


@pytest.mark.parametrize("data", [zipped({"a.txt": TEXT})[:40], b"PK\x03\x04 no zip at all"])
def test_a_zip_without_its_list_is_damaged(data):
    assert reason_of(data) == "damaged"


def test_gzip_of_a_text_is_the_text():
    (part,), _ = opened(gzip.compress(TEXT), "note.txt.gz")
    assert (part.name, part.page.text) == ("note.txt", TEXT.decode())


def test_gzip_in_several_members_is_one_text():
    assert page_of(gzip.compress(b"The council met. ") + gzip.compress(b"It did not vote.")).text == "The council met. It did not vote."


def test_of_a_gzip_that_breaks_off_the_beginning_is_kept_and_the_rest_refused():
    body = " ".join(f"Sentence number {at} of a long report." for at in range(4000)).encode()
    data = gzip.compress(body)
    (part,), (refused,) = opened(data[: len(data) // 2], "report.txt.gz")
    assert body.startswith(part.data)
    assert len(part.data) > 1000
    assert any("damaged" in step.detail for step in part.steps)
    assert refused.reason == "damaged"


def test_an_empty_member_is_refused_and_a_folder_passed_over():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.mkdir("folder")
        archive.writestr("empty.txt", b"")
    assert reason_of(buffer.getvalue()) == "empty"


def test_a_wacz_gives_its_captured_pages_and_says_whether_the_digest_holds():
    capture = warc(
        [("http://example.org/a", "200 OK", {"Content-Type": "text/html"}, b"<p>The council met on Monday and did not vote on the bridge.</p>")], gz=True
    )
    package = {"resources": [{"path": "archive/data.warc.gz", "hash": "sha256:" + hashlib.sha256(capture).hexdigest()}]}
    files = {"datapackage.json": json.dumps(package).encode(), "pages/pages.jsonl": b'{"text": "no document"}', "archive/data.warc.gz": capture}
    (part,), refused = opened(zipped(files), "site.wacz")
    assert refused == []
    assert part.origin == "http://example.org/a"
    assert any("SHA-256 as in datapackage.json" in step.detail for step in part.steps)
    package["resources"][0]["hash"] = "sha256:" + "0" * 64
    files["datapackage.json"] = json.dumps(package).encode()
    (part,), _ = opened(zipped(files), "site.wacz")
    assert any("differs" in step.detail for step in part.steps)


def test_a_part_that_is_not_to_be_opened_is_passed_over():
    data = zipped({"a.txt": TEXT, "b.txt": TEXT + b" Later it did."})
    asked = []

    def begins(name, origin, content):
        asked.append((name, origin))
        return name != "a.txt"

    found = list(read(received(data, "pile.zip"), ReadSettings(), begins=begins))
    assert [item.name for item in found] == ["b.txt"]
    assert asked == [("pile.zip", "box/pile.zip"), ("a.txt", "box/pile.zip!/a.txt"), ("b.txt", "box/pile.zip!/b.txt")]
