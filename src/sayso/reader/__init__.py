"""Readers of sentences: what they see, as one graph over the words."""

from sayso.reader.rules import RulesTagger

__all__ = ["RulesTagger"]
