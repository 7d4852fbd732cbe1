"""Pure work on graphs that several stages share: groups that grow by links and keep constraints."""

from sayso.graph.partition import Partition

__all__ = ["Partition"]
