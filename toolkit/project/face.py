"""The functions that programs call instead of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Finding, Glossary, LintReport, Quantity
from toolkit.project.building import BuildOptions, Built
from toolkit.project.building import build as build_report
from toolkit.project.layout import Project, project_of
from toolkit.project.linting import LintOptions
from toolkit.project.linting import lint as lint_files
from toolkit.renderers import DEFAULT_FORMATS, FORMATS
from toolkit.settings import Settings


def load(folder: str | Path = ".") -> Project:
    """Return the project that a folder belongs to; if none, one with the default settings in that folder.

    Raises InputError if there is no such folder, or its settings cannot be read.

    >>> load("translations/en").reports()
    ('chongqing-eic-2021',)
    """
    path = Path(folder)
    if not path.is_dir():
        raise InputError("no such folder", path=str(folder))
    return project_of(path) or Project(path.absolute(), Settings())


def lint(
    *paths: str | Path,
    glossary: str | Path | Sequence[str | Path] = (),
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
) -> LintReport:
    """Check catalogs and glossaries, as `toolkit lint` does; the report's `errors` list what could not be read.

    Without paths, check the whole project of the current folder. `select` and `ignore` take names of checks and
    groups, one or several. Raises InputError for an unknown name.

    >>> report = lint("translations/en", select=["text"])
    >>> report.units, len(report.findings)
    (29, 0)
    """
    from toolkit.checks import choose

    select, ignore = _several(select), _several(ignore)
    choose(select, ignore)
    options = LintOptions(select=select, ignore=ignore, glossary=_several(glossary), cache=False, jobs=1)
    return lint_files([str(path) for path in paths], options)


def build(
    project: Project, report: str, *, language: str = "en", formats: str | Sequence[str] = DEFAULT_FORMATS
) -> Built:
    """Build a report's documents into the project's build folder, as `toolkit build` does.

    `formats` is one name or several. If a unit is not translated, write nothing and set `refused`. Raises InputError
    for an unknown format or report, and ToolkitError for whatever cannot be read, rendered or written.

    >>> built = build(load(), "chongqing-eic-2021", formats=["md"])
    >>> built.refused, built.files[0].name
    (False, 'chongqing-eic-2021.md')
    """
    if not isinstance(project, Project):
        raise InputError(f"build takes a project, not {project!r}; load one with toolkit.load(folder)")
    chosen = _several(formats)
    for one in chosen:
        if one not in FORMATS:
            near = get_close_matches(one.lower(), FORMATS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(FORMATS)}"
            raise InputError(f"unknown format {one!r}; {hint}")
    if not chosen:
        raise InputError(f"no format to build; choose from {', '.join(FORMATS)}")
    (name,) = project.choose([report])
    return build_report(project, name, language, BuildOptions(formats=chosen))


def read(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the figures of a text by value, in order, as `toolkit read` shows them.

    `language` is a BCP 47 or gettext code. Raises InputError for a language whose figures cannot be read.

    >>> [(one.text, str(one.low), one.unit) for one in read("完成投资3145亿元，增长9.1%。", "zh")]
    [('3145亿元', '314500000000', 'CNY'), ('9.1%', '9.1', '')]
    """
    from toolkit.language.placeholders import kinds_without_figures
    from toolkit.language.registry import readable
    from toolkit.text_reading import TextReading

    if not readable(language):
        raise InputError(f"cannot read figures in the language {language!r}")
    return TextReading(text, language, kinds_without_figures(text, text, ())).quantities


def compare(
    source: str,
    target: str,
    *,
    source_language: str = "zh",
    target_language: str = "en",
    glossary: Glossary | str | Path | Sequence[str | Path] = (),
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
) -> tuple[Finding, ...]:
    """Return the findings of `toolkit lint` on one text and its translation, worst first.

    Runs the checks of the groups text, structure, numbers and, given a glossary (paths, or one already loaded), terms.
    `select` and `ignore` narrow them. Findings have `source` and `target` spans, and no path.

    Raises InputError for an unknown check, for a selected check that needs a file or a glossary and has none, for a
    glossary that cannot be read, and for languages between which figures cannot be compared; pass
    `ignore=["numbers"]` to run the other checks.

    >>> [found] = compare("完成投资3145亿元。", "Investment reached 3,145 billion yuan.")
    >>> found.check, found.target.text, found.suggestion
    ('number-scale', '3,145 billion yuan', '314.5 billion yuan')
    """
    from toolkit.project.glossary.loading import load_paths
    from toolkit.project.pairs import pair_findings, selected_checks

    if not isinstance(glossary, Glossary):
        glossary = load_paths([Path(path) for path in _several(glossary)])
    context, checks = selected_checks(_several(select), _several(ignore), source_language, target_language, glossary)
    return pair_findings(source, target, context, checks)


def _several(given: str | Path | Sequence[str | Path]) -> tuple[str, ...]:
    """The items of an argument that may be a single one."""
    return (str(given),) if isinstance(given, str | Path) else tuple(map(str, given))
