"""A language is a folder: what it offers is found there, and imported when it is needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import toolkit.language
from toolkit.language import numbering, registry, sentences

#: A first reader of a language that nobody speaks (qtz is for private use): digits with 万 and 億.
READER = """
import re
from decimal import Decimal
from toolkit.model.quantity import Quantity, QuantityKind, Hedge

SCALES = {"": 1, "万": 10**4, "億": 10**8}

def read(text):
    return tuple(
        Quantity(m.start(), m.end(), m[0], QuantityKind.CARDINAL, value, value, "", Hedge.NONE, "", "", False)
        for m in re.finditer("([0-9]+)([万億]?)", text)
        for value in [Decimal(m[1]) * SCALES[m[2]]]
    )
"""


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "qtz"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "reader.py").write_text(READER, encoding="utf-8")
    monkeypatch.setattr(toolkit.language, "__path__", [*toolkit.language.__path__, str(tmp_path)])
    caches = (registry._reader, registry.sentence_rules, registry.numbering, sentences._rules)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()
    for name in ("toolkit.language.qtz", "toolkit.language.qtz.reader"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("private")
def test_a_folder_with_a_reader_is_a_language() -> None:
    assert registry.readable("qtz_JP")
    assert [(one.text, one.low) for one in registry.read_quantities("人口は3145万、予算は12億", "qtz")] == [
        ("3145万", 31_450_000),
        ("12億", 1_200_000_000),
    ]
    assert len(sentences.sentences("増加した。減少した。", "qtz")) == 2
    assert numbering.leading("一、概要", "qtz") is None


@pytest.mark.parametrize("language", ["", "qtz", "xx", "figures", "writing", "../zh", "z.h", "zh.reader"])
def test_other_names_are_not_languages(language: str) -> None:
    assert not registry.readable(language)
    assert registry.read_quantities("完成投资3145亿元", language) == ()
    assert registry.sentence_rules(language) is None
    assert registry.numbering(language) is None


@pytest.mark.parametrize("language", ["zh", "zh_Hant_HK", "en-GB", "EN"])
def test_the_languages_that_are_here(language: str) -> None:
    assert registry.readable(language)
    assert registry.sentence_rules(language) is not None
    assert registry.numbering(language) is not None


def test_no_reader_is_imported_for_its_sentences() -> None:
    program = (
        "import sys; from toolkit.language.sentences import sentences; from toolkit.language.numbering import leading;"
        "sentences('甲。乙。', 'zh'); sentences('One. Two.', 'en'); leading('一、甲', 'zh'); leading('I. A', 'en');"
        "print(*[name for name in sys.modules if name.endswith(('reader', 'zh.forms', 'en.forms'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
