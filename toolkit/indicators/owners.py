"""Whose figures a table gives, where only its caption says so: 农村居民收入构成, 安河县主要指标.

Labels such as 人均可支配收入 would say something wider there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.indicators.captions import title_of
from toolkit.language.zh.statement_words import TIME

_RESIDENTS = re.compile("(?P<whose>农村|城镇)(?:常住)?居民")
#: The same in English captions.
_ENGLISH = {"农村": "rural residents", "城镇": "urban residents"}
_GROUPS = re.compile(
    "规模以上(?:工业|服务业|文化|装备制造业)|规上(?:工业|服务业)|限额以上|(?:私营|国有|民营|外资|小微|中小|外商投资|高新技术)企业|民营经济"
)
#: The products of a group are named by themselves, and its number counts it.
_BY_THEMSELVES = re.compile("产品|分.{0,8}行业|各(?!.{0,3}[省市县区州盟旗镇乡])")
#: A place at the start of a caption; not 地区, 城镇, 园区 and other common words.
_PLACE = re.compile(
    "(?![全各本我按分主])[一-鿿]{1,4}?(?<![城地社小园景灌库上超股辖县区市乡镇各片新发范产能务农牧林矿校成税贸困贫强大色政验])"
    "[县区镇乡市](?![场民域间区县级委政内外乡镇直属容长辖])"
)
_NAMES_PLACE = re.compile("[省市县区州盟旗]")
_PER_PERSON = "人均"


class Owner(NamedTuple):
    """Whose the figures of a table are, in both languages; `english` is empty where its caption does not say so."""

    name: str = ""
    english: str = ""

    def full(self, name: str, *, part: bool) -> str:
        """The name of an indicator with its owner; empty where it would say something wider.

        A `part` has the name of its whole, which has the owner.
        """
        short = self.name[:2] if _RESIDENTS.match(self.name) else self.name
        if not self.name or short in name:
            return name
        if not _RESIDENTS.match(self.name):
            return ""
        if name.startswith(_PER_PERSON) and "居民" not in name:
            return self.name + name
        return name if part else ""

    def full_english(self, name: str) -> str:
        """An English name with its owner; empty if that is not known."""
        return f"{name} of {self.english}" if name and self.english else ""


def owner_of(captions: Iterable[str], english: Iterable[str], report: str) -> Owner:
    """Whose the figures of a table under these captions and their translations are; `report` is its title."""
    texts = " ".join(english).lower()
    for caption in map(title_of, captions):
        words = TIME.sub("", caption)
        if found := _RESIDENTS.search(words):
            both = {one["whose"] for one in _RESIDENTS.finditer(words)} | set(re.findall("城乡", words))
            said = _ENGLISH[found["whose"]]
            if len(both) == 1 and "全体" not in words:
                return Owner(found.group(), said if said in texts else "")
        if (group := _GROUPS.search(words)) and not _BY_THEMSELVES.search(words):
            return Owner(group.group())
        if place := _another_place(words, report):
            return Owner(place)
    return Owner()


def _another_place(caption: str, report: str) -> str:
    """The place that a caption names and the title of the report does not; empty where the title names none."""
    at = 0
    while found := _PLACE.match(caption, at):
        if found.group() not in report:
            return found.group() if _NAMES_PLACE.search(report) else ""
        at = found.end()
    return ""
