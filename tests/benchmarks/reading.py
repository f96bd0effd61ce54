# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Time reading a report of many paragraphs in a format, and how much memory it takes.

python tests/benchmarks/reading.py --format html --paragraphs 2000

The PDF is printed by LibreOffice.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from html_pages import of_an_office
from word_files import lines_by_python_docx

from toolkit.formats.report import parse

SEED = Path(__file__).parents[2] / "seeds/chongqing-eic-2021.txt"
#: The system reports memory in kilobytes.
KB_PER_MIB = 1024


def texts(count: int) -> list[str]:
    """The paragraphs of our report again and again, each time with other figures."""
    seed = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line]
    return [seed[n % len(seed)].replace("31", str(n)) for n in range(count)]


def text(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def page(paragraphs: list[str]) -> bytes:
    body = "".join(f'<p style="text-indent: 2em"><span>{escape(one)}</span></p>\n' for one in paragraphs)
    return of_an_office(body, "某市工作报告").encode()


def word(paragraphs: list[str]) -> bytes:
    return lines_by_python_docx("\n".join(paragraphs))


def markdown(paragraphs: list[str]) -> bytes:
    return ("# 某市工作报告\n\n" + "\n\n".join(paragraphs)).encode()


def pdf(paragraphs: list[str]) -> bytes:
    """The Word file as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.docx")
        path.write_bytes(word(paragraphs))
        command = ["soffice", "--headless", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True)
        return path.with_suffix(".pdf").read_bytes()


#: A format → how a file of paragraphs is made.
FORMATS: dict[str, Callable[[list[str]], bytes]] = {"txt": text, "html": page, "docx": word, "md": markdown, "pdf": pdf}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=FORMATS, default="html")
    parser.add_argument("--paragraphs", type=int, default=2000)
    chosen = parser.parse_args()
    data = FORMATS[chosen.format](texts(chosen.paragraphs))
    start = time.perf_counter()
    document = parse(data, f"report.{chosen.format}", name="report")
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB_PER_MIB
    count = sum(1 for block in document.walk() if block.unit)
    print(f"{chosen.format}: {count} units of {len(data) // 1000} kB in {seconds:.2f} s, {memory:.0f} MiB in all")


if __name__ == "__main__":
    main()
