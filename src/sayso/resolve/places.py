"""Which place of the gazetteer the name of a place means, if that can be told; "unresolved" is better than wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import exp, log10

from sayso.names.reading import Name
from sayso.names.similarity import word_similarity
from sayso.record import Containing, Document, Entity, KnownPlace, PlaceReason, degrees_apart_km
from sayso.resolve.gazetteer import Candidate, Gazetteer, shipped_gazetteer
from sayso.resolve.links import Grouping, Link, chain, lone_score
from sayso.resolve.nodes import Nodes
from sayso.resolve.placewords import PlaceData, PlaceWords, place_words
from sayso.resolve.surroundings import Beside, Surroundings, shares

__all__ = ["Located", "keep_places_apart", "locate", "same_place_links", "with_places"]

_ROUNDS = 3  # what is resolved in one round stands beside the names of the next
_MENTIONS = 6  # of one name in one document whose neighbours are read
_FEW_SETTLEMENTS = 500  # of a state: from here on chance meets more and more names (`crowded` in places.toml)
_SHOWN = 0.05  # points: what adds less is no reason worth telling
_SPREAD = 12  # a word in more names of places than this tells none of them apart


@dataclass(frozen=True, slots=True)
class _Named:
    """A candidate for a name: whether it is the gazetteer's first name for it, and whether it is spelled just so."""

    place: Candidate
    is_first: bool
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is known of a name by itself: its candidates, the kind that its words ask for, and what its own words say of where it lies.

    `is_state`: it is the name of a state, which comes first among the candidates and gives way only to a place that the text itself puts elsewhere: "Lebanon, Ohio".
    """

    candidates: tuple[_Named, ...]
    wanted: str | None = None
    region: tuple[str, ...] = ()
    is_state: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What one name in one document was taken for. `place` is None where that cannot be told; `candidates` is how many places bear the name."""

    place: Candidate | None
    candidates: int
    points: float = 0.0
    is_exact: bool = False
    is_sure: bool = False
    reasons: tuple[PlaceReason, ...] = ()


def locate(nodes: Nodes, documents: Mapping[str, Document]) -> dict[int, Located]:
    """What each node of kind location means, by node; those that no place of the gazetteer bears the name of are left out.

    The candidates of a name are weighed by what stands right beside it, by the countries and the places that its document speaks of, by those of all documents, and by size
    (places.toml). In each round the places resolved in the round before count as neighbours, so that no order plays a part.
    """
    data, words = place_words()
    finder = _Finder(shipped_gazetteer(), data, words)
    asked = {index: finder.ask(nodes.names[index]) for index in sorted({node.name for node in nodes.nodes}) if nodes.names[index].kind == "location"}
    of_document: dict[str, list[int]] = {}
    for index, node in enumerate(nodes.nodes):
        if node.name in asked and node.mentions:
            of_document.setdefault(node.document, []).append(index)
    # Names that no place bears count, too: who writes of "Marlow, Vessin" does not write of another Marlow.
    rooms = {
        document: Surroundings(documents[document], words, ((index, mention) for index in members for mention in nodes.nodes[index].mentions))
        for document, members in of_document.items()
        if document in documents and any(asked[nodes.nodes[index].name].candidates for index in members)
    }
    whole: Counter[str] = Counter()
    for room in rooms.values():
        whole.update(room.countries)
    of_case = shares(whole, data.limits["least_said"])
    found: dict[int, Located] = {}
    for document, room in rooms.items():
        found |= _Round(finder, nodes, asked, room, of_case).located(of_document[document])
    return found


class _Finder:
    """Candidates for names."""

    def __init__(self, gazetteer: Gazetteer, data: PlaceData, words: PlaceWords) -> None:
        self.gazetteer = gazetteer
        self.data = data
        self.words = words

    def ask(self, name: Name) -> _Asked:
        """The candidates for one name."""
        plain = name.plain
        if name.is_description or plain in self.words.larger or self.words.common.issuperset(name.words):
            return _Asked(candidates=())
        code = self.words.countries.get(plain)
        others = () if name.letters else self._named(plain)
        if code is not None:
            country = _Named(self.gazetteer.countries[code], is_first=True, is_exact=True)
            others = tuple(one for one in others if one.place != country.place)
            return _Asked(candidates=(country, *others), region=name.region, is_state=plain not in self.words.two_countries)
        if name.letters:
            return _Asked(candidates=())
        if {name.words[0], name.words[-1]} & self.words.other:
            large = self.data.limits["crowded_below"]
            return _Asked(candidates=tuple(one for one in others if one.place.population >= large), region=name.region)
        wanted, rest = self._kind_asked_for(name.words)
        if wanted is not None:
            known = {one.place for one in others}
            others += tuple(one for one in self._named(" ".join(rest)) if one.place.kind == wanted and one.place not in known)
            return _Asked(candidates=others, wanted=wanted, region=name.region)
        if others:
            return _Asked(candidates=others, region=name.region)
        if name.words[0] in self.words.parts:
            return _Asked(candidates=())
        return _Asked(candidates=self._similar(name.words), region=name.region)

    def _named(self, plain: str) -> tuple[_Named, ...]:
        return tuple(_Named(place, is_first, is_exact=True) for place, is_first in self.gazetteer.named(plain))

    def _kind_asked_for(self, words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
        """The kind that a name's first or last word says, and the name without it: "Idlib province", "province of Idlib"."""
        if len(words) > 1 and words[-1] in self.words.kinds:
            return self.words.kinds[words[-1]], words[:-1]
        if len(words) > 1 and words[0] in self.words.kinds:
            return self.words.kinds[words[0]], words[2:] if words[1] == "of" and len(words) > 2 else words[1:]
        return None, words

    def _similar(self, words: tuple[str, ...]) -> tuple[_Named, ...]:
        """Candidates whose names are spelled like this one, each once."""
        limits = self.data.limits
        if len("".join(words)) < limits["similar_letters"]:
            return ()
        found: dict[Candidate, _Named] = {}
        for other in self.gazetteer.spelled_alike(" ".join(words)):
            theirs = other.split(" ")
            if len(theirs) == len(words) and other.isascii() and all(word_similarity(*pair) >= limits["similar"] for pair in zip(words, theirs, strict=True)):
                for place, is_first in self.gazetteer.named(other):
                    found.setdefault(place, _Named(place, is_first, is_exact=False))
        return tuple(sorted(found.values(), key=lambda one: (one.place.kind, one.place.id)))

    def around(self, words: tuple[str, ...]) -> tuple[Candidate, ...]:
        """The states, regions and places that words behind a comma can mean: "Ohio", "northern Syria", "Ohio, USA", "OH"."""
        runs = [words[:size] for size in range(len(words), 0, -1)] + [words[-size:] for size in range(len(words) - 1, 0, -1)]
        for run in runs:
            plain = " ".join(run)
            code = self.words.countries.get(plain)
            if code is not None:
                return (self.gazetteer.countries[code],)
            state = self.gazetteer.regions.get(f"US.{plain.upper()}") if len(plain) == 2 else None  # as on an American letter
            if state is not None:
                return (state,)
            found = tuple(one.place for one in self._named(plain))
            if found:
                return found
        return ()


class _Round:
    """The names of one document, weighed together."""

    def __init__(self, finder: _Finder, nodes: Nodes, asked: Mapping[int, _Asked], room: Surroundings, of_case: Mapping[str, float]) -> None:
        self._finder = finder
        self._data = finder.data
        self._nodes = nodes
        self._asked = asked
        self._room = room
        self._of_case = of_case
        self._said: Mapping[str, float] = room.countries
        self._shares: Mapping[str, float] = {}
        self._located: dict[int, Located] = {}

    def located(self, members: Sequence[int]) -> dict[int, Located]:
        """What each of the document's nodes means."""
        named = [index for index in members if self._ask(index).candidates]
        beside = {index: self._beside(index) for index in named}
        for _ in range(_ROUNDS):
            said = Counter(self._room.countries)
            said.update(one.place.country for one in self._located.values() if one.place is not None and one.place.kind != "country")
            self._said = said
            self._shares = shares(said, self._data.limits["least_said"])
            before = self._located
            after = {index: self._decided(index, beside[index]) for index in named}
            self._located = after
            if after == before:
                break
        return self._located

    def _ask(self, index: int) -> _Asked:
        return self._asked[self._nodes.nodes[index].name]

    def _beside(self, index: int) -> list[Beside]:
        found = {one for mention in self._nodes.nodes[index].mentions[:_MENTIONS] for one in self._room.beside(mention) if one.node != index}
        return sorted(found, key=lambda one: (one.words, one.country or "", -1 if one.node is None else one.node, one.is_strict))

    def _decided(self, index: int, beside: Sequence[Beside]) -> Located:
        asked = self._ask(index)
        candidates = [(self._weigh(one, asked, index, beside), one) for one in asked.candidates]
        if asked.is_state:
            candidates = [(parts, one) for parts, one in candidates[1:] if any(name == "inside" for name, _, _ in parts)] or candidates[:1]
        weighed = sorted(
            candidates,
            key=lambda pair: (-sum(points for _, points, _ in pair[0]), pair[1].place.kind, pair[1].place.id),
        )
        ranked = [(sum(points for _, points, _ in parts), parts, one) for parts, one in weighed]
        total, parts, chosen = ranked[0]
        for points, their_parts, rival in ranked[1:]:
            if _is_seat(rival.place, chosen.place):  # no contradiction, whatever it is
                if points >= self._data.least and _is_town_meant(rival, chosen, asked.wanted, self._data.limits["well_known"]):
                    total, parts, chosen = points, their_parts, rival
            elif points > ranked[0][0] - self._data.margin and not self._is_one_spot(rival.place, ranked[0][2].place):
                return Located(place=None, candidates=len(asked.candidates))
        if total < self._data.least or not (self._is_close(parts) or (chosen.is_exact and self._is_spoken_of(chosen.place))):
            return Located(place=None, candidates=len(asked.candidates))
        return Located(
            place=chosen.place,
            candidates=len(asked.candidates),
            points=total,
            is_exact=chosen.is_exact,
            is_sure=total >= self._data.sure and chosen.is_exact,
            reasons=tuple(PlaceReason(name=name, detail=detail) for name, points, detail in parts if points >= _SHOWN),
        )

    def _is_one_spot(self, one: Candidate, other: Candidate) -> bool:
        """Whether two places of one name lie so near to each other that they are a town and its quarter, or one town entered twice."""
        apart = _apart(one, other)
        return one.kind == other.kind == "city" and apart is not None and apart <= self._data.limits["same_spot_km"]

    def _is_close(self, parts: Sequence[tuple[str, float, str]]) -> bool:
        """Whether a place lies where the text says, or by another place of the document: what a similar spelling alone does not show."""
        return any(name == "inside" or (name == "near" and points >= self._data.limits["close"]) for name, points, _ in parts)

    def _is_spoken_of(self, place: Candidate) -> bool:
        """Whether a place is large, or of a country that the document speaks of more than in passing; mainly, where a country has so many places that most names are found there."""
        limits = self._data.limits
        is_crowded = self._finder.gazetteer.settlements[place.country] > limits["many_settlements"]
        needed = limits["mainly_spoken_of" if is_crowded else "spoken_of"]
        return place.kind != "city" or place.is_capital or place.population >= limits["crowded_below"] or self._shares.get(place.country, 0.0) >= needed

    def _weigh(self, named: _Named, asked: _Asked, index: int, beside: Sequence[Beside]) -> list[tuple[str, float, str]]:
        """The signals of one candidate: name, points, and the words for them."""
        place, points, limits = named.place, self._data.points, self._data.limits
        parts: list[tuple[str, float, str]] = []
        if place.kind == "country":
            parts.append(("country", points["country"], place.name))
        else:
            people = place.population or limits["unknown_population"]
            parts.append(("inhabitants", points["inhabitants"] * log10(people), f"{place.population:,}" if place.population else "not known"))
        if named.is_first:
            parts.append(("first_name", points["first_name"], place.name))
        if not named.is_exact:
            parts.append(("spelling", points["spelling"], place.name))
        if place.is_capital:
            parts.append(("capital", points["capital"], self._finder.gazetteer.countries[place.country].name))
        if place.kind == asked.wanted:
            parts.append(("wanted_kind", points["wanted_kind"], place.kind))
        if not (place.kind == "country" and asked.is_state):
            parts += self._lies_where_told(place, asked, beside)
        if place.kind != "country":
            parts += self._in_country(place)
            parts += self._near(place, index)
        settlements = self._finder.gazetteer.settlements[place.country]
        if place.kind == "city" and place.population < limits["crowded_below"] and settlements > _FEW_SETTLEMENTS:
            parts.append(("crowded", points["crowded"] * log10(settlements / _FEW_SETTLEMENTS), place.country))
        return parts

    def _lies_where_told(self, place: Candidate, asked: _Asked, beside: Sequence[Beside]) -> list[tuple[str, float, str]]:
        points = self._data.points
        told: list[tuple[str, tuple[Candidate, ...], bool]] = []
        if asked.region:
            told.append((" ".join(asked.region), self._finder.around(asked.region), True))
        for one in beside:
            if one.country is not None:
                told.append((one.words, (self._finder.gazetteer.countries[one.country],), one.is_strict))
            elif one.node is not None:
                other = self._located.get(one.node)
                known = other.place if other is not None else None
                wider = tuple(named.place for named in self._ask(one.node).candidates if named.is_exact)
                told.append(
                    (
                        one.words,
                        wider if known is None else (known, *(region for region in wider if region.kind == "region" and region.region == known.region)),
                        one.is_strict,
                    )
                )
        inside = [words for words, around, _ in told if any(self._holds(outer, place) for outer in around)]
        outside = [words for words, around, is_strict in told if is_strict and not any(self._holds(outer, place) for outer in around)]
        if inside:
            return [("inside", points["inside"], inside[0])]
        return [("outside", points["outside"], outside[0])] if outside else []

    def _holds(self, outer: Candidate, place: Candidate) -> bool:
        """Whether a place lies in a region or state, or right by a town, that is named beside it."""
        if outer == place:
            return False
        if outer.kind == "country":
            return place.country == outer.country
        if outer.kind == "region":
            return place.region == outer.region and place.kind == "city"
        apart = _apart(outer, place)
        return apart is not None and place.kind == "city" and apart <= self._data.limits["beside_km"]

    def _in_country(self, place: Candidate) -> list[tuple[str, float, str]]:
        points, country = self._data.points, place.country
        name = self._finder.gazetteer.countries[country].name
        share, of_case = self._shares.get(country, 0.0), self._of_case.get(country, 0.0)
        parts: list[tuple[str, float, str]] = []
        if share > 0:
            parts.append(
                ("in_country", points["in_country"] * share**0.5, f"{name}: {self._said[country]:.0f} of {sum(self._said.values()):.0f} in this document")
            )
        if of_case > 0:
            parts.append(("in_country_of_case", points["in_country_of_case"] * of_case**0.5, f"{name}: {of_case:.0%} in all documents"))
        if share == 0 and sum(self._said.values()) >= self._data.limits["least_said"]:
            next_to = sum(self._shares.get(other, 0.0) for other in self._finder.gazetteer.neighbours[country])
            parts.append(("neighbour", points["neighbour"] * next_to, name) if next_to > 0 else ("elsewhere", points["elsewhere"], name))
        return parts

    def _near(self, place: Candidate, index: int) -> list[tuple[str, float, str]]:
        """How near the nearest other place of the document is."""
        best: tuple[float, str] | None = None
        for other, located in self._located.items():
            if other == index or located.place is None or located.place.kind != "city" or located.place == place:
                continue
            apart = _apart(located.place, place)
            if apart is not None and (best is None or (apart, located.place.name) < best):
                best = (apart, located.place.name)
        if best is None or place.kind != "city":
            return []
        return [("near", self._data.points["near"] * exp(-best[0] / self._data.limits["near_km"]), f"{best[0]:.0f} km from {best[1]}")]


def _apart(left: Candidate, right: Candidate) -> float | None:
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    return degrees_apart_km((left.latitude, left.longitude), (right.latitude, right.longitude))


def _is_town_meant(town: _Named, region: _Named, wanted: str | None, well_known: float) -> bool:
    """Whether of a town and the region that has its name the town is meant: unless the name says otherwise, or it has the name only as another and is neither large nor half of it."""
    if town.place.kind != "city":
        return False
    if wanted is not None:
        return wanted == "city"
    people = town.place.population
    return town.is_first or not region.is_first or people >= well_known or people * 2 >= region.place.population


def _is_seat(one: Candidate, other: Candidate) -> bool:
    """Whether one is a town in the region, or the capital of the state, that the other is: of one name, they are no contradiction."""
    kinds = {one.kind, other.kind}
    return kinds == {"city", "region"} and one.region == other.region


def same_place_links(nodes: Nodes, located: Mapping[int, Located]) -> list[Link]:
    """Names in one or several documents that surely mean one place, each spelled as the gazetteer has it: Aleppo, Halab."""
    score = lone_score("same_place")
    members: dict[int, list[int]] = {}
    for index, one in sorted(located.items()):
        if one.place is not None and one.is_sure:
            members.setdefault(one.place.id, []).append(index)
    links: list[Link] = []
    for identity, indices in sorted(members.items()):
        if len({nodes.nodes[index].name for index in indices}) > 1:
            detail = f"GeoNames {identity}"
            links.extend(chain(indices, lambda left, right, detail=detail: Link(left, right, "same_place", score, detail)))
    return links


def keep_places_apart(grouping: Grouping, located: Mapping[int, Located]) -> None:
    """Names with a word in common that surely mean two places are two things: Tripoli in Libya and Tripoli in Lebanon, Aleppo and Aleppo province."""
    nodes = grouping.nodes
    by_word: dict[str, dict[int, list[int]]] = {}
    for index, one in sorted(located.items()):
        if one.place is not None and one.is_sure:
            for word in set(nodes.name(index).words):
                by_word.setdefault(word, {}).setdefault(one.place.id, []).append(index)
    done: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for _, places in sorted(by_word.items()):
        if len(places) > _SPREAD:
            continue
        for (_, left), (_, right) in combinations(sorted(places.items()), 2):
            pair = (tuple(left), tuple(right))
            if pair not in done:
                done.add(pair)
                grouping.partition.keep_apart(left, right)


def with_places(entities: Iterable[Entity], nodes: Nodes, located: Mapping[int, Located]) -> tuple[Entity, ...]:
    """The entities, each with the place that its names mean, if they agree on one; a name that is unresolved in one document goes with the others."""
    gazetteer = shipped_gazetteer()
    result: list[Entity] = []
    for entity in entities:
        found = [located[node] for node in sorted({nodes.node_of[mention] for mention in entity.mentions}) if node in located]
        if entity.kind != "location" or not found:
            result.append(entity)
            continue
        best: dict[Candidate, Located] = {}
        for one in found:
            if one.place is not None and (one.place not in best or one.points > best[one.place].points):
                best[one.place] = one
        place = _known(next(iter(best.values())), gazetteer) if len(best) == 1 else None
        result.append(replace(entity, place=place, place_candidates=max(one.candidates for one in found)))
    return tuple(result)


def _known(located: Located, gazetteer: Gazetteer) -> KnownPlace:
    """The noun for what was found."""
    place = located.place
    assert place is not None
    containing: list[Containing] = []
    if place.kind == "city" and place.region in gazetteer.regions:
        region = gazetteer.regions[place.region]
        containing.append(Containing(id=str(region.id), kind="region", name=region.name))
    if place.kind != "country":
        containing.append(Containing(id=place.country, kind="country", name=gazetteer.countries[place.country].name))
    return KnownPlace(
        gazetteer=gazetteer.manifest.name,
        version=gazetteer.manifest.version,
        id=place.country if place.kind == "country" else str(place.id),
        name=place.name,
        kind=place.kind,
        latitude=place.latitude,
        longitude=place.longitude,
        containing=tuple(containing),
        population=place.population or None,
        score=round(1 / (1 + exp(place_words()[0].least - 1 - located.points)), 4),
        reasons=located.reasons,
    )
