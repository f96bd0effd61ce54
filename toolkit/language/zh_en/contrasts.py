"""Chinese words beside a figure that some English contradicts in so many words: 在建 is not "in operation".

Each row is looked for in the clause of the figure on the left, and in the sentence of its counterpart on the right.
"""

from __future__ import annotations

from toolkit.language.figures.pair import Contrast, contrast
from toolkit.language.guarded import guarded

BASIS, AIM, DIRECTION = "basis-mismatch", "aim-mismatch", "direction-mismatch"

CONTRASTS: tuple[Contrast, ...] = (
    contrast(
        "under construction",
        ("在建核电机组4台。", "Four nuclear power units are in operation."),
        AIM,
        "在建|正在建设|开工建设",
        r"in operation|in service|operating|completed|put into",
        r"under construction|being built|in progress|under way|underway|broken|started|began|when|once",
    ),
    contrast(
        "signed",
        ("签约项目27个、金额318亿元。", "Companies invested 31.8 billion yuan in 27 projects."),
        AIM,
        "签约|签订|签署",
        r"invested|built|completed|put into operation",
        r"sign\w*|agree\w*|contract\w*|deals?|memorand\w+",
    ),
    contrast(
        "credit lines",
        ("六家银行授信150亿元。", "Six banks lent 15 billion yuan."),
        AIM,
        "授信",
        r"lent|loaned|disbursed|drew down",
        r"credit|lines?|facilit\w+",
    ),
    contrast(
        "capacity",
        ("达产后年可处理垃圾9万吨。", "The plant treated 90,000 metric tons of waste last year."),
        AIM,
        "年可[一-鿿]|达产后|投产后",
        r"turned out|produced|processed|treated|generated|last year",
        r"can|could|will|would|able|capacity|capable|once|when|expected",
    ),
    contrast(
        "not yet done",
        ("仍有2300户未完成改造。", "A total of 2,300 households have had their toilets upgraded."),
        AIM,
        "(?:尚|仍|还)(?:有|未)?[^，。；]*未(?!来|成年|必)|尚未|仍未|还没有?",
        r"(?:have|has) (?:now |already |all )?(?:had|been|reached|met|completed)|already|now reached",
        r"not|n't|yet|still|without|lack\w*|un\w+|fail\w*|remain\w*|short|no|neither|fewer|below|outside|only",
    ),
    contrast(
        "already reached",
        ("快递进村覆盖率达到94%。", "Courier service has yet to reach 94 percent of villages."),
        AIM,
        "(?<![未不没])(?<!没有|未能|不能)(?:达到|实现)|已(?!知)",
        r"(?:has|have) yet to|(?:has|have) not (?:yet )?(?:reach|been|achiev|met)\w*",
        r"target|goal|except|although|though|but|other|rest",
    ),
    contrast(
        "failures",
        ("食品抽检不合格率2.7%。", "In the checks of food, 2.7 percent of samples passed."),
        BASIS,
        "不合格|不达标|未通过|不及格",
        r"pass(?:ed|es)?|qualified|up to standard|conform\w*|compl(?:y|ied|iant)",
        r"fail\w*|un\w+|not|n't|sub-?standard|below|non-\w+|defect\w*|violat\w*",
    ),
    contrast(
        "passes",
        ("药品抽检合格率98.6%。", "In the drug checks, 98.6 percent of samples failed."),
        BASIS,
        "(?<!不)合格率|(?<!不)达标率|通过率",
        r"fail(?:ed|s|ure)?|substandard|rejected|disqualified",
        r"pass\w*|qualif\w+|up to|standard\w*|met|conform\w*|compl\w+",
    ),
    contrast(
        "share of what was added",
        ("贷款占新增贷款的41%。", "They accounted for 41 percent of all outstanding loans."),
        BASIS,
        "占[^，。；]{0,6}(?:新增|增量)",
        r"outstanding|balance|stock|existing",
        r"new|newly|increase\w*|increment\w*|addition\w*|added|growth",
    ),
    contrast(
        "share of what there is",
        ("贷款占贷款余额的41%。", "They accounted for 41 percent of new loans."),
        BASIS,
        "占[^，。；]{0,8}(?:余额|存量|总量)",
        r"new loans|newly|additional|increment\w*",
        r"outstanding|balance|stock|existing|total|all|overall",
    ),
    contrast(
        "before the pandemic",
        ("恢复到疫情前的58%。", "It is running at 58 percent of what it was during the pandemic."),
        BASIS,
        "疫情(?:之|以)?前",
        r"during (?:the )?(?:pandemic|epidemic|covid\S*|outbreak)",
        r"before|pre-?\w*|prior|2019|ahead",
    ),
    contrast(
        "from the bottom",
        ("水环境质量排名全省倒数第三。", "The city came third in the province for water quality."),
        DIRECTION,
        "倒数",
        r"came|ranked|rank|ranks|placed|finished|is|was|stood",
        r"bottom|last|worst|from|end|lowest|backward\w*|poorest",
    ),
    contrast(
        "pupils to a teacher",
        ("初中生师比13.4:1。", "Junior middle schools have 13.4 teachers for each pupil."),
        BASIS,
        "生师比",
        r"teachers? (?:for|to|per) (?:(?:each|every|one|a) )?(?:pupil|student)s?",
        r"(?:one|a|1|each|per|every) teacher",
    ),
    contrast(
        "boys to 100 girls",
        ("出生人口性别比为108.3（女=100）。", "Births ran at 108.3 girls to every 100 boys."),
        BASIS,
        "性别比",
        r"(?:girls?|women|females?) (?:for|to|per) (?:(?:each|every) )?100 (?:boys|men|males)",
        r"(?:boys?|men|males?) (?:for|to|per) (?:(?:each|every) )?100",
    ),
    contrast(
        "rate of those who found work",
        ("高校毕业生就业率达92.3%。", "New graduates made up 92.3 percent of people in work."),
        BASIS,
        "就业率",
        r"(?:made|make|makes) up|account\w* for|constitut\w+|of (?:all )?(?:people in work|the employed|employment)",
        r"rate|found|secured|landed|got",
    ),
    contrast(
        "share of jobs",
        ("服务业就业占比为48.2%。", "The service sector contributed 48.2 percent of GDP."),
        BASIS,
        "就业[^，。；]{0,6}占?比|占[^，。；]{0,6}就业",
        r"of (?:the )?(?:\w+ )?(?:GDP|output|value added)",
        r"employ\w*|jobs?|work\w*",
    ),
    contrast(
        "costs",
        ("每百元营业收入中的成本为83.9元。", "Every 100 yuan of revenue yielded 83.9 yuan of profit."),
        BASIS,
        "成本(?:为|是|达|约)",
        r"profits?|earnings",
        r"costs?|expens\w+|spen\w+|ate|margins?",
    ),
    contrast(
        "first half of the year",
        ("上半年民营企业进出口增长8.7%。", "Private firms' trade grew 8.7 percent in the second quarter."),
        "date-mismatch",
        "上半年",
        r"(?:first|second|third|fourth) quarter|second half",
        r"first half|first six|january|half[- ]year|half of|six months|h1",
    ),
)

#: What a text with the left words of some row has.
CUES = guarded("|".join(row.left.pattern for row in CONTRASTS))
