"""Aligning a document with its published translation, by what the two have in common."""
