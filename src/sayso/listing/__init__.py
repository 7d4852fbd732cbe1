"""Stage: reference lists that a user brings, read and matched by name with the entities of a case. It merges nothing and judges nothing."""

from sayso.listing.linking import ListDecision, link
from sayso.listing.parts import ListRead
from sayso.listing.reading import COLUMNS, READS, is_companion, read_list

__all__ = ["COLUMNS", "READS", "ListDecision", "ListRead", "is_companion", "link", "read_list"]
