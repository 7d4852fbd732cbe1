"""Which files the paths of a user stand for."""

import pytest

from sayso.errors import UnreadableInput
from sayso.pipeline.collect import collect


def test_a_folder_stands_for_its_files_in_order_without_hidden_ones_and_cases(tmp_path):
    box = tmp_path / "box"
    (box / "b").mkdir(parents=True)
    (box / ".git").mkdir()
    for name in ("z.txt", "b/a.txt", ".hidden", ".git/config", "old.sayso", "old.sayso-wal"):
        (box / name).write_text("x")
    assert [found.origin for found in collect([box])] == ["box/b/a.txt", "box/z.txt"]


def test_a_file_given_twice_is_read_once(tmp_path):
    file = tmp_path / "one.txt"
    file.write_text("x")
    assert [found.origin for found in collect([file, tmp_path, file])] == ["one.txt"]


def test_links_to_folders_are_not_followed_and_dangling_links_are_still_named(tmp_path):
    box = tmp_path / "box"
    box.mkdir()
    (box / "loop").symlink_to(box)
    (box / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert [found.origin for found in collect([box])] == ["box/gone.txt"]


def test_a_path_that_does_not_exist_is_an_error_with_advice(tmp_path):
    with pytest.raises(UnreadableInput, match="There is nothing at"):
        collect([tmp_path / "nowhere"])


def test_names_that_are_no_utf8_can_be_written_down(tmp_path):
    (tmp_path / "caf\udce9.txt").write_text("x")
    assert [found.origin.encode() for found in collect([tmp_path])] == [f"{tmp_path.name}/caf\ufffd.txt".encode()]
