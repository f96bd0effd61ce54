"""Tokens of an entry → its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.errors import InputError
from toolkit.formats.po.lexer import Entry, Field
from toolkit.formats.po.origin import Origin
from toolkit.formats.po.strings import unescape
from toolkit.model import State, Unit

_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069\S*|\S+")

_DIRECTIVE = re.compile(r"toolkit:\s*[a-z]+\b")

#: The content of comment lines: comments, notes, references, flags without fuzzy, and whether fuzzy was among them.
Remarks = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], bool]


def remarks(text: str) -> Remarks:
    """The comments, notes, references and flags in the comment lines before an entry."""
    comments, notes, references, flags = [], [], [], []
    for line in text.split("\n")[:-1]:
        line = line.removesuffix("\r")
        marker, body = line[:2], line[2:]
        if marker == "#.":
            notes.append(body.removeprefix(" "))
        elif marker == "#:":
            references += _REFERENCE.findall(body)
        elif marker in {"#,", "#!", "#="}:
            flags += [flag.strip() for flag in body.split(",") if flag.strip()]
        else:
            comments.append(line[1:].removeprefix(" "))
    fuzzy = "fuzzy" in flags
    kept = tuple(flag for flag in flags if flag != "fuzzy")
    return tuple(comments), tuple(notes), tuple(references), kept, fuzzy


def read_unit(entry: Entry, origin: Origin) -> Unit:
    """The unit of an entry that was read token by token. Raises InputError for byte escapes that are not valid text."""
    lines = "".join(_lines(entry, origin.file.text))
    comments, notes, references, flags, fuzzy = remarks(lines)
    targets = [_text(item, origin) for item in entry.find("msgstr")]
    state = State.INITIAL if not targets[0] else State.NEEDS_REVIEW if fuzzy else State.TRANSLATED
    return Unit(
        source=_only(entry, "msgid", origin) or "",
        target=targets[0],
        context=_only(entry, "msgctxt", origin),
        state=state,
        obsolete=entry.obsolete,
        comments=comments,
        notes=notes,
        references=references,
        flags=flags,
        previous=_only(entry, "msgid", origin, previous=True),
        previous_context=_only(entry, "msgctxt", origin, previous=True),
        previous_plural=_only(entry, "msgid_plural", origin, previous=True),
        plural=_only(entry, "msgid_plural", origin),
        plural_targets=tuple(targets[1:]),
        origin=origin,
    )


def _lines(entry: Entry, text: str) -> Iterator[str]:
    """The comment lines of an entry. A blank line below a directive to the toolkit ends it as an empty comment does:
    gettext drops blank lines, and the comment below would become a part of it.
    """
    running, end = False, 0
    for remark in entry.remarks:
        if running and remark.marker == "#" and text.count("\n", end, remark.start) > 1:
            yield "#\n"
            running = False
        yield f"{remark.marker}{remark.body}\n"
        if remark.marker == "#":
            running = _DIRECTIVE.search(remark.body) is not None or (running and bool(remark.body.strip()))
            end = remark.end


def _only(entry: Entry, word: str, origin: Origin, *, previous: bool = False) -> str | None:
    found = entry.find(word, previous=previous)
    return _text(found[0], origin) if found else None


def _text(item: Field, origin: Origin) -> str:
    """A field's value. Raises InputError where byte escapes do not make characters of the file's charset."""
    text, file = origin.file.text, origin.file
    body = "".join(text[start:end] for start, end in item.strings)
    try:
        return unescape(body, file.charset)
    except ValueError:
        line = origin.line + text.count("\n", origin.start, item.start)
        column = item.start - text.rfind("\n", 0, item.start)
        message = f"the byte escapes of this {item.word} are not valid {file.charset}"
        raise InputError(message, path=file.path or None, line=line, column=column) from None
