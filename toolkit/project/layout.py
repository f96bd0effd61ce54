"""A project: where its reports, catalogs and glossary lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats import toml_settings
from toolkit.formats.report.readers import READERS
from toolkit.project.files import display, read, refuse_stream
from toolkit.project.seeds import is_seed, remedy, seed_of
from toolkit.settings import Settings

SETTINGS_FILE = "toolkit.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A root folder with its settings. Paths it gives need not exist."""

    root: Path
    settings: Settings

    @property
    def seeds(self) -> Path:
        """The folder of source reports."""
        return self.root / self.settings.seeds

    @property
    def translations(self) -> Path:
        """The folder that new templates and, one folder a language, new catalogs go to."""
        return self.translation_folders[0]

    @property
    def translation_folders(self) -> tuple[Path, ...]:
        """All folders with templates and catalogs."""
        return tuple(dict.fromkeys(self.root / folder for folder in self.settings.translations))

    @property
    def settings_file(self) -> Path | None:
        """The file that makes the root a project; None where only its layout does."""
        own = self.root / SETTINGS_FILE
        if own.is_file():
            return own
        shared = self.root / "pyproject.toml"
        return shared if shared.is_file() and _settings_in(self.root) else None

    def build(self, language: str) -> Path:
        """The folder that the documents of a language are built in."""
        return self.root / self.settings.build / language

    def seed(self, report: str) -> Path:
        """The source file of a report, as text where there is none. Raises InputError where two files have its name."""
        return seed_of(self.seeds, report)

    def template(self, report: str) -> Path:
        """The .pot of a report."""
        return self._translation(f"{report}.pot")

    def catalog(self, report: str, language: str) -> Path:
        """The .po of a report in a language."""
        return self._translation(f"{language}/{report}.po")

    def _translation(self, name: str) -> Path:
        """A file in the translations folder that has it, else in the first. Raises InputError where two have it."""
        candidates = [folder / name for folder in self.translation_folders]
        there = [path for path in candidates if path.exists()]
        for other in there[1:]:
            refuse_two(there[0], other)
        return there[0] if there else candidates[0]

    def reports(self) -> tuple[str, ...]:
        """The names of all reports, sorted: seed files without their suffix, relative to the seeds folder."""
        found = regular(path for path in self.seeds.rglob("*") if is_seed(path))
        return tuple(sorted({path.relative_to(self.seeds).with_suffix("").as_posix() for path in found}))

    def unread(self) -> tuple[Path, ...]:
        """The documents among the seeds whose format is not read, sorted."""
        return tuple(sorted(path for path in self.seeds.rglob("*") if remedy(path)))

    def choose(self, names: Sequence[str] = ()) -> tuple[str, ...]:
        """The reports of these names (or seed paths), all where none is named.

        Raises InputError for an unknown name, with the nearest one offered, and where the project has no report.
        """
        known = self.reports()
        if not known:
            for path in self.unread():
                raise InputError(remedy(path), path=display(path))
            raise InputError(f"no reports here; put one in ({', '.join(READERS)})", path=display(self.seeds))
        return tuple(dict.fromkeys(self._report(name, known) for name in names)) or known

    def _report(self, name: str, known: Sequence[str]) -> str:
        if name in known:
            return name
        path = Path(name)
        if path.is_file():
            for report in known:
                if self.seed(report).samefile(path):
                    return report
            if remedy(path):
                raise InputError(remedy(path), path=display(path))
            raise InputError(f"is not a report of this project; put it into {display(self.seeds)}/", path=display(path))
        near = get_close_matches(name, known, n=1, cutoff=0.3)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known[:10])}"
        raise InputError(f"no report named {name!r} in {display(self.seeds)}/; {hint}")

    def catalogs(self, *, strict: bool = True) -> tuple[Path, ...]:
        """Every .po file below the translations folders, sorted in each.

        Raises InputError for a device or FIFO among them, if `strict`; else it is given, and so are links to nothing.
        """
        only = regular if strict else _no_folders
        found = (sorted(only(folder.rglob("*.[pP][oO]"))) for folder in self.translation_folders)
        return tuple(dict.fromkeys(path for paths in found for path in paths))

    def glossary_files(self) -> tuple[Path, ...]:
        """The project's glossary files in reading order."""
        return tuple(file for layer in self.glossary_layers(strict=False) for file in layer)

    def glossary_layers(self, *, strict: bool = True) -> tuple[tuple[Path, ...], ...]:
        """The project's glossary files in layers: one for each folder (or file) of the setting, in its order.

        A missing folder that the settings name is kept in its layer, so that reading it fails; not if
        `strict` is False.
        """
        folders = list(dict.fromkeys(self.root / folder for folder in self.settings.glossary))
        layers = glossary_layers(folders, must_exist=False)
        if not strict or self.settings.glossary == Settings().glossary:
            return layers
        return tuple(files if folder.exists() else (folder,) for folder, files in zip(folders, layers, strict=True))

    def memory_files(self) -> tuple[Path, ...]:
        """The translation memories that the settings name, each once; one named without wildcards need not exist.

        What cannot be read as a file is among them: devices, links to nothing, folders that are named like a memory.
        """
        return tuple(dict.fromkeys(path for pattern in self.settings.memory for path in self._named(pattern)))

    def _named(self, pattern: str) -> Sequence[Path]:
        if not any(sign in pattern for sign in "*?["):
            return (self.root / pattern,)
        path = Path(pattern)
        base = Path(path.anchor) if path.is_absolute() else self.root
        found = base.glob(path.relative_to(path.anchor).as_posix())
        return sorted(one for one in found if one.suffix.lower() == ".tmx" or not one.is_dir())

    def files(self) -> Iterator[Path]:
        """All that people wrote or gathered: settings, reports, templates, catalogs, glossary and memories."""
        if self.settings_file:
            yield self.settings_file
        yield from map(self.seed, self.reports())
        for folder in self.translation_folders:
            yield from regular(folder.rglob("*.[pP][oO][tT]"))
        yield from self.catalogs()
        yield from self.glossary_files()

    def report_of(self, catalog: Path) -> str:
        """The report a catalog belongs to: its place below translations/<language>/, else its file name."""
        place = self.place_of(catalog)
        if place is None:
            return catalog.stem
        parts = place.with_suffix("").parts
        return "/".join(parts[1:]) if len(parts) > 1 else parts[0]

    def place_of(self, catalog: Path) -> Path | None:
        """A catalog's path below its translations folder (the innermost one); None outside all of them."""
        path = catalog.absolute()
        folders = [folder.absolute() for folder in self.translation_folders]
        inside = [folder for folder in folders if path.is_relative_to(folder)]
        return path.relative_to(max(inside, key=lambda folder: len(folder.parts))) if inside else None


def regular(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among paths found in a folder. Raises InputError for a device or FIFO, which would keep us waiting."""
    for path in paths:
        if path.is_file():
            yield path
        elif not path.is_dir():
            refuse_stream(path)


def _no_folders(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if not path.is_dir())


def refuse_two(one: Path, other: Path) -> None:
    """Raise InputError where two paths in different folders of translations are two files for one report."""
    if not one.samefile(other):
        message = f"is there twice, also as {display(other)}; keep one of them, or put both into one file"
        raise InputError(message, path=display(one))


def glossary_files(paths: Sequence[Path], *, must_exist: bool = True) -> tuple[Path, ...]:
    """The YAML files among paths that are files or folders, folders walked in sorted order."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(regular(p for p in path.rglob("*") if p.suffix in {".yaml", ".yml"}))
        elif path.exists():
            if not must_exist:  # nobody named it
                refuse_stream(path)
            found.append(path)
        elif must_exist:
            raise InputError("no such glossary", path=display(path))
    return tuple(dict.fromkeys(found))


def glossary_layers(paths: Sequence[Path], *, must_exist: bool = True) -> tuple[tuple[Path, ...], ...]:
    """The YAML files of each path; one that is below several of them belongs to the innermost."""
    layers = [glossary_files([path], must_exist=must_exist) for path in paths]
    owner: dict[Path, Path] = {}
    for path, files in zip(paths, layers, strict=True):
        for file in files:
            if file not in owner or len(path.parts) > len(owner[file].parts):
                owner[file] = path
    return tuple(
        tuple(file for file in files if owner[file] == path)
        for path, files in dict(zip(paths, layers, strict=True)).items()
    )


def project_of(path: Path) -> Project | None:
    """The project a file belongs to: the nearest toolkit.toml or [tool.toolkit] from it upward; None without one."""
    start = path.absolute()
    for folder in [start, *start.parents] if start.is_dir() else start.parents:
        settings = _settings_in(folder)
        if settings is not None:
            return Project(folder, settings)
    return None


def current_project() -> Project:
    """The project of the current folder; the folder itself, with defaults, where it has the layout of one.

    Raises InputError where there is neither.
    """
    project = project_here()
    if project is None:
        raise InputError("no project here (no toolkit.toml, no seeds folder); create one with: toolkit init")
    return project


def project_here() -> Project | None:
    """The same; None where there is neither."""
    here = Path.cwd()
    project = project_of(here)
    if project is not None:
        return project
    bare = Project(here, Settings())
    return bare if bare.seeds.is_dir() or bare.translations.is_dir() else None


def _settings_in(folder: Path) -> Settings | None:
    own = folder / SETTINGS_FILE
    if any(regular([own])):
        return toml_settings.parse(read(own), display(own))
    pyproject = folder / "pyproject.toml"
    if any(regular([pyproject])):
        data = read(pyproject)
        if b"toolkit" in data:
            return toml_settings.parse(data, display(pyproject), table=("tool", "toolkit"))
    return None


def no_catalog(report: str, language: str) -> InputError:
    """The error of a report that has no catalog in a language."""
    return InputError(f"no {language} catalog of {report}; run: toolkit update")
