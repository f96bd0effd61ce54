"""How many small changes to the code do the tests notice?

    python tests/mutants.py toolkit/catalogs toolkit/formats/po                 40 mutants
    python tests/mutants.py toolkit/language -n 100 --seed 7 --at-least 90      exits 1 below 90 percent
    python tests/mutants.py toolkit/terminology --tests tests/test_terms.py     judged by these tests alone

All tests (or those of `--tests`) run once to see which of them enter which functions. This takes two minutes, and is
kept in the temporary folder for each file of tests until it or its data change. Then each mutant (see `mutating.py`) is
written into a copy of the project, and the tests that may notice it run in a forked process until one fails.
Survivors are printed with their place.

Read every survivor: add a case that notices it, remove the code that nothing needs, or, where the change makes no
difference to anyone, list it in `equivalent_mutants.txt`, which is left out of the count. A line there is what was
printed after the place, under the name of its file; the line below it says why:

    [toolkit/catalogs/assignment.py]
    net > second → net >= second
        an offer that equals the second best is the second best
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from entered import Record, Recorder, file_of
from hypothesis import HealthCheck, settings
from mutating import Mutant, Places

ROOT = Path(__file__).parent.parent
EQUIVALENT = Path(__file__).parent / "equivalent_mutants.txt"
#: Imported once, before a process is forked for each mutant.
WARM = "_hypothesis_pytestplugin babel.numbers click docx jsonschema markdown_it polib yaml".split()
#: A mutant whose tests take this many times as long as before, and this many seconds more, never ends: it is noticed.
SLOWER, PATIENCE = 10, 30
#: A mutant may build up endless lists; a test process that asks for more bytes than this fails.
MEMORY = 3 << 30
#: So many tests run first: most mutants are noticed by them, and fewer files of tests are read.
FIRST = 20
FORK = multiprocessing.get_context("fork")


def main() -> None:
    """Read the command line, try the mutants, print the survivors and the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("under", nargs="+", help="files and folders to change")
    parser.add_argument("-n", type=int, default=40, help="how many mutants to try (default: 40)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default: 1)")
    parser.add_argument("--tests", nargs="+", default=["tests"], help="the tests to run (default: all)")
    parser.add_argument("--jobs", type=int, default=1, help="how many to try at a time (default: 1)")
    parser.add_argument("--at-least", type=float, default=0, help="exit 1 where fewer percent are noticed")
    options = parser.parse_args()
    mutants = choose(options.under, options.n, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        noticed = sum(tried(mutants, options.tests, options.jobs, Path(folder)))
    share = 100 * noticed / max(1, len(mutants))
    say(f"{noticed} of {len(mutants)} noticed ({share:.0f}%), seed {options.seed}: {' '.join(options.under)}")
    sys.exit(share < options.at_least)


def choose(under: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """Random mutants of the files under some folders, at most one at a place, without the equivalent ones."""
    files = [name for name in project_files() if name.endswith(".py") and any(map(Path(name).is_relative_to, under))]
    modules = [Places(name, (ROOT / name).read_bytes()) for name in files]
    places = [(module, place) for module in modules for place in range(len(module.nodes))]
    dice = random.Random(seed)
    known = equivalents()
    found = (module.mutant(place, dice) for module, place in dice.sample(places, len(places)))
    return [mutant for mutant, _ in zip((m for m in found if identity(m) not in known), range(count), strict=False)]


def identity(mutant: Mutant) -> tuple[str, str]:
    """What `equivalent_mutants.txt` knows a mutant by."""
    return mutant.file, f"{mutant.before} → {mutant.after}"


def equivalents() -> dict[tuple[str, str], str]:
    """The listed mutants that change nothing, with the reason."""
    found: dict[tuple[str, str], str] = {}
    file, change = "", ""
    for line in EQUIVALENT.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            file = line.strip("[]")
        elif line[:1].isspace():
            found[file, change] = f"{found[file, change]} {line.strip()}".strip()
        elif line and not line.startswith("#"):
            change = line
            found[file, change] = ""
    return found


def tried(mutants: Sequence[Mutant], tests: Sequence[str], jobs: int, folder: Path) -> Iterator[bool]:
    """Whether each mutant was noticed; survivors are printed as they are found."""
    with ProcessPoolExecutor(jobs, FORK, initializer=_start, initargs=(folder,)) as pool:
        record = recorded(pool, tests, jobs)
        chosen = [record.likely(mutant.file, mutant.function, importers(mutant)) for mutant in mutants]
        seconds = [[record.seconds[test] for test in likely] for likely in chosen]
        for mutant, noticed in zip(mutants, pool.map(_try, mutants, chosen, seconds), strict=True):
            if not noticed:
                say(f"survived: {mutant}")
            yield noticed


def recorded(pool: ProcessPoolExecutor, tests: Sequence[str], jobs: int) -> Record:
    """Which tests enter which functions: from a run of the unchanged project, or from the last such run."""
    kept = Path(tempfile.gettempdir()) / f"toolkit-mutants-{os.getuid()}"
    kept.mkdir(exist_ok=True)
    outputs = {name: kept / f"{_digest(name)}.json" for name in test_files(tests)}
    missing = [name for name, output in outputs.items() if not output.exists()]
    if missing:
        say(f"recording which functions the tests of {len(missing)} files enter …")
        shares = [{name: outputs[name] for name in missing[number::jobs]} for number in range(jobs)]
        list(pool.map(_record, filter(None, shares)))
    record = Record()
    for name, output in outputs.items():
        if output.exists():
            record.add(output)
        else:
            say(f"leaving out {name}: it fails without a mutant, or has no tests")
    return record


def test_files(tests: Sequence[str]) -> list[str]:
    """The files of tests among some files and folders."""
    names = [name for name in project_files() if Path(name).match("test_*.py")]
    return [name for name in names if any(map(Path(name).is_relative_to, tests))]


def _digest(name: str) -> str:
    """Changes with a file of tests and with the data that it names."""
    text = (ROOT / name).read_text(encoding="utf-8")
    digest = hashlib.sha256(f"{sys.version} {ROOT} {name} {text}".encode())
    for path in map(Path, project_files()):
        if path.parts[0] == "tests" and (path.name in text or f'"{path.parent.name}"' in text):
            digest.update((ROOT / path).read_bytes())
    return digest.hexdigest()[:16]


def importers(mutant: Mutant) -> list[str]:
    """The files that import the changed one, where a change shows beyond the functions it is in: at the level of the
    module, or in a file that caches results.
    """
    if mutant.function and "cache" not in (ROOT / mutant.file).read_text(encoding="utf-8"):
        return []
    return [name for name, imported in imports().items() if _module(mutant.file) in imported]


@cache
def imports() -> dict[str, set[str]]:
    """File → the modules it imports, including those that an `__init__` of a package imports."""
    found: dict[str, set[str]] = {}
    for name in project_files():
        if name.startswith("toolkit/") and name.endswith(".py"):
            tree = ast.parse((ROOT / name).read_bytes())
            nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
            found[name] = {node.module or "" for node in nodes}
            found[name] |= {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    packages = {_module(name): imported for name, imported in found.items() if name.endswith("/__init__.py")}
    return {
        name: imported.union(*(inner for package, inner in packages.items() if package in imported))
        for name, imported in found.items()
    }


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def project_files() -> list[str]:
    """The files of the project, those not yet committed too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in listed if (ROOT / name).is_file()]


def _start(folder: Path) -> None:
    """Make a worker's copy of the project, and import what every test run needs."""
    copy = folder / str(os.getpid())
    for name in project_files():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name)
    os.chdir(copy)
    sys.path[0] = str(copy)
    os.environ["PYTHONPATH"] = str(copy)
    for name in WARM:
        __import__(name)
    settings.register_profile("mutants", database=None, suppress_health_check=list(HealthCheck))
    settings.load_profile("mutants")


def _record(outputs: dict[str, Path]) -> None:
    _run([*outputs, "-q"], Recorder(Path.cwd(), outputs))


def _try(mutant: Mutant, likely: list[str], seconds: list[float]) -> bool:
    """Whether one of the tests fails, or never ends, with a mutant; `seconds` is how long each takes without it."""
    path = Path(mutant.file)
    source, times = path.read_bytes(), (path.stat().st_atime, path.stat().st_mtime)
    path.write_bytes(mutant.apply(source))
    # Bytecode is known by its source's time in seconds, so each mutant needs another.
    os.utime(path, (time.time(), times[1] + hash(mutant) % 10**6 + 1))
    try:
        return any(
            _run([*dict.fromkeys(map(file_of, likely[part])), "-xq"], Chosen(likely[part]), _limit(seconds[part]))
            for part in (slice(FIRST), slice(FIRST, None))
            if likely[part]
        )
    finally:
        path.write_bytes(source)
        os.utime(path, times)


def _limit(seconds: Sequence[float]) -> float:
    return PATIENCE + SLOWER * sum(seconds)


class Chosen:
    """A pytest plugin that runs some tests in a given order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen tests, in order."""
        items[:] = sorted((item for item in items if item.nodeid in self.order), key=lambda one: self.order[one.nodeid])


def _run(arguments: list[str], plugin: object, limit: float | None = None) -> bool:
    """Run tests in a forked process: whether one fails, or they take longer than `limit` seconds."""
    process = FORK.Process(target=_run_here, args=(arguments, plugin))
    process.start()
    process.join(limit)
    if process.exitcode is None and process.pid:
        os.killpg(process.pid, signal.SIGKILL)
        process.join()
    return process.exitcode not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def _run_here(arguments: list[str], plugin: object) -> None:
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with open(os.devnull, "r+") as nothing:  # noqa: PTH123  # no file of the project
        for stream in (0, 1, 2):
            os.dup2(nothing.fileno(), stream)
    quiet = ["-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    sys.exit(pytest.main([*quiet, *arguments], plugins=[plugin]))


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
