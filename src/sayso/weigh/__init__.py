"""What the record holds for and against each proposition: origins, denials, conflicts, certainty, and a proposed credibility with its rule."""

from sayso.weigh.weighing import weigh

__all__ = ["weigh"]
