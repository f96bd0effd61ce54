"""Matching glossary terms in running text, on both sides."""
