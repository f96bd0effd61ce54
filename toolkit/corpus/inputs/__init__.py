"""The files of a corpus: what their names say, and one module a format.

A format is an `Input` (chunk.py) with these members:

* `names`: the columns that the file shows at its beginning, None where it has none;
* `chunks(done)`: its rows in pieces, read in one process. A piece depends on the file alone, so that the output does;
* `rows(chunk)`: the rows of a piece, in another process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from toolkit.corpus.directions import AUTO, FOUND_OUT
from toolkit.corpus.inputs.chunk import Input, Options
from toolkit.corpus.inputs.damaged import Damaged
from toolkit.corpus.inputs.decompression import COMPRESSED
from toolkit.corpus.inputs.jsonl import JsonLines
from toolkit.corpus.inputs.parallel import Parallel
from toolkit.corpus.inputs.parquet import Parquet, kept, shared
from toolkit.corpus.inputs.tmx import Tmx
from toolkit.corpus.inputs.tsv import Tsv
from toolkit.errors import InputError
from toolkit.model.language_codes import is_code, primary
from toolkit.project.files import display, refuse_stream, unreadable

#: Suffix → format; a text file of any other one is half of two parallel files.
FORMATS: dict[str, type[Input]] = {
    ".parquet": Parquet,
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".tsv": Tsv,
    ".tmx": Tmx,
}
#: Suffixes of files that look like text files here and are not.
UNKNOWN = frozenset(".csv .json .pq .parq .arrow .feather .orc .avro .xlsx .xz .bz2 .zip .tar .po .xliff".split())


def suffix(path: str | Path) -> str:
    """The suffix of a file's name in lower case, without that of a compression."""
    name = PurePath(path)
    return (PurePath(name.stem) if name.suffix.lower() in COMPRESSED else name).suffix.lower()


def inputs(paths: Sequence[Path], options: Options) -> Sequence[Input]:
    """The files of a run, in order.

    A file that is damaged at its beginning is a `Damaged`, whose fault comes when it is read. Raises InputError where
    all are, for a path that is not of an input, and where no file has the two columns.
    """
    found: list[Input] = []
    texts: list[Path] = []
    for path in paths:
        _require_file(path)
        form = FORMATS.get(suffix(path))
        if form is None:
            texts.append(path)
        elif texts:
            break
        else:
            found.append(_begun(form(path, options)))
        if len(texts) == 2:
            source, target = _in_order((texts[0], texts[1]), options)
            found.append(Parallel(source, options, target))
            texts.clear()
    if texts:
        message = "is a text file without its counterpart; give both files, one after the other, the source first"
        raise InputError(message, path=display(texts[0]))
    if all(isinstance(one, Damaged) for one in found) and isinstance(found[0], Damaged):
        raise found[0].fault
    _require_columns([one for one in found if not isinstance(one, Damaged)], options)
    tables = [one for one in found if isinstance(one, Parquet)]
    metadata = shared([one.schema.metadata for one in tables]) if len(tables) == len(found) else {}
    options = replace(options, kept=kept(tables), metadata=metadata)
    return [replace(one, options=options) for one in found]


def _begun(file: Input) -> Input:
    """A file of which the beginning can be read, else what is wrong with it."""
    try:
        file.names  # noqa: B018  # which reads the beginning
    except InputError as error:
        return Damaged(file.file, file.options, error)
    return file


def _require_file(path: Path) -> None:
    refuse_stream(path)
    try:
        path.stat()
    except OSError as error:
        raise unreadable(path, error) from None
    if path.is_dir():
        raise InputError("is a folder; give its files", path=display(path))
    if suffix(path) in UNKNOWN:
        known = ", ".join(sorted({*FORMATS} - {".ndjson"}))
        message = f"cannot read {suffix(path)}: only {known} and two parallel text files, also as .gz and .zst"
        raise InputError(message, path=display(path))


def _in_order(texts: tuple[Path, Path], options: Options) -> tuple[Path, Path]:
    """Two parallel files with the source first: as given, but for suffixes (`a.en a.zh`) that say otherwise."""
    languages = [primary(code) if is_code(code := suffix(path)[1:]) else "" for path in texts]
    wanted = [primary(code) for code in (FOUND_OUT[0] if AUTO in options.languages else options.languages)]
    return (texts[1], texts[0]) if languages == wanted[::-1] else texts


def _require_columns(found: Sequence[Input], options: Options) -> None:
    """Raise InputError where no file shows a column, which is a slip: a typo, or names that were not given."""
    named = [(one, one.names) for one in found if one.names is not None]
    for column in options.columns:
        if named and len(named) == len(found) and not any(column in names for _, names in named):
            first, names = next(((one, names) for one, names in named if names), named[0])
            has = f"it has {', '.join(names[:12])}" if names else "it is empty"
            message = f"has no column {column!r}: {has}; name the two with --columns SOURCE,TARGET"
            raise InputError(message, path=first.path)
