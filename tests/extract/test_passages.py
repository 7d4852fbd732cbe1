from collections.abc import Iterator, Sequence

from gold_tagger import make_document

from sayso.codebook import load_codebook
from sayso.extract import extract
from sayso.extract.passages import passages
from sayso.record import Article, Document, Label, Paragraph, Reading, Span, Trigger


class BurningTagger:
    """Takes each "burned" for a claim."""

    name = "burning"
    version = "1"
    languages = frozenset({"en"})

    def tag(self, document: Document, article: Article, sentences: Sequence[Span]) -> Iterator[Reading]:
        for sentence in sentences:
            place = sentence.text.find("burned")
            triggers = (Trigger(span=sentence.part(sentence.start + place, sentence.start + place + 6), predicate="assault"),) if place >= 0 else ()
            yield Reading(sentence=sentence, triggers=triggers)


def document_of(*parts: tuple[Label, str], spans: tuple[tuple[int, int], ...] | None = None, kind: str = "article", language: str | None = "en") -> Document:
    text, paragraphs = "", []
    for label, words in parts:
        start = len(text)
        text += words + "\n\n"
        paragraphs.append(Paragraph(start=start, end=start + len(words), label=label))
    article = Article(
        id="article-1",
        document="document-1",
        kind=kind,
        title=None,
        byline=None,
        publisher=None,
        published=None,
        language=language,
        spans=spans or ((0, len(text)),),
    )
    return make_document(text, paragraphs, articles=(article,))


def sentences_read(document: Document) -> list[str]:
    read = passages(document, document.articles[0])
    return [sentence.text for passage in read for sentence in passage.sentences]


def test_body_and_captions_are_read_and_nothing_else() -> None:
    document = document_of(
        ("title", "Rebels burned the mill"),
        ("body", "Rebels burned the mill. Guards fled."),
        ("pull quote", "They burned it"),
        ("caption", "The mill that was burned."),
        ("comment", "I burned it."),
        ("navigation", "More on the burned mill"),
    )
    assert sentences_read(document) == ["Rebels burned the mill.", "Guards fled.", "The mill that was burned."]


def test_a_title_is_read_where_there_is_no_text() -> None:
    assert sentences_read(document_of(("title", "Rebels burned the mill"))) == ["Rebels burned the mill"]


def test_a_paragraph_that_stands_twice_is_read_once() -> None:
    words = "Rebels burned the old mill on Sunday."
    assert sentences_read(document_of(("body", words), ("body", "No."), ("body", words), ("body", "No."))) == [words, "No.", "No."]


def test_a_teaser_is_read_as_its_own_article() -> None:
    document = document_of(("teaser", "Elsewhere rebels burned the mill."), kind="teaser")
    assert sentences_read(document) == ["Elsewhere rebels burned the mill."]


def test_an_articles_own_spans_alone_are_read() -> None:
    first = "Rebels burned the mill."
    document = document_of(("body", first), ("body", "Others burned the depot."), spans=((0, len(first)),))
    assert sentences_read(document) == [first]


def test_an_article_in_a_language_that_the_tagger_does_not_know_is_left_unread() -> None:
    document = document_of(("body", "Rebels burned the mill."), language="fr")
    assert extract(document, tagger=BurningTagger(), codebook=load_codebook()).claims == ()
