"""Where claims come from: links of dependence with their evidence, and the roots they lead to."""

from dataclasses import dataclass
from typing import Literal

from sayso.record.spans import Span

LineageReason = Literal[
    "copied",
    "credited",
    "reported",
    "first published",
    "family",
    "same speaker",
    "same unnamed source",
    "same document",
    "loop",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span of one document that shows something."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A dependence: the article `source` leans on the article `target`, or on something outside the pile.

    Exported as "from" and "to". Exactly one of `target` and `outside` is given.
    """

    source: str
    target: str | None
    outside: str | None
    reason: LineageReason
    evidence: tuple[Evidence, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLink:
    """Why one claim goes back to the same root as another (or to something outside): reason, evidence, score."""

    source: str
    target: str
    reason: LineageReason
    evidence: tuple[Evidence, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A root that claims go back to. `root` names it: a speaker, an outlet, a document, an article's title.

    State "lineage not recorded": the article gives no source for it; such claims count as no origin.
    """

    id: str
    claims: tuple[str, ...]
    root: str
    links: tuple[OriginLink, ...]
    state: Literal["recorded", "lineage not recorded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What changed as a claim was passed on: claims in order of lineage, the kind of change, first and last words for it."""

    claims: tuple[str, ...]
    what: Literal["certainty", "source", "quantity", "polarity"]
    first: str
    last: str
