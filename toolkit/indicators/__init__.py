"""The key indicators of a report: its figures, each with the noun phrase that names it."""

from __future__ import annotations

from toolkit.indicators.reading import Place, readable_indicators, report_indicators

__all__ = ["Place", "readable_indicators", "report_indicators"]
