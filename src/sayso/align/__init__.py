"""Stage: claims to propositions."""

from sayso.align.aligning import align

__all__ = ["align"]
