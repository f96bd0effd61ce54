"""Texts that are equal but for their figures, and translations with the new ones put in."""

from toolkit.catalogs.figures.carrying import Carried, carry
from toolkit.catalogs.figures.changed import only_figures_changed
from toolkit.catalogs.figures.shape import parts, shape

__all__ = ["Carried", "carry", "only_figures_changed", "parts", "shape"]
