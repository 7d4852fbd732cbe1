"""How well extract does with perfect tags: chains, antecedents, times and quantities against the corpus' annotation.

usage: python eval/extract.py [--split train|dev|test ...] [--corpus DIR] [--show chains|antecedents|times|quantitys] [--silent] [--reader rules|sayso-en]

Readings are the gold annotation cut at the sentence: contents end with it, antecedents are hidden, sayings without words of saying have no speaker of another
sentence (and with --silent are not given at all). Times and quantities are measured with their edges withheld. With --reader that reader reads instead,
and everything is measured on the claims that it finds.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "extract"))

from gold_tagger import GoldClaim, GoldDocument, GoldTagger, GoldWords, read_claims

from sayso.codebook import load_codebook
from sayso.extract import extract
from sayso.reader import open_reader
from sayso.record import Claim, Extraction, Interval, Link, Span
from sayso.text.quantities import find_quantities
from sayso.text.times import find_times

_ANCHOR = Interval(earliest="2021-06-16", latest="2021-06-16")
_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpus"
_ARTICLES = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
_PRONOUNS = frozenset(
    {
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "it",
        "its",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "whose",
        "which",
        "there",
        "here",
        "himself",
        "themselves",
        "itself",
    }
)
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_FIRST = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})


def plain(words: str) -> str:
    """Words without article, possessive and marks, for comparing."""
    return _ARTICLES.sub("", re.sub(r"[’'](?:s)?(?=\s|$)|[,;()\"“”]", "", words.strip("\"“”'‘’.,; "))).lower()


def alike(left: str, right: str) -> bool:
    """Whether one is the other, or stands inside it as whole words."""
    one, other = plain(left), plain(right)
    return bool(one) and bool(other) and (one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _overlap(span: Span | None, pieces: Sequence[tuple[int, int]]) -> bool:
    return span is not None and any(span.start < e and s < span.end for s, e in pieces)


def gold_chain(document: GoldDocument, claim: GoldClaim) -> list[GoldClaim]:
    """The sayings of the claim's paragraph whose content holds its trigger, outermost first, as tools/compare_corpus.py has it, without denied sayings."""
    start, end = claim.trigger[0]
    around = [
        say
        for say in document.claims
        if say.predicate == "say"
        and say.paragraph == claim.paragraph
        and say.values.get("polarity") != "denied"
        and any(s <= start and end <= e for s, e in say.pieces("content"))
    ]
    return sorted(around, key=lambda say: -sum(e - s for s, e in say.pieces("content")))


def same_speaker(link: Link, say: GoldClaim) -> bool:
    """Whether a link is the source of a gold saying: by place, or by what either stands for."""
    words = say.roles.get("source", [])
    if not words:
        return link.span is None
    if any(_overlap(link.span, w.pieces) or _overlap(link.antecedent, w.pieces) for w in words):
        return True
    named = [w.antecedent for w in words if w.antecedent]
    texts = [link.text, link.antecedent.text if link.antecedent else ""]
    return any(alike(text, name) for text in texts for name in named if text)


def twin(extraction: Extraction, claim: GoldClaim) -> Claim | None:
    """The extracted claim for a gold claim: same trigger and predicate, arguments as near as can be."""
    same = [c for c in extraction.claims if _overlap(c.trigger, claim.trigger[:1]) and c.predicate == claim.predicate]
    wanted = {(role, s, e) for role, words in claim.roles.items() for w in words for s, e in w.pieces}
    return max(same, key=lambda c: len(wanted & {(a.role, a.span.start, a.span.end) for a in c.arguments}), default=None)


def load(corpus: Path, splits: Sequence[str]) -> Iterator[GoldDocument]:
    """The documents of the splits, in order; the folder of second annotations left out."""
    for path in sorted(corpus.glob("*/*.claims")):
        if path.parent.name != "second":
            yield from (document for document in read_claims(path) if document.split in splits)


def _antecedent_class(words: str) -> str:
    word = words.lower()
    last = word.split()[-1]
    if word in _FIRST:
        return "first person"
    if word in _PRONOUNS or last in _PRONOUNS:
        return "pronoun"
    if word.split()[0] in _POSSESSIVES or re.search(r"[’']s? \w", word):
        return "possessed"
    return (
        "description"
        if words[:1].islower() or (word.startswith(("the ", "this ", "that ", "his ", "its ", "their ")) and words.rsplit(maxsplit=1)[-1][:1].islower())
        else "short name"
    )


class Tally:
    """Counts with their examples."""

    def __init__(self, show: str) -> None:
        self.counts: Counter[str] = Counter()
        self.show = show

    def add(self, name: str, *, topic: str = "", example: str = "") -> None:
        """Count one, and print the example if its topic is wanted."""
        self.counts[name] += 1
        if topic and topic == self.show:
            print(f"{name}: {example}")


def measure_chains(gold: GoldDocument, extraction: Extraction, tally: Tally) -> None:
    """Whole chains that come out right."""
    for claim in gold.claims:
        if claim.predicate == "say" or not claim.trigger:
            continue
        made = twin(extraction, claim)
        if made is None:
            tally.add("claims lost")
            continue
        wanted, links = gold_chain(gold, claim), made.chain[1:]
        right = len(wanted) == len(links) and all(same_speaker(link, say) for link, say in zip(links, wanted, strict=True))
        tally.add("chain")
        tally.counts["chain right"] += right
        if wanted:
            tally.counts["chain attributed"] += 1
            tally.counts["chain attributed right"] += right
        if len(wanted) > 1:
            tally.counts["chain nested"] += 1
            tally.counts["chain nested right"] += right
        if not right:
            sources = [[gold.text[s:e] for s, e in say.pieces("source")] for say in wanted]
            place = gold.text[max(0, claim.trigger[0][0] - 160) : claim.trigger[0][1] + 60].replace("\n", "¶")
            tally.add(
                "chain wrong", topic="chains", example=f"{gold.name} [{made.trigger.text}] wanted {sources} got {[link.text for link in links]}\n    {place}"
            )
        polarity = claim.values.get("polarity", "affirmed")
        tally.counts["polarity"] += 1
        tally.counts["polarity right"] += polarity == made.polarity
        if polarity != made.polarity:
            tally.add("polarity wrong", topic="polarity", example=f"{gold.name} [{made.trigger.text}] wanted {polarity} in: {made.span.text[:150]}")


def _verdict(found: Span | None, wanted: str, aliases: dict[tuple[int, int], set[str]]) -> str:
    """Whether an antecedent is right, wrong or none; another name of what it stands for, as the extraction has it, is right too."""
    if found is None:
        return "none"
    names = {found.text} | aliases.get((found.start, found.end), set())
    return "right" if any(alike(name, wanted) for name in names) else "wrong"


def measure_antecedents(gold: GoldDocument, extraction: Extraction, tally: Tally) -> None:
    """Antecedents that are given and right, wrong, or not given."""
    judged: set[tuple[int, int]] = set()
    aliases: dict[tuple[int, int], set[str]] = {}
    for mention in extraction.mentions:
        if mention.antecedent is not None and mention.kind != "other":
            aliases.setdefault((mention.antecedent.start, mention.antecedent.end), set()).add(mention.span.text)
    for claim in gold.claims:
        made = twin(extraction, claim) if claim.predicate != "say" and claim.trigger else None
        links = [link for c in extraction.claims for link in c.chain if link.span is not None] if claim.predicate == "say" else []
        for role, words in claim.roles.items():
            for word in words:
                if not word.antecedent or not word.pieces or word.pieces[0] in judged:
                    continue
                found, known = _found(role, word, made, links)
                if not known:
                    continue
                judged.add(word.pieces[0])
                text = gold.text[slice(*word.pieces[0])]
                group, verdict = _antecedent_class(text), _verdict(found, word.antecedent, aliases)
                tally.counts[group] += 1
                example = f"{gold.name} {text} = {word.antecedent}, got {found.text if found else None}"
                tally.add(f"{group} {verdict}", topic="antecedents" if verdict != "right" else "", example=example)


def _found(role: str, word: GoldWords, made: Claim | None, links: Sequence[Link]) -> tuple[Span | None, bool]:
    piece = word.pieces[0]
    if made is not None:
        for argument in made.arguments:
            if argument.role == role and (argument.span.start, argument.span.end) == piece:
                return argument.antecedent, True
    for link in links:
        if link.span is not None and (link.span.start, link.span.end) == piece:
            return link.antecedent, True
    return None, False


def _readable(role: str, text: str, start: int, end: int) -> bool:
    """Whether the words hold a time or figure that sayso.text finds; what it does not find is not extract's to attach."""
    return bool(find_times(text, start, end, anchor=_ANCHOR) if role == "time" else find_quantities(text, start, end))


def measure_values(gold: GoldDocument, extraction: Extraction, tally: Tally) -> None:
    """Times and quantities: attached to the claim that has them, or to another."""
    for claim in gold.claims:
        if claim.predicate == "say" or not claim.trigger:
            continue
        made = twin(extraction, claim)
        if made is None:
            continue
        for role in ("time", "quantity"):
            pieces = claim.pieces(role)
            spans = [q.span for q in made.quantities] if role == "quantity" else ([made.time.span] if made.time else [])
            inside = [(s, e) for s, e in pieces if _readable(role, gold.text, s, e)]
            where = f"{gold.name} {claim.predicate} [{made.trigger.text}] in: {gold.text[max(0, made.trigger.start - 110) : made.trigger.end + 110]!r}"
            if inside:
                hit = any(_overlap(span, inside) for span in spans)
                tally.counts[f"{role} gold"] += 1
                tally.counts[f"{role} right"] += hit
                if not hit:
                    tally.add(f"{role} missed", topic=f"{role}s", example=f"{[gold.text[s:e] for s, e in inside]} got {[s.text for s in spans]} {where}")
            if spans:
                tally.counts[f"{role} given"] += 1
                if not any(_overlap(span, pieces) for span in spans):
                    tally.add(f"{role} extra", topic=f"{role}s", example=f"got {[s.text for s in spans]} {where}")
                else:
                    tally.counts[f"{role} given right"] += 1


def _row(name: str, right: int, total: int, note: str = "") -> str:
    return f"{name:32} {right:5} of {total:5}  {right / total if total else 0:6.1%}  {note}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", nargs="+", default=["train", "dev"])
    parser.add_argument("--corpus", type=Path, default=_CORPUS)
    parser.add_argument("--show", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--reader", default="", choices=("", "rules", "sayso-en"))
    options = parser.parse_args()
    tally = Tally(options.show)
    codebook = load_codebook()
    rules = open_reader(options.reader, codebook) if options.reader else None
    documents = 0
    for gold in load(options.corpus, options.split):
        if options.only not in gold.name:
            continue
        documents += 1
        document = gold.document()
        full_tagger = rules if rules is not None else GoldTagger(gold, with_silent=not options.silent)
        bare_tagger = rules if rules is not None else GoldTagger(gold, with_times=False, with_quantities=False)
        full = extract(document, tagger=full_tagger, codebook=codebook)
        bare = extract(document, tagger=bare_tagger, codebook=codebook)
        measure_chains(gold, full, tally)
        measure_antecedents(gold, full, tally)
        measure_values(gold, bare, tally)
    counts = tally.counts
    print(f"{documents} documents of {', '.join(options.split)}; cue-less sayings {'withheld' if options.silent else 'given without speakers'}")
    for name in ("chain", "chain attributed", "chain nested", "polarity"):
        print(_row(name, counts[f"{name} right"], counts[name]))
    for name in ("pronoun", "first person", "description", "short name"):
        wrong = counts[f"{name} wrong"]
        print(_row(f"antecedent, {name}", counts[f"{name} right"], counts[name], f"wrong {wrong}, none {counts[f'{name} none']}"))
    for name in ("time", "quantity"):
        given = counts[f"{name} given"]
        print(_row(f"{name}, gold found", counts[f"{name} right"], counts[f"{name} gold"]))
        print(_row(f"{name}, given right", counts[f"{name} given right"], given))
    print(f"claims lost {counts['claims lost']}")


if __name__ == "__main__":
    main()
