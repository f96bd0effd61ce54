"""What keeps the work on a long text linear gives the same answers as looking at everything."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from command import toolkit
from hypothesis import example, given
from hypothesis import strategies as st
from linting import lint_json, project

from toolkit.checks.bracket_mismatch import OPENING, PAIRS, SAME, unbalanced
from toolkit.language.figures import align, compare
from toolkit.language.figures.equivalents import steals
from toolkit.language.figures.sides import MOST
from toolkit.language.spans import Spans
from toolkit.model import unit
from toolkit.terminology import lemmas
from toolkit.terminology.word_index import positions
from toolkit.text_reading import LONG, TextReading

LANGUAGES = {
    "zh": "社会保障 劳动合同 市场经济 国内生产总值 可持续发展",
    "en": "security contracts economies product developments",
    "ja": "社会保障 労働契約 市場経済 国内総生産 持続可能",
    "fr": "sécurité contrats économies produits développements",
    "de": "Sicherheiten Verträge Wirtschaften Produkte Entwicklungen",
    "es": "seguridades contratos economías productos desarrollos",
    "ru": "обеспечение договоры экономики продукты развития",
    "pt": "seguranças contratos economias produtos desenvolvimentos",
    "it": "sicurezze contratti economie prodotti sviluppi",
    "ko": "보장 계약 경제 총생산 발전",
}
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=12)


@example([[1, 1]], 0, 2)
@given(SPANS, st.integers(0, 30), st.integers(1, 10))
def test_spans_cover_and_meet(spans: list[tuple[int, int]], start: int, size: int) -> None:
    end = start + size
    asked = Spans((first, last) for first, last in spans)
    assert asked.cover(start, end) == any(first <= start and end <= last for first, last in spans)
    assert asked.meet(start, end) == any(first < end and start < last for first, last in spans if first < last)


@given(st.text("ab<T ", max_size=40), st.text("ab<Tt ", min_size=1, max_size=6), st.booleans())
def test_a_long_text_contains_what_a_search_finds(text: str, piece: str, lower: bool) -> None:
    long = "文" * LONG + text
    assert TextReading(long, "zh").contains(piece, lower=lower) == (piece in (long.lower() if lower else long))


@given(st.sets(st.integers(0, 9000)))
def test_the_bits_of_a_long_number_are_its_positions(places: set[int]) -> None:
    assert list(positions(sum(1 << place for place in places))) == sorted(places)


@given(st.text("()[]（【】”“", max_size=30))
def test_a_bracket_closes_the_last_one_of_its_kind(text: str) -> None:
    opened: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    for place, mark in enumerate(SAME.get(one, one) for one in text):
        partner = next((one for one in reversed(opened) if one[1] == PAIRS.get(mark)), None)
        if mark in OPENING:
            opened.append((place, mark))
        elif partner:
            opened.remove(partner)
        else:
            alone.append((place, mark))
    assert unbalanced(text) == sorted(opened + alone)


def test_a_unit_is_hashed_once_however_much_is_wrong_with_it(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project(in_folder, ("工业平稳增长。", "the the ，" * 200))
    hashed: list[str] = []
    real = unit.unit_key
    monkeypatch.setattr(unit, "unit_key", lambda source, context=None: hashed.append(source) or real(source, context))
    assert len(lint_json(capfd, "--no-cache").findings) > 200
    assert hashed.count("工业平稳增长。") < 20


@pytest.mark.parametrize("arguments", [["glossary", "lint"], ["lint", "--no-cache"]])
def test_only_the_project_languages_are_inflected(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """The dictionary of each language takes seconds and a hundred megabytes."""
    project(in_folder, ("完善社会保障，发展市场经济。", "We improved security and the economy."))
    (in_folder / "glossary").mkdir()
    words = {code: text.split() for code, text in LANGUAGES.items()}
    concepts = [
        f"  - {{id: c{at}, definition: x, {', '.join(f'{code}: {words[code][at]}' for code in words)}}}"
        for at in range(5)
    ]
    (in_folder / "glossary/terms.yaml").write_text("\n".join(["concepts:", *concepts, ""]), encoding="utf-8")
    asked: set[str] = set()
    real = lemmas._lemma
    monkeypatch.setattr(lemmas, "_lemma", lambda word, language: asked.add(language) or real(word, language))
    lemmas.word_forms.cache_clear()
    assert toolkit(capfd, *arguments).code == 0
    assert asked <= {"en"}


def test_a_phrase_inside_a_longer_one_is_kept_if_it_is_much_more_frequent() -> None:
    from toolkit.terminology.phrases import _FOLDED, _without_nested

    texts = ["高质量发展", "质量发展", "质量", "发展", "量发", "其他"]
    for often in combinations(range(1, 9), 3):
        numbers = dict(zip(texts, (*often, *often), strict=True))
        places = {text: [(0, at) for at in range(number)] for text, number in numbers.items()}
        kept: list[str] = []
        for text in sorted(texts, key=len, reverse=True):
            if not any(text in longer and numbers[longer] >= _FOLDED * numbers[text] for longer in kept):
                kept.append(text)
        assert _without_nested(texts, places) == kept


def test_of_many_equal_figures_that_are_converted_only_some_are_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(align, "steals", lambda sides, left, right: asked.append(left) or steals(sides, left, right))
    number = 3 * MOST
    assert not compare("300亩（20公顷），" * number, "300 mu (20 hectares), " * number)
    assert len(asked) <= 2 * number * MOST


@pytest.mark.parametrize(
    ("zh", "en", "checks"),
    [
        ("突破10万。", "We passed 100K. ", set()),
        ("公元前221年，", "in 221, ", {"date-mismatch"}),
        ("比分为11:7。", "The score was 11-7. ", set()),
    ],
)
def test_many_letters_eras_and_scores_are_compared_in_linear_time(zh: str, en: str, checks: set[str]) -> None:
    assert {one.check for one in compare(zh * 4_000, en * 4_000)} == checks
