"""Count which word classes the words of two open treebanks have, and how classes follow each other.

usage: make_classes.py SYNTAX_FOLDER OUT_FOLDER

Reads `ud-ewt/train.conllu` and `gum-open/train.conllu` (CC BY-SA 4.0; see NOTICE) and writes two tables that the rules reader looks words up in:
`classes.tsv` (a word, its classes with their share in hundredths) and `follows.tsv` (two classes, a third, how often it came after them).
Facts about words, no sentences: nothing of the treebanks' texts can be read back from them.
"""

import collections
import sys
from pathlib import Path

WORDS = 21_000  # keeps classes.tsv below 300 kB
FILES = ("ud-ewt/train.conllu", "gum-open/train.conllu")
BE = {"is", "are", "was", "were", "am", "'s", "'re", "'m", "’s", "’re", "’m", "be", "been", "being"}
HAVE = {"has", "have", "had", "having", "'ve", "’ve", "'d"}
MERGED = {
    "NNPS": "NNP",
    "JJR": "JJ",
    "JJS": "JJ",
    "RBR": "RB",
    "RBS": "RB",
    "PDT": "DT",
    "AFX": "JJ",
    "FW": "NN",
    "GW": "NN",
    "ADD": "NNP",
    "LS": "CD",
    "NFP": ".",
    "HYPH": "-",
    "``": '"',
    "''": '"',
    "$": "CD",
    "SYM": "SYM",
    "-LRB-": "(",
    "-RRB-": ")",
}


def word_class(word: str, tag: str) -> str:
    """The coarse class of a treebank's tag; forms of be, have and do have classes of their own, since they tell what follows."""
    lower = word.lower()
    if tag.startswith("V"):
        if lower in BE:
            return {"be": "BEB", "been": "BEN", "being": "BEG"}.get(lower, "BE")
        if lower in HAVE:
            return "HVG" if lower == "having" else "HV"
        if lower in {"do", "does", "did"}:
            return "DO"
    if tag == "RB" and lower in {"not", "n't", "n’t"}:
        return "NOT"
    return MERGED.get(tag, tag)


def sentences(path: Path) -> list[list[tuple[str, str]]]:
    """The sentences of a CoNLL-U file as words with classes."""
    out: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            out.append([])
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                out[-1].append((cells[1], word_class(cells[1], cells[4])))
    return [sentence for sentence in out if sentence]


def main(folder: Path, target: Path) -> None:
    """Write both tables."""
    words: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    follows: collections.Counter[tuple[str, str, str]] = collections.Counter()
    for name in FILES:
        for sentence in sentences(folder / name):
            earlier, last = "^", "^"
            for word, tag in sentence:
                follows[earlier, last, tag] += 1
                earlier, last = last, tag
                if tag != "NNP" and word[0].isalpha() | (word[0] in "'’"):
                    words[word.lower()][tag] += 1
            follows[earlier, last, "$"] += 1
    kept = sorted(sorted(words, key=lambda word: (-sum(words[word].values()), word))[:WORDS])
    with (target / "classes.tsv").open("w", encoding="utf-8") as out:
        for word in kept:
            counts = words[word]
            total = sum(counts.values())
            shares = [
                (tag, max(1, round(100 * count / total)))
                for tag, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                if count / total >= 0.01 and (count > 1 or total < 20)
            ]
            out.write(f"{word}\t{min(total, 999)}\t{' '.join(f'{tag}:{share}' for tag, share in shares)}\n")
    with (target / "follows.tsv").open("w", encoding="utf-8") as out:
        for (earlier, last, tag), count in sorted(follows.items()):
            if count >= 3:
                out.write(f"{earlier} {last} {tag} {count}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
