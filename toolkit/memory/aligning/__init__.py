"""Aligning a document with its published translation, by what the two have in common."""

from __future__ import annotations

from toolkit.memory.aligning.document import align_documents

__all__ = ["align_documents"]
