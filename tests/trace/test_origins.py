"""What claims go back to."""

import pytest

from sayso.trace import load_publishers, parse_publishers

RAID = "Gunmen attacked the depot outside Oshtun on Friday"
LONG = f"{RAID}, and two lorries burned beside the gate while the watch slept in the cabin by the weighbridge, {{said}}."


def test_a_named_speaker_is_the_origin_however_many_quote_them(case, origin_of, lineage):
    first = case.claim(case.article("Harbour Gazette", "2024-03-01", f"{RAID}, Governor Sela Dorn said."), "attacked", [("named", "Sela Dorn")])
    later = case.claim(
        case.article("Valley Post", "2024-03-02", "Sela Dorn told the council that the depot was attacked."), "attacked", [("named", "Sela Dorn")]
    )
    traced = case.traced()
    assert origin_of(traced, first) == origin_of(traced, later)
    assert (origin_of(traced, first).root, origin_of(traced, first).state) == ("Sela Dorn", "recorded")
    assert lineage(case, traced) == [("Harbour Gazette", "Sela Dorn", "same speaker"), ("Valley Post", "Sela Dorn", "same speaker")]


def test_one_speaker_on_two_propositions_is_an_origin_of_each(case, origin_of):
    article = case.article("Harbour Gazette", "2024-03-01", "Sela Dorn said that gunmen attacked the depot and that the council funded them.")
    claims = [case.claim(article, "attacked", [("named", "Sela Dorn")]), case.claim(article, "funded", [("named", "Sela Dorn")], about="money")]
    traced = case.traced()
    assert len({origin_of(traced, claim).id for claim in claims}) == 2


def test_an_articles_own_voice_names_no_source(case, origin_of):
    claims = [case.claim(case.article(name, "2024-03-01", f"{RAID}. {name} was there."), "attacked") for name in ("Harbour Gazette", "Valley Post")]
    traced = case.traced()
    assert [origin_of(traced, claim).state for claim in claims] == ["lineage not recorded"] * 2
    assert len(traced.origins) == 2


def test_a_copy_goes_back_to_what_the_original_goes_back_to(case, origin_of):
    text = LONG.format(said="a driver who saw it said")
    original = case.claim(case.article("Harbour Gazette", "2024-03-01", text), "attacked", [("unnamed", "a driver who saw it")])
    copy = case.claim(case.article("Valley Post", "2024-03-02", text), "attacked", [("unnamed", "a driver who saw it")])
    traced = case.traced()
    assert origin_of(traced, original) == origin_of(traced, copy)
    (link,) = [link for link in origin_of(traced, copy).links if link.source == copy.id]
    assert (link.target, link.reason) == (original.id, "copied")


def test_a_claim_outside_the_copied_passage_keeps_its_own_source(case, origin_of):
    text = LONG.format(said="the Gazette has learnt")
    original = case.claim(case.article("Harbour Gazette", "2024-03-01", text), "attacked")
    copy = case.article("Valley Post", "2024-03-02", text + "\nA nurse in Oshtun said that the depot had been raided before.")
    own = case.claim(copy, "raided", [("unnamed", "A nurse in Oshtun")])
    traced = case.traced()
    assert origin_of(traced, own).state == "recorded"
    assert origin_of(traced, original).state == "lineage not recorded"


def test_unnamed_sources_of_different_articles_are_different_unless_described_alike(case, origin_of):
    texts = {
        "Harbour Gazette": ("a senior customs officer in Oshtun", "A senior customs officer in Oshtun said the depot was attacked."),
        "Valley Post": ("senior customs officer in Oshtun", "The depot, said a senior customs officer in Oshtun, was attacked."),
        "Upland Radio": ("a source", "The depot was attacked, a source said."),
        "Karvel Weekly": ("a source", "They attacked it by night: the depot was attacked, a source told us."),
    }
    claims = {name: case.claim(case.article(name, "2024-03-01", text), "attacked", [("unnamed", words)]) for name, (words, text) in texts.items()}
    traced = case.traced()
    roots = {name: origin_of(traced, claim).id for name, claim in claims.items()}
    assert roots["Harbour Gazette"] == roots["Valley Post"]
    assert len(set(roots.values())) == 3
    assert {line.reason for line in traced.lineage} == {"same unnamed source"}


def test_a_document_behind_two_articles_is_one_origin(case, origin_of, lineage):
    claims = [
        case.claim(
            case.article(name, "2024-03-01", f"A Harbour Police review, {words}, says the depot was attacked."),
            "attacked",
            [("document", "Harbour Police review")],
        )
        for name, words in (("Harbour Gazette", "seen by this paper"), ("Valley Post", "dated 4 February"))
    ]
    traced = case.traced()
    assert len({origin_of(traced, claim).id for claim in claims}) == 1
    assert {reason for _, _, reason in lineage(case, traced)} == {"same document"}


def test_what_an_outlet_reported_goes_back_to_its_article_in_the_pile_and_further(case, origin_of, lineage):
    gazette = case.claim(case.article("Harbour Gazette", "2024-03-01", f"{RAID}, Sela Dorn said."), "attacked", [("named", "Sela Dorn")])
    post = case.claim(
        case.article("Valley Post", "2024-03-02", "The depot was attacked, the Harbour Gazette reported."), "attacked", [("body", "Harbour Gazette")]
    )
    traced = case.traced()
    assert origin_of(traced, gazette) == origin_of(traced, post)
    assert origin_of(traced, post).root == "Sela Dorn"
    assert lineage(case, traced) == [("Valley Post", "Harbour Gazette", "reported")]


def test_who_passes_on_an_article_of_the_pile_names_a_source_and_the_article_alone_does_not(case, new_case, origin_of):
    def pile(into, names):
        claims = {}
        if "Harbour Gazette" in names:
            claims["Harbour Gazette"] = into.claim(into.article("Harbour Gazette", "2024-03-01", f"{RAID}."), "attacked")
        if "Valley Post" in names:
            claims["Valley Post"] = into.claim(
                into.article("Valley Post", "2024-03-02", "The depot was attacked, the Harbour Gazette reported."), "attacked", [("body", "Harbour Gazette")]
            )
        return claims, into.traced()

    for names, state in ((["Harbour Gazette"], "lineage not recorded"), (["Valley Post"], "recorded"), (["Harbour Gazette", "Valley Post"], "recorded")):
        claims, traced = pile(new_case(), names)
        assert {origin_of(traced, claim).state for claim in claims.values()} == {state}
        assert len(traced.origins) == 1


@pytest.mark.parametrize("credit", ["OSHTUN (Reuters) - {}", "{} — Reuters", "{}\nSource: Reuters"])
def test_articles_that_credit_one_agency_have_one_origin(case, origin_of, credit):
    claims = [
        case.claim(case.article("Valley Post", "2024-03-01", credit.format(f"{RAID}. It rained.")), "attacked"),
        case.claim(case.article("Upland Radio", "2024-03-01", credit.format("Men with rifles attacked a depot by the river.")), "attacked"),
    ]
    traced = case.traced()
    assert len({origin_of(traced, claim).id for claim in claims}) == 1
    assert (origin_of(traced, claims[0]).root, origin_of(traced, claims[0]).state) == ("Reuters", "recorded")


def test_outlets_of_one_owner_have_one_unnamed_source(case, origin_of, lineage):
    owners = parse_publishers('[[families]]\nname = "Kestrel House"\noutlets = ["Vale Star", "Dune Star"]\nsource = "register"\n')
    claims = [
        case.claim(case.article(name, "2024-03-01", f"The depot was attacked, {words} said."), "attacked", [("unnamed", words)])
        for name, words in (("Vale Star", "a source"), ("Dune Star", "one official"), ("Karvel Weekly", "a clerk"))
    ]
    traced = case.traced(load_publishers().extended(owners))
    assert len({origin_of(traced, claim).id for claim in claims}) == 2
    assert len(lineage(case, traced, "family")) == 1


def test_a_loop_of_hearsay_is_one_origin_and_said_to_be_a_loop(case, origin_of, lineage):
    texts = {
        "Harbour Gazette": ("2024-03-01", "The depot was attacked, Upland Radio reported.", "Upland Radio"),
        "Valley Post": ("2024-03-02", "According to the Harbour Gazette, the depot was attacked.", "Harbour Gazette"),
        "Upland Radio": ("2024-03-03", "The Valley Post writes that the depot was attacked.", "Valley Post"),
    }
    claims = [case.claim(case.article(name, day, text), "attacked", [("body", cited)]) for name, (day, text, cited) in texts.items()]
    traced = case.traced()
    (origin,) = traced.origins
    assert set(origin.claims) == {claim.id for claim in claims}
    assert origin.root.startswith("Harbour Gazette and Valley Post and Upland Radio")
    assert lineage(case, traced, "loop") == [
        ("Harbour Gazette", "Upland Radio", "loop"),
        ("Upland Radio", "Valley Post", "loop"),
        ("Valley Post", "Harbour Gazette", "loop"),
    ]
    assert all(line.evidence for line in traced.lineage)


def test_an_article_that_leans_on_two_agencies_joins_no_origins_that_are_apart(case, origin_of):
    afp = case.claim(case.article("Valley Post", "2024-03-01", f"{RAID}. — AFP"), "attacked")
    reuters = case.claim(case.article("Upland Radio", "2024-03-01", "Men with rifles attacked a depot by the river. — Reuters"), "attacked")
    both = case.claim(case.article("Karvel Weekly", "2024-03-02", "A depot in the valley was attacked. (with inputs from AFP and Reuters)"), "attacked")
    traced = case.traced()
    assert origin_of(traced, afp) != origin_of(traced, reuters)
    assert origin_of(traced, both) in (origin_of(traced, afp), origin_of(traced, reuters))


def test_a_claim_whose_article_is_not_there_still_has_an_origin(case, origin_of):
    article = case.article("Harbour Gazette", "2024-03-01", f"{RAID}.")
    claim = case.claim(article, "attacked")
    case.documents.clear()
    assert origin_of(case.traced(), claim).state == "lineage not recorded"
