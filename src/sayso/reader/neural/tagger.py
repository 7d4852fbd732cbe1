"""The trained reader: what the model sees in each paragraph, as readings of its sentences."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.reader.neural.decoding import Found, fillings, mentions_in, runs_in, softmax, triggers_in
from sayso.reader.neural.labels import KINDS, PREDICATES, QUOTATION, ROLES, SAY, TENSES
from sayso.reader.neural.weights import Model, Seen
from sayso.reader.neural.words import Word, split_words
from sayso.record import Article, Document, Edge, MentionTag, Reading, Span, Speech, Tense, Trigger

__all__ = ["NeuralTagger"]

_LONGEST = 250  # pieces of a window, and so of a sentence: what it was trained with
_USUAL = 90  # pieces up to which sentences of a paragraph are read together: nineteen of twenty paragraphs that it was trained with are no longer
_BATCH = 1024  # pieces of a batch: larger ones are no faster, and hold windows of more unequal length
_UNEQUAL = 1.2  # the longest window of a batch to its shortest: what is filled up is read for nothing
_SOURCE, _CONTENT, _CERTAINTY, _NEGATION = (ROLES.index(name) for name in ("source", "content", "certainty", "negation"))
_APART = tuple(ROLES.index(name) for name in ("actor", "target", "instrument", "object", "post"))
_MARKS = frozenset(",;:.!?()[]\"“”‘’'«»„–—|-")
_ARTICLES = frozenset({"the", "a", "an", "same", "of", "and", "or", "s"})
_OPENERS = frozenset({"of", "by", "and", "or"})
_GAP = 12  # words
_OPENING = "\"“”'‘’«„"


@dataclass(slots=True)
class _Window:
    """Sentences that are read together, and what was seen in them."""

    words: list[Word]
    pieces: int
    mentions: list[Found] = field(default_factory=list)
    frames: list["_Frame"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A trigger with the runs of each role, and its mood."""

    trigger: Found
    runs: list[list[Found]]
    denied: float
    tense: int


class NeuralTagger:
    """Reads English sentences with a small encoder; see `sayso.record.Tagger`. Same words, same result, whatever else is in the document."""

    name = "sayso-en"
    languages = frozenset({"en"})

    def __init__(self, model: Model) -> None:
        """A tagger on a loaded model."""
        self._model = model
        self.version = model.version

    def tag(self, document: Document, article: Article, sentences: Sequence[Span]) -> Iterator[Reading]:
        """One Reading for each sentence, in order; all spans are in characters of the document."""
        del article
        return self.read(document, sentences, _everything)

    def read(self, document: Document, sentences: Sequence[Span], wanted: Callable[[str, int, int, float], bool]) -> Iterator[Reading]:
        """The readings with those triggers alone that are `wanted`: told a trigger's predicate, place in characters and score."""
        windows = self._windows(document, sentences)
        waiting: list[_Window] = []
        for window in sorted(windows, key=lambda w: w.pieces):
            if waiting and ((len(waiting) + 1) * window.pieces > _BATCH or window.pieces > _UNEQUAL * waiting[0].pieces + 4):
                self._read(waiting, wanted)
                waiting = []
            waiting.append(window)
        if waiting:
            self._read(waiting, wanted)
        made = _Readings(document, sentences)
        for window in windows:
            made.take(window)
        return iter(made.readings())

    def _windows(self, document: Document, sentences: Sequence[Span]) -> list[_Window]:
        """The sentences of each paragraph together, as far as a window holds them; a sentence that is longer than a window is cut."""
        starts = [paragraph.start for paragraph in document.paragraphs]
        windows: list[_Window] = []
        home = -2
        for sentence in sentences:
            place = bisect_right(starts, sentence.start)
            words = split_words(document.text, sentence.start, sentence.end)
            while words:
                pieces = self._model.count_pieces(words)
                taken = len(words)
                if pieces > _LONGEST:
                    taken, pieces = self._fitting(words)
                if windows and place == home and windows[-1].pieces + pieces - 2 <= _USUAL:
                    windows[-1].words += words[:taken]
                    windows[-1].pieces += pieces - 2
                else:
                    windows.append(_Window(words[:taken], pieces))
                home, words = place, words[taken:]
        return windows

    def _fitting(self, words: Sequence[Word]) -> tuple[int, int]:
        """How many of a long sentence's words fill a window, and their pieces."""
        pieces = 2
        for taken, word in enumerate(words):
            more = len(self._model.pieces_of(word.text))
            if pieces + more > _LONGEST:
                return taken, pieces
            pieces += more
        return len(words), pieces

    def _read(self, windows: Sequence[_Window], wanted: Callable[[str, int, int, float], bool]) -> None:
        seen: Seen = self._model.run([window.words for window in windows])
        found: list[tuple[int, Found]] = []
        names = mentions_in(seen.tags, [len(window.words) for window in windows])
        for row, window in enumerate(windows):
            count = len(window.words)
            window.mentions = names[row]
            seen_here = triggers_in(seen.triggers[row, :count], self._model.triggers)
            places = ((item, window.words[item.run[0]].start, window.words[item.run[1] - 1].end) for item in seen_here)
            found += [(row, item) for item, start, end in places if wanted(PREDICATES[item.label], start, end, item.score)]
        if not found:
            return
        roles, mood = self._model.hang(
            seen.hidden, [row for row, _ in found], [(item.run[0], item.run[1] - 1) for _, item in found], [item.label for _, item in found]
        )
        filled, opening = fillings(roles)
        denied, tenses = softmax(mood[:, :2])[:, 1], mood[:, 2:].argmax(axis=1)
        for number, (row, item) in enumerate(found):
            window = windows[row]
            count = len(window.words)
            runs = runs_in(filled[number, :count], opening[number, :count], self._model.roles)
            window.frames.append(_Frame(item, runs, float(denied[number]), int(tenses[number])))


def _everything(_predicate: str, _start: int, _end: int, _score: float) -> bool:
    return True


class _Readings:
    """Puts what windows hold into the sentences in which it stands."""

    def __init__(self, document: Document, sentences: Sequence[Span]) -> None:
        self._document = document
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._mentions: list[list[MentionTag]] = [[] for _ in sentences]
        self._triggers: list[list[Trigger]] = [[] for _ in sentences]
        self._speeches: list[list[Speech]] = [[] for _ in sentences]

    def take(self, window: _Window) -> None:
        """Take in a window."""
        for item in window.mentions:
            span = self._span(window, item.run)
            self._mentions[self._home(span)].append(MentionTag(span=span, kind=KINDS[item.label], score=round(item.score, 3)))
        for frame in window.frames:
            span = self._span(window, frame.trigger.run)
            home = self._home(span)
            if PREDICATES[frame.trigger.label] in (SAY, QUOTATION):
                self._tell(self._speech(window, frame, span), home)
            else:
                self._triggers[home].append(self._inside(self._trigger(window, frame, span), home))

    def _inside(self, trigger: Trigger, home: int) -> Trigger:
        """A trigger with what of it stands in its own sentence; what stands for words of another sentence is for the extraction to find."""
        sentence = self._sentences[home]
        edges = tuple(edge for edge in trigger.edges if sentence.covers(edge.span))
        certainty, negation = (span if span is not None and sentence.covers(span) else None for span in (trigger.certainty, trigger.negation))
        return replace(trigger, edges=edges, certainty=certainty, negation=negation)

    def _tell(self, speech: Speech, home: int) -> None:
        """Put a speech into its sentence, and what is said in others into theirs, as a run that goes on."""
        own: list[Span] = []
        for content in speech.contents:
            for number in range(self._home(content), len(self._sentences)):
                sentence = self._sentences[number]
                if sentence.start >= content.end:
                    break
                piece = sentence.part(max(content.start, sentence.start), min(content.end, sentence.end))
                if not piece.text:
                    continue
                if number == home:
                    own.append(piece)
                elif not speech.is_denied:
                    self._speeches[number].append(Speech(cue=None, source=None, contents=(piece,), is_quotation=True, rule="graph", score=speech.score))
        source = speech.source if speech.source is not None and self._sentences[home].covers(speech.source) else None
        self._speeches[home].append(replace(speech, source=source, contents=tuple(own)))

    def readings(self) -> list[Reading]:
        """One for each sentence."""
        together = zip(self._sentences, self._mentions, self._triggers, self._speeches, strict=True)
        return [Reading(sentence=s, mentions=tuple(m), triggers=tuple(t), speeches=tuple(said)) for s, m, t, said in together]

    def _home(self, span: Span) -> int:
        return bisect_right(self._starts, span.start) - 1

    def _span(self, window: _Window, run: tuple[int, int]) -> Span:
        return self._document.span(window.words[run[0]].start, window.words[run[1] - 1].end)

    def _source(self, window: _Window, runs: Sequence[Found]) -> Span | None:
        whole = [Found(item.label, run, item.score) for item in _mended(runs) if (run := _whole(window, item.run)) is not None]
        return self._first(window, whole)

    def _first(self, window: _Window, runs: Sequence[Found]) -> Span | None:
        best = max(runs, key=lambda item: item.score, default=None)
        return None if best is None else self._span(window, best.run)

    def _edges(self, window: _Window, frame: _Frame) -> tuple[Edge, ...]:
        """The arguments of a trigger: whole names, no lone articles, and no words in two of the roles that exclude each other."""
        found = [
            Found(role, run, item.score)
            for role, runs in enumerate(frame.runs)
            if role not in (_SOURCE, _CONTENT, _CERTAINTY, _NEGATION)
            for item in _mended(runs)
            if (run := _whole(window, item.run)) is not None
        ]
        best: list[Found] = []
        for item in sorted(found, key=lambda item: -item.score):
            rivals = (other for other in best if other.label == item.label or (other.label in _APART and item.label in _APART))
            if not any(other.run[0] < item.run[1] and item.run[0] < other.run[1] for other in rivals):
                best.append(item)
        best.sort(key=lambda item: (item.label, item.run))
        return tuple(Edge(role=ROLES[item.label], span=self._span(window, item.run), score=round(item.score, 3)) for item in best)

    def _trigger(self, window: _Window, frame: _Frame, span: Span) -> Trigger:
        is_denied = frame.denied >= 0.5
        tense: Tense = "future" if TENSES[frame.tense] == "future" else "hypothetical" if TENSES[frame.tense] == "hypothetical" else "past"
        return Trigger(
            span=span,
            predicate=PREDICATES[frame.trigger.label],
            edges=self._edges(window, frame),
            polarity="denied" if is_denied else "affirmed",
            negation=self._first(window, frame.runs[_NEGATION]) if is_denied else None,
            certainty=self._first(window, frame.runs[_CERTAINTY]),
            tense=tense,
            rule="graph",
            score=round(frame.trigger.score, 3),
        )

    def _speech(self, window: _Window, frame: _Frame, span: Span) -> Speech:
        is_run = PREDICATES[frame.trigger.label] == QUOTATION
        apart = [frame.trigger.run, *(item.run for item in frame.runs[_SOURCE])] if not is_run else []
        contents = tuple(self._span(window, run) for run in _contents(frame.runs[_CONTENT], apart))
        if is_run and not contents:
            contents = (span,)
        return Speech(
            cue=None if is_run else span,
            source=self._source(window, frame.runs[_SOURCE]),
            contents=contents,
            is_quotation=is_run or any(self._document.text[max(0, piece.start - 1) : piece.start] in _OPENING and piece.start > 0 for piece in contents),
            is_denied=frame.denied >= 0.5,
            rule="graph",
            score=round(frame.trigger.score, 3),
        )


def _mended(runs: Sequence[Found]) -> list[Found]:
    """Runs that touch are one argument."""
    out: list[Found] = []
    for item in runs:
        if out and out[-1].run[1] == item.run[0]:
            out[-1] = Found(item.label, (out[-1].run[0], item.run[1]), max(out[-1].score, item.score))
        else:
            out.append(item)
    return out


def _whole(window: _Window, run: tuple[int, int]) -> tuple[int, int] | None:
    """A run with the whole of the names that it cuts, without marks and particles at its ends; None where it holds no word that could mean somebody."""
    start, end = run
    for name in window.mentions:
        if name.run[0] < end and start < name.run[1] and not (start <= name.run[0] and name.run[1] <= end):
            start, end = min(start, name.run[0]), max(end, name.run[1])
    while start < end and (window.words[start].text in _MARKS or window.words[start].text.lower() in _OPENERS):
        start += 1
    while start < end and (window.words[end - 1].text in _MARKS or window.words[end - 1].text.lower() in _ARTICLES):
        end -= 1
    return (start, end) if end > start else None


def _contents(runs: Sequence[Found], apart: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is said, whole but for the words of saying and the speaker: a gap of a few words without these is the model's doubt and no gap."""
    out: list[tuple[int, int]] = []
    for item in runs:
        start, end = item.run
        if out and start - out[-1][1] <= _GAP and not any(out[-1][1] <= s < start for s, _ in apart):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
