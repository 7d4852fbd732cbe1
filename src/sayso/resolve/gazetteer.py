"""The places that sayso knows: states, their first-level regions, and settlements of 500 inhabitants and more, from GeoNames.

The file beside this one (`data/gazetteer.zip`, made by training/lexicon/make_gazetteer.py) is looked into, never loaded: a name costs one small table, opened once.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal
from zlib import crc32

import msgspec

from sayso.text.folding import skeleton

__all__ = ["CITIES_IN_TABLE", "NAME_TABLES", "Candidate", "Gazetteer", "Manifest", "name_table", "shipped_gazetteer"]

NAME_TABLES = 512
CITIES_IN_TABLE = 256
_Kind = Literal["country", "region", "city"]


class Manifest(msgspec.Struct, frozen=True):
    """Which gazetteer it is, of when, and what it was made from."""

    name: str
    version: str
    made_from: tuple[str, ...]
    licence: str
    counts: dict[str, int]
    settlements: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place of the gazetteer.

    `id` is GeoNames' number; `country` the ISO 3166-1 code; `region` GeoNames' code of the first-level region ("SY.09"), "" for a country. Degrees are WGS 84, None
    where nobody lives; a country and a region stand at the middle of their inhabitants. `population` is 0 where it is not known; a region's is that of its settlements.
    """

    id: int
    kind: _Kind
    name: str
    country: str
    region: str
    latitude: float | None
    longitude: float | None
    population: int
    is_capital: bool = False


class Gazetteer:
    """Places by name."""

    def __init__(self, path: Path) -> None:
        """The gazetteer in a ZIP file."""
        self._archive = zipfile.ZipFile(path)
        self.manifest = msgspec.json.decode(self._archive.read("manifest.json"), type=Manifest)
        self.countries: dict[str, Candidate] = {}
        self.neighbours: dict[str, frozenset[str]] = {}
        self.regions: dict[str, Candidate] = {}
        for code, identity, name, latitude, longitude, population, neighbours in self._rows("countries.tsv"):
            self.countries[code] = _place("country", identity, name, code, (latitude, longitude, population))
            self.neighbours[code] = frozenset(neighbours.split(",")) - {""}
        for code, identity, _iso, name, _kind, latitude, longitude, population in self._rows("regions.tsv"):
            self.regions[code] = _place("region", identity, name, code, (latitude, longitude, population))
        self._cities = lru_cache(maxsize=512)(self._cities_of)
        self._names = lru_cache(maxsize=256)(self._names_of)
        self.settlements: dict[str, int] = self.manifest.settlements

    def _rows(self, member: str) -> Iterator[list[str]]:
        for line in self._archive.read(member).decode().split("\n"):
            yield line.split("\t")

    def _cities_of(self, table: int) -> list[str]:
        return self._archive.read(f"cities/{table:04}.tsv").decode().split("\n")

    def _city(self, number: int) -> Candidate:
        identity, name, region, latitude, longitude, population, is_capital = self._cities(number // CITIES_IN_TABLE)[number % CITIES_IN_TABLE].split("\t")
        return _place("city", identity, name, region, (latitude, longitude, population), is_capital=is_capital == "1")

    def _names_of(self, table: int) -> str:
        try:
            return "\n" + self._archive.read(f"names/{table:04}.tsv").decode() + "\n"
        except KeyError:  # no name falls into this table
            return "\n"

    def _alike(self, folded: str) -> dict[str, str]:
        """The names with the same consonant skeleton, and whom each names: one line of a table."""
        bones = skeleton(folded)
        text = self._names(name_table(bones))
        start = text.find(f"\n{bones}\t") + 1
        if start == 0:
            return {}
        parts = text[start : text.index("\n", start)].split("\t")
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    def named(self, folded: str) -> tuple[tuple[Candidate, bool], ...]:
        """The places that a folded name is known for, each with whether it is their first name."""
        shown = self._alike(folded).get(folded)
        return () if shown is None else tuple(self._meant(reference) for reference in shown.split(" "))

    def spelled_alike(self, folded: str) -> tuple[str, ...]:
        """Other folded names with the same consonant skeleton."""
        return tuple(name for name in self._alike(folded) if name != folded)

    def _meant(self, reference: str) -> tuple[Candidate, bool]:
        is_first, code = reference[0] == "=", reference[1:]
        if code.isdigit():
            return self._city(int(code)), is_first
        return (self.regions if "." in code else self.countries)[code], is_first


def _place(kind: _Kind, identity: str, name: str, code: str, figures: tuple[str, str, str], *, is_capital: bool = False) -> Candidate:
    """A row as a place; `code` is the state's ("SY") or the region's ("SY.09"), `figures` are latitude, longitude and inhabitants."""
    latitude, longitude, population = figures
    return Candidate(
        id=int(identity),
        kind=kind,
        name=name,
        country=code.partition(".")[0],
        region=code if "." in code else "",
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population or 0),
        is_capital=is_capital,
    )


def name_table(bones: str) -> int:
    """The number of the table that the names of one consonant skeleton stand in."""
    return crc32(bones.encode()) % NAME_TABLES


@cache
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer that sayso ships, opened at the first question."""
    return Gazetteer(Path(str(files("sayso.resolve").joinpath("data/gazetteer.zip"))))
