"""Which names become one entity, and above all which do not. All names are invented or general."""

import pytest

ONE = [
    ("a surname after the full name", {"a": "{Hassan Dorri:person} spoke. {Dorri:person} left."}, "a/Hassan Dorri", "a/Dorri"),
    ("a surname before the full name", {"a": "{Dorri:person} left. {Hassan Dorri:person} had spoken."}, "a/Dorri", "a/Hassan Dorri"),
    ("a title before the name", {"a": "{Brigadier General Hassan Dorri:person} spoke.", "b": "{Hassan Dorri:person} left."}, "a/Brigadier General Hassan Dorri", "b/Hassan Dorri"),
    ("a title before the surname", {"a": "{Hassan Dorri:person} spoke. {President Dorri:person} left."}, "a/Hassan Dorri", "a/President Dorri"),
    ("a possessive", {"a": "{Hassan Dorri:person} spoke. {Dorri's:person} men left."}, "a/Hassan Dorri", "a/Dorri's"),
    ("an article", {"a": "{the Marlow Relief Board:organization}", "b": "{Marlow Relief Board:organization}"}, "a/the Marlow Relief Board", "b/Marlow Relief Board"),
    ("hyphens", {"a": "{Abu-Rashed Marwan:person}", "b": "{Abu Rashed Marwan:person}"}, "a/Abu-Rashed Marwan", "b/Abu Rashed Marwan"),
    ("no blank", {"a": "{Abu Rashed Marwan:person}", "b": "{Aburashed Marwan:person}"}, "a/Abu Rashed Marwan", "b/Aburashed Marwan"),
    ("accents and case", {"a": "{Lucía Arrando:person}", "b": "{LUCIA ARRANDO:person}"}, "a/Lucía Arrando", "b/LUCIA ARRANDO"),
    ("two spellings of an Arabic name", {"a": "{Qasem Sulaimi:person}", "b": "{Ghassem Soleymi:person}"}, "a/Qasem Sulaimi", "b/Ghassem Soleymi"),
    ("the article al", {"a": "{Hadi al-Zamiri:person}", "b": "{Hadi Al Zameri:person}"}, "a/Hadi al-Zamiri", "b/Hadi Al Zameri"),
    ("two spellings of a body's name", {"a": "{Saraya al-Nujum:organization}", "b": "{Sarayya al-Nojoom:organization}"}, "a/Saraya al-Nujum", "b/Sarayya al-Nojoom"),
    ("an acronym in brackets", {"a": "{Harbour Relief Board:organization} ({HRB:organization}) met. {HRB:organization} left."}, "a/Harbour Relief Board", "a/HRB#2"),
    ("an acronym in brackets that is no mention there", {"a": "{Harbour Relief Board:organization} (HRB) met.", "b": "{HRB:organization} left."}, "a/Harbour Relief Board", "b/HRB"),
    ("a bracket inside the mention", {"a": "{Harbour Relief Board (HRB):organization} met. {HRB:organization} left."}, "a/Harbour Relief Board (HRB)", "a/HRB"),
    ("the acronym first", {"a": "{HRB:organization} ({Harbour Relief Board:organization}) met."}, "a/HRB", "a/Harbour Relief Board"),
    ("an acronym with stops", {"a": "{Harbour Relief Board:organization} (H.R.B.) met.", "b": "{HRB:organization}"}, "a/Harbour Relief Board", "b/HRB"),
    ("two acronyms with a slash", {"a": "{People's Front of Garrat:organization} (PFG/FPG) met. {FPG:organization} left."}, "a/People's Front of Garrat", "a/FPG"),
    ("the slashed acronym elsewhere", {"a": "{People's Front of Garrat:organization} (PFG/FPG) met.", "b": "{PFG/FPG:organization} left."}, "a/People's Front of Garrat", "b/PFG/FPG"),
    ("an acronym with its parent's", {"a": "{Delta Force:organization} (NGC-DF) met. {NGC-DF:organization} left."}, "a/Delta Force", "a/NGC-DF"),
    ("initials without introduction", {"a": "{National Grain Board:organization} met. {National Grain Board:organization} left.", "b": "{NGB:organization} met. {NGB:organization} left."}, "a/National Grain Board", "b/NGB"),
    ("general short forms", {"a": "{United Nations:organization}", "b": "{U.N.:organization}"}, "a/United Nations", "b/U.N."),
    ("countries' long forms", {"a": "{Yemen:location}", "b": "{Republic of Yemen:location}"}, "a/Yemen", "b/Republic of Yemen"),
    ("a country that acts", {"a": "{Yemen:location}", "b": "{Yemen:organization}"}, "a/Yemen", "b/Yemen"),
    ("a country's letters", {"a": "{the United States:location}", "b": "{US:location}"}, "a/the United States", "b/US"),
    ("singular and plural", {"a": "{Desert Guard:organization}", "b": "{Desert Guards:organization}"}, "a/Desert Guard", "b/Desert Guards"),
    ("British and American", {"a": "{Ministry of Defence of Garrat:organization}", "b": "{Ministry of Defense of Garrat:organization}"}, "a/Ministry of Defence of Garrat", "b/Ministry of Defense of Garrat"),
    ("a number as word and figure", {"a": "{Third Brigade:organization}", "b": "{3rd Brigade:organization}"}, "a/Third Brigade", "b/3rd Brigade"),
    ("a body's name shortened", {"a": "{Vessin Coastal Command:organization} met. {Coastal Command:organization} left."}, "a/Vessin Coastal Command", "a/Coastal Command"),
    ("a general word left out", {"a": "{Marlow Group:organization} met. {Marlow:organization} left."}, "a/Marlow Group", "a/Marlow"),
    ("the head word alone, with a capital", {"a": "{Ministry of Ports:organization} met. {the Ministry:organization} left."}, "a/Ministry of Ports", "a/the Ministry"),
    ("a pronoun", {"a": "{Hassan Dorri:person} spoke. {He:person=Hassan Dorri} left."}, "a/Hassan Dorri", "a/He"),
    ("a pronoun behind a pronoun", {"a": "{Hassan Dorri:person} spoke. {He:person=Hassan Dorri} left. {his:person=He} men"}, "a/Hassan Dorri", "a/his"),
    ("a description that refers back", {"a": "{Dawn Front:organization} met. {the group:organization=Dawn Front} left."}, "a/Dawn Front", "a/the group"),
    ("a description twice in one document", {"a": "{the group:organization} met. {the group:organization} left."}, "a/the group", "a/the group#2"),
    ("a middle name left out", {"a": "{Robert James Marlow:person}", "b": "{Robert Marlow:person}"}, "a/Robert James Marlow", "b/Robert Marlow"),
    ("an initial", {"a": "{Robert Marlow:person} spoke. {R. Marlow:person} left."}, "a/Robert Marlow", "a/R. Marlow"),
    ("a surname of the only bearer in the case", {"a": "{Hassan Dorri:person} spoke.", "b": "{Dorri:person} left."}, "a/Hassan Dorri", "b/Dorri"),
    ("a ministry as building", {"a": "{Interior Ministry of Garrat:organization}", "b": "{Interior Ministry of Garrat:facility}"}, "a/Interior Ministry of Garrat", "b/Interior Ministry of Garrat"),
    ("titles as words", {"a": "{spokesman:title}", "b": "{spokesman:title}"}, "a/spokesman", "b/spokesman"),
    ("a body and a post before the name", {"a": "{NGC commander Hassan Dorri:person}", "b": "{Hassan Dorri:person}"}, "a/NGC commander Hassan Dorri", "b/Hassan Dorri"),
    ("a given name alone, of the only bearer in the document", {"a": "{Jenna Marlow:person} spoke. {Jenna:person} left."}, "a/Jenna Marlow", "a/Jenna"),
    ("a place with its region", {"a": "{Selwick, Ohio:location}. {Selwick:location}"}, "a/Selwick, Ohio", "a/Selwick"),
    ("surname first", {"a": "{Marlow, Robert:person}", "b": "{Robert Marlow:person}"}, "a/Marlow, Robert", "b/Robert Marlow"),
    ("one short form for two wordings", {"a": "{National Desert Guard Corps:organization} (NDGC)", "b": "{Native Desert Guards Corps:organization} (NDGC)"}, "a/National Desert Guard Corps", "b/Native Desert Guards Corps"),
    ("a people and its plural", {"a": "{Iraqi:nationality}", "b": "{Iraqis:nationality}"}, "a/Iraqi", "b/Iraqis"),
    ("initials of a name in the same document", {"a": "{National Grain Board:organization} met. {NGB:organization} left."}, "a/National Grain Board", "a/NGB"),
    ("initials behind the parent's", {"a": "{NGC-Delta Force:organization} met. {NGC-DF:organization} left."}, "a/NGC-Delta Force", "a/NGC-DF"),
    ("Arabic letters", {"a": "{قاسم السليمي:person}", "b": "{قاسم السليمي:person}"}, "a/قاسم السليمي", "b/قاسم السليمي"),
]  # fmt: skip

TWO = [
    ("a name inside another", {"a": "{Nujum:organization} and {Kata'ib Nujum:organization}"}, "a/Nujum", "a/Kata'ib Nujum"),
    ("a name inside another, in two documents", {"a": "{Hizb al-Fajr:organization}", "b": "{Saraya Hizb al-Fajr:organization}"}, "a/Hizb al-Fajr", "b/Saraya Hizb al-Fajr"),
    ("a country and its army", {"a": "{Garrat:location} and {Garrat Army:organization}"}, "a/Garrat", "a/Garrat Army"),
    ("a country and its people", {"a": "{Yemen:location}", "b": "{Yemeni:nationality}"}, "a/Yemen", "b/Yemeni"),
    ("a country and its government", {"a": "{Yemen:location}", "b": "{Yemeni government:organization}"}, "a/Yemen", "b/Yemeni government"),
    ("two countries alike", {"a": "{Niger:location}", "b": "{Nigeria:location}"}, "a/Niger", "b/Nigeria"),
    ("two countries with one word", {"a": "{North Korea:location}", "b": "{South Korea:location}"}, "a/North Korea", "b/South Korea"),
    ("capital and country", {"a": "{Sanaa:location}", "b": "{Yemen:location}"}, "a/Sanaa", "b/Yemen"),
    ("brothers", {"a": "{Qais al-Dorri:person} and {Laith al-Dorri:person}"}, "a/Qais al-Dorri", "a/Laith al-Dorri"),
    ("brothers whose names have the same consonants", {"a": "{Hassan al-Dorri:person}", "b": "{Hussein al-Dorri:person}"}, "a/Hassan al-Dorri", "b/Hussein al-Dorri"),
    ("one given name, two surnames", {"a": "{Hassan Rawi:person}", "b": "{Hassan Nasri:person}"}, "a/Hassan Rawi", "b/Hassan Nasri"),
    ("surname here, given name there", {"a": "{Qassem Marwani:person}", "b": "{Karim Qassem:person}"}, "a/Qassem Marwani", "b/Karim Qassem"),
    ("a son and his father", {"a": "{Salim Hadi Dorri:person}", "b": "{Hadi Dorri:person}"}, "a/Salim Hadi Dorri", "b/Hadi Dorri"),
    ("a son named as his father's father", {"a": "{Salman bin Hamad:person}", "b": "{Hamad bin Salman:person}"}, "a/Salman bin Hamad", "b/Hamad bin Salman"),
    ("ministry and minister", {"a": "{Ministry of Ports:organization}", "b": "{Minister of Ports:organization}"}, "a/Ministry of Ports", "b/Minister of Ports"),
    ("a force and its commander", {"a": "{Delta Force:organization}", "b": "{Delta Force commander:organization}"}, "a/Delta Force", "b/Delta Force commander"),
    ("a corps and its force", {"a": "{National Guard Corps:organization} (NGC) and its {Delta Force:organization} (NGC-DF). {NGC:organization} {NGC-DF:organization}"}, "a/NGC", "a/NGC-DF"),
    ("a corps and its navy", {"a": "{NGC:organization}", "b": "{NGC Navy:organization}"}, "a/NGC", "b/NGC Navy"),
    ("two numbers", {"a": "{1st Brigade:organization}", "b": "{2nd Brigade:organization}"}, "a/1st Brigade", "b/2nd Brigade"),
    ("a number and none", {"a": "{Coastal Brigade:organization}", "b": "{Second Coastal Brigade:organization}"}, "a/Coastal Brigade", "b/Second Coastal Brigade"),
    ("two directions", {"a": "{Northern Command:organization}", "b": "{Southern Command:organization}"}, "a/Northern Command", "b/Southern Command"),
    ("new and old", {"a": "{New Dawn Party:organization} and {Dawn Party:organization}"}, "a/New Dawn Party", "a/Dawn Party"),
    ("a surname and two brothers in its document", {"a": "{Qais Dorri:person} and {Laith Dorri:person}. {Dorri:person} left."}, "a/Dorri", "a/Qais Dorri"),
    ("a surname alone and two bearers in the case", {"a": "{Qais Dorri:person}", "b": "{Laith Dorri:person}", "c": "{Dorri:person}"}, "c/Dorri", "a/Qais Dorri"),
    ("the surname in two documents, two bearers in the case", {"a": "{Qais Dorri:person} {Laith Dorri:person}", "b": "{Dorri:person}", "c": "{Dorri:person}"}, "b/Dorri", "c/Dorri"),
    ("one acronym for two bodies", {"a": "{Harbour Relief Board:organization} (HRB) {HRB:organization}", "b": "{High Rent Bureau:organization} (HRB) {HRB:organization}"}, "a/HRB", "b/HRB"),
    ("a person and a body in brackets", {"a": "{Harold Robert Bell:person} ({HRB:organization})"}, "a/Harold Robert Bell", "a/HRB"),
    ("a bracket that is no acronym of the name", {"a": "{Dawn Front:organization} ({PFG:organization})"}, "a/Dawn Front", "a/PFG"),
    ("a person and a place", {"a": "{Marlow:person}", "b": "{Marlow:location}"}, "a/Marlow", "b/Marlow"),
    ("a description in two documents", {"a": "{the group:organization}", "b": "{the group:organization}"}, "a/the group", "b/the group"),
    ("two words for ministries", {"a": "{Interior Ministry:organization}", "b": "{Information Ministry:organization}"}, "a/Interior Ministry", "b/Information Ministry"),
    ("a company and its bank", {"a": "{Marlow Holdings:organization} {Marlow Holdings Bank:organization}"}, "a/Marlow Holdings", "a/Marlow Holdings Bank"),
    ("places of one name in two regions", {"a": "{Selwick, Ohio:location}", "b": "{Selwick, Kent:location}"}, "a/Selwick, Ohio", "b/Selwick, Kent"),
    ("two persons in one mention", {"a": "{Jenna Marlow and Julian Bell:person}. {Bell:person}"}, "a/Jenna Marlow and Julian Bell", "a/Bell"),
    ("two middle initials", {"a": "{George H. W. Marlow:person}", "b": "{George W. Marlow:person}"}, "a/George H. W. Marlow", "b/George W. Marlow"),
    ("a programme and its university", {"a": "{Sport Program at Selwick State University:organization} {Selwick State University:organization}"}, "a/Sport Program at Selwick State University", "a/Selwick State University"),
    ("a corps that the reader took for its force", {"a": "{NGC Delta Force:organization} met. The {NGC:organization=NGC Delta Force} left."}, "a/NGC Delta Force", "a/NGC"),
    ("a person that the reader took for another", {"a": "{Hassan Dorri:person} met. {Nasri:person=Hassan Dorri} left."}, "a/Hassan Dorri", "a/Nasri"),
    ("two posts without a name", {"a": "{secretary of the Grain Board:person}", "b": "{secretary of the Rice Board:person}"}, "a/secretary of the Grain Board", "b/secretary of the Rice Board"),
    ("initials of two names", {"a": "{National Grain Board:organization} and {Northern Gas Bureau:organization}. {NGB:organization} left."}, "a/National Grain Board", "a/NGB"),
    ("us and the US", {"a": "{us:other}", "b": "{US:location}"}, "a/us", "b/US"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "left", "right"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_these_are_one(pile, texts, left, right):
    for name, text in texts.items():
        pile.add(name, text)
    assert pile.is_one(left, right)


@pytest.mark.parametrize(("texts", "left", "right"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_these_are_two(pile, texts, left, right):
    for name, text in texts.items():
        pile.add(name, text)
    assert not pile.is_one(left, right)


def test_a_surname_goes_to_the_brother_that_the_reader_found(pile):
    pile.add("a", "{Qais Dorri:person} and {Laith Dorri:person}. {Dorri:person=Qais Dorri} left. {Dorri:person=Laith Dorri} stayed.")
    assert pile.is_one("a/Dorri", "a/Qais Dorri")
    assert pile.is_one("a/Dorri#2", "a/Laith Dorri")
    assert not pile.is_one("a/Dorri", "a/Dorri#2")


def test_a_claim_between_two_names_keeps_them_apart(pile):
    pile.add("a", "{President Dorri:person} appointed {Hassan Dorri:person}.")
    assert pile.is_one("a/President Dorri", "a/Hassan Dorri")
    pile.claim("a", "appointed", "President Dorri", "Hassan Dorri")
    assert not pile.is_one("a/President Dorri", "a/Hassan Dorri")


def test_the_name_is_the_fullest_of_the_most_used_without_title(pile):
    pile.add("a", "{General Hassan Dorri:person} spoke. {Dorri:person} left. {Dorri:person} came. {HASSAN DORRI:person}")
    entity = pile.entity("a", "Dorri")
    assert entity.name == "Hassan Dorri"
    assert [(name.text, name.count) for name in entity.names] == [("Dorri", 2), ("General Hassan Dorri", 1), ("HASSAN DORRI", 1)]


def test_an_acronym_does_not_name_what_has_a_full_name(pile):
    pile.add("a", "{Harbour Relief Board:organization} ({HRB:organization}). {HRB:organization} {HRB:organization} {HRB:organization}")
    assert pile.entity("a", "HRB").name == "Harbour Relief Board"


def test_a_country_keeps_its_usual_name(pile):
    pile.add("a", "{Yemen:location} {Yemen:location} {Yemen:location} {Republic of Yemen:location}")
    assert pile.entity("a", "Yemen").name == "Yemen"


def test_the_name_is_shown_in_its_most_used_writing(pile):
    pile.add(
        "a",
        "{ASA'IB AHL AL-NUR:organization} {ASA'IB AHL AL-NUR:organization} {Asaib Ahl al-Nur:organization} {Asa'ib Ahl al-Nur:organization} {Asa'ib Ahl al-Nur:organization}",
    )
    assert pile.entity("a", "Asaib Ahl al-Nur").name == "Asa'ib Ahl al-Nur"


def test_pronouns_and_descriptions_are_no_names(pile):
    pile.add("a", "{Dawn Front:organization} met. {It:organization=Dawn Front} left. {the group:organization=Dawn Front} came.")
    assert [name.text for name in pile.entity("a", "It").names] == ["Dawn Front"]
    pile.add("b", "{the group:organization} met.")
    entity = pile.entity("b", "the group")
    assert entity.names == ()
    assert entity.name == "group"


def test_a_signal_says_why_two_spellings_are_one(pile):
    pile.add("a", "{Harbour Relief Board:organization} ({HRB:organization}) and {Qasem Sulaimi:person}").add("b", "{Ghassem Soleymi:person}")
    (signal,) = pile.entity("a", "HRB").signals
    assert (signal.name, {signal.left, signal.right}) == ("short form introduced in brackets", {"HRB", "Harbour Relief Board"})
    (signal,) = pile.entity("b", "Ghassem Soleymi").signals
    assert signal.name == "similar names"
    assert "qasem / ghassem" in signal.detail or "ghassem / qasem" in signal.detail
    assert 0.86 <= signal.score < 1


def test_a_user_adds_names_that_are_known_to_be_one(pile):
    pile.add("a", "{Popular Dawn Front:organization}").add("b", "{Jabhat al-Fajr:organization}")
    assert not pile.is_one("a/Popular Dawn Front", "b/Jabhat al-Fajr")
    pile.settings = type(pile.settings)(aliases=(("Popular Dawn Front", "Jabhat al-Fajr"),))
    assert pile.is_one("a/Popular Dawn Front", "b/Jabhat al-Fajr")


def test_a_mention_without_its_document_is_resolved_all_the_same(pile):
    pile.add("a", "{Hassan Dorri:person} spoke. {Dorri:person} left.")
    pile.documents.clear()
    assert pile.is_one("a/Hassan Dorri", "a/Dorri")


def test_an_unrelated_document_changes_no_id(pile):
    pile.add("a", "{Hassan Dorri:person} of the {Dawn Front:organization} left. {He:person=Hassan Dorri} and {the group:organization} met {Selim:person}.")
    before = {entity.id for entity in pile.resolve()}
    pile.add("b", "{Anna Berg:person} met {the group:organization} in {Oslo:location}.")
    assert before < {entity.id for entity in pile.resolve()}
