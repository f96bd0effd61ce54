"""The guard of a pattern only says sooner that nothing can match."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.figures.pair import Contrast
from toolkit.language.guarded import beginning, guarded, one_of
from toolkit.language.zh import bases, changes, stages
from toolkit.language.zh_en import PAIR

DATA = Path(__file__).parent / "data"
PATTERNS = {f"nouns: {row.name}": row.left for row in PAIR.labels}
BEGINNINGS = {"change": changes.WORDS, "basis": bases.WORDS, "stage": stages.WORDS}


def texts(language: str = "zh") -> list[str]:
    files = [*DATA.glob("numbers_*.jsonl"), *DATA.glob("meaning_*.jsonl")]
    return [json.loads(line)[language] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@given(st.sets(st.text("出口额进", min_size=1, max_size=3)), st.text("出口额进的", max_size=12))
def test_the_longest_of_many_words_is_found(words: set[str], text: str) -> None:
    found, at = [], 0
    while at < len(text):
        here = max((word for word in words if text.startswith(word, at)), key=len, default="")
        found += [here] if here else []
        at += len(here) or 1
    assert one_of(words).findall(text) == found


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_finds_the_same_without_the_guard(pattern: re.Pattern[str]) -> None:
    plain = re.compile(re.sub(r"\A\(\?=\[[^]]*\]\)(?:\(\?=[^()]*\))?", "", pattern.pattern))
    assert plain.pattern != pattern.pattern
    for text in texts():
        found = [(one.span(), one.lastgroup) for one in pattern.finditer(text)]
        assert found == [(one.span(), one.lastgroup) for one in plain.finditer(text)]


@pytest.mark.parametrize("pattern", BEGINNINGS.values(), ids=BEGINNINGS)
def test_finds_every_beginning_of_a_match(pattern: re.Pattern[str]) -> None:
    found = re.fullmatch(r"(\[[^]]*\])\(\?<=(.*)\1\)", pattern.pattern, re.DOTALL)
    assert found is not None
    plain = re.compile(found[2])
    for text in texts():
        expected = [at for at in range(len(text)) if plain.match(text, at)]
        assert [one.start() for one in pattern.finditer(text)] == expected


def test_contrasts_are_found_by_their_cues() -> None:
    for text in texts():
        places = {at for cues, known in PAIR.contrast_cues for cue in cues.findall(text) for at in known.get(cue, ())}
        rows = {PAIR.contrasts[at].name for at in places}
        assert {row.name for row in PAIR.contrasts if row.left.search(text)} <= rows


@pytest.mark.parametrize("row", PAIR.contrasts, ids=lambda row: row.name)
def test_contrasts_may_match_what_they_match(row: Contrast) -> None:
    for text in [row.example[1], *texts("en")]:
        assert not row.against.search(text) or row.against.may_match(text.lower())


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("增长|下降", "同比增长"),
        ("经?初步", "初步核算"),
        ("(?:尚|仍)未|还没", "还没有"),
        ("(?<![西对])比|较(?![大高])", "都比去年"),
        ("[比较](?:上年|去年)", "较上年"),
        ("(?P<a>年均)|(?P<b>每[人户])", "平均每人"),
        ("[一二]?季度", "全季度"),
    ],
)
def test_is_tried_wherever_a_match_begins(words: str, text: str) -> None:
    found, expected = guarded(words).search(text), re.search(words, text)
    first = beginning(words).search(text)
    assert found is not None
    assert expected is not None
    assert first is not None
    assert found.span() == expected.span()
    assert first.start() == expected.start()
