"""What is loaded is what was stored, whatever it was and in whatever order it came."""

import dataclasses
import tempfile
import types
import typing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.record import (
    Claim,
    Document,
    Drift,
    Entity,
    Extraction,
    Finding,
    Judgement,
    Lineage,
    Listing,
    Mention,
    Origin,
    Proposition,
    Record,
    Rejected,
    Span,
    sorted_record,
)
from sayso.settings import Settings
from sayso.store import Build, Case, ReaderKey, create_case

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # many small cases, each waiting for the disk several times
TEXT = st.text(max_size=4)
NUMBER = st.integers(0, 2**40)
SCORE = st.floats(allow_nan=False, allow_infinity=False, width=64)
SPAN = st.builds(lambda start, text: Span(start, start + len(text), text), NUMBER, TEXT)
PLAIN = {str: TEXT, int: NUMBER, float: SCORE, bool: st.booleans(), type(None): st.none(), Span: SPAN}


def anything(kind: object) -> st.SearchStrategy:
    """Any value of a type as the nouns use types."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin in {types.UnionType, typing.Union}:
        return st.one_of([anything(argument) for argument in arguments])
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(anything(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*[anything(argument) for argument in arguments])
    return st.builds(kind, **{name: anything(hint) for name, hint in typing.get_type_hints(kind).items()})


def some(kind: type, *key: str) -> st.SearchStrategy:
    return st.lists(anything(kind), max_size=2, unique_by=lambda noun: tuple(getattr(noun, name) for name in key or ("id",)))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record whose mentions and claims are of its documents."""
    drawn = draw(some(Document))
    documents = [dataclasses.replace(d, articles=tuple(dataclasses.replace(a, document=d.id) for a in d.articles)) for d in drawn]

    def placed(kind: type) -> tuple:
        if not documents:
            return ()
        return tuple(dataclasses.replace(noun, document=draw(st.sampled_from(documents)).id) for noun in draw(some(kind)))

    return Record(
        documents=tuple(documents),
        rejected=tuple(draw(some(Rejected, "name", "origin", "sha256", "reason", "detail"))),
        mentions=placed(Mention),
        claims=placed(Claim),
        entities=tuple(draw(some(Entity))),
        propositions=tuple(draw(some(Proposition))),
        origins=tuple(draw(some(Origin))),
        lineage=tuple(draw(st.lists(anything(Lineage), max_size=2))),
        drifts=tuple(draw(st.lists(anything(Drift), max_size=2))),
        findings=tuple(draw(some(Finding))),
        judgements=tuple(draw(some(Judgement))),
        listings=tuple(draw(some(Listing))),
    )


def extraction_of(record: Record, document: str) -> Extraction:
    return Extraction(
        document=document,
        mentions=tuple(mention for mention in record.mentions if mention.document == document),
        claims=tuple(claim for claim in record.claims if claim.document == document),
    )


def store(case: Case, record: Record, *, one_by_one: bool = False) -> None:
    build = Build(reader=ReaderKey(name="any", version="1", codebook="1", sayso="1"), settings=Settings(), at="now")
    extractions = [extraction_of(record, document.id) for document in record.documents]
    with case.writing() as writer:
        writer.begin_build(build)
        if one_by_one:
            for document, extraction in zip(record.documents, extractions, strict=True):
                writer.add(documents=[document], extractions=[extraction])
            writer.add(rejected=record.rejected)
        else:
            writer.add(documents=record.documents, rejected=record.rejected, extractions=extractions)
        writer.replace_derived(record)
        for judgement in record.judgements:
            writer.add_judgement(judgement)
        writer.finish_build("later")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records(), st.booleans())
def test_what_is_stored_is_what_is_loaded(record: Record, one_by_one: bool):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, create_case(Path(folder) / "x.sayso", at="now") as case:
        store(case, record, one_by_one=one_by_one)
        assert case.record() == sorted_record(record)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_changes_nothing(record: Record, random):
    def shuffled(nouns: tuple) -> tuple:
        nouns = list(nouns)
        random.shuffle(nouns)
        return tuple(nouns)

    other = Record(**{field.name: shuffled(getattr(record, field.name)) for field in dataclasses.fields(Record)})
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, create_case(Path(folder) / "x.sayso", at="now") as case:
        store(case, other, one_by_one=True)
        assert case.record() == sorted_record(record)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records())
def test_storing_the_same_again_changes_nothing(record: Record):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, create_case(Path(folder) / "x.sayso", at="now") as case:
        store(case, record)
        once, counts = case.record(), case.info().counts
        store(case, record)
        assert case.record() == once
        assert case.info().counts == counts
