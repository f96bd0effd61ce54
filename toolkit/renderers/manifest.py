"""Write the manifest of a build: its inputs and how complete it is, as JSON next to the documents."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from toolkit import __version__
from toolkit.model.rendition import Policy, Rendition


def manifest(rendition: Rendition, *, policy: Policy, source: tuple[str, bytes], catalog: tuple[str, bytes]) -> bytes:
    """The manifest, which is the same for the same inputs. `source` and `catalog` are (path in the project, bytes)."""
    counts = rendition.counts
    data = {
        "version": 1,
        "toolkit": __version__,
        "report": rendition.report,
        "title": rendition.title,
        "language": rendition.language,
        "source": _file(*source),
        "catalog": _file(*catalog),
        "complete": counts.translated == counts.units,
        "counts": asdict(counts),
        "incomplete": policy.value,
        "substituted": [
            {"unit": piece.unit, "line": piece.line, "state": piece.state.value, "with": piece.substitution.value}
            for piece in rendition.substituted()
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _file(path: str, data: bytes) -> dict[str, str]:
    return {"path": path, "sha256": hashlib.sha256(data).hexdigest()}
