"""Everything that stands for something, with an id by which it is resolved later."""

from sayso.extract.antecedents import Antecedents
from sayso.extract.expressions import Expression, Expressions
from sayso.extract.lexicon import grammar
from sayso.extract.mastheads import publishers
from sayso.extract.scene import Scene
from sayso.ids import content_id
from sayso.record import Mention, Span
from sayso.text.folding import words_of

__all__ = ["Mentions"]

_SHORT_LABELS = grammar("labels")


class Mentions:
    """The mentions of one article: the tagger's names and titles, and the heads of all arguments and speakers."""

    def __init__(self, scene: Scene, expressions: Expressions, antecedents: Antecedents) -> None:
        self._scene = scene
        self._antecedents = antecedents
        self._publishers = publishers(scene.document, (scene.article,))
        self._found: dict[tuple[int, int, str], Mention] = {}
        self._at: dict[tuple[int, int], str] = {}
        for expression in expressions.ordered:
            if expression.phrase.is_name:
                self.of(expression)
        for line in scene.lines:
            for tag in line.reading.mentions:
                if (tag.span.start, tag.span.end) not in self._at:
                    self._add(tag.span, tag.kind, None)
        for expression in expressions.ordered:
            if expression.roles or expression.key in antecedents.found:
                self.of(expression)
        for key in sorted({(span.start, span.end) for span in antecedents.found.values()}):
            if key not in self._at:
                self._add(scene.document.span(*key), "other", None)

    def of(self, expression: Expression) -> str:
        """The id of the mention that an argument or a speaker is resolved by."""
        known = self._at.get(expression.key)
        if known is not None:
            return known
        figure = self._antecedents.figure(expression)
        kind = expression.phrase.kind
        if expression.phrase.pronoun is not None:
            kind = figure.kind if figure is not None else "other"
        elif expression.is_label and kind == "other":
            kind = self._kind_of_label(expression.phrase.head.text)
        return self._add(expression.phrase.head, kind, self._antecedents.of(expression))

    def _kind_of_label(self, label: str) -> str:
        """The kind of a name before a turn of a conversation that no sentence tells more of: the outlet that asks, else a person."""
        if label.lower() in _SHORT_LABELS or not label[:1].isupper():
            return "other"
        return "organization" if words_of(label) in self._publishers else "person"

    def of_words(self, span: Span, kind: str) -> str:
        """The id of the mention of words that are no expression, such as a post."""
        return self._at.get((span.start, span.end)) or self._add(span, kind, None)

    def at(self, start: int, end: int) -> str | None:
        """The id of the mention at exactly these words."""
        return self._at.get((start, end))

    def _add(self, span: Span, kind: str, antecedent: Span | None) -> str:
        made = Mention(
            id=content_id("mention", self._scene.document.id, span.start, span.end, kind),
            document=self._scene.document.id,
            article=self._scene.article.id,
            span=span,
            kind=kind,
            antecedent=antecedent,
        )
        self._found.setdefault((span.start, span.end, kind), made)
        return self._at.setdefault((span.start, span.end), made.id)

    def all(self) -> tuple[Mention, ...]:
        """The mentions in the order of the text."""
        return tuple(self._found[key] for key in sorted(self._found))
