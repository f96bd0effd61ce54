"""The languages of a catalog: from its project and folder, else from its header and its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from toolkit.language import scripts
from toolkit.language.scripts import UNKNOWN
from toolkit.model import Catalog, Unit
from toolkit.model.language_codes import in_name, primary
from toolkit.project.git import repository_of
from toolkit.project.layout import Project
from toolkit.settings import Settings

#: Header field with the source language (Poedit's).
SOURCE_FIELD = "X-Source-Language"

#: A folder that is not among the project's target languages but looks like a language: ja, pt_BR, zh-Hant.
_CODE = re.compile(r"[a-z]{2}(?:[_-][A-Za-z]{2,4})*")
#: The folder of gettext between a language and its catalogs, and those that hold a folder or a file a language.
_MESSAGES = "LC_MESSAGES"
_CATALOGS = frozenset(
    "po locale locales lang langs language languages i18n l10n intl translation translations nls".split()
)
#: The nearest folders of a catalog that may say its language.
DEPTH = 6
#: Sources with kana for each one with Chinese characters alone, above which these are Japanese too.
KANA_SHARE = 0.25


def source_language(catalog: Catalog, project: Project | None, option: str = "") -> str:
    """The source language: the option's, else the project's; outside a project the header's, else that of the texts."""
    if option:
        return primary(option)
    if project is not None:
        return project.settings.source_language
    stated = catalog.fields.get(SOURCE_FIELD, "")
    return primary(stated) if stated else _language_of(catalog.units)


def target_language(catalog: Catalog, path: Path, project: Project | None) -> str:
    """The target language: the folder's in a project, else the header's, else that of the path, else the first of the
    settings.

    A regional form that the project does not name (en_US) counts as its language.
    """
    known = (project.settings if project else Settings()).target_languages
    language = folder_language(path, project) or catalog.language or path_language(path) or known[0]
    return language if language in known else primary(language)


def path_language(path: Path) -> str:
    """The language that a catalog's path says; empty where it says none.

    A folder counts before a file that happens to be named like a code (os.po), and a code with a region before one
    without. A folder far up counts only below one for catalogs: it may be a person's.
    """
    folders = _folders(path)
    known = [name for name, above in folders if above in _CATALOGS or name in _nearest(folders)]
    messages = [name for (name, _), (below, _) in zip(folders[1:], folders, strict=False) if below == _MESSAGES]
    by_file = [path.stem] if path.parent.name in _CATALOGS else []
    regional = [name for name in (*(name for name, _ in folders), path.stem) if _has_region(name)]
    return next((found for name in (*messages, *regional, *by_file, *known, path.stem) if (found := in_name(name))), "")


def _folders(path: Path) -> list[tuple[str, str]]:
    """The folders of a catalog with the one above each, from the nearest, up to the top of its repository."""
    found: list[tuple[str, str]] = []
    top = repository_of(path.absolute().parent)
    for folder in list(path.absolute().parents)[:DEPTH]:
        if folder == top:
            break
        found.append((folder.name, folder.parent.name))
    return found


def _nearest(folders: Sequence[tuple[str, str]]) -> list[str]:
    return [name for name, _ in folders if name != _MESSAGES][:2]


def _has_region(name: str) -> bool:
    return len(in_name(name)) > 3


def folder_language(path: Path, project: Project | None) -> str:
    """The language of the folder below a translations folder that a catalog lies in; empty where there is none."""
    place = project.place_of(path) if project else None
    if project is None or place is None:
        return ""
    folder, *rest = place.parts
    is_language = folder in project.settings.target_languages or _CODE.fullmatch(folder)
    return folder if rest and is_language else ""


def _language_of(units: Sequence[Unit]) -> str:
    """The language that most sources are written in, told by their scripts; `und` for a script that tells nothing.

    Figures in a Chinese report may outnumber its texts, so Latin letters beside Chinese count only as the majority.
    """
    counts = Counter(scripts.language_of(unit.source) for unit in units)
    for language in ("ja", "ko"):  # their titles may have Chinese characters alone
        if counts[language] > KANA_SHARE * counts["zh"]:
            counts[language] += counts.pop("zh", 0)
    best = max(("zh", "ja", "ko", UNKNOWN, "en"), key=lambda language: counts[language])
    return "zh" if best == "en" and counts["zh"] and 2 * counts["en"] <= len(units) else best
