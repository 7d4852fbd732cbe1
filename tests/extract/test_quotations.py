import pytest
from gold_tagger import make_document

from sayso.codebook import load_codebook
from sayso.extract.lexicon import load_lexicon
from sayso.extract.passages import passages
from sayso.extract.quotations import full_label, quotations, turns
from sayso.extract.scene import Line, Scene
from sayso.record import Paragraph, Reading

LEXICON = load_lexicon(load_codebook())


def scene_of(*paragraphs: str) -> Scene:
    text, made = "", []
    for words in paragraphs:
        made.append(Paragraph(start=len(text), end=len(text) + len(words), label="body"))
        text += words + "\n\n"
    document = make_document(text, made)
    read = passages(document, document.articles[0])
    homes = [(number, sentence) for number, passage in enumerate(read) for sentence in passage.sentences]
    lines = [Line(index=index, passage=home, sentence=sentence, reading=Reading(sentence=sentence)) for index, (home, sentence) in enumerate(homes)]
    return Scene(document=document, article=document.articles[0], lexicon=LEXICON, passages=read, lines=lines)


@pytest.mark.parametrize(
    ("paragraphs", "pieces", "is_full"),
    [
        (('"They burned the mill," she said.',), [["They burned the mill,"]], [True]),
        (('The "liberators" left.',), [["liberators"]], [False]),
        (("“They burned the mill.", "“Then they left.”"), [["They burned the mill.", "Then they left."]], [True]),
        (("“They burned the mill.”", "“Then they left.”"), [["They burned the mill."], ["Then they left."]], [True, True]),
        (("“They burned the mill.", "The men left."), [["They burned the mill."]], [True]),
    ],
)
def test_quotations_are_joined_where_each_paragraph_opens_one_and_none_closes_it(
    paragraphs: tuple[str, ...], pieces: list[list[str]], is_full: list[bool]
) -> None:
    scene = scene_of(*paragraphs)
    found = quotations(scene)
    assert [[scene.text[start:end].strip() for start, end in quotation.pieces] for quotation in found] == pieces
    assert [quotation.is_full for quotation in found] == is_full


@pytest.mark.parametrize(
    ("paragraphs", "labels"),
    [
        (("Q. Who paid?", "A. The mayor."), ["Q", "A"]),
        (("CHAIR: Who paid?", "MR. HOLT: The mayor.", "CHAIR: When?", "MR. HOLT: In May."), ["CHAIR", "MR. HOLT", "CHAIR", "MR. HOLT"]),
        (("[18:04] Kostis: Fine.", "[18:05] Leto: Who?", "[18:06] Kostis: They.", "[18:07] Leto: No."), ["Kostis", "Leto", "Kostis", "Leto"]),
        (("The result: nobody came.", "The reason: rain."), []),
        (("UPDATE: The road is open.",), []),
        (("GLH - Who paid?", "Bertrand Sylla - The mayor.", "GLH - When?", "B. S. - In May."), ["GLH", "Bertrand Sylla", "GLH", "B. S."]),
        (("MAREN - The road is open.", "The army - what is left of it - withdrew."), []),
    ],
)
def test_a_turn_begins_where_a_speaker_stands_before_a_colon(paragraphs: tuple[str, ...], labels: list[str]) -> None:
    assert [turn.label.text for turn in turns(scene_of(*paragraphs))] == labels


def test_initials_are_the_speaker_before_them_whose_they_are() -> None:
    labels = [turn.label for turn in turns(scene_of("GLH - Who paid?", "Bertrand Sylla - The mayor.", "GLH - When?", "B. S. - In May."))]
    assert full_label(labels[3], labels[:3]) == labels[1]
    assert full_label(labels[2], labels[:2]) is None
