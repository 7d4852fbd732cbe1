"""When: which expression of time belongs to which claim.

A tagger's own words of time go first. Otherwise an expression belongs to the nearest trigger or word of saying of its clause ("said on Wednesday that the
attack on December 20": Wednesday belongs to said), and one that opens a sentence to all that the main clause tells.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.codebook import Codebook
from sayso.extract.lexicon import Lexicon, grammar
from sayso.extract.scene import Line, Scene
from sayso.extract.speech import Utterance
from sayso.record import Interval, Span, Time, Trigger
from sayso.text.times import TimeExpression, find_absolute_dates, find_times, follow_times
from sayso.text.tokens import lemmas_of_verb, singular

__all__ = ["Times"]

# Predicates that a title or an apposition carries ("President X", "the brother of Y"): the sentence's time is not theirs, unless a verb tells them.
_STANDING = frozenset({"leads", "holds_post", "part_of", "member_of", "same_as", "size", "loyal_to", "affiliated_with", "allied_with", "opposes", "directs"})
_SPANNING = grammar("spanning")  # "director until 2015": what dates a post, if it follows
# Costs in words of distance; an expression belongs to what costs least.
_BOUNDARY = 8
_COMMA = 2
_NOUN = 2
_BACKWARD = 10  # an expression inside a clause dates what stands before it: "split off in 2015, killed 31"
_FARTHEST = 24
_FARTHEST_OPENING = 40
_FARTHEST_POST = 7
_FARTHEST_VAGUE = 3  # "now", "later": words without days say something of the very next verb only
_FARTHEST_ATTRIBUTIVE = 3  # "the 2003 invasion"
_HEAD = 60  # characters of a first paragraph that hold a dateline
_REACH = 600  # characters, more than the farthest words above
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*|[;:,()–—]")
_POSSESSIVE = ("'s", "’s")
_STRONG = frozenset({";", ":", "–", "—"})


@dataclass(frozen=True, slots=True)
class _Anchor:
    start: int
    end: int
    trigger: Trigger | None
    zone: frozenset[int]
    is_noun: bool


class Times:
    """The times of one article's claims."""

    def __init__(self, scene: Scene, said: Sequence[Utterance], codebook: Codebook) -> None:
        self._scene = scene
        self._codebook = codebook
        self._anchor = _written(scene)
        stretches = [(line.sentence.start, line.sentence.end) for line in scene.lines]
        self._found = follow_times(scene.text, stretches, anchor=self._anchor)
        self._said: dict[int, list[Utterance]] = {}
        self._contents: dict[int, list[tuple[int, int, int]]] = {}
        for number, utterance in enumerate(said):
            if utterance.cue is not None:
                self._said.setdefault(utterance.line, []).append(utterance)
            for start, end in utterance.contents:
                line = scene.line_at(start)
                while line is not None and line.sentence.start < end:
                    self._contents.setdefault(line.index, []).append((start, end, number))
                    line = scene.lines[line.index + 1] if line.index + 1 < len(scene.lines) else None
        self._given: dict[int, dict[int, TimeExpression]] = {}

    def time(self, line: Line, trigger: Trigger) -> Time | None:
        """The time of the claim that a trigger of a line makes."""
        edges = [edge for edge in trigger.edges if edge.role == "time"]
        for edge in edges:
            known = self._of_words(line, edge.span)
            if known is not None:
                return self._made(known, trigger, edge.span)
        if edges:
            return Time(span=edges[0].span, earliest=None, latest=None, precision=None)
        if line.index not in self._given:
            self._given[line.index] = self._assign(line)
        expression = self._given[line.index].get(id(trigger))
        return None if expression is None else self._made(expression, trigger, None)

    def _made(self, expression: TimeExpression, trigger: Trigger, words: Span | None) -> Time:
        if trigger.tense == "future" and expression.is_anchor_relative:
            again = find_times(self._scene.text, expression.start, expression.end, anchor=self._anchor, tense="future")
            expression = again[0] if again else expression
        start, end = expression.start, expression.end
        if words is not None:  # the tagger's words, and what they cut of the expression
            start, end = (min(words.start, start), max(words.end, end)) if start < words.end and words.start < end else (words.start, words.end)
        span = self._scene.document.span(start, end)
        return Time(span=span, earliest=expression.earliest, latest=expression.latest, precision=expression.precision)

    def _of_words(self, line: Line, words: Span) -> TimeExpression | None:
        inside = [e for e in self._found[line.index] if e.start < words.end and words.start < e.end]
        if inside:
            return inside[0]
        found = find_times(self._scene.text, words.start, words.end, anchor=self._anchor)
        return found[0] if found else None

    def _zone(self, line: Line, position: int) -> frozenset[int]:
        return frozenset(number for start, end, number in self._contents.get(line.index, ()) if start <= position < end)

    def _assign(self, line: Line) -> dict[int, TimeExpression]:
        expressions = self._found[line.index]
        if not expressions:
            return {}
        anchors = self._anchors(line)
        words = _Words(self._scene.text, line.sentence, self._scene.lexicon)
        given: dict[int, tuple[float, TimeExpression]] = {}
        for expression in expressions:
            zone = (self._zone(line, expression.start), words.depth(expression.start))
            near = [a for a in anchors if abs(a.start - expression.start) <= _REACH and (a.zone, words.depth(a.start)) == zone]
            for cost, anchor in self._dated(words, expression, near):
                trigger = anchor.trigger
                if trigger is not None and (id(trigger) not in given or cost < given[id(trigger)][0]):
                    given[id(trigger)] = (cost, expression)
        return {key: expression for key, (_, expression) in given.items()}

    def _dated(self, words: "_Words", expression: TimeExpression, near: Sequence[_Anchor]) -> list[tuple[float, _Anchor]]:
        """The anchors that an expression dates, each with what it costs."""
        written = self._scene.text[expression.start : expression.end]
        if expression.is_duration and expression.core_start == expression.start and expression.earliest is None:
            return []  # "sentenced to 22 years" is no time of the sentence
        is_vague = expression.earliest is None and expression.latest is None and written[1:].islower() and not any(letter.isdigit() for letter in written)
        ranked = sorted(((words.cost(expression, a), a) for a in near if self._can_date(words, expression, a)), key=lambda entry: (entry[0], entry[1].start))
        if not ranked:
            return []
        cost, first = ranked[0]
        farthest = _FARTHEST_OPENING if words.opens(expression) else _FARTHEST
        if cost > (_FARTHEST_VAGUE if is_vague and not expression.is_duration else farthest):
            return []
        chosen = [(cost, first)]
        if first.trigger is not None and not expression.is_attributive:
            chosen += [(other_cost, other) for other_cost, other in ranked[1:] if words.share(expression, first, other)]
        return chosen

    def _can_date(self, words: "_Words", expression: TimeExpression, anchor: _Anchor) -> bool:
        text = self._scene.text
        if text[max(0, expression.start - 4) : expression.start].lower() == " of ":
            return anchor.end <= expression.start and words.between(anchor.end, expression.start) <= 1
        if expression.is_attributive or text[expression.end - 2 : expression.end] in _POSSESSIVE or text[expression.end : expression.end + 2] in _POSSESSIVE:
            return anchor.is_noun and anchor.start >= expression.end and words.between(expression.end, anchor.start) <= _FARTHEST_ATTRIBUTIVE
        if anchor.is_noun and anchor.trigger is not None and anchor.trigger.predicate in _STANDING:
            follows = anchor.end <= expression.start and words.between(anchor.end, expression.start) <= _FARTHEST_POST
            return follows and text[expression.start : expression.end].split()[0].lower() in _SPANNING and not words.boundaries(anchor.end, expression.start)
        return True

    def _anchors(self, line: Line) -> list[_Anchor]:
        lexicon = self._scene.lexicon
        made = [_Anchor(t.span.start, t.span.end, t, self._zone(line, t.span.start), self._is_noun(t, lexicon)) for t in line.reading.triggers]
        for utterance in self._said.get(line.index, ()):
            cue = utterance.cue
            if cue is not None and not any(a.start == cue.start for a in made):
                made.append(_Anchor(cue.start, cue.end, None, self._zone(line, cue.start), is_noun=False))
        return made

    def _is_noun(self, trigger: Trigger, lexicon: Lexicon) -> bool:
        predicate = self._codebook.predicates.get(trigger.predicate)
        words = trigger.span.text.lower().split()
        nouns = {noun for group in (predicate.words if predicate is not None else ()) for noun in group.nouns}
        verbs = {verb.split()[0] for group in (predicate.words if predicate is not None else ()) for verb in group.verbs}
        if len(words) > 1 and words[-1] in lexicon.prepositions:
            return False
        is_noun = " ".join(words) in nouns or singular(words[-1]) in nouns or words[-1] in lexicon.titles
        is_verb = any(lemma in verbs for lemma in lemmas_of_verb(words[0])) and words[0] not in nouns
        return (is_noun and not is_verb) or (predicate is not None and not is_verb and trigger.predicate in _STANDING)


def _written(scene: Scene) -> Interval | None:
    """When an article's words were written, to count "Wednesday" from: its date, made exact by the one day that its head names where its bounds are wider.

    A paper's issue line or a wire's dateline bounds the date of publication from below only; the writer of "on Wednesday" counted from that very day.
    """
    published = scene.article.published
    if published is None:
        return None
    known = published.interval if published.interval.is_known() else None
    if known is not None and known.earliest == known.latest:
        return known
    span = published.span
    first = scene.passages[0].start if scene.passages else 0
    if span is None or (published.basis == "bounded" and span.end > first + _HEAD):
        return known
    days = [e for e in find_absolute_dates(scene.text, span.start, span.end) if e.earliest is not None and e.earliest == e.latest]
    return Interval(earliest=days[0].earliest, latest=days[0].latest) if len(days) == 1 else known


class _Words:
    """The words of a sentence, to measure how far an expression of time stands from what it could date."""

    def __init__(self, text: str, sentence: Span, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = [(m.start(), m[0].lower()) for m in _WORD.finditer(text, sentence.start, sentence.end)]
        self._places = [place for place, _ in self._words]
        self._depths: list[int] = []
        opened, number = 0, 0
        for _, word in self._words:
            opened, number = (opened + 1, number + 1) if word == "(" else (max(0, opened - (word == ")")), number)
            self._depths.append(number if opened else 0)

    def _slice(self, start: int, end: int) -> list[str]:
        return [word for _, word in self._words[bisect_left(self._places, start) : bisect_left(self._places, end)]]

    def depth(self, position: int) -> int:
        """The number of the bracket in which a position stands, 0 outside all."""
        before = bisect_left(self._places, position) - 1
        return self._depths[before] if before >= 0 else 0

    def between(self, start: int, end: int) -> int:
        """How many words stand between two positions."""
        return sum(1 for word in self._slice(start, end) if word[0].isalnum())

    def boundaries(self, start: int, end: int) -> int:
        """How many clauses begin between two positions."""
        return sum(1 for word in self._slice(start, end) if word in _STRONG or word in self._lexicon.clause_words)

    def _commas(self, start: int, end: int) -> int:
        return self._slice(start, end).count(",")

    def opens(self, expression: TimeExpression) -> bool:
        """Whether an expression stands at the beginning of a sentence or clause."""
        count = bisect_left(self._places, expression.start)
        word = self._words[count - 1][1] if count else ""
        return count <= 1 or word in _STRONG or word == "," or word in self._lexicon.conjunctions or word in self._lexicon.clause_words

    def cost(self, expression: TimeExpression, anchor: _Anchor) -> float:
        """What it costs to let an expression date an anchor."""
        is_before = expression.end <= anchor.start
        low, high = (expression.end, anchor.start) if is_before else (anchor.end, expression.start)
        cost = self.between(low, high) + _BOUNDARY * self.boundaries(low, high) + _NOUN * anchor.is_noun
        if is_before and not expression.is_attributive:
            return cost + (0 if self.opens(expression) else _BACKWARD)
        return cost + _COMMA * self._commas(low, high)

    def share(self, expression: TimeExpression, nearest: _Anchor, other: _Anchor) -> bool:
        """Whether another trigger has the same time: a coordinated verb, or any verb of the clause that an expression opens."""
        if other.trigger is None or other.is_noun != nearest.is_noun:
            return False
        low, high = sorted((nearest.start, other.start))
        if self.boundaries(low, high) or (nearest.start < expression.start) != (other.start < expression.start):
            return False
        if not other.is_noun and expression.start < low and self.opens(expression):
            return True
        between = self._slice(low, high)
        later = other if other.start > nearest.start else nearest
        is_participle = later.trigger is not None and later.trigger.span.text.split()[0].endswith("ing") and between[-1:] == [","]
        is_apart = any(left == "," and right in self._lexicon.conjunctions for left, right in pairwise(between))
        return is_participle or (not is_apart and any(word in self._lexicon.conjunctions for word in between))
