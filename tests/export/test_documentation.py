"""The page on the format and the format agree."""

import re
import typing
from pathlib import Path

import msgspec
import pytest

from sayso.export.lines import FORMAT, LINES, ManifestFile

PAGE = (Path(__file__).parents[2] / "docs" / "record-format.md").read_text(encoding="utf-8")
FILES = {"manifest.json": ManifestFile, **{f"{name}.jsonl": line for name, line in LINES.items()}}


def section(name: str) -> str:
    return PAGE.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def parts_of(kind: object) -> list[type]:
    """The objects that stand inside a field."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    return [part for argument in typing.get_args(kind) for part in parts_of(argument)]


def literals_of(kind: object) -> list[str]:
    if typing.get_origin(kind) is typing.Literal:
        return list(typing.get_args(kind))
    return [value for argument in typing.get_args(kind) for value in literals_of(argument)]


def test_every_file_has_a_section_and_every_section_a_file():
    assert re.findall(r"^## (\S+\.jsonl?)$", PAGE, flags=re.MULTILINE) == list(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_table_of_a_file_lists_its_fields_in_order(name: str):
    table = section(name).split("| field | value |\n|---|---|\n", 1)[1].split("\n\n", 1)[0]
    assert re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE) == [field.encode_name for field in msgspec.structs.fields(FILES[name])]


@pytest.mark.parametrize("name", FILES)
def test_every_field_of_every_part_and_every_word_is_named(name: str):
    text = section(name)
    todo = [FILES[name]]
    while todo:
        kind = todo.pop()
        for field in msgspec.structs.fields(kind):
            # the links of an origin refer to lineage, whose parts are told there
            assert f"`{field.encode_name}`" in text or (name == "origins.jsonl" and f"`{field.encode_name}`" in section("lineage.jsonl")), field.encode_name
            for word in literals_of(field.type):
                assert f"`{word}`" in text or (name == "origins.jsonl" and f"`{word}`" in section("lineage.jsonl")), word
            todo += parts_of(field.type)


def test_the_version_is_told():
    assert f'"sayso": {FORMAT}' in PAGE
