"""The map of places: drawn from the co-ordinates in the TEI and the shipped outlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, publish

HTML = next(each for each in PUBLICATIONS if each.name == "html")


def site(folder: Path, *places: tuple[str, str, int]) -> Path:
    """Publish a text that names places (name, co-ordinates, how often) and return its folder."""
    entries = "".join(
        f'<place xml:id="p{n}"><placeName>{name}</placeName><location><geo>{geo}</geo></location></place>'
        for n, (name, geo, _) in enumerate(places)
    )
    names = "".join(f'<placeName ref="#p{n}">x</placeName> ' * times for n, (_, _, times) in enumerate(places))
    path = folder / "w.xml"
    path.write_text(
        f'<TEI xmlns="{TEI_NS}" xml:id="w"><standOff><listPlace>{entries}</listPlace></standOff>'
        f"<text><body><p>{names}</p></body></text></TEI>",
        encoding="utf-8",
    )
    publish(path, HTML, folder)
    return folder / "html/w"


def test_marks_at_their_places_and_by_their_mentions(tmp_path: Path) -> None:
    page = html.parse(site(tmp_path, ("North", "50 10", 9), ("East", "0 40", 1), ("Comma", "10,20", 1)) / "map.html")
    circles = page.xpath("//*[local-name() = 'circle']")
    assert [circle.xpath("string(*[local-name() = 'title'])") for circle in circles] == [
        "North (9)",
        "Comma (1)",
        "East (1)",
    ]
    x, y = ([float(circle.get(axis)) for circle in circles] for axis in ("cx", "cy"))
    assert x[0] < x[1] < x[2] and y == [-500, -100, 0], "north is up, east is right"
    assert float(circles[0].get("r")) > float(circles[1].get("r"))
    assert page.xpath("//ul[@class='mapped']//a/@href") == ["places.html#p0", "places.html#p2", "places.html#p1"]
    assert len(page.xpath("string(//*[local-name() = 'path'][1]/@d)")) > 1000, "there is land"


@pytest.mark.parametrize("geo", ["", "here", "91 0", "1", "1 2 3", "NaN 1"])
def test_what_is_no_place_on_earth_is_not_drawn(tmp_path: Path, geo: str) -> None:
    folder = site(tmp_path, ("Somewhere", geo, 1))
    assert not (folder / "map.html").exists()
    assert "map.html" not in (folder / "index.html").read_text(encoding="utf-8")


def test_a_map_of_the_whole_earth_is_light_enough(tmp_path: Path) -> None:
    folder = site(tmp_path, ("Fiji", "-18 179.9", 1), ("Alaska", "65 -179.9", 1), ("Pole", "-90 0", 1))
    assert (folder / "map.html").stat().st_size < 300_000
