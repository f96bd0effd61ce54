"""Give every parser damaged files. A parser returns something or raises ToolkitError: no traceback, no hang, no loss.

    python tests/fuzz/parsers.py                      a million inputs
    python tests/fuzz/parsers.py --inputs 20000       what CI runs
    python tests/fuzz/parsers.py --parsers po tbx     some parsers only

Each failure is printed with the shortest input found that fails alike; exits 1 if there is any. The same --seed makes
the same inputs.
"""

from __future__ import annotations

import argparse
import io
import random
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from mutations import mutated  # noqa: E402  # beside this file

from toolkit.catalogs.extract import extract  # noqa: E402
from toolkit.errors import ToolkitError  # noqa: E402
from toolkit.formats import baseline, glossary, glossary_csv, po, report, tbx, toml_settings  # noqa: E402
from toolkit.formats.glossary_text import appended  # noqa: E402
from toolkit.model import Concept, Term  # noqa: E402

#: Seconds that a parser may take for a few kilobytes.
PATIENCE = 5.0
NEW = Concept(id="fuzz-new", terms={"zh": (Term("新词"),), "en": (Term("new word"),)})


def catalog(data: bytes) -> None:
    """Parsing and serializing gives the same bytes; the canonical form is its own."""
    parsed = po.parse(data, "a.po")
    assert po.serialize(parsed) == data, "a catalog is not written as it was read"
    once = po.canonical(parsed)
    assert po.canonical(po.parse(once, "a.po")) == once, "the canonical form is not canonical"
    for unit in parsed.units[:3]:
        po.locate(unit, "target", len(unit.target))


def recovered(data: bytes) -> None:
    """What can be read of a broken catalog."""
    po.parse(data, "a.po", recover=True)


def concepts(data: bytes) -> None:
    """A glossary, and a concept appended to it."""
    before = glossary.parse(data, "a.yaml").concepts
    glossary.parse(appended(data, [NEW], "a.yaml"), "a.yaml")
    glossary_csv.serialize(glossary.Glossary(before))


def source(data: bytes) -> None:
    """A report, its units, and its structure."""
    extract(report.parse(data, "a.txt", name="a"), "seeds/a.txt")


def document(suffix: str) -> Callable[[bytes], None]:
    """A report in another format than text, and its units."""

    def read(data: bytes) -> None:
        extract(report.parse(data, f"a{suffix}", name="a"), f"seeds/a{suffix}")

    return read


def word(data: bytes) -> None:
    """A Word file with these bytes as one of its parts, the text if they do not say which."""
    changed = next((name for name in WORD_PARTS if f"<w:{name}".encode() in data[:200]), "document")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in WORD_PARTS.items():
            archive.writestr(f"word/{name}.xml", data if name == changed else part)
    document(".docx")(file.getvalue())


def settings(data: bytes) -> None:
    """A settings file of our own."""
    toml_settings.parse(data, "toolkit.toml")


def pyproject(data: bytes) -> None:
    """Settings in a file that belongs to other tools too."""
    toml_settings.parse(data, "pyproject.toml", table=("tool", "toolkit"))


@dataclass(frozen=True, slots=True)
class Target:
    """A parser, the files that are damaged for it, and the words of its format."""

    parse: Callable[[bytes], object]
    files: str
    tokens: str
    seeds: tuple[bytes, ...] = ()


BASELINE = (
    b'{"version": 1, "accepted": [{"fingerprint": "f", "check": "c", "path": "a.po", "unit": null, "text": "x"}]}'
)
CSV = "id,zh,en,en_admitted,en_deprecated,status\na,术语,term,t | u,bad :: why,approved\n".encode()
SETTINGS = b"""\
seeds = "seeds"
target_languages = ["en", "ja"]
lint.select = ["numbers"]
lint.severity = {untranslated = "error"}
[reports.a]
year = 2021
title = "T"
"""
TBX = """\
<?xml version="1.0"?><tbx style="dca" type="TBX-Basic" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="a"><langSec xml:lang="zh"><termSec><term>术语</term></termSec></langSec><langSec xml:lang="en">
<termSec><term>term</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry></body></text></tbx>
""".encode()
WORD_PARTS = {file.stem: file.read_bytes() for file in sorted((ROOT / "tests/fuzz/samples/word").glob("*.xml"))}
PO_WORDS = (
    'msgid "|msgstr "|msgctxt "|msgid_plural "|msgstr[1] "|#~ |#| |#, fuzzy|#: |#. |# toolkit: ignore x|domain "|"\\n"'
)
YAML_WORDS = (
    "- |: |concepts:|{|}|[|]|&a |*a|!!int |? ||-\n|>\n|---\n|...\n|# |zh: |en: |preferred|<<: |valid: 1..2|%YAML 9\n"
)
TOML_WORDS = "[|]|[[a]]|= |{|}|\"\"\"|'''|true|2021-01-01|lint.|reports.|year = |0x|inf|# "
TBX_WORDS = (
    "<a>|</a>|<!DOCTYPE a [<!ENTITY b 'c'>]>|&b;|&#0;|<![CDATA[|]]>|<term>|</term>|<langSec xml:lang='zh'>|<?x?>|<!--"
    "|xml:lang='' |forbidden|obsolete|<langSet>|<tig>|<ntig>|<admin>|type='status'"
)
REPORT_WORDS = (
    "一、|（一）|1.|第一，|一是|\n\n|\t|| | |表1|单位：亿元|附件|第一章|第一条|——|　　|《|》|来源："
    "|2021年|3145亿元|9.1%"
)
MARKDOWN_WORDS = f"**|*|__|~~|`|[|](|)|[^1]|# |- |> |<b>|<!--|&amp;|\\|```|---|{REPORT_WORDS}"
HTML_WORDS = (
    "<p>|</p>|<br>|<div>|</div>|<table>|<tr>|<td colspan=99>|<td rowspan='9'>|</table>|<ol type=i>"
    "|<li>|<!--|-->|<script>|<h2>|<pre>|<sup>1</sup>|<a href='#n1'>|&nbsp;|&#0;|&#x10ffff;|<meta charset=gbk>"
    "|<?xml?>|<![CDATA[|<frameset>|<base>"
)
WORD_WORDS = (
    "<w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:tbl>|</w:tbl>|<w:tr>|<w:tc>|<w:gridSpan w:val='9'/>|<w:vMerge/>|<w:sdt>"
    "|<w:fldChar w:fldCharType='begin'/>|<w:instrText>|<w:br/>|<w:tab/>|w:val='-1'|w:val=''|w:val='99999999999'|%1|%9"
    "|<w:lvlOverride w:ilvl='0'/>|<w:del>|<w:ins>|<w:footnoteReference w:id='2'/>|<w:basedOn w:val='H1'/>|<!DOCTYPE a>"
)
TARGETS = {
    "po": Target(catalog, "tests/data/po/good/*.po", PO_WORDS),
    "broken po": Target(recovered, "tests/data/po/*/*.po", PO_WORDS),
    "glossary": Target(concepts, "tests/data/sample-project/glossary/*.yaml", YAML_WORDS),
    "settings": Target(settings, "", TOML_WORDS, (SETTINGS,)),
    "pyproject": Target(pyproject, "pyproject.toml", f"[tool.toolkit]|{TOML_WORDS}"),
    "report": Target(source, "tests/data/sample-project/seeds/*.txt", REPORT_WORDS),
    "markdown": Target(document(".md"), "tests/fuzz/samples/*.md", MARKDOWN_WORDS),
    "web page": Target(document(".html"), "tests/fuzz/samples/*.html", HTML_WORDS),
    "word": Target(word, "tests/fuzz/samples/word/*.xml", WORD_WORDS),
    "tbx": Target(lambda data: tbx.parse(data, "a.tbx"), "", TBX_WORDS, (TBX,)),
    "csv": Target(
        lambda data: glossary_csv.parse(data, "a.csv"), "", 'zh|en|,|;|"|\t| \\| | :: |zh-CN|id,|\r\n', (CSV,)
    ),
    "baseline": Target(lambda data: baseline.parse(data, "a.json"), "", '{|}|[|]|,|:|null|"|1|"version"', (BASELINE,)),
}


class HungError(BaseException):
    """A parser took too long; no parser may catch it."""


@contextmanager
def timed(seconds: float) -> Iterator[None]:
    """Raise HungError in a block that takes longer, where the system has timers."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


#: What `failure` gives for an input that a parser rightly refuses.
REFUSED = "refused"


def failure(target: Target, data: bytes) -> str:
    """What is wrong with the way a parser takes an input, by which failures are told apart; empty if it is read."""
    try:
        with timed(PATIENCE):
            target.parse(data)
    except ToolkitError as error:
        return REFUSED if "\n" not in str(error) else f"a message of several lines: {str(error)!r}"
    except HungError:
        return f"took more than {PATIENCE:g} seconds"
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}: {error}".split("\n")[0][:200]
    return ""


def shortest(target: Target, data: bytes, kind: str) -> bytes:
    """The input without whatever it fails without."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            shorter = data[:at] + data[at + size :]
            if failure(target, shorter).split(":")[0] == kind:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def seeds(target: Target) -> list[bytes]:
    """The files to damage."""
    files = sorted(ROOT.glob(target.files)) if target.files else []
    return [*target.seeds, *(file.read_bytes() for file in files)]


def fuzz(name: str, inputs: int, seed: int) -> dict[str, bytes]:
    """Try a parser so often; each kind of failure with its shortest input."""
    target, chance = TARGETS[name], random.Random(f"{seed} {name}")
    files, tokens = seeds(target), [word.encode() for word in target.tokens.split("|") if word]
    found: dict[str, bytes] = {}
    read, start = 0, time.monotonic()
    for _ in range(inputs):
        data = mutated(chance, files, tokens)
        wrong = failure(target, data)
        kind = wrong.split(":")[0]
        read += not wrong
        if wrong not in ("", REFUSED) and not any(one.split(":")[0] == kind for one in found):
            found[wrong] = shortest(target, data, kind)
    rate = inputs / max(time.monotonic() - start, 0.001)
    sys.stdout.write(
        f"{name:<12}{inputs:>10,} inputs, {100 * read // inputs:>3}% read, {rate:>7,.0f} a second,"
        f" {len(found)} failures\n"
    )
    for wrong, data in found.items():
        sys.stdout.write(f"    {wrong}\n        {data!r}\n")
    sys.stdout.flush()
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=int, default=1_000_000, help="how many in all (default: %(default)s)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--parsers", nargs="*", choices=TARGETS, default=list(TARGETS))
    chosen = options.parse_args()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _hang)
    share = max(1, chosen.inputs // len(chosen.parsers))
    failures = [fuzz(name, share, chosen.seed) for name in chosen.parsers]
    raise SystemExit(any(failures))


def _hang(*_: object) -> None:
    raise HungError


if __name__ == "__main__":
    main()
