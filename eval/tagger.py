"""How well a reader of sentences agrees with the corpus, layer by layer.

usage: tagger.py CORPUS … [--split train|dev|test] [--reader sayso-en|rules|model] [--model FOLDER] [--out FOLDER]

Reads the paragraphs of every document of the split, writes what is found as `.claims` into OUT/SPLIT/found beside the gold of that split in OUT/SPLIT/gold, and
prints the comparison, by the same tool that annotators are compared with, and the speed. Look at the test split once, at the end.
"""

import argparse
import importlib
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.codebook import load_codebook
from sayso.reader import RulesTagger, open_reader
from sayso.reader.joined import JoinedTagger, Limits
from sayso.reader.neural import NeuralTagger, load_model
from sayso.record import Article, Document, Paragraph, Reading, Speech, Tagger
from sayso.text.sentences import split_sentences

ROOT = Path(__file__).resolve().parent.parent
_JOIN = " … "


def documents(path: Path) -> Iterator[tuple[str, str, list[tuple[str, list[str]]]]]:
    """The documents of a file: head line, split, and paragraphs with their marks."""
    head, split, paragraphs = "", "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#:"):
            if head:
                yield head, split, paragraphs
            found = re.search(r"split (\w+)", line)
            head, split, paragraphs = line, found[1] if found else "", []
        elif line.startswith("¶ "):
            paragraphs.append((line[2:], []))
        elif line.strip() and paragraphs:
            paragraphs[-1][1].append(line)
    if head:
        yield head, split, paragraphs


def words(text: str, start: int, end: int) -> str:
    """The words start..end of a paragraph as the corpus writes them: with ^2 for a second occurrence."""
    piece = text[start:end]
    whole = piece[:1].isalnum() and piece[-1:].isalnum()
    pattern = r"(?<!\w)" + re.escape(piece) + r"(?!\w)" if whole else re.escape(piece)
    places = [found.start() for found in re.finditer(pattern, text)]
    number = places.index(start) + 1 if start in places else 0
    return piece if number == 1 else f"{piece}^{number}" if number else ""


def runs(readings: list[Reading], text: str) -> list[tuple[Speech, list[tuple[int, int]]]]:
    """The speeches with their contents; a quotation that goes on over sentences is one content, as the extract stage joins it."""
    out: list[tuple[Speech, list[tuple[int, int]]]] = []
    for reading in readings:
        for speech in reading.speeches:
            pieces = [(piece.start, piece.end) for piece in speech.contents]
            if speech.cue is None and out and pieces:
                last, before = out[-1]
                quoted = [other for other in out if other[0].is_quotation and other[1]]
                if quoted and "\n" not in text[quoted[-1][1][-1][1] : pieces[0][0]] and not re.search('[”"]', text[quoted[-1][1][-1][1] : pieces[0][0]]):
                    quoted[-1][1][-1] = (quoted[-1][1][-1][0], pieces[-1][1])
                    continue
                if last.cue is None and before and "\n" not in text[before[-1][1] : pieces[0][0]]:
                    before[-1] = (before[-1][0], pieces[-1][1])
                    continue
            out.append((speech, pieces))
    return out


def lines(text: str, offset: int, readings: list[Reading], whole: str) -> list[str]:
    """The marks of one paragraph."""

    def mark(start: int, end: int) -> str:
        return words(text, start - offset, end - offset)

    out: list[str] = []
    kinds: dict[str, list[str]] = {}
    for reading in readings:
        for mention in reading.mentions:
            kinds.setdefault(mention.kind, []).append(mark(mention.span.start, mention.span.end))
    out.extend(f"@ {kind}: {'; '.join(found)}" for kind, found in kinds.items())
    for speech, pieces in runs(readings, whole):
        roles = [f"say: {mark(speech.cue.start, speech.cue.end) if speech.cue else '∅'}"]
        if speech.source:
            roles.append(f"source: {mark(speech.source.start, speech.source.end)}")
        if pieces and not speech.is_denied:
            roles.append(f"content: {_JOIN.join(filter(None, (mark(*piece) for piece in pieces)))}")
        if speech.is_denied:
            roles.append("polarity: denied")
        out.append("> " + " | ".join(roles))
    for reading in readings:
        for trigger in reading.triggers:
            roles = [f"{trigger.predicate}: {mark(trigger.span.start, trigger.span.end)}"]
            roles.extend(f"{edge.role}: {mark(edge.span.start, edge.span.end)}" for edge in trigger.edges)
            if trigger.certainty:
                roles.append(f"certainty: {mark(trigger.certainty.start, trigger.certainty.end)}")
            if trigger.polarity == "denied":
                roles.append("polarity: denied")
            if trigger.negation:
                roles.append(f"negation: {mark(trigger.negation.start, trigger.negation.end)}")
            if trigger.tense in {"future", "hypothetical"}:
                roles.append(f"tense: {trigger.tense}")
            out.append("> " + " | ".join(roles))
    return out


def read(tagger: Tagger, name: str, paragraphs: list[str]) -> tuple[list[list[Reading]], float]:
    """The readings of each paragraph, all read as one article, and the seconds that took."""
    text = "\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append((start, start + len(paragraph)))
        start += len(paragraph) + 1
    article = Article(id=name, document=name, kind="article", title=None, byline=None, publisher=None, published=None, language="en", spans=tuple(spans))
    labelled = tuple(Paragraph(start=s, end=e, label="body") for s, e in spans)
    document = Document(
        id=name,
        name=name,
        sha256="",
        media_type="text/plain",
        size=0,
        origin="",
        received="",
        language="en",
        text=text,
        paragraphs=labelled,
        articles=(article,),
        custody=(),
    )
    sentences = [document.span(s, e) for start, end in spans for s, e in split_sentences(text, start, end)]
    before = time.perf_counter()
    readings = list(tagger.tag(document, article, sentences))
    taken = time.perf_counter() - before
    return [[r for r in readings if start <= r.sentence.start < end] for start, end in spans], taken


@dataclass(frozen=True, slots=True)
class Layer:
    """How many marks of a layer both have, the gold has, and the tagger has."""

    both: int
    gold: int
    found: int

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        return 2 * self.both / max(1, self.gold + self.found)


@dataclass(frozen=True, slots=True)
class Figures:
    """The layers of a split, with the words read and the seconds that took."""

    layers: dict[str, Layer]
    words: int
    seconds: float


def measure(tagger: Tagger, corpora: Sequence[Path], split: str, out: Path) -> Figures:
    """What a tagger finds in a split of several folders, compared with their marks layer by layer: F1, and how many both, the gold and the tagger have.

    Writes the gold of the split into out/gold and what is found into out/found, as `.claims`.
    """
    seconds, words_read = 0.0, 0
    tally: dict[str, list[int]] = {}
    for corpus in corpora:
        for path in sorted(corpus.glob("**/*.claims")):
            if "second" in path.relative_to(corpus).parts:
                continue
            gold, found = [], []
            for head, part, paragraphs in documents(path):
                if part != split:
                    continue
                readings, taken = read(tagger, head, [text for text, _ in paragraphs])
                seconds += taken
                gold.append(head)
                found.append(head)
                offset = 0
                whole = "\n".join(text for text, _ in paragraphs)
                for (text, marks), seen in zip(paragraphs, readings, strict=True):
                    words_read += len(text.split())
                    gold.extend([f"¶ {text}", *marks])
                    found.extend([f"¶ {text}", *lines(text, offset, seen, whole)])
                    offset += len(text) + 1
            if gold:
                targets = [out / name / corpus.name / path.relative_to(corpus) for name in ("gold", "found")]
                for target, content in zip(targets, (gold, found), strict=True):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text("\n".join(content) + "\n", encoding="utf-8")
                _compare(*targets, tally)
    layers = {name: Layer(*counts) for name, counts in sorted(tally.items())}
    return Figures(layers, words_read, seconds)


def _compare(gold: Path, found: Path, tally: dict[str, list[int]]) -> None:
    """Add the counts of the corpus's own tool, the one that annotators are compared with."""
    sys.path.insert(0, str(ROOT / "training" / "tools"))
    try:
        tool = importlib.import_module("compare_corpus")
    finally:
        sys.path.pop(0)
    counts = defaultdict(lambda: tool.Count([0, 0, 0]))
    tool.compare(gold, found, counts)
    for name, values in counts.items():
        known = tally.setdefault(name, [0, 0, 0])
        for place, value in enumerate(values):
            known[place] += value


def reader(name: str, folder: Path | None = None) -> Tagger:
    """A reader by its name, "model" for the model without the rules; the model's files from `folder`, or those that are installed."""
    codebook = load_codebook()
    if folder is None and name != "model":
        return open_reader(name, codebook)
    model = load_model(folder or Path(importlib.import_module("sayso_en").FOLDER))
    if name == "model":
        return NeuralTagger(model)
    return JoinedTagger(NeuralTagger(model), RulesTagger(codebook), codebook, Limits(**model.limits), model.version)


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "eval")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--reader", default="sayso-en", choices=("sayso-en", "rules", "model"))
    parser.add_argument("--model", type=Path, default=None, help="a folder with other weights than those installed")
    options = parser.parse_args()
    figures = measure(reader(options.reader, options.model), options.corpus, options.split, options.out / options.split)
    print(f"{figures.words} words in {figures.seconds:.2f} s: {figures.words / max(figures.seconds, 1e-9):,.0f} words a second")
    for name, layer in figures.layers.items():
        print(f"{name:24} F1 {layer.f1:.3f}   both {layer.both}  first {layer.gold}  second {layer.found}")


if __name__ == "__main__":
    main()
