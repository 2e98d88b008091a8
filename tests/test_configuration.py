"""What edition.toml gets wrong is named by file, line and key, with what was expected."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pytest

from teiedition.configuration import Settings
from teiedition.errors import ConfigurationError


class Light(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True)
class Lamp:
    """Options as a stage would own them."""

    title: str = ""
    lit: bool = True
    height: int = 0
    range: float = 0.0
    light: Light = Light.RED
    chart: Path | None = None
    keepers: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = field(default=())


def lamp(tmp_path: Path, text: str) -> Lamp:
    path = tmp_path / "edition.toml"
    path.write_text(text, encoding="utf-8")
    settings = Settings(path)
    settings.only("", settings.tables, ("lamp",))
    return settings.fill(Lamp, "lamp", settings.table("lamp"))


def test_every_type_is_filled(tmp_path: Path) -> None:
    text = """
    [lamp]
    title = "Lizard"
    lit = false
    height = 70
    range = 26
    light = "green"
    chart = "charts/7.png"
    keepers = ["Ada", "Bert"]
    marks = { north = "cardinal" }
    """
    assert lamp(tmp_path, text) == Lamp(
        "Lizard", False, 70, 26.0, Light.GREEN, Path("charts/7.png"), ("Ada", "Bert"), (("north", "cardinal"),)
    )


def test_what_is_not_said_keeps_its_default(tmp_path: Path) -> None:
    assert lamp(tmp_path, "") == Lamp()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[lamp]\nlite = true", "line 2: [lamp] lite: there is no such key. Did you mean “lit”?"),
        ("[lump]\nlit = true", "line 1: lump: there is no such key. Did you mean “lamp”?"),
        ("lamp = 3", "line 1: lamp: expected a table, that is, a line [lamp]"),
        ("[lamp]\n\ntitle = 3", "line 3: [lamp] title = 3: expected a text in quotation marks."),
        ('[lamp]\nheight = "70"', 'line 2: [lamp] height = "70": expected a whole number.'),
        ("[lamp]\nheight = true", "line 2: [lamp] height = true: expected a whole number."),
        ("[lamp]\nlit = 1", "line 2: [lamp] lit = 1: expected true or false."),
        ('[lamp]\nlight = "blue"', 'line 2: [lamp] light = "blue": expected one of red, green.'),
        ('[lamp]\nkeepers = "Ada"', 'line 2: [lamp] keepers = "Ada": expected a list in brackets.'),
        ("[lamp]\nkeepers = [1]", "line 2: [lamp] keepers = 1: expected a text in quotation marks."),
        ('[lamp]\nmarks = "x"', 'line 2: [lamp] marks = "x": expected a list in brackets.'),
        ("[lamp]\ntitle = Lizard", "line 2, column 9: not valid TOML"),
        ("[lamp]\ntitle = 'a'\ntitle = 'b'", "not valid TOML (Cannot overwrite a value"),
        ("[lamp\ntitle = 'a'", "line 1, column 6: not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        lamp(tmp_path, text)
    assert str(raised.value).startswith(str(tmp_path / "edition.toml"))
    assert message in str(raised.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_bytes(b'[lamp]\ntitle = "caf\xe9"')
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        Settings(path)


def test_the_line_of_the_right_one_of_several_tables(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text('[[lamp]]\ntitle = "a"\n\n[[lamp]]\ntitle = "b"\n', encoding="utf-8")
    settings = Settings(path)
    assert settings.line("lamp 2", "title") == 5
    assert settings.line("lamp 2", "missing") == 4
