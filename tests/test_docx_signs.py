"""Signs of symbol fonts, equations in a line, and fields that have no result."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from word_files import NAMESPACES

from toolkit.formats.docx.equations import linear
from toolkit.formats.docx.fields import Field, without_result
from toolkit.formats.docx.symbols import sign


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Wingdings", 0xF081, "①"), ("Wingdings", 0xF08A, "⑩"), ("Wingdings", 0xF08B, None), ("Wingdings", 0x8C, "❶"),
        ("wingdings", 0xF095, "❿"), ("Wingdings", 0xF096, None), ("Wingdings", 0xF0FC, "✓"),
        ("Wingdings", 0xF021, None),
        ("Wingdings 2", 0xF06A, "①"), ("Wingdings 2", 0xF073, "⑩"), ("Wingdings 2", 0xF075, "❶"),
        ("Wingdings 2", 0xF07E, "❿"), ("Wingdings 2", 0xF052, "☑"), ("Symbol", 0xF041, "Α"), ("Symbol", 0xF05A, "Ζ"),
        ("Symbol", 0xF061, "α"), ("Symbol", 0xF07A, "ζ"), ("Symbol", 0x31, "1"), ("Symbol", 0xF0B3, "≥"),
        ("宋体", 0x2460, "①"), ("宋体", 0xF021, None), ("宋体", 0x1F, None), ("", 0x110000, None),
    ],
)  # fmt: skip
def test_signs(font: str, code: int, character: str | None) -> None:
    assert sign(font, code) == character


def run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(name: str, *texts: str) -> str:
    return f"<m:{name}>{''.join(texts)}</m:{name}>"


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (run("a") + run("+b"), "a+b"),
        (part("f", part("num", run("1")), part("den", run("2"))), "1/2"),
        (part("f", part("num", run("a-b")), part("den", run("c+d"))), "(a-b)/(c+d)"),
        (part("f", part("num", part("f", part("num", run("1")), part("den", run("x")))), part("den", run("2"))),
         "(1/x)/2"),
        (part("sSup", part("e", run("x")), part("sup", run("n+1"))), "x^(n+1)"),
        (part("sSub", part("e", run("x")), part("sub", run("i"))), "x_i"),
        (part("sSubSup", part("e", run("x")), part("sub", run("i")), part("sup", run("2"))), "x_i^2"),
        (part("rad", part("deg", run("3")), part("e", run("x"))), "3√(x)"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            + part("sub", run("i=1")) + part("sup", run("n")) + part("e", run("x")) + "</m:nary>",
            "∑_(i=1)^n x",
        ),
        (part("nary", part("sub"), part("sup"), part("e", run("x"))), "∫ x"),
        (part("d", part("e", run("a")), part("e", run("b"))), "(a|b)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>' + part("e", run("a")) + "</m:d>", "[a]"),
        (part("m", part("mr", part("e", run("a")), part("e", run("b"))), part("mr", part("e", run("c")))), "[a, b; c]"),
        (part("limLow", part("e", run("lim")), part("lim", run("x→0"))), "lim_(x→0)"),
        ("<w:ins>" + run("a") + "</w:ins><w:del>" + run("b") + "</w:del>", "a"),
    ],
)  # fmt: skip
def test_equations(equation: str, text: str) -> None:
    assert linear(fromstring(f"<m:oMath {NAMESPACES}>{equation}</m:oMath>")) == text


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r"EQ \o\ac(○,1)", "①"), (r" eq \o\ac(○,20) ", "⑳"), (r"EQ \o\ac(○,21)", "21"), (r"EQ \o\ac(□,优)", "优"),
        (r"EQ \o(○,0)", "0"), (r"EQ \f(1,2)", None), (r"EQ \o(a,b)", None),
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yú),渝)', "渝"),
        (r"SYMBOL 0xF0FC \f Wingdings", "✓"), (r'SYMBOL 179 \f "Symbol" \s 11', "≥"), ("SYMBOL 9312", "①"),
        (r"SYMBOL 33 \f Wingdings", None),
        ("MACROBUTTON None 点此", "点此"), ("GOTOBUTTON 书签 第3页", "第3页"), ("XE 索引", ""),
        ("TC 目录", ""), ("", ""),
        ("FORMCHECKBOX", None), ("=1+2", None),
    ],
)  # fmt: skip
def test_fields_without_a_result(instruction: str, text: str | None) -> None:
    assert without_result(Field(instruction)) == text
