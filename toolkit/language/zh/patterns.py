"""The pieces of regular expressions that the forms of Chinese figures share.

Runs are possessive, so that no text makes a search go back. Texts are simplified before they are read
(`zh.traditional`), so the patterns have no traditional characters.
"""

from __future__ import annotations

from toolkit.language.money import chinese_names
from toolkit.language.numerals import VULGAR_FRACTIONS

#: Western digits, half and full width (not every script's, as \\d would have it).
D = "0-9０-９"
#: Between the parts of one figure.
GAP = "[ \u00a0\u2009\u202f\u3000]?"
#: Digits, with points and commas between them; the reader decides whether the commas group thousands. A comma before a
#: range is that of a list: 12,15-17.
RUN = rf"[{D}]++(?:[.．][{D}]++|,(?![{D}]{{1,2}}[-–][{D}])[{D}]++)*+"
#: Digits in groups of three: after spaces (12 400, 475   000), or a comma and a space before zeros alone (60, 000).
_GROUP = rf"[{D}]{{3}}(?![{D}])"
GROUPED = (
    rf"[1-9１-９][{D}]{{0,2}}(?:(?:[ \u00a0\u2009\u202f]{{1,3}}{_GROUP}|\u3000{_GROUP})++"
    rf"|(?:[,，][ ]?{_GROUP}){{0,4}}?[,，][ ]?[0０]{{3}}(?![{D}]|[,，][{D}]))(?:\.[{D}]++)?"
)
#: Fractions in one sign.
VULGAR = "".join(VULGAR_FRACTIONS)
#: One to nine.
DIGIT = "一二三四五六七八九"
#: The digits of a year or of a number after 点.
ANY_DIGIT = f"零〇{DIGIT}"
HAN_DIGIT = f"{ANY_DIGIT}两"
#: 大写 as on cheques; alone they are parts of other words (内陆, 队伍).
FINANCIAL = "壹贰叁肆伍陆柒捌玖貳叄弍"
#: 參 as it is simplified, which is mostly a part of other words (参加), and what it can be a numeral before.
THREE, BESIDE_THREE = "参", "拾佰仟万元圆角分毛"
#: A numeral of capital figures, of which one alone has money or copies after it: 伍角, 叁份, not 大陆元首 and 队伍分布.
CAPITALS = (
    rf"(?:[{FINANCIAL}]|(?<![人海党丹]){THREE}(?=[{BESIDE_THREE}]))(?:[{FINANCIAL}{THREE}零拾佰仟万亿]++"
    r"|(?<![大内登着水海队行入退为落].)(?=份(?!额)|元(?![素件器旦宵宇老首月年])|圆(?![形桌])"
    rf"|[角毛分](?:[整正钱，。；、）)\s零{FINANCIAL}{THREE}]|\Z)))"
)
HAN_UNIT = "十拾百佰千仟廿卅"
#: Every sign of a Chinese numeral.
NUMERAL = f"{HAN_DIGIT}{HAN_UNIT}万亿"
#: 兆 is a trillion before a currency, the rest of a numeral, and what has no millions of bits: 3兆美元, 3兆5000亿.
#: It is mega elsewhere: 30兆瓦, 100兆宽带.
A_TRILLION = rf"兆(?=[多余]?(?:{'|'.join(chinese_names())}|[个次股笔颗])|[{D}.,{HAN_DIGIT}十百千]{{1,8}}[万亿])"
#: The units that begin with 千, as 千瓦 and 千升 do, but not 三千升至五千, 三千牛羊 and 五千欧元.
_KILO = (
    rf"[瓦米克卡伏赫帕焦乏]|(?!{A_TRILLION})兆|牛(?![羊奶肉])|安(?![一-鿿])|安[培时]|欧(?!元|盟|洲)"
    "|字节|比特|贝[可克]|道尔|电子伏|勒克|流明|坎德|居里|戈瑞|高斯|升(?![至到级为高幅降格])"
)
#: 百 begins a unit in 百分点 and 百帕.
SCALE = f"(?:[万亿仟佰]|百(?![分帕])|千(?!{_KILO})|{A_TRILLION})"
HAN_RUN = rf"(?:[{HAN_DIGIT}十拾廿卅]|{SCALE})++"
#: Digits with 万 and 亿 between them: 2万8,590, 1亿2,345万6,789, 1万7,833.5, 3万零500, but not 3万500强 and 5万2022年.
#: A space after 万 is one inside the numeral only where another is before it: 3 万 5,000.
_UPPER = rf"(?:[{D}][,，][{D}]{{3}}|[{D}]{{1,4}})"
_LOWER = rf"(?:[{D}][,，]?[{D}]{{3}}(?:\.[{D}]++)?|[零〇][{D}]{{1,3}})(?![{D}]|,[{D}])"
_NO_YEAR = rf"(?!(?<=[12１２][{D}]{{3}})(?:{GAP}年|[-/.][{D}]{{1,2}}[-/.]))"
_SPACED = "[ \u00a0\u2009\u202f]"
_MYRIADS = rf"{_UPPER}(?:{GAP}(?:亿|{A_TRILLION}){GAP}零?{_UPPER})*+(?:万|{_SPACED}万{_SPACED}?){_LOWER}{_NO_YEAR}"
#: A numeral in digits, perhaps with 万 and 亿.
DIGITS = rf"{_MYRIADS}|(?:{GROUPED}|{RUN})(?:{GAP}{SCALE}++(?:零?{RUN}(?={SCALE}))?+)*+"
#: What follows 半 where it begins a word, not half of the unit before: 两吨半成品, 两个半导体项目.
OTHER_HALVES = "导岛径决成挂自固干潜价夜官球身熟开截路途透封圆数场马区拉殖永脱托空衰职"
_FOOD = (
    "[水酒油盐醋酱面粉饭粥汤茶奶药肉菜豆蒜葱姜蜜蛋啤牛羊猪鸡鸭鱼虾苹香葡柠橙梨桃莓咖饮]|[红白黄]酒|米[饭粉面]"
    "|糖(?![奶茶拿咖可乌果饮])"
)
#: What follows 半 where it is half of the measure word before it: 三层半高, 一块半, 两杯半水; other words mostly make
#: another one of it: 一场半程马拉松, 三位半专业选手, 一杯半糖奶茶.
AFTER_A_HALF = f"(?![一-鿿])|[的多左右之以钱高厚宽长楼]|{_FOOD}"
#: Any whole number of a date.
DATE_NUMBER = rf"(?:[{D}]{{1,2}}(?![{D}])|[{DIGIT}十廿卅]{{1,3}})"
#: The number of a decade, and another that follows it in a list or range: 60、70年代, 1960至1970年代.
DECADE = rf"(?:(?:[12１２][{D}])?[{D}][0０]|[{DIGIT}]十|(?:[一二][{ANY_DIGIT}])?[{ANY_DIGIT}][零〇])"
AND_DECADE = rf"{GAP}(?:以及|[、和与及或至到]|[-–—~～－]{{1,2}}){GAP}{DECADE}"
YEAR = rf"(?:[12１２][{D}]{{3}}|[{ANY_DIGIT}]{{4}})"
#: Two digits of a year: 二五 in 二五/二六年度.
HAN_YEAR = f"(?<![{ANY_DIGIT}])[{ANY_DIGIT}]{{2}}(?![{ANY_DIGIT}十百千万亿])"
SHORT_YEAR = rf"(?:(?<![{D}])[{D}]{{2}}(?![{D}])|{HAN_YEAR})"
#: Minus before a figure: hyphens, dashes and the sign itself, full and half width.
MINUS = "-−－–﹣"
#: Δ4.2 is a figure with its sign (`language.triangles`), Δ9-四氢大麻酚 a name.
A_DECREASE = rf"Δ[{D}][{D}.,]*+(?![A-Za-z‑-])"
#: Between the ends of a range.
TO = "(?:[至到]|[-–—~～－]{1,2})"
#: What follows the second year of a fiscal one.
FISCAL = "(?:课税|财政|会计|学)?年度|财年|学年"
#: The numeral of an enumerator.
ENUMERATED = f"[{DIGIT}十]{{1,3}}"
#: What an event is that is called by its day: 5·12汶川地震, 3·15晚会.
EVENT = "(?:汶川|唐山|特大|特别重大|重大|大?地震|事件|恐怖|国际|消费者|晚会|事故|火灾|爆炸|空难|讲话|专案|大案|抗震)"
#: An enumerator begins the text or a clause.
AT_START = r"(?:^|(?<=[\n。；;：:！？!?\u2028，,]))[ \u3000]*"
