"""Small documents with what the aligner is to find in them, and the parts it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.memory.aligning import align_documents
from toolkit.memory.aligning.band import Anchor, heaviest
from toolkit.memory.aligning.learning import Lexicon
from toolkit.memory.aligning.names import Names
from toolkit.memory.aligning.sounds import of_chinese, of_english
from toolkit.model import Concept, Glossary, Term

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("aligning.yaml").read_text("utf-8")
)
NAMES = (
    "约翰逊 johnson, 特朗普 trump, 默克尔 merkel, 华盛顿 washington, 伦敦 london, 奥巴马 obama, 克林顿 clinton, "
    "布莱尔 blair, 马克龙 macron, 史密斯 smith, 迈克尔 michael, 撒切尔 thatcher, 达尔文 darwin, 爱因斯坦 einstein, "
    "丘吉尔 churchill, 拜登 biden, 威廉姆斯 williams, 哥伦比亚 columbia, 墨尔本 melbourne, 伯明翰 birmingham, "
    "希拉里 hillary, 扎克伯格 zuckerberg"
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_renders_each_paragraph_is_found(case: dict[str, Any]) -> None:
    found = align_documents(case["source"], case["target"])
    assert [link.target for link in found.links] == case["expect"]
    assert [one.text for one in found.left_target] == case.get("left", [])
    assert [one.paragraph for one in found.left_source] == [at for at, text in enumerate(case["expect"]) if not text]


@pytest.mark.parametrize("case", [case for case in CASES if not case.get("one_way")], ids=lambda case: case["name"])
def test_and_from_english_to_chinese(case: dict[str, Any]) -> None:
    pairs = [(english, chinese) for chinese, english in zip(case["source"], case["expect"], strict=True) if english]
    found = align_documents([english for english, _ in pairs], case["source"], languages=("en", "zh"))
    assert [link.target for link in found.links] == [chinese for _, chinese in pairs]


@pytest.mark.parametrize("pair", NAMES.split(","), ids=str.strip)
def test_foreign_names_sound_alike(pair: str) -> None:
    chinese, english = pair.split()
    assert set(of_chinese(chinese)) & set(of_english(english))


@pytest.mark.parametrize(("chinese", "english"), [("约翰逊", "merkel"), ("伦敦", "berlin"), ("奥巴马", "trump")])
def test_others_do_not(chinese: str, english: str) -> None:
    assert not set(of_chinese(chinese)) & set(of_english(english))


def test_only_names_that_both_documents_have_are_found() -> None:
    names = Names(
        {"zh": ["张伟和约翰逊在西安用WPS。"], "en": ["Zhang Wei, Mr. Johnson's friend, used WPS in Xi'an with Lou."]}
    )
    english = {key for _, keys in names.in_english("Zhang met Johnson in Xi’an with WPS and GNOME.") for key in keys}
    chinese = {key for _, keys in names.in_chinese("张伟、约翰逊、西安、WPS、GNOME") for key in keys}
    assert english == {("name", "zhang"), ("name", "johnson"), ("name", "xian"), ("latin", "wps")}
    assert chinese == {("name", "zhang"), ("name", "wei"), ("name", "johnson"), ("name", "xian"), ("latin", "wps")}


def test_words_that_begin_sentences_are_not_foreign_names() -> None:
    english = ["And so we bought a cup and a pen.", "Mott came."]
    found = Names({"zh": ["他买摩托车。", "莫特来了。"], "en": english})
    assert [keys for _, keys in found.in_chinese("我们什么时候能买摩托车？")] == [(("name", "mott"),)]
    alone = Names({"zh": ["他买摩托车。"], "en": english[:1]})
    assert list(alone.in_chinese("我们什么时候能买摩托车？")) == []


def test_a_word_is_learned_from_three_pairs() -> None:
    pairs = [
        ("甲鎏金乙", "a gilded cup"),
        ("鎏金丙", "gilded bronze"),
        ("丁鎏金", "the gilded seal"),
        ("其他", "others"),
    ]
    assert Lexicon(pairs).words["鎏金"] == Lexicon(pairs * 2).words["鎏金"]
    assert [mark.keys for mark in Lexicon(pairs).marks("一只鎏金杯", "zh")] == [
        mark.keys for mark in Lexicon(pairs).marks("gilded", "en")
    ]
    assert "鎏金" not in Lexicon(pairs[:2]).words
    assert "鎏金" not in Lexicon([*pairs, ("鎏金", "silver"), ("鎏金", "plate")]).words


def test_the_heaviest_chain_goes_forward_and_takes_each_sentence_once() -> None:
    anchors = [Anchor(0, 0, 5), Anchor(1, 9, 8), Anchor(1, 1, 5), Anchor(2, 1, 4), Anchor(3, 2, 5), Anchor(4, 0, 9)]
    assert heaviest(anchors, 10) == [Anchor(0, 0, 5), Anchor(1, 1, 5), Anchor(2, 1, 4), Anchor(3, 2, 5)]
    assert heaviest([], 10) == []


def test_terms_of_the_glossary_speak_for_a_link() -> None:
    concept = Concept("srdi", {"zh": (Term("专精特新"),), "en": (Term("SRDI"), Term("little giant"))})
    source = ["甲，专精特新。", "乙，其他。", "丙，其他。"]
    target = ["Nothing here.", "A little giant.", "Nothing there."]
    found = align_documents(source, target, glossary=Glossary((concept,)))
    assert found.links[0].target == "A little giant."
    assert "1 term" in found.links[0].evidence


def test_chinese_is_not_taken_for_english() -> None:
    source = [text for case in CASES for text in case["source"]]
    found = align_documents(source, source)
    assert found.score == 0
    assert not any(link.certain for link in found.links)


def test_other_languages_have_figures_names_and_lengths() -> None:
    source = ["La producción creció un 8,2 % en 2021.", "GDP: 3145.", "El resto."]
    target = ["Die Produktion wuchs 2021 um 8,2 %.", "GDP: 3145.", "Der Rest."]
    found = align_documents(source, target, languages=("es", "de"))
    assert [link.target for link in found.links] == target
