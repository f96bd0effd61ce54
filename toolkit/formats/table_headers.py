"""What people call the columns of a glossary: in English, in Chinese, as language codes, and as translation tools do.

memoQ writes `Chinese_PRC` and `English_United_States`, Trados and Excel users `Chinese (Simplified)`, Google and Phrase
`zh-CN`, Lokalise and Crowdin `term` and `description`, everybody `source` and `target`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from toolkit.formats.usage_status import WORDS, status_of_words
from toolkit.language.zh.traditional import SIMPLIFIED


class Column(NamedTuple):
    """What a column holds: `term` with the language's code as `name`; `source` and `target`, whose texts tell the
    language; `wording`, terms that all have one `usage`; `usage` or `own` with the header; another key of a
    glossary file; or `nothing` that a glossary keeps.
    """

    kind: str
    name: str = ""
    usage: str = ""


#: Columns that only our own files have.
OWN = frozenset("id not_in enforce case valid replaces see sources examples first_mention first_mention_en".split())


#: Column → what it is called, without case, spaces and marks.
NAMES = {
    "source": "source src sourceterm sourcetext sourcelanguageterm original term terms 术语 原文 原文术语 源 源文"
    " 源术语 源语言 源语 词条 词汇",
    "target": "target tgt dst targetterm targettext targetlanguageterm translation translations translatedterm 译文"
    " 译文术语 译名 译语 译法 翻译 目标 目标术语 目标语言 对应词",
    "definition": "definition def description meaning explanation entrydescription 定义 释义 解释 说明 描述 含义",
    "note": "note notes comment comments remark remarks entrynote usagenote 备注 注释 注 附注 评论",
    "domain": "domain subject subjectfield category field area entrysubject entrydomain topic 领域 专业 类别 分类 学科"
    " 主题 行业",
    "part_of_speech": "pos partofspeech wordclass 词性 词类",
    "nothing": "id entryid conceptid termid number index 序号 编号 created createdat createdby entrycreated"
    " entrycreator modified lastmodified lastmodifiedby entrylastmodified entrymodifier"
    " 创建时间 创建人 修改时间 修改人 日期",
}
_KINDS = {name: kind for kind, names in NAMES.items() for name in names.split()}

#: Names of languages beside those that babel knows in English and Chinese.
LANGUAGES = {
    "zh": "chinese mandarin chinesisch chinois chino cinese chinês cn chs cht zhs zht sc tc 中文 汉语 华语 汉 中 简体"
    " 简体中文 中文简体",
    "en": "english englisch anglais ingles inglés inglese inglês eng enu 英文 英语 英",
    "ja": "jp jpn 日文 日语 日",
    "ko": "kr kor 韩文 韩语 韩",
    "fr": "法文 法语 法",
    "de": "德文 德语 德",
    "es": "西文 西班牙语",
    "ru": "俄文 俄语 俄",
}
_ALIASES = frozenset(word for words in LANGUAGES.values() for word in words.split())
_OUR_CODES = frozenset("zh cn chs cht zhs en eng enu".split())
#: English words that are codes of languages too.
_NO_LANGUAGE = frozenset("no is it to or as am be so my id".split())
#: Words beside a language's name that change nothing: Chinese (Simplified), Chinese_PRC, English term, 中文术语.
_BESIDE = frozenset(
    """simplified prc china mainland hans s sc us usa united states kingdom uk international
    source target src tgt lang cn gb tw hk american british term terms text translation translations equivalent name
    preferred language languages the of in and word words phrase phrases expression wording rendering renderings version
    entry headword lemma string full""".split()
)
_BESIDE_HAN = frozenset(
    """术语 名称 词条 词汇 词 译名 译文 译法 翻译 原文 对应词 表达 全称 简体 表述 说法 语
    词语 用语 短语 文本 词目 条目 版本 版 名 词 的 为 列 译""".split()
)
#: What headers call columns of terms with one status.
ROLES = {
    "deprecated": "forbidden deprecated obsolete rejected prohibited banned wrong incorrect disallowed avoid"
    " 禁用 禁止 弃用 废弃 停用 误译 错误 不推荐 不可用 不要用 勿用 旧译 不规范",
    "admitted": "synonym synonyms alternative alternatives alternate variant variants admitted allowed acceptable"
    " 备选 可选 同义词 近义词 别名 别称 又译 其他 其它 允许 可用",
    "preferred": "preferred recommended 首选 推荐 规范",
}
_ROLES = {word: usage for usage, words in ROLES.items() for word in words.split()}
#: Words for the side of the translation, beside which a status needs no language: Approved translation.
_TARGET = frozenset("target tgt translation translations rendering renderings equivalent".split())
_TARGET_HAN = ("译文", "译名", "译法", "翻译", "对应词")
#: The status words of Chinese, longest first, which are cut out of a header.
_STATUS_HAN = sorted(
    {word for words in (*WORDS.values(), *ROLES.values()) for word in words.split() if not word.isascii()},
    key=len,
    reverse=True,
)
_SUBTAG = re.compile("[a-z]{2}|[0-9]{3}|hans|hant|latn|cyrl|arab|deva|jpan|kore|hang|grek|hebr|thai", re.IGNORECASE)
_HAN_NAME = re.compile("[\u4e00-\u9fff]+")


def column(header: str) -> Column | None:
    """What a column holds by its header; None for an unknown one."""
    name = _simplified(unicodedata.normalize("NFKC", header).strip())
    if name in OWN:
        return Column("own", name)
    letters = "".join(filter(str.isalnum, name)).casefold()
    if letters in _KINDS:
        return Column(_KINDS[letters])
    tag = re.fullmatch(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)", name)
    if tag and _language(tag[1]) and tag[1].casefold() != "def" and _is_tag(tag[2]):
        code = _language(tag[1]) if tag[1].casefold() in _ALIASES else tag[1]
        return Column("term", code + tag[2].replace("_", "-"))
    return _beside(name)


def _is_tag(subtags: str) -> bool:
    """Whether what follows a language's code is a region or script: en_us, but not en_us_status as Phrase writes it."""
    return all(_SUBTAG.fullmatch(word) for word in re.split("[-_]", subtags) if word)


def role(header: str) -> Column | None:
    """The usage status that a header gives to all terms of its column, with their language where it names one.

    Beside a language, or a word for the side of the translation, it may be any word for a status.
    """
    words, han = _parts(header)
    bare = [word for word in words if word in _ROLES] + [word for word in _ROLES if word in han and not word.isascii()]
    if bare:
        rest = [word for word in words if word not in _ROLES and word not in _BESIDE]
        left = _without(han.replace(bare[0], "", 1), _BESIDE_HAN)
        languages = [_language(part) for part in [*rest, *([left] if left else [])]]
        if all(languages):
            return Column("wording", next(iter(languages), ""), _ROLES[bare[0]])
    named = names_side(header)
    if named is None:
        return None
    rest = [word for word in words if word not in _BESIDE and not _is_language(word)]
    for status in ([word for word in _STATUS_HAN if word in han] if han else []) or [""]:
        if not _without(_without(han.replace(status, "", 1), _han_languages()), _BESIDE_HAN):
            found = status_of_words([*rest, *([status] if status else [])])
            if found:
                return Column("wording", named, str(found))
    return None


def names_side(header: str) -> str | None:
    """The code of the language that a header names among other words, empty where it names the side of the translation,
    None where it does neither.
    """
    words, han = _parts(header)
    language = next((word for word in words if _is_language(word)), "")
    language = language or next((name for name in _han_languages() if name in han), "")
    if language:
        return _language(language)
    return "" if not _TARGET.isdisjoint(words) or any(word in han for word in _TARGET_HAN) else None


def _parts(header: str) -> tuple[list[str], str]:
    """The words of a header in letters, and its Chinese characters."""
    name = _simplified(unicodedata.normalize("NFKC", header).strip())
    letters = _HAN_NAME.sub(" ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))
    return re.findall(r"[^\W\d_]+", letters.casefold()), "".join(_HAN_NAME.findall(name))


def _is_language(word: str) -> bool:
    """True for the name of a language, and for a code of one of ours; other codes are words too."""
    return word in _OUR_CODES or (len(word) > 3 and bool(_language(word)))


@cache
def _han_languages() -> frozenset[str]:
    return frozenset(name for name in _names() if len(name) > 1 and _HAN_NAME.fullmatch(name))


def _simplified(text: str) -> str:
    return "".join(SIMPLIFIED.get(character, character) for character in text)


def _without(han: str, words: frozenset[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        han = han.replace(word, "")
    return han


def base(language: str) -> str:
    """The language of a tag, without its region."""
    return language.replace("_", "-").split("-")[0].lower()


def _beside(name: str) -> Column | None:
    """A header that names a language, or source and target, among other words; in two scripts it must be the same."""
    han = "".join(_HAN_NAME.findall(name))
    latin = re.findall(r"[a-z]+", name.casefold())
    found = [*([_of_han(han)] if han else []), *([_of_latin(latin)] if latin else [])]
    return found[0] if found and all(one == found[0] for one in found) else None


def _of_han(letters: str) -> Column | None:
    if letters in _KINDS:
        return Column(_KINDS[letters])
    found = next((word for word in sorted(_names(), key=len, reverse=True) if word in letters), "")
    if found and not _without(letters.replace(found, "", 1), _BESIDE_HAN):
        return Column("term", _language(found))
    side = next((word for word in ("原文", "源语", "译文", "译名", "译法") if word in letters), "")
    if side and not _without(letters.replace(side, "", 1), _BESIDE_HAN):
        return Column(_KINDS[side])
    return None


def _of_latin(words: Sequence[str]) -> Column | None:
    found = next((word for word in words if _language(word) and word not in _NO_LANGUAGE), "")
    if not found:
        return None
    if all(word in _BESIDE for word in words if word != found):
        return Column("term", _language(found))
    kinds = {_KINDS.get(word) for word in words} & {"definition", "note"}
    return Column(kinds.pop() or "") if kinds else None


def _language(name: str) -> str:
    return _names().get(name.casefold(), "")


@cache
def _names() -> dict[str, str]:
    """The names and codes of languages, folded → code."""
    from babel import Locale

    names: dict[str, str] = {}
    for inside in ("zh", "en"):
        for code, name in Locale.parse(inside).languages.items():
            if re.fullmatch("[a-z]{2}|yue|nan|wuu|hak|fil", code):
                names.setdefault(code, code)
                names.setdefault(name.casefold(), code)
    return names | {name: code for code, words in LANGUAGES.items() for name in words.split()}
