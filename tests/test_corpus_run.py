"""A run over corpora: the same bytes for any number of processes, resumed where it was interrupted, nothing lost."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")  # the extra `corpus`, which `test` has

import pyarrow as pa
import pyarrow.parquet as pq
from command import toolkit
from corpora import pairs

from toolkit.cli.corpus.check import _duration
from toolkit.corpus import BatchChecker, check_batch, processes
from toolkit.corpus.inputs import chunk, parquet
from toolkit.corpus.inputs.chunk import BYTES, Chunk, Options
from toolkit.corpus.inputs.parquet import Parquet
from toolkit.corpus.parts import MANIFEST, Parts, finished_parts, parts_of
from toolkit.corpus.run import check_files
from toolkit.errors import InputError, ToolkitError, WriteError

PAIRS = pairs("numbers_authored")[:60]
#: Pairs in a piece.
PIECE = 8
NUMBERS = BatchChecker(columns=("1", "2"))


@pytest.fixture
def corpus(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of 60 pairs in a folder, read in pieces of 8."""
    for module in (chunk, parquet):
        monkeypatch.setattr(module, "ROWS", PIECE)
    path = in_folder / "in.tsv"
    path.write_text("".join(f"{zh}\t{en}\n" for zh, en in PAIRS), encoding="utf-8")
    return path


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of all files of a folder but the manifest, whose inputs have times."""
    files = [path] if path.is_file() else sorted(one for one in path.iterdir() if one.name != MANIFEST)
    return hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()


def stop_after(monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException) -> None:
    """Let a run end with an error after so many parts."""
    whole = processes.parts

    def some(*arguments: Any) -> Iterator[Any]:
        for number, part in enumerate(whole(*arguments)):
            if number == count:
                raise error
            yield part

    monkeypatch.setattr("toolkit.corpus.run.parts", some)


@pytest.mark.parametrize("name", ["out.parquet", "out.jsonl.gz", "out.jsonl.zst", "out"])
def test_the_same_bytes_for_any_number_of_processes(corpus: Path, name: str) -> None:
    found = []
    for jobs in (1, 2, 3) if name == "out" else (1, 2):
        output = corpus.with_name(name)
        run = check_files([corpus], output, NUMBERS, jobs=jobs)
        assert (run.rows, run.tally.rows, run.errors) == (len(PAIRS), len(PAIRS), [])
        found.append(digest(output))
        shutil.rmtree(output) if output.is_dir() else output.unlink()
    assert len(set(found)) == 1


def test_the_rows_are_those_of_check_batch(corpus: Path) -> None:
    check_files([corpus], corpus.with_name("out.parquet"), NUMBERS, jobs=1)
    table = pq.read_table(corpus.with_name("out.parquet"))
    whole = check_batch(pa.table({"source": [zh for zh, _ in PAIRS], "target": [en for _, en in PAIRS]}))
    assert table.drop_columns(["rest", "file", "row"]).to_pylist() == whole.to_pylist()
    assert table["row"].to_pylist() == list(range(1, len(PAIRS) + 1))


@pytest.mark.parametrize("name", ["out.parquet", "out"])
@pytest.mark.parametrize("form", ["tsv", "parquet", "parallel"])
@pytest.mark.parametrize("count", [0, 3, 7])
def test_a_resumed_run_is_an_uninterrupted_one(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, name: str, form: str, count: int
) -> None:
    inputs, options = [corpus, corpus], NUMBERS
    table = {"source": [zh for zh, _ in PAIRS], "target": [en for _, en in PAIRS]}
    if form == "parquet":
        pq.write_table(pa.table(table), "in.parquet", row_group_size=24)
        inputs, options = [Path("in.parquet")], BatchChecker()
    if form == "parallel":
        for side in table:
            Path(side).write_text("\n".join(table[side]), encoding="utf-8")
        inputs, options = [Path("source"), Path("target")], BatchChecker()
    wanted = corpus.with_name(f"wanted{Path(name).suffix}")
    whole = check_files(inputs, wanted, options, jobs=1)
    output = corpus.with_name(name)
    with monkeypatch.context() as patch:
        stop_after(patch, count, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            check_files(inputs, output, options, jobs=1)
    run = check_files(inputs, output, options, jobs=1)
    assert run.tally == whole.tally
    assert whole.rows - run.rows == count * PIECE
    assert digest(output) == digest(wanted)


@pytest.mark.parametrize("count", [0, 2, 5])
def test_a_run_over_a_damaged_row_group_resumes(corpus: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Its rows are counted once, whatever was done before; the bytes are the same for any number of processes."""
    path = corpus.with_name("in.parquet")
    table = pa.table({"source": [zh for zh, _ in PAIRS], "target": [en for _, en in PAIRS]})
    pq.write_table(table, path, row_group_size=20)
    column = pq.read_metadata(path).row_group(1).column(1)
    data = bytearray(path.read_bytes())
    data[(column.dictionary_page_offset or column.data_page_offset)] ^= 0xFF
    path.write_bytes(data)
    wanted = corpus.with_name("wanted.parquet")
    whole = check_files([path], wanted, BatchChecker(), jobs=2)
    assert pq.read_table(wanted)["row"].to_pylist() == [*range(1, 21), *range(41, 61)]
    output = corpus.with_name("out.parquet")
    with monkeypatch.context() as patch:
        stop_after(patch, count, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            check_files([path], output, BatchChecker(), jobs=1)
    run = check_files([path], output, BatchChecker(), jobs=1)
    assert (run.tally, [*map(str, run.errors)]) == (whole.tally, [*map(str, whole.errors)])
    assert len(run.errors) == 1
    assert whole.rows - run.rows == {0: 0, 2: 16, 5: 36}[count]
    assert digest(output) == digest(wanted)


@pytest.mark.parametrize("name", ["out.parquet", "out"])
def test_a_part_that_was_changed_is_written_again(corpus: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    wanted = corpus.with_name(f"wanted{Path(name).suffix}")
    check_files([corpus], wanted, NUMBERS, jobs=1)
    output = corpus.with_name(name)
    with monkeypatch.context() as patch:
        stop_after(patch, 5, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            check_files([corpus], output, NUMBERS, jobs=1)
    folder = output if name == "out" else corpus.with_name(f"{name}.parts")
    change(sorted(folder.glob("*.parquet"))[2])
    run = check_files([corpus], output, NUMBERS, jobs=1)
    assert run.rows == len(PAIRS) - 4 * PIECE
    assert digest(output) == digest(wanted)


def change(part: Path) -> None:
    """Change a byte of the last values of a part's first column."""
    about = pq.read_metadata(part).row_group(0).column(0)
    first = about.dictionary_page_offset or about.data_page_offset
    data = bytearray(part.read_bytes())
    data[first + about.total_compressed_size - 1] ^= 1
    part.write_bytes(data)


def test_stats_notice_a_part_that_was_changed(corpus: Path, capfd: pytest.CaptureFixture[str]) -> None:
    check_files([corpus], corpus.with_name("out"), NUMBERS, jobs=1)
    change(sorted(Path("out").glob("*.parquet"))[2])
    outcome = toolkit(capfd, "corpus", "stats", "out")
    assert outcome.code == 2
    assert outcome.err.startswith(
        "toolkit: out/00000-0000002.parquet: cannot be read as Parquet, it is damaged or cut: "
    )
    assert outcome.err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("name", ["out\udcff.parquet", "out\udcff"])
def test_names_that_are_not_utf8(corpus: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = corpus.rename(corpus.with_name("in\udcff.tsv"))
    for _ in range(2):
        run = check_files([path], corpus.with_name(name), NUMBERS, jobs=1)
        assert run.tally.rows == len(PAIRS)
    outcome = toolkit(capfd, "corpus", "stats", name)
    assert (outcome.code, outcome.err) == (0, "")
    assert "in?.tsv" in outcome.out


def test_parts_have_places_of_any_size(tmp_path: Path) -> None:
    places = [(0, 0), (0, 9_999_999), (0, 10_000_000), (99_999, 0), (100_000, 0), (1_000_000, 1)]
    with parts_of({}, tmp_path / "out") as parts:
        for place in random.Random(0).sample(places, len(places)):
            sink = pa.BufferOutputStream()
            pq.write_table(pa.table({"place": [str(place)]}), sink)
            parts.write(place, sink.getvalue().to_pybytes(), 1)
        parts.finish({}, len(places))
        assert Parts(parts.folder).done == dict.fromkeys(places, 1)
        for files in (parts.files, finished_parts(parts.folder)):
            assert [pq.read_table(one)["place"][0].as_py() for one in files] == list(map(str, places))


def test_repeated_values_take_little_memory(tmp_path: Path) -> None:
    """The file stores them once: 100 MB in memory are 2 KB."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"source": ["是"] * 1000, "target": ["Yes."] * 1000, "doc": ["x" * 100_000] * 1000}), path)
    assert path.stat().st_size < 200_000
    chunks = [one for one in Parquet(path, Options()).chunks({}) if isinstance(one, Chunk)]
    assert max(len(one.payload) for one in chunks) < 2 * BYTES
    assert 10 < len(chunks) < 60
    rows = [row for one in chunks for row in Parquet(path, Options()).rows(one).numbers]
    assert rows == list(range(1, 1001))


def test_a_finished_folder_is_not_checked_again(corpus: Path) -> None:
    output = corpus.with_name("out")
    first = check_files([corpus], output, NUMBERS, jobs=1)
    before = digest(output)
    again = check_files([corpus], output, NUMBERS, jobs=1)
    assert (again.rows, again.tally, digest(output)) == (0, first.tally, before)
    assert json.loads((output / MANIFEST).read_bytes())["finished"] is True


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _: BatchChecker(columns=("2", "1")), "with another columns"),
        (lambda _: BatchChecker(columns=("1", "2"), ignore=("number-hedge",)), "with another ignore"),
        (lambda path: path.write_text("a\tb\n", encoding="utf-8"), "with other inputs, or inputs changed since"),
        (lambda path: os.utime(path, (0, 0)), "with other inputs, or inputs changed since"),
    ],
)
def test_another_run_is_refused(corpus: Path, change: Callable[[Path], object], message: str) -> None:
    output = corpus.with_name("out")
    check_files([corpus], output, NUMBERS, jobs=1)
    before = digest(output)
    changed = change(corpus)
    options = changed if isinstance(changed, BatchChecker) else NUMBERS
    with pytest.raises(InputError, match=f"out: has the parts of a run {message}; delete this folder, or choose"):
        check_files([corpus], output, options, jobs=1)
    assert digest(output) == before


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b""), lambda path: os.utime(path, (0, 0))])
def test_an_input_that_changes_while_it_is_read_is_refused(corpus: Path, change: Callable[[Path], object]) -> None:
    def progress(*_: int) -> None:
        change(corpus)

    with pytest.raises(
        InputError, match=r"in\.tsv: changed while it was read; delete out\.parquet\.parts and run again"
    ):
        check_files([corpus], corpus.with_name("out.parquet"), NUMBERS, jobs=1, progress=progress)
    assert not corpus.with_name("out.parquet").exists()


def test_a_changed_glossary_is_another_run(corpus: Path) -> None:
    terms = corpus.with_name("terms.yaml")
    for en in ("growth", "rise"):
        terms.write_text(f"concepts:\n  - {{id: one, zh: 增长, en: {en}}}\n", encoding="utf-8")
        options = BatchChecker(columns=("1", "2"), select=("terms",), glossary=(str(terms),))
        if en == "growth":
            assert check_files([corpus], corpus.with_name("out"), options, jobs=1).tally.terms
        else:
            with pytest.raises(InputError, match="with another glossary"):
                check_files([corpus], corpus.with_name("out"), options, jobs=1)


def test_a_damaged_manifest_is_said(corpus: Path) -> None:
    corpus.with_name("out").mkdir()
    (corpus.with_name("out") / MANIFEST).write_bytes(b"{")
    with pytest.raises(InputError, match=r"_toolkit\.json: is damaged; delete the folder"):
        check_files([corpus], corpus.with_name("out"), NUMBERS, jobs=1)


SCRIPT = """
import sys
from pathlib import Path
from toolkit.corpus.inputs import chunk
from toolkit.corpus import BatchChecker
from toolkit.corpus.run import check_files
from toolkit.errors import ToolkitError

def main():
    chunk.ROWS = 8
    {before}
    try:
        run = check_files([Path("in.tsv")], Path("out.parquet"), BatchChecker(columns=("1", "2")), jobs={jobs})
    except ToolkitError as error:
        sys.exit(f"{{error}}")
    print(run.rows)

if __name__ == "__main__":
    main()
"""


def script(folder: Path, before: str = "pass", jobs: int = 1) -> list[str]:
    path = folder / "run.py"
    path.write_text(SCRIPT.format(before=before, jobs=jobs), encoding="utf-8")
    return [sys.executable, str(path)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
@pytest.mark.parametrize("full", ["for the manifest", "for a part", "for the output"])
def test_a_full_disk_harms_nothing(corpus: Path, full: str) -> None:
    """What is done is kept, and the run goes on later."""
    check_files([corpus], Path("probe"), NUMBERS, jobs=1)
    part = max(one.stat().st_size for one in Path("probe").glob("*.parquet"))
    shutil.rmtree("probe")
    limit = {"for the manifest": 100, "for a part": part - 1, "for the output": part}[full]
    before = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    Path("out.parquet").write_bytes(b"earlier")
    done = subprocess.run(script(corpus.parent, before), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(": cannot be written: File too large\n")
    assert done.stderr.count("\n") == 1
    assert Path("out.parquet").read_bytes() == b"earlier"
    assert not list(corpus.parent.rglob(".toolkit-*.tmp"))
    parts = len(list(Path("out.parquet.parts").glob("*.parquet")))
    assert (parts == 8) == (full == "for the output")
    again = check_files([corpus], Path("out.parquet"), NUMBERS, jobs=1)
    assert again.rows == max(0, len(PAIRS) - PIECE * parts)
    assert {path.name for path in corpus.parent.iterdir()} == {"in.tsv", "out.parquet", "run.py"}


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux shows them")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_a_killed_process_is_said_and_what_is_done_is_kept(corpus: Path, name: str) -> None:
    """A worker kills itself at the fourth piece; SIGTERM is what a pool sends to the others then."""
    Path("sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "if '--multiprocessing-fork' in sys.argv:\n"
        "    import toolkit.corpus.work as work\n"
        "    part = work.Work.part\n"
        "    def killed(self, task):\n"
        "        if task.chunk.number == 3:\n"
        f"            os.kill(os.getpid(), signal.{name})\n"
        "        return part(self, task)\n"
        "    work.Work.part = killed\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(corpus.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    command = script(corpus.parent, jobs=2)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "a process of the run was killed (too little memory?); run the same command again to go on\n"
    parts = len(list(Path("out.parquet.parts").glob("*.parquet")))
    assert 1 <= parts < 8
    again = check_files([corpus], Path("out.parquet"), NUMBERS, jobs=1)
    assert again.rows == len(PAIRS) - PIECE * parts
    wanted = corpus.with_name("wanted.parquet")
    check_files([corpus], wanted, NUMBERS, jobs=1)
    assert digest(Path("out.parquet")) == digest(wanted)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux shows them")
def test_workers_end_with_their_parent(corpus: Path) -> None:
    corpus.write_bytes(corpus.read_bytes() * 100)
    running = subprocess.Popen(script(corpus.parent, jobs=2), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    parts = Path("out.parquet.parts")
    while not list(parts.glob("*.parquet")):
        time.sleep(0.05)
    workers = [Path(f"/proc/{number}") for number in children.read_text(encoding="utf-8").split()]
    running.send_signal(signal.SIGKILL)
    running.wait()
    end = time.monotonic() + 30
    while any(one.exists() for one in workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert len(workers) >= 2
    assert not any(one.exists() for one in workers)


def test_one_command_at_a_time_writes_an_output(corpus: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows cannot lock folders")
    import fcntl

    folder = corpus.with_name("out.parquet.parts")
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(ToolkitError, match="another toolkit command is writing here; wait for it"):
        check_files([corpus], corpus.with_name("out.parquet"), NUMBERS, jobs=1)
    os.close(handle)


def test_a_folder_that_cannot_be_made_is_said(corpus: Path) -> None:
    with pytest.raises(WriteError, match=r"in\.tsv/out: cannot be written: "):
        check_files([corpus], corpus / "out", NUMBERS, jobs=1)


def test_the_command_tells_what_was_found(corpus: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write("\tYes.\n完成3145亿元。\t3,145 billion yuan were completed.\n")
    outcome = toolkit(capfd, "corpus", "check", "in.tsv", "--columns=1,2", "-o", "out.parquet", "--jobs", "1")
    assert (outcome.code, outcome.err) == (1, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "out.parquet: 62 rows"
    assert lines[1].split() == ["1", "1.61%", "error"]
    assert [line.split(maxsplit=2)[2] for line in lines[1:-2]][-2:] == [
        "unchecked", "source-empty: the source is empty or white space"
    ]  # fmt: skip
    assert lines[-2].endswith(" figures compared")
    assert lines[-1].startswith("62 rows in ")
    assert " with 1 process: " in lines[-1]


@pytest.mark.parametrize(("suffix", "magic"), [(".zst", b"\x28\xb5\x2f\xfd"), (".gz", b"\x1f\x8b\x08")])
def test_compressed_output_is_one_frame(corpus: Path, suffix: str, magic: bytes) -> None:
    """Some programs read no other."""
    output = corpus.with_name(f"out.jsonl{suffix}")
    check_files([corpus], output, NUMBERS, jobs=1)
    assert output.read_bytes().count(magic) == 1


def test_progress_never_goes_back(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces may end in another order than they begin."""
    monkeypatch.setattr("toolkit.corpus.run.parts", lambda work, tasks, _: ((t, *work.part(t)) for t in [*tasks][::-1]))
    told: list[tuple[int, int, int]] = []
    other = shutil.copy(corpus, corpus.with_name("other.tsv"))
    check_files([corpus, other], Path("out.parquet"), NUMBERS, jobs=1, progress=lambda *one: told.append(one))
    assert told == sorted(told)
    assert told[-1] == (2 * corpus.stat().st_size, 2 * corpus.stat().st_size, 2 * len(PAIRS))


def test_progress_tells_how_long_it_takes(corpus: Path) -> None:
    told: list[tuple[int, int, int]] = []
    check_files([corpus], Path("out.parquet"), NUMBERS, jobs=1, progress=lambda *one: told.append(one))
    size = corpus.stat().st_size
    assert told[-1] == (size, size, len(PAIRS))
    assert [one[2] for one in told] == [8, 16, 24, 32, 40, 48, 56, 60]
    assert [_duration(seconds) for seconds in (7.4, 119, 3600, 12_000)] == ["7 s", "2 min", "1 h 0 min", "3 h 20 min"]


def test_few_pieces_are_read_ahead(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the corpus: at most so many pieces are read that are not written."""
    monkeypatch.setattr(chunk, "ROWS", 2)
    read, written = [0], [0]
    whole = processes.parts

    def counted(work: Any, tasks: Any, jobs: int) -> Iterator[Any]:
        def reading() -> Iterator[Any]:
            for task in tasks:
                read[0] += 1
                assert read[0] - written[0] <= processes.AHEAD * jobs
                yield task

        for part in whole(work, reading(), jobs):
            yield part
            written[0] += 1

    monkeypatch.setattr("toolkit.corpus.run.parts", counted)
    check_files([corpus], Path("out.parquet"), NUMBERS, jobs=2)
    assert read == written == [30]


def test_as_many_processes_as_pay() -> None:
    assert processes.processes_for(3, 10) == 3
    assert processes.processes_for(0, 10) == 1
    assert processes.processes_for(0, 1 << 40) == len(os.sched_getaffinity(0)) if sys.platform == "linux" else True


def test_the_command_says_what_it_needs() -> None:
    probe = (
        "import sys\nsys.modules['pyarrow'] = None\nsys.argv = ['toolkit', 'corpus', 'check', 'in.tsv', '-o', 'out']\n"
        "from toolkit.__main__ import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "toolkit: corpus needs pyarrow; install it with: pip install 'toolkit[corpus]'\n"


INTERRUPTED = "toolkit: interrupted; run the same command again to resume\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
@pytest.mark.parametrize(("number", "to_all"), [(signal.SIGINT, True), (signal.SIGTERM, True), (signal.SIGTERM, False)])
def test_a_signal_ends_the_run_and_keeps_what_is_done(corpus: Path, number: int, to_all: bool) -> None:
    corpus.write_bytes(corpus.read_bytes() * 100)
    path = corpus.with_name("run.py")
    path.write_text(
        "import sys\nfrom toolkit.cli import run\nfrom toolkit.corpus.inputs import chunk\n"
        "if __name__ == '__main__':\n"
        "    chunk.ROWS = 50\n"
        "    sys.argv[1:] = 'corpus check in.tsv --columns 1,2 -o out.parquet --jobs 2'.split()\n"
        "    run()\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(path)]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not list(Path("out.parquet.parts").glob("*.parquet")):
        time.sleep(0.05)
    if to_all:
        os.killpg(running.pid, number)
    else:
        os.kill(running.pid, number)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (128 + number, "", INTERRUPTED)
    assert list(Path("out.parquet.parts").glob("*.parquet"))
    assert not Path("out.parquet").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_ctrl_c_before_the_first_piece_is_done_ends_the_run(corpus: Path) -> None:
    """The processes do not wait for more work once the interpreter has begun to exit."""
    path = corpus.with_name("run.py")
    path.write_text(
        "import sys, time\n"
        "from pathlib import Path\n"
        "from toolkit.__main__ import main\n"
        "from toolkit.corpus.work import Work\n"
        "part = Work.part\n"
        "def slow(work, task):\n"
        "    Path('begun').touch()\n"
        "    time.sleep(2)\n"
        "    return part(work, task)\n"
        "Work.part = slow\n"
        "if __name__ == '__main__':\n"
        "    sys.argv[1:] = 'corpus check in.tsv --columns 1,2 -o out.parquet --jobs 2'.split()\n"
        "    main()\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        while not Path("begun").exists():
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
    assert (running.returncode, out, err) == (130, "", INTERRUPTED)
