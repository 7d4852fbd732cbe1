"""Groups of names that are known to be one, as `names.toml` and the user give them."""

from functools import lru_cache

from sayso.names.reading import read_name
from sayso.names.wordlists import WordLists, shipped_names

__all__ = ["alias_groups"]

_ANY_KIND = ("person", "organization", "location", "facility")  # a user's group of aliases holds for whichever of these the names are


@lru_cache(maxsize=4)
def alias_groups(lists: WordLists, aliases: tuple[tuple[str, ...], ...]) -> dict[tuple[str, tuple[str, ...]], int]:
    """The number of the group for each kind and folded name; the user's groups come first and hold for all kinds."""
    groups: dict[tuple[str, tuple[str, ...]], int] = {}
    number = 0
    for names in aliases:
        for name in names:
            for kind in _ANY_KIND:
                groups.setdefault((kind, read_name(name, kind, lists).words), number)
        number += 1
    for kind, members in sorted(shipped_names().aliases.items()):
        for names in members:
            for name in names:
                groups.setdefault((kind, read_name(name, kind, lists).words), number)
            number += 1
    return groups
