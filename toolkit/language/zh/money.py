"""Money around a Chinese figure: a currency before it (¥5万, 新台币3000万元), 角 and 分 after it (8元8角, 三毛钱)."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import itemgetter

from toolkit.language.lazy_pattern import lazy
from toolkit.language.longest_match import lengths_by
from toolkit.language.money import chinese_names, coins, signs
from toolkit.language.numerals import chinese_number, is_whole
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.patterns import FINANCIAL, HAN_DIGIT, MINUS, THREE, D
from toolkit.language.zh.units_and_hedges import SPACES
from toolkit.model.quantity import QuantityKind

K = QuantityKind
#: Names that end an amount before this one are not its currency: 5亿美元3亿元.
_BEFORE = signs() | {name: code for name, code in chinese_names().items() if name not in ("元", "圆", "块钱")}
#: Only lengths that a name or sign can have are looked up: those of the ones that end with the same sign.
_LENGTHS = lengths_by(itemgetter(-1), _BEFORE)
#: Between a currency and its amount.
_NEARING = frozenset("约近逾超")
_CURRENCY_ENDS = _LENGTHS.keys() | _NEARING | frozenset(SPACES)
#: Signs before a currency's name that make it the end of an amount or a word.
_NO_CURRENCY = re.compile(f"[A-Za-z{D}十百千万亿多余][A-Za-z一-鿿]")
#: Characters to look back for it: the longest, with a space.
_SIGN_REACH = max(map(len, _BEFORE)) + 4
_MINUS_BEFORE = lazy(rf"(?<![{D}A-Za-z%％)）\]年月日号元])[{MINUS}]\Z")
_MINUS_REACH = 2
#: Figures as cheques have them, which count money: 伍角.
_CAPITALS = frozenset(FINANCIAL + THREE)
_ONE_DIGIT = f"[0-9{HAN_DIGIT}{FINANCIAL}{THREE}]"
#: 8元8角5分, 两块五, 柒元零伍分: tenths and hundredths after a sum.
_AFTER_YUAN = lazy(
    rf"零?(?P<few>{_ONE_DIGIT})分(?![之钟])钱?"
    rf"|零?(?P<tenths>{_ONE_DIGIT})(?:[角毛](?:钱|(?P<hundredths>{_ONE_DIGIT})分)?|(?=钱|[，。；、）)\s]|\Z))"
)
#: Units that they may follow, and the signs that they begin with.
IN_COINS, _COIN_STARTS = frozenset({"CNY", "块"}), frozenset(f"0123456789{HAN_DIGIT}") | _CAPITALS
_TENTHS_OF_YUAN = frozenset("角毛")
#: Coins by their names, and 分 and 角 where words around them say that these are coins.
_COINS = {name: (coin.currency, coin.parts) for coin in coins() for name in coin.zh}
COINS = frozenset(_COINS) | {"分"}
#: Words before an amount for each share: 每股派息18分.
_PER_SHARE = lazy("每股[^，。；、\\n]{0,12}\\Z")
_PER_SHARE_REACH = 14
_AFTER_TENTHS = lazy(rf"[角毛](?:钱|(?P<hundredths>{_ONE_DIGIT})分(?![之钟])钱?)?")
#: What makes 毛 and 角 other words.
_NO_COINS = frozenset("利坯巾衣皮重囊度落色逐钢铁铝形星")


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency whose name or sign ends just before `start`, and where that begins."""
    if text[start - 1 : start] not in _CURRENCY_ENDS:
        return None
    since = max(0, start - _SIGN_REACH)
    before = text[since:start].rstrip(SPACES)
    if before[-1:] in _NEARING:
        before = before[:-1].rstrip(SPACES)
    for length in _LENGTHS.get(before[-1:], ()):
        first = since + len(before) - length
        currency = _BEFORE.get(before[-length:])
        if currency and first >= since and not (first and _NO_CURRENCY.match(text, first - 1)):
            return currency, first
    return None


def as_money(text: str, draft: Draft) -> bool:
    """Make a figure without a unit money if a currency comes before it: ¥5万, -¥5万; True if so."""
    currency = currency_before(text, draft.start)
    if currency is None:
        return False
    draft.kind = K.MONEY
    draft.unit, start = currency
    if draft.low is not None and _MINUS_BEFORE.search(text, max(0, start - _MINUS_REACH), start):
        draft.low = -draft.low
    return True


def add_coins(text: str, draft: Draft) -> None:
    """8元8角 is 8.8 yuan, 两块五 is 2.5."""
    part = _AFTER_YUAN.match(text, draft.end) if text[draft.end : draft.end + 1] in _COIN_STARTS else None
    if part is None or not isinstance(draft.low, Decimal) or not is_whole(draft.low):
        return
    if text[draft.end - 1] not in ("元", "圆", "块", "钱"):
        return
    if draft.unit == "CNY" and not (part["few"] or _TENTHS_OF_YUAN & {*part.group()}):  # 5元3人
        return
    coins = part["tenths"], part["few"] or part["hundredths"]
    tenths, hundredths = (chinese_number(one or "0") or Decimal(0) for one in coins)
    draft.low += tenths / 10 + hundredths / 100
    draft.kind, draft.unit, draft.end = K.MONEY, "CNY", part.end()


def read_coins(text: str, draft: Draft) -> bool:
    """Make 18美分, 5分钱, 人民币18分, 伍分 and 每股18分 parts of a unit of money; False where 分 is not a coin."""
    coin = _COINS.get(draft.unit)
    if coin is None:
        currency = currency_before(text, draft.start)
        if currency is None and text[draft.start] not in _CAPITALS and not _is_per_share(text, draft.start):
            return False
        coin = (currency[0] if currency else "CNY"), 100
    _in_parts(draft, *coin)
    return True


def _is_per_share(text: str, start: int) -> bool:
    return _PER_SHARE.search(text, max(0, start - _PER_SHARE_REACH), start) is not None


def _in_parts(draft: Draft, currency: str, parts: int) -> None:
    draft.kind, draft.unit, draft.scale = K.MONEY, currency, draft.scale / parts
    if draft.low is not None:
        draft.low = draft.low / parts


def as_coins(text: str, draft: Draft) -> bool:
    """Make 5角, 伍角, 三毛钱 and 5角2分 parts of a yuan; False for other words (三角洲)."""
    low = draft.low
    if text[draft.end : draft.end + 1] not in _TENTHS_OF_YUAN or not isinstance(low, Decimal) or low >= 10:
        return False
    after = _AFTER_TENTHS.match(text, draft.end)
    assert after is not None
    whole = len(after.group()) > 1
    if not whole and text[after.end() : after.end() + 1] in _NO_COINS:
        return False
    last = text[draft.end - 1]
    if not (whole or last.isascii() or last in _CAPITALS or _is_per_share(text, draft.start)):
        return False
    currency = currency_before(text, draft.start)
    _in_parts(draft, currency[0] if currency else "CNY", 10)
    draft.low = low / 10 + (chinese_number(after["hundredths"] or "0") or Decimal(0)) / 100
    draft.end = after.end()
    return True
