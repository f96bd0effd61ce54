"""The header names another language than the catalog's folder.

Tools that copy a template (msgmerge, pot2po) also copy its `Language: zh`. Editors then spell-check the wrong
language, and other tools file the catalog under it. In a project the folder decides, so every other check runs as
usual; `toolkit lint --fix` changes the header to the language of the folder. A region is not compared: en_US may
lie in `en`.

Fires::

    msgid ""
    msgstr ""
    "Language: zh\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "完成投资3145亿元。"
    msgstr "Investment reached 314.5 billion yuan."

Passes::

    msgid ""
    msgstr ""
    "Language: en\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "完成投资3145亿元。"
    msgstr "Investment reached 314.5 billion yuan."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import CatalogFile
from toolkit.model import Problem, Severity
from toolkit.model.language_codes import primary

GROUP = "catalog"
SEVERITY = Severity.WARNING

_FIELD = re.compile(rb"(?<![\w-])Language:")


def check_file(file: CatalogFile) -> Iterator[Problem]:
    """One problem where the header's language is not the folder's."""
    stated = file.catalog.language
    if not file.folder_language or not stated or primary(stated) == primary(file.folder_language):
        return
    line, column = _place(file.data)
    yield Problem(
        f"the header says Language: {stated}, but the catalog is in the folder {file.folder_language}",
        suggestion=f"Language: {file.folder_language}",
        line=line,
        column=column,
    )


def _place(data: bytes) -> tuple[int, int]:
    """Line and column of the field; the start of the file where an escape hides it."""
    match = _FIELD.search(data)
    if match is None:
        return 1, 1
    before = data[: match.start()]
    return before.count(b"\n") + 1, match.start() - (before.rfind(b"\n") + 1) + 1
