"""Who "I" and "we" are: the speaker in whose words they stand, or the body that the speaker speaks for."""

from collections.abc import Iterator, Mapping

from sayso.extract.expressions import Expression, Expressions
from sayso.extract.figures import Figure
from sayso.extract.scene import Scene

__all__ = ["first_persons"]

_BELONGING = frozenset({"leads", "holds_post", "member_of"})


def first_persons(
    scene: Scene, expressions: Expressions, figures: Mapping[tuple[int, int], Figure], publisher: Figure | None
) -> Iterator[tuple[Expression, Figure]]:
    """Each "I" and "we" of an article with whom it stands for.

    "We" of a single person is the body that the article says they lead, serve or belong to, or that their own description names; without one it stays open.
    Outside all speech it is the publisher, where the text names it: a body speaks of itself so in its own statement.
    """
    _learn_bodies(scene, expressions, figures)
    known = dict(figures)
    for expression in expressions.ordered:
        pronoun = expression.phrase.pronoun
        if pronoun not in ("i", "we"):
            continue
        figure = _speaker_of(expression, expressions, known) if expression.told is not None else (publisher if pronoun == "we" else None)
        if figure is not None:
            known[expression.key] = figure
            yield expression, figure


def _learn_bodies(scene: Scene, expressions: Expressions, figures: Mapping[tuple[int, int], Figure]) -> None:
    """Note for persons which body they speak for, from the posts and memberships that the article tells."""
    for line in scene.lines:
        for trigger in line.reading.triggers:
            if trigger.predicate not in _BELONGING or trigger.polarity == "denied":
                continue
            roles: dict[str, list[Figure]] = {"actor": [], "target": []}
            for edge in trigger.edges:
                expression = expressions.of(edge.span)
                if edge.role in roles and expression is not None and expression.key in figures:
                    roles[edge.role].append(figures[expression.key])
            body = next((figure for figure in roles["target"] if figure.kind == "organization"), None)
            for figure in roles["actor"]:
                if figure.body is None and figure.kind == "person":
                    figure.body = body


def _speaker_of(expression: Expression, expressions: Expressions, figures: Mapping[tuple[int, int], Figure]) -> Figure | None:
    source = expression.told.speaker.source if expression.told is not None else None
    speaker = expressions.of(source) if source is not None else None
    if speaker is None or (speaker.is_label and not speaker.phrase.is_name):
        return None
    figure = figures.get(speaker.key)
    if figure is not None and expression.phrase.pronoun == "we" and figure.kind == "person" and figure.plural is not True:
        return figure.body or _body_named(speaker, expressions, figures)
    return figure


def _body_named(speaker: Expression, expressions: Expressions, figures: Mapping[tuple[int, int], Figure]) -> Figure | None:
    """The body that a speaker's own description names: "X, a spokesman for the Movement"."""
    span = speaker.phrase.span
    inside = (e for e in expressions.of_line(speaker.line) if e is not speaker and span.start <= e.phrase.head.start and e.phrase.head.end <= span.end)
    return next((figures[e.key] for e in inside if e.phrase.kind == "organization" and e.key in figures), None)
