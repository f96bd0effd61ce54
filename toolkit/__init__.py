"""Bilingual reports: catalogs, glossary, figures by value, and the finished English."""

__version__ = "0.1.0"
