"""An analyst's decisions: append-only, each undone only by another."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what about which things, when and why; `undoes` is the id of the judgement that this one takes back."""

    id: str
    kind: Literal["same", "different", "source rating", "accepted", "set aside", "note", "undo"]
    subject: str
    object: str | None
    value: str | None
    by: str
    at: str
    why: str
    undoes: str | None = None
