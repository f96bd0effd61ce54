"""Settings files ⇄ model: TOML read into `Settings`, every mistake at its line."""

from __future__ import annotations

import dataclasses
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NoReturn

from toolkit.errors import InputError
from toolkit.model import Severity
from toolkit.settings import (
    MOST_IN_WORDS,
    PAPERS,
    THEMES,
    DraftingSettings,
    LintSettings,
    ReportSettings,
    Settings,
    StyleSettings,
    unusable_url,
)

#: An unknown setting at least this similar to a known one is taken for it.
SIMILAR = 0.5
FAIL_ON = ("error", "warning", "note", "never")


def parse(data: bytes, path: str, *, table: tuple[str, ...] = ()) -> Settings | None:
    """Settings from a TOML file; `table` is their table in it (`("tool", "toolkit")` in pyproject.toml).

    None where the file has no such table. Raises InputError with line and column for broken TOML, an unknown key
    (the nearest known one is offered) or a value of the wrong type.
    """
    try:
        text = data.decode("utf-8-sig")
        found: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte {error.start}); save it as UTF-8", path=path) from None
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(error, text, path) from None
    except RecursionError:
        raise InputError("is nested too deeply", path=path) from None
    for key in table:
        found = found.get(key) if isinstance(found, dict) else None
        if found is None:
            return None
    reader = _Reader(text, path, table)
    settings: Settings = reader.read(Settings, found, ())
    for number, pattern in enumerate(settings.boilerplate):
        try:
            re.compile(pattern)
        except re.error as error:
            reader.fail(("boilerplate",), f"pattern {number + 1} is not a valid regular expression: {error}")
    return settings


def _syntax_error(error: tomllib.TOMLDecodeError, text: str, path: str) -> InputError:
    message = str(error)
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if place:
        return InputError(message[: place.start()], path=path, line=int(place[1]), column=int(place[2]))
    return InputError(message.removesuffix(" (at end of document)"), path=path, line=text.count("\n") + 1)


class _Reader:
    """Turns tables into settings, and finds a key in the text."""

    def __init__(self, text: str, path: str, table: tuple[str, ...]) -> None:
        self.lines = text.splitlines()
        self.path = path
        self.table = table

    def read(self, kind: type[Any], value: object, keys: tuple[str, ...]) -> Any:
        """One dataclass from one table."""
        if not isinstance(value, dict):
            self.fail(keys, "must be a table")
        known = {field.name: READERS[kind, field.name] for field in dataclasses.fields(kind)}
        for key in value:
            if key not in known:
                near = get_close_matches(key.replace("-", "_"), known, n=1, cutoff=SIMILAR)
                hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
                self.fail((*keys, key), f"unknown setting {key!r}; {hint}")
        return kind(**{key: known[key](self, item, (*keys, key)) for key, item in value.items()})

    def fail(self, keys: tuple[str, ...], message: str) -> NoReturn:
        """Raise InputError at the place of a key."""
        line, column = self.place(keys)
        raise InputError(message, path=self.path, line=line, column=column)

    def place(self, keys: tuple[str, ...]) -> tuple[int, int]:
        """Line and column where a key is written: as `key =` or in the header of its table."""
        wanted = (*self.table, *keys)
        current: tuple[str, ...] = ()
        for number, line in enumerate(self.lines, 1):
            header = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(#.*)?$", line)
            if header:
                current = tuple(part.strip("\"' ") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", header[1]))
                if current[: len(wanted)] == wanted:
                    return number, line.index(header[1]) + 1
                continue
            pair = re.match(r"\s*((?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*)\s*=", line)
            if pair:
                names = tuple(part.strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[\w-]+", pair[1]))
                if (*current, *names)[: len(wanted)] == wanted or (
                    wanted[: len(current) + len(names)] == (*current, *names) and f"{wanted[-1]}" in line
                ):
                    return number, pair.start(1) + 1
        return 1, 1


Read = Callable[[_Reader, Any, tuple[str, ...]], Any]


def _text(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
    if not isinstance(value, str):
        reader.fail(keys, f"{keys[-1]} must be a string in quotes")
    return value


def _date(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
    """A day in its ISO form, in quotes or as a TOML date; documents write it as their language does."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    text = _text(reader, value, keys)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        reader.fail(keys, f'{keys[-1]} must be a day such as "2022-05-17", not {text!r}')
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        reader.fail(keys, f"{keys[-1]} must be a day of the calendar, which {text} is not")


def _year(reader: _Reader, value: object, keys: tuple[str, ...]) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1000 <= value <= 9999:
        reader.fail(keys, f"{keys[-1]} must be a year of four digits")
    return value


def _texts(reader: _Reader, value: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    """A list of strings, or one string."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        reader.fail(keys, f"{keys[-1]} must be a list of strings")
    return tuple(value)


def _languages(reader: _Reader, value: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    languages = _texts(reader, value, keys)
    for language in languages:
        _language(reader, language, keys)
    return languages


def _language(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
    language = _text(reader, value, keys)
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", language):
        reader.fail(keys, f"{language!r} is not a language code such as en or pt_BR")
    return language


def _folder(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
    folder = _text(reader, value, keys)
    if not folder or folder.startswith(("/", "\\")) or ".." in re.split(r"[\\/]", folder):
        reader.fail(keys, f"{keys[-1]} must be a folder below the project's own")
    return folder


def _folders(reader: _Reader, value: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    folders = _texts(reader, value, keys)
    if not folders:
        reader.fail(keys, f"{keys[-1]} must name a folder")
    return tuple(_folder(reader, folder, keys) for folder in folders)


def _severities(reader: _Reader, value: object, keys: tuple[str, ...]) -> Mapping[str, Severity]:
    if not isinstance(value, dict):
        reader.fail(keys, "severity must be a table of checks")
    levels = list(Severity)
    for name, level in value.items():
        if level not in levels:
            reader.fail((*keys, name), f"{name} must be one of {', '.join(levels)}")
    return MappingProxyType({name: Severity(level) for name, level in value.items()})


def _fail_on(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
    if value not in FAIL_ON:
        reader.fail(keys, f"fail_on must be one of {', '.join(FAIL_ON)}")
    return str(value)


def _one_of(*known: str) -> Read:
    def read(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
        if value not in known:
            shown = ", ".join(f'"{one}"' for one in known)
            reader.fail(
                keys, f"{keys[-1]} must be {shown}" if len(known) == 1 else f"{keys[-1]} must be one of {shown}"
            )
        return str(value)

    return read


def _count(least: int, most: int | None = None) -> Read:
    def read(reader: _Reader, value: object, keys: tuple[str, ...]) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < least or (most and value > most):
            reader.fail(keys, f"{keys[-1]} must be a whole number from {least} {f'to {most}' if most else 'on'}")
        return value

    return read


def _amount(most: float = sys.float_info.max) -> Read:
    def read(reader: _Reader, value: object, keys: tuple[str, ...]) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            end = "on" if most == sys.float_info.max else f"to {most:g}"
            reader.fail(keys, f"{keys[-1]} must be a number from 0 {end}")
        return float(value)

    return read


def _base_url(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
    url = _text(reader, value, keys)
    why = unusable_url(url) if url else ""
    if why:
        reader.fail(keys, f"{keys[-1]} {why}")
    return url


def _variable(reader: _Reader, value: object, keys: tuple[str, ...]) -> str:
    """The name of an environment variable; a key put here by mistake is refused without being repeated."""
    name = _text(reader, value, keys)
    if not re.fullmatch(r"[A-Z_][A-Z0-9_]*", name):
        reader.fail(keys, f"{keys[-1]} must be the name of an environment variable in capitals, not the key itself")
    return name


def _name_lists(reader: _Reader, value: object, keys: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        reader.fail(keys, f"{keys[-1]} must be a table of path patterns")
    return MappingProxyType({name: _texts(reader, item, (*keys, name)) for name, item in value.items()})


def _reports(reader: _Reader, value: object, keys: tuple[str, ...]) -> Mapping[str, ReportSettings]:
    if not isinstance(value, dict):
        reader.fail(keys, "reports must hold one table for each report")
    return MappingProxyType({name: reader.read(ReportSettings, item, (*keys, name)) for name, item in value.items()})


def _table(kind: type[Any]) -> Read:
    return lambda reader, value, keys: reader.read(kind, value, keys)


#: How each setting is read and checked. A field without a row fails the first test that reads settings.
READERS: dict[tuple[type[Any], str], Read] = {
    (Settings, "source_language"): _language,
    (Settings, "target_languages"): _languages,
    (Settings, "seeds"): _folder,
    (Settings, "glossary"): _texts,
    (Settings, "translations"): _folders,
    (Settings, "build"): _folder,
    (Settings, "memory"): _texts,
    (Settings, "boilerplate"): _texts,
    (Settings, "year"): _year,
    (Settings, "license"): _text,
    (Settings, "theme"): _one_of(*THEMES),
    (Settings, "paper"): _one_of(*PAPERS),
    (Settings, "lint"): _table(LintSettings),
    (Settings, "style"): _table(StyleSettings),
    (Settings, "drafting"): _table(DraftingSettings),
    (Settings, "reports"): _reports,
    (LintSettings, "select"): _texts,
    (LintSettings, "ignore"): _texts,
    (LintSettings, "severity"): _severities,
    (LintSettings, "fail_on"): _fail_on,
    (LintSettings, "baseline"): _text,
    (LintSettings, "per_path_ignore"): _name_lists,
    (StyleSettings, "numbering"): _texts,
    (StyleSettings, "guide"): _one_of("official"),
    (StyleSettings, "percent"): _one_of("word", "sign"),
    (StyleSettings, "words_up_to"): _count(0, MOST_IN_WORDS),
    (StyleSettings, "longest_sentence"): _count(1),
    (DraftingSettings, "engine"): _text,
    (DraftingSettings, "base_url"): _base_url,
    (DraftingSettings, "model"): _text,
    (DraftingSettings, "rounds"): _count(0, 10),
    (DraftingSettings, "concurrency"): _count(1, 64),
    (DraftingSettings, "timeout"): _count(1),
    (DraftingSettings, "temperature"): _amount(2),
    (DraftingSettings, "requests_per_minute"): _count(0),
    (DraftingSettings, "key_variable"): _variable,
    (DraftingSettings, "price_input"): _amount(),
    (DraftingSettings, "price_output"): _amount(),
    (DraftingSettings, "currency"): _text,
    (ReportSettings, "year"): _year,
    (ReportSettings, "title"): _text,
    (ReportSettings, "issuing_body"): _text,
    (ReportSettings, "earlier"): _text,
    (ReportSettings, "date"): _date,
    (ReportSettings, "source"): _text,
    (ReportSettings, "translator"): _text,
    (ReportSettings, "disclaimer"): _text,
    (ReportSettings, "description"): _text,
    (ReportSettings, "license"): _text,
    (ReportSettings, "ignore"): _texts,
}
