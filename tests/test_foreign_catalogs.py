"""Catalogs that other tools wrote: without a header, with contexts, placeholders and columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import toolkit
from linting import HEADER, catalog, lint_json

from toolkit.language.code_lines import CODE_SIGNS, code_lines
from toolkit.model.language_codes import in_name

FULL, SPACE = "fullwidth-punctuation", "stray-space"
TAIWAN = 'msgid "打开文件夹"\nmsgstr "開啟資料夾，謝謝"\n'


@pytest.mark.parametrize(
    "path",
    [
        "zh_TW/app.po",
        "locale/zh_TW/LC_MESSAGES/app.po",
        "po/zh_TW.po",
        "app.zh_TW.po",
        "app-zh-TW.po",
        "zh_Hant/deep/app.po",
        "zh/app.po",
        "app.zh.po",
        "locale/zh_TW/LC_MESSAGES/library/os.po",
        "locale/zh/LC_MESSAGES/a/b/os.po",
        "src/zh_TW/messages/kde/app.po",
        "lang/zh_TW/sub/deep/a.po",
        "lang/zh/sub/deep/os.po",
        "docs/zh/os.po",
        "de/zh_TW.po",
        "my/po/zh.po",
        "app.zh-tw.po",
        "zh_TW_app.po",
        "zh_TW-app.po",
        "zh_Hant_TW.app.po",
    ],
)
def test_a_catalog_without_a_header_is_known_by_its_path(
    in_folder: Path, capfd: pytest.CaptureFixture[str], path: str
) -> None:
    file = in_folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TAIWAN, encoding="utf-8")
    assert lint_json(capfd, path, "--select", "text").checks == []
    catalog(file, ("打开文件夹", "開啟資料夾"))  # a header that says English counts more
    assert lint_json(capfd, path, "--select", "text").checks == ["untranslated-characters"]


@pytest.mark.parametrize(
    "path",
    ["po/app.po", "ui/sign-in.po", "how-to.po", "a/b/c.po", "zh-notes.po", "v1.0.po", "zh/home/a/b.po", "is_it.po"],
)
def test_other_paths_say_nothing(in_folder: Path, capfd: pytest.CaptureFixture[str], path: str) -> None:
    file = in_folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TAIWAN, encoding="utf-8")
    assert lint_json(capfd, path, "--select", "text").checks == ["untranslated-characters"]


def test_codes_in_lower_case() -> None:
    named = ["zh_tw", "zh-tw", "zh-hans", "pt_br", "en-us", "fr_ca", "sr_latn"]
    assert [in_name(name) for name in named] == named
    assert [in_name(name) for name in ("no-op", "is-it", "go-to", "so-so", "how-to", "xx_us")] == [""] * 6


def test_codes_in_names() -> None:
    named = {"pt_BR": "pt_BR", "x.sr_Latn": "sr_Latn", "app_es-419": "es-419", "fil_PH": "fil_PH", "de": "de"}
    named |= {"zh_TW-app": "zh_TW", "zh_Hant_TW_app": "zh_Hant_TW", "x.zh-tw": "zh-tw", "ab_CD": "ab_CD"}
    assert {name: in_name(name) for name in named} == named
    assert [
        in_name(name) for name in ("po", "xx", "LC_MESSAGES", "", "is-it", "a.b", "xx_UI-a", "app.is-it", "zh_TW-")
    ] == [""] * 9


def contexts(*entries: tuple[str, str, str]) -> str:
    lines = (
        f'\nmsgctxt "{context}"\n' * bool(context) + f'msgid "{zh}"\nmsgstr "{en}"\n' for context, zh, en in entries
    )
    return HEADER + "\n".join(lines)


def test_units_of_other_contexts_may_be_translated_otherwise(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    apart = [("button", "打开", "Open"), ("state", "打开", "Opened"), ("", "打开", "Turn on")]
    (in_folder / "a.po").write_text(contexts(*apart), encoding="utf-8")
    assert lint_json(capfd, "a.po", "--select", "structure").checks == []
    alike = [("button", "一、打开", "I. Open"), ("button", "二、打开", "II. Opened"), ("state", "打开", "Opened")]
    (in_folder / "a.po").write_text(contexts(*alike), encoding="utf-8")
    assert lint_json(capfd, "a.po", "--select", "inconsistent-translation").checks == ["inconsistent-translation"]


def test_one_fault_in_a_placeholder_is_one_finding(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", ("第{0}页<b>重点</b>", "Page {1} <i>priorities</i>"))
    linted = lint_json(capfd, "a.po", "--select", "text")
    assert linted.checks == ["placeholder-mismatch"] * 3
    assert {(f["source"]["text"], f["target"]["text"]) for f in linted.findings} == {
        ("{0}", "{1}"),
        ("<b>", "<i>"),
        ("</b>", "</i>"),
    }


def test_a_suppression_in_a_unit_that_needs_review_is_used(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    entries = '\n# toolkit: ignore number-extra[5] -- why\n{flag}msgid "没有"\nmsgstr "none"\n'
    for flag, found in (("#, fuzzy\n", []), ("", ["unused-suppression"])):
        (in_folder / "a.po").write_text(HEADER + entries.format(flag=flag), encoding="utf-8")
        assert lint_json(capfd, "a.po", "--ignore", "needs-review").checks == found


def test_fix_leaves_columns_and_code_alone(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = catalog(
        in_folder / "a.po",
        ("名称    数量    单位", "Name    Count    Unit"),
        ("项目　　　金额", "Item　　　Amount"),
        ("项目\t金额", "Item\tAmount  in yuan"),
        ("代码：`a  =  1`", "Code: `a  =  1，2`"),
        ("缩进\n    x = 1", "Indented\n    x  =  1"),
        ("登录名", "Login     "),
        ("增长。", "Growth  was  good."),
    )
    before = path.read_bytes()
    assert toolkit(capfd, "lint", "--fix", "a.po").code == 0
    assert path.read_bytes() == before.replace(b"Growth  was  good.", b"Growth was good.")


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ('print("，")', 'print("，")', []),
        ("打印逗号", 'print("，")', [FULL]),
        ('var x = "，";', 'var x = "，";', []),
        ("变量", 'var x = "a，b";', [FULL]),
        ("选项", 'foo --sep "，"', [FULL]),
        ("选项", "foo --sep a，b", [FULL]),
        ("查询", "SELECT a，b FROM t", [FULL]),
        ('查询 "，"', 'SELECT "，"', []),
        ("正则 [，。]", "regex [，。]", []),
        ("正则", "regex [，。]", [FULL]),
        ("不用（，）", "Do not use （，）", []),
        ("不用", "Do not use （，）", [FULL]),
        ("逗号‘，’", "the comma ‘，’", []),
        ('{"a":  1，"b": 2}', '{"a":  1，"b": 2}', [FULL]),
        ("对象", '{"a":  1，"b": 2}', [FULL]),
        ("函数", "join('a，b',  c)", [FULL, SPACE]),
        ("甲", "a == b，c", [FULL]),
        ("甲", "echo $name，$value", [FULL]),
        ("年份 2020 2021 2022", "Year  2020  2021  2022", []),
        ("年份 2020", "Year  2020", []),
        ("打开 Ctrl+O", "Open         Ctrl+O", []),
        ("打开 F5", "Open  F5", []),
        ("合计：5", "Total:      5", []),
        ("%-10s %5d", "%-10s  %5d", []),
        ("{甲} {乙}", "{a}  {b}", []),
        ("名称 数量 单位", "Name  Count  Unit", []),
        ("名称 数量", "Name    Count", [SPACE]),
        ("指标　2020\n投资　3145", "Index　2020\nValue　3145", []),
        ("指标　2020　2021", "Index　2020　2021", []),
        ("指标 2020 2021", "Index　2020　2021", [SPACE, SPACE]),
        ("增长", "Growth was    good.", [SPACE]),
        ("增长", "The city grew  fast and  well", [SPACE, SPACE]),
        ("分隔", "sep=，", [FULL]),
        ("项目　金额", "Item　Amount", [SPACE]),
        ("选项 A，B", "options A，B", [FULL]),
    ],
)
def test_fix_leaves_code_and_columns_alone_that_nothing_marks(
    in_folder: Path, capfd: pytest.CaptureFixture[str], source: str, target: str, found: list[str]
) -> None:
    path = catalog(in_folder / "a.po", (source, target))
    before = path.read_bytes()
    toolkit(capfd, "lint", "--fix", "a.po")
    assert path.read_bytes() == before
    assert lint_json(capfd, "a.po", "--select", f"{FULL},{SPACE}").checks == found


@pytest.mark.parametrize(
    ("target", "after"),
    [
        ("Growth  was  good.", "Growth was good."),
        ("Chapter I　General  Provisions", None),
        ("Chapter I　General Provisions", "Chapter I General Provisions"),
        ("The cities （“Yubei”，“Wuxi”） grew.", "The cities (“Yubei”, “Wuxi”) grew."),
        ("The cities 'Yubei'，that is 'A'，B", "The cities 'Yubei', that is 'A', B"),
        ("The plan；the work;", "The plan; the work;"),
        ("up  9.1 percent", "up 9.1 percent"),
        ("GDP，that is", "GDP, that is"),
        ("CPI (2020 = 100)，PPI", "CPI (2020 = 100), PPI"),
    ],
)
def test_fix_repairs_prose(in_folder: Path, capfd: pytest.CaptureFixture[str], target: str, after: str | None) -> None:
    path = catalog(in_folder / "a.po", ("增长", target))
    before = path.read_text(encoding="utf-8")
    toolkit(capfd, "lint", "--fix", "a.po")
    assert path.read_text(encoding="utf-8") == before.replace(target, after or target)


@pytest.mark.parametrize(("pattern", "example"), CODE_SIGNS)
def test_a_sign_of_code_has_an_example(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.MULTILINE)
    assert code_lines(f"Prose.\n{example}\nProse，too") == ((7, 7 + len(example)),)
