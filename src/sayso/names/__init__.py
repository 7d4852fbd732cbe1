"""What stages share about names: reading one spelling, comparing two, finding those worth comparing among many."""

from sayso.names.aliases import alias_groups
from sayso.names.comparing import KINDS, Comparison, NameComparer, NameSignal, compare_names
from sayso.names.reading import Name, read_name
from sayso.names.wordlists import NameData, WordLists, shipped_names, word_lists

__all__ = [
    "KINDS",
    "Comparison",
    "Name",
    "NameComparer",
    "NameData",
    "NameSignal",
    "WordLists",
    "alias_groups",
    "compare_names",
    "read_name",
    "shipped_names",
    "word_lists",
]
