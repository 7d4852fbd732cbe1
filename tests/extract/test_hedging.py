import pytest
from conftest import Reader

from sayso.codebook import load_codebook
from sayso.extract.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("may have", "possible"),
        ("almost certainly", "almost certain"),
        ("reportedly", "reported"),
        ("very likely", "very likely"),
        ("is believed to have", "apparent"),
        ("if he is right", None),
    ],
)
def test_the_longest_hedge_gives_the_band(words: str, band: str | None) -> None:
    assert load_lexicon(load_codebook()).band_of(words) == band


def test_a_hedge_in_words_of_its_own_is_possible_and_no_more(read: Reader) -> None:
    found = read(
        """
        ¶ If the chronicle is to be trusted, rebels burned the mill.
        > assault: burned | actor: rebels | target: the mill | certainty: If the chronicle is to be trusted
        """
    )
    certainty = found.claim("burned").certainty
    assert certainty is not None
    assert (certainty.span.text, certainty.band) == ("If the chronicle is to be trusted", "possible")


def test_doubt_about_a_speaker_is_doubt_about_what_they_say(read: Reader) -> None:
    found = read(
        """
        ¶ Unconfirmed reports said rebels burned the mill. The army said guards fled.
        > say: said | source: Unconfirmed reports | content: rebels burned the mill
        > assault: burned | actor: rebels | target: the mill
        > say: said^2 | source: The army | content: guards fled
        > retreat: fled | actor: guards
        """
    )
    certainty = found.claim("burned").certainty
    assert certainty is not None
    assert certainty.band == "unverified"
    assert found.claim("fled").certainty is None


def test_a_speaker_who_denies_turns_what_they_hold_round(read: Reader) -> None:
    found = read(
        """
        ¶ The company denied paying the guards.
        > say: denied | source: The company | content: paying the guards
        > funds: paying | actor: The company | target: the guards
        """
    )
    claim = found.claim("paying")
    assert (claim.polarity, claim.negation and claim.negation.text) == ("denied", "denied")
    assert found.chain("paying") == ["The company"]


def test_a_denial_of_a_denial_affirms(read: Reader) -> None:
    found = read(
        """
        ¶ The company denied that it had never paid the guards.
        > say: denied | source: The company | content: it had never paid the guards
        > funds: paid | actor: it | target: the guards | polarity: denied | negation: never
        """
    )
    assert found.claim("paid").polarity == "affirmed"


def test_a_denial_that_the_tagger_counted_is_not_counted_again(read: Reader) -> None:
    found = read(
        """
        ¶ The company says it never paid the guards. The mayor denied it too: the company paid no guards.
        > say: says | source: The company | content: it never paid the guards
        > funds: paid | actor: it | target: the guards | polarity: denied | negation: never
        > say: denied | source: The mayor | content: the company paid no guards
        > funds: paid^2 | actor: the company | target: no guards | polarity: denied
        """
    )
    assert [claim.polarity for claim in found.extraction.claims] == ["denied", "denied"]


@pytest.mark.parametrize(
    ("annotation", "trigger", "tense"),
    [
        (
            "¶ She urged them to burn the mill.\n> request: urged | actor: She | target: them | object: to burn the mill\n> assault: burn | target: the mill",
            "burn",
            "hypothetical",
        ),
        (
            "¶ He threatened to burn the mill.\n> threaten: threatened | actor: He | object: to burn the mill\n> assault: burn | target: the mill",
            "burn",
            "future",
        ),
        ("¶ She demanded an end to the siege.\n> request: demanded | actor: She | object: an end to the siege\n> coerce: siege", "siege", "past"),
        (
            "¶ She accused him of burning the mill.\n> accuse: accused | actor: She | target: him | object: burning the mill\n> assault: burning | target: the mill",
            "burning",
            "past",
        ),
    ],
)
def test_what_is_demanded_is_no_fact_but_what_is_presupposed_is_told(read: Reader, annotation: str, trigger: str, tense: str) -> None:
    assert read(annotation).claim(trigger).tense == tense
