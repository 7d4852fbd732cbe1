"""The names of entities and of entries side by side: which pairs are worth comparing, and what each comes to. All that this room knows of `sayso.names` is here."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.codebook import Codebook
from sayso.names import Comparison, Name, NameComparer, alias_groups, read_name, word_lists
from sayso.names.blocking import candidate_pairs
from sayso.names.vocabulary import is_small
from sayso.record import NameMatch

__all__ = ["Compared", "Names"]

_SHOWN = 0.05  # log-odds; less is not worth a line
_DECISIVE = frozenset({"same_words", "spacing", "alias", "known_as_two"})  # signals of `sayso.names` that decide alone, and so speak for the pair by themselves


@dataclass(frozen=True, slots=True)
class Compared:
    """How likely two names are of one, 0 to 1; the signals behind it, the strongest for the pair first; and what makes the match weak however alike the names are."""

    score: float
    signals: tuple[NameMatch, ...]
    doubts: tuple[str, ...]


class Names:
    """Reads names and compares them; `codebook` gives the words that are titles, ranks and legal forms."""

    def __init__(self, codebook: Codebook) -> None:
        """Over the word lists of a codebook, and the short forms and translations that sayso knows."""
        self._lists = word_lists(codebook)
        self._comparer = NameComparer(alias_groups(self._lists, ()))

    def read(self, text: str, kind: str) -> tuple[Name, ...]:
        """The spellings that a text gives: its own, and those in brackets or behind a stroke ("Harbour Relief Board (HRB)")."""
        name = read_name(text, kind, self._lists)
        return (name, *(read_name(part, kind, self._lists) for part in name.also if part.strip()))

    def score(self, left: Name, right: Name) -> float:
        """How likely two names are of one, 0 to 1; the same whichever comes first."""
        return self._comparer.score(left, right)

    def compare(self, left: Name, right: Name) -> Compared:
        """The score with what stands behind it."""
        found = self._comparer.compare(left, right)
        signals = tuple(
            NameMatch(name=one.name, words=_worded(one.words, one.detail), value=round(one.value, 4), points=round(one.points, 4))
            for one in found.signals
            if abs(one.points) >= _SHOWN
        )
        return Compared(found.score, signals, tuple(_doubts(left, right, found)))

    def pairs(self, ours: Sequence[Name], theirs: Sequence[Name]) -> list[tuple[int, int]]:
        """Positions of pairs, one of ours and one of theirs, that are worth comparing: all that share a key of `sayso.names.blocking` and are alike at all."""
        split = len(ours)
        return [(left, right - split) for left, right in candidate_pairs([*ours, *theirs], split=split)]


def _worded(words: str, detail: str) -> str:
    return f"{words}: {detail}" if detail else words


def _doubts(left: Name, right: Name, found: Comparison) -> list[str]:
    """What a user must see before the score: one word alone, other numbers or directions, a body's name that is only part of another's, words of its own on either side."""
    doubts: list[str] = []
    if len(left.words) == 1 or len(right.words) == 1:
        doubts.append("one word is all there is to go by")
    if _DECISIVE & {signal.name for signal in found.signals}:
        return doubts
    details = {signal.name: signal.detail for signal in found.signals}
    if details.get("other_words"):
        doubts.append(f"each of the names has words that the other lacks: {details['other_words']}")
    if left.marks != right.marks:
        doubts.append("a number or a word such as North differs")
    elif left.kind != "person":
        over = details.get("left_out", "")
        if any(not is_small(word) for word in over.split()):
            doubts.append(f"only one of the names has: {over}")
    return doubts
