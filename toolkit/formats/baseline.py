"""Baseline files: findings that a project has accepted, as JSON with one finding a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from toolkit.errors import InputError
from toolkit.model import BaselineEntry

VERSION = 1


def parse(data: bytes, path: str) -> tuple[BaselineEntry, ...]:
    """The accepted findings; none in an empty file, as `--baseline /dev/null` names one.

    Raises InputError for anything else that is not a baseline of this version.
    """
    if not data.strip():
        return ()
    content = _loaded(data, path)
    version = content.get("version") if isinstance(content, dict) else None
    if version is None or "accepted" not in content:
        raise InputError("is not a baseline: write one with --write-baseline", path=path)
    if version != VERSION:
        hint = "delete it and write it again with --write-baseline"
        raise InputError(
            f"is a version {version} baseline, but this toolkit writes version {VERSION}; {hint}", path=path
        )
    if not isinstance(content["accepted"], list):
        raise InputError("is not a baseline: accepted must be a list", path=path)
    lines = data.decode("utf-8-sig").splitlines()
    places = {line.partition('"fingerprint": "')[2][:64]: number for number, line in enumerate(lines, 1)}
    try:
        entries = [BaselineEntry(**entry, line=places.get(entry["fingerprint"], 1)) for entry in content["accepted"]]
    except (TypeError, KeyError):
        raise InputError("is not a baseline: an entry lacks a field or has one too many", path=path) from None
    for entry in entries:
        texts = (entry.fingerprint, entry.check, entry.path, entry.text, entry.unit or "")
        if not all(isinstance(text, str) for text in texts):
            raise InputError("is not a baseline: a field of an entry is not text", path=path, line=entry.line)
    return tuple(entries)


def _loaded(data: bytes, path: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not a baseline: it is not UTF-8", path=path, line=line) from None
    except json.JSONDecodeError as error:
        raise InputError(f"is not a baseline: {error.msg}", path=path, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise InputError("is not a baseline: it is nested too deeply", path=path) from None


def serialize(accepted: Iterable[BaselineEntry]) -> bytes:
    """The file, entries in the order given."""
    lines = [
        json.dumps(
            {"fingerprint": one.fingerprint, "check": one.check, "path": one.path, "unit": one.unit, "text": one.text},
            ensure_ascii=False,
        )
        for one in accepted
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "version": {VERSION},\n  "accepted": [\n{body}\n  ]\n}}\n'.encode("utf-8", "backslashreplace")
