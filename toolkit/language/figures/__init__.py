"""Comparing the figures of a source with those of its translation; knows no word of any language.

`compare` reads both texts and returns what does not agree; `compare_one` and `compare_all` take figures already read
(`comparing`), and return the differences that they let go too. One mistake is one discrepancy. What is particular to a
pair of languages is in the rows of its folder (`zh_en/`).
"""

from toolkit.language.figures.compare import compare, compare_all, compare_one, comparing, matched_figures
from toolkit.language.figures.comparison import Allowance, Comparison, Discrepancy
from toolkit.language.figures.mask import masked
from toolkit.language.figures.stages import Comparing
from toolkit.language.figures.table_blocks import TableBlocks

__all__ = [
    "Allowance",
    "Comparing",
    "Comparison",
    "Discrepancy",
    "TableBlocks",
    "compare",
    "compare_all",
    "compare_one",
    "comparing",
    "masked",
    "matched_figures",
]
