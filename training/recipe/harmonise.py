"""Marks that annotators set differently, brought under the guideline's settled rules (23): which common nouns are mentions.

usage: python -m recipe.harmonise FILE…   rewrites the project's own files

The recipe applies it to the third-party part of the corpus while reading, since that part's files are not the project's to change.
"""

import re
import sys
from pathlib import Path

from recipe.marks import find
from sayso.codebook import load_codebook
from sayso.text.tokens import singular

__all__ = ["harmonised"]

_BARE_BODIES = {"police", "army", "navy", "military", "government", "ministry", "council", "court", "mission", "brigade"}
_BARE_WEAPONS = {"arms", "weapons", "weapon", "ammunition", "fire", "explosives", "guns", "gun", "cartridges", "shells"}
_TRADES = frozenset(load_codebook().lexicon["bare_titles"])
_SAME = {"chargé d'affaires", "affaires", "boss", "abbess", "princess", "hostess", "governess"}  # singulars in s
_WEAPONS = re.compile(
    r"\b(?:drones?|rockets?|mortars?|rifles|missiles?|grenades?|car bombs?|roadside bombs?|machine[ -]guns?|barrel bombs?|Kalashnikovs?|land ?mines?|suicide vests?|howitzers?)\b"
)


def _is_mention(kind: str, words: str) -> bool:
    bare = words.partition("^")[0].strip()
    if not bare.islower() or any(character.isdigit() for character in bare):
        return True
    if kind in ("facility", "document", "event"):
        return " " in bare or "-" in bare
    if kind == "organization":
        return bare not in _BARE_BODIES
    return kind != "weapon" or bare not in _BARE_WEAPONS


def _is_title(text: str, words: str) -> bool:
    """Whether a role word is a title: plurals and trades are so only before a name."""
    places = find(text, words)
    bare = words.partition("^")[0].strip()
    if not places or not bare.islower() or re.match(r"\s+[A-Z]", text[places[0][1] : places[0][1] + 3]):
        return True
    last = bare.split()[-1].split("-")[-1]
    return last not in _TRADES and (singular(last) == last or last in _SAME)


def _number(text: str, start: int, words: str) -> str:
    places = [found.start() for found in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    number = places.index(start) + 1
    return words if number == 1 else f"{words}^{number}"


def harmonised(lines: list[str]) -> list[str]:
    """The lines of a `.claims` file with its mentions under the settled rules."""
    out: list[str] = []
    text, taken = "", []

    def close() -> None:
        missing = [found for found in _WEAPONS.finditer(text) if not any(s < found.end() and found.start() < e for s, e in taken)]
        if missing:
            words = [_number(text, found.start(), found[0]) for found in missing]
            place = len(out)
            while place and not out[place - 1].startswith(("¶ ", "@ ")):
                place -= 1
            out.insert(place, "@ weapon: " + "; ".join(words))

    for line in lines:
        if line.startswith(("¶ ", "#:")):
            if text:
                close()
            text, taken = (line[2:], []) if line.startswith("¶ ") else ("", [])
            out.append(line)
        elif line.startswith("@ "):
            kind, _, words = line[2:].partition(":")
            kept = [part.strip() for part in words.split(";") if part.strip() and _is_mention(kind.strip(), part.strip())]
            kept = [part for part in kept if kind.strip() != "title" or _is_title(text, part)]
            taken += [place for part in kept for place in find(text, part)]
            if kept:
                out.append(f"@ {kind.strip()}: {'; '.join(kept)}")
        else:
            out.append(line)
    if text:
        close()
    return out


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        before = path.read_text(encoding="utf-8")
        after = "\n".join(harmonised(before.splitlines())) + "\n"
        if after != before:
            path.write_text(after, encoding="utf-8")
