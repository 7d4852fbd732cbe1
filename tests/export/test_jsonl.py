"""JSON Lines: the contract to the letter, both ways."""

import json
import os
import random
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from sayso.errors import Ungrounded, UnreadableInput, UnwritableOutput
from sayso.export import EXPORTERS, read_export
from sayso.record import Record

SHARED = Path(__file__).parents[2].parent / "shared"
NAMES = [
    "documents",
    "rejected",
    "articles",
    "mentions",
    "claims",
    "entities",
    "propositions",
    "origins",
    "lineage",
    "drifts",
    "findings",
    "judgements",
    "lists",
    "listings",
]


def written(record, manifest, folder: Path) -> dict[str, bytes]:
    paths = EXPORTERS["jsonl"].write(record, manifest, folder)
    assert sorted(paths) == sorted(folder.iterdir())
    return {path.name: path.read_bytes() for path in paths}


def rows(folder: Path, name: str) -> list:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture
def folder(record, manifest, tmp_path: Path) -> Path:
    written(record, manifest, tmp_path / "out")
    return tmp_path / "out"


def test_every_file_is_written_even_for_an_empty_record(manifest, tmp_path: Path):
    files = written(Record(), manifest, tmp_path / "a" / "b")
    assert sorted(files) == sorted(["manifest.json", *(f"{name}.jsonl" for name in NAMES)])
    assert {data for name, data in files.items() if name != "manifest.json"} == {b""}
    assert read_export(tmp_path / "a" / "b") == (Record(), manifest)


def test_the_manifest_says_how_it_was_made_and_how_much_there_is(folder: Path):
    head = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert list(head) == ["sayso", "version", "codebook", "reader", "settings", "counts"]
    assert head["sayso"] == 1
    assert head["counts"] == {name: len(rows(folder, name)) for name in NAMES}
    assert (folder / "manifest.json").read_bytes().endswith(b"}\n")


def test_a_document_and_its_articles(folder: Path):
    document = next(row for row in rows(folder, "documents") if row["name"] == "marsh.txt")
    assert list(document) == [
        *("id", "name", "sha256", "media_type", "size", "origin", "received", "language", "text", "paragraphs", "custody"),
    ]
    assert document["paragraphs"][0] == {"span": [0, 10], "label": "body"}
    assert document["custody"] == [{"step": "received", "at": "2026-03-01T12:00:00Z", "tool": "sayso 0.1.0", "detail": "a file"}]
    first, second, teaser = rows(folder, "articles")
    assert first == {
        "id": "article-1",
        "document": "document-1",
        "kind": "article",
        "title": "Boats",
        "byline": "By Ada Fenn",
        "publisher": "Marsh Post",
        "published": {"earliest": "2021-05-03", "latest": "2021-05-03", "text": "3 May 2021", "span": [12, 22]},
        "language": "en",
        "spans": [[0, len(document["text"])]],
    }
    assert second["published"] == {"earliest": None, "latest": "2021-06-01", "text": None, "span": None}
    assert (teaser["kind"], teaser["published"], teaser["spans"]) == ("teaser", None, [])
    assert rows(folder, "rejected")[0] == {"name": "x.bin", "sha256": "00aa", "reason": "damaged", "detail": "It is cut short."}


def test_a_claim_says_everything_that_the_contract_names(folder: Path):
    text = next(row["text"] for row in rows(folder, "documents") if row["name"] == "marsh.txt")
    claim = rows(folder, "claims")[0]
    assert list(claim) == [
        *("id", "document", "article", "span", "text", "trigger", "predicate", "mode", "arguments", "time", "place", "quantities"),
        *("polarity", "certainty", "tense", "chain", "proposition", "origin", "made_by"),
    ]

    def at(words: str) -> list[int]:
        start = text.index(words)
        return [start, start + len(words)]

    assert claim["trigger"] == at("sent")
    assert claim["arguments"][1] == {
        "role": "target",
        "span": at("the Ōkar Guard"),
        "text": "the Ōkar Guard",
        "entity": "entity-2",
        "name": "Ōkar Guard",
        "antecedent": None,
    }
    assert (claim["arguments"][2]["entity"], claim["arguments"][2]["name"]) == (None, None)
    assert claim["time"] == {"text": "in April", "span": at("in April"), "earliest": "2021-04-01", "latest": "2021-04-30", "precision": "month"}
    assert claim["place"] == {"text": "Lesk", "span": at("Lesk"), "entity": "entity-3"}
    about = {"role": "object", "span": at("about 40"), "text": "about 40", "low": 36, "high": 44.5, "unit": "boats", "approximate": True}
    assert claim["quantities"][0] == about
    assert claim["certainty"] == {"text": "reportedly", "span": at("reportedly"), "band": "hearsay"}
    assert claim["chain"] == [
        {"kind": "publisher", "text": "Marsh Post", "span": None, "cue": None, "cue_span": None, "entity": None, "name": None},
        {"kind": "unnamed", "text": "an officer", "span": at("an officer"), "cue": "say", "cue_span": at("said"), "entity": None, "name": None},
    ]
    assert (claim["proposition"], claim["origin"]) == ("proposition-1", "origin-1")
    assert claim["made_by"] == {"reader": "rules", "version": "1", "rule": "verb", "score": 1.0}
    denied, fought = rows(folder, "claims")[1:]
    assert (denied["chain"][1]["text"], denied["chain"][1]["entity"], denied["chain"][1]["name"]) == ("he", "entity-1", "Governor Tarn’s office")
    assert fought["arguments"][0]["antecedent"] == at("the Ōkar Guard")


def test_what_claims_give_together(folder: Path):
    entity = rows(folder, "entities")[0]
    assert list(entity) == ["id", "kind", "name", "names", "mentions", "signals", "place", "place_candidates"]
    assert entity["names"][1] == {"text": "Tarn", "count": 2}
    assert entity["signals"][0] == {"name": "short name", "left": "Governor Tarn’s office", "right": "Tarn", "score": 0.875, "detail": "one word of it"}
    mention = {"id": "mention-6", "document": "document-2", "article": "article-2", "span": [20, 22], "text": "he", "kind": "person", "entity": "entity-1"}
    assert rows(folder, "mentions")[5] == mention
    proposition = rows(folder, "propositions")[0]
    assert list(proposition) == ["id", "kind", "predicate", "arguments", "time", "claims"]
    assert proposition["arguments"][-1] == {"role": "place", "entity": "entity-3", "name": "Lesk"}
    assert proposition["time"] == {"earliest": "2021-04-01", "latest": None}
    origin = rows(folder, "origins")[0]
    assert list(origin) == ["id", "claims", "root", "links", "state"]
    link = {"from": "claim-3", "to": "claim-1", "reason": "same unnamed source", "evidence": [{"document": "document-1", "span": [0, 10]}], "score": 0.5}
    assert origin["links"] == [link]
    wired, copied = rows(folder, "lineage")
    assert wired == {"from": "article-1", "to": None, "outside": "Lesk Wire", "reason": "credited", "evidence": [], "score": 0.25}
    assert (copied["from"], copied["to"], len(copied["evidence"])) == ("article-2", "article-1", 2)
    assert rows(folder, "drifts") == [{"claims": ["claim-1", "claim-3"], "what": "certainty", "first": "reportedly", "last": ""}]
    finding = rows(folder, "findings")[0]
    assert finding == {
        "id": "finding-1",
        "proposition": "proposition-1",
        "for": {"claims": ["claim-1"], "origins": ["origin-1"]},
        "against": {"claims": ["claim-2"], "origins": []},
        "denials": ["claim-2"],
        "conflicts": [{"kind": "polarity", "claims": ["claim-1", "claim-2"], "detail": "sent, sent no"}],
        "certainty": {"lowest": "hearsay", "highest": "unhedged"},
        "credibility": {"value": 3, "rule": "one origin, denied", "inputs": {"origins for": "1", "origins against": "0"}},
        "without": [{"origin": "origin-1", "credibility": 6}],
    }
    assert list(rows(folder, "judgements")[0]) == ["id", "kind", "subject", "object", "value", "by", "at", "why", "undoes"]


def test_every_text_stands_at_its_span(folder: Path):
    texts = {row["id"]: row["text"] for row in rows(folder, "documents")}

    def check(value, text: str) -> int:
        if isinstance(value, list):
            return sum(check(item, text) for item in value)
        if not isinstance(value, dict):
            return 0
        count = sum(check(item, text) for item in value.values())
        if value.get("kind") != "publisher" and "text" in value and value.get("span"):
            assert text[slice(*value["span"])] == value["text"]
            count += 1
        return count

    assert sum(check(row, texts[row["document"]]) for name in ("articles", "mentions", "claims") for row in rows(folder, name)) > 15


def test_export_import_export_gives_the_same_bytes(record, manifest, tmp_path: Path):
    first = written(record, manifest, tmp_path / "first")
    again, head = read_export(tmp_path / "first")
    assert head == manifest
    assert written(again, head, tmp_path / "second") == first
    assert read_export(tmp_path / "second") == (again, head)


def test_what_the_contract_carries_comes_back(record, manifest, tmp_path: Path):
    written(record, manifest, tmp_path / "out")
    again, _ = read_export(tmp_path / "out")
    for name in ("entities", "origins", "lineage", "drifts", "findings", "judgements"):
        assert sorted(getattr(again, name), key=repr) == sorted(getattr(record, name), key=repr)
    assert [replace(proposition, signals=()) for proposition in record.propositions] == list(again.propositions)
    assert [replace(mention, antecedent=None) for mention in record.mentions] == list(again.mentions)
    assert [replace(claim, negation=None, chain=()) for claim in record.claims] == [replace(claim, chain=()) for claim in again.claims]
    links = [[replace(link, stance=None, antecedent=None) for link in claim.chain] for claim in record.claims]
    assert links == [list(claim.chain) for claim in again.claims]


def test_the_order_of_the_record_changes_no_byte(record, manifest, tmp_path: Path):
    first = written(record, manifest, tmp_path / "first")
    for seed in range(5):
        mixed = {field.name: tuple(random.Random(seed).sample(getattr(record, field.name), len(getattr(record, field.name)))) for field in fields(Record)}
        assert written(Record(**mixed), manifest, tmp_path / str(seed)) == first


def test_only_its_own_files_are_written_over(record, manifest, tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "claims.jsonl").write_text("of an earlier export")
    EXPORTERS["jsonl"].write(record, manifest, tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert len(rows(tmp_path, "claims")) == 3
    assert not list(tmp_path.glob("*.part"))


def test_a_failed_export_leaves_the_earlier_one_whole(record, manifest, tmp_path: Path):
    before = written(Record(), manifest, tmp_path)
    broken = replace(record, judgements=(replace(record.judgements[0], why="\ud800"),))
    with pytest.raises(UnicodeEncodeError):
        EXPORTERS["jsonl"].write(broken, manifest, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_place_that_cannot_be_written_to_is_said(record, manifest, tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput, match="cannot be written to"):
        EXPORTERS["jsonl"].write(record, manifest, tmp_path / "file" / "out")
    (tmp_path / "out" / "claims.jsonl").mkdir(parents=True)
    with pytest.raises(UnwritableOutput, match="cannot be written to"):
        EXPORTERS["jsonl"].write(record, manifest, tmp_path / "out")


def changed(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "error", "words"),
    [
        ("manifest.json", '"sayso": 1', '"sayso": 2', UnreadableInput, "newer version"),
        ("manifest.json", '"counts"', '"sums"', UnreadableInput, "no manifest"),
        ("manifest.json", '"claims": 3', '"claims": 4', UnreadableInput, "not whole"),
        ("claims.jsonl", '"polarity":"affirmed"', '"polarity":"perhaps"', UnreadableInput, "Line 1 of .*claims"),
        ("claims.jsonl", '"predicate"', '"verb"', UnreadableInput, "Line 1 of .*claims"),
        ("claims.jsonl", '"entity":"entity-2"', '"entity":"entity-9"', UnreadableInput, "entity-9"),
        ("claims.jsonl", '"document":"document-2"', '"document":"document-9"', UnreadableInput, "document-9"),
        ("claims.jsonl", '"text":"Tarn sent no boats"', '"text":"Tarn sent boats"', Ungrounded, "stands 'Tarn sent no boats'"),
        ("mentions.jsonl", "[20,22]", "[20,9999]", Ungrounded, "20 to 9999"),
        ("mentions.jsonl", "[20,22]", "[22,20]", Ungrounded, "22 to 20"),
        ("documents.jsonl", "no boats", "our boats", Ungrounded, "stands"),
    ],
)
def test_an_export_that_was_tampered_with_is_refused(folder: Path, name: str, old: str, new: str, error: type[Exception], words: str):
    changed(folder, name, old, new)
    with pytest.raises(error, match=words):
        read_export(folder)


@pytest.mark.parametrize("name", ["manifest.json", "origins.jsonl"])
def test_an_export_that_lacks_a_file_is_refused(folder: Path, name: str):
    (folder / name).unlink()
    with pytest.raises(UnreadableInput, match=name):
        read_export(folder)


@pytest.mark.parametrize("text", ["line\u2028separator", 'tab\tnul\x00quote" backslash\\', "next\x85line\rreturn", "𐎠 é é Ω", "﻿"])
def test_any_text_survives(record, manifest, tmp_path: Path, text: str):
    document = record.documents[0]
    longer = replace(document, text=document.text + text)
    before = replace(record, documents=(longer, *record.documents[1:]))
    files = written(before, manifest, tmp_path / "out")
    assert files["documents.jsonl"].count(b"\n") == 2
    again, _ = read_export(tmp_path / "out")
    assert again.documents[0].text == longer.text


@pytest.mark.skipif(not (SHARED / "tools" / "score_claims.py").is_file(), reason="the shared scorer is not here")
def test_the_scorer_of_the_project_reads_an_export(folder: Path, tmp_path: Path):
    text = next(row["text"] for row in rows(folder, "documents") if row["name"] == "marsh.txt")
    gold = {
        "id": "g1",
        "doc": "marsh",
        "span": [0, len(text)],
        "pred": ["supplies"],
        "args": {"actor": ["Tarn"], "target": ["Ōkar Guard"]},
        "chain": [["an officer"]],
        "hedge": "reportedly",
        "polarity": "affirmed",
        "num": 36,
        "date": "2021-04",
    }
    denied = {"id": "g2", "doc": "delta", "span": [0, 20], "pred": ["supplies"], "args": {}, "chain": [["Tarn"]], "hedge": None, "polarity": "denied"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n" + json.dumps(denied) + "\n", encoding="utf-8")
    command = [sys.executable, str(SHARED / "tools" / "score_claims.py"), str(folder), str(tmp_path / "gold.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    scores = json.loads(done.stdout)
    assert {scores[name] for name in ("found", "args", "chain", "hedge", "polarity", "num", "date", "grounded")} == {1.0}
    assert scores["claims"] == 3


def test_an_export_from_before_places_were_resolved_can_be_read(record, folder):
    path = folder / "entities.jsonl"
    lines = [
        {name: value for name, value in json.loads(line).items() if not name.startswith("place")} for line in path.read_text(encoding="utf-8").splitlines()
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert [(entity.place, entity.place_candidates) for entity in read_export(folder)[0].entities] == [(None, 0)] * len(record.entities)
