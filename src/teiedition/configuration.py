"""A TOML file into data classes; what cannot be followed is named by file, line and key, with what was expected."""

from __future__ import annotations

import re
import tomllib
import types
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from teiedition.errors import ConfigurationError

T = TypeVar("T")

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#|$)")
_KEY = re.compile(r"""\s*["']?([\w.-]+)["']?\s*=""")
_WORDS = {str: "a text in quotation marks", int: "a whole number", float: "a number", bool: "true or false"}


class Settings:
    """A TOML file that has been read, and where each key stands in it."""

    def __init__(self, path: Path) -> None:
        """Read the file.

        :raises ConfigurationError: when it cannot be read or is no TOML; names the line and the column.
        """
        self.path = path
        try:
            self.text = path.read_bytes().decode("utf-8-sig")
            self.tables: dict[str, Any] = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            message, line, column = _place(str(error))
            raise ConfigurationError(
                f"{path}{line}{column}: not valid TOML ({message}).",
                _advice(message),
            ) from error
        except UnicodeDecodeError as error:
            raise ConfigurationError(f"{path} is not UTF-8: {error.reason}.", "Save it as UTF-8.") from error
        except OSError as error:
            raise ConfigurationError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table of the top level, empty where the file has none."""
        value = self.tables.get(name, {})
        if not isinstance(value, dict):
            self.refuse("", name, f"expected a table, that is, a line [{name}] with keys below it")
        return value

    def only(self, section: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Refuse a key that is not known.

        :raises ConfigurationError: naming the key that was probably meant.
        """
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                meant = f"Did you mean “{near[0]}”? " if near else ""
                self.refuse(section, key, "there is no such key", f"{meant}Known here: {', '.join(known)}.")

    def fill(self, kind: type[T], section: str, table: Mapping[str, Any], without: tuple[str, ...] = ()) -> T:
        """Return a data class with the values of a table; what the table does not say keeps its default.

        :param section: the table's name, for messages: ``works.harbour``.
        :param without: fields that are no keys.
        :raises ConfigurationError: for an unknown key or a value of the wrong type.
        """
        return kind(**self.values(kind, section, table, without))

    def values(
        self, kind: type, section: str, table: Mapping[str, Any], without: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Return the values of a table by field of a data class; parameters and errors as in :meth:`fill`."""
        names = {each.metadata.get("key", each.name): each.name for each in fields(kind) if each.name not in without}
        self.only(section, table, tuple(filter(None, names)))
        hints = get_type_hints(kind)
        return {names[key]: self.value(hints[names[key]], section, key, value) for key, value in table.items()}

    def value(self, hint: Any, section: str, key: str, value: Any) -> Any:
        """Return a value of TOML as the type that ``hint`` asks for.

        :raises ConfigurationError: when it is not of that type.
        """
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.value(next(each for each in inner if each is not type(None)), section, key, value)
        if isinstance(hint, type) and issubclass(hint, Enum):
            choices = [str(each.value) for each in hint]
            if value not in choices:
                self.refuse(section, key, f"expected one of {', '.join(choices)}", found=value)
            return hint(value)
        if hint is Path:
            return Path(self.value(str, section, key, value))
        if origin is Mapping:
            return self._mapping(section, key, value)
        if isinstance(value, dict) and origin is tuple:
            return tuple((name, str(each)) for name, each in value.items())
        if origin in (tuple, frozenset):
            if not isinstance(value, list):
                self.refuse(section, key, "expected a list in brackets", found=value)
            if is_dataclass(inner[0]):
                return origin(
                    self._of_several(inner[0], f"{section}.{key}", n, each) for n, each in enumerate(value, 1)
                )
            return origin(self.value(inner[0], section, key, each) for each in value)
        if hint is float and type(value) is int:
            return float(value)
        if hint in _WORDS and type(value) is not hint:
            self.refuse(section, key, f"expected {_WORDS[hint]}", found=value)
        return value

    def _of_several(self, kind: Any, name: str, number: int, table: Any) -> Any:
        """Return one of several tables ``[[name]]`` as a data class; its fields without key learn where it stands."""
        section = f"{name} {number}"
        if not isinstance(table, dict):
            self.refuse(name, "", f"expected tables, each below a line [[{name}]]", found=table)
        where = {"file": str(self.path), "line": self.line(section, "")}
        places = {each.name: where[each.name] for each in fields(kind) if each.metadata.get("key") == ""}
        return kind(**self.values(kind, section, table), **places)

    def _mapping(self, section: str, key: str, value: Any) -> dict[str, Any]:
        """Return a table of simple values; a list among them becomes a tuple."""
        if not isinstance(value, dict):
            self.refuse(section, key, 'expected a table in braces: { name = "value" }', found=value)
        return {name: tuple(each) if isinstance(each, list) else each for name, each in value.items()}

    def refuse(self, section: str, key: str, reason: str, advice: str = "", found: Any = None) -> NoReturn:
        """Raise the error for a key.

        :raises ConfigurationError: always.
        """
        line = self.line(section, key)
        place = f"{self.path}, line {line}" if line else str(self.path)
        name = f"[{section}] {key}" if section else key
        said = "" if found is None else f" = {_toml(found)}"
        raise ConfigurationError(f"{place}: {name}{said}: {reason}.", advice)

    def line(self, section: str, key: str) -> int:
        """Return the line of a key, else of its table, from 1; 0 where neither is found.

        :param section: name of the table; the second of several ``[[publication]]`` is ``publication 2``.
        """
        here, found = "", 0
        seen: Counter[str] = Counter()
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := _HEADER.match(line):
                here = header[2].replace('"', "")
                if header[1] == "[[":
                    seen[here] += 1
                    here = f"{here} {seen[here]}"
                if here in (section, f"{section}.{key}".lstrip(".")):
                    found = number
            elif here == section and (match := _KEY.match(line)) and match[1].split(".")[0] == key:
                return number
        return found


def _place(message: str) -> tuple[str, str, str]:
    """Split the place off a message of tomllib: ``Invalid value (at line 3, column 5)``."""
    match = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if match is None:
        return message.removesuffix(" (at end of document)"), "", ""
    return message[: match.start()], f", line {match[1]}", f", column {match[2]}"


def _advice(message: str) -> str:
    if "twice" in message or "overwrite" in message:
        return "Each table and each key stands once: join the two."
    return 'Texts stand in quotation marks, lists in brackets: authors = ["Ada Example"].'


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
