"""Running the checks over one catalog or glossary: every defect at its place, accepted ones set aside.

Pure: it gets parsed catalogs and gives findings; reading files and printing are done above.
"""

from toolkit.linter.result import LintResult
from toolkit.linter.run import Examine, UnitProblems, lint_catalog, lint_glossary, unit_examiner

__all__ = ["Examine", "LintResult", "UnitProblems", "lint_catalog", "lint_glossary", "unit_examiner"]
