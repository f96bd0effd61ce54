"""Units of measure with their names in Chinese and English, in one table; those with prefixes are in `prefixed_units`.

A factor is exact, to the base unit of its dimension (metre, kilogram, day, watt, kilowatt-hour …), so that two
figures in units of one dimension can be compared. Counters (家, 户, 个) are not units of measure; currencies have a
table of their own. Everything else about units derives from the rows, when the modules that need it are imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache, lru_cache

from toolkit.language.prefixed_units import prefixed_units
from toolkit.language.unit_of_measure import UnitOfMeasure, with_spaces

# key | dimension | factor | Chinese names, the first is written | English names (lower case, plural in -s understood)
# | what English writes in the singular and plural, where that is not the first name and its plural in -s
_TABLE = """
nanometre     | length   | 1/1000000000 | 纳米 奈米 nm ㎚ | nanometer nanometre nm ㎚
micrometre    | length   | 1/1000000 | 微米 μm µm ㎛ | micrometer micrometre micron μm µm um ㎛
millimetre    | length   | 1/1000 | 毫米 mm ㎜ | millimeter millimetre mm ㎜
centimetre    | length   | 1/100 | 厘米 公分 cm ㎝ | centimeter centimetre cm ㎝
metre         | length   | 1 | 米 公尺 延米 m | meter metre m
kilometre     | length   | 1000 | 公里 千米 km ㎞ | kilometer kilometre km route-kilometer ㎞
li            | length   | 500 | 里 华里 | li | li, li
mile          | length   | 1609.344 | 英里 英哩 | mile mi
nautical-mile | length   | 1852 | 海里 浬 | nautical-mile nmi
foot          | length   | 0.3048 | 英尺 呎 | foot feet ft | foot, feet
inch          | length   | 0.0254 | 英寸 吋 | inch inches | inch, inches
yard          | length   | 0.9144 | 码 | yard yd
square-metre  | area     | 1 | 平方米 平米 平方公尺 ㎡ m² m2 | square-meter square-metre sq-m sqm m² m2 ㎡
square-millimetre | area | 1/1000000 | 平方毫米 mm² mm2 ㎟ | square-millimeter square-millimetre mm² mm2 ㎟
square-centimetre | area | 1/10000 | 平方厘米 平方公分 cm² cm2 ㎠ | square-centimeter square-centimetre sq-cm cm² cm2 ㎠
square-kilometre | area  | 1000000 | 平方公里 平方千米 km² ㎢ | square-kilometer square-kilometre sq-km km² km2 ㎢
hectare       | area     | 10000 | 公顷 顷 ha ㏊ | hectare ha ㏊
mu            | area     | 2000/3 | 亩 | mu | mu, mu
acre          | area     | 4046.8564224 | 英亩 | acre
square-foot   | area     | 0.09290304 | 平方英尺 平方呎 | square-foot square-feet sq-ft | square foot, square feet
square-mile   | area     | 2589988.110336 | 平方英里 | square-mile sq-mi
cubic-millimetre | volume | 1/1000000000 | 立方毫米 mm³ mm3 ㎣ | cubic-millimeter cubic-millimetre mm³ mm3 ㎣
cubic-centimetre | volume | 1/1000000 | 立方厘米 立方公分 cm³ cm3 ㎤ | cubic-centimeter cubic-centimetre cc cm³ cm3 ㎤
cubic-metre   | volume   | 1 | 立方米 方 m³ m3 ㎥ | cubic-meter cubic-metre m³ m3 cu-m ㎥
cubic-foot    | volume   | 0.028316846592 | 立方英尺 立方呎 | cubic-foot cubic-feet cu-ft | cubic foot, cubic feet
cubic-kilometre | volume | 1000000000 | 立方公里 立方千米 | cubic-kilometer cubic-kilometre km³ km3
litre         | volume   | 1/1000 | 升 公升 L ℓ | liter litre l ℓ
kilolitre     | volume   | 1 | 千升 kL | kiloliter kilolitre kl | kiloliter, kiloliters
millilitre    | volume   | 1/1000000 | 毫升 ml mL ㎖ | milliliter millilitre ml ㎖
bcm           | volume   | 1000000000 | bcm | bcm | bcm, bcm
barrel        | volume   | 0.158987294928 | 桶 | barrel bbl
gallon        | volume   | 0.003785411784 | 加仑 | gallon
microgram     | mass     | 1/1000000000 | 微克 μg µg ㎍ | microgram μg µg ug mcg ㎍
milligram     | mass     | 1/1000000 | 毫克 mg ㎎ | milligram mg ㎎
gram          | mass     | 1/1000 | 克 公克 g | gram gramme g
jin           | mass     | 1/2 | 斤 市斤 | jin catty catties | jin, jin
liang         | mass     | 1/20 | 两 市两 | liang tael | liang, liang
kilogram      | mass     | 1 | 公斤 千克 kg ㎏ | kilogram kilogramme kilo kg ㎏
quintal       | mass     | 100 | 公担 | quintal
tonne         | mass     | 1000 | 吨 公吨 t | tonne ton metric-ton metric-tonne mt t tce | metric ton, metric tons
pound         | mass     | 0.45359237 | 磅 | pound lb
ounce         | mass     | 0.028349523125 | 盎司 | ounce oz
passenger-km  | passengers carried | 1 | 人公里 客公里 | passenger-kilometer passenger-kilometre passenger-km person-kilometer person-kilometre person-km pkm | passenger-kilometer, passenger-kilometers
tonne-km      | goods carried | 1 | 吨公里 | ton-kilometer ton-kilometre ton-km tonne-kilometer tonne-kilometre tonne-km metric-ton-kilometer metric-ton-kilometre metric-ton-km tkm | ton-kilometer, ton-kilometers
tonne-nautical-mile | goods shipped | 1 | 吨海里 | ton-nautical-mile tonne-nautical-mile metric-ton-nautical-mile | ton-nautical mile, ton-nautical miles
quarter-hour  | time     | 1/96 | 刻钟 | quarter-hour quarter-of-an-hour | quarter of an hour, quarters of an hour
minute        | time     | 1/1440 | 分钟 min | minute min
hour          | time     | 1/24 | 小时 个小时 钟头 个钟头 学时 课时 h | hour hr h class-hour
day           | time     | 1 | 天 日 昼夜 | day
working-day   | time     | 1 | 个工作日 工作日 | working-day business-day workday
week          | time     | 7 | 周 个星期 星期 个周 礼拜 个礼拜 | week
month         | time     | 487/16 | 个月 月 | month mo
quarter       | time     | 1461/16 | 个季度 | quarter
year          | time     | 1461/4 | 年 个年头 周年 载 | year yr
decade        | time     | 7305/2 | 个十年 | decade
century       | time     | 36525 | 个世纪 世纪 | century centuries | century, centuries
year-of-age   | age      | 1 | 岁 周岁 | year-old year-of-age years-of-age years-old | year old, years old
horsepower    | power    | 735.49875 | 马力 匹马力 | horsepower hp | horsepower, horsepower
celsius       | celsius  | 1 | 摄氏度 ℃ °C | degrees-celsius degree-celsius degrees-c degree-c °c ℃ | degree Celsius, degrees Celsius
fahrenheit    | fahrenheit | 1 | 华氏度 ℉ °F | degrees-fahrenheit degree-fahrenheit degrees-f degree-f °f ℉ | degree Fahrenheit, degrees Fahrenheit
degree        | angle    | 1 | 经度 纬度 ° | degree °
kilometre-per-hour | speed | 1 | 公里/小时 千米/小时 公里每小时 千米每小时 公里/时 千米/时 km/h | km/h kph kmph km-per-hour kilometer-per-hour kilometre-per-hour | km/h, km/h
mile-per-hour | speed    | 1.609344 | 英里/小时 英里每小时 英里/时 | mph mile-per-hour | mph, mph
metre-per-second | speed | 3.6 | 米/秒 米每秒 m/s | m/s m-per-second meter-per-second metre-per-second | m/s, m/s
centimetre-per-second | speed | 0.036 | 厘米/秒 厘米每秒 cm/s | cm/s cm-per-second centimeter-per-second centimetre-per-second | cm/s, cm/s
millimetre-per-second | speed | 0.0036 | 毫米/秒 毫米每秒 mm/s | mm/s mm-per-second millimeter-per-second millimetre-per-second | mm/s, mm/s
kilometre-per-second | speed | 3600 | 千米/秒 公里/秒 千米每秒 公里每秒 km/s | km/s km-per-second kilometer-per-second kilometre-per-second | km/s, km/s
metre-per-second-squared | acceleration | 1 | 米/秒² 米/秒2 米每二次方秒 m/s² m/s2 | m/s² m/s2 | m/s², m/s²
knot          | speed    | 1.852 | 节 海里/小时 | knot kn
standard-atmosphere | pressure | 101325 | 标准大气压 个标准大气压 个大气压 大气压 | standard-atmosphere atmosphere
millimetre-of-mercury | pressure | 133.322387415 | 毫米汞柱 mmHg | mmhg mm-hg millimeters-of-mercury millimetres-of-mercury | mmHg, mmHg
psi           | pressure | 6894.757293168 | psi | psi | psi, psi
kilogram-force | force   | 9.80665 | 公斤力 千克力 kgf | kilogram-force kgf | kilogram-force, kilograms-force
rpm           | rotation | 1 | 转/分钟 转/分 转每分钟 转每分 rpm RPM r/min | rpm r/min revolutions-per-minute revolution-per-minute | rpm, rpm
revolution-per-second | rotation | 60 | 转/秒 转每秒 r/s | r/s revolutions-per-second | revolution per second, revolutions per second
nit           | luminance | 1 | 尼特 cd/m² cd/m2 | nit cd/m² cd/m2
bedroom       | bedroom  | 1 | 居室 卧室 | bedroom bed-room
living-room   | living-room | 1 | 客厅 | living-room sitting-room
bathroom      | bathroom | 1 | 卫生间 | bathroom bath-room
teu           | box      | 1 | 标箱 标准箱 个标准箱 个标箱 TEU | teu twenty-foot-equivalent-unit standard-container | TEU, TEUs
"""  # noqa: E501 - a row is one line


def _unit(row: str) -> UnitOfMeasure:
    key, dimension, factor, zh, en, *written = (cell.strip() for cell in row.split("|"))
    names = tuple(with_spaces(en.split()))
    singular, plural = written[0].split(", ") if written else (names[0], f"{names[0]}s")
    return UnitOfMeasure(key, dimension, Fraction(factor), tuple(zh.split()), names, (singular, plural))


#: Chinese unit words that are often another word; a unit that differs from one of them proves nothing.
AMBIGUOUS = frozenset("度 节 方 码 里 兆 桶 升".split())

#: Other sizes that a unit, or one of its names, may have, in base units: a jin or liang of Hong Kong or Taiwan, short
#: and long tons, troy ounces, gallons and horsepower of Britain, calories of steam tables, a qing of a hundred mu.
OTHER_SIZES = {
    "jin": (Fraction("0.60478982"), Fraction("0.6")),
    "liang": (Fraction("0.0377993638"), Fraction("0.0375")),
    "tonne": (Fraction("907.18474"), Fraction("1016.0469088")),
    "ounce": (Fraction("0.0311034768"),),
    "gallon": (Fraction("0.00454609"),),
    "horsepower": (Fraction("745.6998715822702"),),
    "kilocalorie": (Fraction("4.1868") / 3600, Fraction("4.2") / 3600),
    "顷": (Fraction(200_000, 3),),
}


@cache
def units() -> tuple[UnitOfMeasure, ...]:
    """Every unit of both tables, in their order."""
    return (*map(_unit, _TABLE.strip().splitlines()), *prefixed_units())


@cache
def chinese_units() -> dict[str, UnitOfMeasure]:
    """Units by their Chinese names (and the signs that Chinese text uses)."""
    table = {name: unit for unit in units() for name in (*unit.zh, *unit.signs)}
    for unit in units():
        for sign in unit.loose:
            table.setdefault(sign, unit)
    return table


@cache
def cased_signs() -> dict[str, dict[str, UnitOfMeasure]]:
    """Signs whose case counts, by what they are in lower case: mw → mW and MW."""
    table: dict[str, dict[str, UnitOfMeasure]] = {}
    for unit in units():
        for sign in unit.signs:
            table.setdefault(sign.lower(), {})[sign] = unit
    return table


_SHORT_WITH_PLURAL = frozenset({"kg", "km", "hr", "yr", "lb", "mo", "mt", "mi"})


def _with_articles(names: Iterable[str]) -> Iterator[str]:
    """Other words for the rates among some names: kilometer an hour, kilometer every hour."""
    for name in names:
        for article in ("an" if name.endswith(" hour") else "a", "every", "each") if " per " in name else ():
            yield name.replace(" per ", f" {article} ")


@cache
def english_units() -> dict[str, UnitOfMeasure]:
    """Units by their English names in lower case, singular and plural, with spaces and with hyphens."""
    table: dict[str, UnitOfMeasure] = {}
    for unit in units():
        for name in (unit.key, *unit.en, *_with_articles(unit.en)):
            table.setdefault(name, unit)
            if len(name) > 2 or name in _SHORT_WITH_PLURAL:  # "has" is not the plural of ha
                table.setdefault(name + "s", unit)
            head, _, rest = name.partition(" ")
            if rest:
                table.setdefault(f"{head}s {rest}", unit)
    return table


@lru_cache(maxsize=4096)
def unit_of(word: str) -> UnitOfMeasure | None:
    """The unit that a quantity's `unit` names, in either language, or None for a counter, a currency or nothing."""
    return chinese_units().get(word) or english_units().get(word.lower()) if word else None


@lru_cache(maxsize=4096)
def is_time(word: str) -> bool:
    """True if a quantity's `unit` is a length of time."""
    unit = unit_of(word)
    return unit is not None and unit.dimension == "time"
