"""Stage: mentions to entities, by names, texts and the judgements of analysts."""

from sayso.resolve.identities import claims_in_force
from sayso.resolve.judging import Decision, decisions_in_force, undone_by
from sayso.resolve.meanings import Meanings
from sayso.resolve.obstacles import Obstacle, find_obstacles
from sayso.resolve.queueing import Effect, Example, Question, Side, pairs_to_judge
from sayso.resolve.resolving import resolve

__all__ = [
    "Decision",
    "Effect",
    "Example",
    "Meanings",
    "Obstacle",
    "Question",
    "Side",
    "claims_in_force",
    "decisions_in_force",
    "find_obstacles",
    "pairs_to_judge",
    "resolve",
    "undone_by",
]
