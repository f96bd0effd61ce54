"""Chinese words beside a figure that some English contradicts in so many words: 在建 is not "in operation".

Each row is looked for in the clause of the figure on the left, and in the sentence of its counterpart on the right.
"""

from __future__ import annotations

from toolkit.language.figures.pair import Contrast, contrast

BASIS, AIM, DIRECTION, BOUND = "basis-mismatch", "aim-mismatch", "direction-mismatch", "number-hedge"

_LESS = r"(?:under|less than|below|fewer than|lower than|lighter than|shorter than|smaller than|younger than)"
_MORE = r"(?:over|above|more than|older than|higher than|exceeding)"
_BANNED = (
    r"banned|prohibited|forbidden|barred|cannot|(?:may|must|shall|can|are|is) not|not (?:allowed|permitted|admitted)"
)
CONTRASTS: tuple[Contrast, ...] = (
    contrast(
        "under construction",
        ("在建核电机组4台。", "Four nuclear power units are in operation."),
        AIM,
        "在建|正在建|开工建",
        "在建|正在建设|开工建设",
        r"in operation|in service|operating|completed|put into",
        r"under construction|being built|in progress|under way|underway|broken|started|began|when|once",
    ),
    contrast(
        "signed",
        ("签约项目27个、金额318亿元。", "Companies invested 31.8 billion yuan in 27 projects."),
        AIM,
        "签约|签订|签署",
        "签约|签订|签署",
        r"invested|built|completed|put into operation",
        r"sign\w*|agree\w*|contract\w*|deals?|memorand\w+",
    ),
    contrast(
        "credit lines",
        ("六家银行授信150亿元。", "Six banks lent 15 billion yuan."),
        AIM,
        "授信",
        "授信",
        r"lent|loaned|disbursed|drew down",
        r"credit|lines?|facilit\w+",
    ),
    contrast(
        "capacity",
        ("达产后年可处理垃圾9万吨。", "The plant treated 90,000 metric tons of waste last year."),
        AIM,
        "年可|达产后|投产后",
        "年可[一-鿿]|达产后|投产后",
        r"turned out|produced|processed|treated|generated|last year",
        r"can|could|will|would|able|capacity|capable|once|when|expected",
    ),
    contrast(
        "not yet done",
        ("仍有2300户未完成改造。", "A total of 2,300 households have had their toilets upgraded."),
        AIM,
        "尚|仍|还",
        "(?:尚|仍|还)(?:有|未)?[^，。；]*未(?!来|成年|必)|尚未|仍未|还没有?",
        r"(?:have|has) (?:now |already |all )?(?:had|been|reached|met|completed)|already|now reached",
        r"not|n't|yet|still|without|lack\w*|un\w+|fail\w*|remain\w*|short|no|neither|fewer|below|outside|only",
    ),
    contrast(
        "already reached",
        ("快递进村覆盖率达到94%。", "Courier service has yet to reach 94 percent of villages."),
        AIM,
        "达到|实现|已",
        "(?<![未不没])(?<!没有|未能|不能)(?:达到|实现)|已(?!知)",
        r"has (?:yet to|not (?:yet )?(?:reach|been|achiev|met)\w*)"
        r"|have (?:yet to|not (?:yet )?(?:reach|been|achiev|met)\w*)",
        r"target|goal|except|although|though|but|other|rest",
    ),
    contrast(
        "failures",
        ("食品抽检不合格率2.7%。", "In the checks of food, 2.7 percent of samples passed."),
        BASIS,
        "不合格|不达标|未通过|不及格",
        "不合格|不达标|未通过|不及格",
        r"pass(?:ed|es)?|qualified|up to standard|conform\w*|compl(?:y|ied|iant)",
        r"fail\w*|un\w+|not|n't|sub-?standard|below|non-\w+|defect\w*|violat\w*",
    ),
    contrast(
        "passes",
        ("药品抽检合格率98.6%。", "In the drug checks, 98.6 percent of samples failed."),
        BASIS,
        "合格率|达标率|通过率",
        "(?<!不)合格率|(?<!不)达标率|通过率",
        r"fail(?:ed|s|ure)?|substandard|rejected|disqualified",
        r"pass\w*|qualif\w+|up to|standard\w*|met|conform\w*|compl\w+",
    ),
    contrast(
        "share of what was added",
        ("贷款占新增贷款的41%。", "They accounted for 41 percent of all outstanding loans."),
        BASIS,
        "占",
        "占[^，。；]{0,6}(?:新增|增量)",
        r"outstanding|balance|stock|existing",
        r"new|newly|increase\w*|increment\w*|addition\w*|added|growth",
    ),
    contrast(
        "share of what there is",
        ("贷款占贷款余额的41%。", "They accounted for 41 percent of new loans."),
        BASIS,
        "占",
        "占[^，。；]{0,8}(?:余额|存量|总量)",
        r"new loans|newly|additional|increment\w*",
        r"outstanding|balance|stock|existing|total|all|overall",
    ),
    contrast(
        "before the pandemic",
        ("恢复到疫情前的58%。", "It is running at 58 percent of what it was during the pandemic."),
        BASIS,
        "疫情",
        "疫情(?:之|以)?前",
        r"during (?:the )?(?:pandemic|epidemic|covid\S*|outbreak)",
        r"before|pre-?\w*|prior|2019|ahead",
    ),
    contrast(
        "from the bottom",
        ("水环境质量排名全省倒数第三。", "The city came third in the province for water quality."),
        DIRECTION,
        "倒数",
        "倒数",
        r"came|ranked|rank|ranks|placed|finished|is|was|stood",
        r"bottom|last|worst|from|end|lowest|backward\w*|poorest",
    ),
    contrast(
        "pupils to a teacher",
        ("初中生师比13.4:1。", "Junior middle schools have 13.4 teachers for each pupil."),
        BASIS,
        "生师比",
        "生师比",
        r"teachers? (?:for|to|per) (?:(?:each|every|one|a) )?(?:pupil|student)s?",
        r"(?:one|a|1|each|per|every) teacher",
    ),
    contrast(
        "boys to 100 girls",
        ("出生人口性别比为108.3（女=100）。", "Births ran at 108.3 girls to every 100 boys."),
        BASIS,
        "性别比",
        "性别比",
        r"(?:girls?|women|females?) (?:for|to|per) (?:(?:each|every) )?100 (?:boys|men|males)",
        r"(?:boys?|men|males?) (?:for|to|per) (?:(?:each|every) )?100",
    ),
    contrast(
        "rate of those who found work",
        ("高校毕业生就业率达92.3%。", "New graduates made up 92.3 percent of people in work."),
        BASIS,
        "就业",
        "就业率",
        r"(?:made|make|makes) up|account\w* for|constitut\w+|of (?:all )?(?:people in work|the employed|employment)",
        r"rate|found|secured|landed|got",
    ),
    contrast(
        "share of jobs",
        ("服务业就业占比为48.2%。", "The service sector contributed 48.2 percent of GDP."),
        BASIS,
        "就业",
        "就业[^，。；]{0,6}占?比|占[^，。；]{0,6}就业",
        r"of (?:the )?(?:\w+ )?(?:GDP|output|value added)",
        r"employ\w*|jobs?|work\w*",
    ),
    contrast(
        "costs",
        ("每百元营业收入中的成本为83.9元。", "Every 100 yuan of revenue yielded 83.9 yuan of profit."),
        BASIS,
        "成本",
        "成本(?:为|是|达|约)",
        r"profits?|earnings",
        r"costs?|expens\w+|spen\w+|ate|margins?",
    ),
    contrast(
        "first half of the year",
        ("上半年民营企业进出口增长8.7%。", "Private firms' trade grew 8.7 percent in the second quarter."),
        "date-mismatch",
        "上半年",
        "上半年",
        r"(?:first|second|third|fourth) quarter|second half",
        r"first half|first six|january|half[- ]year|half of|six months|h1",
    ),
    contrast(
        "growth that slowed",
        ("零售总额增速比上年放缓2.1个百分点。", "Retail sales shrank by 2.1 percentage points."),
        DIRECTION,
        "放缓|回落|减缓|趋缓|下滑|收窄|下降",
        "(?:增[速幅长]|涨幅)[^，。；]{0,14}?(?:放缓|回落|减缓|趋缓|下滑|下降|收窄)",
        r"(?:shrank|shrunk|contracted|decreased|declined|dropped|fell|slumped) (?:by )?[0-9.]+ (?:percentage )?points?",
        r"growth|grow\w*|grew|rates?|pace|ris\w+|rose|increas\w*|expan\w+|gain\w*|slow\w*|quick\w*|fast\w*|inflation"
        r"|climb\w*|advanc\w*|up",
    ),
    contrast(
        "reduced to what is left",
        ("行政许可事项精简到386项。", "The province did away with 386 items requiring permission."),
        "change-mismatch",
        "精简|减|压缩|降",
        "(?:精简|减少?|压缩|降)[到至为]",
        r"(?:did|do|done|doing) away with|abolish\w*|scrapp?\w*|eliminat\w*|cancell?ed|removed|axed|repealed|laid off"
        r"|shed",
        r"to|at|remain\w*|left|now|only|just|kept|retain\w*|stay\w*|all but",
    ),
    contrast(
        "an average",
        ("年均投入科研经费120亿元。", "A total of 12 billion yuan was spent on research."),
        BASIS,
        "年均|月均|日均|周均|季均|人均|户均|亩均|平均",
        "[年月日周季人户亩]均|[年月日]平均|平均每",
        r"(?:an? |the |in )?total|totall?(?:ed|ing|s)?|altogether|in all|cumulative\w*",
        r"averag\w*|mean|per|each|every|annual\w*|yearly|daily|monthly|weekly|quarterly|apiece|capita"
        r"|an? (?:year|day|month|week|quarter|head|person|household)",
    ),
    contrast(
        "a named year as the base",
        ("客运量比2019年同期下降6.4%。", "Passenger traffic was 6.4 percent lower than in the same period last year."),
        BASIS,
        "比19|比20|较19|较20",
        "[比较](?:19|20)[0-9]{2}年",
        r"(?:than|from|over|on|against|with|to) (?:in )?(?:the )?(?:same \w+ )?(?:of )?(?:last year|the (?:previous"
        r"|prior) year"
        r"|the year before)|a year (?:earlier|ago|before)|year[- ]on[- ]year",
        r"(?:19|20)[0-9]{2}|pre-\w+|before the \w+",
    ),
    contrast(
        "adjusted for the season",
        ("经季节调整的产出环比增长0.6%。", "Without adjustment for the season, output was up 0.6 percent."),
        BASIS,
        "季节|季调",
        "季节(?:性|因素)?调整|季调",
        r"without (?:any )?(?:\w+ )?adjust\w*|before (?:any )?(?:\w+ )?adjust\w*|unadjusted"
        r"|not (?:been )?(?:\w+ )?adjusted",
        r"seasonally[- ]adjusted|after (?:\w+ )?adjust\w*|adjusted for|once adjusted|adjusting for",
    ),
    contrast(
        "without what changed in between",
        (
            "剔除口径调整因素后，收入增长3.7%。",
            "Revenue grew 3.7 percent before any adjustment for changes in coverage.",
        ),
        BASIS,
        "剔除|扣除|同口径|可比口径",
        "(?:剔除|扣除)[^，。；]{0,12}(?:因素|影响)|同口径|可比口径",
        r"(?:without|before) (?:any )?(?:\w+ )?adjust\w*|unadjusted|not (?:been )?(?:\w+ )?adjusted|including",
        r"after|exclud\w*|adjusted for|adjusting|stripp\w+|strips?|net of|compar\w+|like-for-like|discount\w*"
        r"|disregard\w*|eliminat\w*|allow\w*|remov\w*|leav\w*|real",
    ),
    contrast(
        "a ban on what is more",
        ("禁止超过5吨的车辆通行。", "Vehicles of less than 5 tonnes are banned."),
        BOUND,
        "禁止|严禁",
        "(?:禁止|严禁)[^，。；]*(?:超|高于|大于|多于|以上)",
        rf"{_LESS} [^.;,]*(?:{_BANNED})|(?:ban|prohibit|forbid)\w*[^.;,]* {_LESS}|no \w+ {_LESS}",
        r"over|more|above|exceed\w*|excess|heav\w+|high\w*|long\w*|large\w*|great\w*|beyond|only",
    ),
    contrast(
        "a ban on what is less",
        ("未满16周岁的人员禁止入内。", "No one over 16 is admitted."),
        BOUND,
        "禁止|禁用|禁入|严禁|不得|不准|不许",
        "(?:禁[止用入]|严禁|不得|不准|不许)[^，。；]*(?:不满|未满|低于|不足|以下|少于)|(?:不满|未满|低于|不足|以下"
        "|少于)[^，。；]*(?:禁[止用入]|严禁|不得|不准|不许)",
        rf"{_MORE} [^.;,]*(?:{_BANNED})|(?:ban|prohibit|forbid)\w*[^.;,]* {_MORE}|no (?:one|person|persons"
        rf"|people) {_MORE}|not to be \w+ [^.;,]*{_MORE}",
        r"under|less|below|fewer|lower|young\w+|least|minimum|small\w*|light\w*|reached|only|until|unless",
    ),
    contrast(
        "a ban told as leave",
        ("禁止超过5吨的车辆通行。", "Vehicles of over 5 tonnes may pass."),
        BOUND,
        "禁止|严禁",
        "禁止|严禁",
        r"(?:may|can)(?! not)|(?:is|are|be) (?:allowed|permitted|admitted|welcome|free) ",
        r"no|not|never|none|n[’']t|cannot|ban\w*|prohibit\w*|forb\w+|only|unless|without|except|bar\w*|refus\w*|den\w+"
        r"|restrict\w*|limit\w*|up to|most|within|max\w*|exclu\w*|stop\w*|cap\w*|off[- ]limits|illegal|unlawful|less"
        r"|under"
        r"|below|lighter|clos\w+|prevent\w*|avoid\w*",
    ),
    contrast(
        "a part of the whole",
        ("农村人口占总人口的41%。", "The total population accounted for 41 percent of the rural population."),
        BASIS,
        "占",
        "占[^，。；]{0,10}(?:总|全部)",
        r"(?:total|overall|all|as a whole)\b[^.;,]* (?:accounts? for|accounted for|ma[dk]es? up|represent\w*"
        r"|constitut\w*"
        r"|compris\w*|was|is|were|are) (?:\w+ ){0,2}[0-9.]+ ?(?:%|percent|per cent)",
        r"(?:percent|per cent|%|third|half|quarter) of (?:\w+[’'s]* ){0,5}?(?:total|all|overall|whole|entire|combined)"
        r"|of (?:all|the total|the whole)",
    ),
    contrast(
        "without a part",
        ("扣除房地产的投资增长9.2%。", "Including real estate, investment rose 9.2 percent."),
        BASIS,
        "剔除|扣除|不含|不包括|不计",
        "剔除|扣除|不含|不包括|不计",
        r"(?<!not )including|inclusive of",
        r"exclud\w*|exclusive|without|net|other than|apart from|aside|not|n't|except\w*|stripp\w*|minus|less|after"
        r"|adjust\w*"
        r"|allow\w*|deduct\w*|before|real(?! estate)|inflation|prices?|leaving|omit\w*|discount\w*|ex",
    ),
    contrast(
        "with a part",
        ("包括房地产的投资增长9.2%。", "Excluding real estate, investment rose 9.2 percent."),
        BASIS,
        "包括|含",
        "(?<!不)包括|(?<![不内])含(?![量义有])",
        r"excluding|exclusive of|not including",
        r"(?<!not )includ\w*|with|plus|and|cover\w*|contain\w*|compris\w*",
    ),
    contrast(
        "of each mu",
        ("水稻亩产680公斤。", "Rice yields 680 kilograms per hectare."),
        BASIS,
        "亩产|亩均|每亩",
        "亩产|亩均|每亩",
        r"(?:per|a|each|every) (?:hectare|acre)",
        r"mu|mou",
    ),
    contrast(
        "by weight",
        ("溶液的质量分数为5%。", "The concentration is 5 vol%."),
        BASIS,
        "质量分数|质量百分|wt",
        r"质量(?:分数|百分)|[0-9 ]wt\.? ?[%％]",
        r"\d*vol(?=\.? ?%)|by volume|volume (?:percent|fraction)|v/v",
        r"\d*wt|weight|mass|w/w",
    ),
    contrast(
        "by volume",
        ("酒精的体积分数为75%。", "The alcohol content is 75 percent by weight."),
        BASIS,
        "体积分数|体积百分|vol",
        r"体积(?:分数|百分)|[0-9 ]vol\.? ?[%％]",
        r"\d*wt(?=\.? ?%)|by (?:weight|mass)|(?:weight|mass) (?:percent|fraction)|w/w",
        r"\d*vol|volume|v/v",
    ),
)
