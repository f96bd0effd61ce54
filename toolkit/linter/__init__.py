"""Run the checks over one catalog or glossary.

Pure: parsed catalogs go in, findings come out, without those that a comment in the catalog accepts. Reading files and
printing happen above.
"""

from toolkit.linter.run import Examine, Examined, lint_catalog, lint_glossary, unit_examiner

__all__ = ["Examine", "Examined", "lint_catalog", "lint_glossary", "unit_examiner"]
