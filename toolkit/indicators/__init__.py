"""The key indicators of a report: its figures with the noun phrases that they are of."""

from __future__ import annotations

from toolkit.indicators.reading import Place, readable_indicators, report_indicators

__all__ = ["Place", "readable_indicators", "report_indicators"]
