"""What the record holds on one proposition: never what is true."""

from dataclasses import dataclass
from typing import Literal

ConflictKind = Literal["quantity", "time", "place", "actor", "target", "relation", "polarity", "identity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Claims, and the recorded origins that they go back to."""

    claims: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims that cannot both hold as they stand, and in what; both are kept."""

    kind: ConflictKind
    claims: tuple[str, str]
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility:
    """A proposed Admiralty credibility (1 to 6), the rule of the table that gave it, and what the rule looked at."""

    value: int
    rule: str
    inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What would be proposed if this origin were taken away."""

    origin: str
    credibility: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Claims and origins for and against, denials, conflicts, range of certainty, proposed credibility.

    `supporting` and `opposing` are exported as "for" and "against". `lowest` and `highest` are bands of the codebook, "unhedged" for claims without a hedge.
    """

    id: str
    proposition: str
    supporting: Side
    opposing: Side
    denials: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    lowest: str | None
    highest: str | None
    credibility: Credibility
    without: tuple[Without, ...]
