"""What a tagger gave, made safe to work with: only words that stand in the text, and lists of names taken apart."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from sayso.extract.heads import conjuncts
from sayso.extract.lexicon import Lexicon
from sayso.record import Document, Edge, MentionTag, Reading, Span, Speech, Trigger

__all__ = ["cleaned"]

_log = logging.getLogger(__name__)
_LISTED = frozenset({"actor", "target", "object", "instrument", "place"})


def cleaned(reading: Reading, sentence: Span, document: Document, lexicon: Lexicon) -> Reading:
    """A reading without spans that do not hold the document's words, each name of a list in an edge of its own."""
    mentions = tuple(tag for tag in reading.mentions if _stands(tag.span, document))
    triggers: list[Trigger] = []
    for trigger in reading.triggers:
        if not _stands(trigger.span, document) or not _stands(trigger.negation, document) or not _stands(trigger.certainty, document):
            _log.debug("dropped a trigger whose words are not in %s: %s", document.name, trigger.predicate)
            continue
        edges = _apart((edge for edge in trigger.edges if _stands(edge.span, document)), mentions=mentions, lexicon=lexicon)
        triggers.append(trigger if edges == trigger.edges else replace(trigger, edges=edges))
    speeches = tuple(_grounded(speech, document) for speech in reading.speeches if _stands(speech.cue, document) and _stands(speech.source, document))
    return Reading(sentence=sentence, mentions=mentions, triggers=tuple(triggers), speeches=speeches)


def _stands(span: Span | None, document: Document) -> bool:
    """Whether a span, if there is one, holds words, and the document's own."""
    return span is None or (bool(span.text.strip()) and document.text[span.start : span.end] == span.text)


def _grounded(speech: Speech, document: Document) -> Speech:
    contents = tuple(span for span in speech.contents if _stands(span, document))
    return speech if contents == speech.contents else replace(speech, contents=contents)


def _apart(edges: Iterable[Edge], *, mentions: tuple[MentionTag, ...], lexicon: Lexicon) -> tuple[Edge, ...]:
    made: list[Edge] = []
    for edge in edges:
        if edge.role in _LISTED and (" and " in edge.span.text or " or " in edge.span.text):
            made += [replace(edge, span=part) for part in conjuncts(edge.span, mentions, lexicon)]
        else:
            made.append(edge)
    return tuple(made)
