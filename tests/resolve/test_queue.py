"""The questions most worth a look: which pairs are asked, in which order, which are not asked again."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.conftest import Pile

from make import claim, document, mention
from sayso.codebook import load_codebook
from sayso.record import Judgement, Proposition, Record
from sayso.resolve import pairs_to_judge, resolve
from sayso.settings import ResolveSettings


def record_of(pile, **more):
    return Record(
        documents=tuple(pile.documents.values()),
        mentions=tuple(pile.mentions),
        claims=tuple(pile.claims),
        entities=pile.resolve(),
        judgements=tuple(pile.judgements),
        **more,
    )


def asked(record, **more):
    return pairs_to_judge(record, codebook=load_codebook(), settings=ResolveSettings(), **more)


def pairs(pile):
    return {(question.kind, *sorted((question.left.names[0], question.right.names[0]))) for question in asked(record_of(pile))}


def test_a_surname_that_fits_two_is_asked_with_each(pile):
    pile.add("a", "{Hassan Dorri:person}").add("b", "{Omar Dorri:person}").add("c", "{Dorri:person} spoke")
    assert pairs(pile) == {("join", "Dorri", "Hassan Dorri"), ("join", "Dorri", "Omar Dorri")}
    question = asked(record_of(pile))[0]
    assert question.score == pytest.approx(1 / 3, abs=1e-3)
    assert question.signals == ("surname alone", "fits 2 names")


def test_an_acronym_is_asked_with_what_its_letters_fit(pile):
    pile.add("a", "{Meridian News Agency:organization}").add("b", "{MNA:organization}")
    assert pairs(pile) == {("join", "MNA", "Meridian News Agency")}


def test_a_name_that_is_part_of_another_is_asked(pile):
    pile.add("a", "{Maradan External Bureau:organization}").add("b", "{External Bureau:organization}").add("c", "{Grain Board:organization}")
    assert pairs(pile) == {("join", "External Bureau", "Maradan External Bureau")}


def test_one_name_read_as_two_kinds_is_asked(pile):
    pile.add("a", "{Marek Doll:person}").add("b", "{Marek Doll:organization}")
    (question,) = asked(record_of(pile))
    assert "read as" in question.signals[1]
    assert question.score == 0.5


def test_names_that_differ_by_number_or_by_given_name_are_not_asked(pile):
    pile.add("a", "{1st Grain Brigade:organization} {Hassan Dorri:person}").add("b", "{2nd Grain Brigade:organization} {Omar Dorri:person}")
    assert pairs(pile) == set()


def test_the_weakest_link_of_an_entity_is_asked_and_the_names_to_part_are_given(pile):
    pile.add("a", "{Hassan Dorri:person} came. {Dorri:person} spoke.")
    (question,) = asked(record_of(pile))
    assert question.kind == "part"
    assert question.left.entity == question.right.entity
    pile.judge("different", question.left.subject, question.right.subject)
    assert not pile.is_one("a/Hassan Dorri", "a/Dorri")


def test_strong_links_are_not_asked(pile):
    pile.add("a", "{Harbour Relief Board:organization} ({HRB:organization})").add("b", "{Harbour Relief Board:organization}")
    assert pairs(pile) == set()


@pytest.mark.parametrize("kind", ["same", "different"])
def test_what_was_judged_is_not_asked_again_unless_it_is_undone(pile, kind):
    pile.add("a", "{Maradan External Bureau:organization}").add("b", "{External Bureau:organization}")
    judged = pile.judge(kind, "External Bureau", "Maradan External Bureau")
    assert pairs(pile) == set()
    pile.judge("undo", judged, undoes=judged)
    assert len(pairs(pile)) == 1


def test_an_example_stands_in_its_document_with_the_words_around_it(pile):
    pile.add("a", "On Monday the {MNA:organization} wrote of rain.").add("b", "{Meridian News Agency:organization}")
    (question,) = asked(record_of(pile))
    example = min((question.left.example, question.right.example), key=lambda one: one.document)
    assert (example.document, example.before, example.words, example.after) == ("a.txt", "On Monday the ", "MNA", " wrote of rain.")


def test_the_effect_counts_the_claims_of_the_lesser_thing_and_what_hangs_on_them():
    text = "Rebels attacked MNA. Rebels raided MNA. Rebels praised Meridian News Agency."
    one = document(text)
    short = [mention(one, "MNA"), mention(one, "MNA", nth=2)]
    full = mention(one, "Meridian News Agency")
    claims = [
        claim(one, "attacked", "assault", arguments=[("target", short[0])]),
        claim(one, "raided", "assault", arguments=[("target", short[1])]),
        claim(one, "praised", "support", arguments=[("target", full)]),
    ]
    entities = (_entity("MNA", short), _entity("Meridian News Agency", [full]))
    propositions = tuple(
        Proposition(id=f"proposition-{name}", kind="event", predicate="assault", participants=(), time=None, place=None, claims=tuple(c.id for c in held))
        for name, held in (("a", claims[:2]), ("b", claims[2:]))
    )
    record = Record(documents=(one,), mentions=(*short, full), claims=tuple(claims), entities=entities, propositions=propositions)
    (question,) = asked(record)
    assert (question.effect.claims, question.effect.propositions, question.effect.origins, question.effect.findings) == (1, 1, 0, 0)
    assert question.worth == pytest.approx((1 - abs(2 * question.score - 1)) * 3, abs=1e-3)


def _entity(name, mentions):
    from make import entity

    return entity(name, *mentions)


def test_what_hangs_on_more_claims_is_asked_first(pile):
    pile.add("a", "{Maradan External Bureau:organization} {Valley Grain Board:organization} {army:organization}")
    pile.add("b", "{External Bureau:organization} {Grain Board:organization} {police:organization}")
    pile.claim("a", "attacked", "army", "Maradan External Bureau")
    pile.claim("b", "attacked", "police", "External Bureau")
    first, second = asked(record_of(pile))
    assert {first.left.names[0], first.right.names[0]} == {"External Bureau", "Maradan External Bureau"}
    assert first.worth > second.worth > 0


NAMES = st.sampled_from(
    [
        "{Hassan Dorri:person}", "{Omar Dorri:person}", "{Dorri:person}", "{H. Dorri:person}", "{Grain Board:organization}", "{Valley Grain Board:organization}",
        "{VGB:organization}", "{Yemen:location}", "{Yemen:organization}", "{the group:organization}", "{he:person=x}", "{Marek Doll:person}", "{Marek Doll:organization}",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(NAMES, min_size=1, max_size=5).map(". ".join), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_queue_is_the_same_in_any_order_of_documents_and_mentions_and_its_questions_are_answerable(texts, random):
    pile = Pile()
    for number, text in enumerate(texts):
        pile.add(f"d{number}", "x came. " + text)
    record = record_of(pile)
    before = asked(record)
    assert list(before) == sorted(before, key=lambda one: -one.worth)
    random.shuffle(pile.mentions)
    pile.documents = dict(reversed(pile.documents.items()))
    assert asked(record_of(pile)) == before
    assert asked(record, limit=2) == before[:2]
    by_id = {entity.id: entity for entity in record.entities}
    for question in before:
        assert (question.left.entity == question.right.entity) == (question.kind == "part")
        if question.kind == "join":
            subjects = [" ".join(by_id[side.entity].mentions) for side in (question.left, question.right)]
        else:
            subjects = [question.left.subject, question.right.subject]
        kind = "same" if question.kind == "join" else "different"
        judged = Judgement(id="j", kind=kind, subject=subjects[0], object=subjects[1], value=None, by="ana", at="2026", why="seen")
        after = resolve(pile.documents, pile.mentions, [], codebook=load_codebook(), settings=pile.settings, judgements=[judged])
        left, right = question.left.example.mention, question.right.example.mention
        together = any(left in entity.mentions and right in entity.mentions for entity in after)
        assert together == (question.kind == "join")


@pytest.mark.slow
def test_four_times_the_names_take_about_four_times_as_long():
    def seconds(count):
        pile = Pile()
        for number in range(count):
            pile.add(f"d{number}", f"{{{_word(number)} {_word(number * 7)}:person}} and the {{{_word(number * 3)} Board:organization}}")
        record = record_of(pile)
        start = time.perf_counter()
        asked(record, limit=10)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(1600) < 12 * seconds(400) + 1


def _word(number):
    syllables = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu")
    return "".join(syllables[int(digit)] for digit in f"{(number * 7919) % 100000:05}").capitalize()
