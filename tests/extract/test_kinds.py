"""One name, one kind: what a document's other sentences show, and what they leave as it was read."""

import pytest
from conftest import Reader


def kinds(read: Reader, annotation: str, name: str, *, publisher: str | None = None) -> list[str]:
    extraction = read(annotation, publisher=publisher).extraction
    return [mention.kind for mention in extraction.mentions if mention.span.text == name]


def test_a_surname_is_a_person_wherever_it_stands(read: Reader) -> None:
    text = """
    ¶ General Lina Marsova took the valley. Marsova burned the mill.
    @ person: Lina Marsova
    @ title: General
    @ location: Marsova^2
    ¶ The house of Marsova was empty.
    @ location: Marsova
    """
    assert kinds(read, text, "Marsova") == ["person", "person"]


def test_a_town_that_somebody_is_called_after_stays_a_town(read: Reader) -> None:
    text = """
    ¶ Lina Orlo left the party. A shell fell in Orlo. They fled from Orlo and hid near Orlo for a week.
    @ person: Lina Orlo
    @ location: Orlo^2; Orlo^3; Orlo^4
    """
    assert kinds(read, text, "Orlo") == ["location", "location", "location"]


def test_the_kind_with_most_support_is_the_names(read: Reader) -> None:
    text = """
    ¶ Dravane armed the rebels. Troops massed in Dravane. Dravane's army denied it.
    @ person: Dravane
    @ location: Dravane^2; Dravane^3
    """
    assert kinds(read, text, "Dravane") == ["location", "location", "location"]


def test_a_tie_changes_nothing(read: Reader) -> None:
    text = """
    ¶ Sarvati paid them. Sarvati helped them.
    @ person: Sarvati
    @ location: Sarvati^2
    """
    assert kinds(read, text, "Sarvati") == ["person", "location"]


@pytest.mark.parametrize("name", ["Liwa al-Sahl", "Quwwat al-Sahl", "Harakat al-Sahl", "Amber-Trans LLC", "Amber Front"])
def test_a_name_whose_head_is_a_word_for_a_body_is_a_bodys(read: Reader, name: str) -> None:
    text = f"""
    ¶ {name} burned the mill.
    @ person: {name}
    """
    assert kinds(read, text, name) == ["organization"]


@pytest.mark.parametrize("name", ["Laurence Tribe", "Mark Post", "Rada Simova"])
def test_a_person_whose_name_is_a_word_for_a_body_stays_one(read: Reader, name: str) -> None:
    text = f"""
    ¶ The treasurer, {name}, burned the papers.
    @ person: {name}
    """
    assert kinds(read, text, name) == ["person"]


def test_a_body_is_known_by_the_name_behind_its_opening_word(read: Reader) -> None:
    text = """
    ¶ Katibat al-Sahl came at night. Fighters of al-Sahl burned the mill, and al-Sahl denied it.
    @ organization: Katibat al-Sahl
    @ location: al-Sahl^2; al-Sahl^3
    """
    assert kinds(read, text, "al-Sahl") == ["organization", "organization"]


def test_a_guard_that_is_called_after_a_valley_does_not_make_it_a_body(read: Reader) -> None:
    text = """
    ¶ The Orlo Guard crossed the Orlo.
    @ organization: Orlo Guard
    @ location: Orlo^2
    """
    assert kinds(read, text, "Orlo") == ["location"]


def test_an_outlet_in_its_own_article_is_a_body(read: Reader) -> None:
    text = """
    ¶ El Molino has seen the log.
    @ person: El Molino
    """
    assert kinds(read, text, "El Molino", publisher="El Molino") == ["organization"]
    assert kinds(read, text, "El Molino") == ["person"]


def test_a_person_in_a_weapons_or_titles_clothes_is_a_person(read: Reader) -> None:
    text = """
    ¶ Colonel Lina Marsova sold fuel. He gave Marsova fuel.
    @ person: Lina Marsova
    @ title: Colonel
    @ weapon: Marsova^2
    """
    assert kinds(read, text, "Marsova") == ["person"]


def test_a_nationality_and_a_rank_stay_what_they_are(read: Reader) -> None:
    text = """
    ¶ The General met a Syrian trader and General Lina Marsova.
    @ title: General; General^2
    @ nationality: Syrian
    @ person: Lina Marsova
    """
    assert kinds(read, text, "Syrian") == ["nationality"]
    assert kinds(read, text, "General") == ["title", "title"]


def test_neighbours_of_a_single_mention_can_speak_against_its_neighbours_elsewhere(read: Reader) -> None:
    text = """
    ¶ Governor Sarvati spoke. Governor Sarvati left. Governor Sarvati denied it. They met in Sarvati, a town in the north.
    @ title: Governor; Governor^2; Governor^3
    @ person: Sarvati; Sarvati^2; Sarvati^3
    @ location: Sarvati^4
    """
    assert kinds(read, text, "Sarvati") == ["person", "person", "person", "location"]


def test_the_label_of_the_outlet_is_a_body_and_that_of_the_guest_a_person(read: Reader) -> None:
    text = """
    ¶ GLO: Who paid you?
    ¶ Marsova: Nobody did.
    ¶ GLO: And the mill?
    ¶ Marsova: The mill burned.
    > assault: burned | target: The mill
    """
    extraction = read(text, publisher="Grand Lakes Observer").extraction
    found = {mention.span.text: mention.kind for mention in extraction.mentions}
    assert (found.get("GLO"), found.get("Marsova")) in {("organization", "person"), (None, "person")}
