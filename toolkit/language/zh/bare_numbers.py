"""Chinese figures without a unit: 七成, 六折, 5‰, ¥5万, a year alone, 95后."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.numerals import CHINESE_DIGITS
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.lexicon import NOT_BEFORE
from toolkit.language.zh.money import as_coins, as_money
from toolkit.language.zh.units_and_hedges import SPACES
from toolkit.model.quantity import QuantityKind

K = QuantityKind
#: The digits that may follow 成: 八成五.
_TENTHS = {sign: value for sign, value in CHINESE_DIGITS.items() if value}
#: After 成 these show that it is a share, and not a part of another word: 一成不到, 三成都没有.
_SHARING = re.compile("不[到足止满赞]|[都还][不没]")
#: A time in four digits: 0800 UTC, 当地时间1800.
_FOUR_DIGITS = re.compile("([01][0-9]|2[0-4])([0-5][0-9])(?![0-9])( (?:GMT|UTC))?")
#: People by the years they were born in: 90后, 95后.
_GENERATION = re.compile("[05-9][05]后(?![天年期续方面])")
#: What makes 注 the mark of a note rather than the end of a word.
_BEFORE_NOTE = tuple("（([［【脚尾附")
#: The last sign before a bare figure that may not be a figure at all.
_BEFORE_WEAK = frozenset(f"注{SPACES}")
#: Characters to look back for the words before a bare figure.
_WORD_REACH = 4
#: Four digits between these may be a year.
_YEARS = ("1800", "2100")
#: Above this a figure before 折 is not a discount.
_MOST_DISCOUNT = 99
#: After 折 these make a fold or a turn of it.
_AFTER_NO_DISCOUNT = frozenset("叠页扇射线点算合腰磨返")
_PER_THOUSAND = {"‰": Decimal(1000), "‱": Decimal(10000)}


def read_bare(text: str, draft: Draft) -> None:
    """A figure without a unit: 七成, 8成五, a year alone, money with the currency before it."""
    following = text[draft.end : draft.end + 1]
    if following == "成":
        _tenths(text, draft)
        return
    if as_coins(text, draft):
        return
    if following == "折" and text[draft.end + 1 : draft.end + 2] not in _AFTER_NO_DISCOUNT:
        _discount(draft)
        return
    if following in _PER_THOUSAND and isinstance(draft.low, Decimal):
        draft.kind, draft.low, draft.end = K.FRACTION, draft.low / _PER_THOUSAND[following], draft.end + 1
        return
    if not as_money(text, draft):
        _uncounted(text, draft, following)


def _uncounted(text: str, draft: Draft, following: str) -> None:
    """Digits that count nothing: a year, a time, people by their years, a model, the mark of a note."""
    start = draft.start
    written = text[start : draft.end]
    zone = _FOUR_DIGITS.match(text, start) if len(written) >= len("0800") else None
    if zone is not None and (zone[3] or text[max(0, start - _WORD_REACH) : start].rstrip(SPACES).endswith("时间")):
        draft.kind, draft.low, draft.date, draft.weak = K.DATE, None, f"T{zone[1]}:{zone[2]}", True
    elif following == "后" and _GENERATION.match(text, start):
        draft.kind, draft.low, draft.date = K.DATE, None, f"--{written[0]}0s"
    elif len(written) == 4 and written.isascii() and written.isdigit() and _YEARS[0] <= written <= _YEARS[1]:
        draft.kind = K.YEAR
    if text[start - 1 : start] in _BEFORE_WEAK and _is_name(text[max(0, start - _WORD_REACH) : start]):
        draft.weak = True


def _is_name(before: str) -> bool:
    """True if the words before a bare figure make a model or the mark of a note of it: AISI 304, （注7）."""
    if before[-1] == "注":
        return before[:-1].endswith(_BEFORE_NOTE)
    return before[-3:-1].isascii() and before[-3:-1].isupper()


def _discount(draft: Draft) -> None:
    """六折, 八五折: the part of a price that is still paid, as percent."""
    if draft.low is None or draft.low > _MOST_DISCOUNT:
        return
    draft.low *= 10 if draft.low < 10 else 1
    draft.kind, draft.end = K.PERCENT, draft.end + 1


def _tenths(text: str, draft: Draft) -> None:
    """七成, 两成半, 八成五: tenths as percent."""
    end = draft.end + 1
    following = text[end : end + 1]
    is_share = following == "人" and text[draft.end - 1] in _TENTHS  # 两成人反对
    is_share = is_share or _SHARING.match(text, end) is not None
    if draft.low is None or draft.low > 10 or (following and following in NOT_BEFORE["成"] and not is_share):
        return
    draft.low *= 10
    if following == "半":
        draft.low += 5
        end += 1
    elif following in _TENTHS and (
        following == text[draft.end - 1] == "九" or text[end + 1 : end + 2] not in tuple("个家户项年月是、十百千万亿")
    ):
        draft.low += _TENTHS[following]
        end += 1
    draft.kind, draft.end = K.PERCENT, end
