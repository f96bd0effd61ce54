"""Years of eras: 民国三十八年 and "Minguo 38" are 1949. One row each; everything else derives from the rows."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Era(NamedTuple):
    """One era: its names in both languages, its first year and its last one (the present one is open)."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    first: int
    last: int


#: The year up to which the eras of the present are counted.
_OPEN = 2099
# Chinese names | English names in lower case | first year | last year | an example
_TABLE = """
民国 中华民国 | minguo, roc | 1912 | | 民国三十八年 → 1949
明治 | meiji | 1868 | 1912 | 明治三十八年 → 1905
大正 | taisho, taishō | 1912 | 1926 | 大正十二年 → 1923
昭和 | showa, shōwa | 1926 | 1989 | 昭和63年 → 1988
平成 | heisei | 1989 | 2019 | 平成元年 → 1989
令和 | reiwa | 2019 | | 令和5年 → 2023
庆应 | keio, keiō | 1865 | 1868 | 庆应四年 → 1868
顺治 | shunzhi | 1644 | 1661 | 顺治元年 → 1644
康熙 | kangxi | 1662 | 1722 | 康熙六十一年 → 1722
雍正 | yongzheng | 1723 | 1735 | 雍正十三年 → 1735
乾隆 | qianlong | 1736 | 1795 | 乾隆五十八年 → 1793
嘉庆 | jiaqing | 1796 | 1820 | 嘉庆二十五年 → 1820
道光 | daoguang | 1821 | 1850 | 道光二十年 → 1840
咸丰 | xianfeng | 1851 | 1861 | 咸丰十年 → 1860
同治 | tongzhi | 1862 | 1874 | 同治三年 → 1864
光绪 | guangxu | 1875 | 1908 | 光绪二十六年 → 1900
宣统 | xuantong | 1909 | 1911 | 宣统三年 → 1911
洪武 | hongwu | 1368 | 1398 | 洪武三十一年 → 1398
建文 | jianwen | 1399 | 1402 | 建文四年 → 1402
永乐 | yongle | 1403 | 1424 | 永乐三年 → 1405
宣德 | xuande | 1426 | 1435 | 宣德五年 → 1430
正统 | zhengtong | 1436 | 1449 | 正统十四年 → 1449
景泰 | jingtai | 1450 | 1457 | 景泰元年 → 1450
成化 | chenghua | 1465 | 1487 | 成化十年 → 1474
弘治 | hongzhi | 1488 | 1505 | 弘治元年 → 1488
正德 | zhengde | 1506 | 1521 | 正德十四年 → 1519
嘉靖 | jiajing | 1522 | 1566 | 嘉靖四十五年 → 1566
隆庆 | longqing | 1567 | 1572 | 隆庆元年 → 1567
万历 | wanli | 1573 | 1620 | 万历十五年 → 1587
天启 | tianqi | 1621 | 1627 | 天启七年 → 1627
崇祯 崇禎 | chongzhen | 1628 | 1644 | 崇祯十七年 → 1644
武德 | wude | 618 | 626 | 武德九年 → 626
贞观 | zhenguan | 627 | 649 | 贞观十九年 → 645
开元 | kaiyuan | 713 | 741 | 开元二十九年 → 741
天宝 | tianbao | 742 | 756 | 天宝十四载 → 755
会昌 | huichang | 841 | 846 | 会昌五年 → 845
庆历 | qingli | 1041 | 1048 | 庆历四年 → 1044
熙宁 | xining | 1068 | 1077 | 熙宁二年 → 1069
元丰 | yuanfeng | 1078 | 1085 | 元丰五年 → 1082
元祐 | yuanyou | 1086 | 1094 | 元祐元年 → 1086
崇宁 | chongning | 1102 | 1106 | 崇宁三年 → 1104
靖康 | jingkang | 1126 | 1127 | 靖康二年 → 1127
建炎 | jianyan | 1127 | 1130 | 建炎四年 → 1130
"""


def _era(row: str) -> tuple[Era, str]:
    zh, en, first, last, example = (cell.strip() for cell in row.split("|"))
    return Era(tuple(zh.split()), tuple(en.split(", ")), int(first), int(last or _OPEN)), example


@cache
def eras() -> dict[Era, str]:
    """Every era with its example, in the order of the table."""
    return dict(map(_era, _TABLE.strip().splitlines()))


def year_of(era: Era, number: int) -> int | None:
    """Year `number` of an era in ours; None for a year that the era does not have."""
    year = era.first + number - 1
    return year if era.first <= year <= era.last else None
