"""The chain of a claim: the article's own voice, then every speaker whose words hold it, from the outermost to the innermost."""

from collections.abc import Sequence

from sayso.extract.antecedents import Antecedents
from sayso.extract.expressions import Expression, Expressions
from sayso.extract.mentions import Mentions
from sayso.extract.names import acronyms_of, name_words
from sayso.extract.scene import Scene
from sayso.extract.speech import Utterance
from sayso.record import Link, LinkKind, Span

__all__ = ["Chains"]

_MASTHEAD = 4  # words
_ARTICLE = 4  # characters: "the " before a name
_PUBLIC_POSTS = frozenset({"definite", "possessive"})


class Chains:
    """Makes the chains of one article's claims."""

    def __init__(self, scene: Scene, said: Sequence[Utterance], expressions: Expressions, antecedents: Antecedents, mentions: Mentions) -> None:
        self._scene = scene
        self._expressions = expressions
        self._antecedents = antecedents
        self._mentions = mentions
        self._own = _own_names(scene)
        self._said = [u for u in said if u.contents and not u.is_denied]
        self._places = {id(u): number for number, u in enumerate(said)}
        self._by_line = _by_line(scene, self._said)
        self._links = {id(u): self._link(u) for u in self._said}
        self._publisher = self._publisher_link()

    def around(self, span: Span) -> list[Utterance]:
        """The sayings that hold a span, the outermost first.

        A word of saying is no part of what is said with it, but where its content says otherwise: who identifies A as B says with one word that A is B.
        """
        line = self._scene.line_at(span.start)
        holding = [
            u
            for u in self._by_line.get(line.index if line is not None else -1, ())
            if u.holds(span.start, span.end) and not (u.cue is not None and u.cue.meets(span) and u.cue != span)
        ]
        if len(holding) < 2:
            return holding
        return sorted(holding, key=lambda u: self._order(u, holding))

    def _order(self, utterance: Utterance, holding: Sequence[Utterance]) -> tuple[int, int, int, int, int]:
        inner = sum(1 for o in holding if o is not utterance and o.cue is not None and utterance.holds(o.cue.start, o.cue.end))
        return (-inner, -utterance.size(), self._rank(utterance), utterance.place(), self._places[id(utterance)])

    def _rank(self, utterance: Utterance) -> int:
        """Of sayings with equal contents, who was told is outside, who is cited inside."""
        if utterance.cue is None or utterance.source is None:
            return 1
        first = utterance.cue.text.lower().split()[0]
        if first in self._scene.lexicon.quoting:
            return 0 if utterance.cue.text.lower().endswith((" by", " in")) else 2
        return 0 if utterance.is_told else 1

    def chain(self, around: Sequence[Utterance]) -> tuple[Link, ...]:
        """The links for the sayings around a claim."""
        made = [(u, link) for u in around if (link := self._links[id(u)]) is not None]
        # "the ministry put the toll at four and said that": a speaker told twice in a row is one link, whatever two cues there are
        links = [link for number, (u, link) in enumerate(made) if number + 1 == len(made) or not self._is_one(u, link, *made[number + 1])]
        return (self._publisher, *links)

    def _is_one(self, utterance: Utterance, link: Link, other: Utterance, other_link: Link) -> bool:
        """Whether two neighbouring links are one speaker: the same words, or two words for one person or body."""
        if link.span is None or other_link.span is None:
            return False
        if link.span.meets(other_link.span):
            return True
        first, second = (self._antecedents.figure(self._expressions.of(u.speaker.source)) if u.speaker.source else None for u in (utterance, other))
        return first is not None and first is second and "document" not in (link.kind, other_link.kind)

    def _publisher_link(self) -> Link:
        article, document = self._scene.article, self._scene.document
        name = article.publisher or article.byline or document.name
        for start, end in article.spans:
            place = document.text.find(name, start, end)
            if place >= 0:
                return Link(kind="publisher", text=name, span=document.span(place, place + len(name)), mention=self._mentions.at(place, place + len(name)))
        return Link(kind="publisher", text=name)

    def _link(self, utterance: Utterance) -> Link | None:
        speaker = utterance.speaker
        source = speaker.source
        if source is None:
            return None  # "it has been said that": words of saying without anybody who says them are nobody's word
        stance = self._scene.lexicon.stance_of(utterance.cue.text) if utterance.cue is not None else None
        expression = self._expressions.of(source)
        if expression is None or self._is_own_voice(source, expression):
            return None
        return Link(
            kind=self._kind(expression),
            text=source.text,
            span=source,
            cue=None if utterance.cue is None else utterance.cue.text,
            cue_span=utterance.cue,
            mention=self._resolved_by(source, expression),
            antecedent=self._antecedents.of(expression),
            stance=stance or "neutral",
        )

    def _is_own_voice(self, source: Span, expression: Expression) -> bool:
        phrase = expression.phrase
        if phrase.pronoun in ("we", "i"):
            return expression.told is None
        words = source.text.lower().split()
        if " ".join(words[:3]) in self._scene.lexicon.own_voice or " ".join(words[:2]) in self._scene.lexicon.own_voice:
            return True
        figure = self._antecedents.figure(expression)
        if phrase.is_name:
            names = {phrase.head} if phrase.span.end - phrase.head.end <= 1 and phrase.head.start - phrase.span.start <= _ARTICLE else set[Span]()
        else:
            names = {figure.span} if phrase.pronoun is not None and figure is not None and figure.is_named else set()
        return any(" ".join(name_words(name.text)) in self._own or name.text.replace(".", "") in self._own for name in names)

    def _kind(self, expression: Expression) -> LinkKind:
        figure = self._antecedents.figure(expression)
        if figure is None and expression.phrase.pronoun in ("we", "i") and expression.told is not None:
            source = expression.told.speaker.source
            speaker = self._expressions.of(source) if source is not None else None
            return "unnamed" if speaker is None or speaker.phrase.pronoun in ("we", "i") else self._kind(speaker)
        phrase = expression.phrase
        if not phrase.is_name and figure is not None:
            phrase = figure.naming.phrase
        if phrase.is_name:
            return "document" if phrase.kind == "document" else "named"
        lexicon = self._scene.lexicon
        noun = phrase.noun
        if noun in lexicon.documents:
            return "document"
        if noun in lexicon.unnamed or phrase.pronoun is not None:
            return "unnamed"
        if phrase.kind == "organization" and phrase.plural is not True:
            return "named"
        return "named" if noun in lexicon.posts and phrase.determiner in _PUBLIC_POSTS else "unnamed"

    def _resolved_by(self, source: Span, expression: Expression) -> str:
        """The mention of a speaker; of a document without a name of its own, the body or person behind it ("a review by Central Command")."""
        if not expression.phrase.is_name and self._kind(expression) == "document" and expression.phrase.pronoun is None:
            line = self._scene.line_at(source.start)
            behind = [m for m in (line.reading.mentions if line else ()) if source.covers(m.span) and m.kind in ("organization", "person")]
            for kind in ("organization", "person"):
                chosen = next((m for m in behind if m.kind == kind), None)
                mention = self._mentions.at(chosen.span.start, chosen.span.end) if chosen is not None else None
                if mention is not None:
                    return mention
        return self._mentions.of(expression)


def _by_line(scene: Scene, said: Sequence[Utterance]) -> dict[int, list[Utterance]]:
    """Which sayings have something of their contents in which sentence."""
    found: dict[int, list[Utterance]] = {}
    for utterance in said:
        lines: set[int] = set()
        for start, end in utterance.contents:
            first = scene.line_at(start)
            index = first.index if first is not None else 0
            while index < len(scene.lines) and scene.lines[index].sentence.start < end:
                lines.add(index)
                index += 1
        for index in sorted(lines):
            found.setdefault(index, []).append(utterance)
    return found


def _own_names(scene: Scene) -> frozenset[str]:
    """The names by which an article speaks of its own publisher and author."""
    names: set[str] = set()
    for name in (scene.article.publisher, scene.article.byline):
        if name:
            names.add(" ".join(name_words(name)))
            names |= acronyms_of(name)
    head = scene.document.paragraphs[0] if scene.document.paragraphs and scene.article.publisher is None else None
    if head is not None and head.label == "navigation":  # a masthead that nobody took for the publisher is its name all the same
        words = name_words(scene.text[head.start : head.end])
        if 0 < len(words) <= _MASTHEAD:
            names.add(" ".join(words))
    return frozenset(names)
