"""Which checks cannot run for a catalog's languages and glossary, and why."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.checks import Check
from toolkit.context import Context
from toolkit.language.registry import comparable
from toolkit.model import Cause, Skipped
from toolkit.terminology.document import matchers

NUMBERS = "numbers"
TERMS = "terms"


def causes(context: Context) -> dict[str, Cause]:
    """Each group that cannot run, with its cause; empty where everything can be compared."""
    found = {NUMBERS: _figures(context), TERMS: _terms(context)}
    return {group: cause for group, cause in found.items() if cause is not None}


def fitting(checks: Mapping[str, Check], context: Context) -> dict[str, Check]:
    """The checks that work for the two languages."""
    languages = context.source_language, context.target_language
    return {name: check for name, check in checks.items() if check.fits is None or check.fits(*languages)}


def reasons(checks: Mapping[str, Check], context: Context) -> dict[str, str]:
    """Each check that does not run for these languages and this glossary, with the reason."""
    languages = context.source_language, context.target_language
    groups = {group: Skipped(group, *languages, cause).reason for group, cause in causes(context).items()}
    found = {name: groups[check.needs] for name, check in checks.items() if check.needs in groups}
    unfit = checks.keys() - fitting(checks, context).keys()
    return found | {name: Skipped(name, *languages, Cause.UNFIT).reason for name in unfit}


def _figures(context: Context) -> Cause | None:
    return None if comparable(context.source_language, context.target_language) else Cause.NO_COMPARISON


def _terms(context: Context) -> Cause | None:
    if context.glossary is None:
        return Cause.NO_GLOSSARY
    made = matchers(context.glossary, context.source_language, context.target_language, context.year)
    if made.source is None or made.target is None:
        return Cause.NO_COMPARISON
    return None if context.comparable_concepts else Cause.NO_TERMS
