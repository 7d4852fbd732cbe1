"""What the rules reader sees in small invented sentences."""

import pytest

from sayso.codebook import load_codebook
from sayso.reader import RulesTagger
from sayso.record import Article, Document, Paragraph

TAGGER = RulesTagger(load_codebook())


def reading(text):
    article = Article(id="a", document="d", kind="article", title=None, byline=None, publisher="P", published=None, language="en", spans=((0, len(text)),))
    document = Document(
        id="d",
        name="x",
        sha256="",
        media_type="text/plain",
        size=len(text),
        origin="x",
        received="",
        language="en",
        text=text,
        paragraphs=(Paragraph(start=0, end=len(text), label="body"),),
        articles=(article,),
        custody=(),
    )
    return next(TAGGER.tag(document, article, [document.span(0, len(text))]))


def claims(text):
    return [(t.predicate, t.span.text, {(edge.role, edge.span.text) for edge in t.edges}) for t in reading(text).triggers]


def claim(text, predicate):
    return next(t for t in reading(text).triggers if t.predicate == predicate)


def sayings(text):
    return [(s.cue.text if s.cue else None, s.source.text if s.source else None, [c.text for c in s.contents]) for s in reading(text).speeches]


@pytest.mark.parametrize(
    ("text", "predicate", "edges"),
    [
        ("Rebels of the Reed Column attacked the village of Talve.", "assault", {("actor", "Rebels of the Reed Column"), ("target", "the village of Talve")}),
        ("The bridge was destroyed by the Marsh Guard.", "assault", {("actor", "the Marsh Guard"), ("target", "The bridge")}),
        ("Militias backed by Orvia shelled the harbour.", "support", {("actor", "Orvia"), ("target", "Militias")}),
        ("Militias backed by Orvia shelled the harbour.", "assault", {("actor", "Militias"), ("target", "the harbour")}),
        ("The army entered the town, killing 12 soldiers.", "assault", {("actor", "The army"), ("target", "12 soldiers"), ("quantity", "12 soldiers")}),
        ("Orvia-backed militias left.", "support", {("actor", "Orvia"), ("target", "militias")}),
        (
            "The police arrested Tomas Keel and Idra Venn in Paris.",
            "coerce",
            {("actor", "The police"), ("target", "Tomas Keel"), ("target", "Idra Venn"), ("place", "Paris")},
        ),
        ("The guards who burned the school fled.", "assault", {("actor", "The guards"), ("target", "the school")}),
        ("Colonel Idra Venn, the commander of the Marsh Guard, resigned.", "leads", {("actor", "Idra Venn"), ("target", "Marsh Guard")}),
        ("President Idra Venn resigned.", "holds_post", {("actor", "Idra Venn"), ("post", "President")}),
        ("The movement was founded by Idra Venn.", "founded", {("actor", "Idra Venn"), ("target", "The movement")}),
        ("Soldiers carried out an attack on the port.", "assault", {("actor", "Soldiers"), ("target", "the port")}),
        ("Matti Orre of the Grain Union spoke.", "member_of", {("actor", "Matti Orre"), ("target", "the Grain Union")}),
    ],
)
def test_roles_are_filled(text, predicate, edges):
    found = [pairs for name, _, pairs in claims(text) if name == predicate]
    assert edges in found


def test_coordinated_verbs_are_several_claims_with_one_object():
    found = {name: pairs for name, _, pairs in claims("The Marsh Guard funded, trained and armed the rebels.")}
    for predicate in ("funds", "trains", "arms"):
        assert {("actor", "The Marsh Guard"), ("target", "the rebels")} <= found[predicate]


@pytest.mark.parametrize(
    ("text", "predicate", "polarity"),
    [
        ("The army did not attack the village.", "assault", "denied"),
        ("No soldier killed the mayor.", "assault", "denied"),
        ("The guards failed to arrest the driver.", "coerce", "denied"),
        ("The company denied that it had paid the fighters.", "funds", "denied"),
        ("The company denied paying the fighters.", "funds", "denied"),
        ("The army attacked the village.", "assault", "affirmed"),
    ],
)
def test_polarity(text, predicate, polarity):
    found = claim(text, predicate)
    assert found.polarity == polarity
    assert (found.negation is not None) == (polarity == "denied")


@pytest.mark.parametrize(
    ("text", "predicate", "tense", "certainty"),
    [
        ("The army will attack the village.", "assault", "future", None),
        ("If the army attacked the village, it fell.", "assault", "hypothetical", None),
        ("The army may have attacked the village.", "assault", "past", "may have"),
        ("The army reportedly attacked the village.", "assault", "past", "reportedly"),
        ("The guard is believed to have killed the mayor.", "assault", "past", "is believed to"),
        ("The army attacked the village.", "assault", "past", None),
    ],
)
def test_tense_and_certainty(text, predicate, tense, certainty):
    found = claim(text, predicate)
    assert found.tense == tense
    assert (found.certainty.text if found.certainty else None) == certainty


def test_what_is_demanded_is_no_claim_of_its_own():
    found = claims("The mayor asked the army to attack the rebels.")
    assert [name for name, _, _ in found] == ["request"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said that rebels had burned the school.", ("said", "The army", ["rebels had burned the school"])),
        ("Rebels burned the school, the army said on Monday.", ("said", "the army", ["Rebels burned the school"])),
        ("The rifles, he said, were bought in Paris.", ("said", "he", ["The rifles", "were bought in Paris"])),
        ("According to a review by the Harbour Office, the port was attacked.", ("According to", "a review by the Harbour Office", ["the port was attacked"])),
        ('"We have never paid a fighter," Tomas Keel said.', ("said", "Tomas Keel", ["We have never paid a fighter"])),
        ('"We have never paid a fighter," said Tomas Keel.', ("said", "Tomas Keel", ["We have never paid a fighter"])),
        ("The company denied paying the men.", ("denied", "The company", ["paying the men"])),
    ],
)
def test_speech_has_its_source_and_its_exact_content(text, expected):
    assert expected in sayings(text)


def test_nested_speech_gives_both_links():
    found = sayings("The Talve Courier reported that a review by the Harbour Office indicated that the raid involved 21 rockets.")
    assert ("indicated", "a review by the Harbour Office", ["the raid involved 21 rockets"]) in found
    assert any(cue == "reported" and source == "The Talve Courier" for cue, source, _ in found)


def test_an_outlet_that_was_told_is_an_outer_link():
    found = sayings("Tomas Keel told the Talve Courier that rebels had burned the school.")
    assert [source for _, source, _ in found] == ["Tomas Keel", "the Talve Courier"] or [source for _, source, _ in found] == [
        "the Talve Courier",
        "Tomas Keel",
    ]


def test_a_saying_that_did_not_happen_is_marked():
    found = reading("The ministry has not confirmed the report.").speeches
    assert [speech.is_denied for speech in found] == [True]


def test_a_quotation_without_words_of_saying_has_no_cue():
    found = reading('"The school was burned by rebels."').speeches
    assert [(speech.cue, speech.is_quotation) for speech in found] == [(None, True)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Colonel Idra Venn spoke.", "Idra Venn", "person"),
        ("Colonel Idra Venn spoke.", "Colonel", "title"),
        ("The Ministry of Works closed.", "Ministry of Works", "organization"),
        ("The interior ministry closed.", "interior ministry", "organization"),
        ("They live in Paris.", "Paris", "location"),
        ("French soldiers came.", "French", "nationality"),
        ("They fired rockets.", "rockets", "weapon"),
        ("Abu Nasir al-Talvi spoke.", "Abu Nasir al-Talvi", "person"),
    ],
)
def test_mentions_have_their_kind(text, name, kind):
    assert (name, kind) in {(mention.span.text, mention.kind) for mention in reading(text).mentions}
