"""What stands around the name of a place: the countries that a document speaks of, and words right beside the name that say where it lies."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.record import Document, Mention
from sayso.resolve.placewords import PlaceWords
from sayso.text.folding import fold

__all__ = ["Beside", "Surroundings", "shares"]

_WINDOW = 60  # characters between a name and the words that place it
_AFTER = re.compile(r",\s+(?:in\s+)?(?:the\s+)?|\s+\(|(?P<loose>\s+in\s+(?:the\s+)?)")
_WITHIN = re.compile(r",?\s+in\s+(?P<words>[\w\s-]*)")
_BEFORE = re.compile(r"(?P<own>['’]s?)?\s+(?P<words>[\w\s-]*)")
_LIST_GOES_ON = re.compile(r"\s*(?:,\s*)?(?:and|or|&)\s|\s*,\s+[A-Z]")
_LIST_BEFORE = re.compile(r"(?:[^\W_]\s*,|\band|\bor|&)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Beside:
    """Words right beside a name that say where it lies: a country's code, or a place's node. `is_strict`: it lies there or it is another place."""

    country: str | None
    node: int | None
    words: str
    is_strict: bool


@dataclass(frozen=True, slots=True, order=True)
class _Anchor:
    """A country's word or a place's mention, by its place in the text."""

    start: int
    end: int
    country: str = ""
    node: int = -1
    is_demonym: bool = False


class Surroundings:
    """One document, with what in it speaks of places."""

    def __init__(self, document: Document, words: PlaceWords, mentions: Iterable[tuple[int, Mention]]) -> None:
        """The document, and the mentions of its places with their nodes."""
        self._text = document.text
        self._words = words
        spoken = list(words.countries_in(document.text))
        self.countries = Counter(word.country for word in spoken)
        taken = {(word.start, word.end) for word in spoken}
        anchors = [_Anchor(word.start, word.end, country=word.country, is_demonym=word.is_demonym) for word in spoken]
        anchors += [_Anchor(one.span.start, one.span.end, node=node) for node, one in mentions if (one.span.start, one.span.end) not in taken]
        self._anchors = sorted(anchors)
        self._starts = [anchor.start for anchor in self._anchors]

    def beside(self, mention: Mention) -> list[Beside]:
        """What the words beside one mention say of where it lies."""
        found = (self._behind(mention.span.start, mention.span.end), self._before(mention.span.start))
        return [one for one in found if one is not None]

    def _behind(self, start: int, end: int) -> Beside | None:
        """Marlow, Ohio; Marlow (Ohio); Marlow, in northern Syria; loosely: Marlow in Ohio. Not where names are listed."""
        at = bisect_left(self._starts, end)
        if at == len(self._anchors) or self._starts[at] > end + _WINDOW:
            return None
        anchor = self._anchors[at]
        gap = self._text[end : anchor.start]
        found = _AFTER.fullmatch(gap)
        within = _WITHIN.fullmatch(gap)
        if within is not None and all(self._says_where(word) for word in within["words"].split()):
            return self._made(anchor, is_strict="," in gap)
        if found is None or anchor.is_demonym:
            return None
        is_listed = "," in gap and (_LIST_GOES_ON.match(self._text, anchor.end) or _LIST_BEFORE.search(self._text, max(0, start - 12), start))
        return None if is_listed else self._made(anchor, is_strict=found["loose"] is None)

    def _before(self, start: int) -> Beside | None:
        """The Syrian town of Marlow; Syria's north-western province of Marlow; Aleppo's Marlow."""
        at = bisect_right(self._starts, start - 1) - 1
        while at >= 0 and self._anchors[at].end > start:
            at -= 1
        if at < 0 or self._anchors[at].end < start - _WINDOW:
            return None
        anchor = self._anchors[at]
        found = _BEFORE.fullmatch(self._text, anchor.end, start)
        if found is None or not (anchor.is_demonym or found["own"]):
            return None
        between = found["words"].split()
        if not all(self._says_where(word) for word in between):
            return None
        return self._made(anchor, is_strict=any(fold(word) in self._words.kinds for word in between))

    def _says_where(self, word: str) -> bool:
        return all(part in self._words.between for part in fold(word).split()) or word.endswith(("-held", "-controlled"))

    def _made(self, anchor: _Anchor, *, is_strict: bool) -> Beside:
        words = " ".join(self._text[anchor.start : anchor.end].split())
        return Beside(anchor.country or None, anchor.node if anchor.node >= 0 else None, words, is_strict)


def shares(countries: Mapping[str, float], least: float) -> dict[str, float]:
    """The share of each country in what is said of countries, 0 to 1; a document that says less than `least` counts by so much less."""
    said = sum(countries.values())
    return {country: count / max(said, least) for country, count in countries.items()}
