"""A case of claims, each built from a sentence: its words are found there. Arguments with a capital are entities, named by their words."""

import pytest

from sayso.align import align
from sayso.codebook import load_codebook
from sayso.ids import content_id
from sayso.record import Argument, Article, Claim, Dated, Entity, Link, MadeBy, NameCount, Place, Quantity, Span, Time
from sayso.settings import AlignSettings

ROLES = ("actor", "target", "object", "instrument", "post")


class Case:
    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self.articles: dict[str, Article] = {}
        self.settings = AlignSettings()
        self._texts: dict[str, str] = {}
        self._sentence: dict[str, Span] = {}
        self._entities: dict[str, tuple[str, list[str]]] = {}
        self._document = ""

    def article(self, name: str, published: str | None = None) -> "Case":
        self._document = name
        self._texts.setdefault(name, "")
        dated = None if published is None else Dated(earliest=published, latest=published, basis="given")
        self.articles[name] = Article(
            id=name, document=name, kind="article", title=None, byline=None, publisher=name, published=dated, language="en", spans=()
        )  # fmt: skip
        return self

    def says(self, sentence: str) -> "Case":
        start = len(self._texts[self._document])
        self._texts[self._document] += sentence + " "
        self._sentence[self._document] = Span(start, start + len(sentence), sentence)
        return self

    def claim(self, name, predicate, trigger, *, time=None, precision="day", place=None, quantity=None, kinds=None, **more):
        """A claim in the last sentence; `time` is a day or a pair of days, `quantity` (words, low, high, unit)."""
        sentence = self._sentence[self._document]

        def found(words):
            at = sentence.text.index(words)
            return sentence.part(sentence.start + at, sentence.start + at + len(words))

        def mention(words):
            if not words[0].isupper():
                return None
            kind = (kinds or {}).get(words, "organization")
            identity = content_id("mention", name, words)
            self._entities.setdefault(words, (kind, []))[1].append(identity)
            return identity

        earliest, latest = (time, time) if isinstance(time, str) or time is None else time
        self.claims[name] = Claim(
            id=f"claim-{name}", document=self._document, article=self._document, span=sentence, trigger=found(trigger), predicate=predicate, mode=more.get("mode"),
            arguments=tuple(Argument(role=role, span=found(more[role]), mention=mention(more[role])) for role in ROLES if role in more),
            time=None if time is None else Time(span=sentence.part(sentence.start, sentence.start), earliest=earliest, latest=latest, precision=precision),
            place=None if place is None else Place(span=found(place), mention=mention(place)),
            quantities=() if quantity is None else (Quantity(role=more.get("counts", "target"), span=found(quantity[0]), low=quantity[1], high=quantity[2], unit=quantity[3]),),
            polarity=more.get("polarity", "affirmed"), certainty=None, tense=more.get("tense", "past"),
            chain=(Link(kind="publisher", text=self._document),), made_by=MadeBy(reader="hand", version="1", rule="", score=1.0),
        )  # fmt: skip
        return self

    @property
    def entities(self):
        return [
            Entity(id=f"entity-{name}", kind=kind, name=name, names=(NameCount(text=name, count=len(mentions)),), mentions=tuple(mentions))
            for name, (kind, mentions) in self._entities.items()
        ]

    def align(self, claims=None):
        chosen = list(self.claims.values()) if claims is None else claims
        return align(chosen, self.entities, list(self.articles.values()), codebook=load_codebook(), settings=self.settings)

    def groups(self):
        """The names of the claims of each proposition."""
        return sorted("+".join(sorted(claim.removeprefix("claim-") for claim in one.claims)) for one in self.align())


@pytest.fixture
def case() -> Case:
    return Case()
