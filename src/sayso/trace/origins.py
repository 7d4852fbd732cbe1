"""Claims gathered by what they go back to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.ids import content_id
from sayso.record import Claim, Origin, OriginLink
from sayso.trace.credits import Credit
from sayso.trace.pile import Pile
from sayso.trace.roots import Root, Step

__all__ = ["Followed", "follow", "make_origins"]

_NAMING = frozenset({"credited", "reported", "first published"})


@dataclass(frozen=True, slots=True)
class Followed:
    """The root of each claim, by the claim's id, and the loops: claims that go back to each other, in the order in which each passes on the next."""

    roots: Mapping[str, Root]
    loops: tuple[tuple[str, ...], ...]


def follow(pile: Pile, steps: Mapping[str, Step], credited: Mapping[str, Sequence[Credit]]) -> Followed:
    """Follow each claim's steps to the end. Claims that go round in a circle are one root of their own."""
    roots: dict[str, Root] = {}
    loops: list[tuple[str, ...]] = []
    for claim in steps:
        path: list[str] = []
        places: dict[str, int] = {}
        at = claim
        while at not in roots and at not in places:
            places[at] = len(path)
            path.append(at)
            step = steps[at]
            if step.parent is None:
                roots[at] = step.root or Root(("claim", at), at, is_recorded=False)
            else:
                at = step.parent
        if at not in roots:
            circle = path[places[at] :]
            root = _loop_root(pile, steps, circle)
            roots.update(dict.fromkeys(circle, root))
            if root.is_recorded:
                loops.append(tuple(circle))
        root = roots[at]
        for passed in path:
            roots.setdefault(passed, root)
    return Followed(_with_credits(pile, roots, credited), tuple(sorted(loops)))


def _loop_root(pile: Pile, steps: Mapping[str, Step], circle: Sequence[str]) -> Root:
    """What claims that lean on each other go back to: themselves, the earliest first. A circle of copies alone names no source."""
    ordered = sorted((pile.claims[claim] for claim in circle), key=pile.order)
    names = dict.fromkeys(_outlet(pile, claim) for claim in ordered)
    is_recorded = any(steps[claim].reason in _NAMING for claim in circle)
    return Root(("loop", ordered[0].id), " and ".join(names) + (" (each cites another of them)" if len(names) > 1 else ""), is_recorded=is_recorded)


def _outlet(pile: Pile, claim: Claim) -> str:
    piece = pile.piece_of(claim)
    return claim.article if piece is None else piece.article.publisher or piece.name()


def make_origins(pile: Pile, steps: Mapping[str, Step], followed: Followed) -> tuple[Origin, ...]:
    """One origin for each proposition and root, sorted by id; each claim is in exactly one.

    An origin is recorded where its root is one, or where at least one of its claims says from whom it has it: by its chain, or by its article's credit.
    """
    origins: list[Origin] = []
    for claims in _grouped(pile, followed.roots).values():
        root = followed.roots[claims[0]]
        if not root.is_recorded and any(steps[claim].reason in _NAMING for claim in claims):
            root = Root(root.key, _publisher(pile, root), is_recorded=True)
        origins.append(_origin(steps, claims, root))
    return tuple(sorted(origins, key=lambda origin: origin.id))


def _grouped(pile: Pile, roots: Mapping[str, Root]) -> dict[tuple[str, tuple[str, ...]], list[str]]:
    """The claims of each proposition and root, by id."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for claim in sorted(roots):
        groups.setdefault((pile.proposition_of.get(claim, claim), roots[claim].key), []).append(claim)
    return groups


def _with_credits(pile: Pile, roots: Mapping[str, Root], credited: Mapping[str, Sequence[Credit]]) -> dict[str, Root]:
    """The roots, where an article that credits nobody has its words in common with one that does: both go back to the outlet credited."""
    found = dict(roots)
    for claims in _grouped(pile, roots).values():
        if not roots[claims[0]].is_recorded:
            credit = _credit(sorted((pile.claims[claim] for claim in claims), key=pile.order), credited)
            if credit is not None:
                found.update(dict.fromkeys(claims, Root(("outlet", credit.key), credit.name, is_recorded=True)))
    return found


def _credit(claims: Sequence[Claim], credited: Mapping[str, Sequence[Credit]]) -> Credit | None:
    """The first credit of the articles in whose own voice claims are made."""
    own = (claim for claim in claims if len(claim.chain) < 2)
    return next((credit for claim in own for credit in credited.get(claim.article, ()) if credit.reason != "reported"), None)


def _publisher(pile: Pile, root: Root) -> str:
    """The outlet of an article that names no source itself, but is named as one by another that passes its claim on."""
    piece = pile.pieces.get(root.key[-1])
    return (piece.article.publisher if piece is not None else None) or root.name


def _origin(steps: Mapping[str, Step], claims: Sequence[str], root: Root) -> Origin:
    links = tuple(_link(steps[claim], root) for claim in claims if steps[claim].reason is not None)
    return Origin(
        id=content_id("origin", *claims),
        claims=tuple(claims),
        root=root.name,
        links=links,
        state="recorded" if root.is_recorded else "lineage not recorded",
    )


def _link(step: Step, root: Root) -> OriginLink:
    return OriginLink(
        source=step.claim,
        target=step.parent if step.parent is not None else f"outside:{root.name}",
        reason=step.reason or "reported",
        evidence=step.evidence,
        score=step.score,
    )
