"""Quantities written as text: suggestions, `toolkit convert`, figures put into a translation."""
