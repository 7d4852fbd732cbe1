"""How sure a claim is made, whether it is affirmed or denied, and in what tense, with what the sayings around it do to that."""

from collections.abc import Sequence

from sayso.extract.lexicon import Lexicon, grammar
from sayso.extract.speech import Utterance
from sayso.record import Certainty, Polarity, Reading, Span, Tense, Trigger
from sayso.text.tokens import lemmas_of_verb, verb_forms

__all__ = ["certainty_of", "polarity_of", "tense_of"]

_UNKNOWN_HEDGE = "possible"  # a tagger's hedge in words that the codebook lacks: weakened, and no more is known
_BEFORE_DEMANDED = grammar("before_demanded")
_DEMANDS: dict[str, Tense] = {"request": "hypothetical", "threaten": "future", "agree": "future"}


def certainty_of(trigger: Trigger, around: Sequence[Utterance], lexicon: Lexicon) -> Certainty | None:
    """The hedge on a claim: its own, or one on a saying around it that has no speaker ("it is alleged that") or doubtful ones ("unconfirmed reports say")."""
    own = trigger.certainty
    if own is not None:
        return Certainty(span=own, band=lexicon.band_of(own.text) or _UNKNOWN_HEDGE)
    for utterance in reversed(around):
        if utterance.source is not None:
            band = lexicon.band_of(_before_noun(utterance.source))
            if band is not None:
                return Certainty(span=utterance.source, band=band)
        elif utterance.cue is not None and utterance.carried is None:
            band = lexicon.band_of(utterance.cue.text)
            if band is not None:
                return Certainty(span=utterance.cue, band=band)
    return None


def _before_noun(source: Span) -> str:
    """The first words of a speaker: "unconfirmed reports", not what follows them."""
    return " ".join(source.text.split()[:2])


def polarity_of(trigger: Trigger, around: Sequence[Utterance]) -> tuple[Polarity, Span | None]:
    """Affirmed or denied, and the words that deny: each speaker who denies what they hold turns it round.

    A tagger that has already counted a speaker's denial (its negation is the words of saying, or it names none) is not counted again.
    """
    denied = trigger.polarity == "denied"
    negation = trigger.negation
    counted = False
    for utterance in reversed(around):
        if not utterance.rejects or utterance.cue is None:
            continue
        if trigger.polarity == "denied" and not counted and (trigger.negation is None or trigger.negation.meets(utterance.cue)):
            counted = True
            negation = utterance.cue
            continue
        denied = not denied
        negation = utterance.cue if denied else None
    return ("denied", negation) if denied else ("affirmed", None)


def tense_of(trigger: Trigger, reading: Reading, text: str) -> Tense:
    """The tense of a claim; what is demanded is hypothetical, what is threatened or agreed future, unless it is presupposed ("an end to the siege")."""
    if trigger.tense not in ("past", "present"):
        return trigger.tense
    for other in reading.triggers:
        tense = _DEMANDS.get(other.predicate)
        if tense is None or other is trigger:
            continue
        for edge in other.edges:
            if edge.role == "object" and edge.span.covers(trigger.span) and _opens(trigger, edge.span, text):
                return tense
    return trigger.tense


def _opens(trigger: Trigger, demanded: Span, text: str) -> bool:
    """Whether a trigger is the bare verb with which what is demanded begins."""
    before = text[demanded.start : trigger.span.start].lower().split()
    word = trigger.span.text.lower().split()[0]
    if not set(before) <= _BEFORE_DEMANDED:
        return False
    return any("base" in verb_forms(word, lemma) for lemma in lemmas_of_verb(word))
