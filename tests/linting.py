"""Write catalogs and projects, and run lint on them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from command import toolkit

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

#: (source, target) with one mistake each, and the check that reports it.
WRONG_FIGURE = ("完成投资3145亿元。", "Investment reached 3,145 billion yuan.")
WRONG_COMMA = ("工业平稳增长。", "Industry grew steadily， and fast.")
RIGHT = ("工业增加值增长10.5%。", "Industrial value added grew by 10.5 percent.")
EMPTY = ("未译。", "")


@dataclass
class Linted:
    """The result of `toolkit lint --format json`."""

    code: int
    content: dict[str, Any]
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        return list(self.content["findings"])

    @property
    def checks(self) -> list[str]:
        return [finding["check"] for finding in self.findings]


def lint_json(capfd: pytest.CaptureFixture[str], *arguments: str) -> Linted:
    """Run lint and parse its JSON, which must be the whole standard output."""
    outcome = toolkit(capfd, "lint", "--format", "json", *arguments)
    return Linted(outcome.code, json.loads(outcome.out), outcome.err)


def entry(source: str, target: str, comment: str = "") -> str:
    """One entry of a catalog, unwrapped."""
    source, target = (text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for text in (source, target))
    above = f"# {comment}\n" if comment else ""
    return f'\n{above}msgid "{source}"\nmsgstr "{target}"\n'


def catalog(path: Path, *entries: tuple[str, ...], header: str = HEADER) -> Path:
    """Write a catalog. Each entry is (source, target) or (source, target, comment)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((header + "".join(entry(*one) for one in entries)).encode())
    return path


def project(folder: Path, *entries: tuple[str, ...], settings: str = "") -> Path:
    """Write a project with one catalog; returns the path of the catalog."""
    (folder / "toolkit.toml").write_text(settings, encoding="utf-8")
    return catalog(folder / "translations/en/report.po", *entries)
