"""The nouns of the toolkit: frozen dataclasses that import the standard library only."""

from toolkit.model.baseline import BaselineEntry
from toolkit.model.catalog import Catalog
from toolkit.model.document import Block, BlockKind, Document
from toolkit.model.finding import Finding, Problem, Severity, Span
from toolkit.model.glossary import (
    ALL_YEARS,
    Concept,
    ConceptStatus,
    Enforce,
    Example,
    Glossary,
    Place,
    Source,
    Term,
    TermMatch,
    TermStatus,
    YearRange,
)
from toolkit.model.lint_report import Cause, Failure, LintReport, Outcome, Skipped, merge_skipped
from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind
from toolkit.model.review_copy import CopyRow, ReviewCopy
from toolkit.model.translation import Origin, Translation
from toolkit.model.unit import State, Unit, unit_key

__all__ = [
    "ALL_YEARS",
    "BaselineEntry",
    "Block",
    "BlockKind",
    "Catalog",
    "Cause",
    "Concept",
    "ConceptStatus",
    "CopyRow",
    "Document",
    "Enforce",
    "Example",
    "Failure",
    "Finding",
    "Glossary",
    "Hedge",
    "LintReport",
    "Number",
    "Origin",
    "Outcome",
    "Place",
    "Problem",
    "Quantity",
    "QuantityKind",
    "ReviewCopy",
    "Severity",
    "Skipped",
    "Source",
    "Span",
    "State",
    "Term",
    "TermMatch",
    "TermStatus",
    "Translation",
    "Unit",
    "YearRange",
    "merge_skipped",
    "unit_key",
]
