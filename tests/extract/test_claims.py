from collections.abc import Iterator, Sequence

from conftest import Reader
from gold_tagger import make_document
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.codebook import load_codebook
from sayso.extract import extract
from sayso.extract.claims import is_grounded
from sayso.record import Article, Document, Edge, Extraction, MentionTag, Paragraph, Reading, Span, Speech, Trigger

CODEBOOK = load_codebook()


class ListedTagger:
    """Gives the readings that it was made with."""

    name = "listed"
    version = "7"
    languages = frozenset({"en"})

    def __init__(self, *readings: Reading) -> None:
        self.readings = readings

    def tag(self, document: Document, article: Article, sentences: Sequence[Span]) -> Iterator[Reading]:
        by_start = {reading.sentence.start: reading for reading in self.readings}
        for sentence in sentences:
            yield by_start.get(sentence.start, Reading(sentence=sentence))


def document_of(text: str) -> Document:
    return make_document(text, [Paragraph(start=0, end=len(text), label="body")])


def extracted(text: str, **parts: tuple[object, ...]) -> Extraction:
    reading = Reading(sentence=Span(0, len(text), text), **parts)  # pyright: ignore[reportArgumentType]
    return extract(document_of(text), tagger=ListedTagger(reading), codebook=CODEBOOK)


def words(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part), part)


TEXT = "Rebels burned the mill."


def test_a_claim_says_which_reader_and_rule_made_it() -> None:
    trigger = Trigger(span=words(TEXT, "burned"), predicate="assault", rule="verb", score=0.5)
    (claim,) = extracted(TEXT, triggers=(trigger,)).claims
    assert (claim.made_by.reader, claim.made_by.version, claim.made_by.rule, claim.made_by.score) == ("listed", "7", "verb", 0.5)


def test_words_that_are_not_in_the_text_are_dropped() -> None:
    invented = Span(7, 13, "looted")
    edge = Edge(role="target", span=Span(18, 22, "town"))
    triggers = (Trigger(span=invented, predicate="assault"), Trigger(span=words(TEXT, "burned"), predicate="assault", edges=(edge,)))
    (claim,) = extracted(TEXT, triggers=triggers, mentions=(MentionTag(span=Span(0, 6, "Guards"), kind="person"),)).claims
    assert (claim.trigger.text, claim.arguments) == ("burned", ())


def test_a_speech_whose_words_are_not_in_the_text_makes_no_link() -> None:
    speech = Speech(cue=Span(7, 13, "looted"), source=words(TEXT, "Rebels"), contents=(words(TEXT, "burned the mill"),))
    trigger = Trigger(span=words(TEXT, "burned"), predicate="assault")
    (claim,) = extracted(TEXT, triggers=(trigger,), speeches=(speech,)).claims
    assert len(claim.chain) == 1


def test_of_two_equal_claims_the_surer_one_is_kept() -> None:
    triggers = tuple(Trigger(span=words(TEXT, "burned"), predicate="assault", score=score) for score in (0.3, 0.9, 0.5))
    (claim,) = extracted(TEXT, triggers=triggers).claims
    assert claim.made_by.score == 0.9


def test_a_list_of_names_is_several_arguments() -> None:
    text = "Mara Holt and Karl Dorn burned the mill."
    mentions = tuple(MentionTag(span=words(text, name), kind="person") for name in ("Mara Holt", "Karl Dorn"))
    trigger = Trigger(span=words(text, "burned"), predicate="assault", edges=(Edge(role="actor", span=words(text, "Mara Holt and Karl Dorn")),))
    found = extracted(text, triggers=(trigger,), mentions=mentions)
    assert [a.span.text for a in found.claims[0].arguments] == ["Mara Holt", "Karl Dorn"]


def test_every_argument_and_link_has_a_mention_that_exists(read: Reader) -> None:
    found = read(
        """
        ¶ A clerk said that Vessin's ambassador to Brenland met the leader of the Amber Force and paid them.
        @ location: Vessin; Brenland
        @ organization: Amber Force
        > say: said | source: A clerk | content: Vessin's ambassador to Brenland met the leader of the Amber Force and paid them
        > consult: met | actor: Vessin's ambassador to Brenland | target: the leader of the Amber Force
        > funds: paid | actor: Vessin's ambassador to Brenland | target: them
        """
    )
    mentions = {mention.id: mention for mention in found.extraction.mentions}
    named = {mentions[a.mention or ""].span.text for claim in found.extraction.claims for a in claim.arguments}
    assert named == {"Vessin's ambassador to Brenland", "leader of the Amber Force", "them"}
    assert [mentions[link.mention or ""].span.text for link in found.claim("met").chain[1:]] == ["clerk"]


def test_a_place_is_given_as_argument_and_as_place(read: Reader) -> None:
    claim = read("¶ Rebels burned mills in Dornach.\n@ location: Dornach\n> assault: burned | actor: Rebels | place: in Dornach").claim("burned")
    assert claim.place is not None
    assert claim.place.mention == claim.arguments_of("place")[0].mention


def test_a_claim_stands_in_its_whole_sentence(read: Reader) -> None:
    found = read(
        """
        ¶ The mayor was out, and a clerk said that rebels burned the mill.
        > say: said | source: a clerk | content: rebels burned the mill
        > assault: burned | actor: rebels | target: the mill
        """
    )
    assert found.claim("burned").span.text == "The mayor was out, and a clerk said that rebels burned the mill."


PIECES = [
    "Rebels",
    "burned",
    "the mill",
    '"',
    "said",
    "Mara Holt",
    "he",
    "they",
    "on Sunday",
    "40",
    ".",
    ":",
    "\n",
    ",",
    "“",
    "”",
    "we",
    "the group",
    "(",
    ")",
    "’",
    "Q:",
    "A:",
]


@st.composite
def tagged(draw: st.DrawFn) -> tuple[Document, ListedTagger]:
    """A text of scraps, and a tagger that sees things in it at random."""
    text = " ".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30)))
    document = document_of(text)

    def span() -> st.SearchStrategy[Span]:
        ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
        return ends.map(lambda pair: document.span(*pair))

    def maybe() -> st.SearchStrategy[Span | None]:
        return st.none() | span()

    edge = st.builds(Edge, role=st.sampled_from(["actor", "target", "object", "time", "quantity", "place", "post"]), span=span())
    trigger = st.builds(
        Trigger,
        span=span(),
        predicate=st.sampled_from(["assault", "funds", "request", "size"]),
        edges=st.lists(edge, max_size=4).map(tuple),
        negation=maybe(),
        certainty=maybe(),
    )
    speech = st.builds(Speech, cue=maybe(), source=maybe(), contents=st.lists(span(), max_size=3).map(tuple), is_quotation=st.booleans(), rejects=st.booleans())
    mention = st.builds(MentionTag, span=span(), kind=st.sampled_from(["person", "organization", "title", "nationality"]))
    found = extract(document, tagger=ListedTagger(), codebook=CODEBOOK)
    assert not found.claims
    starts = [position for position in range(len(text)) if position == 0 or text[position - 1].isspace()]
    readings = [
        Reading(
            sentence=document.span(start, len(text)),
            mentions=tuple(draw(st.lists(mention, max_size=4))),
            triggers=tuple(draw(st.lists(trigger, max_size=3))),
            speeches=tuple(draw(st.lists(speech, max_size=3))),
        )
        for start in draw(st.lists(st.sampled_from(starts), unique=True, max_size=4))
        if starts
    ]
    return document, ListedTagger(*readings)


@settings(max_examples=80, deadline=None)
@given(tagged())
def test_whatever_a_tagger_sees_all_words_stand_in_the_text_and_the_result_is_the_same_again(case: tuple[Document, ListedTagger]) -> None:
    document, tagger = case
    found = extract(document, tagger=tagger, codebook=CODEBOOK)
    ids = {mention.id for mention in found.mentions}
    for claim in found.claims:
        assert is_grounded(claim, document)
        assert claim.chain[0].kind == "publisher"
        assert all(argument.mention in ids for argument in claim.arguments)
        assert all(link.mention is None or link.mention in ids for link in claim.chain)
    assert all(document.text[m.span.start : m.span.end] == m.span.text for m in found.mentions)
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert extract(document, tagger=tagger, codebook=CODEBOOK) == found
