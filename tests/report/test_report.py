"""The brief: what it shows, what it escapes, that it needs no network."""

import re
from html.parser import HTMLParser

import pytest

from make import claim, document, entity, mention, span
from sayso.codebook import load_codebook
from sayso.record import Conflict, Credibility, Finding, Link, Participant, Proposition, Record, Rejected, Side
from sayso.report import report
from sayso.report.wording import days, number, plural

HOSTILE = '<script>alert("x")</script>'


def small_record():
    owner = document(
        f"The Harbour Front may have armed the Dock Union in 2021, a port official said.\nThe Harbour Front denied that it armed the Dock Union. {HOSTILE}",
        name=f"note {HOSTILE}.txt",
        title="Guns at the docks",
    )
    front, union, again = mention(owner, "Harbour Front"), mention(owner, "Dock Union"), mention(owner, "Harbour Front", nth=2)
    source = Link(kind="unnamed", text="a port official", span=span(owner, "a port official"), cue="said", cue_span=span(owner, "said"))
    denier = Link(
        kind="named", text="The Harbour Front", span=span(owner, "The Harbour Front", 2), cue="denied", cue_span=span(owner, "denied"), mention=again.id
    )
    arms = claim(
        owner,
        "armed",
        "arms",
        arguments=(("actor", front), ("target", union)),
        chain=(source,),
        certainty=("may have", "possible"),
        time=("in 2021", "2021-01-01", "2021-12-31"),
    )
    denial = claim(owner, "armed", "arms", nth=2, arguments=(("actor", again),), chain=(denier,), polarity="denied")
    whole = Proposition(
        id="proposition-1",
        kind="relation",
        predicate="arms",
        participants=(Participant(role="actor", entity=None, name="Harbour Front"),),
        time=None,
        place=None,
        claims=tuple(sorted((arms.id, denial.id))),
    )
    finding = Finding(
        id="finding-1",
        proposition=whole.id,
        supporting=Side(claims=(arms.id,)),
        opposing=Side(claims=(denial.id,)),
        denials=(denial.id,),
        conflicts=(Conflict(kind="polarity", claims=(arms.id, denial.id), detail="affirmed and denied"),),
        lowest="possible",
        highest="possible",
        credibility=Credibility(value=6, rule="no recorded origin", inputs=()),
        without=(),
    )
    rejected = Rejected(
        name="cut.pdf", origin="box/cut.pdf", sha256="0" * 64, size=3, reason="damaged", detail="The file ends too early.", received="2024-04-05T12:00:00Z"
    )
    return Record(
        documents=(owner,),
        rejected=(rejected,),
        mentions=(front, union, again),
        claims=(arms, denial),
        entities=(entity("Harbour Front", front, again), entity("Dock Union", union)),
        propositions=(whole,),
        findings=(finding,),
    )


@pytest.fixture(scope="module")
def page():
    return report(small_record(), title="Docks", codebook=load_codebook(), made={"version": "0", "reader": "tests"})


class Anchors(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.ids, self.targets, self.remote, self.tags = [], set(), [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.tags.append(tag)
        if held.get("id"):
            self.ids.append(held["id"])
        target = held.get("href", "") or ""
        if target.startswith("#"):
            self.targets.add(target[1:])
        elif target or held.get("src"):
            self.remote.append(target or held["src"])


def test_every_link_leads_somewhere_in_the_page_and_none_leaves_it(page):
    anchors = Anchors(page)
    assert anchors.targets <= set(anchors.ids)
    assert len(anchors.ids) == len(set(anchors.ids))
    assert anchors.remote == []


def test_hostile_words_are_shown_and_not_run(page):
    assert HOSTILE not in page
    assert page.count("&lt;script&gt;alert") >= 2
    assert Anchors(page).tags.count("script") == 1


def test_a_claim_stands_in_its_sentence_with_its_chain_and_a_way_to_the_article(page):
    card = re.search(r'<article class="card" id="claim-[^"]+".*?</article>', page, re.DOTALL)[0]
    assert '<mark class="certainty" title="certainty">may have</mark>' in card
    assert '<mark class="trigger" title="trigger">armed</mark>' in card
    assert card.index("The Post") < card.index("a port official")
    assert "#w-claim-" in card
    assert "2021" in card
    assert load_codebook().bands["possible"].definition in card


def test_a_denial_stands_beside_its_allegation_and_refused_files_have_their_reason(page):
    conflicts = page[page.index('id="conflicts"') : page.index('id="origins"')]
    assert conflicts.count('<article class="card"') == 4
    assert "affirmed and denied" in conflicts
    assert "The file ends too early." in page


def test_the_same_record_gives_the_same_page(page):
    assert report(small_record(), title="Docks", codebook=load_codebook(), made={"version": "0", "reader": "tests"}) == page


def test_an_empty_case_has_a_brief_too():
    page = report(Record(), title="Nothing", codebook=load_codebook(), made={})
    assert "No claim was read." in page


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2021-01-01", "2021-12-31", "2021"),
        ("2021-02-01", "2021-02-28", "2021-02"),
        ("2021-02-03", "2021-02-03", "2021-02-03"),
        ("2021-02-03", None, "2021-02-03 to …"),
        (None, None, "not given"),
        ("2020-05-01", "2021-12-31", "2020-05-01 to 2021-12-31"),
    ],
)
def test_days_are_written_as_people_write_them(earliest, latest, words):
    assert days(earliest, latest) == words


def test_figures_and_counts_read_well():
    assert (number(3200000.0), number(1.5), plural(1, "claim"), plural(2, "body", "bodies")) == ("3,200,000", "1.5", "1 claim", "2 bodies")
