"""Places in Chinese and English: the gazetteer is complete and unambiguous, and both directions find the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.model import State, Unit
from toolkit.terminology.places import gazetteer, places_en, places_zh

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "checks" / "name-mismatch.yaml").read_text(encoding="utf-8"))
#: Territories without a population of their own, or that reports do not name.
UNNAMED = frozenset(
    "AC AQ AX BL BQ BV CC CP CQ CX DG EA EU EZ GG GS HK HM IC IM IO JE MF MO NF PM PN PS QO SH SJ SX TA TF TK UM UN WF "
    "XA XB YT ZZ CG CD".split()
)


@pytest.mark.parametrize("case", CASES["fires"] + CASES["passes"], ids=lambda case: case["en"][:50])
def test_turned_round(case: dict[str, Any]) -> None:
    context = Context(source_language="en", target_language="zh")
    check = checks()["name-mismatch"]
    assert check.unit
    found = list(check.unit(context.read([Unit(case["en"], case["zh"], state=State.TRANSLATED)])[0]))
    assert bool(found) == (case in CASES["fires"])
    for one in found:
        assert one.source
        assert one.target
        assert one.source.text in case["en"]
        assert one.target.text in case["zh"]


@pytest.mark.parametrize("code", sorted(code for code in Locale("en").territories if len(code) == 2))
def test_every_country_is_known_by_both_names(code: str) -> None:
    if code in UNNAMED:
        return
    zh, en = Locale("zh").territories[code], Locale("en").territories[code].split(" (")[0]
    zh, en = zh.removeprefix("中国").removesuffix("特别行政区"), en.removesuffix(" SAR China")
    zh = "中国" if code == "CN" else zh
    ours, theirs = next(places_zh(zh)), next(places_en(en))
    assert (ours.start, ours.end) == (0, len(zh))
    assert (theirs.start, theirs.end) == (0, len(en))
    assert ours.rows & theirs.rows


def test_rows_have_names_in_both_languages() -> None:
    for row in gazetteer().rows:
        assert row.kinds <= {"country", "province", "city", "mongolia", "not"}
        if "not" not in row.kinds:
            assert row.zh
            assert row.en
        assert all(len(name.removeprefix("~")) > 1 for name in row.zh)


def test_the_same_message_names_both_places() -> None:
    unit = Unit("浙江省和江苏省", "Zhejiang and Guangdong", state=State.TRANSLATED)
    check = checks()["name-mismatch"]
    assert check.unit
    (found,) = check.unit(Context().read([unit])[0])
    assert found.message == "江苏省 is Jiangsu, but the translation names Guangdong (广东)"
