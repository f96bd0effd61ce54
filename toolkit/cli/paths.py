"""Names of files and folders on the command line. An empty one is a shell variable that is not set, and never means the
current folder or the default.
"""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import Any

import click

from toolkit.errors import InputError, WriteError


class Named(click.Path):
    """A file or folder by its name."""

    def __init__(self, path_type: type | None = None) -> None:
        super().__init__(readable=False, path_type=path_type)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not os.fspath(value).strip():
            raise InputError("the name is empty", path=_shown(param))
        return super().convert(value, param, ctx)


class Output(Named):
    """A file that is written to, which the name of a folder (`out/`) is not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        name = super().convert(value, param, ctx)
        refuse_folder(name)
        return name


NAMED, OUTPUT = Named(), Output()


def refuse_folder(name: str) -> None:
    """Raise WriteError for a name that ends as only a folder's does."""
    if PurePath(f"{name}x").name in ("x", ".x", "..x"):
        raise WriteError("is a folder, not a file", path=name)


def _shown(param: click.Parameter | None) -> str | None:
    """The option as people write it, or the argument as the help calls it."""
    if param is None:
        return None
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name.strip("[].")
