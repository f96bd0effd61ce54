"""Which languages a catalog is compared in: the project's and the folder's, else the header's, else the texts'."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from linting import HEADER, RIGHT, WRONG_FIGURE, catalog, lint_json

CHINESE, ENGLISH = "完成投资3145亿元。", "Investment reached 3,145 billion yuan."
#: A pair without a comparison (qtz is for private use), so that what is skipped tells the languages that were taken.
TO_OTHER = HEADER.replace("Language: en", "Language: qtz")


def header(**fields: str) -> str:
    lines = "".join(f'"{name.replace("_", "-")}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}"Content-Type: text/plain; charset=UTF-8\\n"\n'


def compared(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The language pair that was skipped, or the checks that found something."""
    linted = lint_json(capfd, *arguments, "--ignore", "terms,text,not-canonical,catalog")
    pairs = [f"{one['source']}→{one['target']}" for one in linted.content["summary"]["skipped"]]
    return ", ".join(pairs or linted.checks)


@pytest.mark.parametrize(
    ("language", "folder", "expected"),
    [
        ("zh", "en", "language-header"),
        ("zh_CN", "en", "language-header"),
        ("qtz", "en", "language-header"),
        ("en", "en", ""),
        ("en_US", "en", ""),
        ("", "en", ""),
        ("zh", "", ""),
        ("zh", "unsorted", ""),
    ],
)
def test_a_header_that_contradicts_its_folder(
    in_folder: Path, capfd: pytest.CaptureFixture[str], language: str, folder: str, expected: str
) -> None:
    (in_folder / "toolkit.toml").touch()
    catalog(in_folder / "translations" / folder / "a.po", RIGHT, header=header(Language=language))
    linted = lint_json(capfd, "--select", "language-header")
    assert linted.checks == ([expected] if expected else [])
    assert linted.code == 0
    for finding in linted.findings:
        assert (finding["severity"], finding["line"], finding["column"]) == ("warning", 3, 2)
        assert finding["suggestion"] == "Language: en"
        assert finding["unit"] is None


def test_it_switches_nothing_off(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (in_folder / "toolkit.toml").touch()
    catalog(in_folder / "translations/en/a.po", WRONG_FIGURE, header=header(Language="zh"))
    linted = lint_json(capfd, "--select", "numbers,text,language-header")
    assert linted.checks == ["language-header", "number-scale"]
    assert (linted.code, linted.content["summary"]["skipped"]) == (1, [])


def test_a_template_may_name_its_own_language(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (in_folder / "toolkit.toml").touch()
    catalog(in_folder / "translations/en/a.pot", (CHINESE, ""), header=header(Language="zh"))
    assert lint_json(capfd, "translations/en/a.pot", "--select", "language-header").findings == []


@pytest.mark.parametrize(
    ("fields", "pair", "expected"),
    [
        ({}, (CHINESE, ENGLISH), "number-scale"),
        ({"Language": "en_GB"}, (CHINESE, ENGLISH), "number-scale"),
        ({"Language": "qtz"}, (CHINESE, ENGLISH), "zh→qtz"),
        ({"Language": "zh_CN"}, (ENGLISH, "完成投资31450亿元。"), ""),
        ({"Language": "zh_CN"}, (ENGLISH, CHINESE), "number-scale"),
        ({"Language": "qtz"}, (ENGLISH, CHINESE), "en→qtz"),
        ({"Language": "qtz"}, ("123", "456"), "zh→qtz"),
        ({"Language": "qtz"}, ("5G网络、AI和IT行业", "5G"), "zh→qtz"),
        ({"Language": "en"}, ("工業は着実に成長した。", "Industry grew."), "ja→en"),
        ({"Language": "en"}, ("산업이 3배 성장했다.", "Industry tripled."), "ko→en"),
        ({"Language": "en"}, ("Рост ВВП (GDP) на 3%.", "GDP grew by 3%."), "und→en"),
        ({"Language": "en"}, ("Η βιομηχανία αυξήθηκε.", "Industry grew."), "und→en"),
        ({"Language": "zh"}, ("Résumé: 3 µm", "3微米"), ""),
        ({"Language": "qtz", "X_Source_Language": "fr_FR"}, (CHINESE, ENGLISH), "fr→qtz"),
    ],
)
def test_outside_a_project(
    in_folder: Path, capfd: pytest.CaptureFixture[str], fields: dict[str, str], pair: tuple[str, str], expected: str
) -> None:
    catalog(in_folder / "a.po", pair, header=header(**fields))
    assert compared(capfd, "a.po") == expected


def test_the_option_comes_first(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", WRONG_FIGURE, header=header(Language="en", X_Source_Language="zh"))
    assert compared(capfd, "a.po") == "number-scale"
    assert compared(capfd, "a.po", "--source-language", "qaa") == "qaa→en"
    (in_folder / "toolkit.toml").write_text('source_language = "qtz"\n', encoding="utf-8")
    assert compared(capfd, "a.po") == "qtz→en"
    assert compared(capfd, "a.po", "--source-language", "zh") == "number-scale"
    assert compared(capfd, "a.po") == "qtz→en"


@pytest.mark.parametrize("code", ["en zh", "", "english"])
def test_the_option_is_a_code(in_folder: Path, capfd: pytest.CaptureFixture[str], code: str) -> None:
    catalog(in_folder / "a.po", RIGHT)
    wrong = toolkit(capfd, "lint", "a.po", "--source-language", code)
    assert (wrong.code, wrong.out) == (2, "")
    assert f"{code!r} is not a language code" in wrong.err


def test_most_sources_decide(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    latin = [(f"Table {n}", "") for n in range(3)]
    catalog(in_folder / "a.po", *latin, (CHINESE, ""), (CHINESE * 2, ""), (CHINESE * 3, ""), header=TO_OTHER)
    assert compared(capfd, "a.po") == "zh→qtz"
    catalog(in_folder / "a.po", *latin, (CHINESE, ""), header=TO_OTHER)
    assert compared(capfd, "a.po") == "en→qtz"


def test_titles_without_kana_are_japanese_too(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    titles = [(f"第{n}章 総則", "") for n in range(3)]
    catalog(in_folder / "a.po", *titles, ("工業は着実に成長した。", ""), ("サービス業", ""))
    assert compared(capfd, "a.po") == "ja→en"
    catalog(in_folder / "a.po", *[(f"第{n}章 总则", "") for n in range(9)], ("優の良品", ""))
    assert compared(capfd, "a.po") == ""


def test_full_width_characters_are_right_in_japanese(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", ("工业平稳增长。", "工業は、着実に成長した。"), header=header(Language="ja"))
    assert lint_json(capfd, "a.po", "--select", "text").findings == []
