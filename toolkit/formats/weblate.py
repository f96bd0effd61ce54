"""What Weblate imports: the settings of components as JSON, and a glossary as CSV or TBX for one language.

The form of the settings is that of `weblate import_json` and of the components API; that of the glossary is what
Weblate's pages on glossaries, CSV and TBX ask for.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from toolkit.language.slugs import slug

#: The header of the CSV files that Weblate reads and writes for two languages.
COLUMNS = ("source", "target", "context", "translator_comments", "developer_comments")
#: Weblate's codes for languages that people write without a script.
_CODES = {"zh": "zh_Hans", "zh_cn": "zh_Hans", "zh_tw": "zh_Hant", "zh_hk": "zh_Hant_HK"}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class GlossaryRow(NamedTuple):
    """One pair of terms. `forbidden` is True for a rendering that is not to be used, `note` says why or what for."""

    id: str
    source: str
    target: str
    definition: str = ""
    note: str = ""
    forbidden: bool = False


def code(language: str) -> str:
    """Weblate's code of a language."""
    plain = language.replace("-", "_")
    return _CODES.get(plain.lower(), plain)


def component(name: str, template: str, mask: str, source: str, languages: Sequence[str]) -> dict[str, Any]:
    """The settings of a report's component. `template` and `mask` are paths in the repository, the mask with `*`.

    Weblate neither wraps lines nor makes catalogs anew from the template: toolkit update does that.
    """
    regex = "|".join(re.escape(one) for one in languages)
    return {
        "name": name,
        "slug": slug(name, 80),
        "vcs": "git",
        "filemask": mask,
        "template": "",
        "new_base": template,
        "file_format": "po",
        "file_format_params": {"po_line_wrap": -1, "po_fuzzy_matching": False, "po_keep_previous": True},
        "source_language": code(source),
        "language_regex": f"^({regex})$",
        "new_lang": "none",
        "edit_template": False,
        "manage_units": False,
        "allow_translation_propagation": False,
    }


def settings(components: Sequence[dict[str, Any]]) -> bytes:
    """The components as one JSON file."""
    return (json.dumps([*components], ensure_ascii=False, indent=2) + "\n").encode()


def glossary_csv(rows: Iterable[GlossaryRow]) -> bytes:
    """The terms to use; CSV has no place for those that are forbidden."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in rows:
        if not row.forbidden:
            table.writerow([row.source, row.target, row.id, row.note, row.definition])
    return out.getvalue().encode()


def glossary_tbx(rows: Iterable[GlossaryRow], source: str, target: str) -> bytes:
    """Every pair of terms, forbidden ones marked as such."""
    languages = quoteattr(source.replace("_", "-")), quoteattr(target.replace("_", "-"))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<martif type="TBX" xml:lang={languages[0]}>',
        "  <martifHeader><fileDesc><sourceDesc><p>Exported by toolkit</p></sourceDesc></fileDesc></martifHeader>",
        "  <text><body>",
    ]
    for number, row in enumerate(rows, 1):
        if not _ILLEGAL.search("".join(map(str, row))):
            lines += _entry(number, row, languages)
    return "\n".join([*lines, "  </body></text>", "</martif>", ""]).encode()


def _entry(number: int, row: GlossaryRow, languages: tuple[str, str]) -> list[str]:
    definition = [f"      <descrip>{escape(row.definition)}</descrip>"] if row.definition else []
    status = '<termNote type="administrativeStatus">forbidden</termNote>' if row.forbidden else ""
    note = [f'        <note from="translator">{escape(row.note)}</note>'] if row.note else []
    return [
        f"    <termEntry id={quoteattr(f'{row.id}-{number}')}>",
        *definition,
        f"      <langSet xml:lang={languages[0]}><tig><term>{escape(row.source)}</term></tig></langSet>",
        f"      <langSet xml:lang={languages[1]}>",
        *note,
        f"        <tig><term>{escape(row.target)}</term>{status}</tig>",
        "      </langSet>",
        "    </termEntry>",
    ]
