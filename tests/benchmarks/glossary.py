"""Time whole commands on one unit with this repository's glossary, by layers: what each costs before it does anything.

python tests/benchmarks/glossary.py [--runs N] [--against PATH]

The glossary is read anew by each of them. "No glossary" has none, "first layer" glossary/general, "all layers" what the
settings of this repository name.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from timing import ROOT, TOOLKIT, Figure, compare, parser

PO = """msgid ""
msgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"

#: seeds/report.txt
msgid "坚持新发展理念，推动高质量发展。"
msgstr "We kept to the new development philosophy and promoted high-quality development."
"""
COMMANDS = {
    "lint": ["lint", "--no-cache", "translations"],
    "update": ["update", "--no-memory"],
    "glossary checks": ["lint", "--no-cache", "--select", "glossary"],
    "glossary find": ["glossary", "find", "发展"],
}


def project(folder: Path, layers: list[str]) -> Path:
    """A project with one report of one unit and some folders of this repository's glossary."""
    folder.mkdir()
    (folder / "seeds").mkdir()
    (folder / "seeds" / "report.txt").write_text("坚持新发展理念，推动高质量发展。\n", encoding="utf-8")
    (folder / "translations" / "en").mkdir(parents=True)
    (folder / "translations" / "en" / "report.po").write_text(PO, encoding="utf-8")
    folders = [str(ROOT / layer) for layer in layers]
    (folder / "toolkit.toml").write_text(f"glossary = {json.dumps(folders)}\n", encoding="utf-8")
    return folder


def figures(checkout: Path, folder: Path) -> list[Figure]:
    """One figure for each command and number of layers."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["toolkit"]
    layers = settings["glossary"]
    projects = {
        "no glossary": project(folder / "0", []),
        "first layer": project(folder / "1", layers[:1]),
        "all layers": project(folder / "2", layers),
    }
    return [
        Figure(f"{name}, {what}", [*TOOLKIT, *command], where, checkout)
        for name, command in COMMANDS.items()
        for what, where in projects.items()
        if what != "no glossary" or not name.startswith("glossary")
    ]


if __name__ == "__main__":
    compare(figures, parser(__doc__, 10).parse_args())
