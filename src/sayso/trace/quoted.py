"""Which words of an article stand in quotation marks, and whose they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.record import Claim, Link, Span
from sayso.text.folding import fold
from sayso.text.quotes import find_quotes
from sayso.trace.pile import Piece, Pile
from sayso.trace.publishers import Wording

__all__ = ["Quotation", "read_quotations"]

# How far from its quotation a speaker may be named, in characters: about one clause with a name and a post in it.
_NEAR = 150
# Words around a quotation that are looked at for "said" and a name.
_WORDS = 16
_SENTENCE_END = re.compile(r"[.!?\n](?:\s|$)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.-](?=[^\W_]))*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: the numbers of the first word and of the one behind the last, and the named speaker, None where none was found."""

    first: int
    last: int
    span: Span
    speaker: str | None


def read_quotations(piece: Piece, pile: Pile, wording: Wording) -> tuple[Quotation, ...]:
    """The outermost quotations of an article, in order, with their speakers as claims name them, else as the words around them do."""
    text = piece.document.text
    claims = pile.claims_of.get(piece.id, ())
    named = tuple(_named_links(claims))
    found: list[Quotation] = []
    for start, end in piece.stretches:
        before: Quotation | None = None
        for quote in find_quotes(text, start, end):
            if quote.depth or quote.inner_start >= quote.inner_end:
                continue
            span = piece.document.span(quote.inner_start, quote.inner_end)
            words = piece.words_in(span)
            if not len(words):
                continue
            link = _speaker_in_claims(span, claims) or _speaker_nearby(quote.start, quote.end, named)
            leading, trailing = text[max(start, quote.start - _NEAR) : quote.start], text[quote.end : min(end, quote.end + _NEAR)]
            speaker = pile.names_of(link)[0] if link is not None else _speaker_around(leading, span.text, trailing, wording)
            if speaker is None and before is not None and quote.start - before.span.end <= _NEAR and _is_new_sentence(leading):
                speaker = before.speaker  # who goes on speaking is not named again
            before = Quotation(words.start, words.stop, span, speaker)
            found.append(before)
    return tuple(found)


def _named_links(claims: Iterable[Claim]) -> Iterable[Link]:
    return (link for claim in claims for link in claim.chain[1:] if link.kind == "named")


def _speaker_in_claims(span: Span, claims: Sequence[Claim]) -> Link | None:
    """The innermost named speaker of the first claim inside the quotation."""
    for claim in claims:
        if span.covers(claim.trigger):
            return next((link for link in reversed(claim.chain) if link.kind == "named"), None)
    return None


def _speaker_nearby(start: int, end: int, links: Iterable[Link]) -> Link | None:
    """The named speaker whose words of saying stand next to the quotation."""
    best: tuple[int, Link] | None = None
    for link in links:
        place = link.cue_span or link.span
        if place is None:
            continue
        distance = max(start - place.end, place.start - end)
        if 0 <= distance <= _NEAR and (best is None or distance < best[0]):
            best = (distance, link)
    return None if best is None else best[1]


def _is_new_sentence(leading: str) -> bool:
    return leading.rstrip()[-1:] in {".", "!", "?", ""}


def _speaker_around(leading: str, quoted: str, trailing: str, wording: Wording) -> str | None:
    """The name beside a word of saying, behind the quotation where its sentence goes on there, or before it."""
    is_over = quoted.rstrip().endswith(".") and not trailing.lstrip()[:1].islower()
    if not is_over:
        sentence = _SENTENCE_END.split(trailing, maxsplit=1)[0]
        behind = _name_beside([found.group() for found in _WORD.finditer(sentence)][:_WORDS], wording)
        if behind is not None:
            return behind
    if _is_new_sentence(leading):
        return None
    sentence = _SENTENCE_END.split(leading)[-1]
    return _name_beside([found.group() for found in _WORD.finditer(sentence)][-_WORDS:], wording)


def _name_beside(words: Sequence[str], wording: Wording) -> str | None:
    saying = next((place for place, word in enumerate(words) if word.lower() in wording.saying), None)
    if saying is None:
        return None
    return _capitals(words[:saying], wording) or _capitals(words[saying + 1 :], wording)


def _capitals(words: Sequence[str], wording: Wording) -> str | None:
    """The longest run of words with a capital letter, the first of equals."""
    runs: list[list[str]] = [[]]
    for word in words:
        if word[0].isupper() and fold(word) not in wording.pronouns:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    best = max(runs, key=len)
    return " ".join(best) or None
