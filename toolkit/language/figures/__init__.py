"""Comparing the figures of a source with those of its translation.

`compare` reads both texts and returns what does not agree; `compare_quantities` does the same for figures already read.
One mistake is one discrepancy.
"""

from toolkit.language.figures.compare import compare, compare_quantities
from toolkit.language.figures.discrepancy import Discrepancy
from toolkit.language.figures.mask import masked

__all__ = ["Discrepancy", "compare", "compare_quantities", "masked"]
