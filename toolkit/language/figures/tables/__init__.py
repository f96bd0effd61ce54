"""Comparing tables cell by cell; knows no word of any language.

`layout` finds rows, labels and figures, `pairing` which row and column is which on the other side, `cells` compares
the figures in the units of their labels.
"""

from toolkit.language.figures.tables.cells import TableComparison, compare_tables
from toolkit.language.figures.tables.titles import compare_titles

__all__ = ["TableComparison", "compare_tables", "compare_titles"]
