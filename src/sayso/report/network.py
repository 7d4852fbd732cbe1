"""The network of who is said to do what to whom, laid out as a picture; the page gives the same as a table."""

from collections import Counter
from dataclasses import dataclass

import networkx

from sayso.record import Entity
from sayso.report.index import Index

_MOST_NODES = 32  # more names than this cannot be read on a page of paper width; the table holds all of them
_WIDTH, _HEIGHT, _MARGIN = 1000, 720, 80
_SHORT = 22  # characters of a name that fit above a node
_NAME_WIDTH, _NAME_HEIGHT = 138, 40  # pixels that a node with its name takes
_PUSHES = 80  # passes; more change nothing that can be seen
_DRAWN = frozenset({"person", "organization", "location", "facility"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An entity at its place in the picture, in pixels."""

    entity: str
    name: str
    short: str
    kind: str
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A predicate said to hold from one entity to another, and how many claims affirm and deny it."""

    left: str
    left_name: str
    right: str
    right_name: str
    predicates: str
    affirmed: int
    denied: int
    claims: tuple[str, ...]
    x1: int = 0
    y1: int = 0
    x2: int = 0
    y2: int = 0
    is_drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and ties; `left_out` counts the names that the picture has no room for."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left_out: int
    width: int = _WIDTH
    height: int = _HEIGHT


@dataclass(slots=True)
class _Strand:
    predicates: Counter[str]
    affirmed: int
    denied: int
    claims: list[str]


def network_of(index: Index) -> Network:
    """Ties between the actor and the target (or the body, or the place of presence) of claims, with the busiest names drawn."""
    strands = _strands(index)
    weight: Counter[str] = Counter()
    for (left, right), strand in strands.items():
        weight[left] += len(strand.claims)
        weight[right] += len(strand.claims)
    ranked = sorted((entity for entity in weight if _has_name(index.entities[entity])), key=lambda entity: (-weight[entity], entity))
    drawn = ranked[:_MOST_NODES]
    places = _layout(drawn, {pair: len(strand.claims) for pair, strand in strands.items()})
    nodes = tuple(_node(entity, index, places[entity], weight[entity]) for entity in drawn)
    ties = sorted((_tie(pair, strand, index, places) for pair, strand in strands.items()), key=lambda tie: (-len(tie.claims), tie.left_name, tie.right_name))
    return Network(nodes=nodes, ties=tuple(ties), left_out=len(weight) - len(drawn))


def _strands(index: Index) -> dict[tuple[str, str], _Strand]:
    strands: dict[tuple[str, str], _Strand] = {}
    for claim in sorted(index.claims.values(), key=lambda claim: claim.id):
        actors = [index.entity_of(argument.mention) for argument in claim.arguments_of("actor")]
        targets = [index.entity_of(argument.mention) for argument in claim.arguments_of("target")]
        for left in actors:
            for right in targets:
                if left is None or right is None or left.id == right.id:
                    continue
                strand = strands.setdefault((left.id, right.id), _Strand(Counter(), 0, 0, []))
                strand.predicates[claim.predicate.replace("_", " ")] += 1
                strand.claims.append(claim.id)
                if claim.polarity == "denied":
                    strand.denied += 1
                else:
                    strand.affirmed += 1
    return strands


def _has_name(entity: Entity) -> bool:
    """Whether it has a name to be drawn by; "the fighters" stand in the table alone."""
    return entity.kind in _DRAWN and any(word[:1].isupper() for word in entity.name.split())


def _layout(drawn: list[str], strands: dict[tuple[str, str], int]) -> dict[str, tuple[int, int]]:
    """Places in pixels: springs with a fixed seed, so that the same record gives the same picture."""
    if not drawn:
        return {}
    graph = networkx.Graph()
    graph.add_nodes_from(drawn)
    graph.add_weighted_edges_from((left, right, float(count)) for (left, right), count in sorted(strands.items()) if left in graph and right in graph)
    spots = networkx.spring_layout(graph, seed=7, k=2.4 / max(1, len(drawn)) ** 0.5, iterations=300, weight=None)
    low = [min(float(spot[axis]) for spot in spots.values()) for axis in (0, 1)]
    high = [max(float(spot[axis]) for spot in spots.values()) for axis in (0, 1)]
    size = (_WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN)

    def pixel(value: float, axis: int) -> int:
        reach = high[axis] - low[axis]
        return round(_MARGIN + (0.5 if reach == 0 else (value - low[axis]) / reach) * size[axis])

    return _apart({entity: (pixel(float(spot[0]), 0), pixel(float(spot[1]), 1)) for entity, spot in spots.items()})


def _apart(places: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """The places pushed apart until names do not lie on each other, as far as the picture has room."""
    spots = {entity: [float(x), float(y)] for entity, (x, y) in sorted(places.items())}
    names = list(spots)
    for _ in range(_PUSHES):
        for at, left in enumerate(names):
            for right in names[at + 1 :]:
                wide, high = spots[right][0] - spots[left][0], spots[right][1] - spots[left][1]
                lack_wide, lack_high = _NAME_WIDTH - abs(wide), _NAME_HEIGHT - abs(high)
                if lack_wide <= 0 or lack_high <= 0:
                    continue
                axis, lack, gap = (1, lack_high, high) if lack_high < lack_wide * 0.6 else (0, lack_wide, wide)
                push = (lack / 2 + 1) * (1 if gap >= 0 else -1)
                spots[left][axis] -= push
                spots[right][axis] += push
        for spot in spots.values():
            spot[0] = min(max(spot[0], _MARGIN), _WIDTH - _MARGIN)
            spot[1] = min(max(spot[1], _MARGIN / 2), _HEIGHT - _MARGIN / 2)
    return {entity: (round(x), round(y)) for entity, (x, y) in spots.items()}


def _node(entity: str, index: Index, place: tuple[int, int], weight: int) -> Node:
    noun = index.entities[entity]
    short = noun.name if len(noun.name) <= _SHORT else noun.name[: _SHORT - 1].rstrip() + "…"
    return Node(entity=entity, name=noun.name, short=short, kind=noun.kind, x=place[0], y=place[1], radius=min(16, 5 + int(weight**0.5 * 2)))


def _tie(pair: tuple[str, str], strand: _Strand, index: Index, places: dict[str, tuple[int, int]]) -> Tie:
    left, right = pair
    names = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in sorted(strand.predicates.items(), key=lambda item: (-item[1], item[0])))
    is_drawn = left in places and right in places
    (x1, y1), (x2, y2) = places.get(left, (0, 0)), places.get(right, (0, 0))
    return Tie(
        left=left,
        left_name=index.entities[left].name,
        right=right,
        right_name=index.entities[right].name,
        predicates=names,
        affirmed=strand.affirmed,
        denied=strand.denied,
        claims=tuple(strand.claims),
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        is_drawn=is_drawn,
    )
