"""Running the checks over one catalog or glossary: every defect at its place, accepted ones set aside.

Pure: it gets parsed catalogs and gives findings; reading files and printing are done above.
"""

from toolkit.linter.run import LintResult, lint_catalog, lint_glossary

__all__ = ["LintResult", "lint_catalog", "lint_glossary"]
