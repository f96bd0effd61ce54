"""Currencies, one row each: their names and signs in Chinese and English. Everything else about them derives from here.

The tables of the readers and writers are made from the rows when their modules are imported, so a row added before
that is read and written in both languages.
"""

from __future__ import annotations

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


# code | label | sign written before an amount | Chinese names | English names (plural understood) | before an amount
_TABLE = """
CNY | yuan | | 元 元人民币 圆 块钱 人民币 | yuan, renminbi, rmb, cny, yuan rmb, rmb yuan, yuan renminbi, yuan (rmb), renminbi yuan, chinese yuan | RMB CNY CN¥ RMB¥ ¥ ￥ 人民币
USD | US dollars | US$ | 美元 美金 元美元 | us dollar, u.s. dollar, american dollar, usd | US$ USD U.S.$ 美元
HKD | Hong Kong dollars | HK$ | 港元 港币 元港币 | hong kong dollar, hkd | HK$ HKD 港币 港元
MOP | MOP | MOP | 澳门元 | pataca | MOP$ MOP
TWD | New Taiwan dollars | NT$ | 新台币 台币 | new taiwan dollar | NT$ TWD
EUR | euros | | 欧元 | euro, eur, € | € EUR
GBP | pounds sterling | | 英镑 | pound sterling, pounds sterling, british pound, gbp, £ | £ GBP
JPY | yen | | 日元 日圆 | yen, japanese yen | JP¥ JPY
KRW | won | | 韩元 | won, korean won, south korean won | ₩ KRW
CAD | Canadian dollars | C$ | 加元 加拿大元 | canadian dollar | C$ CA$ CAD
AUD | Australian dollars | A$ | 澳元 澳大利亚元 | australian dollar | A$ AU$ AUD
SGD | Singapore dollars | S$ | 新元 新加坡元 | singapore dollar | S$ SGD
NZD | New Zealand dollars | NZ$ | 新西兰元 纽元 | new zealand dollar | NZ$ NZD
CHF | Swiss francs | | 瑞士法郎 瑞郎 | swiss franc | CHF
RUB | rubles | | 卢布 | ruble, rouble | RUB ₽
INR | rupees | | 卢比 印度卢比 | rupee, indian rupee | INR ₹
THB | baht | | 泰铢 | baht | THB
MYR | ringgit | | 林吉特 | ringgit | MYR
SAR | riyals | | 里亚尔 | riyal |
BRL | reais | | 雷亚尔 | reais |
ZAR | rand | | 兰特 | rand | ZAR
KZT | tenge | | 坚戈 | tenge | KZT
XDR | SDRs | | 特别提款权 | sdrs | SDR
$ | dollars | $ | | dollar, $ | $
"""  # noqa: E501 - a row is one line


def _currency(row: str) -> Currency:
    code, label, sign, zh, en, signs = (cell.strip() for cell in row.split("|"))
    names = en.split(", ")
    return Currency(code, label, sign, tuple(zh.split()), (*names, *_plurals(names)), tuple(signs.split()))


def _plurals(names: list[str]) -> list[str]:
    """Names with an -s; codes have none (RMBS are securities)."""
    return [f"{name}s" for name in names if len(name) > len("RMB") and not name.endswith(("s", "sterling", ")"))]


@cache
def currencies() -> dict[str, Currency]:
    """Every currency by its code, in the order of the table."""
    return {one.code: one for one in map(_currency, _TABLE.strip().splitlines())}


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
    return frozenset(currencies()) - {ANY_DOLLAR} | {sign for sign in signs() if sign.isascii() and sign.isalpha()}


@cache
def dollars() -> frozenset[str]:
    """The currencies that a bare `$` may mean: those whose label calls them dollars."""
    return frozenset(one.code for one in currencies().values() if one.label.endswith(" dollars"))


def label(code: str) -> str:
    """The currency's name in messages; the code itself where the table has none."""
    found = currencies().get(code)
    return found.label if found else code
