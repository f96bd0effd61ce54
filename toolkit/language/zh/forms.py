"""The one regular expression that finds where a Chinese figure may begin, and what form it has.

Every alternative is a named group; the reader dispatches on the group's name. Alternatives that begin alike stand
together behind a guard, which only says sooner that none of them can match. Runs are possessive, so that no text
makes the search go back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.language.money import signs
from toolkit.language.zh.lexicon import NOT_FIGURES

#: Western digits, half and full width (not every script's, as \\d would have it).
D = "0-9０-９"
#: Between the parts of one figure.
GAP = "[ \u00a0\u2009\u3000]?"
#: Digits, with points and commas between them; whether they group thousands is for the reader to see.
RUN = rf"[{D}]++(?:[.,．][{D}]++)*+"
HAN_DIGIT = "零〇○一二三四五六七八九两兩"
#: 大写 as on cheques; alone they are other words (内陆, 队伍).
FINANCIAL = "壹贰叁肆伍陆柒捌玖貳參陸"
HAN_UNIT = "十拾百佰千仟廿卅"
#: 千 and 百 are the beginning of a unit in 千瓦 and 百分点.
SCALE = "(?:[万萬亿億仟佰]|百(?![分帕])|千(?![瓦米克卡伏赫兆帕焦]))"
_COUNTED = "[零〇一二三四五六七八九十百千]"
#: In an ordinal; they begin other words too: 第一万达广场.
_BIG = "[万亿](?![达科众物事象能])"
HAN = rf"(?:[{HAN_DIGIT}十拾廿卅]|{SCALE})"
HAN_RUN = rf"{HAN}++"
#: Any whole number of a date.
N2 = rf"(?:[{D}]{{1,2}}(?![{D}])|[一二三四五六七八九十廿卅]{{1,3}})"
YEAR = rf"(?:[12１２][{D}]{{3}}|[零〇○一二三四五六七八九]{{4}})"
#: Two digits of a year, and what comes behind the second year of a fiscal one (二五/二六年度).
HAN2 = "(?<![零〇一二三四五六七八九])[零〇一二三四五六七八九]{2}(?![零〇一二三四五六七八九十百千万亿])"
SHORT = rf"(?:(?<![{D}])[{D}]{{2}}(?![{D}])|{HAN2})"
FISCAL = "(?:课税|财政|会计|学)?年度|财年|学年"
ENUMERATED = "[一二三四五六七八九十]{1,3}"
#: What may stand before an enumerator: nothing, or the end of a clause.
_AT_START = r"(?:^|(?<=[\n。；;：:！？!?\u2028，,]))[ \u3000]*"

#: Behind these 后半年 is a half of a year: 今年后半年, but not 三年后半年 and 此后半年.
_LATE = rf"(?:(?<=[今去明每当该同本近]年)|(?<=[{D}]{{4}}年)|(?<![^，。；、：\n]))"

#: Signs of money that would else be read as names: RMB, US$.
_MONEY = "|".join(re.escape(sign) for sign in signs() if sign[0].isascii() and sign[0].isalpha())

#: Names first: a token that begins with a letter is none of ours, whatever digits it has.
_NAMES = (
    ("quarter_code", rf"(?<![A-Za-z{D}])(?:Q[1-4]|H[12])(?![A-Za-z{D}])"),
    ("sign_money", rf"(?:{_MONEY}){GAP}(?=[{D}])"),
    ("name", rf"[A-Za-zα-ωΑ-Ω][A-Za-z0-9]*+(?:[-‑–—+./&_][A-Za-z0-9]++)*+|[{D}]++[+＋][A-Za-z]++"),
    ("bracketed", rf"[（(](?:{ENUMERATED}|(?<=^.)[{D}]{{1,2}}|(?<=[\n。；;：:].)[{D}]{{1,2}})[）)]"),
    ("numbered", rf"(?:^|(?<=\n))[ \u3000]*(?:{ENUMERATED}[、，,.．]|[{D}]{{1,2}}(?:[.．](?![{D}])|、|[)）]))"),
    ("first_is", rf"{_AT_START}(?:{ENUMERATED}(?:是(?!否|非)|要(?!素|么|求))|第{ENUMERATED}[，、,：:])"),
    (
        "oclock",
        rf"(?:(?<=[午晨晚夜日])|(?<=[早晚]上)|(?<=至)(?={N2}[时時]))(?P<oh>{N2}|零){GAP}[点點时時](?:(?P<om>[0-5]?[0-9]|[一二三四五六七八九十]{{1,3}}|零)分|(?P<ohalf>半)|钟|整)?",
    ),
)

#: Words that are no figures, and plans; none begins with a western digit.
_IDIOMS = (
    ("no_figure", "|".join(NOT_FIGURES[:1])),
    ("idiom", "|".join(NOT_FIGURES[1:])),
    (
        "plan",
        r"第?十[一二三四五六]?五(?=[”\"’」』])|十[一二三四五六]五|第[一二三四五六七八九十]{1,3}个"
        r"(?:五|5)年(?:规划|计划)|[“\"‘「][一二三四六七八九十]五[”\"’」』]",
    ),
)

#: Where a numeral begins them, one of `_BESIDE` stands behind it.
_DATES_AND_SHARES = (
    (
        "decade",
        rf"(?:(?:(?P<century>{RUN}|[二十一]{{1,3}}){GAP}|(?P<relative>上(?:个)?|本))世[纪紀]{GAP})?"
        rf"(?P<tens>[1-9１-９]0|[1-9１-９]０|[一二三四五六七八九]十|(?:1[89]|20)[0-9]0){GAP}年代",
    ),
    (
        "decade_pair",
        r"(?P<age>2[01]|1[0-9]|[二十一]{1,3}|上(?:个)?|本)[ ]?世纪"
        r"(?P<one>[一二三四五六七八九])(?=、?[一二三四五六七八九]十年代)",
    ),
    (
        "iso_date",
        rf"(?<![{D}.])[12][0-9]{{3}}(?P<dash>[-/.])(?:0?[1-9]|1[0-2])(?P=dash)(?:0?[1-9]|[12][0-9]"
        rf"|3[01])(?![{D}.])",
    ),
    (
        "quarters",
        rf"(?:(?P<uyear>{YEAR}){GAP}年{GAP})?(?:前|首)(?P<upto>[二两三23]){GAP}(?:个)?季度?|(?P<qyear>{YEAR}{GAP}年{GAP}(?:的)?)?第?"
        rf"(?P<quarter>[一二三四1-4])(?:(?<=第[一二三四1-4])个)?季度|(?P<first_q>首季)度?|(?P<pair_q>[一二三](?=[、]?[二三四]季度))|第(?P<short_q>[一二三四])季(?![节中赛后])",
    ),
    (
        "half_year",
        rf"(?:(?P<hyear>{YEAR}){GAP}年{GAP})?(?P<half>[上下]|{_LATE}[前后])半(?=年|月|财年)"
        r"(?P<halfof>年|财年|月)",
    ),
    (
        "day",
        rf"(?:(?P<y>{YEAR}){GAP}年{GAP}(?:的)?)?(?P<m>{N2}){GAP}月(?:份)?(?:{GAP}(?P<d>{N2})"
        rf"(?:{GAP}[日号號]|(?={GAP}(?:[-–—~～至到、和及与或]|{GAP}至){GAP}{N2}{GAP}[日号號])))?",
    ),
    (
        "fiscal",
        rf"(?P<fy>{YEAR}|{SHORT})(?={GAP}(?:[/／至到–—-]){GAP}(?:{YEAR}|{SHORT}){GAP}{FISCAL})"
        rf"|(?P<fy2>{HAN2}(?=[/／]{HAN2}))"
        rf"|(?<=[/／至到–—-])(?P<fy3>{YEAR}|{SHORT})(?={GAP}{FISCAL})年?|(?<=[零〇一二三四五六七八九][/／])(?P<fy4>{HAN2})",
    ),
    (
        "year",
        rf"(?P<bc>公元前?|西元前?|前)?(?P<y4>{YEAR}|(?<=公元前)[{D}]{{1,3}}|(?<=公元)[{D}]{{1,3}}"
        rf"|0[0-9]){GAP}(?:年(?![级限])|財年)",
    ),
    (
        "clock",
        rf"(?<!比)(?<!比例)(?<!比为)(?<!比约)(?P<h>(?:[01]?[0-9]|2[0-4]))(?:[:：](?P<mi>[0-5][0-9])(?:[:：][0-5][0-9])?(?![{D}.:：])"
        rf"|{GAP}[时時]{GAP}(?:(?P<mi2>[0-5]?[0-9]){GAP}分?)?(?!期|代|候|段))",
    ),
    # 6.0∶46.0∶48.0 is a list of shares, each a figure of its own.
    ("ratio", rf"(?<![:：∶])(?P<ra>{RUN}){GAP}[:：∶比]{GAP}(?P<rb>{RUN})(?![{D}.])(?!{GAP}[:：∶])"),
    ("slash", rf"(?<![{D}./／])(?P<sa>[{D}]{{1,3}})[/／](?P<sb>[{D}]{{1,3}})(?![{D}./／,])"),
    (
        "parts",
        rf"(?P<whole>百|{RUN}|{HAN_RUN}){GAP}分之{GAP}(?P<part>(?:负|[-−])?(?:{RUN}|{HAN_RUN}"
        rf"(?:[点點][{HAN_DIGIT}]++)?)(?:几|多)?)",
    ),
)

#: Other words with a numeral in them; none begins with a western digit.
_WORDS = (
    ("short_part", r"(?P<hw>[三四五六八十])分(?P<hp>[一二三])(?![零〇一二三四五六七八九十百千万亿分点个名钟秒])"),
    ("all", r"百分(?:之)?百"),
    (
        "congress",
        r"(?:十[七八九]|二十[一二三]?)大(?=[^一-鿿]|\Z"
        r"|[以精报代召后前擘开闭胜和的强指提作部做明])|[一二三四五六七八九]中全会",
    ),
    (
        "ordinal",
        rf"第{GAP}(?P<nth>[{D}]++(?:\.[{D}]++)?[万亿]*+|{_COUNTED}(?:{_COUNTED}|{_BIG})*+)(?:(?P<nth2>[、-]|至|到)"
        rf"(?=[{D}一二三四五六七八九十]))?",
    ),
    ("first", r"首(?=[次个個批家条條台辆艘座部款例届季期套位名项項单场场轮趟度])[一-鿿]"),
    (
        "doubling",
        r"翻(?:了|两三)?(?:(?P<times>[一二两三四五1-5])(?:个)?)?(?:番|倍)|翻番|加倍|倍增(?!计划|工程"
        r"|行动|器)",
    ),
    ("halving", r"(?:减|过|砍)半(?:数)?|[一]半|半数|半壁|半(?=年|个|天|日|小时|世纪|公里|斤|亩|月)|對半|对半"),
    ("throng", r"成千上万|数以(?P<by>[十百千万亿]+)计|成百上千"),
    (
        "several",
        r"(?P<some>[数數几幾])(?P<of>[十百千万萬亿億]++)(?![瓦米克卡])|"
        r"(?P<teen>[一二三四五六七八九]?十)[几幾](?P<teenscale>[万亿]?)",
    ),
)

_NUMBERS = (
    (
        "number",
        rf"(?P<minus>负|(?<![{D}] )(?<![{D}A-Za-z%％)）\]年月日号元])[-−－](?=[{D}]))?(?P<numeral>"
        rf"(?:[1-9１-９][{D}]{{0,2}}(?:[ \u00a0\u2009][{D}]{{3}}(?![{D}]))+(?:\.[{D}]++)?|{RUN})"
        rf"(?:{GAP}{SCALE}++(?:{RUN}(?={SCALE}))?+)*+|[{FINANCIAL}](?:[{FINANCIAL}零拾佰仟万萬亿億])++"
        rf"|{HAN_RUN}(?:[点點][{HAN_DIGIT}]++(?:{SCALE}++)?)?)",
    ),
)

_NUMERAL = f"{HAN_DIGIT}{HAN_UNIT}万萬亿億"
#: What stands right behind the numeral of a date or a share: 年, 月, 世纪, 季度, a colon, 比, 分之 and the like.
_BESIDE = r"年财財课会学月世季时時点點分比至到、/／:：∶–—\-"
_NO_DIGIT = f"(?![{D}])"
_DATED = (
    rf"(?:(?=[^{D}{_NUMERAL}]|(?:{RUN}|[{_NUMERAL}]++){GAP}[{_BESIDE}]|[12][0-9]{{3}}[-/.])"
    r"|(?<=[/／第]))"
)

#: A figure begins with one of these; anything else is passed over at once.
_ALWAYS = f"{D}{_NUMERAL}{FINANCIAL}A-Za-zα-ωΑ-Ω"
#: Or with one of the signs on the left, where one of those on the right follows.
_LEADING = (
    (r"（(“\"‘「周週前负首第翻\-−－", f"{D}{_NUMERAL}{FINANCIAL}日 \u00a0\u2009\u3000"),
    ("首翻", "次个個批家条條台辆艘座部款例届季期套位名項项單单场場轮趟度了番倍"),
    ("星礼公西加倍过减砍对對", "期拜元倍增半"),
    ("上本下前后", "个世半 "),
    ("半", "数壁年个天日小世公斤亩月"),
    ("成數数几幾", "十百千万萬亿億以"),
)
#: Or with the blanks before an enumerator.
_BLANK = r"[ \u3000](?<![^\n。；;：:！？!?\u2028，,].)"
_OPENING = (
    f"(?=[{_ALWAYS}]|[{''.join(first for first, _ in _LEADING)}]"
    f"(?:{'|'.join(f'(?<=[{first}])[{second}]' for first, second in _LEADING)})|{_BLANK})"
)


#: The forms in the order in which they are tried, behind the guard of each group.
GROUPS = (
    ("", _NAMES),
    (_NO_DIGIT, _IDIOMS),
    (_DATED, _DATES_AND_SHARES),
    (_NO_DIGIT, _WORDS),
    ("", _NUMBERS),
)


def one_of(forms: Iterable[tuple[str, str]]) -> str:
    """The forms as alternatives, each a group with its name."""
    return f"(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in forms)})"


FORMS = re.compile(f"{_OPENING}(?:{'|'.join(guard + one_of(forms) for guard, forms in GROUPS)})")
