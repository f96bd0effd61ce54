"""Values of a glossary file, each of one type: text, lists, mappings, years, numbers, and words to choose from.

What has another type is refused, with its place and what to write instead.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from toolkit.errors import InputError
from toolkit.formats.yaml_nodes import Mapping, Node, Scalar, Sequence
from toolkit.model import ALL_YEARS, Place, YearRange

#: A language code as a key: two letters, or one of the three-letter ones in use beside Chinese, then subtags.
LANGUAGE = re.compile(r"(?:[a-z]{2}|yue|nan|wuu|hak|fil)(?:-[A-Za-z0-9]{2,8})*\Z")
#: Plain scalars that YAML 1.1 reads as null, a truth value, a number or a date.
_NOT_TEXT = re.compile(
    r"(?:~|null|Null|NULL|"
    r"(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)|"
    r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9_]+|0x[0-9a-fA-F_]+|"
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?)?\Z"
)
_VALID = re.compile(r"(?:(\d{4})?\s*\.\.\s*(\d{4})?|(\d{4}))\Z")

_Choice = TypeVar("_Choice", bound=StrEnum)

#: An unknown key at least this similar to a known one is taken for it.
SIMILAR = 0.55
#: So many characters of a value are shown in a message.
SHOWN = 40
#: First characters of anything _NOT_TEXT matches: spares the pattern for nearly every term.
_SUSPECT = frozenset("~nNyYtTfFoO+-.0123456789")


class Values:
    """The values of one file, whose path is in the places and in errors."""

    def __init__(self, path: str) -> None:
        self.path = path

    def year(self, node: Node) -> int:
        """A year, written as a number."""
        if not isinstance(node, Scalar) or not re.fullmatch(r"[0-9]{1,4}", node.value) or not node.plain:
            raise self.wrong(node, "a year must be a four-digit number without quotes, as in year: 2022")
        return int(node.value)

    def count(self, node: Node | None, key: str) -> int | None:
        """A whole number, None where there is none."""
        if node is None:
            return None
        if not isinstance(node, Scalar) or not re.fullmatch(r"[0-9]{1,9}", node.value) or not node.plain:
            raise self.wrong(node, f"{key} must be a whole number without quotes, as in {key}: 26")
        return int(node.value)

    def valid(self, node: Node | None) -> YearRange:
        """A range of years; all where there is none."""
        if node is None:
            return ALL_YEARS
        found = _VALID.match(node.value) if isinstance(node, Scalar) else None
        if found is None:
            raise self.wrong(node, "valid must be a range of years, as in 2011.., ..2020 or 2011..2020")
        first, last, only = found.groups()
        return (int(only), int(only)) if only else (int(first) if first else None, int(last) if last else None)

    def choice(self, node: Node | None, key: str, default: _Choice) -> _Choice:
        """One of the words of an enumeration, `default` where there is none."""
        if node is None:
            return default
        kinds = type(default)
        value = self.text(node, key)
        try:
            return kinds(value)
        except ValueError:
            names = [str(kind) for kind in kinds]
            near = get_close_matches(value, names, 1)
            hint = f"write {near[0]}" if near else "write " + ", ".join(names[:-1]) + " or " + names[-1]
            raise self.wrong(node, f"{key} cannot be {_short(value)}; {hint}") from None

    def text(self, node: Node | None, key: str) -> str:
        """A string, empty where there is none; a plain scalar that YAML takes for something else is refused."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            found = "a list" if isinstance(node, Sequence) else "a mapping"
            raise self.wrong(node, f"{key} must be a string, not {found}; put it in quotes, or on one line")
        if node.plain and (not node.value or (node.value[0] in _SUSPECT and _NOT_TEXT.match(node.value))):
            hint = f'write it in quotes: "{node.value}"' if node.value else 'write it, or "" for nothing'
            raise self.wrong(node, f"{key} must be a string, not {node.value or 'an empty value'}; {hint}")
        return node.value

    def items(self, node: Node | None, key: str) -> list[Node]:
        """The items of a list, none where there is none."""
        if node is None or (isinstance(node, Scalar) and node.plain and node.value in ("", "~", "null")):
            return []
        if isinstance(node, Sequence):
            return node.items
        hint = f"[{_short(node.value)}]" if isinstance(node, Scalar) else "each item on a line that begins with -"
        raise self.wrong(node, f"{key} must be a list; write {hint}")

    def mapping(
        self, node: Node, what: str, keys: tuple[str, ...], *, languages: bool = False, example: str
    ) -> dict[str, Node]:
        """The values of a mapping by key; only `keys` and, with `languages`, language codes are known."""
        if not isinstance(node, Mapping):
            found = "a list" if isinstance(node, Sequence) else _short(node.value) or "nothing"
            raise self.wrong(node, f"{what} must be {example}, not {found}")
        for key, (at, _) in node.entries.items():
            if key not in keys and not (languages and LANGUAGE.match(key)):
                raise self._unknown(at, keys, languages)
        return {key: value for key, (_, value) in node.entries.items()}

    def _unknown(self, at: Scalar, keys: tuple[str, ...], languages: bool) -> InputError:
        near = get_close_matches(at.value, keys, 1, cutoff=SIMILAR)
        if near:
            hint = f"did you mean {near[0]}?"
        elif keys:
            hint = "the keys here are " + ", ".join(keys)
        else:
            hint = "the keys here are language codes such as " + ("zh, en, ja" if languages else "en")
        return self.wrong(at, f"unknown key {_short(at.value)}; {hint}")

    def place(self, node: Node) -> Place:
        """Where a node is, for a concept or term."""
        return Place(self.path, node.line, node.column)

    def wrong(self, node: Node, message: str) -> InputError:
        """The error for a node."""
        return InputError(message, path=self.path, line=node.line, column=node.column)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
