"""The rules-only reader: no weights, only word lists, grammar and the codebook."""

from sayso.reader.rules.identities import RULE as IDENTITY
from sayso.reader.rules.tagger import RulesTagger

__all__ = ["IDENTITY", "RulesTagger"]
