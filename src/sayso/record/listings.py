"""Reference lists that a user brings, and which entities of the case bear names that stand on them.

A listing says that two names are alike. It is no identification, and nothing is merged by it.
"""

from dataclasses import dataclass
from typing import Literal

NameQuality = Literal["strong", "weak"]
NameForm = Literal["name", "alias", "former name"]
ListKind = Literal["person", "organization", "vessel", "aircraft", "unknown"]
Decided = Literal["confirmed", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One name of an entry. `quality` is "weak" where the list itself says that the name alone tells little (OFAC "weak", UN "Low")."""

    text: str
    quality: NameQuality = "strong"
    form: NameForm = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """Who listed an entry, under which programme, since which day (ISO 8601, as exact as the list gives it); None for what the list does not say."""

    authority: str | None
    program: str | None
    listed_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """One entry of a reference list. `id` is the list's own, `kind` "unknown" where it can be a person or a body; `born` days or years as they stand."""

    id: str
    caption: str
    kind: ListKind
    names: tuple[ListedName, ...]
    designations: tuple[Designation, ...] = ()
    topics: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """A list as it was received: where its bytes came from, what it calls itself, how it was read.

    `file` is the file's name, `origin` what stands for where it came from. `id` is of its bytes (and of those of `companion`, OFAC's alt.csv beside sdn.csv). `issued` is the day that it gives for itself, `received` when it was taken in,
    ISO 8601 in UTC. `broken` counts records that could not be read, `notes` are sentences on them and on what else a user should know.
    `set_aside` is when a user said that it is no longer matched, None while it is.
    """

    id: str
    name: str
    authority: str | None
    issued: str | None
    format: str
    file: str
    origin: str
    sha256: str
    size: int
    received: str
    entries: int
    broken: int = 0
    notes: tuple[str, ...] = ()
    companion: str | None = None
    companion_sha256: str | None = None
    set_aside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A signal between two names: its name, the words that a user is shown, its value (0 to 1) and the log-odds that it added."""

    name: str
    words: str
    value: float
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An entity of the case and an entry of a list that bear names alike. Derived: a build that changes the entities makes it anew.

    `name` is the entity's spelling and `listed_name` the entry's, the best pair of all. `quality` is "weak" where the list calls its name weak, one word is
    all there is to go by, numbers or directions differ, or a body's name is part of the other; `weakness` says which. `decision` is an analyst's, with whose it is and why; nothing else of the case depends on it.
    """

    id: str
    entity: str
    list: str
    entry: str
    caption: str
    kind: ListKind
    name: str
    listed_name: str
    quality: NameQuality
    weakness: str
    score: float
    signals: tuple[NameMatch, ...]
    designations: tuple[Designation, ...] = ()
    topics: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    decision: Decided | None = None
    decided_by: str | None = None
    decided_why: str | None = None


_REASONS = 4  # in one line; `sayso show LISTING` has them all
NOT_AN_IDENTIFICATION = "A match of names is not an identification: two people can bear one name, and a list can be wrong."
"""Said wherever listings are shown."""


def entry_key(list_id: str, entry: str) -> str:
    """What a judgement calls an entry of a list by: the list's id, a colon, the entry's own id."""
    return f"{list_id}:{entry}"


def listing_rank(listing: Listing) -> tuple[int, bool, float, str, str]:
    """Confirmed ones first, refused ones last, weak ones behind the others, the best scores first."""
    order = {"confirmed": 0, None: 1, "refused": 2}
    return order[listing.decision], listing.quality == "weak", -listing.score, listing.caption, listing.entry


def listed_words(listing: Listing, reference: ReferenceList | None) -> str:
    """A listing in a sentence: as whom, by whom, under which programme, since when, in which list."""
    as_whom = f"listed as {listing.caption}"
    if listing.listed_name != listing.caption:
        as_whom += f", also under the name {listing.listed_name}"
    parts = [as_whom, *(_designation_words(designation) for designation in listing.designations)]
    if listing.topics:
        parts.append(f"{'topic' if len(listing.topics) == 1 else 'topics'} {', '.join(listing.topics)}")
    if reference is not None:
        parts.append(f"in {reference.name}" + (f" of {reference.issued}" if reference.issued else ", which gives no date"))
    return "; ".join(parts) if len(listing.designations) > 1 else ", ".join(parts)


def _designation_words(designation: Designation) -> str:
    words = f"by {designation.authority}" if designation.authority else "by an authority that the list does not name"
    if designation.program:
        words += f" ({designation.program})"
    return words + (f", on {designation.listed_on}" if designation.listed_on else "")


def score_words(listing: Listing) -> str:
    """The score with its reasons: "score .93, “R. Marlow” and “Robert MARLOW”: initial; weak: the list calls this name weak"."""
    strongest = sorted(listing.signals, key=lambda signal: (-abs(signal.points), signal.name))[:_REASONS]
    reasons = ", ".join(signal.words for signal in strongest) or "similar names"
    is_alike = listing.name.casefold() == listing.listed_name.casefold()
    pair = "" if is_alike else f", “{listing.name}” and “{listing.listed_name}”"
    words = f"score {_short(listing.score)}{pair}: {reasons}"
    return f"{words}; weak: {listing.weakness}" if listing.quality == "weak" else words


def decision_words(listing: Listing) -> str:
    """What an analyst said of a listing, "" for nothing."""
    if listing.decision is None:
        return ""
    why = f" ({listing.decided_why})" if listing.decided_why else ""
    return f"{listing.decision} by {listing.decided_by}{why}"


def _short(score: float) -> str:
    """Two decimals, rounded down: what is not certain is never shown as 1."""
    hundredths = min(99, int(score * 100 + 1e-9))
    return f".{hundredths:02}"
