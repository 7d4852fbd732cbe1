"""Views: the record as it would be if identity claims were so, derived anew and written nowhere."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.errors import InvalidSettings
from sayso.ids import content_id
from sayso.pipeline.derive import Knowledge
from sayso.pipeline.renewing import knowledge_of
from sayso.pipeline.views import identities_to_assume, view, view_of_case
from sayso.record import Judgement, Record, identities_of
from sayso.settings import Settings

TEXTS = {
    "one.txt": "Samir Haddad, also known as Abu Kamil, leads the Reed Column. The Reed Column is a front for the Harrow Brigade, two officials said.",
    "two.txt": "Abu Kamil armed the Harrow Brigade in 2019. A lawyer denied that Samir Haddad was the same man as Petru Balan.",
    "three.txt": "Police identified Abu Kamil as Farid Nassar. Farid Nassar attacked the port of Orlo on 3 May 2021.",
}
SETTINGS = Settings(reader="rules")
KNOWLEDGE: Knowledge = knowledge_of(SETTINGS)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    for name, text in TEXTS.items():
        (folder / "documents").mkdir(exist_ok=True)
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    with sayso.build(folder / "documents", case=folder / "river.sayso", settings=SETTINGS) as built:
        return built.path


@pytest.fixture(scope="module")
def record(case: Path) -> Record:
    with sayso.open(case) as opened:
        return opened.record()


def seen(record: Record, identities: frozenset[str] = frozenset(), without: frozenset[str] = frozenset()) -> Record:
    return view(record, knowledge=KNOWLEDGE, settings=SETTINGS, identities=identities, without=without)


def claim_of(record: Record, words: str) -> str:
    return next(one.claim.id for one in identities_of(record.claims, record.entities) if words in one.words())


def judged(record: Record, kind: str, subject: str, other: str | None = None, undoes: str | None = None) -> Record:
    number = len(record.judgements)
    one = Judgement(
        id=content_id("judgement", number),
        kind=kind,
        subject=subject,
        object=other,
        value=None,
        by="ana",
        at=f"2026-01-{number + 1:02d}",
        why="",
        undoes=undoes,
    )  # pyright: ignore[reportArgumentType]
    return replace(record, judgements=(*record.judgements, one))


def is_one(record: Record, *names: str) -> bool:
    return any(set(names) <= {name.text for name in entity.names} for entity in record.entities)


def test_the_case_holds_the_identity_claims_that_the_laws_are_tried_on(record: Record) -> None:
    assert {(one.claim.mode, one.claim.polarity) for one in identities_of(record.claims, record.entities)} == {
        ("alias", "affirmed"), ("front", "affirmed"), ("identified", "affirmed"), ("identified", "denied"),
    }  # fmt: skip


def test_a_view_of_nothing_is_the_record(record: Record) -> None:
    assert seen(record) == record


def test_a_view_takes_as_one_what_the_claim_names_and_says_what_it_assumes(record: Record) -> None:
    alias = claim_of(record, "Samir Haddad = Abu Kamil")
    viewed = seen(record, frozenset({alias}))
    assert is_one(viewed, "Samir Haddad", "Abu Kamil")
    assert not is_one(record, "Samir Haddad", "Abu Kamil")
    assert viewed.identities == (alias,)
    assert viewed.claims == record.claims


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_views_commute_and_can_be_taken_back(record: Record, data: st.DataObject) -> None:
    known = sorted(one.claim.id for one in identities_of(record.claims, record.entities))
    first, second = (frozenset(data.draw(st.sets(st.sampled_from(known)))) for _ in range(2))
    both = seen(record, first | second)
    assert seen(seen(record, first), second) == both
    assert seen(seen(record, second), first) == both
    assert seen(both, without=first | second) == record
    assert seen(both, first) == both


def test_a_denied_claim_changes_nothing_and_cannot_be_chosen(record: Record) -> None:
    denied = next(one.claim.id for one in identities_of(record.claims, record.entities) if one.claim.polarity == "denied")
    assert replace(seen(record, frozenset({denied})), identities=()) == record
    assert denied not in identities_to_assume(record, ["all"])
    with pytest.raises(InvalidSettings, match="denies that two are one"):
        identities_to_assume(record, [denied])


@pytest.mark.parametrize(("wrong", "told"), [("claim-nothing", "No claim"), ("", "No claim"), ("claim-", "Several claims")])
def test_what_is_no_claim_is_refused(record: Record, wrong: str, told: str) -> None:
    with pytest.raises(InvalidSettings, match=told):
        identities_to_assume(record, [wrong])


def test_another_claim_is_refused(record: Record) -> None:
    other = next(claim.id for claim in record.claims if claim.predicate != "same_as")
    with pytest.raises(InvalidSettings, match="does not say that two are one"):
        identities_to_assume(record, [other])


def test_what_is_judged_different_stays_apart_in_every_view(record: Record) -> None:
    apart = seen(judged(record, "different", "Samir Haddad", "Farid Nassar"))
    viewed = seen(apart, identities_to_assume(apart, ["all"]))
    assert not is_one(viewed, "Samir Haddad", "Farid Nassar")
    assert is_one(seen(record, identities_to_assume(record, ["all"])), "Samir Haddad", "Farid Nassar")


def test_an_accepted_claim_is_in_the_record_until_that_is_undone_and_one_set_aside_is_not_among_all(record: Record) -> None:
    alias = claim_of(record, "Samir Haddad = Abu Kamil")
    accepted = judged(record, "accepted", alias)
    assert is_one(seen(accepted), "Samir Haddad", "Abu Kamil")
    assert seen(accepted).identities == ()
    undone = judged(accepted, "undo", accepted.judgements[0].id, undoes=accepted.judgements[0].id)
    assert replace(seen(undone), judgements=()) == record
    aside = judged(record, "set aside", alias)
    assert identities_to_assume(aside, ["all"]) == identities_to_assume(record, ["all"]) - {alias}
    assert identities_to_assume(aside, [alias]) == {alias}


def test_nothing_is_written_and_ids_of_claims_stay_when_the_case_is_built_again(case: Path, record: Record, tmp_path: Path) -> None:
    before = case.read_bytes()
    with sayso.open(case) as opened:
        viewed = view_of_case(opened, ["all"])
    assert viewed.identities
    assert case.read_bytes() == before
    (tmp_path / "documents").mkdir()
    for name, text in reversed(TEXTS.items()):
        (tmp_path / "documents" / name).write_text(text, encoding="utf-8")
    with sayso.build(tmp_path / "documents", case=tmp_path / "again.sayso", settings=SETTINGS) as again:
        assert [claim.id for claim in again.claims()] == [claim.id for claim in record.claims]


def test_a_view_is_exported_with_what_it_assumes_and_read_back(case: Path, tmp_path: Path, record: Record) -> None:
    from sayso.export import read_export

    with sayso.open(case) as opened:
        sayso.write_export(opened, tmp_path / "plain")
        sayso.write_export(opened, tmp_path / "view", identities=["all"])
        assumed: Callable[[Path], tuple[str, ...]] = lambda folder: read_export(folder)[0].identities  # noqa: E731
        assert assumed(tmp_path / "plain") == ()
        assert assumed(tmp_path / "view") == tuple(sorted(identities_to_assume(record, ["all"])))
        assert "identities" not in (tmp_path / "plain" / "manifest.json").read_text(encoding="utf-8")
        page = sayso.write_brief(opened, tmp_path / "view.html", identities=["all"]).read_text(encoding="utf-8")
    assert "A view, not the record." in page
