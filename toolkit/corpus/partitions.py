"""Columns in the names of folders, as Hive and Spark write them: lang=zh/part.parquet."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

#: How Hive writes a null as the name of a folder.
_NULL = "__HIVE_DEFAULT_PARTITION__"


def partition(folders: Iterable[str]) -> dict[str, str | None]:
    """The columns that folders name, and their values as text."""
    names = (one.partition("=") for one in folders if one.find("=") > 0)
    return {unquote(name): None if value == _NULL else unquote(value) for name, _, value in names}
