"""`Catalog` ⇄ `polib.POFile`, for scripts that work with polib."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping, Sequence

import polib

from toolkit.errors import InputError
from toolkit.formats.po.canonical import domains
from toolkit.formats.po.locating import line_of
from toolkit.model import Catalog, State, Unit
from toolkit.model.catalog import is_header


def to_polib(catalog: Catalog) -> polib.POFile:
    """Hand a catalog to a script as the object that `polib.pofile` would return.

    The result holds every entry with its translations, comments, references, flags and previous texts, and the header.
    It does not wrap lines when it is saved. Raises InputError for what polib cannot hold: a catalog that was read with
    errors, several domains, comments after the last entry, a header with a repeated field or with anything besides
    fields and comments, and an empty plural source; TypeError for what is not a catalog. Things without meaning are
    lost: spaces around a header field, a missing line break after the last one, the place of a header that is not the
    first entry, and a comment that is a single empty line.

    >>> from toolkit.formats import po
    >>> catalog = po.parse('#, fuzzy\\nmsgid "增长8%"\\nmsgstr "up 8%"\\n'.encode())
    >>> [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in to_polib(catalog)]
    [('增长8%', 'up 8%', True)]
    """
    if not isinstance(catalog, Catalog):
        raise TypeError(f"to_polib takes a toolkit.Catalog, not {type(catalog).__name__}")
    if catalog.errors:
        raise catalog.errors[0]
    if catalog.tail.strip():
        raise _refused("comments after the last entry", catalog.path)
    if any(domain is not None for domain, _ in domains(catalog.entries)):
        raise _refused("several domains", catalog.path)
    file = polib.POFile(encoding=catalog.charset, fpath=catalog.path or None, wrapwidth=0)
    for unit in catalog.entries:
        if is_header(unit):
            file.header = "\n".join(unit.comments)
            file.metadata = _metadata(unit, catalog.path)
            file.metadata_is_fuzzy = unit.state is State.NEEDS_REVIEW
        else:
            file.append(_entry(unit, catalog))
    return file


def from_polib(pofile: polib.POFile) -> Catalog:
    """Take a catalog from a script that works with polib.

    The catalog is written unwrapped, as the toolkit writes new entries; the header's fields keep their order. Raises
    InputError for what no catalog file can hold: a second entry for one source, an entry without a source, plural
    forms that are not numbered from 0, an unknown encoding; TypeError for anything but a `polib.POFile`.

    Read files with `polib.pofile(path)`: given the text instead of the path, polib drops what follows a line separator
    (U+2028, U+0085, U+001C) inside a string.

    >>> import polib
    >>> pofile = polib.POFile()
    >>> pofile.metadata = {"Language": "en"}
    >>> pofile.append(polib.POEntry(msgid="增长8%", msgstr="up 8%", flags=["fuzzy"]))
    >>> catalog = from_polib(pofile)
    >>> catalog.language, catalog.units[0].target, str(catalog.units[0].state)
    ('en', 'up 8%', 'needs-review')
    """
    if not isinstance(pofile, polib.POFile):
        raise TypeError(
            f"from_polib takes a polib.POFile, not {type(pofile).__name__}; read one with polib.pofile(path)"
        )
    path = pofile.fpath or ""
    units = [_unit(entry, path) for entry in pofile]
    seen: set[tuple[str | None, str]] = set()
    for unit in units:
        if is_header(unit):
            raise InputError("an entry has no msgid; the header belongs in metadata", path=path or None)
        if not unit.obsolete and unit.identity in seen:
            raise InputError(f"two entries have the msgid {unit.source!r}; keep one of them", path=path or None)
        seen.add(unit.identity)
    return Catalog((*_header(pofile), *units), path, _charset(pofile.encoding, path))


def _metadata(header: Unit, path: str) -> dict[str, str]:
    """The fields of a header; a line without a colon goes on with the field before it, as polib reads it."""
    if header.notes or header.references or header.flags or header.plural is not None or header.previous is not None:
        raise _refused("a header with anything besides fields and comments", path)
    fields: dict[str, str] = {}
    name = ""
    for line in header.target.removesuffix("\n").split("\n") if header.target else []:
        before, colon, value = line.partition(":")
        if colon and before.strip() not in fields:
            name = before.strip()
            fields[name] = value.strip()
        elif colon or not name:
            raise _refused(f"the header line {line!r}, which repeats a field or is not one", path)
        else:
            fields[name] += f"\n{line.strip()}"
    return fields


def _header(pofile: polib.POFile) -> Iterable[Unit]:
    """The header entry, none where the file has neither fields nor comments for it."""
    if pofile.metadata or pofile.header or pofile.metadata_is_fuzzy:
        target = "".join(f"{name}: {value}\n" for name, value in pofile.metadata.items())
        yield Unit(
            "", target, state=_state(target, fuzzy=bool(pofile.metadata_is_fuzzy)), comments=_lines(pofile.header)
        )


def _entry(unit: Unit, catalog: Catalog) -> polib.POEntry:
    if unit.plural == "":
        raise InputError("polib cannot hold an empty msgid_plural", path=catalog.path or None, line=line_of(unit))
    entry = polib.POEntry(
        msgid=unit.source,
        msgctxt=unit.context,
        obsolete=unit.obsolete,
        encoding=catalog.charset,
        tcomment="\n".join(unit.comments),
        comment="\n".join(unit.notes),
        occurrences=[_occurrence(reference) for reference in unit.references],
        flags=[*(["fuzzy"] if unit.state is State.NEEDS_REVIEW else []), *unit.flags],
        previous_msgctxt=unit.previous_context,
        previous_msgid=unit.previous,
        previous_msgid_plural=unit.previous_plural,
        linenum=line_of(unit),
    )
    if unit.plural is None:
        entry.msgstr = unit.target
    else:
        entry.msgid_plural = unit.plural
        entry.msgstr_plural = dict(enumerate(unit.targets))
    return entry


def _unit(entry: polib.POEntry, path: str) -> Unit:
    target, *others = _targets(entry.msgid, entry.msgstr, entry.msgid_plural, entry.msgstr_plural, path)
    return Unit(
        source=entry.msgid,
        target=target,
        context=entry.msgctxt,
        state=_state(target, fuzzy=entry.fuzzy),
        obsolete=bool(entry.obsolete),
        comments=_lines(entry.tcomment),
        notes=_lines(entry.comment),
        references=tuple(_reference(path, line) for path, line in entry.occurrences),
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        previous=entry.previous_msgid,
        previous_context=entry.previous_msgctxt,
        previous_plural=entry.previous_msgid_plural,
        plural=entry.msgid_plural or None,
        plural_targets=tuple(others),
    )


def _targets(source: str, target: str, plural: str, forms: Mapping[int, str], path: str) -> Sequence[str]:
    """The translations of an entry: one, or all plural forms."""
    if bool(plural) != bool(forms) or (forms and target):
        raise InputError(f"the entry {source!r} mixes singular and plural forms", path=path or None)
    if sorted(forms) != [*range(len(forms))]:
        raise InputError(f"the plural forms of {source!r} are not numbered from 0", path=path or None)
    return [forms[number] for number in range(len(forms))] or [target]


def _state(target: str, *, fuzzy: bool) -> State:
    if not target:
        return State.INITIAL
    return State.NEEDS_REVIEW if fuzzy else State.TRANSLATED


def _lines(comment: str) -> tuple[str, ...]:
    return tuple(comment.split("\n")) if comment else ()


def _occurrence(reference: str) -> tuple[str, str]:
    file, _, line = reference.rpartition(":")
    return (file, line) if file and line.isdigit() else (reference, "")


def _reference(file: str, line: str | int) -> str:
    """A reference; a name with blanks between the marks that gettext puts around it."""
    name = f"\u2068{file}\u2069" if any(map(str.isspace, file)) and "\u2068" not in file else file
    return f"{name}:{line}" if line else name


def _charset(encoding: str, path: str) -> str:
    try:
        return "UTF-8" if codecs.lookup(encoding).name == "utf-8" else encoding
    except LookupError:
        raise InputError(f"the encoding {encoding!r} is unknown", path=path or None) from None


def _refused(thing: str, path: str) -> InputError:
    return InputError(f"polib cannot hold {thing}", path=path or None)
