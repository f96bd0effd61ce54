"""A click group that imports a command only when it runs, so that start-up stays fast."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click


class ReaderGoneError(Exception):
    """The reader of our output has closed it: `toolkit lint | head`."""


class LazyGroup(click.Group):
    """Commands are modules of `package`, each with a click command named `command`.

    `commands` maps a command's name to its line in the help. The module has that name with underscores, and one more
    at the end if it is a keyword of Python (import).
    """

    def __init__(self, *args: Any, package: str = "", commands: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.package = package
        self.help_lines = dict(commands or {})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names, in the order of the table."""
        return list(self.help_lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Import one command; None if there is none of that name."""
        if cmd_name not in self.help_lines:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"{self.package}.{name}_" if iskeyword(name) else f"{self.package}.{name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Do as click does, but offer the nearest name for an unknown one."""
        if args and not args[0].startswith("-") and args[0] not in self.help_lines:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.help_lines, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; see {ctx.command_path} --help"
            ctx.fail(f"no such command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Do as click does (which prints the help here), but raise ReaderGoneError for a broken pipe."""
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError:
            raise ReaderGoneError from None

    def invoke(self, ctx: click.Context) -> Any:
        """Do as click does, but pass Ctrl-C and a broken pipe on to `run`, which reports each in its own way."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None
        except BrokenPipeError:
            raise ReaderGoneError from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Write the table of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.help_lines.items()))
