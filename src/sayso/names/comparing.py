"""Two spellings compared: a score with the signals that gave it."""

from dataclasses import dataclass

__all__ = ["Comparison", "NameSignal"]


@dataclass(frozen=True, slots=True)
class NameSignal:
    """One reason for or against: its name, the words that a user is shown, its value (0 to 1) and the log-odds that it added."""

    name: str
    words: str
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two spellings are of one name, 0 to 1, and the signals behind it, strongest for the pair first."""

    left: str
    right: str
    kind: str
    score: float
    signals: tuple[NameSignal, ...]
