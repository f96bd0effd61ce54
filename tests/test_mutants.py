"""The changes that `mutants.py` tries, and its list of those that change nothing."""

from __future__ import annotations

import ast

import pytest

pytest.importorskip("resource", reason="mutants.py limits the memory of its processes")

from mutants import ROOT, choose, equivalents, identity
from mutating import Places

CHANGED = {
    "a < b": ["a <= b"],
    "a is None": ["a is not None"],
    "a and b": ["a or b"],
    "not a": ["bool(a)"],
    "a + b": ["a - b"],
    "f(0)": ["f(1)"],
    "f(7)": ["f(8)", "f(6)"],
    "f(strict=True)": ["f(strict=False)"],
    "{'a', 'b', 'c'}": ["{'b', 'c'}", "{'a', 'c'}", "{'a', 'b'}"],
    "('a', 'b')": [],
    "f(101, 'text', 0.5)": [],
    "a: Literal['a', 'b', 'c'] = x": [],
    "assert a < b": [],
    "raise A(a + b)": [],
    "f'{a + b}'": [],
    "__all__ = ('a', 'b', 'c')": [],
    "@dataclass(frozen=True)\nclass A: pass": [],
    "def f(a: x[1], b=0) -> y[2]: return a": ["0 → 1"],
}


@pytest.mark.parametrize("code", CHANGED)
def test_each_place_is_changed_in_each_way(code: str) -> None:
    mutants = Places("a.py", code.encode()).all()
    assert [mutant.after for mutant in mutants] == [after.removeprefix("0 → ") for after in CHANGED[code]]
    for mutant in mutants:
        assert mutant.before.replace(" ", "") in code.replace(" ", "")


def test_a_change_leaves_the_rest_as_it_was() -> None:
    source = "# 注释\nclass A:\n    def f(self, n):\n        return '数' if n > 1 else g(  # why\n            n + 2)\n"
    more, _, _, *plus = Places("a.py", source.encode()).all()
    assert (more.line, more.function) == (4, "A.f")
    assert more.apply(source.encode()).decode() == source.replace("n > 1", "(n >= 1)")
    assert plus[0].apply(source.encode()).decode() == source.replace("n + 2", "(n - 2)")


def test_every_change_is_code() -> None:
    for mutant in choose(["toolkit"], 300, seed=1):
        ast.parse(mutant.apply((ROOT / mutant.file).read_bytes()))


def test_every_listed_mutant_is_one_and_has_a_reason() -> None:
    listed = equivalents()
    possible = {
        identity(mutant)
        for file in {file for file, _ in listed}
        for mutant in Places(file, (ROOT / file).read_bytes()).all()
    }
    assert [change for change in listed if change not in possible] == []
    assert [change for change, reason in listed.items() if not reason] == []
