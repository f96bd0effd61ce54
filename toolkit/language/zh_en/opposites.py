"""Verbs and nouns that exclude one another beside a figure: 裁员1200人 is not "hired 1,200 people".

A row has two sides, each with its Chinese words, the English that says it in so many words, and the beginnings of
English words that may say it. The plain English of one side contradicts the Chinese of the other, unless the sentence
has a word of that other side too.
"""

from __future__ import annotations

from functools import partial

from toolkit.language.figures.pair import Contrast
from toolkit.language.zh_en.excluding import Side, excluding

#: English before words for early and late.
_TIME = "(?:minutes?|hours?|days?|weeks?|months?|years?)"
_opposites = partial(excluding, check="direction-mismatch")

OPPOSITES: tuple[Contrast, ...] = (
    *_opposites(
        "jobs",
        Side(
            "裁员|裁减|解雇|辞退|解聘",
            "laid off|lay off|laying off|lay-?offs?|dismissed|fired|made redundant|axed|lost",
            "cut|shed|redundan|let go|los[et]|job loss|reduc|eliminat|slash|fewer|dismiss|retrench|down|trim"
            "|out of work",
            ("公司裁员1200人。", "The company hired 1,200 people."),
        ),
        Side(
            "招聘|招录|录用|聘用|新招|吸纳|新增(?=[^，。；]{0,4}[就岗])",
            "hire|hired|hires|hiring|recruit|recruited|recruits|recruiting|took on|taken on",
            "employ|creat|enrol|admi|engag|absorb|add|intake|appoint|recruit|t[oa]k|found",
            ("公司招聘1200人。", "The company laid off 1,200 people."),
        ),
    ),
    *_opposites(
        "founding and closing",
        Side(
            "新设|设立|成立(?!于)|组建|新建|新增(?![减降退失坏欠])|增设|新开|开设|开办|加设",
            "set up|established|opened|created|founded|added|built|launched|introduced|inaugurated",
            "new|start|form|add|another|more|increas|construct|erect|install|complet|set|establish|open|creat|found"
            "|build"
            "|launch|introduc|extra|further|recruit|grow|gr[eo]w|develop|bring|brought|under|up\\b|rise|rose|recogni",
            ("新增机构15个。", "Fifteen institutions were abolished."),
        ),
        Side(
            "撤销|撤并|撤除|取消|关闭|关停|注销|淘汰(?!赛)|拆除|废止|停办|裁撤|吊销|精简",
            "abolished|closed|closed down|shut|shut down|dissolved|scrapped|removed|demolished|eliminated|phased out"
            "|revoked|repealed|cancell?ed|dismantled|torn down",
            "cut|abol|clos|do(?:ne|ing)? away|did away|delet|withdr|terminat|end|drop|discontinu|decommission"
            "|deregister"
            "|lift|merge|reduc|retir|tear|t[eo]re|pull|no longer|without|waiv|exempt|stop|halt|ceas|suspen|ban|shed"
            "|strip|annul|rescind|invalid|clear|void|phas|eliminat|remov|demoli|revo|repeal|cancel|scrap|dismantl|shut"
            "|dissol|less|fewer|replac|restruct|upgrad|not|wound|streamlin|simplif",
            ("取消审批事项62项。", "A total of 62 approval items were introduced."),
        ),
    ),
    *_opposites(
        "merging and splitting",
        Side(
            "合并|归并",
            "merged|merging|consolidated|amalgamated",
            "merg|consolidat|amalgamat|combin|unit|join|integrat|fus",
            ("合并村庄12个。", "Twelve villages were split up."),
        ),
        Side(
            "拆分|分拆|分设",
            "split|split up|divided|separated|broken up|spun off",
            "split|divid|separat|br[eo]a?k|spun|spin|demerg|parti|subdivid|carv",
            ("拆分企业3家。", "Three companies were merged."),
        ),
    ),
    *_opposites(
        "buying and selling securities",
        Side(
            "增持|买入|购入|回购",
            "bought|purchased|acquired|bought back|repurchased",
            "buy|purchas|acqui|add|increas|rais|repurchas|long|t[oa]k|stake",
            ("买入股票2亿股。", "It sold 200 million shares."),
        ),
        Side(
            "减持|卖出|抛售",
            "sold|sold off|offloaded|divested",
            "sell|sale|dispos|reduc|cut|trim|divest|unload|dump|offload|short|lower|pared",
            ("卖出股票2亿股。", "It bought 200 million shares."),
        ),
    ),
    *_opposites(
        "borrowing and repaying",
        Side(
            "借款|借入|举债",
            "borrowed|borrows|borrowing|took out",
            "borrow|loan|lent|lend|rais|debt|credit|took|owe",
            ("借款3亿元。", "The company repaid 300 million yuan."),
        ),
        Side(
            "偿还|还款|还清|清偿|归还",
            "repaid|repays|repaying|paid back|paid off",
            "repa|pa[iy]|settl|redeem|return|clear|retir|servic|discharg|redempt|amorti|reimburs",
            ("偿还贷款3亿元。", "The company borrowed 300 million yuan."),
        ),
    ),
    *_opposites(
        "coming and going",
        Side(
            "迁入|(?<!出)入境|调入|入院",
            "moved in|moved into|moving in|entered|arrivals|arrived|admitted",
            "enter|entr|arriv|inbound|incom|immigr|in-migr|inflow|came|admi|settl|join|visit|transferred (?:in|to)"
            "|inward",
            ("迁入人口12.6万人。", "Some 126,000 people moved out."),
        ),
        Side(
            "迁出|出境|离境|调出|出院",
            "moved out|moving out|left|departures|departed|discharged",
            "exit|leav|left|depart|outbound|emigr|out-migr|outflow|discharg|went|relocat|travel|overseas|abroad|outward"
            "|go|transferred (?:out|from)",
            ("迁出人口12.6万人。", "Some 126,000 people moved in."),
        ),
    ),
    *_opposites(
        "beginning and end",
        Side(
            "开始(?!前)|启动|启用|开工|开业|开馆|开通|起征|施行",
            "begin|begins|began|starts|started|(?:must|shall|will|may|should|can|to) start|commence|commences"
            "|commenced",
            "start|open|launch|inaugurat|effect|force|from|into|go|come|came|onward|first|begin|began|begun|commenc"
            "|initi"
            "|kick|br[eo]k|activat|introduc|put|enter|implement|since|appl|trigger|set|under way|underway|operat|roll",
            ("每日6时开始供水。", "The water supply ends at 6 a.m. every day."),
        ),
        Side(
            "停止|终止|结束|停业|停用|停征|闭馆|打烊",
            "stop|stops|stopped|ends|ended|(?:must|shall|will|may|should|can|to) end|cease|ceases|ceased|finish"
            "|finishes|finished",
            "end|clos|terminat|halt|finish|conclu|deadline|no longer|not|stop|ceas|suspen|shut|complet|off|expir|withdr"
            "|phas|abol|repeal|last|ban|prohibit|moratorium|discontinu|wind|wound|over|final|until|till|break|br[eo]k",
            ("夜间作业最迟于22时停止。", "Work at night must begin no later than 10 p.m."),
        ),
    ),
    *_opposites(
        "early and late",
        Side(
            "提前(?![还下])|提早|超前",
            f"ahead of (?:schedule|time)|{_TIME} (?:early|ahead|earlier)|in advance|brought forward|sooner than",
            "earl|ahead|advanc|before|forward|moved up|prior|preced|pre-|accelerat|fast|quick|already|quarter",
            ("工程提前45天完工。", "The project was completed 45 days behind schedule."),
        ),
        Side(
            "推迟|延期|延后|延迟|晚点|滞后|逾期|拖延|延误|误点",
            f"behind schedule|{_TIME} (?:late|behind|overdue)|overdue|delayed|postponed|put off"
            "|later than (?:planned|scheduled|expected|originally)",
            "late|delay|postpon|put|push|lag|defer|exten|slip|after|trail|miss|past|slow|arrear|prolong"
            "|roll|hold|held|suspen|default|reschedul|behind",
            ("工程推迟45天完工。", "The project was completed 45 days ahead of schedule."),
        ),
    ),
    *_opposites(
        "over and under a budget",
        Side(
            "超支|超预算|超概算",
            "over budget|overran|overrun|overruns|overspent|overspending|cost an (?:extra|additional)",
            "over|exceed|above|more|extra|additional|beyond|excess|surpass",
            ("项目超支3200万元。", "The project saved 32 million yuan."),
        ),
        Side(
            "节约|节省|节支",
            "under budget|saved|saves|saving|savings",
            "sav|less|under|cut|reduc|lower|fewer|econom|spare|below|conserv|cheap|avoid",
            ("项目节约资金3200万元。", "The project cost an extra 32 million yuan."),
        ),
    ),
    *_opposites(
        "approval and refusal",
        Side(
            "批准|核准|准予|获批",
            "approved|approves|granted|authorized|authorised",
            "approv|grant|authori|permit|allow|ratif|endors|clear|licen|sanction|accept|adopt",
            ("批准申请320件。", "A total of 320 applications were rejected."),
        ),
        Side(
            "否决|驳回|拒绝|不予",
            "rejected|rejects|refused|denied|turned down|vetoed|dismissed",
            "reject|refus|den[iy]|turn|veto|dismiss|declin|overrul|not|quash|disallow|uph[eo]ld",
            ("驳回申请320件。", "A total of 320 applications were approved."),
        ),
    ),
    *_opposites(
        "work stopped and resumed",
        Side(
            "复工|复产|复航|复课",
            "resumed|resume|resumes|reopened|restarted",
            "resum|reopen|re-open|restart|return|back|recover|again|restor|up and running",
            ("复工企业320家。", "A total of 320 companies suspended work."),
        ),
        Side(
            "停工|停产|停航|停课",
            "halted|suspended|stopped|shut down|closed",
            "halt|suspen|stop|shut|clos|idl|ceas|out of|cancel|ground|stand|down|interrupt",
            ("停产企业320家。", "A total of 320 companies resumed production."),
        ),
    ),
    *_opposites(
        "recovery, injury and death",
        Side(
            "治愈|痊愈|康复|受伤",
            "recovered|cured|injured|wounded|hurt|injuries",
            "recover|cur|discharg|injur|wound|hurt|heal|treat|well|casualt",
            ("治愈病例32例。", "Thirty-two patients died."),
        ),
        Side(
            "死亡|遇难|丧生|身亡|病亡|病逝",
            "died|killed|dead|deaths|death|fatalities|lost their lives",
            "die|dying|kill|dead|death|fatal|li[vf]e|mortal|victim|casualt|toll|perish|decease|claim",
            ("死亡32人。", "Thirty-two people were injured."),
        ),
    ),
    *_opposites(
        "births and deaths",
        Side(
            "出生",
            "births|birth|born|birthrate",
            "birth|born|fertil|newborn|natal|bab|infant|under-five|child",
            ("人口出生率为6.77‰。", "The death rate was 6.77 per thousand."),
        ),
        Side(
            "死亡",
            "deaths|death|died|mortality",
            "death|die|dying|dead|mortal|fatal|kill|li[vf]e|toll",
            ("人口死亡率为7.37‰。", "The birth rate was 7.37 per thousand."),
        ),
    ),
    *_opposites(
        "exports and imports",
        Side(
            "(?<!进)出口(?!处|退)",
            "exports|exported|export",
            "export|outbound|abroad|overseas|ship|sal|foreign trade|external|imports? from|sold|sell",
            ("全年出口增长8.2%。", "Imports rose 8.2 percent in the year."),
        ),
        Side(
            "进口(?!出)",
            "imports|imported|import",
            "import|inbound|buy|bought|purchas|foreign trade|external|exports? to\\b|overseas|abroad",
            ("全年进口增长8.2%。", "Exports rose 8.2 percent in the year."),
        ),
    ),
    *_opposites(
        "deposits and loans",
        Side(
            "存款(?!类|准备)",
            "deposits|deposit|savings",
            "deposit|saving|fund",
            ("各项存款增长9.3%。", "Total loans grew 9.3 percent."),
        ),
        Side(
            "(?<!存)贷款(?!准备|市场)",
            "loans|loan|lending",
            "loan|lend|lent|credit|borrow|mortgag|financ|debt|LPR",
            ("各项贷款增长9.3%。", "Total deposits grew 9.3 percent."),
        ),
    ),
    *_opposites(
        "highest and lowest",
        Side(
            "最高(?!人民|法院|检察|领导|国务|荣誉|奖|级)",
            r"highest|maximum|peak|a high of|the (?:daytime )?high(?= (?:in|at|of|was|for|will|on|is)\b)",
            "high|max|top|peak|up to|most|ceiling|cap|limit|record|as (?:much|many|high|long)|not|no more|within|hot"
            "|warm"
            "|larg|great|exceed|best|over|above|full|tall",
            ("最高气温35℃。", "The lowest temperature was 35°C."),
        ),
        Side(
            "最低(?!生活|保障|工资|限度|收入)",
            r"lowest|minimum|a low of|the (?:overnight )?low(?= (?:in|at|of|was|for|will|on|is)\b)",
            "low|min(?!us)|bottom|least|floor|from|trough|cold|cool|not|no less|small|under|below|as (?:few|little"
            "|low)",
            ("最低气温-3℃。", "The highest temperature was minus 3°C."),
        ),
    ),
    *_opposites(
        "women and men",
        Side(
            "女性|妇女|女生|女童",
            "women|woman|females?|girls?",
            "wom|female|girl|she|her|matern|mother|gender|sex",
            ("女性占26.9%。", "Men made up 26.9 percent."),
        ),
        Side(
            "男性|男子|男生|男童",
            "men|man|males?|boys?",
            "m[ae]n\\b|male|boy|he\\b|his|father|gender|sex",
            ("男性占73.1%。", "Women made up 73.1 percent."),
        ),
        check="number-order",
    ),
    *_opposites(
        "town and country",
        Side(
            "城镇(?!化)|城市",
            "urban|cities|towns",
            "urban|cit|town|metropol|municip",
            ("城镇居民收入增长4.8%。", "Rural incomes rose 4.8 percent."),
        ),
        Side(
            "农村|乡村",
            "rural|countryside|villages",
            "rural|countr|village|farm|agricult|township|peasant",
            ("农村居民收入增长7.6%。", "Urban incomes rose 7.6 percent."),
        ),
        check="number-order",
    ),
    *_opposites(
        "levied and waived",
        Side(
            "加征|征收|开征",
            "levied|imposed|charged|collected",
            "lev|impos|charg|collect|subject|pay|paid|addition|put|appl",
            ("加征25%的关税。", "A tariff of 25 percent was waived."),
        ),
        Side(
            "免征|豁免",
            "exempted|waived|remitted|exempt",
            "exempt|waiv|remit|no\\b|not|cut|reduc|free|relief|reliev|refund|lower|less|suspen|stop|forg|without",
            ("免征税款320万元。", "Taxes of 3.2 million yuan were levied."),
        ),
    ),
)
