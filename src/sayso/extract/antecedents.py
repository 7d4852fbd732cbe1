"""What pronouns, short names and descriptions stand for: the earlier words that fit by kind, number and gender, the nearest and most prominent first.

Where nothing fits, or two fit equally well, nothing is said: a wrong antecedent is a wrong person.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sayso.extract.expressions import Expression, Expressions
from sayso.extract.figures import Cast, Figure
from sayso.extract.firstpersons import first_persons
from sayso.extract.heads import Phrase
from sayso.extract.lexicon import Lexicon, grammar
from sayso.extract.scene import Scene
from sayso.record import Span

__all__ = ["Antecedents", "find_antecedents"]

_FARTHEST = {"he": 8, "she": 8, "it": 4, "they": 5, "place": 4}  # sentences
_FARTHEST_DESCRIPTION = {"organization": 10}
_FARTHEST_OTHERS = 6
_FARTHEST_NOUN = 60  # sentences within which "the convoy" is the convoy of before
_NAMED_LINES = 3  # sentences that a figure with a name may lie farther back than one without
_POINTING = grammar("pointing")
_ANIMATE = frozenset({"person", "nationality"})
_ACTING = frozenset({"actor", "source"})
_AGENTS = frozenset({"person", "organization", "nationality", "location"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What speaks for and against an antecedent, in points: one point is about one sentence of distance.

    Tuned on the corpus' train split with eval/extract.py.
    """

    subject: float = 0.4
    speaker: float = -0.5
    argument: float = 0.9
    oblique: float = -0.7
    nested: float = -0.8
    quoted: float = -1.5
    label: float = -2.0
    distance: float = 1.0
    passage: float = 2.0
    characters: float = 0.2
    place: float = -0.3
    place_acting: float = -1.5
    same_role: float = 0.8
    often: float = 0.35
    named: float = 1.6
    plural: float = 0.8
    own_speaker: float = 1.5
    thing_acting: float = -0.5
    agent_given: float = -2.5
    called: float = 1.4
    only_speaker: float = -0.6
    margin: float = 0.3


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The figure of every expression, by its head, and the earlier words that it stands for."""

    figures: dict[tuple[int, int], Figure]
    found: dict[tuple[int, int], Span]

    def of(self, expression: Expression | None) -> Span | None:
        """The earlier words that an expression stands for, None where it stands for itself."""
        return None if expression is None else self.found.get(expression.key)

    def figure(self, expression: Expression | None) -> Figure | None:
        """Whom an expression stands for."""
        return None if expression is None else self.figures.get(expression.key)


def find_antecedents(scene: Scene, expressions: Expressions) -> Antecedents:
    """Go through an article's expressions in order and tell for each what earlier words it stands for."""
    finder = _Finder(expressions, scene.lexicon)
    for expression in expressions.ordered:
        finder.take(expression)
    publisher = finder.cast.find(scene.article.publisher or "")
    for expression, figure in first_persons(scene, expressions, finder.figures, publisher):
        finder.found[expression.key] = figure.span
        finder.figures[expression.key] = figure
    return Antecedents(finder.figures, finder.found)


class _Finder:
    def __init__(self, expressions: Expressions, lexicon: Lexicon) -> None:
        self._expressions = expressions
        self._lexicon = lexicon
        self.cast = Cast(lexicon)
        self.figures: dict[tuple[int, int], Figure] = {}
        self.found: dict[tuple[int, int], Span] = {}

    def take(self, expression: Expression) -> None:
        phrase = expression.phrase
        if phrase.pronoun in ("i", "we", "you"):
            return
        if phrase.pronoun is not None:
            figure = self._of_pronoun(expression)
        elif phrase.is_name:
            figure = self.cast.named(expression) if phrase.kind != "nationality" else None
        else:
            figure = self._of_description(expression)
        if figure is not None:
            self._join(expression, figure)
        elif phrase.pronoun is None:
            figure = self.cast.make(expression)
        else:
            return
        self.cast.saw(figure, expression, self._weight(expression))
        self.figures[expression.key] = figure

    def _join(self, expression: Expression, figure: Figure) -> None:
        phrase = expression.phrase
        if phrase.head.text != figure.span.text or not phrase.is_name:
            self.found[expression.key] = figure.span
        if phrase.pronoun is None:
            self.cast.learn(figure, expression)
        if figure.gender is None and figure.kind == "person":
            figure.gender = phrase.gender

    def _weight(self, expression: Expression) -> float:
        weight = WEIGHTS.subject * expression.is_subject + WEIGHTS.label * expression.is_label
        weight += WEIGHTS.speaker * ("source" in expression.roles) + WEIGHTS.argument * bool(expression.roles & {"actor", "target"})
        weight += WEIGHTS.oblique * (expression.is_oblique or expression.is_possessor)
        weight += WEIGHTS.nested * expression.is_nested
        return weight + WEIGHTS.quoted * (expression.told is not None and expression.told.is_quotation)

    # Descriptions

    def _of_description(self, expression: Expression) -> Figure | None:
        phrase = expression.phrase
        if phrase.determiner not in ("definite", "demonstrative") or phrase.partitive:
            return None
        own = set(phrase.title_words[:-1]) - _POINTING
        called: list[Figure] = []
        for figure in self.cast.called(phrase.noun):
            if expression.line - figure.seen[-1].expression.line > _FARTHEST_NOUN:
                break
            if self._allowed(expression, figure) and _numbers_fit(phrase, figure) and own <= self._words_for(figure):
                called.append(figure)
        kinds = () if own or len(phrase.head.text.split()) > 1 else self._lexicon.descriptions.get(phrase.noun, ())
        if not kinds:
            return max(called, key=lambda f: f.seen[-1].expression.line + _NAMED_LINES * f.is_named, default=None)
        farthest = max(_FARTHEST_DESCRIPTION.get(kind, _FARTHEST_OTHERS) for kind in kinds)
        gender = self._lexicon.gender_of((phrase.noun,))
        fitting = [
            f
            for f in self.cast.recent(expression.line, farthest)
            if f.kind in kinds and f.is_named and _numbers_fit(phrase, f) and gender in (None, f.gender or gender) and self._allowed(expression, f)
        ]
        return self._best(expression, fitting + [f for f in called if f not in fitting], farthest, set(map(id, called)))

    @staticmethod
    def _words_for(figure: Figure) -> set[str]:
        return set(figure.words) | figure.nouns | set(figure.naming.phrase.title_words) | set(figure.naming.titles)

    # Pronouns

    def _of_pronoun(self, expression: Expression) -> Figure | None:
        pronoun = expression.phrase.pronoun
        if pronoun in ("who", "which"):
            return self._before_relative(expression)
        if pronoun not in _FARTHEST:
            return None
        farthest = _FARTHEST[pronoun]
        recent = self.cast.recent(expression.line, farthest)
        return self._best(expression, [f for f in recent if _pronoun_fits(pronoun, f) and self._allowed(expression, f)], farthest)

    def _before_relative(self, expression: Expression) -> Figure | None:
        """Whom "who" or "which" takes up: the last phrase before it of a kind that fits, a whole one rather than a part ("a clerk of the Bureau, who")."""
        is_who = expression.phrase.pronoun == "who"
        before = [e for e in self._expressions.of_line(expression.line) if e.phrase.head.end <= expression.phrase.head.start and e.key in self.figures]
        fitting = [e for e in before if is_who == (self.figures[e.key].kind in _ANIMATE)] or before
        whole = [e for e in fitting if not e.is_nested] or fitting
        return self.figures[whole[-1].key] if whole else None

    # What both share

    def _allowed(self, expression: Expression, figure: Figure) -> bool:
        """Whether the two can be one: not inside each other, not both arguments of one clause, not a speaker in the third person in its own quotation."""
        phrase = expression.phrase
        start = phrase.head.start
        if phrase.pronoun is not None and any(s.expression.phrase.span.start <= start < s.expression.phrase.span.end for s in figure.seen[-2:]):
            return False
        if phrase.head.text.lower() not in self._lexicon.reflexives and any(self.figures.get(key) is figure for key in expression.beside):
            return False
        told = expression.told
        if told is None or not told.is_quotation or phrase.pronoun is None:
            return True
        return self._speaker(expression) is not figure

    def _speaker(self, expression: Expression) -> Figure | None:
        """Who says the words in which an expression stands."""
        source = expression.told.speaker.source if expression.told is not None else None
        speaker = self._expressions.of(source) if source is not None else None
        return self.figures.get(speaker.key) if speaker is not None else None

    def _best(self, expression: Expression, fitting: Iterable[Figure], farthest: int, called: Collection[int] = ()) -> Figure | None:
        """The figure that scores best, None where the next scores nearly as well; `called` are those for which the very noun was used."""
        scored = [
            (self._score(expression, figure, _FARTHEST_NOUN if id(figure) in called else farthest) + WEIGHTS.called * (id(figure) in called), -number, figure)
            for number, figure in enumerate(fitting)
        ]
        scored.sort(key=lambda entry: entry[:2], reverse=True)
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < WEIGHTS.margin):
            return None
        return scored[0][2]

    def _score(self, expression: Expression, figure: Figure, farthest: int) -> float:
        best = -100.0
        quoted = expression.told is not None and expression.told.is_quotation
        for seen in reversed(figure.seen):
            distance = expression.line - seen.expression.line
            if distance > farthest:
                break
            score = seen.weight - WEIGHTS.distance * distance - WEIGHTS.passage * (expression.passage > seen.expression.passage)
            score -= WEIGHTS.characters * min(8.0, (expression.phrase.head.start - seen.expression.phrase.head.start) / 100)
            score -= WEIGHTS.quoted * (seen.is_quoted and quoted)
            score += WEIGHTS.same_role * bool(expression.roles & seen.expression.roles)
            best = max(best, score)
        best += WEIGHTS.often * min(4, len(figure.seen)) + WEIGHTS.named * figure.is_named
        is_place = figure.kind in ("location", "facility") and expression.phrase.pronoun == "it"
        has_acted = any(seen.expression.roles & _ACTING for seen in figure.seen)
        best += WEIGHTS.place * is_place + WEIGHTS.place_acting * bool(is_place and not has_acted and expression.roles & _ACTING)
        best += WEIGHTS.plural * (expression.phrase.pronoun == "they" and figure.plural is True)
        best += WEIGHTS.thing_acting * bool(expression.roles & _ACTING and figure.kind not in _AGENTS and figure.plural is not True)
        best += WEIGHTS.agent_given * bool(expression.roles & {"object", "instrument"} and figure.kind in _AGENTS)
        told = [seen.expression.roles for seen in figure.seen if seen.expression.roles]
        best += WEIGHTS.only_speaker * bool(told and all(roles == {"source"} for roles in told) and "source" not in expression.roles)
        return best + WEIGHTS.own_speaker * (not quoted and self._speaker(expression) is figure)


def _pronoun_fits(pronoun: str, figure: Figure) -> bool:
    if pronoun == "place":
        return figure.kind in ("location", "facility")
    if pronoun in ("he", "she"):
        gender = "male" if pronoun == "he" else "female"
        return figure.kind == "person" and figure.plural is not True and figure.gender in (None, gender)
    if pronoun == "it":
        return figure.kind not in ("person", "nationality") and figure.plural is not True
    return figure.plural is True or (figure.plural is None and figure.kind in ("organization", "nationality"))


def _numbers_fit(phrase: Phrase, figure: Figure) -> bool:
    return phrase.plural is None or figure.plural is None or phrase.plural == figure.plural
