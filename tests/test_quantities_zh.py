"""Chinese quantities and numerals: readings as data, and what holds for any text."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import snapshot
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from quantity_laws import as_data, check_laws, shown

from toolkit.language.eras import Era, eras
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import arabic_number, chinese_number, roman_numeral
from toolkit.language.registry import read_quantities
from toolkit.language.zh import about, reader
from toolkit.language.zh.forms import Form
from toolkit.language.zh.not_figures import NOT_FIGURES, NotFigure
from toolkit.language.zh.opening import BESIDE, GROUPS, LEADING, one_of, search
from toolkit.language.zh.reader import read
from toolkit.language.zh.traditional import simplified
from toolkit.model.quantity import Hedge, QuantityKind

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "quantities_zh.yaml").read_text(encoding="utf-8"))

# Pieces that figures are made of, so that random texts reach every form.
PIECES = (
    "0 1 12 2022 3145 1,200 3.5 1,23,4 ３５ ٣ 9" + "9" * 60 + " 一 二 三 十 百 千 万 亿 两 零 〇 廿 壹 拾 萬"
    " 億 半 几 数 多 余 来 成 倍 番"
    " 翻 第 分之 百分之 个百分点 基点 厘 % ％ ‰"
    " 元 万元 亿元 美元 港元 家 个 亩 斤 吨 公里 千瓦 千瓦时 年 月 日 号 时 分"
    " 季度 上半年 世纪 年代 20世纪60 70年代 五六十年代 十四五 规划 是 、 ， 。 （ ） ( ) - — ~ ～ 至 到 和 比 ∶ : / . +"
    " 20w 3k元 粉丝 38度5 体温 用电 杯半 块半 三室 两厅 一卫 双倍"
    " 超 近 约 逾 不足 以上 以内 左右 至少 负 5G 1+N COVID-19 RMB $ ￥"
    " 首 届 大 上 下 前 公元前 一企一策 一系列 亿万 周三 \n \u2028 \u3000 👍"
).split(" ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_reading(case: dict[str, Any]) -> None:
    assert [as_data(quantity) for quantity in read(case["text"])] == case["reads"]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    check_laws(text, read(text))


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_pieces_are_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    check_laws(text, read(text))


@pytest.mark.parametrize(
    "piece",
    [
        *"9 一 万 1, 1万 3.4.5亿 1- 第一 约 5%— 百分之 a1- （一 上 21:25、 开赛21:25， 60、 60和".split(),
        *"20w- 3k 38度5 一块半 两室 双倍".split(),
        "20世纪60年代、",
        "60年代末",
        "俩",
        "仨",
        " 1",
    ],
)
def test_long_text_is_read(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    check_laws(text, read(text))


FORMS = [form for *_, forms in GROUPS for form in forms]
UNGUARDED = re.compile(one_of(FORMS))
#: Signs that the guards know, with some that follow them in forms.
SIGNS = ("".join(LEADING[number][side] for number in range(len(LEADING)) for side in (0, 1)) + BESIDE).replace("\\", "")


def check_guards(text: str) -> None:
    """The guards before the forms hide no form at any place of the text, and a plain numeral is that of the form."""
    for place in range(len(text)):
        found, expected = search(text, place), UNGUARDED.match(text, place)
        shown = found and ((found.lastgroup or "").replace("plain", "number"), found.span())
        if expected:
            assert shown == (expected.lastgroup, expected.span())
        else:
            assert shown is None or shown[1][0] > place


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_guards_hide_no_form(case: dict[str, Any]) -> None:
    check_guards(case["text"])


def test_guards_hide_no_form_of_the_development_pairs() -> None:
    for name in (*snapshot.FIGURES, "terms_dev"):
        for pair in snapshot.rows(name):
            check_guards(simplified(pair["zh"]))


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_guards_hide_no_form_of_any_pieces(pieces: list[str]) -> None:
    check_guards(simplified("".join(pieces)))


@settings(derandomize=True, deadline=None, max_examples=1000)
@given(st.text(alphabet=SIGNS, max_size=12))
def test_guards_hide_no_form_of_their_own_signs(text: str) -> None:
    check_guards(text)


@settings(derandomize=True, deadline=None, max_examples=2000)
@given(st.text(alphabet="01259９,.，． 万亿千百½+-/第年点至、)）A卡\n", max_size=12))
def test_guards_hide_no_form_of_digits(text: str) -> None:
    check_guards(text)


def test_a_common_numeral_is_plain() -> None:
    for written in ("12人", "3,145.5亿元", "增长5.2%，", "1.3万亿元"):
        found = search(written, 0)
        assert found is not None
        assert found.lastgroup == "plain"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_example_of_a_form(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    text, _, expected = form.example.partition(" → ")
    assert shown(read(text)) == expected
    others = [other for other in FORMS if other is not form]
    monkeypatch.setattr(reader, "search", re.compile(one_of(others)).search)
    assert shown(read(text)) != expected, "the example is read the same without the form"


@pytest.mark.parametrize("row", NOT_FIGURES, ids=lambda row: row.name)
def test_the_example_of_words_that_hold_no_figure(row: NotFigure, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(row.example) == ()
    idiom = "|".join(other.pattern for other in NOT_FIGURES if other is not row)
    forms = [form._replace(pattern=idiom) if form.name == "idiom" else form for form in FORMS]
    monkeypatch.setattr(reader, "search", re.compile(one_of(forms)).search)
    assert read(row.example) != (), "nothing is read in the example without the row either"


@pytest.mark.parametrize("row", about.WORDS, ids=lambda row: row.pattern)
def test_the_example_of_a_word_that_is_not_a_hedge(row: about.Word, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.hedge for one in read(row.example)] == [Hedge.NONE]
    others = "|".join(other.pattern for other in about.WORDS if other is not row)
    monkeypatch.setattr(about, "_WORDS", lazy(others))
    assert [one.hedge for one in read(row.example)] == [Hedge.ABOUT]


@pytest.mark.parametrize(
    "text",
    "损失约30万元 持续约3小时 每公里约30元 据了解约20人 烧毁约20间 奔赴约20地 出租约3万平方米 折合约35亿元"
    " 20条约300公里 模特约20人 四季节约20场 研制约20种 征集约300份 需要约20分钟 成立约20年 例如约20% 股价约上涨5%"
    " 守约方每年约支付十万元".split(),
)
def test_a_hedge_after_the_beginning_of_such_a_word(text: str) -> None:
    assert Hedge.ABOUT in [one.hedge for one in read(text)]


def test_a_language_without_a_reader() -> None:
    assert read_quantities("完成投资3145亿元", "la") == ()
    assert read_quantities("完成投资3145亿元", "zh_Hant_HK") == read_quantities("完成投资3145亿元", "zh")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百三十二亿", "13200000000"),
        ("二〇三五", "2035"),
        ("两千一百", "2100"),
        ("两千一", "2100"),
        ("1万6千", "16000"),
        ("十", "10"),
        ("廿三", "23"),
        ("萬億", "1000000000000"),
        ("1.3万亿", "1300000000000"),
        ("134.9万亿", "134900000000000"),
        ("壹仟贰佰叁拾肆", "1234"),
        ("一万零五十", "10050"),
        ("一百六", "160"),
        ("一百零六", "106"),
        ("一千六", "1600"),
        ("一万六", "16000"),
        ("一亿六", "160000000"),
        ("十六", "16"),
        ("一百一十六", "116"),
        ("一百十六", "116"),
        ("一千零六十", "1060"),
        ("二十三万四千五百六十七亿八千九百零一万二千三百四十五", "23456789012345"),
        ("三点五亿", "350000000"),
        ("三点五万亿", "3500000000000"),
        ("三點一四", "3.14"),
        ("〇", "0"),
        ("卌八", "48"),
        ("两", "2"),
        ("1,200万", "12000000"),
        ("１２３", "123"),
        ("1" + "0" * 47, "1" + "0" * 47),
    ],
)
def test_a_chinese_number(text: str, value: str) -> None:
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", "3.4.5亿", "1,23,4", "十十", "三农", "9" * 49, "一" * 100, "٣", "亿x", "廿十", "十百", "百千", "五六十"),
        *("三万五万", "三廿", "1,2345", "1234,567", "点五", "三点", "三点十", "三点五十", "1万2.3.4", "一2", ","),
    ],
)
def test_no_chinese_number(text: str) -> None:
    assert chinese_number(text) is None


def test_arabic_numbers() -> None:
    assert arabic_number("12,345.60") == Decimal("12345.60")
    assert arabic_number("1,234,567") == Decimal(1234567)
    assert [arabic_number(text) for text in ("1234,567", "1,23", ",123", "1.2.3", "", ".5", "a", "1,", "٣")] == [
        None
    ] * 9


def test_roman_numerals() -> None:
    written = [roman_numeral(number) for number in (1, 4, 9, 14, 19, 40, 90, 400, 2024, 3999)]
    assert written == "I IV IX XIV XIX XL XC CD MMXXIV MMMCMXCIX".split()
    assert roman_numeral(4000) == ""
    assert roman_numeral(0) == ""


@pytest.mark.parametrize("era", eras(), ids=lambda era: era.en[0])
def test_years_of_eras_are_read_in_both_languages(era: Era) -> None:
    text, year = eras()[era].split(" → ")
    [chinese] = read_quantities(text, "zh")
    assert (chinese.text, chinese.kind, str(chinese.low)) == (text, QuantityKind.YEAR, year)
    for name in era.en:
        [english] = read_quantities(f"{name.capitalize()} {int(year) - era.first + 1}", "en")
        assert (english.kind, english.low) == (chinese.kind, chinese.low)
