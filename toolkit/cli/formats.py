"""The option `--format`: text or JSON, or a list of document formats."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import PurePath

import click

#: Suffixes by which programs know files, and the formats that such files may have.
SUFFIXES = {
    "md": {"md"},
    "html": {"html"},
    "htm": {"html"},
    "docx": {"docx"},
    "pdf": {"pdf"},
    "csv": {"csv"},
    "xlsx": {"xlsx"},
    "json": {"json", "sarif", "gitlab"},
    "sarif": {"sarif"},
    "xml": {"junit", "checkstyle", "tbx", "xliff"},
    "tbx": {"tbx"},
    "xlf": {"xliff"},
    "xliff": {"xliff"},
}

#: `--format` of the commands that print text for people or JSON for scripts; the parameter is `form`.
text_or_json = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Print text, or JSON for scripts.",
)  # fmt: skip

Callback = Callable[[click.Context, click.Parameter, str | None], tuple[str, ...] | None]


def names_of(known: Iterable[str]) -> Callback:
    """Return a callback that reads the option: each name once, in order. An unknown name is a usage error."""
    choices = tuple(known)

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
        if value is None:
            return None
        names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
        unknown = [name for name in names if name not in choices]
        if unknown or not names:
            message = f"unknown format {', '.join(unknown)!r}; choose from {', '.join(choices)}"
            raise click.BadParameter(message, ctx=ctx, param=param)
        return names

    return read


def suffix_of(output: str | None) -> str:
    """Return the suffix of an output file in lower case without its dot, or an empty string."""
    return PurePath(output or "").suffix.removeprefix(".").lower()


def refuse_other(output: str | None, form: str, known: Collection[str], option: str = "-o") -> None:
    """Raise a usage error for a file whose suffix says another format than the one that is written; `-` has none."""
    suffix = suffix_of(output)
    promised = SUFFIXES.get(suffix, {suffix} & {*known})
    if promised and form not in promised:
        others = [name for name in known if name in promised]
        instead = f", or give --format {others[0]}" if others else ""
        raise click.UsageError(f"{option} {output}: a .{suffix} file is not {form}; name another file{instead}")


def suggested(output: str | None, known: Collection[str], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Return the format that an output file's suffix names, or `otherwise` if it has none. Another is a usage error."""
    suffix = suffix_of(output)
    if suffix and suffix not in known:
        raise click.UsageError(f"-o {output}: no format is named {suffix!r}; give --format {'|'.join(known)}")
    return (suffix,) if suffix else otherwise
