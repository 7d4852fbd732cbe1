import pytest

from sayso.codebook import load_codebook
from sayso.extract.heads import Phrase, conjuncts, read_phrase
from sayso.extract.lexicon import load_lexicon
from sayso.record import MentionTag, Span

LEXICON = load_lexicon(load_codebook())


def mentions_in(text: str, kinds: dict[str, str]) -> list[MentionTag]:
    return [MentionTag(span=Span(text.index(name), text.index(name) + len(name), name), kind=kind) for name, kind in kinds.items()]


def phrase(text: str, **kinds: str) -> Phrase:
    names = {name.replace("_", " "): kind for name, kind in kinds.items()}
    return read_phrase(Span(0, len(text), text), mentions_in(text, names), LEXICON)


@pytest.mark.parametrize(
    ("text", "names", "head", "kind"),
    [
        ("the notorious Amber Force commander Tarek Dorun", {"Amber Force": "organization", "Tarek Dorun": "person"}, "Tarek Dorun", "person"),
        ("Vessin's ambassador to Brenland", {"Vessin": "location", "Brenland": "location"}, "Vessin's ambassador to Brenland", "person"),
        ("the leader of the Amber Force", {"Amber Force": "organization"}, "leader of the Amber Force", "person"),
        ("his deputy, Major Arno Okom", {"Arno Okom": "person"}, "Arno Okom", "person"),
        ("the commander of the Amber Force, Tarek Dorun", {"Amber Force": "organization", "Tarek Dorun": "person"}, "Tarek Dorun", "person"),
        ("Tarek Dorun, the commander of the Amber Force", {"Amber Force": "organization", "Tarek Dorun": "person"}, "Tarek Dorun", "person"),
        ("the ministry's spokesman, Karel Ouen, a former judge", {"Karel Ouen": "person"}, "Karel Ouen", "person"),
        ("a man called Uncle", {"Uncle": "person"}, "Uncle", "person"),
        ("the elite group within the Order called the Sea Guard", {"Order": "organization", "Sea Guard": "organization"}, "Sea Guard", "organization"),
        ("the relief agency Bread Bridge", {"Bread Bridge": "organization"}, "Bread Bridge", "organization"),
        ("San Dorano, Califa", {"San Dorano": "location", "Califa": "location"}, "San Dorano", "location"),
        ("the Amber Force's", {"Amber Force": "organization"}, "Amber Force", "organization"),
        ("Mr Manosh's lawyers", {"Manosh": "person"}, "Mr Manosh's lawyers", "person"),
        ("Abu Karim's men", {"Abu Karim": "person"}, "Abu Karim's men", "person"),
        ("Aurelian intelligence officers", {"Aurelian": "nationality"}, "Aurelian intelligence officers", "person"),
        ("an after-action review by the Coastal Command", {"Coastal Command": "organization"}, "after-action review", "document"),
        ("a source close to the ministry", {}, "source", "person"),
        ("a clerk who was in the chamber", {}, "clerk", "person"),
        ("thousands of people protesting against the arrest", {}, "people", "person"),
        ("soldiers loading bodies onto a truck", {}, "soldiers", "person"),
        ("Rebels under the former customs officer Jean Toko", {"Jean Toko": "person"}, "Rebels", "person"),
        ("members of two small parties", {}, "members of two small parties", "person"),
        ("leave the organization", {}, "leave", "other"),
        ("a 100,000-strong force", {}, "100,000-strong force", "organization"),
        ("to be named", {}, "to be named", "other"),
        ("paying the strikers", {}, "paying the strikers", "other"),
        ("two of them", {}, "them", "other"),
    ],
)
def test_the_head_is_who_is_meant(text: str, names: dict[str, str], head: str, kind: str) -> None:
    found = read_phrase(Span(0, len(text), text), mentions_in(text, names), LEXICON)
    assert (found.head.text, found.kind) == (head, kind)


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("the drivers", True),
        ("a driver", False),
        ("21 rockets", True),
        ("one of its drivers", False),
        ("the police", True),
        ("the ministry", False),
        ("a clerk and a guard", True),
    ],
)
def test_number_is_told_by_noun_and_numeral(text: str, plural: bool) -> None:
    assert phrase(text).plural is plural


@pytest.mark.parametrize(("text", "gender"), [("the king", "male"), ("his widow", "female"), ("the clerk", None), ("Mrs Holt", "female")])
def test_gender_is_told_by_the_words_alone(text: str, gender: str | None) -> None:
    names = {"Holt": "person"} if "Holt" in text else {}
    assert phrase(text, **names).gender == gender


@pytest.mark.parametrize(
    ("word", "name"), [("He", "he"), ("their", "they"), ("them all", "they"), ("most of us", "we"), ("US", None), ("WHO", None), ("the man", None)]
)
def test_pronouns_are_told_from_names_in_capitals(word: str, name: str | None) -> None:
    assert phrase(word).pronoun == name


@pytest.mark.parametrize(
    ("text", "names", "parts"),
    [
        ("Mara Holt and the Reed Party", {"Mara Holt": "person", "Reed Party": "organization"}, ["Mara Holt", "the Reed Party"]),
        ("Dornach, Vess and Orle", {"Dornach": "location", "Vess": "location", "Orle": "location"}, ["Dornach", "Vess", "Orle"]),
        ("a clerk and a guard", {}, ["a clerk and a guard"]),
        ("Mara Holt, who led the Reed Party and left", {"Mara Holt": "person", "Reed Party": "organization"}, ["Mara Holt, who led the Reed Party and left"]),
        ("the Bread and Salt League", {"Bread and Salt League": "organization"}, ["the Bread and Salt League"]),
    ],
)
def test_lists_of_names_come_apart(text: str, names: dict[str, str], parts: list[str]) -> None:
    found = conjuncts(Span(0, len(text), text), mentions_in(text, names), LEXICON)
    assert [part.text for part in found] == parts
