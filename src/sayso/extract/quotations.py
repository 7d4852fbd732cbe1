"""Quotations over sentences and paragraphs, and turns of speakers named before a colon."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.lexicon import grammar
from sayso.extract.scene import Scene
from sayso.record import Span
from sayso.text.quotes import find_quotes

__all__ = ["Quotation", "Turn", "full_label", "quotations", "turns"]

_SENTENCE_END = (".", "!", "?", "…", ",", ":", ";", "—", "–", "-")
_FULL_WORDS = 4  # a quotation of fewer words inside a sentence is a word held at arm's length ("the so-called 'reforms'")
_LABEL = re.compile(
    r"(?:\[[^\]\n]{1,24}\]\s+|\d{1,2}[:.]\d\d\s+)?(?P<label>Q|A|Question|Answer|[^\W\d_][^\s:]*(?: [^\s:–—-][^\s:]*){0,4})(?P<mark>:| [-–—])\s+(?=\S)"
)
_STOPPED = re.compile(r"(?P<label>[^\W\d_]{1,12})(?P<mark>\.)\s+(?=\S)")  # "Q. Who paid?"
_LABEL_REACH = 120  # characters in which a label and its mark stand
_SHORT_LABELS = grammar("labels")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The pieces of one quotation, one for each paragraph, without marks; `is_full` where whole sentences or clauses are quoted."""

    pieces: tuple[tuple[int, int], ...]
    start: int
    end: int
    is_full: bool

    def meets(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with one of the pieces."""
        return any(start < e and s < end for s, e in self.pieces)

    def holds(self, span: Span) -> bool:
        """Whether a span lies inside one of the pieces."""
        return any(s <= span.start and span.end <= e for s, e in self.pieces)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a speaker says whose name stands before a colon, as in transcripts: the name and the stretch."""

    label: Span
    start: int
    end: int


def quotations(scene: Scene) -> list[Quotation]:
    """The outermost quotations of an article in order.

    One that is left open at the end of a paragraph goes on in the next, if that one opens with a mark again.
    """
    found: list[Quotation] = []
    pending: list[tuple[int, int]] = []
    begun = 0
    for passage in scene.passages:
        quotes = [quote for quote in find_quotes(scene.text, passage.start, passage.end) if quote.depth == 0]
        for number, quote in enumerate(quotes):
            if pending and not (number == 0 and quote.start <= passage.start + 1):
                found.append(_made(scene, pending, begun, pending[-1][1]))
                pending = []
            if not pending:
                begun = quote.start
            pending.append((quote.inner_start, quote.inner_end))
            if quote.is_open and number == len(quotes) - 1:
                continue
            found.append(_made(scene, pending, begun, quote.end))
            pending = []
        if pending and not quotes:
            found.append(_made(scene, pending, begun, pending[-1][1]))
            pending = []
    if pending:
        found.append(_made(scene, pending, begun, pending[-1][1]))
    return found


def _made(scene: Scene, pieces: list[tuple[int, int]], start: int, end: int) -> Quotation:
    words = scene.text[pieces[0][0] : pieces[-1][1]].split()
    before = scene.text[max(0, start - 40) : start].rstrip()
    opens = not before or before.endswith(_SENTENCE_END) or start in {p.start for p in scene.passages}
    is_full = len(pieces) > 1 or (bool(words) and opens and (len(words) >= _FULL_WORDS or words[-1].endswith((".", "!", "?"))))
    return Quotation(tuple(pieces), start, end, is_full)


def turns(scene: Scene) -> list[Turn]:
    """The turns of a transcript or interview; none where the article does not have at least two, of speakers that come again or are known as persons."""
    found: list[tuple[Span, int, int, int]] = []
    for line in scene.lines:
        # "B. S. - He said": initials may be taken for a sentence, so the label is looked for over its end
        stretch = scene.text[line.sentence.start : min(scene.passages[line.passage].end, line.sentence.start + _LABEL_REACH)]
        match = _LABEL.match(stretch) or _STOPPED.match(stretch)
        if match is None or (match["mark"] == "." and match["label"].lower() not in _SHORT_LABELS):
            continue
        if match["mark"][0] == " " and not all(word[:1].isupper() for word in match["label"].split()):
            continue  # a dash stands in many sentences: before it only a name, or its initials, tells a speaker
        label = scene.document.span(line.sentence.start + match.start("label"), line.sentence.start + match.end("label"))
        found.append((label, line.sentence.start + match.end(), line.passage, line.index))
    counts: dict[str, int] = {}
    for label, *_ in found:
        counts[label.text] = counts.get(label.text, 0) + 1
    for label, *_ in found:
        initials = _initials(label.text)
        full = [other for other in counts if initials and other != label.text and _initials_of(other) == initials]
        counts.update(dict.fromkeys([*full, label.text] if full else [], 2))
    kept = [entry for entry in found if _is_speaker(scene, entry[0], entry[3], counts)]
    if len(kept) < 2 or (max(counts[entry[0].text] for entry in kept) < 2 and len({entry[0].text for entry in kept}) < 2):
        return []
    made: list[Turn] = []
    for number, (label, start, passage, _) in enumerate(kept):
        after = kept[number + 1] if number + 1 < len(kept) else None
        end = scene.passages[passage].end
        if after is not None and after[2] == passage:
            end = after[0].start
        made.append(Turn(label, start, end))
    return made


def _initials(label: str) -> str:
    """The letters of a label that is nothing but initials ("B. S."), empty for any other."""
    letters = [part for part in re.split(r"[.\s\-]+", label) if part]
    return "".join(letters) if len(letters) > 1 and all(len(part) == 1 and part.isupper() for part in letters) else ""


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s\-]+", name) if word and len(word) > 1)


def full_label(label: Span, before: Sequence[Span]) -> Span | None:
    """Of a label of initials, the label before it whose initials these are: "B. S." after "Bertrand Sylla"."""
    initials = _initials(label.text)
    return next((other for other in before if initials and _initials_of(other.text) == initials), None)


def _is_speaker(scene: Scene, label: Span, line: int, counts: dict[str, int]) -> bool:
    if label.text.lower() in _SHORT_LABELS:
        return True
    if any(m.kind in ("person", "organization") and label.covers(m.span) for m in scene.lines[line].reading.mentions):
        return True
    return counts[label.text] > 1 and label.text[0].isupper() and all(word[0].isupper() for word in label.text.split())
