"""Comparing the figures of a source with those of its translation (see `compare`)."""
