"""What stages share about names: reading one spelling, comparing two, finding those worth comparing among many."""

from sayso.names.reading import Name, read_name
from sayso.names.wordlists import NameData, WordLists, shipped_names, word_lists

__all__ = ["Name", "NameData", "WordLists", "read_name", "shipped_names", "word_lists"]
