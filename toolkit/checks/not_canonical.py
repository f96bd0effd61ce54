"""A catalog is not in the form that `toolkit fmt` writes.

Editors wrap lines, number references and order comments each in their own way, so a change of one word shows as a
change of hundreds of lines. In canonical form, a diff shows what a person changed. `toolkit fmt` rewrites the file and
loses nothing. Advice only.

Fires::

    msgid ""
    msgstr ""
    "Language: en\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    #: seeds/report.txt:12
    msgid "完成投资3145亿元。"
    msgstr ""
    "Investment reached "
    "314.5 billion yuan."

Passes::

    msgid ""
    msgstr ""
    "Language: en\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    #: seeds/report.txt
    msgid "完成投资3145亿元。"
    msgstr "Investment reached 314.5 billion yuan."
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from toolkit.context import CatalogFile
from toolkit.errors import InputError
from toolkit.formats.po import canonical
from toolkit.model import Problem, Severity

GROUP = "catalog"
SEVERITY = Severity.NOTE


def check_file(file: CatalogFile) -> Iterator[Problem]:
    """One problem, at the first line that differs; none for a file that cannot be read whole."""
    if file.catalog.errors:
        return
    try:
        from toolkit.catalogs.mending import mended  # whose many patterns no other check needs

        wanted = canonical(mended(file.catalog))
    except InputError:
        return
    if file.data != wanted:
        line = _first_difference(file.data, wanted)
        yield Problem("the catalog differs from its canonical form from here on; run toolkit fmt", line=line)


def _first_difference(data: bytes, wanted: bytes) -> int:
    """The number of the first line that differs, within the file."""
    lines = data.split(b"\n")
    pairs = enumerate(zip_longest(lines, wanted.split(b"\n")), 1)
    return min(next(number for number, (is_, should) in pairs if is_ != should), len(lines))
