"""Names of bodies that a text gives in two languages: "Katibat al-Nur (the Light Battalion)", "Katibat al-Nur, or the Light Battalion"."""

import re
from collections.abc import Mapping
from itertools import pairwise

from sayso.names import Name
from sayso.names.vocabulary import is_translation
from sayso.record import Document
from sayso.resolve.links import Link, lone_score
from sayso.resolve.nodes import Nodes

__all__ = ["translation_links"]

_BODIES = frozenset({"organization", "facility"})
_BETWEEN = re.compile(
    r"""["”’]?\s?(?:\(|,\s(?:or|that is|in English|literally)\s)\s?(?:(?:or|the|in English|literally|meaning)[:,]?\s){0,3}["“‘]?""", re.IGNORECASE
)
_BEHIND = re.compile(r"""["”’]?\s?[),.;]""")


def translation_links(documents: Mapping[str, Document], nodes: Nodes) -> list[Link]:
    """Two full names of bodies side by side, the one in brackets or behind "or", whose first words or heads stand for each other in two languages.

    A part in brackets behind its whole has another head (the 31st Battalion (Northern Brigade)), and is none.
    """
    score = lone_score("translated_in_text")
    links: list[Link] = []
    for document, members in sorted(nodes.of_document().items()):
        text = documents[document].text if document in documents else ""
        bodies = [index for index in members if nodes.name(index).kind in _BODIES and not nodes.name(index).is_description and not nodes.name(index).letters]
        placed = sorted((mention.span.start, mention.span.end, index) for index in bodies for mention in nodes.nodes[index].mentions)
        for (_, end, left), (start, last, right) in pairwise(placed):
            if left == right or not _BETWEEN.fullmatch(text[end:start]) or not _BEHIND.match(text, last):
                continue
            if _is_same_sort(nodes.name(left), nodes.name(right)):
                links.append(Link(min(left, right), max(left, right), "translated_in_text", score))
    return links


def _is_same_sort(left: Name, right: Name) -> bool:
    """Whether a word that begins or ends the one name translates one that begins or ends the other, and numbers and directions agree."""
    ends = [(one, other) for one in {left.words[0], left.words[-1]} for other in {right.words[0], right.words[-1]}]
    return left.marks == right.marks and any(one != other and is_translation(one, other) for one, other in ends)
