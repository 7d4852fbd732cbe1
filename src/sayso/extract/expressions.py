"""Everything in an article that stands for somebody or something: names, arguments, speakers; each once, in the order of the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.extract.heads import Phrase, read_phrase
from sayso.extract.lexicon import Lexicon
from sayso.extract.scene import Line, Scene
from sayso.extract.speech import Utterance
from sayso.record import MentionTag, Span, Trigger

__all__ = ["Expression", "Expressions", "collect"]

_ARGUMENTS = frozenset({"actor", "target", "object", "instrument", "place"})
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*|[^\w\s]")
_LONGEST = 6  # words from an article to its noun
_NAMES = frozenset({"person", "organization", "location", "facility", "weapon", "event", "document", "nationality"})


@dataclass(slots=True, eq=False)
class Expression:
    """One phrase at its place.

    `roles` are those it has in triggers ("source" in sayings), `beside` the heads it shares a clause with and so cannot stand for, `told` the innermost
    saying that holds it, `titles` the words of posts and ranks beside a name; `is_label` marks the name of a turn, `is_nested` a part of a longer phrase.
    """

    phrase: Phrase
    line: int
    passage: int
    roles: set[str] = field(default_factory=set)
    beside: set[tuple[int, int]] = field(default_factory=set)
    told: Utterance | None = None
    is_subject: bool = False
    is_oblique: bool = False
    is_possessor: bool = False
    is_label: bool = False
    is_nested: bool = False
    titles: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        """Where the words stand that say who is meant."""
        return (self.phrase.head.start, self.phrase.head.end)


@dataclass(frozen=True, slots=True)
class Expressions:
    """All expressions in order, and which one a span of words is."""

    ordered: Sequence[Expression]
    by_span: dict[tuple[int, int], Expression]
    by_line: dict[int, list[Expression]]

    def of_line(self, line: int) -> Sequence[Expression]:
        """The expressions of one sentence."""
        return self.by_line.get(line, ())

    def of(self, span: Span) -> Expression | None:
        """The expression of an argument's or a source's words."""
        return self.by_span.get((span.start, span.end))


class _Collector:
    def __init__(self, scene: Scene, said: Sequence[Utterance]) -> None:
        self._scene = scene
        self._by_head: dict[tuple[int, int], Expression] = {}
        self._by_span: dict[tuple[int, int], Expression] = {}
        self._in_line: list[Expression] = []
        self._said: dict[int, list[Utterance]] = {}
        for utterance in said:
            if utterance.source is not None:
                self._said.setdefault(utterance.line, []).append(utterance)

    def line(self, line: Line) -> None:
        """Collect the expressions of a sentence."""
        self._in_line = []
        mentions = sorted(line.reading.mentions, key=lambda m: (m.span.start, m.span.end))
        for trigger in line.reading.triggers:
            self._trigger(line, trigger, mentions)
        for utterance in self._said.get(line.index, ()):
            if utterance.source is not None:
                made = self._add(line, utterance.source, mentions, "source")
                made.is_subject = True
                made.is_label = made.is_label or utterance.is_turn
        for mention in mentions:
            if mention.kind in _NAMES:
                self._name(line, mention, mentions)
        self._common(line, mentions)

    def _trigger(self, line: Line, trigger: Trigger, mentions: Sequence[MentionTag]) -> None:
        edges = [edge for edge in trigger.edges if edge.role in _ARGUMENTS]
        made = [(edge, self._add(line, edge.span, mentions, edge.role)) for edge in edges]
        before = [(edge, e) for edge, e in made if edge.role in ("actor", "target") and edge.span.end <= trigger.span.start]
        if before:
            chosen = next((e for edge, e in before if edge.role == "actor"), before[0][1])
            chosen.is_subject = True
        for edge, expression in made:
            for other_edge, other in made:
                if other is not expression and other_edge.role != edge.role and "place" not in (edge.role, other_edge.role):
                    expression.beside.add(other.key)

    def _add(self, line: Line, span: Span, mentions: Sequence[MentionTag], role: str) -> Expression:
        known = self._by_span.get((span.start, span.end))
        if known is None:
            phrase = read_phrase(span, mentions, self._scene.lexicon)
            known = self._by_head.get((phrase.head.start, phrase.head.end))
            if known is None:
                known = self._made(line, phrase, mentions)
            self._by_span[span.start, span.end] = known
        known.roles.add(role)
        return known

    def _name(self, line: Line, mention: MentionTag, mentions: Sequence[MentionTag]) -> None:
        if (mention.span.start, mention.span.end) in self._by_head:
            return
        if mention.kind == "nationality" and re.match(r" [^\W\d_]", self._scene.text[mention.span.end : mention.span.end + 2]):
            following = re.match(r" ([^\W\d_]+)", self._scene.text[mention.span.end : mention.span.end + 30])
            if not mention.span.text.endswith("s") or following is None:
                return  # "Iranian troops" speaks of troops
        phrase = read_phrase(mention.span, [mention], self._scene.lexicon)
        self._made(line, phrase, mentions)

    def _common(self, line: Line, mentions: Sequence[MentionTag]) -> None:
        """Phrases that fill no role but can be taken up again: "the convoy", "a priest", "gunmen"."""
        lexicon = self._scene.lexicon
        taken = [expression.key for expression in self._in_line]
        words = [(m.start() + line.sentence.start, m.end() + line.sentence.start, m[0]) for m in _WORD.finditer(line.sentence.text)]
        titles = [(m.span.start, m.span.end) for m in mentions if m.kind in ("person", "title")]
        index = 0
        while index < len(words):
            start, _, word = words[index]
            lower = word.lower()
            index += 1
            if lexicon.opens_phrase(lower) or word.isdigit():
                found = self._noun_after(words, index, lexicon)
            elif lower in lexicon.plurals or (lexicon.is_plural(lower) and lexicon.kind_of(lower) == "person"):
                found = index - 1
            else:
                continue
            if found is None:
                continue
            stop, index = words[found][1], max(index, found + 1)
            if words[found][2].lower().endswith(("'s", "’s")):
                stop -= 2
            if any(s < stop and (start < e) and not (s <= start and stop < e) for s, e in taken) or any(s <= words[found][0] < e for s, e in titles):
                continue
            self._made(line, read_phrase(line.sentence.part(start, stop), mentions, lexicon), mentions)

    @staticmethod
    def _noun_after(words: Sequence[tuple[int, int, str]], index: int, lexicon: Lexicon) -> int | None:
        """The place of the noun that an article leads to, as far as it is a noun that the lexicon knows."""
        found: int | None = None
        for place in range(index, min(index + _LONGEST, len(words))):
            word = words[place][2]
            lower = word.lower().replace("’", "'")
            bare = lower.removesuffix("'s")
            if lexicon.is_noun(bare):
                found = place
                if bare != lower:
                    break
            elif found is not None or not word[0].isalnum() or lexicon.ends_phrase(lower):
                break
        return found

    def _made(self, line: Line, phrase: Phrase, mentions: Sequence[MentionTag]) -> Expression:
        expression = Expression(phrase, line.index, line.passage)
        text, head = self._scene.text, phrase.head
        before = text[max(line.sentence.start, min(head.start, phrase.span.start) - 24) : min(head.start, phrase.span.start)].split()
        expression.is_oblique = bool(before) and before[-1].lower().strip("(“\"'") in self._scene.lexicon.prepositions
        expression.is_possessor = text[head.end : head.end + 2] in ("'s", "’s") or text[head.end : head.end + 1] in ("’", "'")
        if not expression.is_oblique and not expression.is_possessor and phrase.span.start - line.sentence.start <= 2:
            expression.is_subject = True
        if phrase.is_name:
            beside = _titles_beside(text, head, mentions) if phrase.kind == "person" else ()
            expression.titles = (*phrase.title_words, *beside)
        self._by_head[head.start, head.end] = expression
        self._in_line.append(expression)
        return expression

    def finish(self, said: Iterable[Utterance]) -> Expressions:
        ordered = sorted(self._by_head.values(), key=lambda e: (e.phrase.head.start, -e.phrase.head.end))
        holding = sorted((start, end, number) for number, u in enumerate(said) for start, end in u.contents)
        every = list(said)
        active: list[tuple[int, int, int]] = []
        following = 0
        for expression in ordered:
            start, end = expression.key
            while following < len(holding) and holding[following][0] <= start:
                active.append(holding[following])
                following += 1
            active = [piece for piece in active if piece[1] > start]
            inside = [every[number] for _, piece_end, number in active if end <= piece_end]
            if inside:
                expression.told = min(inside, key=lambda u: u.size())
        by_line: dict[int, list[Expression]] = {}
        for expression in ordered:
            by_line.setdefault(expression.line, []).append(expression)
        for together in by_line.values():
            _mark_nested(together)
        return Expressions(ordered, self._by_span, by_line)


def _mark_nested(together: Sequence[Expression]) -> None:
    """Mark what stands inside a longer phrase of its sentence: "monks of the NETWORK"."""
    reach: list[Expression] = []
    for expression in together:
        start, end = expression.key
        reach = [other for other in reach if other.phrase.span.end >= end]
        expression.is_nested = any(other.phrase.span.start <= start and end <= other.phrase.span.end for other in reach)
        if not expression.is_nested:
            reach.append(expression)


def _titles_beside(text: str, head: Span, mentions: Sequence[MentionTag]) -> tuple[str, ...]:
    """The words of titles that stand directly before a name or after its comma: "General X", "X, the commander of Y"."""
    found: list[str] = []
    for mention in mentions:
        if mention.kind != "title":
            continue
        if mention.span.end <= head.start and not text[mention.span.end : head.start].strip(" ."):
            found += mention.span.text.lower().split()
        elif head.end <= mention.span.start <= head.end + 40 and text[head.end : head.end + 1] == ",":
            between = text[head.end + 1 : mention.span.start].lower().split()
            if len(between) <= 3 and "," not in text[head.end + 1 : mention.span.start]:
                found += mention.span.text.lower().split()
    return tuple(found)


def collect(scene: Scene, said: Sequence[Utterance]) -> Expressions:
    """The expressions of an article."""
    collector = _Collector(scene, said)
    for line in scene.lines:
        collector.line(line)
    return collector.finish(list(said))
