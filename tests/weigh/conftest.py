"""A builder of small invented records: claims about propositions, each with an origin."""

from dataclasses import dataclass, field

import pytest

from sayso.codebook import load_codebook
from sayso.ids import content_id
from sayso.record import (
    Argument,
    Certainty,
    Claim,
    Entity,
    Interval,
    Lineage,
    Link,
    MadeBy,
    NameCount,
    Origin,
    OriginLink,
    Participant,
    Place,
    Proposition,
    Quantity,
    Span,
    Time,
)
from sayso.weigh import weigh


@dataclass
class Case:
    """Claims are made with `claim`; `findings` weighs them all. Spans are made up: weighing looks at words, not at texts."""

    claims: list[Claim] = field(default_factory=list)
    origins: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    lineage: list[Lineage] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, list[str]] = field(default_factory=dict)
    topics: dict[str, dict] = field(default_factory=dict)
    place: int = 0

    def span(self, words):
        self.place += len(words) + 1
        return Span(self.place, self.place + len(words), words)

    def mention(self, name, kind):
        mention = f"mention-{name}-{len(self.mentions.get(name, ()))}"
        self.mentions.setdefault(name, []).append(mention)
        self.kinds.setdefault(name, kind)
        return mention

    def topic(self, about, predicate="assault", *, actor=None, target=None, time=None):
        """A proposition; the names of its parties are organizations, unless they have been something else before."""
        self.topics.setdefault(about, {"predicate": predicate, "actor": actor, "target": target, "time": time, "claims": []})
        for name in (actor, target):
            if name is not None:
                self.mention(name, "organization")

    def claim(
        self,
        words="attacked",
        *,
        article="Harbour Gazette",
        origin="Sela Dorn",
        about="raid",
        predicate=None,
        polarity="affirmed",
        tense="past",
        band=None,
        stance=None,
        chain=(),
        quantity=None,
        time=None,
        place=None,
        sentence=None,
        passes_on=None,
        **parties,
    ):
        """A claim; `origin` None is an origin that is not recorded, `passes_on` the claim that this one passes on, parties are names by role."""
        self.topic(about)
        predicate = predicate or self.topics[about]["predicate"]
        links = [Link(kind="publisher", text=article)]
        links += [Link(kind="named", text=name, mention=self.mention(name, "person"), stance=stance) for name in (chain or ([origin] if origin else []))]
        arguments = [
            Argument(role=role, span=self.span(name), mention=self.mention(name, "organization") if name[0].isupper() else None)
            for role, name in parties.items()
        ]
        trigger = self.span(words)
        claim = Claim(
            id=content_id("claim", article, words, str(len(self.claims))),
            document=article,
            article=article,
            span=trigger if sentence is None else self.span(sentence),
            trigger=trigger,
            predicate=predicate,
            mode=None,
            arguments=tuple(arguments),
            time=None if time is None else Time(span=self.span(time[0]), earliest=time[1], latest=time[2], precision="day"),
            place=None if place is None else Place(span=self.span(place), mention=self.mention(place, "location")),
            quantities=() if quantity is None else (self.quantity(*quantity),),
            polarity=polarity,
            certainty=None if band is None else Certainty(span=self.span(band), band=band),
            tense=tense,
            chain=tuple(links),
            made_by=MadeBy(reader="test", version="0", rule="", score=1.0),
        )
        self.claims.append(claim)
        self.topics[about]["claims"].append(claim.id)
        self.origins.setdefault((about, origin or f"not recorded: {article}"), []).append(claim.id)
        if passes_on is not None:
            self.links[claim.id] = passes_on.id
        return claim

    def quantity(self, words, role, low, high, unit, approximate=False):
        return Quantity(role=role, span=self.span(words), low=low, high=high, unit=unit, approximate=approximate)

    def leans(self, source, target=None, *, outside=None, reason="copied"):
        self.lineage.append(Lineage(source=source, target=target, outside=outside, reason=reason, evidence=(), score=0.9))

    def nouns(self):
        entities = [
            Entity(id=f"entity-{name}", kind=self.kinds[name], name=name, names=(NameCount(text=name, count=1),), mentions=tuple(mentions))
            for name, mentions in self.mentions.items()
        ]
        propositions = [
            Proposition(
                id=f"proposition-{about}",
                kind="event",
                predicate=topic["predicate"],
                participants=tuple(Participant(role=role, entity=f"entity-{topic[role]}", name=topic[role]) for role in ("actor", "target") if topic[role]),
                time=None if topic["time"] is None else Interval(earliest=topic["time"][0], latest=topic["time"][1]),
                place=None,
                claims=tuple(topic["claims"]),
            )
            for about, topic in self.topics.items()
        ]
        origins = [
            Origin(
                id=content_id("origin", about, root),
                claims=tuple(claims),
                root=root,
                links=tuple(
                    OriginLink(source=claim, target=self.links[claim], reason="copied", evidence=(), score=1.0) for claim in claims if claim in self.links
                ),
                state="lineage not recorded" if root.startswith("not recorded") else "recorded",
            )
            for (about, root), claims in self.origins.items()
        ]
        return [propositions, list(self.claims), origins, list(self.lineage), entities]

    def findings(self, *, backwards=False):
        nouns = [list(reversed(collection)) for collection in self.nouns()] if backwards else self.nouns()
        return {finding.proposition.removeprefix("proposition-"): finding for finding in weigh(*nouns, codebook=load_codebook())}

    def finding(self, about="raid"):
        return self.findings()[about]

    def origin_id(self, root, about="raid"):
        return content_id("origin", about, root)


@pytest.fixture
def case():
    return Case()


@pytest.fixture
def new_case():
    return Case
