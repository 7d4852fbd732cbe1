"""How well a reader of sentences agrees with the corpus, layer by layer.

usage: tagger.py CORPUS OUT [--split train|dev|test] [--compare COMPARE_CORPUS.PY]

Runs the rules reader over the paragraphs of every document of the split, writes what it finds as `.claims` into OUT/found beside the gold of that split in
OUT/gold, and prints the comparison and the speed. Look at the test split once, at the end.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sayso.codebook import load_codebook
from sayso.reader import RulesTagger
from sayso.record import Article, Document, Paragraph, Reading, Speech
from sayso.text.sentences import split_sentences

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


def read(tagger: RulesTagger, name: str, paragraphs: list[str]) -> tuple[list[list[Reading]], float]:
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


def main() -> None:
    """Write both folders and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--compare", type=Path, default=None)
    options = parser.parse_args()
    tagger = RulesTagger(load_codebook())
    seconds, counted = 0.0, 0
    for path in sorted(options.corpus.glob("**/*.claims")):
        if path.parent.name == "second":
            continue
        gold, found = [], []
        for head, split, paragraphs in documents(path):
            if split != options.split:
                continue
            gold.append(head)
            found.append(head)
            readings, taken = read(tagger, head, [text for text, _ in paragraphs])
            seconds += taken
            offset = 0
            whole = "\n".join(text for text, _ in paragraphs)
            for (text, marks), part in zip(paragraphs, readings, strict=True):
                counted += len(text.split())
                gold.extend([f"¶ {text}", *marks])
                found.extend([f"¶ {text}", *lines(text, offset, part, whole)])
                offset += len(text) + 1
        for name, content in (("gold", gold), ("found", found)):
            if content:
                target = options.out / options.split / name / path.relative_to(options.corpus)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("\n".join(content) + "\n", encoding="utf-8")
    print(f"{counted} words in {seconds:.2f} s: {counted / max(seconds, 1e-9):,.0f} words a second")
    compare = options.compare or options.corpus.parent.parent / "tools" / "compare_corpus.py"
    subprocess.run([sys.executable, str(compare), str(options.out / options.split / "gold"), str(options.out / options.split / "found")], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
