"""Linting files: from the paths a person gives to one report.

Every file is judged by its own project, the nearest one from that file upward. What cannot be read becomes an entry of
the report's errors, and everything else is still reported.
"""

from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.run import lint

__all__ = ["LintOptions", "lint"]
