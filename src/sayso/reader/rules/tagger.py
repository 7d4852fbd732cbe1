"""The reader that needs no weights: words, chunks, clauses, and the codebook's words over them."""

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from sayso.codebook import Codebook
from sayso.reader.rules.lexicon import build_lexicon
from sayso.reader.rules.mentions import name_article
from sayso.reader.rules.sentences import read_sentence
from sayso.reader.rules.words import make_sentence
from sayso.record import Article, Document, Edge, MentionTag, Reading, Span, Speech, Trigger
from sayso.text.quotes import find_quotes

__all__ = ["RulesTagger"]


def _version() -> str:
    try:
        return version("sayso")
    except PackageNotFoundError:  # a source tree that is not installed
        return "0"


def _shorter(span: Span, drop: int) -> Span:
    return span.part(span.start, span.end - drop) if 0 < drop < span.end - span.start else span


def _stem(span: Span) -> Span:
    """The first half of a compound: "Oruwa" of "Oruwa-backed"."""
    return _shorter(span, len(span.text) - max(span.text.rfind("-"), span.text.rfind("‐"), span.text.rfind("‑"), 0))


def _tail(span: Span) -> Span:
    """The second half of a compound: "backed" of "Oruwa-backed"."""
    cut = max(span.text.rfind("-"), span.text.rfind("‐"), span.text.rfind("‑"))
    return span.part(span.start + cut + 1, span.end) if 0 <= cut < len(span.text) - 1 else span


class RulesTagger:
    """Reads English sentences by rules and the codebook's words alone; see `sayso.record.Tagger`.

    It looks at one article at a time, since a name that one sentence leaves unclear another makes plain. Without weights, network or clock.
    """

    name = "rules"
    languages = frozenset({"en"})

    def __init__(self, codebook: Codebook) -> None:
        """Key the codebook's words; nothing else is loaded before the first sentence."""
        self.version = _version()
        self._lexicon = build_lexicon(codebook)

    def tag(self, document: Document, article: Article, sentences: Sequence[Span]) -> Iterator[Reading]:
        """One Reading for each sentence, in order; all spans are in characters of the document."""
        del article
        return (reading for reading, _ in self.read(document, sentences))

    def read(self, document: Document, sentences: Sequence[Span]) -> Iterator[tuple[Reading, tuple[Span, ...]]]:
        """Each sentence's reading, with its noun phrases (without what hangs on them), which tell another reader where an argument begins and ends."""
        text = document.text
        read = [make_sentence(text, span.start, span.end) for span in sentences]
        names = name_article(read, self._lexicon)
        quotes = find_quotes(text, min(s.start for s in sentences), max(s.end for s in sentences)) if sentences else []
        outer = [(quote.start, quote.end, quote.inner_start, quote.inner_end) for quote in quotes if quote.depth == 0]
        for span, sentence, found in zip(sentences, read, names, strict=True):
            near = [quote for quote in outer if quote[0] < span.end and span.start < quote[1]]

            def words(start: int, end: int, span: Span = span, starts: list[int] = sentence.starts, ends: list[int] = sentence.ends) -> Span:
                return span.part(starts[start], ends[end - 1])

            result = read_sentence(sentence, found, near, self._lexicon)
            reading = Reading(
                sentence=span,
                mentions=tuple(MentionTag(span=_shorter(words(name.start, name.end), name.drop), kind=name.kind) for name in found if name.end > name.start),
                triggers=tuple(
                    Trigger(
                        span=_tail(words(item.start, item.end)) if item.rule == "compound" else words(item.start, item.end),
                        predicate=item.predicate,
                        mode=item.mode,
                        edges=tuple(
                            Edge(
                                role=role,
                                span=_stem(words(start, end))
                                if item.rule == "compound" and role in ("actor", "place") and start == item.start
                                else words(start, end),
                            )
                            for role, start, end in dict.fromkeys(item.edges)
                            if end > start
                        ),
                        polarity="denied" if (item.mood.negation is not None) != (item.polarity == "denied") else "affirmed",
                        negation=words(*item.mood.negation) if item.mood.negation is not None else None,
                        certainty=words(*item.mood.certainty) if item.mood.certainty is not None else None,
                        tense=item.mood.tense,
                        rule=item.rule,
                        score=round(item.score, 3),
                    )
                    for item in result.triggers
                ),
                speeches=tuple(
                    Speech(
                        cue=words(*said.cue) if said.cue is not None else None,
                        source=words(*said.source) if said.source is not None else None,
                        contents=tuple(words(start, end) for start, end in said.contents if end > start),
                        is_quotation=said.is_quotation,
                        is_denied=said.is_denied,
                        rejects=said.rejects,
                        rule=said.rule,
                        score=said.score,
                    )
                    for said in result.speeches
                ),
            )
            yield reading, tuple(sorted(words(start, end) for start, end in set(result.phrases) if end > start))
