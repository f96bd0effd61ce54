"""The files of an OmegaT project, with the settings under which OmegaT loses nothing of a catalog."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

#: The folders of a project; all must exist.
FOLDERS = ("source", "target", "tm", "glossary", "dictionary", "omegat")
PROJECT = "omegat.project"
#: OmegaT reads files with this suffix as UTF-8, whatever the system.
GLOSSARY = "glossary/terms.utf8"
MEMORY = "tm/memory.tmx"
#: The memory files of the project.
MEMORIES = "tm/memories"
#: Matches from here count thirty percent less.
DRAFTS = "tm/penalty-030/needs-review.tmx"

_FOLDERS = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")


def project(source: str, target: str) -> bytes:
    """The project's settings: no sentence segmentation, which empties finished units of several sentences."""
    codes = ("source_lang", source), ("target_lang", target)
    languages = "".join(f"    <{name}>{escape(_code(language))}</{name}>\n" for name, language in codes)
    folders = "".join(f"    <{name}>__DEFAULT__</{name}>\n" for name in _FOLDERS)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat>\n  <project version="1.0">\n'
        f"{folders}{languages}"
        "    <sentence_seg>false</sentence_seg>\n"
        "    <support_default_translations>true</support_default_translations>\n"
        "    <remove_tags>false</remove_tags>\n  </project>\n</omegat>\n"
    ).encode()


def glossary(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """Source term, target term and comment, with tabs between them."""
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows).encode()


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _code(language: str) -> str:
    return language.replace("_", "-").upper()
