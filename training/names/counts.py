"""words.json: how often words occur in names."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from names.pairs import Entry
from sayso.codebook import load_codebook
from sayso.names import read_name, word_lists
from sayso.text.folding import fold

__all__ = ["count_words", "read_spellings"]

_LEAST = 3  # occurrences in the transliteration list below which a word counts as unseen
_SHORTEST = 3  # letters


def read_spellings(path: Path) -> dict[str, Counter[str]]:
    """Latin spellings, with their counts, of each Arabic token of the transliteration list."""
    found: dict[str, Counter[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, arabic, count = line.split("\t")
        folded = fold(word).replace(" ", "")
        if folded.isascii() and folded.isalpha() and len(folded) >= _SHORTEST:
            found.setdefault(arabic.replace(" ", ""), Counter())[folded] += int(count)
    return found


def count_words(spellings: dict[str, Counter[str]], entries: Sequence[Entry], target: Path) -> None:
    """Write words.json. Of bodies' words one is taken off, so that a word of the lists weighs like one that is seen for the first time when its own body is compared."""
    persons: Counter[str] = Counter()
    for counts in spellings.values():
        persons.update(counts)
    lists = word_lists(load_codebook())
    bodies: Counter[str] = Counter()
    of_bodies = [entry for entry in entries if entry.kind == "organization"]
    for entry in of_bodies:
        bodies.update({word for name in entry.names for word in read_name(name, "organization", lists).words})
    data = {
        "persons": {word: count for word, count in sorted(persons.items()) if count >= _LEAST},
        "bodies": {"_all": len(of_bodies), **{word: count - 1 for word, count in sorted(bodies.items()) if count > 1}},
    }
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
