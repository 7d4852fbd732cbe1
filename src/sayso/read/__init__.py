"""Reads what was received: bytes become documents with labelled paragraphs and articles, or refusals with a reason."""

from sayso.read.documents import read

__all__ = ["read"]
