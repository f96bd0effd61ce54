"""Front matter: the metadata from a report's settings that its source lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from toolkit.model import BlockKind
from toolkit.model.language_codes import primary
from toolkit.model.rendition import FrontMatter, Piece
from toolkit.renderers.about import ISSUING_BODY
from toolkit.renderers.characters import visible
from toolkit.renderers.labels import labels_for
from toolkit.renderers.no_break import NO_BREAK
from toolkit.settings import ReportSettings

#: Setting → pattern of a metadata line in the source that already has it.
_IN_SOURCE = {
    "date": re.compile(r"日期|时间|\d\s*年\s*\d{1,2}\s*月|[〇○零一二三四五六七八九]年"),
    "source": re.compile(r"来源"),
    "issuing_body": re.compile(f"{ISSUING_BODY}|报告人"),
    "translator": re.compile(r"译者|翻译"),
}
_ORDER = ("issuing_body", "date", "source", "translator")


def front_matter(settings: ReportSettings, head: Sequence[Piece], language: str) -> FrontMatter:
    """The lines to add after the head of the document, without settings that are unset or that the head has already.

    An issuing body that the head names, as the title *Report of the Commission on Its Work* does, is not repeated.
    """
    metadata = " ".join(piece.source.text for piece in head if piece.kind is BlockKind.METADATA)
    shown = " ".join(piece.target.text for piece in head).replace(NO_BREAK, " ")
    lines = []
    for name in _ORDER:
        value = getattr(settings, name)
        if name == "issuing_body" and value and value in shown:
            continue
        if value and not _IN_SOURCE[name].search(metadata):
            told = localized_date(value, language) if name == "date" else value
            lines.append((getattr(labels_for(language), name), visible(told)))
    labels = labels_for(language)
    licensed = visible(labels.labelled(labels.license, settings.license)) if settings.license else ""
    has_title = any(piece.kind is BlockKind.TITLE for piece in head)
    return FrontMatter(
        "" if has_title else visible(settings.title or ""), tuple(lines), visible(settings.disclaimer or ""), licensed
    )


def localized_date(value: str, language: str) -> str:
    """An ISO date in the language's long form (May 17, 2022); anything else unchanged."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    for locale in (language.replace("-", "_"), primary(language)):
        try:
            return format_date(day, format="long", locale=locale)
        except (UnknownLocaleError, ValueError):
            continue
    return value
