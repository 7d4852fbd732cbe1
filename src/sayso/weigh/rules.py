"""The table by which a credibility is proposed, and what counts and compares: data, shown to whoever reads a finding."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from sayso.errors import DamagedCodebook

__all__ = ["Comparing", "Counting", "Counts", "Denials", "Rule", "Rules", "parse_rules", "shipped_rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Which claims count for and against; see rules.toml."""

    tenses: tuple[str, ...]
    no_support: tuple[str, ...]
    firm_from: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """How a denial is known that does not say what it denies; `near` is in characters."""

    predicates: tuple[str, ...]
    nouns: tuple[str, ...]
    stances: tuple[str, ...]
    near: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """What can be in conflict with what; `tolerance` is a share of the figure."""

    dated: tuple[str, ...]
    one_thing: tuple[str, ...]
    one_figure: tuple[str, ...]
    outcomes: tuple[str, ...]
    tolerance: float
    one_side: tuple[str, ...]
    contrary: tuple[tuple[str, str], ...]
    identity: tuple[str, ...]
    most_values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the table looks at: recorded origins for and against, those for it that are firm, whether two of these are apart."""

    supporting: int
    opposing: int
    firm: int
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the table: it holds where all of its conditions do; `lead` is how many more origins are for than against."""

    value: int
    name: str
    definition: str
    supporting_least: int = 0
    supporting_most: int | None = None
    opposing_most: int | None = None
    firm_least: int = 0
    lead_least: int | None = None
    apart: bool = False

    def holds(self, counts: Counts) -> bool:
        """Whether this rule's conditions are met."""
        return (
            counts.supporting >= self.supporting_least
            and (self.supporting_most is None or counts.supporting <= self.supporting_most)
            and (self.opposing_most is None or counts.opposing <= self.opposing_most)
            and counts.firm >= self.firm_least
            and (self.lead_least is None or counts.supporting - counts.opposing >= self.lead_least)
            and (counts.apart or not self.apart)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All of rules.toml."""

    counting: Counting
    denials: Denials
    comparing: Comparing
    rules: tuple[Rule, ...]

    def propose(self, counts: Counts) -> Rule:
        """The first rule that holds; the last one holds always."""
        return next((rule for rule in self.rules if rule.holds(counts)), self.rules[-1])


def parse_rules(text: str) -> Rules:
    """The rules that a text in TOML states; raises DamagedCodebook where they do not hold together."""
    try:
        rules = msgspec.convert(tomllib.loads(text), Rules, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"The rules for findings do not hold together: {error}. Compare them with the rules.toml that sayso ships."
        raise DamagedCodebook(message) from error
    if not rules.rules or any(rule.value not in range(1, 7) for rule in rules.rules):
        message = "The rules for findings need at least one line under [[rules]], and values from 1 to 6."
        raise DamagedCodebook(message)
    return rules


@cache
def shipped_rules() -> Rules:
    """The rules that sayso ships."""
    return parse_rules(files("sayso.weigh").joinpath("rules.toml").read_text(encoding="utf-8"))
