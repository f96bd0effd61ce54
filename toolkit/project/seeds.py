"""Which files are reports: their formats, and what lies beside them and is not one."""

from __future__ import annotations

from glob import escape
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.report.readers import READERS
from toolkit.project.files import display, read

#: Formats of documents that are not read → what to do.
REMEDIES = {
    ".doc": "is an old Word document; save it as .docx",
    ".dot": "is an old Word template; save it as .docx",
    ".wps": "is a WPS document; save it as .docx",
    ".rtf": "is RTF; save it as .docx",
    ".odt": "is an OpenDocument text; save it as .docx",
    ".pages": "is a Pages document; export it as Word (.docx)",
    ".ofd": "is OFD; print or export it as PDF",
    ".mht": "is a web archive; save the page as .html",
    ".mhtml": "is a web archive; save the page as .html",
    ".epub": "is an e-book; save it as .html or .txt",
}

#: Files that explain a folder, and the beginning of those that Word keeps while a document is open.
EXPLAINS, OPEN = "readme", "~$"
#: The ends of the folders in which browsers save what belongs to a page.
PARTS = ("_files", ".files", "_archivos", "-Dateien", "_fichiers")


def is_seed(path: Path) -> bool:
    """Whether a path is named as the source of a report."""
    return path.suffix.lower() in READERS and not _is_beside(path)


def remedy(path: Path) -> str:
    """What to do with a document whose format is not read; empty for other files."""
    usual = "" if _is_beside(path) else REMEDIES.get(path.suffix.lower(), "")
    if not usual or not path.is_file():
        return ""
    from toolkit.formats.report.signatures import remedy_for  # which few commands need

    told = remedy_for(read(path))
    return told if told and "Office file" not in told else usual


def seed_of(folder: Path, report: str) -> Path:
    """The source file of a report; where there is none, the place for one as text.

    Raises InputError where two files of different formats have its name.
    """
    plain = folder / f"{report}.txt"
    named = (plain.with_name(plain.stem + suffix) for suffix in READERS)
    found = [path for path in named if path.exists()] or sorted(plain.parent.glob(f"{escape(plain.stem)}.*"))
    found = [path for path in found if path.stem == plain.stem and is_seed(path)]
    if len(found) > 1:
        other = display(found[1])
        raise InputError(f"is the same report as {other}; keep one of them, or rename one", path=display(found[0]))
    return found[0] if found else plain


def _is_beside(path: Path) -> bool:
    """Whether a file is hidden, explains the folder, or belongs to an open document or a saved page."""
    name = path.name
    return name.startswith((".", OPEN)) or path.stem.lower() == EXPLAINS or path.parent.name.endswith(PARTS)
