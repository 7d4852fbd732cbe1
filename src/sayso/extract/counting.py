"""Figures and what they count: each goes to the argument in whose words its numeral stands."""

from collections.abc import Sequence

from sayso.extract.expressions import Expressions
from sayso.extract.scene import Line, Scene
from sayso.record import Edge, Quantity, Span, Trigger
from sayso.text.quantities import QuantityExpression, find_quantities

__all__ = ["Counts"]

_COUNTED = frozenset({"actor", "target", "object", "instrument", "place"})
_ITSELF = "quantity"  # the role of a figure that counts the predicate and none of its arguments: "three raids"
_SIZED = "size"
_PAID = frozenset({"funds", "sanction"})  # predicates of which a sum of money beside them is the object
_FARTHEST_SUM = 50  # characters between a trigger and a sum of money that is no argument of its own


class Counts:
    """The figures of one article, found sentence by sentence as they are asked for."""

    def __init__(self, scene: Scene, expressions: Expressions) -> None:
        self._scene = scene
        self._expressions = expressions
        self._found: dict[int, list[QuantityExpression]] = {}

    def quantities(self, line: Line, trigger: Trigger) -> tuple[Quantity, ...]:
        """The quantities of a claim: the tagger's, and those in the heads of its arguments."""
        figures = self._figures(line)
        if not figures:
            return ()
        arguments = [edge for edge in trigger.edges if edge.role in _COUNTED]
        made: list[tuple[str, QuantityExpression, Span | None]] = []
        for edge in trigger.edges:
            inside = [f for f in figures if f.start < edge.span.end and edge.span.start < f.end] if edge.role == "quantity" else []
            made += [(self._role(trigger, arguments, figure), figure, edge.span) for figure in inside[:1]]
        is_given = bool(made)
        for edge in arguments:
            counted = next((figure for figure in figures if self._counts(figure, edge)), None)
            if counted is not None:
                made.append((edge.role, counted, None))
        if not is_given:
            made += [(role, figure, None) for figure in figures if (role := self._beside(figure, trigger, figures)) is not None]
        unique: dict[tuple[int, int], Quantity] = {}
        for role, figure, words in made:
            unique.setdefault((figure.start, figure.end), self._quantity(role, figure, words))
        return tuple(unique[key] for key in sorted(unique))

    def _figures(self, line: Line) -> list[QuantityExpression]:
        """The figures of a sentence, without those that are part of a name ("Task Force 20")."""
        if line.index not in self._found:
            names = [m.span for m in line.reading.mentions if m.kind not in ("title", "nationality")]
            found = find_quantities(self._scene.text, line.sentence.start, line.sentence.end)
            self._found[line.index] = [f for f in found if not any(n.start <= f.number_start and f.number_end <= n.end for n in names)]
        return self._found[line.index]

    def _counts(self, figure: QuantityExpression, edge: Edge) -> bool:
        """Whether a figure counts the head of an argument: "nine of the village's 26 houses" are nine, "a camp for 300 refugees" is one camp."""
        expression = self._expressions.of(edge.span)
        if expression is None or (edge.role == "place" and figure.unit is None):
            return False
        start = edge.span.start
        if figure.number_start < start:  # a tagger's argument may leave its numeral out: "21 | rockets"
            return figure.end > start and figure.number_end <= start and not self._scene.text[figure.number_end : start].strip(" -")
        return figure.number_start < max(expression.phrase.core_end, expression.phrase.head.end if expression.phrase.partitive else 0)

    def _beside(self, figure: QuantityExpression, trigger: Trigger, figures: Sequence[QuantityExpression]) -> str | None:
        """The role of a figure that stands in no argument: it counts the trigger, tells a size, or is the sum that was paid."""
        if figure.number_start <= trigger.span.start < figure.end or trigger.span.start <= figure.number_start < trigger.span.end:
            return "actor" if trigger.predicate == _SIZED else _ITSELF
        nearest = min(figures, key=lambda f: (abs(f.start - trigger.span.start), f.start))
        if trigger.predicate == _SIZED and figure is nearest:
            return "actor"
        is_money = figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()
        is_near = -_FARTHEST_SUM <= figure.start - trigger.span.end <= _FARTHEST_SUM
        return "object" if is_money and is_near and trigger.predicate in _PAID and figure is nearest else None

    def _role(self, trigger: Trigger, arguments: Sequence[Edge], figure: QuantityExpression) -> str:
        if trigger.predicate == _SIZED:
            return "actor"
        counted = next((edge for edge in arguments if self._counts(figure, edge)), None)
        met = next((edge for edge in arguments if edge.span.start < figure.end and figure.start < edge.span.end), None)
        chosen = counted or met
        return chosen.role if chosen is not None else self._beside(figure, trigger, [figure]) or _ITSELF

    def _quantity(self, role: str, figure: QuantityExpression, words: Span | None) -> Quantity:
        span = self._scene.document.span(figure.start, figure.end)
        if words is not None and words.start <= figure.start and figure.end <= words.end:
            span = words
        return Quantity(role=role, span=span, low=figure.low, high=figure.high, unit=figure.unit, approximate=figure.approximate)
