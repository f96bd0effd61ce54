"""Which tests enter which functions: recorded in one run, then used to choose the tests that may notice a mutant."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType

import pytest


class Recorder:
    """A pytest plugin that writes how long each test took and which functions of the project it entered, to one file
    for each file of tests; none where one of its tests failed.

    What the fixtures of a test enter counts for all tests of its file: a fixture of a module is set up only once.
    """

    def __init__(self, folder: Path, outputs: Mapping[str, Path]) -> None:
        self.folder = folder.resolve()
        self.outputs = outputs
        self.failed: set[str] = set()
        self.seconds: dict[str, dict[str, float]] = {name: {} for name in outputs}
        self.entered: dict[str, set[CodeType]] = {}
        self.now: set[CodeType] = set()

    def pytest_sessionstart(self) -> None:
        """Begin to trace; a tracer that returns None sees calls only, no lines."""
        sys.settrace(self._trace)
        threading.settrace(self._trace)

    def _trace(self, frame: FrameType, *_: object) -> None:
        self.now.add(frame.f_code)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Record for the file."""
        self.now = self.entered.setdefault(file_of(item.nodeid), set())

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """Record for the test."""
        self.now = self.entered.setdefault(item.nodeid, set())

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self) -> None:
        """Record for nobody."""
        self.now = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the time of a test, setup included, and whether it failed."""
        file = file_of(report.nodeid)
        self.seconds[file][report.nodeid] = self.seconds[file].get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed.add(file)

    def pytest_sessionfinish(self) -> None:
        """Write what was recorded."""
        sys.settrace(None)
        threading.settrace(None)
        names = {code: self._name(code) for codes in self.entered.values() for code in codes}
        for file, seconds in self.seconds.items():
            if file not in self.failed:
                entered = {test: {names[code] for code in self.entered.get(test, ())} for test in [file, *seconds]}
                lists = {test: sorted(found - {""}) for test, found in entered.items()}
                self.outputs[file].write_text(json.dumps({"seconds": seconds, "entered": lists}), encoding="utf-8")

    def _name(self, code: CodeType) -> str:
        path = Path(code.co_filename)
        return f"{path.relative_to(self.folder).as_posix()}::{code.co_qualname}" if self._is_ours(path) else ""

    def _is_ours(self, path: Path) -> bool:
        return path.is_relative_to(self.folder) and not path.is_relative_to(self.folder / "tests")


@dataclass
class Record:
    """What the recorder wrote about some files of tests."""

    seconds: dict[str, float] = field(default_factory=dict)
    entered: dict[str, set[str]] = field(default_factory=dict)

    def add(self, path: Path) -> None:
        """Add one file."""
        read = json.loads(path.read_text(encoding="utf-8"))
        self.seconds |= read["seconds"]
        self.entered |= {test: set(names) for test, names in read["entered"].items()}

    def likely(self, file: str, function: str, importers: Sequence[str]) -> list[str]:
        """The tests that may notice a change in a function, likeliest first: those that enter it, then those that
        enter its file, then those that enter a file that imports it; the quick ones of each before the slow ones.
        """
        ranks = {}
        for test, seconds in self.seconds.items():
            entered = self.entered[test] | self.entered[file_of(test)]
            files = set(map(file_of, entered))
            reasons = (f"{file}::{function}" in entered, file in files, not files.isdisjoint(importers))
            if any(reasons):
                ranks[test] = (reasons.index(True), seconds)
        return sorted(ranks, key=ranks.__getitem__)


def file_of(name: str) -> str:
    """The file of a test or a function."""
    return name.partition("::")[0]
