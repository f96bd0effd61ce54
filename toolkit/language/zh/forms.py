"""The forms of Chinese figures, one row each: how a form is recognised, what reads it, and an example.

To add a form, add a row where it is to be tried, and its function to `dates`, `numbers`, `ordinals` or `shares`. The
first form that matches at a place is taken. `zh.opening` makes a regular expression of each group of rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match
from typing import NamedTuple

from toolkit.language.money import is_doubtful, signs
from toolkit.language.raised_digits import RAISED_DIGIT
from toolkit.language.zh import dates, eras, numbers, ordinals, shares, speeds, times
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.eras import ERA_ENDS
from toolkit.language.zh.not_figures import NOT_FIGURES
from toolkit.language.zh.patterns import (
    A_DECREASE,
    A_TRILLION,
    AND_DECADE,
    ANY_DIGIT,
    AT_START,
    CAPITALS,
    DATE_NUMBER,
    DECADE,
    DIGIT,
    DIGITS,
    ENUMERATED,
    EVENT,
    FISCAL,
    GAP,
    HAN_DIGIT,
    HAN_RUN,
    HAN_YEAR,
    MINUS,
    NUMERAL,
    RUN,
    SCALE,
    SHORT_YEAR,
    TO,
    VULGAR,
    YEAR,
    D,
)


class Form(NamedTuple):
    """One form: its name, its pattern, the function that makes a draft of a match, and an example.

    A form without a function is passed over: it holds no figure. The function may return None, and the text is passed
    over too. The example is a text and what is read in it, and runs as a test.
    """

    name: str
    pattern: str
    build: Callable[[Match[str]], Draft | None] | None
    example: str


#: Signs of money that would otherwise be read as names: RMB, US$.
_MONEY = "|".join(
    re.escape(sign) + (rf"(?={RUN}{GAP}[万亿])" if is_doubtful(sign) else "")
    for sign in signs()
    if sign[0].isascii() and sign[0].isalpha()
)
#: Numbers that are added to a letter: 1+6+N.
_FORMULA = rf"[{D}]++(?:[ ]?[+＋][ ]?[{D}]++)*+(?:[+＋][A-Za-z]++|[ ][+＋][ ][A-Z](?![A-Za-z]))"
#: Names come first: a token that begins with a letter is not a figure, whatever digits it has.
NAMES = (
    Form(
        "quarter_code",
        rf"(?<![A-Za-z{D}])(?:(?P<cyear>(?:19|20)[0-9]{{2}})(?:年|-)?)?"
        rf"(?:H[12]|(?P<code>Q[1-4])(?:{GAP}{TO}{GAP}Q?(?P<code_to>[2-4]))?)(?![A-Za-z{D}])",
        dates.code,
        "Q1—Q3增速 → date --Q1/Q3",
    ),
    Form("sign_money", rf"(?:{_MONEY}){GAP}(?=[{D}])", None, "EUR5亿 → money 500000000 EUR"),
    Form(
        "name",
        rf"(?!{A_DECREASE})[A-Za-zα-ωΑ-Ω][A-Za-z0-9]*+(?:[-‑–—+./&_][A-Za-z0-9]++)*+|{_FORMULA}",
        None,
        "COVID-19和“1+6+N” → ",
    ),
)

#: Enumerators, and times that other forms would take apart.
ENUMERATORS = (
    Form(
        "bracketed",
        rf"[（(](?:{ENUMERATED}|(?<=^.)[{D}]{{1,2}}|(?<=[\n。；;：:].)[{D}]{{1,2}})[）)]",
        ordinals.enumerator,
        "（三）加快建设 → enumerator 3",
    ),
    Form(
        "numbered",
        rf"(?:^|(?<=\n))[ \u3000]*(?:{ENUMERATED}(?:、(?![二三四]季度|(?<=十、)[{DIGIT}]十年代)|[，,.．])"
        rf"|[{D}]{{1,2}}(?:[.．](?![{D}])|、(?![2-4]季度)|[)）]))"
        rf"|{AT_START}[{D}]{{1,2}}[.．](?=(?:19|20)[{D}]{{2}}年)",
        ordinals.enumerator,
        "二、主要任务 → enumerator 2",
    ),
    Form(
        "labelled",
        rf"(?<=[注註表图圖件录錄])[{D}]{{1,2}}(?=[.．](?:19|20)[{D}]{{2}}年)",
        numbers.plain,
        "注1.2024年数据 → cardinal 1; year 2024",
    ),
    Form(
        "first_is",
        rf"{AT_START}(?:{ENUMERATED}(?:是(?!否|非)|要(?!素|么|求))|第{ENUMERATED}[，、,：:])",
        ordinals.enumerator,
        "三是稳外贸 → enumerator 3",
    ),
    Form("before_hour", times.BEFORE_HOUR, times.before_hour, "差五分十二点 → date T11:55"),
    Form("oclock", times.OCLOCK, times.oclock, "下午三点半 → date T15:30"),
)

#: Words that hold no figure, and plans; none begins with a western digit.
IDIOMS = (
    Form("idiom", "|".join(one.pattern for one in NOT_FIGURES), None, "第二产业 → "),
    Form(
        "plan",
        r"第?十[一二三四五六]?五(?=[”\"’」』])|十[一二三四五六]五"
        rf"|第(?:[{DIGIT}十]{{1,3}}|[{D}]{{1,2}})个(?:五|5)年(?:规划|计划)|[“\"‘「][一二三四六七八九十]五[”\"’」』]",
        dates.plan,
        "十四五规划 → period 14",
    ),
)

#: Months and days in digits, as dates of digits alone have them.
_MONTH, _DAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
#: 季 is not far from the first sign of a quarter, even in 2023年的第一季度 至 第三季度.
_NEAR_QUARTER = "(?=[^季]{0,20}+季)"
#: From one quarter to another: 一至三季度, 第1至第3季度, 一季度到三季度.
_TO_QUARTER = rf"{GAP}(?:个?季度?)?{GAP}{TO}{GAP}第?"
#: After these 后半年 is half of a year: 今年后半年, but not 三年后半年 and 此后半年.
_LATE = rf"(?:(?<=[今去明每当该同本近]年)|(?<=[{D}]{{4}}年)|(?<![^，。；、：\n]))"
_DAY_TO_DAY = rf"(?={GAP}(?:[-–—~～至到、和及与或]|{GAP}至){GAP}{DATE_NUMBER}{GAP}[日号])"

#: Where a numeral begins one of these, a sign of `opening.BESIDE` follows it.
DATES_AND_SHARES = (
    Form(
        "decade",
        rf"(?:(?:(?P<century>{RUN}|[{DIGIT}十]{{1,3}}){GAP}|(?P<relative>上(?:个)?|本))世纪{GAP})?"
        rf"(?:(?P<tens>{DECADE}){GAP}(?:年代|(?=(?:{AND_DECADE}){{1,4}}{GAP}年代))"
        rf"|(?P<one>[{DIGIT}])(?=(?:、?[{DIGIT}]){{1,3}}十年代))",
        dates.decade,
        "上世纪90年代和六、七十年代 → date 1990s; date --60s; date --70s",
    ),
    Form(
        "event",
        rf"(?<![{D}.·・•])(?P<em>1[0-2]|[1-9])[·・•](?P<ed>3[01]|[12][0-9]|[1-9])(?=[”\"」]|{EVENT})",
        dates.event,
        "5·12汶川地震 → date --05-12 weak",
    ),
    Form(
        "iso_date",
        rf"(?<![{D}.])[12][0-9]{{3}}(?P<dash>[-/.]){_MONTH}(?P=dash){_DAY}(?![{D}.])",
        dates.iso,
        "2022/5/17 → date 2022-05-17",
    ),
    Form(
        "year_last",
        rf"(?<![{D}./A-Za-z第号版])(?<!版本)(?<!(?<![0-9]{{4}})-)"
        rf"(?:(?:{_MONTH}(?P<sep>[-/.]){_DAY}(?P=sep)|{_DAY}(?P<sep2>[-/.]){_MONTH}(?P=sep2))(?:1[89]|20)[0-9]{{2}}"
        rf"|(?:0[1-9]/{_DAY}|{_DAY}/0[1-9])/[0-9]{{2}}|0[1-9]/(?:1[89]|20)[0-9]{{2}}(?!年))(?![{D}./A-Za-z号条款节％%])(?!-[0-9]{{1,3}}(?![0-9/]))",
        dates.year_last,
        "3/15/2024 → date 2024-03-15",
    ),
    Form(
        "quarters",
        rf"{_NEAR_QUARTER}(?:(?:(?P<uyear>{YEAR}){GAP}年{GAP}(?:的)?)?(?:(?:前|首)(?P<upto>[二两三四234]){GAP}(?:个)?季度?"
        rf"|第?(?P<from_q>[一1](?={_TO_QUARTER}[二两三四234])|[二2](?={_TO_QUARTER}[三四34])|[三3](?={_TO_QUARTER}[四4]))"
        rf"{_TO_QUARTER}(?P<to_q>[二两三四234]){GAP}(?:个)?季度?)"
        rf"|(?P<qyear>{YEAR}{GAP}年{GAP}(?:的)?)?(?:第?(?P<quarter>[一二三四1-4])(?:(?<=第[一二三四1-4])个)?季度"
        r"|第(?P<short_q>[一二三四1-4１-４])季(?![节中赛后剧播集]))|(?P<first_q>首季)度?"
        r"|(?P<pair_q>[一二三](?=[、]?[二三四]季度)|[1-3](?=、[2-4]季度)))",
        dates.quarters,
        "2023年前三季度 → date 2023-Q1/Q3",
    ),
    Form(
        "blackjack",
        r"(?:21|二十一)点(?:(?<=[玩打赌]21点)|(?<=[玩打赌]二十一点)|(?=[牌游赌桌]))",
        None,
        "他们在玩21点 → ",
    ),
    Form(
        "half_year",
        rf"(?:(?P<hyear>{YEAR}){GAP}年{GAP})?(?P<half>[上下首]|{_LATE}[前后])半(?=年|月|财年)(?P<halfof>年|财年|月)",
        dates.half_year,
        "2023年下半年 → date 2023-H2",
    ),
    Form(
        "day",
        rf"(?:(?P<y>{YEAR}){GAP}年{GAP}(?:的)?)?(?P<m>{DATE_NUMBER}){GAP}月(?:份)?"
        rf"(?:{GAP}(?P<d>{DATE_NUMBER})(?:{GAP}[日号]|{_DAY_TO_DAY}))?",
        dates.day,
        "2022年5月17日 → date 2022-05-17",
    ),
    Form(
        "fiscal",
        rf"(?P<fy>{YEAR}|{SHORT_YEAR})(?={GAP}(?:[/／至到–—-]){GAP}(?:{YEAR}|{SHORT_YEAR}){GAP}{FISCAL})"
        rf"|(?P<fy2>{HAN_YEAR}(?=[/／]{HAN_YEAR}))"
        rf"|(?<=[/／至到–—-])(?P<fy3>{YEAR}|{SHORT_YEAR})(?={GAP}{FISCAL})年?"
        rf"|(?<=[{ANY_DIGIT}][/／])(?P<fy4>{HAN_YEAR})",
        dates.fiscal,
        "二四/二五年度 → year 2024; year 2025",
    ),
    Form(
        "year",
        rf"(?P<bc>公元前?|西元前?|前)?(?P<y4>{YEAR}|(?<=公元前)[{D}]{{1,4}}|(?<=公元)[{D}]{{1,3}}|0[0-9])"
        rf"{GAP}年(?![级限])",
        dates.year,
        "二〇二二年 → year 2022",
    ),
    Form(
        "clock",
        r"(?<!比)(?<!比例)(?<!比为)(?<!比约)(?P<h>(?:[01]?[0-9]|2[0-4]))"
        rf"(?:[:：](?P<mi>[0-5][0-9])(?:[:：](?P<se>[0-5][0-9]))?(?![{D}.:：])"
        rf"|{GAP}时{GAP}(?:(?P<mi2>[0-5]?[0-9]){GAP}分?(?:(?<=分)(?P<se2>[0-5]?[0-9])秒)?)?(?!期|代|候|段))",
        times.clock,
        "10时33分 → date T10:33",
    ),
    # 6.0∶46.0∶48.0 is a list of shares, each a figure of its own.
    Form(
        "ratio",
        rf"(?<![:：∶])(?P<ra>{RUN}){GAP}[:：∶比]{GAP}(?!(?:19|20)[{D}]{{2}}年)(?P<rb>{RUN})(?![{D}.])(?!{GAP}[:：∶])",
        shares.ratio,
        "产投比1∶10.6 → multiple 10.6",
    ),
    Form(
        "slash",
        rf"(?<![{D}./／])(?P<sa>[{D}]{{1,3}})[/／](?P<sb>[{D}]{{1,3}})(?![{D}./／,])",
        shares.slash,
        "约占1/3 → fraction 1/3 about",
    ),
    Form(
        "parts",
        rf"(?P<below>(?<!正)负)?(?P<whole>百|[{HAN_DIGIT}]百(?=分之)|{RUN}|{HAN_RUN}){GAP}分之{GAP}"
        rf"(?P<part>(?:负|[-−])?(?:{RUN}|{HAN_RUN}(?:点[{HAN_DIGIT}]++)?)(?:几|多)?)",
        shares.parts,
        "近百分之五 → percent 5 nearly",
    ),
)

_COUNTED = f"[{ANY_DIGIT}十百千]"
#: In an ordinal; they begin other words too: 第一万达广场.
_BIG = "[万亿](?![达科众物事象能])"

#: Other words with a numeral in them; none begins with a western digit.
WORDS = (
    Form(
        "short_part",
        rf"(?P<hw>[三四五六八十])分(?P<hp>[一二三])(?![{ANY_DIGIT}十百千万亿分点个名钟秒])",
        shares.short_part,
        "逾三分一 → fraction 1/3 over",
    ),
    Form(
        "dozen",
        "(?P<dozens>[半一二两三四五六七八九十]{1,2})打(?=[鸡鸭鹅]?蛋|[啤红白]?酒|[铅圆]?笔|玫瑰|鲜花|毛巾|袜|杯|[生牡]蚝?蛎?"
        "|纸|盒|罐|瓶|汽水|可乐|衬衫|[百千万亿]+[富大]翁|[，。、；])",
        shares.dozen,
        "两打鸡蛋 → cardinal 24",
    ),
    Form(
        "tens_and",
        f"(?P<tens_of>[二三四五六七八九]?十)有(?P<one_of>[{DIGIT}])(?![{NUMERAL}个家名项位种])",
        numbers.tens_and,
        "他三十有五 → cardinal 35",
    ),
    Form("fused", "(?P<two_or_three>(?<!伎)俩|仨)", numbers.fused, "拖了仨月 → cardinal 3 月"),
    Form("flat", numbers.ROOMS, numbers.rooms, "三室两厅 → cardinal 3 居室; cardinal 2 客厅"),
    Form("age_in_tens", "(?P<xun>[二三四五六七八九])旬", numbers.age_in_tens, "年过六旬 → cardinal 60 岁 over"),
    Form("one_digit", "个位数(?!字)", shares.one_digit, "个位数增长 → cardinal 1 位数 weak"),
    Form("first_of_era", f"(?<=[{''.join(ERA_ENDS)}])元年", eras.first_year, "平成元年 → year 1989"),
    Form(
        "to_a_hundred",
        "百(?:(?<=秒破百)|(?:(?<=[零破]百)|(?<=零[到至]百))(?=的?加速|时间|成绩))",
        speeds.to_a_hundred,
        "零百加速3.8秒 → cardinal 100 公里/小时; cardinal 3.8 秒",
    ),
    Form("all", "百分百", shares.everything, "百分百 → percent 100"),
    Form(
        "congress",
        r"(?:十[七八九]|二十[一二三]?)大(?=[^一-鿿]|\Z|[以精报代召后前擘开闭胜和的强指提作部做明])"
        rf"|[{DIGIT}]中全会",
        ordinals.congress,
        "二十大精神 → ordinal 20",
    ),
    Form(
        "ordinal",
        rf"第{GAP}(?P<nth>[{D}]++(?:\.[{D}]++)*+[万亿]*+|{_COUNTED}(?:{_COUNTED}|{_BIG})*+)",
        ordinals.ordinal,
        "位居第七位 → ordinal 7 位",
    ),
    Form(
        "first",
        r"首(?=[次个批家条台辆艘座部款例届季期套位名项单场轮趟度])[一-鿿]",
        ordinals.first,
        "首次 → ordinal 1 次 weak",
    ),
    Form(
        "doubling",
        r"翻(?:了|两三)?(?P<about>近|约|逾|超过?)?(?:(?P<times>[一二两三四五1-5])(?:个)?)?(?:番|倍)|翻番|加倍|成倍|双倍(?!努力|奉还|小心|用心)|倍增(?!计划|工程|行动|器)",
        shares.doubling,
        "翻两番 → multiple 4",
    ),
    Form(
        "halving",
        r"(?:减|过|砍)半(?:数)?|腰斩|一半|半数|半壁|半(?=年|个|天|日|小时|世纪|公|斤|亩|码|月|分钟|秒|吨|米|升(?!降|级))|对半",
        shares.halving,
        "过半 → fraction 0.5 over",
    ),
    Form(
        "throng",
        r"成千上万|数以(?P<by>[十百千万亿]+)计|成百上千",
        shares.throng,
        "数以万计 → cardinal 10000..None vague",
    ),
    Form(
        "several",
        rf"(?P<under_zero>零下)?(?:[数几](?P<of>(?:[十百千万亿]|{A_TRILLION})++)(?![瓦米克卡])"
        rf"|(?P<teen>[{DIGIT}]?十)几(?P<teenscale>(?:[万亿]|{A_TRILLION})?))",
        shares.several,
        "数十亿元 → money 2000000000..10000000000 CNY vague",
    ),
)

NUMBERS = (
    Form(
        "power",
        rf"(?<![{D}.])10(?:\^(?P<exponent>[{D}]{{1,2}})(?![{D}])|(?P<raised>{RAISED_DIGIT}{{1,2}})(?=[次个种倍]))",
        numbers.power,
        "每秒10^18次 → cardinal 1000000000000000000 次",
    ),
    Form(
        "number",
        rf"(?P<minus>(?<!正)负|零下{GAP}(?=[{D}{NUMERAL}])"
        rf"|(?<![{D}] )(?<![{D}A-Za-z%％)）\]年月日号元])(?<![{D}][点时])[{MINUS}](?=[{D}]))?(?P<numeral>"
        rf"{DIGITS}|{CAPITALS}"
        rf"|{HAN_RUN}(?:点[{HAN_DIGIT}]++(?:{SCALE}++)?)?)(?P<vulgar_part>(?<=[{D}])[{VULGAR}])?",
        numbers.number,
        "投资3145亿元 → money 314500000000 CNY",
    ),
    Form("vulgar", f"[{VULGAR}]", numbers.vulgar, "约¼ → fraction 0.25 about"),
)
