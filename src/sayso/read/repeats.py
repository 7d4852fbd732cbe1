"""Words that stand twice in one article: a pull quote, a standfirst taken from the last paragraph, the title said again.

What they say must be read once. Paragraphs are compared by runs of five words, so that a quote pulled out with a cut or a changed mark is found too.
"""

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["Repeated", "repeats_in"]

_WORD = re.compile(r"[^\W_]+")
_RUN = 5  # words
_LEAST = 8  # words: shorter paragraphs repeat by chance
_SHARE = 0.8  # of a paragraph's runs that must stand in one other paragraph
_FIRST = 1  # paragraphs at an article's head that may be a standfirst

Repeated = tuple[int, bool]
"""The position of a paragraph that repeats another, and whether it stands in that one as a quote (or else is a plain repeat)."""


def repeats_in(flat: str, spans: Sequence[tuple[int, int]]) -> list[Repeated]:
    """Which of these paragraphs, in order, repeat another or a part of another.

    Of two that say the same, the later is the repeat, unless the earlier stands at the head, where it is a standfirst.
    """
    sizes: list[int] = []
    first: dict[tuple[str, ...], int] = {}
    shared: Counter[tuple[int, int]] = Counter()
    for position, (start, end) in enumerate(spans):
        words = _WORD.findall(flat[start:end].casefold())
        runs = set(zip(*(words[shift:] for shift in range(_RUN)), strict=False)) if len(words) >= _LEAST else set[tuple[str, ...]]()
        sizes.append(len(runs))
        shared.update((holder, position) for holder in (first.setdefault(run, position) for run in runs) if holder != position)
    found: dict[int, bool] = {}
    for (upper, lower), count in sorted(shared.items()):
        holds_upper, holds_lower = count >= _SHARE * sizes[upper], count >= _SHARE * sizes[lower]
        if lower in found or (upper in found and not (holds_upper and holds_lower)):
            continue
        if holds_upper and holds_lower:
            # A third copy is a plain repeat, whichever of the first two was kept.
            is_standfirst = upper < _FIRST and upper not in found
            found[upper if is_standfirst else lower] = is_standfirst
        elif holds_upper or holds_lower:
            found[upper if holds_upper else lower] = True  # the shorter is a part of the longer
    return sorted(found.items())
