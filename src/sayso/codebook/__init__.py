"""The codebook: predicates, roles, trigger words, certainty words and words of saying, as data.

`codebook.toml` beside this file is the project's own; a user can pass another. Every reader, the exports and the pages read it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import msgspec

from sayso.errors import DamagedCodebook

__all__ = ["Band", "Codebook", "Hedge", "Naming", "Predicate", "Saying", "Words", "load_codebook"]

Stance = Literal["neutral", "claims", "alleges", "confirms", "finds", "shows", "denies", "doubts", "admits", "boasts", "warns", "promises", "asks", "thinks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that carry a predicate, one group for each frame.

    `verbs` are lemmas, with a particle or preposition where it belongs to the trigger ("set up", "answer to"); `nouns` singular event or role nouns;
    `suffixes` second halves of compounds ("backed" in "X-backed militia": the first half is the actor, the noun the target); `phrases` are matched as they stand.
    `subject` and `object` name the roles of a verb's subject and object, `of`, `by`, `with`, `to`, `from`, `for`, `in`, `against`, `as`, `over` (in `prepositions`) those of its prepositions;
    `indirect` that of the first of two objects ("gave the rebels rifles"), `owner` that of a noun's possessor ("Iran's funding"), `modifier` that of a name or weapon before the noun,
    `holder` that of who bears a role noun ("X, a member of Y", "X is a member of Y"): without one such a noun carries nothing. An empty name means no role.
    `needs` are the roles without which the words carry nothing ("met" somebody), `kinds` what a role can be filled with (kinds of mentions, "party" for anybody who acts),
    `excludes` the words after which it does not hold ("lead to"). With `shared` the next entry of the same verb is tried too.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    subject: str | None = "actor"
    object: str | None = "target"
    prepositions: Mapping[str, str] = field(default_factory=dict)
    mode: str | None = None
    polarity: Literal["affirmed", "denied"] = "affirmed"
    tense: Literal["past", "present", "future", "hypothetical"] | None = None
    indirect: str | None = None
    owner: str | None = "actor"
    modifier: str | None = "actor"
    holder: str | None = None
    needs: tuple[str, ...] = ()
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excludes: tuple[str, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One predicate: its kind, definition, roles, the words that carry it, and what it is called elsewhere.

    `family` groups predicates that can speak of one thing (directs and leads, supports and funds); `symmetric` ones hold both ways.
    """

    kind: Literal["event", "relation"]
    definition: str
    roles: tuple[str, ...]
    family: str
    words: tuple[Words, ...] = ()
    symmetric: bool = False
    plover: str | None = None
    followthemoney: str | None = None
    stix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A step of the scale of certainty; `rank` orders the bands from least (0) to most sure. `definition` is shown to users."""

    rank: int
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words by which a speaker weakens or grades a claim, all of one band; `phrases` hold only as a whole, before the clause that they grade ("with low confidence that")."""

    band: str
    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words of saying of one stance: verb lemmas, nouns ("claim", "allegation") and phrases ("according to")."""

    stance: Stance
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Words by which two names are said to be one, all of one mode (alias, former name, front, identified).

    `between` stand between the two ("A, also known as B"; "…" is up to five words); `names` are nouns for a name or for what hides one ("A, nom de guerre B"), with
    `links` before whose it is ("a front for B"), `common` such nouns that only the words around them make one ("under the name B"); `verbs` give a name ("renamed A B",
    "identified A as B"); `equals` is what two are together ("the same man").
    """

    mode: str
    between: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All of codebook.toml; `lexicon` holds named word lists (ranks, leader_posts, posts, body_words, negations and others)."""

    version: str
    predicates: Mapping[str, Predicate]
    bands: Mapping[str, Band]
    hedges: tuple[Hedge, ...]
    sayings: tuple[Saying, ...]
    lexicon: Mapping[str, tuple[str, ...]]
    namings: tuple[Naming, ...] = ()

    def families(self) -> dict[str, tuple[str, ...]]:
        """The predicates of each family, sorted."""
        groups: dict[str, list[str]] = {}
        for name, predicate in self.predicates.items():
            groups.setdefault(predicate.family, []).append(name)
        return {family: tuple(sorted(names)) for family, names in groups.items()}


def _checked(data: Mapping[str, Any], where: str) -> Codebook:
    try:
        codebook = msgspec.convert(data, Codebook, strict=True)
    except msgspec.ValidationError as error:
        message = f"The codebook {where} does not hold together: {error}. Compare it with the codebook that sayso ships."
        raise DamagedCodebook(message) from error
    roles = {"actor", "target", "instrument", "place", "post", "object", "time", "quantity"}
    for name, predicate in codebook.predicates.items():
        named = {role for words in predicate.words for role in (words.subject, words.object, *words.prepositions.values()) if role}
        unknown = (named | set(predicate.roles)) - roles
        if unknown:
            message = f"The codebook {where} gives the predicate {name} the unknown roles {sorted(unknown)}; known are {sorted(roles)}."
            raise DamagedCodebook(message)
    for hedge in codebook.hedges:
        if hedge.band not in codebook.bands:
            message = f"The codebook {where} uses the band {hedge.band!r}, which it does not define under [bands]."
            raise DamagedCodebook(message)
    return codebook


@cache
def _shipped() -> Codebook:
    text = files("sayso.codebook").joinpath("codebook.toml").read_text(encoding="utf-8")
    return _checked(tomllib.loads(text), "codebook.toml")


def load_codebook(path: Path | None = None) -> Codebook:
    """The codebook that sayso ships, or the user's own at `path`.

    Raises DamagedCodebook where it does not hold together, with the place.
    """
    if path is None:
        return _shipped()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The codebook {path} cannot be read: {error}."
        raise DamagedCodebook(message) from error
    return _checked(data, str(path))
