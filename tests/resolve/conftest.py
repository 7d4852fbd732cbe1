"""A pile of short documents whose mentions are marked in the text: {Hassan Dorri:person}, and {he:person=Hassan Dorri} for what refers back."""

import re
from collections.abc import Iterable

import pytest

from sayso.codebook import load_codebook
from sayso.record import Argument, Claim, Document, Entity, Judgement, Link, MadeBy, Mention
from sayso.resolve import resolve
from sayso.settings import ResolveSettings

_MARK = re.compile(r"\{(?P<words>[^:{}]+):(?P<kind>[a-z]+)(?:=(?P<antecedent>[^{}]+))?\}")


class Pile:
    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []
        self.judgements: list[Judgement] = []
        self.settings = ResolveSettings()

    def add(self, name: str, marked: str) -> "Pile":
        text, marks, end = "", [], 0
        for found in _MARK.finditer(marked):
            text += marked[end : found.start()]
            marks.append((len(text), found))
            text += found["words"]
            end = found.end()
        text += marked[end:]
        document = Document(
            id=name, name=f"{name}.txt", sha256=name, media_type="text/plain", size=len(text), origin=name, received="2026-01-01T00:00:00Z",
            language="en", text=text, paragraphs=(), articles=(), custody=(),
        )  # fmt: skip
        self.documents[name] = document
        for start, found in marks:
            back = None
            if found["antecedent"]:
                at = text.rindex(found["antecedent"], 0, start)
                back = document.span(at, at + len(found["antecedent"]))
            span = document.span(start, start + len(found["words"]))
            self.mentions.append(Mention(id=f"{name}:{start}", document=name, article=name, span=span, kind=found["kind"], antecedent=back))
        return self

    def judge(self, kind: str, subject: str, obj: str | None = None, *, undoes: str | None = None) -> str:
        number = len(self.judgements)
        self.judgements.append(
            Judgement(id=f"j{number}", kind=kind, subject=subject, object=obj, value=None, by="ana", at=f"2026-01-{number + 1:02d}", why="seen", undoes=undoes)
        )
        return f"j{number}"

    def claim(self, document: str, predicate: str, actor: str, target: str) -> None:
        span = self.documents[document].span(0, len(self.documents[document].text))
        arguments = tuple(
            Argument(role=role, span=self.mention(document, words).span, mention=self.mention(document, words).id)
            for role, words in (("actor", actor), ("target", target))
        )
        self.claims.append(
            Claim(
                id=f"claim-{len(self.claims)}", document=document, article=document, span=span, trigger=span.part(0, 1), predicate=predicate, mode=None,
                arguments=arguments, time=None, place=None, quantities=(), polarity="affirmed", certainty=None, tense="past",
                chain=(Link(kind="publisher", text=document),), made_by=MadeBy(reader="hand", version="1", rule="", score=1.0),
            )
        )  # fmt: skip

    def mention(self, document: str, words: str) -> Mention:
        """The first mention of these words in a document, or the n-th one: "Dorri#2"."""
        words, _, number = words.partition("#")
        found = [mention for mention in self.mentions if mention.document == document and mention.span.text == words]
        assert found, f"{words!r} is no mention in {document}"
        return found[int(number or 1) - 1]

    def resolve(self, mentions: Iterable[Mention] | None = None) -> tuple[Entity, ...]:
        chosen = self.mentions if mentions is None else list(mentions)
        return resolve(self.documents, chosen, self.claims, codebook=load_codebook(), settings=self.settings, judgements=self.judgements)

    def entity(self, document: str, words: str) -> Entity:
        mention = self.mention(document, words).id
        return next(entity for entity in self.resolve() if mention in entity.mentions)

    def is_one(self, left: str, right: str) -> bool:
        """Whether "a/Hassan Dorri" and "b/Dorri" (document/words) are one entity."""
        return self.entity(*left.split("/", 1)).id == self.entity(*right.split("/", 1)).id


@pytest.fixture
def pile() -> Pile:
    return Pile()
