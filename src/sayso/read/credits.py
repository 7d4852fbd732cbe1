"""Who is credited, in the words of a credit line: the source that a text was taken from, the holder of its rights, a sender."""

import re

from sayso.read.markers import fold, load_markers

__all__ = ["sender_in", "source_in"]

_NAMED = re.compile(r"\W*([^\W\d_]+)\s*[:：»>|–—-]+\s*(?P<name>[^\W_][^)\]|]{0,60}?)\W*(?:[)\]|].*)?$")
_GLUED = re.compile(r"\W*([^\W\d_]+) (?P<name>[A-Z][^.)\]|]{1,60}?)\W*(?:[)\]|].*)?$")
_HELD = re.compile(
    r"\W*(?:©|\(c\)|copyright)[\s©]*(?:\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{0,4})?)?[\s,]*(?:by\s+)?(?P<name>[^\W\d_][^.|,]{1,50}?)\s*(?:[.|,]|all rights|unless |$)",
    re.IGNORECASE,
)


def source_in(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """The outlet behind "Source:" or "©", None where the line tells of another first publication or names nobody."""
    words = flat[start:end]
    lowered = words.casefold()
    if any(each in lowered for each in load_markers().permission):
        return None
    for pattern in (_NAMED, _GLUED):
        match = pattern.match(words)
        if match is not None and fold(match[1]) in load_markers().source_fields:
            return start + match.start("name"), start + match.end("name")
    held = _HELD.match(words)
    if held is None or fold(held["name"]).startswith(("all ", "alle ", "todos ", "tous ", "tutti ")):
        return None
    return start + held.start("name"), start + held.end("name")


def sender_in(flat: str, start: int, end: int) -> tuple[int, int]:
    """A sender's name without the address behind it, the address where there is no name."""
    words = flat[start:end]
    bracket = words.find("<")
    name = words[:bracket].strip(" \"'") if bracket > 0 else ""
    if not name:
        return start, end
    first = start + words.index(name)
    return first, first + len(name)
