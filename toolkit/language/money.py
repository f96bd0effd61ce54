"""Currencies, one row each: their names and signs in Chinese and English. Everything else about them derives from here.

The tables of the readers and writers are made from the rows when their modules are imported, so a row added before
that is read and written in both languages.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

#: The unit of an amount with a bare `$`: any dollar (`DOLLARS`), whichever the other text names.
ANY_DOLLAR = "$"


class Currency(NamedTuple):
    """One currency: its ISO 4217 code, its name in messages, and its names and signs in texts."""

    code: str
    label: str
    #: What English writes before an amount; empty where it writes the label after it.
    sign: str
    #: Names after a Chinese amount; the first is the one that is written.
    zh: tuple[str, ...]
    #: Names after an English amount, in lower case, with the plural in -s.
    en: tuple[str, ...]
    #: Signs, codes and names before an amount, in either language.
    signs: tuple[str, ...]
    #: The least and the most that a US dollar cost in about twenty years; None where nobody says.
    per_dollar: tuple[Fraction, Fraction] | None = None


# code | label | sign written before an amount | Chinese names | English names (plural understood) | before an amount
# | how many of them a US dollar cost at least and at most
_TABLE = """
CNY | yuan | | 元 元人民币 圆 块钱 人民币 | yuan, renminbi, rmb, cny, yuan rmb, rmb yuan, yuan renminbi, yuan (rmb), renminbi yuan, chinese yuan | RMB CNY CN¥ RMB¥ ¥ ￥ | 6-8.3
USD | US dollars | US$ | 美元 美金 元美元 元美金 | us dollar, u.s. dollar, american dollar, united states dollar, usd | US$ USD U.S.$ | 1
HKD | Hong Kong dollars | HK$ | 港元 港币 元港币 港圆 | hong kong dollar, hong kong $, hkd, hk dollar, h.k. dollar | HK$ HKD H.K.$ | 7.7-7.9
MOP | MOP | MOP | 澳门元 澳门币 元澳门币 | pataca, macao pataca, macau pataca, macanese pataca | MOP$ MOP | 7.9-8.2
TWD | New Taiwan dollars | NT$ | 新台币 台币 元新台币 | new taiwan dollar, nt dollar, taiwan dollar, twd, ntd | NT$ TWD NTD | 27-36
EUR | euros | | 欧元 | euro, eur, € | € EUR | 0.62-1.2
GBP | pounds sterling | | 英镑 | pound sterling, pounds sterling, british pound, gbp, £ | £ GBP | 0.47-0.95
JPY | yen | | 日元 日圆 日円 円 | yen, japanese yen, jpy | JP¥ JPY | 75-162
KRW | won | | 韩元 韩圆 韩币 | won, korean won, south korean won, krw | ₩ KRW | 900-1600
CAD | Canadian dollars | C$ | 加元 加拿大元 加币 | canadian dollar | C$ CA$ CAD | 0.91-1.6
AUD | Australian dollars | A$ | 澳元 澳大利亚元 澳币 | australian dollar | A$ AU$ AUD | 0.9-2
SGD | Singapore dollars | S$ | 新元 新加坡元 新加坡币 坡币 | singapore dollar | S$ SGD | 1.2-1.9
NZD | New Zealand dollars | NZ$ | 新西兰元 纽元 | new zealand dollar | NZ$ NZD | 1.1-2.5
CHF | Swiss francs | | 瑞士法郎 瑞郎 | swiss franc, chf | CHF | 0.72-1.7
RUB | rubles | | 卢布 | ruble, rouble, russian ruble | RUB ₽ | 23-120
INR | rupees | | 卢比 印度卢比 | rupee, indian rupee | INR ₹ | 39-92
THB | baht | | 泰铢 | baht | THB | 28-45
MYR | ringgit | | 林吉特 马币 | ringgit, malaysian ringgit | MYR RM | 2.9-4.8
SAR | riyals | | 里亚尔 | riyal | | 3.7-3.8
BRL | reais | | 雷亚尔 | reais, brazilian real | R$ BRL | 1.5-6.3
ZAR | rand | | 兰特 | rand, south african rand | ZAR R | 5.6-20
KZT | tenge | | 坚戈 | tenge | KZT | 117-550
XDR | SDRs | | 特别提款权 | sdrs, sdr, special drawing right | SDR XDR | 0.6-0.82
VND | dong | | 越南盾 | dong, vietnamese dong | VND ₫ | 15900-26500
IDR | rupiah | | 印尼盾 印度尼西亚盾 | rupiah, indonesian rupiah | IDR | 8400-17000
PHP | Philippine pesos | | 菲律宾比索 | philippine peso | PHP ₱ | 40-60
MXN | Mexican pesos | | 墨西哥比索 | mexican peso | MXN | 9.9-25
ARS | Argentine pesos | | 阿根廷比索 | argentine peso | ARS
TRY | lira | | 土耳其里拉 里拉 | lira, turkish lira | TRY ₺
NGN | naira | | 奈拉 | naira, nigerian naira | NGN ₦ N | 115-1700
EGP | Egyptian pounds | | 埃及镑 埃镑 | egyptian pound | EGP | 5.3-51
AED | UAE dirhams | | 阿联酋迪拉姆 迪拉姆 | uae dirham, dirham, emirati dirham | AED | 3.6-3.7
SEK | Swedish kronor | | 瑞典克朗 | swedish kronor, swedish krona, swedish crown | SEK | 5.8-11.5
NOK | Norwegian kroner | | 挪威克朗 | norwegian kroner, norwegian krone, norwegian crown | NOK | 4.9-11.8
DKK | Danish kroner | | 丹麦克朗 | danish kroner, danish krone | DKK | 4.6-7.7
PLN | zloty | | 兹罗提 | zloty, zlotys, polish zloty | PLN | 2-5
UAH | hryvnia | | 格里夫纳 | hryvnia, ukrainian hryvnia | UAH | 4.5-45
MNT | tugrik | | 图格里克 | tugrik, togrog | MNT | 1100-3600
LAK | kip | | 老挝基普 基普 | kip, lao kip | LAK | 7500-22500
KHR | riel | | 瑞尔 | riel, cambodian riel | KHR | 3700-4300
MMK | kyat | | 缅元 缅币 | kyat, myanmar kyat | MMK
BDT | taka | | 塔卡 | taka, bangladeshi taka | BDT | 58-123
PKR | Pakistani rupees | | 巴基斯坦卢比 | pakistani rupee, pakistan rupee | PKR | 57-310
KES | Kenyan shillings | | 肯尼亚先令 | kenyan shilling, kenya shilling | KES | 61-163
ETB | birr | | 埃塞俄比亚比尔 | birr, ethiopian birr | ETB
GHS | cedi | | 塞地 | cedi, ghanaian cedi | GHS
$ | dollars | $ | | dollar, $ | $
"""  # noqa: E501 - a row is one line


class Coin(NamedTuple):
    """A part of a unit of money: its currency, how many are one unit, and its names after an amount."""

    currency: str
    parts: int
    zh: tuple[str, ...]
    #: In lower case, with the plural in -s.
    en: tuple[str, ...]


# code | coins in one | Chinese names | English names (plural understood)
# 分, 角 and 毛 alone are coins only near words of money (`zh.money`); cents alone are of any dollar or `IN_CENTS`.
_COINS = """
CNY | 100 | 分钱 | fen, rmb cent
CNY | 10 | | jiao
USD | 100 | 美分 美仙 | us cent, u.s. cent, american cent
HKD | 100 | 港仙 | hong kong cent, hk cent
EUR | 100 | 欧分 | euro cent, eurocent
GBP | 100 | 便士 | pence, penny
AUD | 100 | 澳分 澳仙 | australian cent
CAD | 100 | | canadian cent
SGD | 100 | 坡分 新加坡分 | singapore cent
NZD | 100 | | new zealand cent
$ | 100 | 仙 | cent, ¢
"""
#: Other currencies than dollars whose hundredths English calls cents.
IN_CENTS = frozenset({"CNY", "EUR", "ZAR"})
_ENDS_WITH_A_COIN = re.compile(r"(?:cents?|¢|fen|jiao|pence|penny|[0-9]p|[分角毛仙]钱?|便士)\Z", re.IGNORECASE)


def _currency(row: str) -> Currency:
    code, label, sign, zh, en, signs, *cost = (cell.strip() for cell in row.split("|"))
    names = en.split(", ")
    ends = [Fraction(end) for end in cost[0].split("-")] if cost else []
    per_dollar = (ends[0], ends[-1]) if ends else None
    return Currency(code, label, sign, tuple(zh.split()), (*names, *_plurals(names)), tuple(signs.split()), per_dollar)


def _plurals(names: list[str]) -> list[str]:
    """Names with an -s; codes have none (RMBS are securities)."""
    return [f"{name}s" for name in names if len(name) > len("RMB") and not name.endswith(("s", "sterling", ")"))]


@cache
def currencies() -> dict[str, Currency]:
    """Every currency by its code, in the order of the table."""
    return {one.code: one for one in map(_currency, _TABLE.strip().splitlines())}


@cache
def coins() -> tuple[Coin, ...]:
    """Every coin, in the order of the table."""
    rows = ([cell.strip() for cell in row.split("|")] for row in _COINS.strip().splitlines())
    return tuple(
        Coin(code, int(parts), tuple(zh.split()), (*(names := en.split(", ")), *_plurals(names)))
        for code, parts, zh, en in rows
    )


def is_in_coins(text: str) -> bool:
    """True if an amount is written in coins: 18 US cents, 三毛钱."""
    return _ENDS_WITH_A_COIN.search(text) is not None


@cache
def chinese_names() -> dict[str, str]:
    """Chinese names after an amount → code."""
    return {name: one.code for one in currencies().values() for name in one.zh}


@cache
def english_names() -> dict[str, str]:
    """English names after an amount, in lower case, singular and plural → code."""
    return {name: one.code for one in currencies().values() for name in one.en}


@cache
def signs() -> dict[str, str]:
    """Signs, codes and names before an amount → code."""
    return {sign: one.code for one in currencies().values() for sign in one.signs}


@cache
def codes() -> frozenset[str]:
    """The codes and the signs that are letters alone: RMB, USD, EUR."""
    return frozenset(currencies()) - {ANY_DOLLAR} | {
        sign for sign in signs() if sign.isascii() and sign.isalpha() and not is_doubtful(sign)
    }


def is_doubtful(sign: str) -> bool:
    """True for a sign of letters that is one only glued to an amount with a scale: N585m, R5亿."""
    return len(sign) < len("RMB") and sign.isascii() and sign.isalpha()


@cache
def dollars() -> frozenset[str]:
    """The currencies that a bare `$` may mean: those whose label calls them dollars."""
    return frozenset(one.code for one in currencies().values() if one.label.endswith(" dollars"))


def label(code: str) -> str:
    """The currency's name in messages; the code itself where the table has none."""
    found = currencies().get(code)
    return found.label if found else code


def in_dollars(code: str) -> tuple[Fraction, Fraction] | None:
    """The least and the most of a currency that a US dollar cost in about twenty years, if that is known.

    A bare `$` is taken for the US dollar.
    """
    found = currencies().get("USD" if code == ANY_DOLLAR else code)
    return found.per_dollar if found else None
