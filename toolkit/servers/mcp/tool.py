"""A tool: what it takes, what it gives, and how wrong arguments are answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from inspect import cleandoc
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from toolkit.errors import InputError
from toolkit.servers.mcp.answers import Answer
from toolkit.servers.mcp.arguments import Arguments
from toolkit.servers.mcp.bounds import fit
from toolkit.servers.mcp.desk import Desk

A = TypeVar("A", bound=Arguments)

#: Wrong arguments that one error names.
_NAMED = 3


@dataclass(frozen=True)
class Tool(Generic[A]):
    """A tool as clients see it; the docstring of `run` describes it.

    `run` raises ToolkitError for what the arguments ask for and there is not. `example` are arguments that work in most
    projects. `writes` is True for a tool that changes files.
    """

    title: str
    arguments: type[A]
    answer: type[Answer]
    run: Callable[[Desk, A], Answer]
    example: Mapping[str, Any]
    writes: bool = False

    @property
    def name(self) -> str:
        """The name: that of the function."""
        return self.run.__name__

    @property
    def description(self) -> str:
        """What the tool is for, in a paragraph or two."""
        return cleandoc(self.run.__doc__ or "")

    @cached_property
    def input_schema(self) -> dict[str, Any]:
        """The JSON schema of the arguments, with an example of a call."""
        return _bare(TypeAdapter(self.arguments).json_schema()) | {"examples": [dict(self.example)]}

    @cached_property
    def output_schema(self) -> dict[str, Any]:
        """The JSON schema of the structured answer."""
        return _bare(TypeAdapter(self.answer).json_schema(mode="serialization"))

    def call(self, desk: Desk, given: Mapping[str, Any]) -> Answer:
        """Answer a call, within the characters that it allows. Raises ToolkitError, also for wrong arguments."""
        asked = self._read(given)
        return fit(self.run(desk, asked), asked.max_characters)

    def _read(self, given: Mapping[str, Any]) -> A:
        """The arguments; those that are null count as left out. Raises InputError, in one line."""
        try:
            stated = json.dumps({name: value for name, value in given.items() if value is not None})
            read: A = TypeAdapter(self.arguments).validate_json(stated, strict=True)
        except ValidationError as error:
            raise InputError(self._wrong(error)) from None
        return read

    def _wrong(self, error: ValidationError) -> str:
        """What is wrong with the arguments; their values are not repeated."""
        every = error.errors(include_url=False, include_input=False, include_context=False)
        found = [one for one in every if not _follows(one, every)]
        known = ", ".join(one.name for one in fields(self.arguments) if is_dataclass(self.arguments))
        told = [_fault(one, known) for one in found[:_NAMED]]
        more = [f"{len(found) - _NAMED} more"] if len(found) > _NAMED else []
        return f"{self.name} cannot take these arguments: {'; '.join(told + more)}"


def _follows(one: Any, every: Sequence[Any]) -> bool:
    """True for a list that is too short because something in it is wrong, which is told too."""
    return one["type"] == "too_short" and any(len(more["loc"]) > len(one["loc"]) for more in every)


def _fault(one: Any, known: str) -> str:
    name = ".".join(map(str, one["loc"])) or "arguments"
    shown = json.dumps(name[:40], ensure_ascii=True)
    if one["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"there is no argument {shown} (it takes: {known})"
    if one["type"] in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return f"{shown} is missing"
    return f"{shown}: {one['msg'][:1].lower()}{one['msg'][1:]}"


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the titles that repeat the names, and without the docstrings of classes."""
    bare: dict[str, Any] = _without_titles(schema)
    return bare


def _without_titles(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_titles(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _without_titles(value) for key, value in schema.items() if not (key == "title" and isinstance(value, str))
    }
    if "properties" in kept:
        kept.pop("description", None)  # the docstring of the class
    return kept
