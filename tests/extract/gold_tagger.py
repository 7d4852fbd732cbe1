"""A tagger that knows the answers: it turns .claims annotation into Readings, sentence by sentence, so that extract is tested against perfect tags.

What a tagger of sentences cannot know is hidden: contents are cut at the sentence, antecedents dropped, arguments and sources of other sentences too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.codebook import load_codebook
from sayso.record import Article, Dated, Document, Edge, MentionTag, Paragraph, Reading, Span, Speech, Trigger
from sayso.text.tokens import lemmas_of_verb

_ARGUMENTS = ("actor", "target", "instrument", "place", "post", "object", "time", "quantity")
_NUMBERED = re.compile(r"(.*?)\^(\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class GoldWords:
    """The words of a role: their pieces in the document, none where the words stand elsewhere, and what they stand for."""

    pieces: tuple[tuple[int, int], ...]
    antecedent: str | None


@dataclass(slots=True)
class GoldClaim:
    """One line with ">": a claim or a saying."""

    predicate: str
    trigger: tuple[tuple[int, int], ...]
    paragraph: int
    roles: dict[str, list[GoldWords]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    def pieces(self, role: str) -> list[tuple[int, int]]:
        """All pieces of a role."""
        return [piece for words in self.roles.get(role, []) for piece in words.pieces]


@dataclass(slots=True)
class GoldDocument:
    """One document of a .claims file."""

    name: str
    split: str
    text: str = ""
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[tuple[str, int, int]] = field(default_factory=list)
    claims: list[GoldClaim] = field(default_factory=list)

    def document(self) -> Document:
        """The noun, with one article of body paragraphs."""
        return make_document(self.text, [Paragraph(start=s, end=e, label="body") for s, e in self.paragraphs], name=self.name, published="2021-06-16")


def make_document(
    text: str,
    paragraphs: Sequence[Paragraph],
    *,
    name: str = "document.txt",
    articles: tuple[Article, ...] | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Document:
    """A document around a text: one article over all of it, unless others are given."""
    made = articles or (
        Article(
            id="article-1",
            document="document-1",
            kind="article",
            title=None,
            byline=None,
            publisher=publisher,
            published=Dated(earliest=published, latest=published, basis="given") if published else None,
            language="en",
            spans=((0, len(text)),),
        ),
    )
    return Document(
        id="document-1",
        name=name,
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        origin=name,
        received="2026-01-01T00:00:00Z",
        language="en",
        text=text,
        paragraphs=tuple(paragraphs),
        articles=made,
        custody=(),
    )


def _find(text: str, words: str) -> list[tuple[int, int]]:
    """The pieces of words in a paragraph, as tools/check_corpus.py finds them."""
    if " … " in words:
        pieces = [_find(text, piece) for piece in words.split(" … ")]
        return [span for piece in pieces for span in piece] if all(pieces) else []
    match = _NUMBERED.fullmatch(words)
    words, nth = (match[1], int(match[2])) if match else (words, 1)
    if not words:
        return []
    pattern = re.escape(words)
    if words[:1].isalnum() and words[-1:].isalnum():
        pattern = r"(?<!\w)" + pattern + r"(?!\w)"
    places = [m.start() for m in re.finditer(pattern, text)]
    return [(places[nth - 1], places[nth - 1] + len(words))] if len(places) >= nth else []


def _words(text: str, words: str, offset: int) -> GoldWords:
    here, sign, antecedent = words.partition("=")
    pieces = tuple((s + offset, e + offset) for s, e in _find(text, here.strip())) if here.strip() else ()
    return GoldWords(pieces, re.sub(r"\^\d+$", "", antecedent.strip()) if sign else None)


def read_claims(path: Path) -> list[GoldDocument]:
    """The documents of a .claims file."""
    return parse_claims(path.read_text(encoding="utf-8"))


def parse_claims(source: str) -> list[GoldDocument]:
    """The documents of annotation in the form of a .claims file."""
    documents: list[GoldDocument] = []
    text, offset = "", 0
    for line in source.split("\n"):
        if line.startswith("#:"):
            head = [part.strip() for part in line[2:].split("|")]
            split = next((part.split()[1] for part in head if part.startswith("split ")), "train")
            documents.append(GoldDocument(head[0], split))
        elif line.startswith("¶ "):
            document = documents[-1]
            text = line[2:]
            offset = len(document.text) + 2 if document.text else 0
            document.text += ("\n\n" if document.text else "") + text
            document.paragraphs.append((offset, offset + len(text)))
        elif line.startswith("@ "):
            kind, _, words = line[2:].partition(":")
            for name in filter(None, (word.strip() for word in words.split(";"))):
                documents[-1].mentions += [(kind.strip(), s + offset, e + offset) for s, e in _find(text, name)]
        elif line.startswith("> "):
            documents[-1].claims.append(_claim(line[2:], text, offset, len(documents[-1].paragraphs) - 1))
    return documents


def _claim(line: str, text: str, offset: int, paragraph: int) -> GoldClaim:
    head, *roles = line.split(" | ")
    predicate, _, trigger = head.partition(":")
    claim = GoldClaim(predicate.strip(), tuple((s + offset, e + offset) for s, e in _find(text, trigger.strip())), paragraph)
    for role in roles:
        name, _, words = role.partition(":")
        if name.strip() in ("polarity", "tense", "mode"):
            claim.values[name.strip()] = words.strip()
        else:
            claim.roles.setdefault(name.strip(), []).append(_words(text, words.strip(), offset))
    return claim


def _denies(word: str) -> bool:
    lemmas = set(lemmas_of_verb(word.lower()))
    return any(lemmas & set(saying.verbs) or word.lower() in saying.nouns for saying in load_codebook().sayings if saying.stance == "denies")


class GoldTagger:
    """The annotation of one document as a tagger. `with_times`, `with_quantities`, `with_silent` say whether edges and cue-less sayings are given."""

    name = "gold"
    version = "1"
    languages = frozenset({"en"})

    def __init__(self, gold: GoldDocument, *, with_times: bool = True, with_quantities: bool = True, with_silent: bool = True) -> None:
        self.gold = gold
        self.hidden = {role for role, given in (("time", with_times), ("quantity", with_quantities)) if not given}
        self.with_silent = with_silent

    def tag(self, document: Document, article: Article, sentences: Sequence[Span]) -> Iterator[Reading]:
        """One Reading for each sentence, of what the annotation has inside it."""
        del article
        for sentence in sentences:
            yield self._reading(document, sentence)

    def _reading(self, document: Document, sentence: Span) -> Reading:
        inside = lambda piece: sentence.start <= piece[0] and piece[1] <= sentence.end  # noqa: E731
        mentions = [MentionTag(span=document.span(s, e), kind=kind) for kind, s, e in self.gold.mentions if inside((s, e))]
        triggers = [self._trigger(document, sentence, c) for c in self.gold.claims if c.predicate != "say" and c.trigger and inside(c.trigger[0])]
        speeches = [made for c in self.gold.claims if c.predicate == "say" for made in self._speeches(document, sentence, c)]
        return Reading(sentence=sentence, mentions=tuple(mentions), triggers=tuple(triggers), speeches=tuple(speeches))

    def _trigger(self, document: Document, sentence: Span, claim: GoldClaim) -> Trigger:
        def first(role: str) -> Span | None:
            return next((document.span(s, e) for s, e in claim.pieces(role) if sentence.start <= s and e <= sentence.end), None)

        edges = [
            Edge(role=role, span=document.span(s, e))
            for role in _ARGUMENTS
            if role not in self.hidden
            for s, e in claim.pieces(role)
            if sentence.start <= s and e <= sentence.end
        ]
        negation = first("negation")
        denied = claim.values.get("polarity") == "denied"
        cues = [c.trigger[0] for c in self.gold.claims if c.predicate == "say" and c.trigger and "polarity" not in c.values]
        if denied and negation and any(s < negation.end and negation.start < e and _denies(document.text[s:e]) for s, e in cues):
            denied, negation = False, None
        return Trigger(
            span=document.span(*claim.trigger[0]),
            predicate=claim.predicate,
            edges=tuple(edges),
            polarity="denied" if denied else "affirmed",
            negation=negation,
            certainty=first("certainty"),
            tense=claim.values.get("tense", "past"),  # pyright: ignore[reportArgumentType]
            rule="gold",
        )

    def _speeches(self, document: Document, sentence: Span, claim: GoldClaim) -> Iterator[Speech]:
        cue = document.span(*claim.trigger[0]) if claim.trigger else None
        if cue is None and not self.with_silent:
            return
        if cue is not None and not sentence.covers(cue):
            return
        contents = [document.span(max(s, sentence.start), min(e, sentence.end)) for s, e in claim.pieces("content") if s < sentence.end and sentence.start < e]
        if cue is None and not contents:
            return
        sources = [piece for piece in claim.pieces("source") if sentence.start <= piece[0] and piece[1] <= sentence.end]
        source = document.span(min(s for s, _ in sources), max(e for _, e in sources)) if sources else None
        quoted = any(mark in document.text[max(0, span.start - 1) : span.start + 1] for span in contents for mark in "\"“'‘")
        yield Speech(
            cue=cue,
            source=source,
            contents=tuple(contents),
            is_quotation=quoted,
            is_denied=claim.values.get("polarity") == "denied",
            rejects=cue is not None and any(_denies(word) for word in cue.text.split()),
            rule="gold",
        )
