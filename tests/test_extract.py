"""Extract the units of a template from a report."""

from __future__ import annotations

from toolkit.catalogs.extract import extract, is_note
from toolkit.formats import po
from toolkit.formats.report import parse
from toolkit.model import Catalog

REPORT = """\
某市2022年工作报告

一、总体情况

工业经济平稳。

区县\t产值
渝北\t100

扫一扫在手机打开当前页

工业经济平稳。

（一）稳步增长。全年投资增长。

1.第一项。
"""


def test_one_unit_for_each_text_in_order_with_its_place() -> None:
    document = parse(REPORT.encode(), "x", name="x", boilerplate=("扫一扫.*",))
    units = extract(document, "seeds/x.txt")
    assert [(unit.source, unit.notes) for unit in units][:5] == [
        ("某市2022年工作报告", ("title",)),
        ("一、总体情况", ("heading 1",)),
        ("工业经济平稳。", ("paragraph · 一、总体情况",)),
        ("区县\t产值", ("row · 一、总体情况",)),
        ("渝北\t100", ("row · 一、总体情况",)),
    ]
    assert len({unit.source for unit in units}) == len(units)
    assert not any("扫一扫" in unit.source for unit in units)
    assert all(is_note(note) for unit in units for note in unit.notes)
    assert not is_note("a note from another tool")


def test_a_name_with_blanks_is_one_reference() -> None:
    document = parse(REPORT.encode(), "x", name="x")
    unit = extract(document, "seeds/my report.txt")[0]
    again = po.parse(po.serialize(Catalog((unit,)))).units[0]
    assert again.references == ("\u2068seeds/my report.txt\u2069",)
