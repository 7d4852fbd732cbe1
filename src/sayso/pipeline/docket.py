"""What analysts' words mean in a case, and what became of their judgements."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.codebook import Codebook
from sayso.errors import InvalidJudgement, UnknownId
from sayso.ids import content_id
from sayso.record import Claim, Identity, Judgement, Mention, may_be_assumed
from sayso.record.listings import entry_key
from sayso.resolve import Decision, Meanings, Obstacle, decisions_in_force, find_obstacles, undone_by
from sayso.store import Case

__all__ = ["Docket", "Kind", "Standing"]

Kind = Literal["same", "different", "accepted", "set aside", "undo"]

_ID = re.compile(r"(?P<kind>[a-z]+)-[0-9a-f]*")
_ENTRY = re.compile(r"(?P<list>list-[0-9a-f]*):(?P<entry>.+)")
_NOUNS = frozenset({"document", "article", "mention", "claim", "entity", "proposition", "origin", "finding", "judgement", "list", "listing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A judgement and what became of it; `left` and `right` are its things in words that people know them by.

    in force; undone by another judgement; replaced by a later one on the same pair; blocked, wholly or in part, by others that stand in its way (all in `by`); without object:
    the case holds nothing of what it names, for now.
    """

    judgement: Judgement
    left: str
    right: str
    state: Literal["in force", "undone", "replaced", "blocked", "without object"]
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Thing:
    """What an analyst's words stand for: the subject to be kept, and the mentions that it means now; none for an entry of a list."""

    subject: str
    mentions: frozenset[str]
    is_name: bool


class Docket:
    """The judgements of a case with all that is needed to understand them."""

    def __init__(self, case: Case, codebook: Codebook) -> None:
        self._case = case
        self._mentions: dict[str, Mention] = {mention.id: mention for mention in case.mentions()}
        self._entities = list(case.entities())
        self._entity_of = {mention: entity for entity in self._entities for mention in entity.mentions}
        self._meanings = Meanings(list(self._mentions.values()), {document.id: document for document in case.documents()}, codebook)
        self._judgements = sorted(case.judgements(), key=lambda one: (one.at, one.id))
        self._known: dict[str, frozenset[str]] = {}
        self._listed: dict[str, str | None] = {}

    def undoing(self, things: Sequence[str], *, why: str, by: str, at: str) -> Judgement:
        """The judgement that takes another one back."""
        if len(things) != 1:
            message = "undo takes the id of one judgement: sayso judge CASE list shows them."
            raise InvalidJudgement(message)
        target = self._case.judgement(things[0].strip())
        taker = undone_by(self._judgements).get(target.id)
        if taker is not None:
            message = f"{target.id} is undone already, by {taker}. To bring it back, undo that one."
            raise InvalidJudgement(message)
        return self._new("undo", target.id, None, why=why, by=by, at=at, undoes=target.id)

    def ruling(self, kind: Kind, things: Sequence[str], *, why: str, by: str, at: str) -> Judgement:
        """The judgement that accepts a claim that two are one, or sets it aside."""
        if len(things) != 1:
            message = f"{kind} takes the id of one claim: sayso find CASE --predicate same_as lists those that say that two are one."
            raise InvalidJudgement(message)
        claim = self._case.claim(things[0].strip())
        if not may_be_assumed(claim):
            message = f"{claim.id} does not say that two are one, so it cannot be {kind}. sayso find CASE --predicate same_as lists the claims that do; what is denied joins nothing."
            raise InvalidJudgement(message)
        return self._new(kind, claim.id, None, why=why, by=by, at=at)

    def deciding(self, kind: Kind, things: Sequence[str], *, why: str, by: str, at: str) -> tuple[Judgement, tuple[str, ...]]:
        """The judgement on two things, and what is to be said of them."""
        if len(things) != 2:
            message = f"{kind} takes two things, each an id or a name, a name of several words in quotation marks; given were {len(things)}."
            raise InvalidJudgement(message)
        left, right = (self._thing(words) for words in things)
        if not left.mentions and not right.mentions:
            message = "Both things are entries of lists. One of the two must be a name, entity or mention of the case."
            raise InvalidJudgement(message)
        if left.subject == right.subject or left.mentions == right.mentions:
            message = f"{_quoted(things[0])} and {_quoted(things[1])} mean the same mentions. A judgement needs two things."
            raise InvalidJudgement(message)
        if kind == "different" and left.mentions and right.mentions and (left.mentions <= right.mentions or right.mentions <= left.mentions):
            part, whole = (0, 1) if left.mentions <= right.mentions else (1, 0)
            message = (
                f"{_quoted(things[part])} is among what {_quoted(things[whole])} means, and nothing is different from itself. "
                "Give the ids of mentions for both: sayso show CASE entity-… --json lists them."
            )
            raise InvalidJudgement(message)
        notes = tuple(note for thing, words in zip((left, right), things, strict=True) for note in self._notes(thing, words))
        return self._new(kind, left.subject, right.subject, why=why, by=by, at=at), notes

    def warnings(self, new: Judgement) -> tuple[str, ...]:
        """What a judgement replaces, and which judgements cannot be carried out because of it, itself among them."""
        before, after = decisions_in_force(self._judgements), decisions_in_force([*self._judgements, new])
        found: list[str] = []
        if new.kind in ("same", "different"):
            pair = {new.subject, new.object}
            earlier = next((one for one in before if {one.left, one.right} == pair), None)
            if all(one.id != new.id for one in after):
                found.append(
                    f"A judgement on this pair bears a later time and holds: {self._told(earlier.id if earlier else new.id, new)}. Check the clock of this computer."
                )
            elif earlier is not None and earlier.is_same != (new.kind == "same"):
                found.append(f"This contradicts {self._told(earlier.id)}. On one pair the latest judgement holds, which is this one.")
            elif earlier is not None:
                found.append(f"The pair was judged so before: {self._told(earlier.id)}.")
        known = set(find_obstacles(before, self._means, self._meanings.place))
        return (*found, *(self._obstructed(obstacle, new) for obstacle in find_obstacles(after, self._means, self._meanings.place) if obstacle not in known))

    def standings(self) -> tuple[Standing, ...]:
        """All judgements with what became of them."""
        undone = undone_by(self._judgements)
        decisions = decisions_in_force(self._judgements)
        in_force = {decision.id: decision for decision in decisions}
        by_pair = {frozenset((decision.left, decision.right)): decision.id for decision in decisions}
        blocked: dict[str, set[str]] = {}
        for obstacle in find_obstacles(decisions, self._means, self._meanings.place):
            blocked.setdefault(obstacle.judgement, set()).update((obstacle.different, *obstacle.chain))
        return tuple(self._standing(one, undone, in_force, by_pair, blocked) for one in self._judgements)

    def mentions_of(self, judgement: Judgement) -> frozenset[str]:
        """The mentions that a judgement speaks of, an undoing those of what it takes back."""
        seen: set[str] = set()
        while judgement.kind == "undo" and judgement.id not in seen:
            seen.add(judgement.id)
            judgement = next((one for one in self._judgements if one.id == judgement.undoes), judgement)
        if judgement.kind in ("accepted", "set aside"):
            claim = self._claim(judgement.subject)
            return frozenset() if claim is None else frozenset(argument.mention for argument in claim.arguments if argument.mention is not None)
        if judgement.kind not in ("same", "different"):
            return frozenset()
        return self._means(judgement.subject) | self._means(judgement.object or "")

    def _standing(
        self,
        one: Judgement,
        undone: Mapping[str, str],
        in_force: Mapping[str, Decision],
        by_pair: Mapping[frozenset[str], str],
        blocked: Mapping[str, set[str]],
    ) -> Standing:
        left, right = self._words(one.subject), "" if one.object is None else self._words(one.object)
        if one.id in undone:
            return Standing(judgement=one, left=left, right=right, state="undone", by=(undone[one.id],))
        if one.kind in ("same", "different") and one.object is not None:
            if one.id not in in_force:
                later = by_pair.get(frozenset((one.subject, one.object)))
                return Standing(judgement=one, left=left, right=right, state="replaced", by=() if later is None else (later,))
            if not all(self._means(subject) or self._entry(subject) for subject in (one.subject, one.object)):
                return Standing(judgement=one, left=left, right=right, state="without object")
            if one.id in blocked:
                return Standing(judgement=one, left=left, right=right, state="blocked", by=tuple(sorted(blocked[one.id])))
        if one.kind in ("accepted", "set aside"):
            later = [
                other.id for other in self._judgements if other.kind in ("accepted", "set aside") and other.subject == one.subject and other.id not in undone
            ]
            if later[-1] != one.id:
                return Standing(judgement=one, left=left, right=right, state="replaced", by=(later[-1],))
            if self._claim(one.subject) is None:
                return Standing(judgement=one, left=left, right=right, state="without object")
        return Standing(judgement=one, left=left, right=right, state="in force")

    def _claim(self, identity: str) -> Claim | None:
        """The claim that a judgement names; None where the case holds it no longer, or it is no claim's id."""
        if not identity.startswith("claim-"):
            return None
        try:
            return self._case.claim(identity)
        except UnknownId:
            return None

    def _new(self, kind: Kind, subject: str, other: str | None, *, why: str, by: str, at: str, undoes: str | None = None) -> Judgement:  # noqa: PLR0913 - the parts of a judgement
        identity = content_id("judgement", kind, subject, other, None, by, at, why, undoes)
        if any(one.id == identity for one in self._judgements):
            message = f"This very judgement, of the same moment, is in the case already: {identity}."
            raise InvalidJudgement(message)
        return Judgement(id=identity, kind=kind, subject=subject, object=other, value=None, by=by, at=at, why=why, undoes=undoes)

    def _means(self, subject: str) -> frozenset[str]:
        if subject not in self._known:
            self._known[subject] = self._meanings.of(subject)
        return self._known[subject]

    def _thing(self, words: str) -> _Thing:
        """What an analyst's words stand for; raises InvalidJudgement or UnknownId where that is nothing, or nothing that can be judged."""
        words = " ".join(words.split())
        named = _ID.fullmatch(words)
        if named is not None and named["kind"] in _NOUNS:
            kind, whole = self._case.identify(words)
            if kind == "entity":
                subject = self._meanings.subject_of(next(entity for entity in self._entities if entity.id == whole))
                return _Thing(self._as_before(subject), self._means(subject), is_name=False)
            if kind == "mention":
                return _Thing(whole, frozenset({whole}), is_name=False)
            if kind == "listing":
                listing = self._case.listing(whole)
                return _Thing(entry_key(listing.list, listing.entry), frozenset(), is_name=False)
            message = f"{whole} is an id of the kind “{kind}”. Who is who is judged of entities, mentions and names."
            raise InvalidJudgement(message)
        if (entry := _ENTRY.fullmatch(words)) is not None:
            key = entry_key(self._case.list(entry["list"]).id, entry["entry"])
            if self._entry(key) is None:
                message = (
                    f"The list {entry['list']} has no entry {entry['entry']!r}. sayso show CASE entity-… names the entries that an entity is matched with."
                )
                raise InvalidJudgement(message)
            return _Thing(key, frozenset(), is_name=False)
        several = words.split(" ")
        if len(several) > 1 and all((part := _ID.fullmatch(one)) is not None and part["kind"] == "mention" for one in several):
            ids = sorted({self._case.mention(one).id for one in several})
            return _Thing(" ".join(ids), frozenset(ids), is_name=False)
        mentions = self._means(words) if words else frozenset[str]()
        if mentions:
            return _Thing(self._as_before(words), mentions, is_name=True)
        if words and self._meanings.describes(words):
            message = f"“{words}” is a description, not a name: it means another thing in every place. Give the id of an entity or mention."
        else:
            near = ", ".join(f"“{name}”" for name in self._meanings.near(words)) if words else ""
            message = f"Nothing in the case {self._case.path} is called “{words}”. " + (
                f"Its names nearest to that: {near}." if near else "sayso find looks for words; give a name as it is written there, or an id."
            )
        raise InvalidJudgement(message)

    def _entry(self, subject: str) -> str | None:
        """What a list of the case calls the entry that a subject is, with the list's name; None where it is no such entry."""
        if subject not in self._listed:
            self._listed[subject] = self._look_up(subject)
        return self._listed[subject]

    def _look_up(self, subject: str) -> str | None:
        found = _ENTRY.fullmatch(subject)
        reference = None if found is None else next((one for one in self._case.lists() if one.id == found["list"]), None)
        if found is None or reference is None:
            return None
        caption = next((entry.caption for entry in self._case.list_entries(reference.id) if entry.id == found["entry"]), None)
        return None if caption is None else f"{caption} of the list {reference.name}"

    def _as_before(self, subject: str) -> str:
        """The spelling under which an earlier judgement named the same thing, so that judgements on one pair are seen to be on one pair."""
        if subject in self._mentions or subject.partition(" ")[0] in self._mentions:
            return subject
        meant = self._means(subject)
        for one in self._judgements:
            for earlier in (one.subject, one.object):
                if earlier and earlier.partition(" ")[0] not in self._mentions and self._means(earlier) == meant:
                    return earlier
        return subject

    def _notes(self, thing: _Thing, words: str) -> list[str]:
        entities = {entity.id for mention in thing.mentions if (entity := self._entity_of.get(mention)) is not None}
        if not thing.is_name or len(entities) < 2:
            return []
        return [
            f"“{words}” is a name in {len(entities)} entities: the judgement is on all {len(thing.mentions)} mentions of it. To judge of one alone, undo it and give that one's id."
        ]

    def _obstructed(self, obstacle: Obstacle, new: Judgement) -> str:
        way = [self._told(identity, new) for identity in (obstacle.different, *(step for step in obstacle.chain if step != obstacle.judgement))]
        what = "This judgement" if obstacle.judgement == new.id else f"From now on, {self._told(obstacle.judgement, new)}"
        return f"{what} cannot be carried out, or only in part: what is judged different is never joined. In its way: {'; '.join(way)}."

    def _told(self, identity: str, new: Judgement | None = None) -> str:
        """A judgement in words, with its id."""
        if new is not None and identity == new.id:
            return "this judgement"
        one = next(judgement for judgement in self._judgements if judgement.id == identity)
        return f"{one.id} ({one.kind}: {self._words(one.subject)}, {self._words(one.object or '')}; {one.by}, {one.at[:10]})"

    def _words(self, subject: str) -> str:
        """A subject as people know it."""
        claim = self._claim(subject)
        if claim is not None:
            return f"{claim.id} (“{Identity(claim=claim, left=(), right=()).words()}”)"
        ids = [part for part in subject.split(" ") if part in self._mentions]
        if not ids:
            listed = self._entry(subject)
            if listed is not None:
                return listed
            return subject if _ID.fullmatch(subject) else f"“{subject}”"
        first = self._mentions[ids[0]]
        where = self._case.document(first.document).name
        entity = self._entity_of.get(first.id)
        if len(ids) == 1:
            return f"“{first.span.text}” in {where}"
        name = first.span.text if entity is None else entity.name
        return f"“{name}” ({len(ids)} mentions, the first in {where})"


def _quoted(words: str) -> str:
    return words if _ID.fullmatch(words.strip()) else f"“{words}”"
