"""An evaluation as a table for people and as JSON for scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from operator import methodcaller
from typing import Any

from toolkit.drafting.drafter import Usage
from toolkit.drafting.estimate import cost
from toolkit.drafting.evaluating import Evaluation, Measured, checks_in
from toolkit.model import Severity
from toolkit.model.plural import plural
from toolkit.settings import DraftingSettings

VERSION = 1
COLUMNS = ("first", "repaired", "human")
#: The width of the first column and of the others.
NAME, VALUE = 38, 10


def table(evaluation: Evaluation, settings: DraftingSettings, path: str) -> Iterator[str]:
    """The lines of the table; `path` is the catalog's as people read it."""
    yield f"{evaluation.model} on {plural(evaluation.units, 'unit')} of {path}, {plural(evaluation.rounds, 'round')}"
    yield ""
    yield _row("", *COLUMNS)
    yield _row("figures right", *_each(evaluation, lambda one: share(one.figures_right, one.figures)))
    yield _row("terms kept", *_each(evaluation, lambda one: share(one.terms_kept, one.terms)))
    yield _row("chrF", *_each(evaluation, lambda one: "-" if one.chrf is None else f"{one.chrf:.1f}"))
    yield _row("without a translation", *_each(evaluation, lambda one: f"{one.missing:,}"))
    yield ""
    yield "findings per 100 units"
    for severity in Severity:
        yield _row(f"{severity}s", *_rates(evaluation, methodcaller("total", severity)))
    for key in checks_in(evaluation):
        yield _row(f"  {key[0]} ({key[1]})", *_rates(evaluation, partial(_number, key)))
    yield ""
    yield spent(evaluation, settings)


def spent(evaluation: Evaluation, settings: DraftingSettings) -> str:
    """What the answers took, in one line."""
    usage, units = evaluation.usage, max(1, evaluation.units)
    price = cost(usage, settings)
    money = "" if price is None else f"; {price:,.2f} {settings.currency}, {price / units * 100:,.2f} for 100 units"
    kept = f", {evaluation.cached:,} of them paid for earlier" if evaluation.cached else ""
    lacking = f" ({plural(usage.uncounted, 'answer')} without a count)" if usage.uncounted else ""
    return f"{plural(usage.requests, 'request')}{kept}; {usage.sent:,} + {usage.received:,} tokens{lacking}{money}"


def record(evaluation: Evaluation, settings: DraftingSettings, path: str) -> dict[str, Any]:
    """The evaluation as JSON."""
    return {
        "version": VERSION,
        "model": evaluation.model,
        "path": path,
        "units": evaluation.units,
        "rounds": evaluation.rounds,
        **{name: _measured(column) for name, column in zip(COLUMNS, _columns(evaluation), strict=True)},
        "usage": _usage(evaluation.usage, settings) | {"cached": evaluation.cached},
        "failures": [{"unit": key, "reason": why} for key, why in evaluation.failures.items()],
    }


def _measured(one: Measured) -> dict[str, Any]:
    found = [
        {"check": check, "severity": str(level), "count": number} for (check, level), number in one.findings.items()
    ]
    return {
        "figures": {"right": one.figures_right, "of": one.figures},
        "terms": {"kept": one.terms_kept, "of": one.terms},
        "chrf": None if one.chrf is None else round(one.chrf, 2),
        "missing": one.missing,
        "findings": found,
    }


def _usage(usage: Usage, settings: DraftingSettings) -> dict[str, Any]:
    price = cost(usage, settings)
    counted = {"requests": usage.requests, "sent": usage.sent, "received": usage.received, "uncounted": usage.uncounted}
    return counted | {"cost": None if price is None else round(price, 6), "currency": settings.currency}


def _columns(evaluation: Evaluation) -> tuple[Measured, Measured, Measured]:
    return evaluation.first, evaluation.repaired, evaluation.human


def _each(evaluation: Evaluation, shown: Callable[[Measured], str]) -> list[str]:
    return [shown(one) for one in _columns(evaluation)]


def _row(name: str, *values: str) -> str:
    return (f"{name:<{NAME}}" + "".join(f"{value:>{VALUE}}" for value in values)).rstrip()


def share(part: int, whole: int) -> str:
    """A share in percent, rounded down: 100.0% is all."""
    return f"{int(part / whole * 1000) / 10:.1f}%" if whole else "-"


def _number(key: tuple[str, Severity], one: Measured) -> int:
    return one.findings.get(key, 0)


def _rates(evaluation: Evaluation, count: Callable[[Measured], int]) -> list[str]:
    """Numbers for 100 units that have a translation."""
    return _each(evaluation, lambda one: _rate(count(one), evaluation.units - one.missing))


def _rate(number: int, units: int) -> str:
    return f"{number / units * 100:.1f}" if units else "-"
