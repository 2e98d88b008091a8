"""The query of a request to a Distributed Text Service, checked as the specification (1.0) says."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qs

from teiedition.serving.response import Refusal

Query = Mapping[str, str | int]
"""What is asked, by name; ``down`` and ``page`` are numbers."""

PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "entry": (),
    "collection": ("id", "page", "nav"),
    "navigation": ("resource", "ref", "start", "end", "down", "tree", "page"),
    "document": ("resource", "ref", "start", "end", "tree", "mediaType"),
}
"""What each endpoint understands; anything else in a query is passed over."""

_LEAST = {"down": -1, "page": 1}
"""The parameters that are numbers, and the least that each may be."""


def read_query(endpoint: str, text: str) -> Query:
    """Return the parameters of a query.

    :param text: what stands after the question mark of the address.
    :raises Refusal: 400 for a parameter that is missing, given twice, no number, or does not go with another.
    """
    given = parse_qs(text)
    query: dict[str, str | int] = {}
    for name in PARAMETERS[endpoint]:
        values = given.get(name, [])
        if len(values) > 1:
            raise _bad(f"{name} is given more than once.")
        if values:
            query[name] = _number(name, values[0]) if name in _LEAST else values[0]
    if endpoint == "collection" and query.get("nav", "children") not in ("children", "parents"):
        raise _bad("nav is children or parents.")
    if endpoint in ("navigation", "document"):
        _check_units(query)
    if endpoint == "navigation":
        _check_depth(query)
    return query


def _check_units(query: Query) -> None:
    if "resource" not in query:
        raise _bad("resource is missing: the text that is asked about.")
    if "ref" in query and ("start" in query or "end" in query):
        raise _bad("ref does not go with start and end.")
    if ("start" in query) is not ("end" in query):
        raise _bad("start and end go together.")


def _check_depth(query: Query) -> None:
    if "down" not in query and "ref" not in query and "start" not in query:
        raise _bad("One of down, ref, or start and end is needed.")
    if query.get("down") == 0 and "ref" not in query:
        raise _bad("down=0 goes with ref only.")


def _number(name: str, value: str) -> int:
    if not value.removeprefix("-").isdecimal() or int(value) < _LEAST[name]:
        raise _bad(f"{name} is a whole number from {_LEAST[name]}, not {value}.")
    return int(value)


def _bad(reason: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, reason)
