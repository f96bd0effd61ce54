"""Dropped and added sentences are found in paragraphs of every kind of text, and right paragraphs are left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sentence_planter import Paragraph, paragraphs

from toolkit.context import Context, Reading
from toolkit.formats import po
from toolkit.model import State, Unit
from toolkit.terminology.sentence_gaps import Gap, Side, gaps

ROOT = Path(__file__).parent.parent
PARAGRAPHS = tuple(paragraphs())


def reading(zh: str, en: str, turned: bool = False) -> Reading:
    source, target = (en, zh) if turned else (zh, en)
    languages = ("en", "zh") if turned else ("zh", "en")
    context = Context(source_language=languages[0], target_language=languages[1])
    return context.read([Unit(source, target, state=State.TRANSLATED)])[0]


def found(zh: str, en: str) -> tuple[Gap, ...]:
    return reading(zh, en).sentence_gaps


def test_right_paragraphs_have_no_gaps() -> None:
    some = [gaps for one in PARAGRAPHS if (gaps := found(*one.texts))]
    assert not [one for one in some if one[0].certain]
    assert len(some) <= 0.01 * len(PARAGRAPHS)


def test_right_units_have_no_gaps() -> None:
    (path,) = (ROOT / "translations" / "en").glob("*.po")
    units = [unit for unit in po.parse(path.read_bytes(), path.name).units if unit.target]
    assert not [unit for unit in units if found(unit.source, unit.target)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_left_out_is_found(language: str) -> None:
    hits = [_hit(one, language) for one in PARAGRAPHS]
    assert sum(hit is not None for hit in hits) >= 0.9 * len(hits)
    assert sum(hit is not None and hit.certain for hit in hits) >= 0.75 * len(hits)


def _hit(paragraph: Paragraph, language: str) -> Gap | None:
    zh, en, start, end = paragraph.without(language)
    return next((gap for gap in found(zh, en) if gap.chinese == (language == "en") and start <= gap.start < end), None)


def test_both_directions_find_the_same() -> None:
    for one in PARAGRAPHS[::25]:
        zh, en, *_ = one.without("en")
        assert reading(zh, en).sentence_gaps == reading(zh, en, turned=True).sentence_gaps


def test_texts_of_one_sentence_and_empty_ones_have_no_gaps() -> None:
    assert gaps(Side("出口增长。"), Side("Schools were built.")) == ()
    assert gaps(Side(""), Side("Schools were built. Exports grew.")) == ()
    assert gaps(Side("出口增长。学校建成。"), Side("")) == ()


def test_long_texts_take_little_time() -> None:
    start = time.process_time()
    gaps(Side("出口增长。新建学校改善教育。" * 30), Side("Exports grew. " * 30))
    gaps(Side("出口增长。新建学校改善教育。" * 3000), Side("Exports grew. Schools improved. " * 3000))
    assert time.process_time() - start < 3
