"""`lint --fix` makes safe repairs and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import checks, choose
from toolkit.context import Context
from toolkit.project.linting.fixing import repair

SAFE = [name for name, check in checks().items() if check.safe and check.group != "style"]

ENTRY = '#, keep-this\n#custom comment\nmsgid "甲{number}，"\nmsgstr ""\n"{target}"\n\n'


def repaired(folder: Path, *targets: str) -> tuple[str, int]:
    text = "".join(ENTRY.format(number=number, target=target) for number, target in enumerate(targets))
    path = folder / "report.po"
    path.write_bytes(text.encode())
    done = repair(path, Context(), choose(SAFE))
    return done.after.decode(), done.repaired


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("automobiles，electronics", "automobiles, electronics"),
        ("automobiles ，electronics", "automobiles, electronics"),
        ("grew by 9.1 percent , and", "grew by 9.1 percent, and"),
        ("two  spaces", "two spaces"),
        ("the Center（CUMEC）was", "the Center (CUMEC) was"),
        ("1，200 units", "1,200 units"),
        ("ended。", "ended."),
        ("in short……", "in short…"),
        ("zero\u200bwidth", "zerowidth"),
        ("wide\u3000space", "wide space"),
        ("percent\u00a0, and", "percent, and"),
        ("９．１％", "9.1%"),
        ("see https://x.cn/a， then", "see https://x.cn/a, then"),
        ("（https://x.cn/a）。", "(https://x.cn/a)."),
        ("（li@x.cn）", "(li@x.cn)"),
        ("and/or，both", "and/or, both"),
    ],
)
def test_a_safe_repair(tmp_path: Path, wrong: str, right: str) -> None:
    after, count = repaired(tmp_path, wrong)
    assert f'"{right}"' in after.replace('msgstr ""\n', "msgstr ")
    assert count > 0


@pytest.mark.parametrize(
    "text",
    [
        "https://x.cn/a？b=1，c",
        "https://x.cn/（1）",
        "www.x.cn/a（b）",
        "https://x.cn/a\u200bb",
        "mailto:a，b@x.cn",
        "李，b@x.cn",
        "C:\\\\Data\\\\a，b.txt",
        "C:\\\\Program  Files\\\\a，b.txt",
        "\\\\\\\\server\\\\a，b",
        "./data/a，b.csv",
        "/var/log/a：b.log",
        "~/a；b",
        "data/a，b.csv",
        "`a，b  c`",
        "```a，b```",
        "<code>a，b</code>",
    ],
)
def test_nothing_is_repaired_inside_addresses_paths_and_code(tmp_path: Path, text: str) -> None:
    before = f"see {text} and，so on"
    after, count = repaired(tmp_path, before)
    assert f'"{before.replace("and，", "and, ")}"' in after
    assert count == 1


def test_a_correct_catalog_keeps_every_byte(tmp_path: Path) -> None:
    right = "Two sentences.  Old typing habit, 20\u00a0percent, “quoted” (in full)."
    before = ENTRY.format(number=0, target=right)
    assert repaired(tmp_path, right) == (before, 0)


def test_only_the_wrong_entry_changes(tmp_path: Path) -> None:
    after, _ = repaired(tmp_path, "right", "wrong ，here", "right")
    first, last = ENTRY.format(number=0, target="right"), ENTRY.format(number=2, target="right")
    assert after.startswith(first)
    assert after.endswith(last)
    assert "#, keep-this\n#custom comment\n" in after[len(first) :]


def test_accepted_findings_are_left(tmp_path: Path) -> None:
    text = '# toolkit: ignore stray-space -- a table\nmsgid "甲"\nmsgstr "two  spaces"\n'
    (tmp_path / "a.po").write_bytes(text.encode())
    assert repair(tmp_path / "a.po", Context(), choose(SAFE)).repaired == 0


@given(st.text(alphabet="ab，。（） \u3000\u200b\u00a0,.()12", min_size=1, max_size=40))
@settings(derandomize=True, deadline=None)
def test_a_second_repair_changes_nothing(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("fix")
    first, _ = repaired(folder, f"x{text}y")
    (folder / "report.po").write_bytes(first.encode())
    assert repair(folder / "report.po", Context(), choose(SAFE)).after.decode() == first


WRONG = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "甲"\nmsgstr "right ，wrong"\n'


def test_the_command_shows_and_then_repairs(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = in_folder / "a.po"
    path.write_text(WRONG, encoding="utf-8")
    shown = toolkit(capfd, "lint", "a.po", "--diff")
    assert shown.code == 1
    assert '+msgstr "right, wrong"' in shown.out
    assert path.read_text(encoding="utf-8") == WRONG
    fixed = toolkit(capfd, "lint", "a.po", "--fix", "--select", "text")
    assert (fixed.code, "repaired 2 places" in fixed.err) == (0, True)
    assert path.read_text(encoding="utf-8") == WRONG.replace("right ，wrong", "right, wrong")
    assert toolkit(capfd, "lint", "a.po", "--diff").code == 0


def test_the_glossary_of_the_command_says_what_is_left(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A wording that is preferred keeps its spelling: that of the named glossary, not of the project's."""
    unit = 'msgid "建设中心。"\nmsgstr "The city built a trade centre and a sports centre."\n'
    for name, term in (("own", "sports centre"), ("given", "trade centre")):
        (in_folder / name).mkdir()
        text = f"concepts:\n  - {{id: a, zh: 中心, en: {term}}}\n"
        (in_folder / name / "a.yaml").write_text(text, encoding="utf-8")
    (in_folder / "toolkit.toml").write_text('glossary = ["own"]\n', encoding="utf-8")
    (in_folder / "a.po").write_text(
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n{unit}', encoding="utf-8"
    )
    toolkit(capfd, "lint", "a.po", "--fix", "--select", "british-spelling", "--glossary", "given")
    text = (in_folder / "a.po").read_text(encoding="utf-8")
    assert "a trade centre and a sports center" in text
    missing = toolkit(capfd, "lint", "a.po", "--fix", "--select", "british-spelling", "--glossary", "nowhere")
    assert missing.code == 2


def test_a_check_that_is_ignored_is_not_repaired(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (in_folder / "a.po").write_text(WRONG, encoding="utf-8")
    assert toolkit(capfd, "lint", "a.po", "--diff", "--ignore", "fullwidth-punctuation").code == 0


@pytest.mark.parametrize(
    "text",
    [
        '# Language: zh, as in the template\n\nmsgid ""\nmsgstr ""\n"Language: zh\\n"\n"X-Source-Language: zh\\n"\n',
        'msgid ""\nmsgstr "X-Source-Language: zh\\nLanguage:  zh\\nX-Odd:   kept\\n"\r\n',
    ],
)
def test_a_header_gets_the_language_of_its_folder(
    in_folder: Path, capfd: pytest.CaptureFixture[str], text: str
) -> None:
    (in_folder / "toolkit.toml").touch()
    path = in_folder / "translations/en/a.po"
    path.parent.mkdir(parents=True)
    text += '\nmsgid "甲"\nmsgstr   "Language: zh"\n'
    path.write_bytes(text.encode())
    shown = toolkit(capfd, "lint", "--fix", "--diff")
    assert (shown.code, path.read_bytes().decode()) == (1, text)
    before, after = (line for line in shown.out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---"))
    assert after[1:] == before[1:].replace(" zh\\nX-Odd", " en\\nX-Odd").replace('"Language: zh', '"Language: en')
    assert toolkit(capfd, "lint", "--diff", "--ignore", "language-header").code == 0
    fixed = toolkit(capfd, "lint", "--fix", "--select", "language-header")
    assert (fixed.code, fixed.err) == (0, "toolkit: translations/en/a.po: repaired 1 place\n")
    assert path.read_bytes().decode() == text.replace(before[1:], after[1:])
    assert toolkit(capfd, "lint", "--diff").code == 0
