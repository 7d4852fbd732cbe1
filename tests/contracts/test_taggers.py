"""What every reader of sentences must keep to, whatever it is made of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.codebook import load_codebook
from sayso.ids import content_id, sha256
from sayso.reader import READERS, open_reader
from sayso.record import Article, Document, Paragraph
from sayso.text.sentences import split_sentences

CODEBOOK = load_codebook()
ROLES = {"actor", "target", "instrument", "place", "post", "object", "time", "quantity"}
KINDS = {"person", "organization", "location", "facility", "weapon", "title", "nationality", "event", "document"}
TEXT = (
    "TALVE, 3 May — Colonel Idra Venn, the commander of the Marsh Guard, said on Tuesday that militias backed by Orvia had attacked two villages near Talve, killing 12 people.\n"
    '"We have never paid a single fighter," Tomas Keel, who chairs the Grain Board, told the Talve Courier. He denied arming the Reed Column.\n'
    "According to a review by the Harbour Office, the brigades may have fired rockets at the port. The ministry would not confirm it."
)
HOSTILE = [
    "",
    " ",
    "\n\n\t",
    "…" * 50,
    '"' * 99,
    "((((((((((" + ")" * 9,
    "said said said said said said",
    ", , , , and and and of of of",
    "A" * 5000,
    "the " * 600,
    "said that " * 300,
    "who killed " * 300,
    "X, Y, and " * 300,
    "\u202e\u200b\ufeff a\u0301 \x00 \x07",
    "🙂 killed 🙂, 🙂 said.",
    "قال الضابط إن الجيش قصف المدينة.",
    'He said, “she said, ‘they said, "killed',
    "according to according to according to",
    "-backed -led 5-strong - - -",
    "1234567890 " * 200,
    "of of the the 's 's 's ' ' '",
]


def make(text):
    spans = tuple((start, end) for start, end in _lines(text))
    identity = content_id("document", text)
    article = Article(id="a", document=identity, kind="article", title=None, byline=None, publisher="P", published=None, language="en", spans=spans)
    return Document(
        id=identity,
        name="x.txt",
        sha256=sha256(text.encode("utf-8", "surrogatepass")),
        media_type="text/plain",
        size=len(text),
        origin="x.txt",
        received="",
        language="en",
        text=text,
        paragraphs=tuple(Paragraph(start=start, end=end, label="body") for start, end in spans),
        articles=(article,),
        custody=(),
    )


def _lines(text):
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def read(tagger, text):
    document = make(text)
    sentences = [document.span(s, e) for start, end in _lines(text) for s, e in split_sentences(text, start, end)]
    return document, sentences, list(tagger.tag(document, document.articles[0], sentences))


def spans_of(reading):
    for mention in reading.mentions:
        yield mention.span
    for trigger in reading.triggers:
        yield trigger.span
        yield from (edge.span for edge in trigger.edges)
        yield from (span for span in (trigger.certainty, trigger.negation) if span is not None)
    for speech in reading.speeches:
        yield from (span for span in (speech.cue, speech.source, *speech.contents) if span is not None)


@pytest.fixture(scope="module", params=READERS)
def tagger(request):
    if request.param != "rules":
        pytest.importorskip("sayso_en", reason="the package sayso-en (models/en) is not installed")
    return open_reader(request.param, CODEBOOK)


def keeps_the_contract(document, sentences, readings):
    assert [reading.sentence for reading in readings] == sentences
    for reading in readings:
        for span in spans_of(reading):
            assert span.text
            assert document.text[span.start : span.end] == span.text
            assert reading.sentence.covers(span)
        assert {mention.kind for mention in reading.mentions} <= KINDS
        for trigger in reading.triggers:
            assert trigger.predicate in CODEBOOK.predicates
            assert {edge.role for edge in trigger.edges} <= ROLES
            assert 0 <= trigger.score <= 1
            assert len(trigger.edges) == len(set(trigger.edges))
            assert trigger.polarity == "affirmed" or trigger.negation is not None or trigger.rule


def test_it_names_itself_and_its_languages(tagger):
    assert tagger.name
    assert tagger.version
    assert "en" in tagger.languages


def test_all_that_it_gives_stands_in_the_sentence(tagger):
    document, sentences, readings = read(tagger, TEXT)
    keeps_the_contract(document, sentences, readings)
    assert any(reading.triggers for reading in readings)
    assert any(reading.speeches for reading in readings)
    assert any(reading.mentions for reading in readings)


def test_the_same_text_gives_the_same_readings(tagger):
    first = read(tagger, TEXT)[2]
    read(tagger, "Other men burned other towns.")
    assert read(tagger, TEXT)[2] == first


def test_a_fresh_reader_gives_the_same_readings(tagger):
    assert read(open_reader(tagger.name, CODEBOOK), TEXT)[2] == read(tagger, TEXT)[2]


def test_no_sentences_give_no_readings(tagger):
    document = make(TEXT)
    assert list(tagger.tag(document, document.articles[0], [])) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_survived(tagger, text):
    keeps_the_contract(*read(tagger, text))


WORDS = st.sampled_from(
    [
        "the",
        "army",
        "said",
        "that",
        ",",
        ".",
        '"',
        "“",
        "”",
        "killed",
        "Orvia",
        "Keel",
        "of",
        "by",
        "and",
        "who",
        "(",
        ")",
        "'s",
        "’s",
        "to",
        "not",
        "may",
        "have",
        "been",
        "12",
        "rockets",
        "on",
        "Monday",
        ";",
        ":",
        "—",
        "backed",
        "Orvia-backed",
        "commander",
        "according",
        "reports",
        "denied",
        "paying",
        "if",
        "it",
        "was",
        "told",
        "Courier",
        "founded",
        "-",
        "a",
        "1,200-strong",
        "in",
        "Talve",
        "he",
        "is",
        "believed",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=40))
def test_any_order_of_words_is_survived(tagger, words):
    keeps_the_contract(*read(tagger, " ".join(words)))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_characters_are_survived(tagger, text):
    keeps_the_contract(*read(tagger, text.replace("\r", " ")))
