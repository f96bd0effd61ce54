"""One text and its translation, read and checked as a unit of a catalog would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from toolkit.checks import Check, choose
from toolkit.context import Context, Reading
from toolkit.errors import InputError
from toolkit.language.figures import compare_all
from toolkit.language.meaning import meanings
from toolkit.language.registry import comparable, meaning_rules, readable
from toolkit.language.scripts import has_han
from toolkit.linter import unit_examiner
from toolkit.linter.findings import FindingBuilder
from toolkit.linter.run import catalog_problems, outcome_of, placed
from toolkit.linter.skipping import NUMBERS, TERMS, causes, fitting
from toolkit.model import Failure, Finding, Glossary, Severity, Skipped, State, Unit
from toolkit.model.meaning import Meaning
from toolkit.settings import Settings
from toolkit.text_reading import TextReading

#: The groups of checks that need no file.
OF_A_PAIR = ("text", "structure", "numbers", "style", "terms")
# An enumeration's members are slow to look up on their class.
_TRANSLATED = State.TRANSLATED
#: Pairs are read together up to about this many characters, which are some 300 sentences.
_TOGETHER = 65_536


def languages_of(
    source: str, target: str = "", source_language: str = "", target_language: str = ""
) -> tuple[str, str]:
    """The languages of two texts: those that are given, else Chinese or English by their characters."""
    first = source_language or _language_of(source) or ("en" if _language_of(target) == "zh" else "zh")
    return first, target_language or _language_of(target) or ("en" if first == "zh" else "zh")


def _language_of(text: str) -> str:
    """Chinese or English, by the script of a text; empty for a text without letters."""
    if has_han(text):
        return "zh"
    return "en" if any(sign.isalpha() for sign in text) else ""


def read_pair(source: str, target: str, context: Context) -> Reading:
    """A text and its translation, which may be empty, read on both sides."""
    return context.read([Unit(source, target, state=State.TRANSLATED if target else State.INITIAL)])[0]


def meanings_of(side: TextReading) -> list[Meaning]:
    """What a text says of each of its figures."""
    rules = meaning_rules(side.language)
    if rules is None:
        return [Meaning()] * len(side.quantities)
    return meanings(side.text, side.quantities, rules)


def unread(reading: Reading, *, compared: bool) -> list[str]:
    """Which languages have no reader, and whether the two cannot be compared: a line each."""
    languages = reading.source.language, reading.target.language
    lines = [
        f"cannot read figures in the language {language!r}"
        for language in (languages if compared else languages[:1])
        if not readable(language)
    ]
    if compared and not comparable(*languages):
        lines.append(f"skipping figures: no comparison for {'→'.join(languages)}")
    return lines


class PairOutcome(NamedTuple):
    """What the checks of a text and its translation found, worst first and without a path, and which of them failed.

    `figures` and `terms` count what was compared; None where figures or terms were not compared at all.
    """

    findings: tuple[Finding, ...]
    errors: tuple[Failure, ...]
    figures: int | None
    terms: int | None


class PairChecks:
    """Checks that are made ready once, for any number of pairs of texts."""

    def __init__(
        self, context: Context, checks: Mapping[str, Check], severities: Mapping[str, Severity] | None = None
    ) -> None:
        self._context = context
        self._checks = fitting(checks, context)
        self._severities = severities or {}
        self._examine = unit_examiner(self._checks)
        self._needs = {check.needs for check in self._checks.values()}
        self._wide = {name: check for name, check in self._checks.items() if check.catalog}

    def check(self, source: str, target: str) -> PairOutcome:
        """Check a text and its translation."""
        return self._outcome(self._read(source, target))

    def check_all(self, pairs: Iterable[tuple[str, str]]) -> Iterator[PairOutcome]:
        """Check texts and their translations, in their order: what `check` finds in each.

        This takes a quarter less time: each language is read in many texts in a row, and each stage of a comparison is
        run over many, so that its code stays in the processor's cache.
        """
        for block in _blocks(pairs):
            readings = [self._read(source, target) for source, target in block]
            if NUMBERS in self._needs:
                _compare_figures([reading for reading in readings if reading.has_target])
            yield from map(self._outcome, readings)

    def _read(self, source: str, target: str) -> Reading:
        return self._context.read([Unit(source, target, state=_TRANSLATED)])[0]

    def _outcome(self, reading: Reading) -> PairOutcome:
        readings = [reading]
        examined = self._examine(reading)
        figures = examined.figures if NUMBERS in self._needs else None
        terms = examined.terms if TERMS in self._needs else None
        wide = catalog_problems(self._wide, readings, self._context)
        if not (examined.problems or wide):  # as in most pairs
            return PairOutcome((), (), figures, terms)
        build = FindingBuilder("", self._context, _in_one_line, self._severities, readings)
        found = outcome_of(readings, self._checks, [placed(examined, reading)], wide, build)
        worst_first = sorted(found.findings, key=lambda finding: (finding.severity.rank, finding.column))
        return PairOutcome(tuple(worst_first), found.errors, figures, terms)


def _blocks(pairs: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Pairs that follow each other, in blocks of about `_TOGETHER` characters."""
    block: list[tuple[str, str]] = []
    size = 0
    for source, target in pairs:
        block.append((source, target))
        size += len(source) + len(target)
        if size >= _TOGETHER:
            yield block
            block, size = [], 0
    if block:
        yield block


def _compare_figures(readings: Sequence[Reading]) -> None:
    """Read and compare the figures of pairs in the same languages; each keeps its own."""
    for side in [*(reading.source for reading in readings), *(reading.target for reading in readings)]:
        with suppress(Exception):  # it is raised again where it belongs to a check
            side.quantities  # noqa: B018
    with suppress(Exception):
        both = [(reading, one) for reading in readings if (one := reading.comparing()) is not None]
        for (reading, _), found in zip(both, compare_all([one for _, one in both]), strict=True):
            reading.take_comparison(found)


def _in_one_line(_unit: int, offset: int | None) -> tuple[int, int]:
    """The line and column of an offset in the target."""
    return 1, 1 + (offset or 0)


def pair_findings(
    source: str,
    target: str,
    context: Context,
    checks: Mapping[str, Check],
    severities: Mapping[str, Severity] | None = None,
) -> tuple[Finding, ...]:
    """What the checks find in a text and its translation, worst first; without a path."""
    return PairChecks(context, checks, severities).check(source, target).findings


def selected_checks(
    select: Sequence[str], ignore: Sequence[str], source_language: str, target_language: str, glossary: Glossary | None
) -> tuple[Context, dict[str, Check]]:
    """The context and the checks of a pair that names of checks and groups choose; all groups where none is given.

    Raises InputError for an unknown check, where no check is left, for a selected check that needs a file or a glossary
    and has none, and for languages between which figures cannot be compared.
    """
    chosen = choose(select, ignore)
    checks = {name: one for name, one in chosen.items() if one.group in OF_A_PAIR}
    if not chosen:
        raise InputError("no check is left to run: all that are selected are ignored")
    if select and len(checks) < len(chosen):
        name = next(name for name in chosen if name not in checks)
        raise InputError(f"{name} checks whole files; a pair of texts has the groups {', '.join(OF_A_PAIR)}")
    if any(one.group == NUMBERS for one in checks.values()) and not comparable(source_language, target_language):
        raise InputError(f"cannot compare figures between {source_language!r} and {target_language!r}")
    context = Context(source_language=source_language, target_language=target_language, glossary=glossary)
    if select and any(one.needs == TERMS for one in checks.values()) and TERMS in causes(context):
        languages = f"{source_language!r} and {target_language!r}"
        message = f"cannot check terms: no glossary with terms in {languages}; give its files"
        raise InputError(f"{message} (--glossary PATH, in Python glossary=[...])")
    return context, checks


def chosen_checks(settings: Settings) -> tuple[dict[str, Check], dict[str, Severity]]:
    """The checks of a pair that a project's settings choose, and their severities where these are not their own.

    Raises InputError where the settings name a check that there is not.
    """
    lint = settings.lint
    chosen = choose(lint.select, lint.ignore, settings.style.guide)
    severities = {check: level for name, level in lint.severity.items() for check in choose([name])}
    return {name: one for name, one in chosen.items() if one.group in OF_A_PAIR}, severities


def not_run(checks: Mapping[str, Check], context: Context) -> list[str]:
    """Which groups of these checks cannot run for the languages and the glossary: a line each."""
    languages = context.source_language, context.target_language
    groups = {check.needs for check in checks.values()}
    skipped = [Skipped(group, *languages, cause) for group, cause in causes(context).items() if group in groups]
    return [f"the checks of {one.group} did not run: {one.reason}" for one in skipped]
