"""What every observation is worth when documents are aligned: natural logarithms of how much likelier it makes a link.

Costs are positive where something speaks against an alignment. Measured on the development documents
(`tests/benchmarks/aligning.py`).
"""

from __future__ import annotations

from typing import NamedTuple


class Rate(NamedTuple):
    """How often a mark of a kind is found in the text that renders it, and in an unrelated one; its weight.

    One that is `optional` says nothing where the other document has it nowhere: the dictionary does not know it.
    """

    hit: float
    chance: float
    weight: float = 1.0
    optional: bool = False


#: The kinds of marks.
RATES = {
    "figure": Rate(0.95, 0.01),
    "weak": Rate(0.5, 0.1),
    "date": Rate(0.95, 0.02),
    "term": Rate(0.9, 0.02),
    "place": Rate(0.9, 0.02),
    "name": Rate(0.65, 0.02, 0.7, optional=True),
    "latin": Rate(0.88, 0.01, optional=True),
    "letter": Rate(0.88, 0.02, optional=True),
    "number": Rate(0.97, 0.05),
    "same": Rate(0.9, 0.01, optional=True),
    "sign": Rate(0.75, 0.2),
    "form": Rate(0.93, 0.3),
    "learned": Rate(0.7, 0.02, 0.5, optional=True),
    "word": Rate(0.68, 0.03, 0.7, optional=True),
}
#: How many texts the chance of a kind counts for beside those of the document.
SMOOTHING = 10.0
#: The share of what the marks of the source say: each match is seen from both sides.
FROM_SOURCE, FROM_TARGET = 0.5, 0.7

#: The variance of the logarithm of the ratio of lengths, for long texts and more for each character of less.
VARIANCE, VARIANCE_OF_ONE = 0.03, 0.6
MOST_BY_LENGTH = 10.0

#: A paragraph without counterpart, each further one in a row, and all in a row at most; a sentence without counterpart,
#: and each further one in a row.
DROPPED, DROPPED_FURTHER, DROPPED_MOST = 3.5, 1.5, 15.0
ADDED, ADDED_FURTHER = 2.0, 0.7
#: Sentences of one target paragraph that render two source paragraphs; two target paragraphs that render one.
MERGED, SPLIT = 2.0, 2.5
#: How many times as many paragraphs on one side as on the other are nothing unusual; more make these cheaper.
USUAL = 2.0
#: Going back to a paragraph before the last one.
BACK = 3.0
#: A paragraph's going on after sentences that are not its own.
BROKEN = 2.5
#: How many paragraphs the path may go back.
FARTHEST_BACK = 3
#: Cutting a sentence where nothing but what it says shows that another paragraph's text begins.
CUT, CUT_AT_SIGN = 4.0, 2.5
