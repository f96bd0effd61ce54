"""Which groups of checks cannot run for a catalog's languages and glossary, and why."""

from __future__ import annotations

from toolkit.context import Context
from toolkit.language.registry import comparable
from toolkit.model import Cause
from toolkit.terminology.document import matchers

NUMBERS = "numbers"
TERMS = "terms"


def causes(context: Context) -> dict[str, Cause]:
    """Each group that cannot run, with its cause; empty where everything can be compared."""
    found = {NUMBERS: _figures(context), TERMS: _terms(context)}
    return {group: cause for group, cause in found.items() if cause is not None}


def _figures(context: Context) -> Cause | None:
    return None if comparable(context.source_language, context.target_language) else Cause.NO_COMPARISON


def _terms(context: Context) -> Cause | None:
    if context.glossary is None:
        return Cause.NO_GLOSSARY
    made = matchers(context.glossary, context.source_language, context.target_language, context.year)
    if made.source is None or made.target is None:
        return Cause.NO_COMPARISON
    return None if context.comparable_concepts else Cause.NO_TERMS
