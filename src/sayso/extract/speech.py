"""Who says what in an article: the tagger's speeches, completed over sentences and paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.quotations import Quotation, Turn, full_label
from sayso.extract.scene import Scene
from sayso.record import Span, Speech

__all__ = ["Utterance", "utterances"]

_MARKS = tuple("\"“”'‘«")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|it)(?: \w+ly| not| also| now| then)?\s+$", re.IGNORECASE)
_REMEMBERED = 8
_BLANK = 20  # characters: white space between a colon and the quotation that it announces
_CARRIED_PASSAGES = 1  # a run of quotation goes on from the paragraph before, not from further up


@dataclass(slots=True, eq=False)
class Utterance:
    """One saying with all that it holds.

    `contents` are stretches of the document; `carried` is the saying whose speaker this one shares; `is_turn` marks a speaker's turn in a transcript,
    `is_told` a saying whose source is not the speaker but who was told, from whom the author has it.
    """

    line: int
    passage: int
    cue: Span | None
    source: Span | None
    contents: list[tuple[int, int]]
    is_quotation: bool
    is_denied: bool = False
    rejects: bool = False
    carried: "Utterance | None" = None
    is_turn: bool = False
    is_told: bool = False
    rule: str = ""

    @property
    def start(self) -> int:
        """Where the saying is first told: at its cue, its source or its content."""
        return min([s for s, _ in self.contents] + [span.start for span in (self.cue, self.source) if span is not None], default=0)

    @property
    def speaker(self) -> "Utterance":
        """The saying that names the speaker."""
        found = self
        seen = {id(found)}
        while found.source is None and found.carried is not None and id(found.carried) not in seen:
            found = found.carried
            seen.add(id(found))
        return found

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch lies inside what is said."""
        return any(s <= start and end <= e for s, e in self.contents)

    def size(self) -> int:
        """The length of what is said, in characters."""
        return sum(e - s for s, e in self.contents)

    def place(self) -> int:
        """Where the words of saying stand, the content where there are none."""
        return self.cue.start if self.cue is not None else self.start


class _Said:
    """The sayings of an article, found again by the passages that they touch."""

    def __init__(self) -> None:
        self.every: list[Utterance] = []
        self._by_passage: dict[int, list[Utterance]] = {}

    def add(self, utterance: Utterance, last: int | None = None) -> None:
        """Take in a saying that reaches from its passage to the last one."""
        self.every.append(utterance)
        self.touch(utterance, utterance.passage, utterance.passage if last is None else last)

    def touch(self, utterance: Utterance, first: int, last: int) -> None:
        """Note that a saying reaches from one passage to another."""
        for passage in range(first, last + 1):
            known = self._by_passage.setdefault(passage, [])
            if utterance not in known[-_REMEMBERED:]:
                known.append(utterance)

    def near(self, first: int, last: int) -> list[Utterance]:
        """The sayings that touch the passages from first to last, each once."""
        found = {id(u): u for passage in range(max(0, first), last + 1) for u in self._by_passage.get(passage, ())}
        return list(found.values())


def utterances(scene: Scene, quoted: Sequence[Quotation], told: Sequence[Turn]) -> list[Utterance]:
    """All sayings of an article, in the order in which they are told."""
    said = _Said()
    silent: list[Utterance] = []
    for line in scene.lines:
        together = [_from_speech(line.index, line.passage, speech) for speech in line.reading.speeches]
        _mark_those_told(together)
        _share_within_sentence(scene, together)
        for utterance in together:
            if utterance.cue is None and utterance.source is None:
                silent.append(utterance)
            else:
                said.add(utterance)
    _add_turns(scene, said, told)
    _add_statements(scene, said)
    for quotation in quoted:
        _attribute(scene, quotation, said)
    for utterance in silent:
        if not _is_held(utterance, said):
            _continue_run(scene, utterance, said, is_sure=True)
    found = [u for u in said.every if not _is_double(u, said)]
    found.sort(key=lambda u: (u.line, u.place()))
    return found


def _is_double(utterance: Utterance, said: _Said) -> bool:
    """Whether a saying without a cue only repeats one with a cue, of the same speaker, that holds all of it."""
    if utterance.cue is not None or utterance.source is None or utterance.is_turn:
        return False
    source = utterance.source.text.lower()
    others = (u for u in said.near(utterance.passage, utterance.passage) if u is not utterance and u.cue is not None and u.source is not None)
    return any(u.source is not None and u.source.text.lower() == source and all(u.holds(*piece) for piece in utterance.contents) for u in others)


def _from_speech(line: int, passage: int, speech: Speech) -> Utterance:
    return Utterance(
        line=line,
        passage=passage,
        cue=speech.cue,
        source=speech.source,
        contents=[(span.start, span.end) for span in speech.contents],
        is_quotation=speech.is_quotation,
        is_denied=speech.is_denied,
        rejects=speech.rejects,
        rule=speech.rule,
    )


def _share_within_sentence(scene: Scene, together: Sequence[Utterance]) -> None:
    """A cue such as "adding that" or "and said" has the speaker of the saying before it in its sentence; "was told" has not."""
    for utterance in together:
        if utterance.source is not None or utterance.cue is None:
            continue
        if _PASSIVE.search(scene.text[max(0, utterance.cue.start - 30) : utterance.cue.start]) or utterance.cue.text.lower().endswith(" by"):
            continue
        before = [u for u in together if u.source is not None and u.place() < utterance.place() and not u.is_told]
        utterance.carried = max(before, key=lambda u: u.place(), default=None)


def _mark_those_told(together: Sequence[Utterance]) -> None:
    """Of two sayings with one cue, the one whose source stands behind the cue and behind the other's is who was told."""
    named = [(u, u.cue, u.source) for u in together if u.cue is not None and u.source is not None]
    for utterance, cue, source in named:
        has_speaker = any(o is not utterance and other_cue == cue and other_source.start < source.start for o, other_cue, other_source in named)
        utterance.is_told = has_speaker and source.start >= cue.end


def _add_turns(scene: Scene, said: _Said, told: Sequence[Turn]) -> None:
    named: list[tuple[Span, Utterance]] = []
    for turn in told:
        line = scene.line_at(turn.label.start)
        if line is None:
            continue
        own = next((u for u in said.near(line.passage, line.passage) if u.cue is None and u.source is not None and u.source.meets(turn.label)), None)
        if own is None:
            own = Utterance(line=line.index, passage=line.passage, cue=None, source=turn.label, contents=[], is_quotation=True, rule="turn")
            said.add(own)
        own.is_turn = own.is_quotation = True
        own.contents = [(turn.start, turn.end)]
        full = full_label(turn.label, [label for label, _ in named])
        if full is not None:
            own.source, own.carried = None, next(utterance for label, utterance in named if label is full)
        else:
            named.append((turn.label, own))


def _add_statements(scene: Scene, said: _Said) -> None:
    """A statement given in full: "X said:" at the end of a paragraph, and what follows without quotation marks until somebody else is told of."""
    headed = _headed(scene)
    for number, passage in enumerate(scene.passages):
        if not scene.text[passage.start : passage.end].rstrip().endswith(":"):
            continue
        last = passage.sentences[-1].start
        waiting = [
            u for u in said.near(number, number) if u.passage == number and u.cue is not None and not u.contents and u.cue.start >= last and not u.is_denied
        ]
        if not waiting:
            continue
        speaker = max(waiting, key=lambda u: u.place())
        for following in range(number + 1, len(scene.passages)):
            stretch = scene.passages[following]
            words = scene.text[stretch.start : stretch.end]
            told = following > number + 1 and any(
                u.passage == following and u.cue is not None and u.source is not None for u in said.near(following, following)
            )
            if words[:1] in _MARKS or words.rstrip().endswith(":") or told or following in headed:
                break
            speaker.contents.append((stretch.start, stretch.end))
            speaker.is_quotation = True
            said.touch(speaker, following, following)


def _headed(scene: Scene) -> set[int]:
    """The passages before which a heading stands."""
    headings = [p.start for p in scene.document.paragraphs if p.label == "heading"]
    starts = [passage.start for passage in scene.passages]
    return {bisect_left(starts, heading) for heading in headings}


def _is_held(utterance: Utterance, said: _Said) -> bool:
    near = said.near(utterance.passage, utterance.passage)
    return any(u.is_quotation and not u.is_denied and all(u.holds(*piece) for piece in utterance.contents) for u in near)


def _attribute(scene: Scene, quotation: Quotation, said: _Said) -> None:
    """Give a quotation to the sayings that hold a part of it; a full one that nobody holds to the speaker of the run."""
    first, last = (scene.line_at(place) for place in (quotation.start, max(quotation.start, quotation.end - 1)))
    if first is None or last is None:
        return
    near = said.near(first.passage, last.passage)
    owners = [u for u in near if any(quotation.meets(*piece) for piece in u.contents) and not (u.cue is not None and quotation.holds(u.cue)) and not u.is_turn]
    is_turn = any(u.is_turn and all(u.holds(*piece) for piece in quotation.pieces) for u in near)
    if not owners and quotation.is_full and not is_turn:
        waiting = _waiting(scene, quotation, said.near(first.passage - 1, last.passage))
        owners = [waiting] if waiting is not None else []
    for owner in owners:
        _extend(owner, quotation)
        said.touch(owner, first.passage, last.passage)
    if not owners and quotation.is_full and not is_turn:
        lone = Utterance(line=first.index, passage=first.passage, cue=None, source=None, contents=list(quotation.pieces), is_quotation=True, rule="run")
        _continue_run(scene, lone, said, is_sure=False)


def _extend(owner: Utterance, quotation: Quotation) -> None:
    """Put the whole quotation into what is said, in place of the parts of it that were known."""
    if all(owner.holds(*piece) for piece in quotation.pieces):
        return
    kept: list[tuple[int, int]] = []
    pieces = list(quotation.pieces)
    for start, end in owner.contents:
        joined = next((k for k, (s, e) in enumerate(pieces) if start < e and s < end), None)
        if joined is None:
            kept.append((start, end))
        else:
            s, e = pieces[joined]
            pieces[joined] = (min(s, start), max(e, end))
    owner.contents = sorted({*kept, *pieces})
    owner.is_quotation = True


def _waiting(scene: Scene, quotation: Quotation, near: Sequence[Utterance]) -> Utterance | None:
    """The saying whose words are still to come: a cue before a colon, or a cue beside the quotation with no words of its own."""
    cues = [(u, u.cue) for u in near if u.cue is not None and not u.is_denied]
    before = scene.text[max(0, quotation.start - _BLANK) : quotation.start].rstrip()
    if before.endswith((":", ",")):
        place = max(0, quotation.start - _BLANK) + len(before) - 1
        line = scene.line_at(place)
        told = [u for u, cue in cues if line is not None and u.line == line.index and cue.end <= place + 1]
        if told:
            return max(told, key=lambda u: u.place())
    lines = {line.index for line in (scene.line_at(quotation.start), scene.line_at(max(quotation.start, quotation.end - 1))) if line is not None}
    empty = [u for u, _ in cues if u.line in lines and not u.contents]
    return min(empty, key=lambda u: abs(u.place() - quotation.start), default=None)


def _continue_run(scene: Scene, lone: Utterance, said: _Said, *, is_sure: bool) -> None:
    """Give a saying without words of saying the speaker of the one before it, if there is one near.

    `is_sure` where a tagger has told that somebody speaks; a mere pair of quotation marks goes on from a quotation, or from the sentence before.
    """
    start = lone.contents[0][0] if lone.contents else 0
    near = [u for u in said.near(lone.passage - _CARRIED_PASSAGES, lone.passage) if u.place() < start and not u.is_denied and not u.is_told]
    here = [u for u in near if _last_passage(scene, u) == lone.passage and (is_sure or u.is_quotation or lone.line - u.line <= 1)]
    chosen = here or [u for u in near if is_sure or u.is_quotation]
    outer = [u for u in chosen if not any(o is not u and o.holds(u.place(), u.place() + 1) for o in chosen)]
    if not outer:
        return
    lone.carried = max(outer, key=lambda u: u.contents[-1][1] if u.contents else u.place()).speaker
    lone.is_quotation = True
    said.add(lone, _last_passage(scene, lone))


def _last_passage(scene: Scene, utterance: Utterance) -> int:
    """The passage in which what is said ends."""
    line = scene.line_at(utterance.contents[-1][1] - 1) if utterance.contents else None
    return utterance.passage if line is None else max(utterance.passage, line.passage)
