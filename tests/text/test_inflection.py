import pytest

from sayso.text.tokens import lemmas_of_verb, singular, verb_forms


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("led", "lead"), ("met", "meet"), ("fought", "fight"), ("struck", "strike"), ("shot", "shoot"), ("sent", "send"), ("gave", "give"), ("told", "tell"), ("said", "say"), ("wrote", "write"),
        ("held", "hold"), ("paid", "pay"), ("bought", "buy"), ("overthrown", "overthrow"), ("withdrew", "withdraw"), ("was", "be"), ("has", "have"),
        ("armed", "arm"), ("trained", "train"), ("fired", "fire"), ("planned", "plan"), ("supplies", "supply"), ("denied", "deny"), ("accuses", "accuse"), ("attacking", "attack"), ("dying", "die"),
        ("kidnapped", "kidnap"), ("ordered", "order"), ("created", "create"), ("killed", "kill"), ("controlled", "control"), ("charged", "charge"), ("smuggled", "smuggle"), ("financing", "finance"),
        ("pushes", "push"), ("agreed", "agree"), ("proceed", "proceed"), ("panicked", "panic"), ("focused", "focus"), ("raided", "raid"), ("visited", "visit"), ("developed", "develop"),
    ],
)  # fmt: skip
def test_the_likeliest_verb_comes_first(word: str, lemma: str) -> None:
    assert lemmas_of_verb(word)[0] == lemma


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("found", "found"),
        ("found", "find"),
        ("founded", "found"),
        ("bore", "bear"),
        ("left", "leave"),
        ("saw", "see"),
        ("lay", "lie"),
        ("wound", "wind"),
        ("Backed", "back"),
    ],
)
def test_every_verb_that_a_word_can_be_of_is_given(word: str, lemma: str) -> None:
    assert lemma in lemmas_of_verb(word)


def test_a_word_is_always_among_its_own_readings() -> None:
    assert all(word in lemmas_of_verb(word) for word in ("zorbed", "of", "bring", "s", ""))


def test_an_irregular_verb_has_no_regular_past() -> None:
    assert "lead" not in lemmas_of_verb("leaded")
    assert verb_forms("finded", "find") == frozenset()


@pytest.mark.parametrize(
    ("word", "lemma", "forms"),
    [
        ("put", "put", {"base", "past", "participle"}), ("gave", "give", {"past"}), ("given", "give", {"participle"}), ("armed", "arm", {"past", "participle"}), ("arms", "arm", {"s"}),
        ("arming", "arm", {"ing"}), ("arm", "arm", {"base"}), ("led", "send", set()), ("come", "come", {"base", "participle"}),
    ],
)  # fmt: skip
def test_the_forms_of_a_verb_are_told(word: str, lemma: str, forms: set[str]) -> None:
    assert verb_forms(word, lemma) == forms


def test_without_a_verb_the_forms_of_all_readings_are_told() -> None:
    assert verb_forms("found") == {"base", "past", "participle"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("militias", "militia"), ("bodies", "body"), ("men", "man"), ("gunmen", "gunman"), ("armies", "army"), ("forces", "force"), ("churches", "church"), ("bases", "base"), ("crises", "crisis"), ("children", "child"),
        ("headquarters", "headquarters"), ("police", "police"), ("people", "people"), ("gas", "gas"), ("buses", "bus"), ("Rockets", "rocket"), ("sub-units", "sub-unit"), ("status", "status"), ("chiefs", "chief"),
    ],
)  # fmt: skip
def test_plurals_find_their_singular(word: str, expected: str) -> None:
    assert singular(word) == expected
