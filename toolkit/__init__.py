"""Bilingual reports: catalogs, glossary, figures by value, and the finished English."""
