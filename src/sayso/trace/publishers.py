"""Who publishes: agencies, outlets that belong together, and the words by which texts credit one another. Data, with a source for each statement."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from sayso.errors import DamagedCodebook

__all__ = ["Agency", "Family", "Publishers", "Wording", "load_publishers", "parse_publishers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency: its name, other names, and the forms that stand for it in datelines and credits alone.

    `signoffs` are words that, one after the other at an article's end, are this agency's way to name its reporters and editors.
    """

    name: str
    source: str
    names: tuple[str, ...] = ()
    in_credits: tuple[str, ...] = ()
    signoffs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Outlets of one owner, with the source of the statement and the days (YYYY-MM-DD) between which it holds; None is open."""

    name: str
    outlets: tuple[str, ...]
    source: str
    since: str | None = None
    until: str | None = None

    def holds_on(self, earliest: str | None, latest: str | None) -> bool:
        """Whether the outlets could belong together on a day between the two given, inclusive; a day unknown is no hindrance."""
        return (self.since is None or latest is None or self.since <= latest) and (self.until is None or earliest is None or earliest <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words around the names of outlets and speakers, in lower case; what each list is for stands in publishers.toml."""

    credited: tuple[str, ...] = ()
    first_published: tuple[str, ...] = ()
    reported_before: tuple[str, ...] = ()
    reported_after: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unnamed_agencies: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    outlet_words: tuple[str, ...] = ()
    outlet_first_words: tuple[str, ...] = ()
    agency_words: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()

    def with_more(self, other: "Wording") -> "Wording":
        """Both lists of each kind, this one's first."""
        return Wording(**{name: tuple(dict.fromkeys((*getattr(self, name), *getattr(other, name)))) for name in self.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishers:
    """All that is known of publishers before a document is read."""

    agencies: tuple[Agency, ...] = ()
    families: tuple[Family, ...] = ()
    wording: Wording = field(default_factory=Wording)

    def extended(self, other: "Publishers") -> "Publishers":
        """These publishers and the other's; an agency or family of the other takes the place of one of the same name."""
        agencies = {agency.name: agency for agency in (*self.agencies, *other.agencies)}
        families = {family.name: family for family in (*self.families, *other.families)}
        return Publishers(agencies=tuple(agencies.values()), families=tuple(families.values()), wording=self.wording.with_more(other.wording))


def parse_publishers(text: str, *, where: str = "publishers") -> Publishers:
    """The publishers that a text in TOML states; `where` names it in messages.

    Raises DamagedCodebook where it is no TOML, has parts of another form, or makes a statement without a source.
    """
    try:
        publishers = msgspec.convert(tomllib.loads(text), Publishers, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"The publishers in {where} do not hold together: {error}. Compare them with the publishers.toml that sayso ships."
        raise DamagedCodebook(message) from error
    for stated in (*publishers.agencies, *publishers.families):
        if not stated.source.strip():
            message = f"The publishers in {where} state {stated.name!r} without a source. Say in `source` where the statement can be checked."
            raise DamagedCodebook(message)
    return publishers


@cache
def _shipped() -> Publishers:
    return parse_publishers(files("sayso.trace").joinpath("publishers.toml").read_text(encoding="utf-8"), where="publishers.toml")


def load_publishers(path: Path | None = None) -> Publishers:
    """The publishers that sayso ships, with those of the user's file at `path` added.

    Raises DamagedCodebook where the file cannot be read or does not hold together.
    """
    if path is None:
        return _shipped()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The publishers in {path} cannot be read: {error}."
        raise DamagedCodebook(message) from error
    return _shipped().extended(parse_publishers(text, where=str(path)))
