"""Whom a text names as where it comes from."""

import pytest

BODY = "Two bridges over the Sarn were closed on Monday after engineers found cracks in the piers, and lorries have to drive round by Karvel."


@pytest.mark.parametrize(
    "text",
    [
        f"OSHTUN (Reuters) - {BODY}",
        f"OSHTUN, March 3 (Reuters) — {BODY}",
        f"Oshtun, 3 March (REUTERS): {BODY}",
        f"OSHTUN — Reuters — {BODY}",
        f"Reuters - {BODY}",
        f"Bridges closed Reuters Monday 3 Mar 2024 {BODY}",
        f"{BODY} — Reuters",
        f"{BODY}--Reuters",
        f"{BODY} (Reuters)",
        f"{BODY}\n(Reuters)",
        f"{BODY}\nSource: Reuters",
        f"{BODY}\nSource » Reuters",
        f"{BODY} (with inputs from Reuters)",
        f"{BODY} (Reporting by Ana Foss in Oshtun; Editing by Bo Lund)",
    ],
)
def test_a_wire_credit_in_the_text_is_read(case, lineage, text):
    case.article("Valley Post", "2024-03-04", text)
    assert lineage(case, case.traced()) == [("Valley Post", "Reuters", "credited")]


@pytest.mark.parametrize(
    "text",
    [
        f"The Syrian Arab News Agency (SANA) is the state’s. {BODY}",
        f"{BODY} Engineers are from Reuters Street.",
        f"The office of Reuters in Oshtun has a view of the bridge. {BODY}",
        f"{BODY} He once worked for Reuters",
    ],
)
def test_an_agency_that_is_merely_mentioned_is_no_credit(case, lineage, text):
    case.article("Valley Post", "2024-03-04", text)
    assert lineage(case, case.traced(), "credited") == []


@pytest.mark.parametrize(
    "text", [f"{BODY} (AFP/Reuters)", f"{BODY} — AFP and Reuters", f"{BODY}\nSource: AFP, Reuters and agencies", f"{BODY} (with inputs from AFP and Reuters)"]
)
def test_several_agencies_in_one_credit_are_all_read(case, lineage, text):
    case.article("Valley Post", "2024-03-04", text)
    assert lineage(case, case.traced()) == [("Valley Post", "Agence France-Presse", "credited"), ("Valley Post", "Reuters", "credited")]


@pytest.mark.parametrize(
    ("byline", "name"),
    [("Reuters", "Reuters"), ("By AFP", "Agence France-Presse"), ("By agency staff", "agency staff"), ("Staff and agencies", "staff and agencies")],
)
def test_a_byline_that_is_an_agency_is_a_credit(case, lineage, byline, name):
    case.article("Valley Post", "2024-03-04", BODY, byline=byline)
    case.article("Upland Radio", "2024-03-04", f"{byline}\nThe weather will turn by Thursday, and skiers should keep to the valley.", labels={0: "byline"})
    assert lineage(case, case.traced()) == [("Upland Radio", name, "credited"), ("Valley Post", name, "credited")]


@pytest.mark.parametrize("byline", ["Ana Foss", "By Petra Lund", "By Ana Mehr", "Petra Lund and Bo Fars in Oshtun"])
def test_a_reporters_byline_is_no_credit_even_where_a_name_is_also_an_agencys(case, byline):
    case.article("Valley Post", "2024-03-04", BODY, byline=byline)
    case.article("Upland Radio", "2024-03-04", f"{byline}\nThe weather will turn by Thursday.", labels={0: "byline"})
    assert case.traced().lineage == ()


def test_a_reporter_of_an_agency_is_a_credit_to_the_agency(case, lineage):
    case.article("Valley Post", "2024-03-04", BODY, byline="Ana Foss, Petra")
    assert lineage(case, case.traced()) == [("Valley Post", "Jordan News Agency", "credited")]


@pytest.mark.parametrize(
    "note",
    [
        "This article was first published by the Karvel Weekly.",
        "Republished with permission from the Karvel Weekly",
        "This story originally appeared in Karvel Weekly on 2 March 2024",
    ],
)
def test_first_published_names_outlets_that_nobody_knows(case, lineage, note):
    case.article("Valley Post", "2024-03-04", f"{BODY}\n{note}")
    assert lineage(case, case.traced()) == [("Valley Post", "Karvel Weekly", "first published")]


def test_a_name_in_small_letters_at_the_end_of_the_line_is_an_outlet_too(case, lineage):
    case.article("Valley Post", "2024-03-04", f"{BODY}\nThis article was first published by karvel-weekly")
    assert lineage(case, case.traced()) == [("Valley Post", "karvel-weekly", "first published")]


def test_a_plain_text_that_names_its_source_leans_on_it_though_the_name_was_also_taken_for_its_publishers(case, lineage):
    case.article("karvelupdate", "2024-03-04", f"{BODY}\nSource » karvelupdate", labels={1: "credit"})
    assert lineage(case, case.traced()) == [("karvelupdate", "karvelupdate", "credited")]


@pytest.mark.parametrize("note", ["It was first published in March.", "Her novel was first published by a friend.", "It was first published in full."])
def test_first_published_without_an_outlet_names_none(case, note):
    case.article("Valley Post", "2024-03-04", f"{BODY} {note}")
    assert case.traced().lineage == ()


def test_the_agency_of_a_picture_is_not_the_texts(case):
    case.article("Valley Post", "2024-03-04", f"The bridge at noon (Reuters)\n{BODY}\nPhoto: Bo Lund, AFP", labels={0: "caption", 2: "credit"})
    assert case.traced().lineage == ()


@pytest.mark.parametrize(
    "text",
    [
        f"OSHTUN, 3 March 2024 (TNA) - {BODY}",
        f"Oshtun, Feb. 5 (TNA) -- {BODY}",
        f"Bridges closed\nOSHTUN (TNA) — {BODY}",
        f"{BODY} — TNA",
        f"{BODY} (TNA)",
        f"By TNA staff\n{BODY}\nSource: TNA",
    ],
)
def test_an_agency_that_nobody_has_heard_of_is_read_from_the_form_of_the_credit(case, lineage, text):
    case.article("Valley Post", "2024-03-04", text)
    assert lineage(case, case.traced()) == [("Valley Post", "TNA", "credited")]


@pytest.mark.parametrize(
    "text",
    [
        f"The Sarn Valley Guard (SVG) - a militia - has no part in it. {BODY}",
        f"{BODY} ENDS",
        f"{BODY} (END)",
        f"{BODY} He joined the party (in 2009) - or so he says.",
    ],
)
def test_other_brackets_and_capitals_are_no_credit(case, text):
    case.article("Valley Post", "2024-03-04", text)
    assert case.traced().lineage == ()


def test_an_agencys_acronym_is_its_name(case, lineage):
    case.article("Tarka News Agency", "2024-03-01", "OSHTUN (TNA) - The carnival of Oshtun begins on Friday with a night of masks and torches.")
    case.article("Valley Post", "2024-03-04", f"OSHTUN (TNA) - {BODY}", byline="By Tarka News Agency")
    case.article("Upland Radio", "2024-03-04", "An engineer told TNA that the bridge may have to be built anew, and nobody knows who is to pay.")
    assert lineage(case, case.traced()) == [("Upland Radio", "Tarka News Agency", "reported"), ("Valley Post", "Tarka News Agency", "credited")]


def test_who_reports_what_an_agency_reported_leans_on_the_dispatch_in_the_pile_though_only_its_dateline_names_the_agency(case, lineage):
    dispatch = case.article(None, "2024-03-03", f"OSHTUN (TNA) - {BODY}", name="dispatch.txt")
    post = case.article("Valley Post", "2024-03-04", "The bridges over the Sarn were closed on Monday, TNA reported.")
    case.claim(dispatch, "closed")
    case.claim(post, "closed", [("body", "TNA")])
    assert lineage(case, case.traced()) == [("Valley Post", "dispatch.txt", "reported"), ("dispatch.txt", "TNA", "credited")]


def test_a_way_to_sign_off_tells_the_agency_only_where_nothing_else_does(case, lineage):
    case.article("Valley Post", "2024-03-04", f"OSHTUN (TNA) - {BODY}\nReporting by the Oshtun bureau; editing by Bo Lund")
    assert lineage(case, case.traced()) == [("Valley Post", "TNA", "credited")]


def test_an_article_does_not_lean_on_its_own_publisher(case):
    case.article("Reuters", "2024-03-04", f"OSHTUN (Reuters) - {BODY}")
    assert case.traced().lineage == ()


@pytest.mark.parametrize(
    "words",
    [
        "Reuters reported on Monday that the piers",
        "The piers, Reuters news agency said,",
        "According to Reuters, the piers",
        "An engineer told Reuters that the piers",
    ],
)
def test_words_of_reporting_beside_a_known_outlet_are_read(case, lineage, words):
    case.article("Valley Post", "2024-03-04", f"Traffic is slow in Oshtun and will be for weeks, drivers fear. {words} have cracks.")
    assert lineage(case, case.traced()) == [("Valley Post", "Reuters", "reported")]


def test_a_credit_goes_to_the_article_in_the_pile_that_tells_the_same(case, lineage):
    wire = case.article("Reuters", "2024-03-03", f"OSHTUN (Reuters) - {BODY}")
    case.article("Reuters", "2024-03-01", "OSHTUN (Reuters) - The carnival of Oshtun begins on Friday with a night of masks and torches on the lake.")
    case.article("Valley Post", "2024-03-04", f"{BODY} — Reuters")
    traced = case.traced()
    assert {line.target for line in traced.lineage} == {wire.articles[0].id}
    assert lineage(case, traced) == [("Valley Post", "Reuters", "copied"), ("Valley Post", "Reuters", "credited")]


def test_every_piece_of_evidence_stands_in_its_document(case):
    texts = {}
    for number, text in enumerate([f"OSHTUN (Reuters) - {BODY}", f"{BODY}\nSource: AFP, Reuters", f"{BODY} First published by the Karvel Weekly."]):
        document = case.article(f"Outlet {number}", f"2024-03-0{number + 1}", text)
        texts[document.id] = text
    evidence = [evidence for line in case.traced().lineage for evidence in line.evidence]
    assert len(evidence) >= 6
    assert all(texts[place.document][place.span.start : place.span.end] == place.span.text for place in evidence)


def test_a_hostile_text_takes_no_longer_than_a_long_one(case):
    case.article("Valley Post", "2024-03-04", "Reuters (" * 20_000)
    case.article("Karvel Weekly", "2024-03-04", "source: " * 20_000)
    case.article("Upland Radio", "2024-03-04", "first published by A A A A A A " * 5_000)
    case.article("Harbour Gazette", "2024-03-04", "“a said “b " * 20_000)
    case.traced()
