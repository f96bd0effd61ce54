"""What two texts share that are equal but for their figures: a key to find such texts by."""

from __future__ import annotations

import re

#: The characters of figures in every language that is read, and what a figure of the same kind may be written without.
_FIGURES = re.compile(
    r"[上下]半年|第?[前首]?[1-4一二三四两兩]个?季度?|[分之]|(?<=[0-9０-９一二三四五六七八九两兩半])成"
    r"|[0-9０-９.,，．%％+＋\-−－–〇○零一二三四五六七八九十百千万亿兆萬億兩两半几幾数數多余餘来來廿卅"
    r"壹贰叁肆伍陆柒捌玖拾佰仟⅐-⅞¼½¾\s]"
)


def shape(text: str) -> str:
    """The text without figures and blanks: the same for any two texts that are equal but for their figures.

    Others may share it too, so it is a key to look texts up by, and `only_figures_changed` tells.

    >>> shape("完成投资3145亿元，增长9.1%。") == shape("完成投资 3.3 万亿元，增长一成。")
    True
    """
    return _FIGURES.sub("", text)


def parts(text: str) -> list[str]:
    """The pieces of a text between figures and blanks, each as it is written."""
    return [part for part in _FIGURES.split(text) if part]
