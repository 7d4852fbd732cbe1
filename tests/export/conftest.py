"""An invented record in which every field of the contract is filled somewhere, and empty somewhere else."""

from dataclasses import replace

import pytest

from sayso.export import Manifest
from sayso.ids import sha256
from sayso.record import (
    Argument,
    Article,
    Certainty,
    Claim,
    Conflict,
    Containing,
    Credibility,
    Custody,
    Dated,
    Designation,
    Document,
    Drift,
    Entity,
    Evidence,
    Finding,
    Interval,
    Judgement,
    KnownPlace,
    Lineage,
    Link,
    Listing,
    MadeBy,
    Mention,
    NameCount,
    NameMatch,
    Origin,
    OriginLink,
    Paragraph,
    Participant,
    Place,
    PlaceReason,
    Proposition,
    Quantity,
    Record,
    ReferenceList,
    Rejected,
    Side,
    Signal,
    Span,
    Time,
    Without,
)

MARSH = "Marsh Post\n\n3 May 2021\n\nGovernor Tarn’s office reportedly sent about 40 boats to the Ōkar Guard at Lesk in April, an officer said. They fought.\n"
DELTA = "Tarn sent no boats, he told the Delta News.\n"
MADE_BY = MadeBy(reader="rules", version="1", rule="verb", score=1)


def document(identifier: str, name: str, text: str) -> Document:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(start=start, end=start + len(line), label="body"))
        start += len(line) + 1
    return Document(
        id=identifier,
        name=name,
        sha256=sha256(text.encode()),
        media_type="text/plain",
        size=len(text.encode()),
        origin=f"pile/{name}",
        received="2026-03-01T12:00:00Z",
        language="en",
        text=text,
        paragraphs=tuple(paragraphs),
        articles=(),
        custody=(Custody(step="received", at="2026-03-01T12:00:00Z", tool="sayso 0.1.0", detail="a file"),),
    )


def article(identifier: str, of: Document, **more) -> Article:
    fields = {"kind": "article", "title": None, "byline": None, "publisher": None, "published": None, "language": None, "spans": ((0, len(of.text)),)}
    return Article(id=identifier, document=of.id, **(fields | more))


def words(of: Document, text: str) -> Span:
    start = of.text.index(text)
    return of.span(start, start + len(text))


def full_record() -> Record:
    marsh, delta = document("document-1", "marsh.txt", MARSH), document("document-2", "delta.txt", DELTA)
    dated = Dated(earliest="2021-05-03", latest="2021-05-03", basis="text", text="3 May 2021", span=words(marsh, "3 May 2021"))
    first = article("article-1", marsh, title="Boats", byline="By Ada Fenn", publisher="Marsh Post", published=dated, language="en")
    teaser = article("article-3", marsh, kind="teaser", spans=())
    second = article("article-2", delta, published=Dated(earliest=None, latest="2021-06-01", basis="metadata"))
    marsh, delta = replace(marsh, articles=(first, teaser)), replace(delta, articles=(second,))

    def mention(number: int, of: Document, text: str, kind: str, antecedent: str | None = None) -> Mention:
        span = None if antecedent is None else words(of, antecedent)
        return Mention(id=f"mention-{number}", document=of.id, article=of.articles[0].id, span=words(of, text), kind=kind, antecedent=span)

    mentions = (
        mention(1, marsh, "Governor Tarn’s office", "organization"),
        mention(2, marsh, "the Ōkar Guard", "organization"),
        mention(3, marsh, "Lesk", "location"),
        mention(4, marsh, "They", "organization", "the Ōkar Guard"),
        mention(5, delta, "Tarn", "person"),
        mention(6, delta, "he", "person", "Tarn"),
        mention(7, delta, "boats", "other"),
    )
    sentence = words(marsh, MARSH[MARSH.index("Governor") : MARSH.index(" They")])
    sent = Claim(
        id="claim-1",
        document=marsh.id,
        article=first.id,
        span=sentence,
        trigger=words(marsh, "sent"),
        predicate="supplies",
        mode="boats",
        arguments=(
            Argument(role="actor", span=mentions[0].span, mention="mention-1"),
            Argument(role="target", span=mentions[1].span, mention="mention-2"),
            Argument(role="object", span=words(marsh, "boats")),
        ),
        time=Time(span=words(marsh, "in April"), earliest="2021-04-01", latest="2021-04-30", precision="month"),
        place=Place(span=mentions[2].span, mention="mention-3"),
        quantities=(
            Quantity(role="object", span=words(marsh, "about 40"), low=36, high=44.5, unit="boats", approximate=True),
            Quantity(role="object", span=words(marsh, "40"), low=None, high=1e300, unit=None),
        ),
        polarity="affirmed",
        certainty=Certainty(span=words(marsh, "reportedly"), band="hearsay"),
        tense="past",
        chain=(
            Link(kind="publisher", text="Marsh Post"),
            Link(kind="unnamed", text="an officer", span=words(marsh, "an officer"), cue="say", cue_span=words(marsh, "said"), stance="neutral"),
        ),
        made_by=MADE_BY,
    )
    denied = Claim(
        id="claim-2",
        document=delta.id,
        article=second.id,
        span=words(delta, "Tarn sent no boats"),
        trigger=words(delta, "sent"),
        predicate="supplies",
        mode=None,
        arguments=(Argument(role="actor", span=mentions[4].span, mention="mention-5"),),
        time=None,
        place=Place(span=words(delta, "the Delta News")),
        quantities=(),
        polarity="denied",
        certainty=None,
        tense="past",
        chain=(
            Link(kind="publisher", text="delta.txt", span=words(delta, "the Delta News")),
            Link(
                kind="named",
                text="he",
                span=words(delta, "he"),
                cue="told",
                cue_span=words(delta, "told"),
                mention="mention-6",
                antecedent=words(delta, "Tarn"),
            ),
        ),
        made_by=MADE_BY,
        negation=words(delta, "no"),
    )
    fought = replace(
        sent,
        id="claim-3",
        span=words(marsh, "They fought."),
        trigger=words(marsh, "fought"),
        predicate="assault",
        mode=None,
        arguments=(Argument(role="actor", span=mentions[3].span, mention="mention-4", antecedent=mentions[1].span),),
        time=Time(span=words(marsh, "They"), earliest=None, latest=None, precision=None),
        place=None,
        quantities=(),
        certainty=None,
        chain=sent.chain[:1],
    )
    evidence = (Evidence(document=marsh.id, span=words(marsh, "Marsh Post")), Evidence(document=delta.id, span=words(delta, "the Delta News")))
    return Record(
        documents=(delta, marsh),
        rejected=(
            Rejected(name="x.bin", origin="pile/x.bin", sha256="00ff", size=3, reason="not text", detail="It holds no text.", received="now"),
            Rejected(name="x.bin", origin="pile/b/x.bin", sha256="00aa", size=2, reason="damaged", detail="It is cut short.", received="now"),
        ),
        mentions=mentions,
        claims=(sent, denied, fought),
        entities=(
            Entity(
                id="entity-1",
                kind="organization",
                name="Governor Tarn’s office",
                names=(NameCount(text="Governor Tarn’s office", count=1), NameCount(text="Tarn", count=2)),
                mentions=("mention-1", "mention-5", "mention-6"),
                signals=(Signal(name="short name", left="Governor Tarn’s office", right="Tarn", score=0.875, detail="one word of it"),),
            ),
            Entity(id="entity-2", kind="organization", name="Ōkar Guard", names=(), mentions=("mention-4", "mention-2")),
            Entity(
                id="entity-3",
                kind="location",
                name="Lesk",
                names=(NameCount(text="Lesk", count=1),),
                mentions=("mention-3",),
                place=KnownPlace(
                    gazetteer="GeoNames",
                    version="2026-07",
                    id="4711",
                    name="Lesk",
                    kind="city",
                    latitude=50.25,
                    longitude=None,
                    population=None,
                    score=0.75,
                    containing=(Containing(id="47", kind="region", name="Tarn"), Containing(id="OK", kind="country", name="Ōkar")),
                    reasons=(PlaceReason(name="inside", detail="Tarn"),),
                ),
                place_candidates=3,
            ),
        ),
        propositions=(
            Proposition(
                id="proposition-1",
                kind="relation",
                predicate="supplies",
                participants=(
                    Participant(role="actor", entity="entity-1", name="Governor Tarn’s office"),
                    Participant(role="object", entity=None, name="boats"),
                ),
                time=Interval(earliest="2021-04-01", latest=None),
                place=Participant(role="place", entity="entity-3", name="Lesk"),
                claims=("claim-1", "claim-2"),
                signals=(("claim-2", "same actor"),),
            ),
            Proposition(id="proposition-2", kind="event", predicate="assault", participants=(), time=None, place=None, claims=("claim-3",)),
        ),
        origins=(
            Origin(
                id="origin-1",
                claims=("claim-1", "claim-3"),
                root="an officer",
                links=(OriginLink(source="claim-3", target="claim-1", reason="same unnamed source", evidence=evidence[:1], score=0.5),),
                state="recorded",
            ),
            Origin(id="origin-2", claims=("claim-2",), root="Tarn", links=(), state="lineage not recorded"),
        ),
        lineage=(
            Lineage(source="article-2", target="article-1", outside=None, reason="copied", evidence=evidence, score=1),
            Lineage(source="article-1", target=None, outside="Lesk Wire", reason="credited", evidence=(), score=0.25),
        ),
        drifts=(Drift(claims=("claim-1", "claim-3"), what="certainty", first="reportedly", last=""),),
        findings=(
            Finding(
                id="finding-1",
                proposition="proposition-1",
                supporting=Side(claims=("claim-1",), origins=("origin-1",)),
                opposing=Side(claims=("claim-2",)),
                denials=("claim-2",),
                conflicts=(Conflict(kind="polarity", claims=("claim-1", "claim-2"), detail="sent, sent no"),),
                lowest="hearsay",
                highest="unhedged",
                credibility=Credibility(value=3, rule="one origin, denied", inputs=(("origins for", "1"), ("origins against", "0"))),
                without=(Without(origin="origin-1", credibility=6),),
            ),
            Finding(
                id="finding-2",
                proposition="proposition-2",
                supporting=Side(),
                opposing=Side(),
                denials=(),
                conflicts=(),
                lowest=None,
                highest=None,
                credibility=Credibility(value=6, rule="nothing", inputs=()),
                without=(),
            ),
        ),
        judgements=(
            Judgement(id="judgement-1", kind="same", subject="entity-1", object="entity-2", value="yes", by="Ada", at="2026-03-02T08:00:00Z", why="one desk"),
            Judgement(id="judgement-2", kind="undo", subject="judgement-1", object=None, value=None, by="Ada", at="now", why="wrong", undoes="judgement-1"),
        ),
        lists=(
            ReferenceList(
                id="list-1",
                name="Harbour list",
                authority=None,
                issued="2031-02-01",
                format="table",
                file="harbour.csv",
                origin="down/harbour.csv",
                sha256="00cc",
                size=120,
                received="2031-03-01T08:00:00Z",
                entries=2,
                broken=1,
                notes=("Line 4 has no name.",),
            ),
        ),
        listings=(
            Listing(
                id="listing-1",
                entity="entity-1",
                list="list-1",
                entry="7",
                caption="TARN",
                kind="unknown",
                name="Tarn",
                listed_name="TARN",
                quality="weak",
                weakness="one word is all there is to go by",
                score=0.875,
                signals=(NameMatch(name="same_words", words="same name", value=1, points=7.0),),
                designations=(Designation(authority="Harbours", program=None, listed_on="2029"),),
                topics=("sanction",),
                decision="refused",
                decided_by="Ada",
                decided_why="another Tarn",
            ),
        ),
    )


@pytest.fixture
def record() -> Record:
    return full_record()


@pytest.fixture
def manifest() -> Manifest:
    return Manifest(version="0.1.0", codebook="1:abcd", reader="rules 1", settings={"workers": 2, "read": {"seconds": 30.0}})
