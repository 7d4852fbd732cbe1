"""Which claims go back to one root: copied words, a wire credit, "as X reported", one publisher's family, one unnamed source."""

from sayso.trace.publishers import Agency, Family, Publishers, Wording, load_publishers, parse_publishers
from sayso.trace.tracing import Traced, trace

__all__ = ["Agency", "Family", "Publishers", "Traced", "Wording", "load_publishers", "parse_publishers", "trace"]
