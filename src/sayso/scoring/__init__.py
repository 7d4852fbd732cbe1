"""Signals with weights, and what they come to: the same arithmetic for every stage that compares two things."""

from sayso.scoring.scorecard import Part, Scorecard, Scored, Weight, load_scorecard

__all__ = ["Part", "Scorecard", "Scored", "Weight", "load_scorecard"]
