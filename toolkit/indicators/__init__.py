"""The key indicators of a report: its figures, each with the noun phrase that names it."""

from __future__ import annotations

from toolkit.indicators.place import Place
from toolkit.indicators.reading import readable_indicators, report_indicators
from toolkit.indicators.repeated import plain_name, plain_time
from toolkit.indicators.tables import Table

__all__ = ["Place", "Table", "plain_name", "plain_time", "readable_indicators", "report_indicators"]
