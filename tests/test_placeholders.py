"""Placeholders that a format flag tells, and those of plural forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from hypothesis import given
from hypothesis import strategies as st
from linting import HEADER, lint_json

from toolkit.language.placeholders import (
    _PATTERN,
    _WITH_FIGURES,
    KINDS,
    _found,
    differing,
    kinds_of,
    placeholders,
    spans,
)
from toolkit.project.face import compare, read


@pytest.mark.parametrize(
    ("source", "target", "flag", "missing", "extra"),
    [
        ("%d%% done", "%d % fertig", "c-format", [], ["%"]),
        ("%d%% done", "%d%% fertig", "c-format", [], []),
        ("%d%% done", "%d Prozent fertig", "c-format", [], []),
        ("%% safe", "% sicher", "python-format", [], ["%"]),
        ("100% safe", "100 % sicher", "", [], []),
        ("%1 of %2", "%1", "qt-format", ["%2"], []),
        ("%1 of %2", "%2 / %1", "kde-format", [], []),
        ("%1 of 50%", "%1 / 50 %", "qt-format", [], []),
        ("%1 of it", "all", "", [], []),
        ("%s of it", "all", "no-c-format", [], []),
        ("%s of it", "all", "c-format", ["%s"], []),
        ("{a} of it", "all", "no-python-brace-format", [], []),
        ("{a} of it", "all", "no-c-format", ["{a}"], []),
        ("{ count } 项", "items", "", ["{ count }"], []),
        ("{ count } 项", "{count} items", "", [], []),
        ("花括号{ }", "braces", "", [], []),
        ("{0.name} 项", "items", "", ["{0.name}"], []),
        ("{0.name} 项", "{0.nmae} items", "python-brace-format", ["{0.name}"], ["{0.nmae}"]),
        ("{3.5}", "3.5", "", [], []),
        ("{% if x %}项{% endif %}", "item", "", ["{% if x %}", "{% endif %}"], []),
        ("{%- if x -%}项{% endif %}", "{% if x %}item{% endif %}", "", [], []),
        ("{%d%%}", "all", "c-format", ["%d"], []),
        ("#{n} 项", "items", "ruby-format", ["{n}"], []),
        ("#{n} 项 %{m}", "%{m} of #{n} items", "ruby-format", [], []),
        ("#{n} 项", "items", "python-brace-format", ["{n}"], []),
        ("$name 项", "items", "sh-format", ["$name"], []),
        ("$name ${n} 项", "${n} $naem", "sh-format", ["$name"], ["$naem"]),
        ("$name 项", "items", "", [], []),
        ("%d 项 5%%", "%d items 5%", "sh-printf-format", [], ["%"]),
        ("%n 项", "items", "qt-format", ["%n"], []),
        ("%Ln 项", "%Ln items", "qt-format", [], []),
        ("%n 项", "items", "", [], []),
        ("%lld 项", "%d items", "c-format", ["%lld"], ["%d"]),
        ("%lld 项", "%d items", "", ["%lld"], ["%d"]),
        ("%d 项", "%zu items", "objc-format", ["%d"], ["%zu"]),
        ("%ld 项", "%li items", "c-format", [], []),
        ("%hd 项", "%d items", "c-format", [], []),
        ("%ld 项", "%d items", "python-format", [], []),
        ("{count:d} 项", "{count} items", "", [], []),
        ("%s 项", "items %s %s", "javascript-format", [], ["%s"]),
        ("%s 项", "items", "javascript-format", ["%s"], []),
        ("{n} 项", "%d items", "javascript-format", ["{n}"], ["%d"]),
        ('点击<a href="%s">这里</a>', "Click <a>here</a>", "", ["%s"], []),
        ('点击<a href="%s">这里</a>', "Click <a>here</a>", "php-format", ["%s"], []),
        ('<a href="{url}">这里</a>', '<a href="">here</a>', "", ["{url}"], []),
        ('<a href="#">这里</a>', '<a href="%(url)s">here</a>', "", [], ["%(url)s"]),
        ('<a href="%s">%d 项</a>', '%d items <a href="%s">here</a>', "c-format", ["%s", "%d"], ["%d", "%s"]),
        ('<a href="{{ url }}" title="{n}">这里</a>', '<a title="{n}" href="{{ url }}">here</a>', "", [], []),
        ('<img width="100%" src="%s"/>', '<img src="%s" width="100%"/>', "", [], []),
        ('<a class="{% if x %}y{% endif %}">这里</a>', "<a>here</a>", "", ["{% if x %}", "{% endif %}"], []),
        ("查看 <file %s>", "see <file>", "", ["%s"], []),
    ],
)
def test_placeholders_that_differ(source: str, target: str, flag: str, missing: list[str], extra: list[str]) -> None:
    kinds = kinds_of(source, target, [flag])
    found = differing(placeholders(source, frozenset(), kinds), placeholders(target, frozenset(), kinds))
    assert [[one.text for one in ones] for ones in found] == [missing, extra]


@pytest.mark.parametrize(
    ("forms", "says"),
    [
        (["one file", "files"], "msgstr[1]: %d is missing"),
        (["one file", "%d files"], ""),
        (["one file", "two files", "%d files"], ""),
        (["one file", "%s files", "%d files"], "msgstr[1]: %s is not in the source"),
    ],
)
def test_plural_forms(in_folder: Path, capfd: pytest.CaptureFixture[str], forms: list[str], says: str) -> None:
    targets = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    entry = f'#, c-format\nmsgid "%d 个"\nmsgid_plural "%d 个文件"\n{targets}'
    (in_folder / "a.po").write_text(f"{HEADER}\n{entry}", encoding="utf-8")
    out = toolkit(capfd, "lint", "a.po", "--select", "placeholder-mismatch").out
    assert says in out
    assert ("placeholder-mismatch" in out) is bool(says)


@pytest.mark.parametrize(
    ("source", "target", "flag"),
    [
        ("共{0}家企业，其中{1}家盈利", "{1} of the {0} firms made a profit", "python-brace"),
        ("共{0}家企业，其中{1}家盈利", "{1} of the {0} firms made a profit", ""),
        ("共%1$s家企业，其中%2$s家盈利", "%2$s of the %1$s firms made a profit", "c"),
        ("共%1家企业，其中%2家盈利", "%2 of the %1 firms made a profit", "qt"),
        ("将%1复制到%2，共%3个", "%3 items: copy to %2 from %1", ""),
        ("用\\1替换\\2的内容", "Replace what is in \\2 with \\1", ""),
        ("用$1替换$2的内容", "Replace what is in $2 with $1", ""),
        ("共%(n1)d家，其中%(n2)3d家盈利", "%(n2)3d of %(n1)d made a profit", "python"),
        ("完成{amount:,.2f}亿元", "{amount:,.2f} was completed", ""),
        ("完成%s 亿元", "%s was completed", "c"),
        ("共<b1>很多</b1>家，<x2/>家", "<x2/>, <b1>many</b1>", ""),
        ("{n, plural, other {# 个}}", "{n, plural, =0 {none} one {1 item} other {# items}}", ""),
        ("{n, plural, other {{m, plural, other {# 个}}}}", "{n, plural, one {{m, plural, one {1}}} other {2}}", ""),
    ],
)
def test_placeholders_are_not_figures(
    in_folder: Path, capfd: pytest.CaptureFixture[str], source: str, target: str, flag: str
) -> None:
    flags = f"#, {flag}-format\n" if flag else ""
    source, target = (text.replace("\\", "\\\\") for text in (source, target))
    text = f'{HEADER}\n{flags}msgid "{source}"\nmsgstr "{target}"\n'
    (in_folder / "a.po").write_text(text, encoding="utf-8")
    assert lint_json(capfd, "a.po", "--source-language", "zh", "--select", "numbers").findings == []


@pytest.mark.parametrize(
    ("source", "target", "check"),
    [
        ("共{0}家企业，增长5%。", "{0} firms, up 6 percent.", "number-changed"),
        ("{0}年完成3亿元。", "In {0}, 3 million yuan was invested.", "number-scale"),
        ("进口$3，出口$5。", "Exports were $3 and imports were $5.", "number-order"),
        ("进口$1亿，出口$2亿。", "Exports were $100 million and imports were $200 million.", "number-order"),
        ("<a href='1'>共3家</a>", "<a href='1'>5 firms</a>", "number-changed"),
        ("a < 3 亿元，b > 5", "a < 3 million yuan and b > 5", "number-scale"),
        ("{city}亿元企业3家。", "{city} has 4 such firms.", "number-changed"),
    ],
)
def test_figures_beside_placeholders_are_compared(source: str, target: str, check: str) -> None:
    assert check in [one.check for one in compare(source, target, select="numbers")]


def test_read_leaves_placeholders_out() -> None:
    assert [one.text for one in read("{0}：共%1$s家，增长5%。", "zh")] == ["5%"]


@given(
    st.lists(
        st.sampled_from(["{", "}", "{n}", "{{", "}}", "%", "%d", "%%", "1", "$", "a", " ", "<b>", "</b>", "\\", "(x)s"])
    )
)
def test_only_signs_that_begin_a_placeholder_are_tried(pieces: list[str]) -> None:
    text = "".join(pieces)
    for start in (0, 1):
        for end in (len(text), len(text) - 1):
            found = [one.span() for one in _found(text, start, end)]
            assert found == [one.span() for one in _PATTERN.finditer(text, start, end)]


@given(st.text("{}%$<>/\\ .,-+#'*@()!:_Lln1209３adsPRIZ增", max_size=14) | st.sampled_from([one[2] for one in KINDS]))
def test_a_text_without_the_beginning_of_a_placeholder_has_none_around_figures(text: str) -> None:
    kinds = {kind for kind, _, _ in KINDS} - {"percent", "lone"}
    assert _WITH_FIGURES.search(text) or not spans(text, kinds)
