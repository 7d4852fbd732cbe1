"""The reader that is used where weights are installed: the model sees, rules second it and do what they do better.

Where both see a trigger, four of five are right; where one sees it alone, the model is right half of the time and the rules a third (training/README.md has
the figures). So what both see is taken at a lower score, what the model sees alone at a higher one, and what the rules see alone is left.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.codebook import Codebook
from sayso.reader.arguments import mended, whole
from sayso.reader.assurance import assurance
from sayso.reader.extents import Extents, regrown
from sayso.reader.neural import NeuralTagger
from sayso.reader.rules import IDENTITY, RulesTagger
from sayso.record import Article, Document, Edge, Reading, Span, Speech, Trigger
from sayso.text.tokens import lemmas_of_verb, singular

__all__ = ["JoinedTagger", "Limits"]

_FILLED = ("actor", "place", "instrument", "post")  # roles that are taken from the rules where the model leaves them empty
_RULED = frozenset({"contrast"})  # "21 rockets, not the eight that others had said": two claims and two chains on one verb, which the model cannot part
_HYPHENS = ("-", "‐", "‑")
_PRONOUNS = frozenset({"He", "She", "It", "They"})
_WANTING = frozenset({"request", "threaten", "agree"})
_TWO_SIDED = frozenset({"allied_with", "opposes", "affiliated_with", "same_as"})
_MODALS = frozenset({"may", "might", "could"})
_HAVE = " have"
_MUCH_SURER = 0.15
_SURE = 0.5
_CLAUSE = 120  # characters from "that" to a trigger of its clause
_BEFORE_THAT = 16  # characters between what denies and "that": "no evidence, however, that"
_STOP = re.compile(r"[.;:!?]|\bbut\b")
_BACK = 6  # words before a trigger in which a hedge of its clause may stand
_CLAUSE_ENDS = frozenset(',;:.!?()[]—–"“”|')
_BREAKS = frozenset({"that", "which", "who", "whom", "and", "but", "or", "because", "although", "when", "where", "if", "whether", "while"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is taken.

    `alone` is the least score of a trigger or saying that the model sees alone, by predicate, with "" for the others; `assurance` the weights of a claim's
    score; `least` the least such score of a claim that is made.
    """

    alone: Mapping[str, float]
    assurance: Mapping[str, float]
    least: float


class JoinedTagger:
    """The model and the rules together; see `sayso.record.Tagger`."""

    name = "sayso-en"
    languages = frozenset({"en"})

    def __init__(self, model: NeuralTagger, rules: RulesTagger, codebook: Codebook, limits: Limits, version: str) -> None:
        """Join two readers; `version` is that of the weights and of the rules."""
        self.version = version
        self._model = model
        self._rules = rules
        self._limits = limits
        self._extents = Extents(codebook)
        self._hedges = _hedges(codebook)
        self._hedging_clauses = tuple(sorted((words.lower() for hedge in codebook.hedges for words in hedge.phrases), key=lambda words: (-len(words), words)))
        self._modes = _modes(codebook)
        self._denying_clauses = codebook.lexicon.get("denying_clauses", ())
        self._particles = frozenset(codebook.lexicon.get("particles", ()))
        self._posts = frozenset(codebook.lexicon.get("posts", ()))
        self._denying = frozenset(verb for saying in codebook.sayings if saying.stance == "denies" for verb in saying.verbs)

    def tag(self, document: Document, article: Article, sentences: Sequence[Span]) -> Iterator[Reading]:
        """One Reading for each sentence, in order; all spans are in characters of the document."""
        del article
        ruled = list(self._rules.read(document, sentences))
        seconds = _Seconds([reading for reading, _ in ruled])

        def wanted(predicate: str, start: int, end: int, score: float) -> bool:
            return score >= self._limits.alone.get(predicate, self._limits.alone.get("", 0.0)) or seconds.has(predicate, start, end)

        seen = list(self._model.read(document, sentences, wanted))
        for model, named, (rules, phrases) in zip(seen, self._extents.mended(document, seen), ruled, strict=True):
            yield self._joined(regrown(named, model.mentions), rules, phrases)

    def _joined(self, model: Reading, rules: Reading, phrases: Sequence[Span]) -> Reading:
        if any(trigger.rule in _RULED for trigger in rules.triggers):
            return replace(rules, mentions=model.mentions)
        made = [
            self._posted(self._trigger(trigger, rules, model.sentence), model) for trigger in model.triggers if self._is_whole(trigger, rules, model.sentence)
        ]
        whole_ones = (replace(trigger, edges=mended(trigger.span, trigger.edges, model.mentions, phrases, model.sentence)) for trigger in made)
        scored = [made for trigger in whole_ones if (made := self._scored(trigger)).score >= self._limits.least]
        scored = self._with_identities(scored, rules, model.sentence)
        triggers = tuple(trigger for trigger in scored if not self._limits.least or self._is_claim(trigger, scored))
        identified = [one for one in rules.speeches if one.rule == IDENTITY and one.cue is not None]
        speeches = (*(self._speech(one, rules) for one in model.speeches if not any(_is_cue(one, other) for other in identified)), *identified)
        return replace(model, triggers=triggers, speeches=tuple(_with_whole_source(speech, model, phrases) for speech in speeches))

    def _with_identities(self, triggers: Sequence[Trigger], rules: Reading, sentence: Span) -> list[Trigger]:
        """The triggers, those by which two names are said to be one as the rules read them: their grammar of namings sees twice as many as the model, and errs less."""
        ruled = [self._identity(trigger, triggers, sentence) for trigger in rules.triggers if trigger.rule == IDENTITY]
        return [*(trigger for trigger in triggers if not any(_is_one(trigger, other) for other in ruled)), *ruled]

    def _identity(self, trigger: Trigger, seen: Sequence[Trigger], sentence: Span) -> Trigger:
        """What the rules read, with the hedge and the denial that the model sees there."""
        second = next((other for other in seen if other.predicate == trigger.predicate and _is_one(other, trigger)), None)
        certainty = trigger.certainty or (second.certainty if second is not None else None) or self._any_hedge(trigger.span, sentence)
        negation = trigger.negation or self._before_clause(trigger.span, sentence, self._denying_clauses)
        if negation is None and second is not None and second.negation is not None and not second.negation.meets(trigger.span):
            negation = second.negation
        return replace(
            trigger,
            certainty=certainty if certainty is None else _with_have(certainty, sentence),
            negation=negation,
            polarity="denied" if negation is not None else trigger.polarity,
            rule=f"graph+{trigger.rule}" if second is not None else trigger.rule,
        )

    def _trigger(self, trigger: Trigger, rules: Reading, sentence: Span) -> Trigger:
        second = next((other for other in rules.triggers if other.predicate == trigger.predicate and other.span.meets(trigger.span)), None)
        certainty = trigger.certainty or (second.certainty if second is not None else None) or self._any_hedge(trigger.span, sentence)
        if certainty is not None:
            certainty = _with_have(certainty, sentence)
        edges, mode, rule = trigger.edges, self._mode(trigger), "graph"
        if second is not None:
            edges = self._compound(trigger, second) if second.rule == "compound" else (*edges, *self._missing(trigger, second))
            mode, rule = second.mode or mode, f"graph+{second.rule}"
        polarity, negation = trigger.polarity, trigger.negation
        if polarity == "affirmed" and (denying := self._before_clause(trigger.span, sentence, self._denying_clauses)) is not None:
            polarity, negation = "denied", denying
        tense = second.tense if second is not None and trigger.tense == "past" and second.tense == "present" else trigger.tense
        return replace(trigger, edges=edges, mode=mode, polarity=polarity, negation=negation, certainty=certainty, tense=tense, rule=rule)

    def _any_hedge(self, trigger: Span, sentence: Span) -> Span | None:
        """A hedge before a trigger, or before its clause: "assess WITH MODERATE CONFIDENCE that …"."""
        return self._hedge(trigger, sentence) or self._before_clause(trigger, sentence, self._hedging_clauses)

    @staticmethod
    def _before_clause(trigger: Span, sentence: Span, phrases: Sequence[str]) -> Span | None:
        """The words that grade or deny the clause in which a trigger stands, before its "that": "there is NO EVIDENCE, however, that …"."""
        before = sentence.text[: trigger.start - sentence.start].lower()
        that = before.rfind(" that ")
        if that < 0 or len(before) - that > _CLAUSE or _STOP.search(before, that):
            return None
        for words in phrases:
            place = before.rfind(words, max(0, that - _BEFORE_THAT - len(words)), that + 1)
            if place >= 0 and not _STOP.search(before, place + len(words), that):
                return sentence.part(sentence.start + place, sentence.start + place + len(words))
        return None

    @staticmethod
    def _is_whole(trigger: Trigger, rules: Reading, sentence: Span) -> bool:
        """Whether a trigger is no half of a compound ("US-led"); compounds are the rules' business, which know who stands where in them."""
        before = sentence.text[trigger.span.start - sentence.start - 1 : trigger.span.start - sentence.start]
        return before not in _HYPHENS or any(other.rule == "compound" and other.span.meets(trigger.span) for other in rules.triggers)

    def _posted(self, trigger: Trigger, reading: Reading) -> Trigger:
        """A claim of leading by a post of the state made one of holding it: a president leads a company, and holds the office of a state."""
        words = trigger.span.text.lower()
        if trigger.predicate != "leads" or words not in self._posts:
            return trigger
        bodies = [tag.span for tag in reading.mentions if tag.kind == "organization"]
        if any(edge.role == "target" and any(edge.span.meets(body) for body in bodies) for edge in trigger.edges):
            return trigger
        return replace(trigger, predicate="holds_post", edges=(*trigger.edges, Edge(role="post", span=trigger.span, score=trigger.score)))

    def _scored(self, trigger: Trigger) -> Trigger:
        """The trigger with a claim's score in the place of its own; without weights, as it is."""
        weights = self._limits.assurance
        return replace(trigger, score=round(assurance(trigger, weights), 3)) if weights else trigger

    def _is_claim(self, trigger: Trigger, together: Sequence[Trigger]) -> bool:
        """Whether a trigger is a claim beside the others of its sentence.

        What is asked for, threatened or agreed is no deed; a relation has two sides; of two predicates on the same words the surer one holds, if it is much
        surer; a lone particle carries a claim only where the model is sure of it. training/README.md has how often that is right.
        """
        wanted = (edge.span for other in together if other.predicate in _WANTING and other is not trigger for edge in other.edges if edge.role == "object")
        if any(span.covers(trigger.span) for span in wanted):
            return False
        if trigger.predicate in _TWO_SIDED and not {"actor", "target"} <= {edge.role for edge in trigger.edges}:
            return False
        if any(other.span == trigger.span and other.score > trigger.score + _MUCH_SURER for other in together):
            return False
        return trigger.score >= _SURE or "+" in trigger.rule or any(word not in self._particles for word in trigger.span.text.lower().split())

    @staticmethod
    def _missing(trigger: Trigger, second: Trigger) -> Iterator[Edge]:
        """The arguments that only the rules found, in roles that the model left empty."""
        has = {edge.role for edge in trigger.edges}
        for edge in second.edges:
            if edge.role in _FILLED and edge.role not in has and not any(edge.span.meets(other.span) for other in trigger.edges):
                yield edge

    @staticmethod
    def _compound(trigger: Trigger, second: Trigger) -> tuple[Edge, ...]:
        """The arguments of "X-backed Y": the rules read the compound itself."""
        ruled = {edge.role for edge in second.edges}
        return (*second.edges, *(edge for edge in trigger.edges if edge.role not in ruled and edge.role not in ("actor", "target")))

    def _speech(self, speech: Speech, rules: Reading) -> Speech:
        cue = speech.cue
        if cue is None:
            return speech
        second = next((other for other in rules.speeches if other.cue is not None and other.cue.meets(cue)), None)
        rejects = any(lemma in self._denying for word in cue.text.lower().split()[:1] for lemma in (word, *lemmas_of_verb(word)))
        return replace(speech, rejects=rejects, rule="graph" if second is None else f"graph+{second.rule}")

    def _hedge(self, trigger: Span, sentence: Span) -> Span | None:
        """A hedge of the codebook in the words just before a trigger, in its own clause."""
        before = sentence.text[: trigger.start - sentence.start]
        words: list[tuple[int, str]] = []
        place = len(before)
        for word in reversed(before.split(" ")[-_BACK:]):
            place -= len(word)
            if word and (word[-1] in _CLAUSE_ENDS or word.lower() in _BREAKS):
                break
            if word:
                words.append((place, word))
            place -= 1
        words.reverse()
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                start, end = words[first][0], words[last - 1][0] + len(words[last - 1][1])
                text = before[start:end].strip("“”\"'‘’(")
                is_month = text[:1].isupper() and (start > 0 or text.lower() in _MODALS)  # "May", the month; a name of a firm
                if text.lower() in self._hedges and not is_month:
                    at = sentence.start + start + before[start:end].index(text)
                    return sentence.part(at, at + len(text))
        return None

    def _mode(self, trigger: Trigger) -> str | None:
        """The mode that the codebook gives to the trigger's word."""
        for word in trigger.span.text.lower().split():
            for form in (word, *lemmas_of_verb(word), singular(word)):
                mode = self._modes.get((trigger.predicate, form))
                if mode is not None:
                    return mode
        return None


def _is_cue(speech: Speech, other: Speech) -> bool:
    """Whether two speeches have one cue."""
    return speech.cue is not None and other.cue is not None and speech.cue.meets(other.cue)


def _is_one(trigger: Trigger, identity: Trigger) -> bool:
    """Whether a trigger tells what an identity tells: of the same two, by the same predicate or the same words."""
    if trigger.predicate != identity.predicate and not trigger.span.meets(identity.span):
        return False
    ours, theirs = ([edge.span for edge in one.edges if edge.role in ("actor", "target")] for one in (trigger, identity))
    return all(any(mine.meets(span) for span in theirs) for mine in ours) and (len(ours) > 1 or trigger.span.meets(identity.span))


def _with_have(hedge: Span, sentence: Span) -> Span:
    """The hedge "may" with the "have" behind it."""
    end = hedge.end - sentence.start
    if hedge.text.lower() in _MODALS and sentence.covers(hedge) and sentence.text[end : end + len(_HAVE)] == _HAVE:
        return sentence.part(hedge.start, hedge.end + len(_HAVE))
    return hedge


def _with_whole_source(speech: Speech, reading: Reading, phrases: Sequence[Span]) -> Speech:
    if speech.source is None or not reading.sentence.covers(speech.source):
        return speech
    source = whole(speech.source, reading.mentions, phrases, reading.sentence)
    last = source.text.rsplit(" ", 1)[-1]
    if " " in source.text and last in _PRONOUNS:  # "… al-Nasr Front It added": a heading without a stop before a sentence
        source = source.part(source.end - len(last), source.end)
    return replace(speech, source=source)


class _Seconds:
    """Where the rules see what: triggers by predicate, words of saying, quotations without."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._spans: dict[str, list[Span]] = {}
        for reading in readings:
            for trigger in reading.triggers:
                self._spans.setdefault(trigger.predicate, []).append(trigger.span)
            for speech in reading.speeches:
                if speech.cue is not None:
                    self._spans.setdefault("say", []).append(speech.cue)
                else:
                    self._spans.setdefault("quotation", []).extend(speech.contents)

    def has(self, predicate: str, start: int, end: int) -> bool:
        """Whether the rules see the same there."""
        spans = self._spans.get(predicate, [])
        first = bisect_left(spans, start, key=lambda span: span.end)
        return any(span.start < end and start < span.end for span in spans[first : first + 4])


def _hedges(codebook: Codebook) -> frozenset[str]:
    return frozenset(words.lower() for hedge in codebook.hedges for words in hedge.words) - {"could", "some"}


def _modes(codebook: Codebook) -> dict[tuple[str, str], str]:
    """Modes by predicate and single word; a word with several modes has none."""
    found: dict[tuple[str, str], set[str]] = {}
    for name, predicate in codebook.predicates.items():
        for frame in predicate.words:
            for entry in (*frame.verbs, *frame.nouns):
                if " " not in entry:
                    found.setdefault((name, entry), set()).add(frame.mode or "")
    return {key: next(iter(modes)) for key, modes in found.items() if len(modes) == 1 and "" not in modes}
