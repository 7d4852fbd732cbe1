"""How a case was made: by which reader, with which settings, and whether its last build came to its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.ids import content_id
from sayso.settings import Settings

State = Literal["empty", "building", "complete"]
"""empty: nothing was built yet; building: a build is going on or was interrupted, so what is derived can be behind; complete: all is in step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderKey:
    """Everything that what is read out of a document depends on; where any of it differs, the document is read anew.

    `name` and `version` are the tagger's, `codebook` is the codebook's version or digest, `sayso` this program's version.
    """

    name: str
    version: str
    codebook: str
    sayso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One run of `sayso build`: who reads, with which settings; `at` is when it began, ISO 8601 in UTC."""

    reader: ReaderKey
    settings: Settings
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a case says of itself. `build` is the last build that was begun, None before the first; `counts` are rows by table."""

    state: State
    made: str
    build: Build | None
    counts: Mapping[str, int]


def judged(judgements: Iterable[str]) -> str:
    """What a case notes of the judgements that what is derived was derived by, from their ids in any order."""
    return content_id("judged", *sorted(judgements))
