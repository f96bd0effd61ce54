"""Whatever is edited, a workspace finds what a lint of the file finds."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from live_projects import GLOSSARY, PAIRS, SETTINGS, WRONG, entry, project, text_of, workspace

from toolkit.checks import checks
from toolkit.formats import po
from toolkit.model import Finding, State
from toolkit.project.linting import LintOptions, lint
from toolkit.workspace import Edit, Saved, Workspace

#: Texts that concern other units too: abbreviations, first mentions, wordings, capitals, rows of tables.
TEXTS = [
    "",
    "Total factor productivity rose.",
    "Total factor productivity (TFP) rose.",
    "R&D",
    "Research and development (R&D) and  TFP rose.",
    "We worked hard to develop intelligent manufacturing.",
    "We worked hard to develop smart manufacturing.",
    "Exports | 1,200",
    "Investment | 314.5",
    "(II) There are 20 professional firms，and the ABC helped.",
    "Investment reached 3,145 billion yuan, up 9.1 percent.",
    "Line one.\nLine two.",
    "We worked hard,\nvery hard to develop smart manufacturing. toolkit: ignore text -- not really",
    "The four capabilities (FCS) were raised.",
    "We carried out the Green Upgrading Program.",
]
STATES = [None, State.TRANSLATED, State.NEEDS_REVIEW]
#: The units of a table, and others that concern each other.
ALL = [*PAIRS[1:13], *WRONG]
PLACE = st.integers(0, len(ALL) - 1)


def edit(live: Workspace, _path: Path, place: int, text: str, state: State | None) -> None:
    units = live.catalog("report", "en").units
    if units:
        one = units[place % len(units)]
        found = live.save(Edit("report", "en", one.id, was=one.target, target=text, state=state))
        assert isinstance(found, Saved)


def accept(live: Workspace, _path: Path, place: int, text: str, _state: State | None) -> None:
    found = [one for one in live.catalog("report", "en").outcome().findings if one.unit and one.check in acceptable()]
    if found:
        one = found[place % len(found)]
        assert isinstance(live.accept("report", "en", one, f"reason {text[:3]!r}"), Saved)
        assert one.fingerprint not in [now.fingerprint for now in live.catalog("report", "en").outcome().findings]


def acceptable() -> set[str]:
    return {name for name, check in checks().items() if check.of_units}


def comment(live: Workspace, _path: Path, place: int, text: str, _state: State | None) -> None:
    units = live.catalog("report", "en").units
    if units:
        about = text.replace("toolkit:", "")
        live.comment("report", "en", units[place % len(units)].id, f"Is this right?\n{about}\nAsk Anna.")


def review(live: Workspace, _path: Path, place: int, _text: str, _state: State | None) -> None:
    units = [one for one in live.catalog("report", "en").units if one.target]
    if units:
        live.reviewed("report", "en", units[place % len(units)].id, "Li  Wei")


def undo(live: Workspace, _path: Path, _place: int, _text: str, _state: State | None) -> None:
    live.undo()


def foreign(change: Callable[[list[str], int, str], None]) -> Callable[..., None]:
    """An editor that saves the whole file in its own way."""

    def step(live: Workspace, path: Path, place: int, text: str, _state: State | None) -> None:
        head, *blocks = path.read_text(encoding="utf-8").split("\n\n")
        if blocks:
            change(blocks, place % len(blocks), text.replace("\n", "\\n"))
        whole = "\n\n".join([head, *(block.strip("\n") for block in blocks)]) + "\n"
        path.write_text(whole, encoding="utf-8")
        live.refresh()

    return step


def moved(blocks: list[str], place: int, _text: str) -> None:
    blocks.append(blocks.pop(place))


def deleted(blocks: list[str], place: int, _text: str) -> None:
    del blocks[place]


def added(blocks: list[str], place: int, text: str) -> None:
    blocks.insert(place, entry(f"智能制造和研发，第{len(blocks)}。", text).strip("\n"))


def suppressed(blocks: list[str], place: int, text: str) -> None:
    if not blocks[place].startswith("#~"):
        blocks[place] = f"# toolkit: ignore text -- {text}\n# and more\n{blocks[place]}"


def twice(blocks: list[str], place: int, _text: str) -> None:
    blocks.insert(0, blocks[place])


def broken(blocks: list[str], place: int, _text: str) -> None:
    blocks[place] = blocks[place].rstrip('"')


def obsolete(blocks: list[str], place: int, _text: str) -> None:
    blocks[place] = "\n".join(f"#~ {line}" for line in blocks[place].split("\n") if not line.startswith("#"))


def glossary(live: Workspace, path: Path, place: int, _text: str, _state: State | None) -> None:
    lines = GLOSSARY.splitlines(keepends=True)
    terms = path.parents[2] / "glossary" / "terms.yaml"
    terms.write_text("".join(lines[: 1 + place % 3] or lines) if place % 2 else GLOSSARY, encoding="utf-8")
    live.refresh()


def severities(live: Workspace, path: Path, place: int, _text: str, _state: State | None) -> None:
    own = SETTINGS.replace("error", ["note", "warning", "error"][place % 3])
    own += '[style]\nguide = "official"\n' if place % 2 else ""
    (path.parents[2] / "toolkit.toml").write_text(own, encoding="utf-8")
    live.refresh()


OURS = [edit, edit, edit, edit, accept, comment, review, undo]
THEIRS = [foreign(one) for one in (moved, deleted, added, suppressed, twice, broken, obsolete)] + [glossary, severities]
STEP = st.tuples(st.sampled_from(OURS), PLACE, st.sampled_from(TEXTS), st.sampled_from(STATES))
ANY = st.tuples(st.sampled_from([*OURS, *THEIRS]), PLACE, st.sampled_from(TEXTS), st.sampled_from(STATES))


def fresh(path: Path) -> Sequence[Finding]:
    return lint([str(path)], LintOptions(cache=False, jobs=1)).findings


def run(steps: Sequence[tuple[Callable[..., None], int, str, State | None]], *, ask: bool) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = project(folder, text_of(ALL))
        live = workspace(folder)
        live.catalog("report", "en").outcome()
        for step, place, text, state in steps:
            try:
                step(live, path, place, text, state)
            except Exception as error:
                if not po.parse(path.read_bytes(), recover=True).errors:
                    raise AssertionError from error
            catalog = live.catalog("report", "en")
            if ask:
                own = {one.id: catalog.findings(one.id) for one in catalog.units}
                outcome = catalog.outcome()
                assert outcome.findings == fresh(path)
                for one in catalog.units:
                    now = catalog.findings(one.id)
                    assert set(own[one.id]) <= set(now)
                    assert now == tuple(found for found in outcome.findings if found.unit == one.id)
        assert live.catalog("report", "en").outcome().findings == fresh(path)
    finally:
        shutil.rmtree(folder)


@given(st.lists(STEP, min_size=1, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_edits_are_found_as_lint_finds_them(steps: list[tuple[Callable[..., None], int, str, State | None]]) -> None:
    run(steps, ask=False)


@given(st.lists(ANY, min_size=1, max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_edits_of_others_are_found_too(steps: list[tuple[Callable[..., None], int, str, State | None]]) -> None:
    run(steps, ask=True)
