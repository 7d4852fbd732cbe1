"""How a reader does on public sets that stand beside the project (../shared/data); where a set is absent, it is left out and said so.

usage: python eval/sets.py [FOLDER] [--reader sayso-en|rules|model]

PolNeAR dev (attributions in political news; one level; evaluation only): source, cue, content, exact and by overlap. re3d, the documents of the corpus's dev and
test splits only, since the others were trained on: names, by overlap and kind. PLOVER: whether the sentence's event is among those read. UDS-IH2 and MEANTIME
dev: whether events that are read are denied where annotators hold that they did not happen. WikiWars: expressions of time.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from sayso import record
from sayso.record import Interval, Reading, Tagger
from sayso.text.times import find_times
from tagger import ROOT, read, reader

Span = tuple[int, int]
Counts = dict[str, list[int]]  # both, gold, found
_PLOVER = {"DEMAND": "request", "FIGHT": "assault", "DISAPPROVE": "accuse", "INVESTIGATE": "accuse"}
_KINDS = {"Person": "person", "Organisation": "organization", "Location": "location", "Nationality": "nationality", "Weapon": "weapon"}
_ENDS = re.compile(r"\W+|(?:that|the|an?)\b", re.IGNORECASE)
_DENIED = -1.0  # mean factuality, -3 to 3, below which annotators hold that an event did not happen


def _paragraphs(text: str) -> list[Span]:
    return [(found.start(), found.end()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]


class _Read:
    """A reading with how far its places lie before those of the set's own text."""

    def __init__(self, reading: Reading, by: int) -> None:
        self.mentions, self.triggers, self.speeches = reading.mentions, reading.triggers, reading.speeches
        self._by = by

    def at(self, span: record.Span) -> Span:
        """A span's place in the set's text."""
        return (span.start + self._by, span.end + self._by)


def _readings(tagger: Tagger, text: str) -> list[_Read]:
    """Readings of a text; its paragraphs are read as one article."""
    pieces = _paragraphs(text)
    grouped, _ = read(tagger, "x", [text[s:e] for s, e in pieces])
    offsets = accumulate((e - s + 1 for s, e in pieces), initial=0)
    return [_Read(reading, start - at) for (start, _), at, group in zip(pieces, offsets, grouped, strict=False) for reading in group]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _count(counts: Counts, name: str, gold: list[Span], found: list[Span]) -> None:
    exact, loose = counts[f"{name}, exact"], counts[f"{name}, overlap"]
    for place, value in enumerate((len(set(gold) & set(found)), len(gold), len(found))):
        exact[place] += value
    hits = sum(any(_meet(one, other) for other in found) for one in gold)
    right = sum(any(_meet(one, other) for other in gold) for one in found)
    for place, value in enumerate((min(hits, right), len(gold), len(found))):
        loose[place] += value


def polnear(data: Path, tagger: Tagger, counts: Counts) -> None:
    """Attributions of news articles, each by one annotator (the first where there are several)."""
    folder = data / "attribution" / "polnear-dev-evaluation-only"
    for text_file in sorted((folder / "text").glob("*.txt")):
        marks = sorted((folder / "attributions").glob(f"{text_file.stem}_*.ann"))
        if not marks:
            continue
        text = text_file.read_text(encoding="utf-8")
        gold: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for line in marks[0].read_text(encoding="utf-8").splitlines():
            match = re.match(r"T\d+\t(Source|Cue|Content) ([\d; ]+)\t", line)
            if match:
                numbers = [int(n) for n in re.findall(r"\d+", match[2])]
                gold[match[1].lower()].append((numbers[0], numbers[-1]))
        found: dict[str, set[Span]] = {"source": set(), "cue": set(), "content": set()}
        for reading in _readings(tagger, text):
            for speech in reading.speeches:
                for name, span in (("source", speech.source), ("cue", speech.cue)):
                    if span is not None:
                        found[name].add(reading.at(span))
                if speech.contents:
                    found["content"].add((reading.at(speech.contents[0])[0], reading.at(speech.contents[-1])[1]))
        for name, spans in gold.items():
            _count(counts, f"PolNeAR {name}", [_bare(text, span) for span in spans], sorted({_bare(text, span) for span in found[name]}))


def _bare(text: str, span: Span) -> Span:
    """A span without the marks, the "that" and the article at its ends, which PolNeAR counts in and the corpus leaves out."""
    start, end = span
    while start < end and (found := _ENDS.match(text, start, end)):
        start = found.end()
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (start, max(start, end))


def re3d(data: Path, tagger: Tagger, counts: Counts) -> None:
    """Names in defence texts that the weights have not seen."""
    held = set()
    for path in (data / "corpus").glob("re3d-*/*.claims"):
        for found in re.finditer(r"^#: \S*?/?([0-9A-F]{12})\b.*split (dev|test)", path.read_text(encoding="utf-8"), re.MULTILINE):
            held.add(found[1])
    for folder in sorted((data / "entities" / "re3d").iterdir()):
        if not folder.is_dir():
            continue
        texts = {row["_id"]: row["text"] for row in _rows(folder / "documents.jsonl") if row["_id"][:12] in held}
        gold: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for row in _rows(folder / "entities.jsonl"):
            if row["documentId"] in texts and row["type"] in _KINDS:
                gold[row["documentId"]].append((_KINDS[row["type"]], (row["begin"], row["end"])))
        for name, text in texts.items():
            marks = [(tag.kind, reading.at(tag.span)) for reading in _readings(tagger, text) for tag in reading.mentions]
            for kind in _KINDS.values():
                _count(counts, f"re3d {kind}", [s for k, s in gold[name] if k == kind], [s for k, s in marks if k == kind])


def plover(data: Path, tagger: Tagger, counts: Counts) -> None:
    """Sentences with one event each: whether its predicate is among those read."""
    tally = counts["PLOVER event in sentence"]
    for row in json.loads((data / "events" / "plover" / "dev.json").read_text(encoding="utf-8")):
        event = _PLOVER.get(row["event"], row["event"].lower())
        text = row.get("text", "").strip().strip("{}")
        if event == "document" or not text:
            continue
        predicates = {trigger.predicate for reading in _readings(tagger, text) for trigger in reading.triggers}
        tally[0] += event in predicates
        tally[1] += 1
        tally[2] += 1


def factuality(data: Path, tagger: Tagger, counts: Counts) -> None:
    """Events that are read and annotated: denied where annotators say it did not happen."""
    for name in ("uds_ih2", "meantime"):
        tally = counts[f"factuality {name}, denied"]
        for row in _rows(data / "events" / "factuality" / name / "dev.jsonl"):
            words = row["text"].split(" ")
            starts = [sum(len(w) + 1 for w in words[:k]) for k in range(len(words))]
            targets = [((starts[t["span1"][0]], starts[t["span1"][1] - 1] + len(words[t["span1"][1] - 1])), t["label"]) for t in row["targets"]]
            for reading in _readings(tagger, row["text"]):
                for trigger in reading.triggers:
                    for span, label in targets:
                        if _meet(span, reading.at(trigger.span)):
                            gold, found = label < _DENIED, trigger.polarity == "denied"
                            tally[0] += gold and found
                            tally[1] += gold
                            tally[2] += found


def wikiwars(data: Path, _tagger: Tagger, counts: Counts) -> None:
    """Expressions of time in histories of wars, by overlap and exactly."""
    for path in sorted((data / "times" / "wikiwars" / "keyinline").iterdir()):
        body = path.read_text(encoding="utf-8").partition("<TEXT>")[2].partition("</TEXT>")[0]
        text, gold = "", []
        for piece in re.split(r"(<TIMEX2[^>]*>|</TIMEX2>)", body):
            if piece.startswith("<TIMEX2"):
                gold.append((len(text), len(text)))
            elif piece == "</TIMEX2>":
                open_ones = [k for k, (s, e) in enumerate(gold) if s == e]
                if open_ones:
                    gold[open_ones[-1]] = (gold[open_ones[-1]][0], len(text))
            else:
                text += piece
        found = [(time.core_start, time.end) for time in find_times(text, 0, len(text), anchor=Interval())]
        _count(counts, "WikiWars time", [span for span in gold if span[1] > span[0]], found)


def _rows(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            yield json.loads(line)


SETS: dict[str, tuple[str, Callable[[Path, Tagger, Counts], None]]] = {
    "polnear": ("attribution/polnear-dev-evaluation-only", polnear),
    "re3d": ("entities/re3d", re3d),
    "plover": ("events/plover", plover),
    "factuality": ("events/factuality", factuality),
    "wikiwars": ("times/wikiwars", wikiwars),
}


def measure(data: Path, tagger: Tagger) -> dict[str, float]:
    """F1 by set and layer."""
    counts: Counts = defaultdict(lambda: [0, 0, 0])
    for name, (folder, run) in SETS.items():
        if (data / folder).exists():
            run(data, tagger, counts)
        else:
            print(f"{name}: {data / folder} is not here; left out")
    return {name: 2 * both / max(1, gold + found) for name, (both, gold, found) in counts.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=ROOT.parent / "shared" / "data")
    parser.add_argument("--reader", default="sayso-en", choices=("sayso-en", "rules", "model"))
    options = parser.parse_args()
    if not options.data.exists():
        print(f"{options.data} is not here; nothing measured")
        sys.exit(0)
    for layer, value in measure(options.data, reader(options.reader)).items():
        print(f"{layer:36} {value:.3f}")
