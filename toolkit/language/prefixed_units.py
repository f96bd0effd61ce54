"""Units that take the prefixes of the SI, one row for a unit with all of its prefixes: Pa, kPa, MPa.

The case of a sign counts: mW is a milliwatt, MW a megawatt. A sign of three letters or more, or one of those that
everybody writes in other cases (KW, KHZ), is also read in these; of mW and MW, "mw" is the one that comes first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from toolkit.language.bare_signs import BARE_SIGNS
from toolkit.language.unit_of_measure import UnitOfMeasure, with_spaces

#: Sign → Chinese name, English name, power of ten.
_PREFIXES = {
    "-": ("", "", 0),
    "f": ("飞", "femto", -15),
    "p": ("皮", "pico", -12),
    "n": ("纳", "nano", -9),
    "μ": ("微", "micro", -6),
    "m": ("毫", "milli", -3),
    "c": ("厘", "centi", -2),
    "d": ("分", "deci", -1),
    "h": ("百", "hecto", 2),
    "k": ("千", "kilo", 3),
    "M": ("兆", "mega", 6),
    "G": ("吉", "giga", 9),
    "T": ("太", "tera", 12),
    "P": ("拍", "peta", 15),
    "E": ("艾", "exa", 18),
}

# key | dimension | base units in one | Chinese names | English names | signs | prefixes | what is equal, as an example
# A Chinese name after a hyphen needs a prefix; an English name may have its plural after a slash. "-" is the unit
# itself, "." the unit without its sign, which says something else too often. The first of two prefixes whose signs
# differ only by case is what the sign in another case means.
_TABLE = """
metre       | length   | 1 | -米 | meter metre | m | d f | 5分米 = 50 cm
gram        | mass     | 1/1000 | -克 | gram gramme | g | n p | 5纳克 = 5000 pg
tonne       | mass     | 1000 | -吨 | tonne ton | t tce toe | M G | 5兆吨 = 5 Mt
litre       | volume   | 1/1000 | -升 | liter litre | L l | μ n d c | 500微升 = 0.5 mL
second      | time     | 1/86400 | 秒 秒钟 | second sec | s | - m μ n p f | 1500毫秒 = 1.5 seconds
watt        | power    | 1 | 瓦 瓦特 | watt | W Wp | - k M G T m μ n | 5兆瓦 = 5000 kW
volt-ampere | apparent power | 1/1000 | 伏安 | volt-ampere | VA | - k M G | 500千伏安 = 0.5 MVA
var         | reactive power | 1 | -乏 | var | var Var | k M G | 2兆乏 = 2000 kvar
watt-hour   | energy   | 1/1000 | 瓦时 瓦小时 瓦·时 | watt-hour | Wh | - k M G T P m | 2吉瓦时 = 2000 MWh
joule       | energy   | 1/3600000 | 焦耳 焦 | joule | J | - k M G T P E m μ n | 3.6兆焦 = 1 kWh
calorie     | energy   | 4.184/3600000 | -卡 -卡路里 | calorie | cal | k | 1千卡 = 4.184 kJ
electronvolt | energy  | 1.602176634e-25/3.6 | 电子伏特 电子伏 | electronvolt electron-volt | eV | - k M G T m | 2兆电子伏 = 2000 keV
volt        | voltage  | 1 | 伏 伏特 | volt | V | - k M G m μ n | 220毫伏 = 0.22 V
ampere      | current  | 1 | 安培 安 | ampere amp | A | - k m μ n p | 0.5安 = 500 mA
ampere-hour | charge   | 1 | 安时 安·时 安培小时 安培时 | ampere-hour amp-hour | Ah | - k m μ | 5安时 = 5000 mAh
ohm         | resistance | 1 | 欧姆 欧 | ohm | Ω | - k M G m μ | 4.7千欧 = 4700 Ω
siemens     | conductance | 1 | -西门子 | siemens/siemens | S | m μ n | 2毫西门子 = 2000 μS
farad       | capacitance | 1 | 法拉 -法 | farad | F | . m μ n p | 0.1微法 = 100 nF
henry       | inductance | 1 | 亨利 -亨 | henry/henries | H | . m μ n | 2毫亨 = 2000 μH
tesla       | flux density | 1 | 特斯拉 -特 | tesla | T | - m μ n | 0.5特斯拉 = 500 mT
gauss       | flux density | 1/10000 | 高斯 | gauss/gauss | Gs | - k m | 10000高斯 = 1 tesla
hertz       | frequency | 1 | 赫兹 赫 | hertz/hertz | Hz | - M G T k m | 2400兆赫 = 2.4 GHz
newton      | force    | 1 | 牛顿 牛 | newton | N | - k M G m μ n | 1.5千牛 = 1500 newtons
newton-metre | torque  | 1 | 牛米 牛·米 牛顿米 牛顿·米 | newton-meter newton-metre | N·m Nm N⋅m N•m N.m N·M | - k M m | 2千牛米 = 2000 N·m
pascal      | pressure | 1 | 帕斯卡 帕 | pascal | Pa | - M k h G m μ | 0.5兆帕 = 500 kPa
bar         | pressure | 100000 | 巴 | bar | bar | - m | 5巴 = 500 kPa
pascal-second | viscosity | 1 | 帕·秒 帕秒 帕斯卡秒 帕斯卡·秒 | pascal-second | Pa·s Pa⋅s Pa•s Pa.s | - m μ | 2帕·秒 = 2000 mPa·s
poise       | viscosity | 1/10 | -泊 | poise | P | c | 5厘泊 = 5 mPa·s
mole        | amount   | 1 | 摩尔 -摩 | mole | mol | - m μ n p | 7毫摩尔 = 0.007 mol
molar       | amount   | 1 | | molar | M | m μ n | 5mM = 5000 μM
dalton      | molecular mass | 1 | 道尔顿 | dalton | Da | - k M | 50千道尔顿 = 50000 Da
kelvin      | kelvin   | 1 | 开尔文 -开 | kelvin | K | - m μ n | 0.5开尔文 = 500 mK
lumen       | luminous flux | 1 | 流明 | lumen | lm | - k | 2千流明 = 2000 lm
lux         | illuminance | 1 | 勒克斯 | lux/lux | lx | - k m | 2千勒克斯 = 2000 lx
candela     | luminous intensity | 1 | 坎德拉 -坎 | candela | cd | - m | 2坎德拉 = 2000 mcd
becquerel   | radioactivity | 1 | 贝可勒尔 贝克勒尔 贝可 贝克 | becquerel | Bq | - M G T P k m | 370兆贝可 = 0.37 GBq
curie       | radioactivity | 37000000000 | 居里 | curie | Ci | - k M m μ n p | 1毫居里 = 37 MBq
sievert     | dose     | 1 | 西弗 西沃特 希沃特 希弗 | sievert | Sv | - m μ n | 2毫西弗 = 2000 μSv
gray        | absorbed dose | 1 | 戈瑞 | gray | Gy | - k c m μ n | 2戈瑞 = 200 cGy
byte        | data     | 1/1000000000 | 字节 | byte | B B/s | . k M G T P E | 0.5吉字节 = 500 MB
bit         | bandwidth | 1/1000000 | -比特 | bit | bps bit/s b/s bit | M G T k | 1000Mbps = 1 Gbps
decibel     | sound    | 1 | 分贝 | decibel | dB | - | 65分贝 = 65 dB
decibel-milliwatt | level | 1 | 分贝毫瓦 | decibel-milliwatt | dBm | - | 20分贝毫瓦 = 20 dBm
"""  # noqa: E501 - a row is one line

#: Names of single prefixed units: Chinese and English, which may be in any case.
_OTHER_NAMES = {
    "kilowatt-hour": ("度电 度", ""),
    "kilocalorie": ("大卡", ""),
    "kiloohm": ("", "kilohm kohm"),
    "megaohm": ("", "megohm"),
    "megabit": ("兆", ""),
}
#: Signs of two letters that are written in any case; those of units in `units` are there.
_ANY_CASE = frozenset("kw mw gw kv kj hz kb mb gb tb pb db dl cl v w kω mω".split())
#: Longer ones that are something else in another case: grade point average, a name, a word.
_ONE_CASE = frozenset("GPa keV mol mcd mbar bar cal bit toe kGs mGs".split())
#: Words that say something else too often, and their plurals.
_NO_WORDS = frozenset({"gray", "molar", "tesla"})
#: One sign for each of these; NFKC takes them apart: ㎫ is MPa.
_SQUARED = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x3380, 0x33E0)}
#: Signs that are as good as one in the table, in typing and in Unicode.
_SAME = {"μ": ("µ", "u"), "Ω": ("\u2126",)}


def prefixed_units() -> Iterator[UnitOfMeasure]:
    """Every unit of the table with each of its prefixes."""
    for row in _TABLE.strip().splitlines():
        key, dimension, base, zh, en, signs, prefixes, _ = (cell.strip() for cell in row.split("|"))
        above, _, below = base.partition("/")
        factor = Fraction(above) / Fraction(below or 1)
        for prefix in prefixes.split():
            yield _prefixed(key, dimension, factor, zh.split(), en.split(), signs.split(), prefix)


def examples() -> list[tuple[str, str]]:
    """The amounts that the rows give as equal, in Chinese and in English."""
    rows = (row.rsplit("|", 1)[1] for row in _TABLE.strip().splitlines())
    return [(zh.strip(), en.strip()) for zh, _, en in (row.partition(" = ") for row in rows)]


def _prefixed(
    key: str, dimension: str, factor: Fraction, zh: list[str], en: list[str], signs: list[str], prefix: str
) -> UnitOfMeasure:
    before_zh, before_en, power = _PREFIXES["-" if prefix == "." else prefix]
    bare = prefix in "-."
    key = before_en + key
    more_zh, more_en = (names.split() for names in _OTHER_NAMES.get(key, ("", "")))
    words = [word.partition("/")[::2] for word in en]
    singular, plural = words[0]
    names = [before_en + word for both in words for word in both if word and not (bare and word in _NO_WORDS)]
    own = [] if prefix == "." else list(dict.fromkeys(chain(*(_ways("" if bare else prefix, one) for one in signs))))
    chinese = [before_zh + name.removeprefix("-") for name in zh if not (bare and name[0] == "-")]
    return UnitOfMeasure(
        key,
        dimension,
        factor * Fraction(10) ** power,
        (*chinese, *more_zh, *(sign for sign in own if sign not in BARE_SIGNS)),
        (
            *with_spaces(names),
            *more_en,
            *dict.fromkeys(sign.lower() for sign in own if _loosely(sign)),
        ),
        (before_en + singular, before_en + (plural or f"{singular}s")),
        tuple(own),
        tuple(dict.fromkeys(chain(*map(_loosely, own)))),
    )


def _ways(prefix: str, sign: str) -> Iterator[str]:
    """The ways to type a sign: μF, µF, uF; ㎫."""
    yield prefix + sign
    for of, others in _SAME.items():
        yield from (one for other in others if (one := (prefix + sign).replace(of, other)) not in (prefix + sign, "us"))
    if prefix + sign in _SQUARED:
        yield _SQUARED[prefix + sign]


def _loosely(sign: str) -> tuple[str, ...]:
    """The sign in other cases, where these cannot be anything else: kPa as KPa, Kpa, KPA and kpa."""
    if sign in _ONE_CASE or not sign.isalnum() or not (len(sign) > 2 or sign.lower() in _ANY_CASE):
        return ()
    forms = (sign.lower(), sign.upper(), sign[0].upper() + sign[1:], sign[0].upper() + sign[1:].lower())
    return tuple(one for one in forms if one != sign and len(one) == len(sign) and one not in ("GPA", "MS", "NS"))
