"""The words for the usage status of a term, in the languages of the tools and people who write them.

All are without case, spaces and marks, and without the endings `Term` and `-admn-sts`.
"""

from __future__ import annotations

import re

PREFERRED = """preferred recommended bevorzugt vorzugsbenennung privilégié préféré preferido 首选 推荐 优先"""
STANDARD = "standard standardized standardised legal regulated official 规范 标准 官方 法定"
ADMITTED = """admitted accepted acceptable allowed permitted zugelassen erlaubt zulässig admis permitido
    aceptado 允许 可用 认可"""
APPROVED = """approved valid active finalized finalised final reviewed verified validated confirmed released
    published translated signedoff complete completed current ok authorized authorised checked certified
    ratified proofread agreed endorsed freigegeben geprüft genehmigt gültig bestätigt validé approuvé vérifié
    confirmé aprobado validado verificado revisado vigente approvato 有效 已批准 已审核 已审 已确认 已发布 定稿
    现行 正常 通过 批准 审定 核定 已审定 已核定 已核准 核准 已验证 已校对 已校 已核 审核通过 已通过 已定稿 正式
    确认 确定 已确定 通用 统一"""
PROPOSED = """proposed new draft pending candidate unreviewed notapproved unapproved notvalidated provisional
    provisionallyprocessed unprocessed suggested needsreview needstranslation initial inprogress unverified
    tentative notyetapproved unconfirmed notconfirmed notreviewed notverified preliminary machinetranslated mt
    entwurf vorgeschlagen brouillon proposé borrador propuesto 待定 草稿 新建 待审 待审核 待确认 未审核 未批准
    建议 拟用 暂定 拟定 暂译 拟译 试译 初译 草译 未确认 未审定 未定稿 待校 机译 机器翻译 机翻"""
DEPRECATED = """deprecated superseded obsolete forbidden notrecommended rejected disallowed prohibited banned
    blocked blacklisted donotuse dontuse neveruse nottobeused notforuse unused avoid tobeavoided unacceptable
    notaccepted notadmitted notallowed notpermitted notpreferred nonpreferred dispreferred notvalid inactive
    disabled deleted removed retired expired invalid nonstandard nonstandardized nonstandardised archaic
    outdated withdrawn withdrawal misused wrong incorrect denied declined discouraged discontinued disapproved
    depreciated deprecation rejection dnu bad mistranslation mistranslated replaced notusable unusable
    inadmissible 禁用 禁止 弃用 废弃 废止 作废 停用 停止使用 淘汰 过时 不推荐 不可用 不要用 不再使用 不得使用
    禁止使用 请勿使用 不用 勿用 错误 误译 拒绝 否决 无效 失效 删除 不推荐使用 不建议使用 不宜使用 不再采用
    不予采用 不规范 旧译 不可使用 不能使用 不能用 避免使用 被取代 已取代 被替代 被替换 已替换 不采用 不应使用
    不准使用 忌用 别用 不允许 不予使用 未采用 错译 已撤销 verboten veraltet unzulässig abgelehnt gesperrt
    nichtverwenden nichtzulässig nichterlaubt nichtempfohlen nichtzuverwenden nichtmehrverwenden ungültig
    vermeiden zuvermeiden interdit obsolète déconseillé rejeté nepasutiliser nepasemployer àéviter éviter
    proscrit refusé périmé nonrecommandé prohibido obsoleto rechazado nousar noutilizar desaconsejado
    norecomendado evitar desusado vietato sconsigliato nonusare rifiutato proibido desaconselhado nãousar 非推奨
    使用禁止 廃止 使用不可"""

#: Words in the names of notes and columns that hold a status.
STATUS_NAMES = frozenset(
    """status state standing lifecycle validity validation approval acceptability acceptabilityrating usability
    normativeauthorization languageplanningqualifier usagelabel statut état estado stato zustand estatus
    decision décision decisión entscheidung verdict ruling judgement judgment evaluation evaluación bewertung
    freigabe recommendation empfehlung permission authorization acceptance clearance preference""".split()
)
#: The same for names of how a term is used; their notes may give a register or a frequency too.
USAGE_NAMES = frozenset(
    """usage use verwendung verwendungsstatus gebrauch benutzung emploi utilisation uso utilización utilizzo
    restriction restrictions""".split()
)
STATUS_HAN = "状态 审批 审核 审定 结论 决定 评价 有效性 规范性 状況 状况".split()
USAGE_HAN = "用法 使用".split()
#: Words in names of who, when, where and how often, and of free text: what such notes say is not a status.
HARMLESS = frozenset(
    """example examples context contexts geographical geographic region country area frequency count counter
    date time by author user reviewer person source definition comment comments reason timestamp url link id""".split()
)
HARMLESS_HAN = "示例 例句 实例 地区 地域 语境 场景 次数 频率 频次 领域 范围 日期 时间 人 来源".split()
#: Names whose notes never tell how a term is used; only a text that says nothing but that it is forbidden counts.
PLAIN_NAMES = frozenset(
    """partofspeech pos grammaticalgender gender grammaticalnumber number register termtype type
    geographicalusage subjectfield subject domain field explanation description figure image project product
    customer client origin crossreference externalcrossreference pronunciation transliteration hyphenation
    syllabification etymology animacy termlocation reliabilitycode transactiontype responsibility date reading
    abbreviation conceptorigin 词性 性别 语域 领域 专业 说明 描述 图 项目 客户 来源 解释""".split()
)
#: Registers and frequencies, which notes of use may give.
REGISTERS = frozenset(
    """formal informal colloquial slang technical neutral literary vulgar spoken written general common
    commonlyused frequent frequentlyused rare rarelyused infrequentlyused inhouse benchlevel jargon dialect
    regional academic journalistic colloquialregister neutralregister technicalregister inhouseregister
    benchlevelregister slangregister vulgarregister formalregister informalregister 正式 非正式 口语 书面 书面语
    常用 罕用 俗语 俚语 方言 专业 学术 口语化""".split()
)
#: Names of notes that hold the term to use instead.
REPLACED = frozenset(
    """replacedby useinstead supersededby replacement replacementterm replacewith replacedwith insteaduse
    usethisinstead obsoletedby substitute substitutedby changedto renamedto ersetztdurch stattdessen remplacépar
    reemplazadopor sustituidopor sostituitoda 被取代 取代为 替代为 替换为 改用 请改用 应改用 代之以 替代词
    替代术语 替代译法 改为""".split()
)
#: Names that forbid by being true, beside the statuses that do.
FORBIDDING = frozenset(
    """blacklist blacklisted blocklist stoplist stopword negative ban block never deny dispreferred prohibit
    forbid notactive notenabled 黑名单 负面""".split()
)
#: Names that say that a term may be used if they are true, and whether it is forbidden if they are not.
GOOD = dict.fromkeys(
    """active valid allowed permitted accepted acceptable suitable admissible permissible
    usable enabled whitelist ok 可用 有效 允许""".split(),
    True,
)
GOOD |= dict.fromkeys("approved reviewed validated verified confirmed 已批准 已审核".split(), False)
#: Whole names of marks → whether a term is forbidden if they are not true: recommended = no forbids, and beside a
#: preferred term there may be others. A longer name may be that of a column of terms: 推荐译法.
BEST = {"preferred": False, "首选": False, "优先": False, "recommended": True, "推荐": True, "recommend": True}
#: What such names begin and end with: isRecommended, x-preferred, 是否推荐, 推荐否, 推荐使用.
AROUND_BEST = re.compile(r"(?:x|is|term|是否|可否)*(?P<name>.+?)(?:使用)?(?:与否|否|吗)?")
#: Names of marks that say by being true that a term is not final: Weblate's `fuzzy`.
OPEN = frozenset(
    """fuzzy needsediting needsreview needswork notapproved unapproved notyetapproved notreviewed unreviewed
    notverified unverified notconfirmed unconfirmed notvalidated draft pending 未批准 未审核 未确认 未审定 待审
    待审核 草稿""".split()
)
#: Values of such notes that say nothing of the term's use: the working statuses of ISO 12620, and empty ones.
NEUTRAL = frozenset(
    """workingelement starterelement consolidatedelement importedelement exportedelement processed""".split()
)
TRUTH = dict.fromkeys("true yes y 1 x on wahr ja vrai oui sí 是 √ ✓ ✔".split(), True)
TRUTH |= dict.fromkeys("false no n 0 - off falsch nein faux non never 否 × ✗".split(), False)

#: How a sentence says that a term is not to be used.
NOT_TO_USE = re.compile(
    r"(?:deprecated|obsolete|forbidden|superseded|withdrawn|rejected|retired|banned|prohibited|outdated|discouraged)\b"
    r"|(?:please )?(?:do not|don[’']?t|never|must not|should not|may not|cannot) (?:be )?use[d]?\b"
    r"|not? (?:to be|longer) used?\b|not for use\b"
    r"|(?:not|no longer) (?:in use|valid|current|acceptable)\b|(?:has been |was |is )?(?:replaced|superseded) by\b"
    r"|(?:please )?avoid\b|(?:is )?to be avoided\b|not (?:recommended|allowed|permitted|approved|preferred)\b"
    r"|nicht (?:mehr )?(?:zu )?(?:verwenden|benutzen|zulässig|erlaubt|empfohlen)\b"
    r"|ne (?:pas|plus) (?:utiliser|employer)\b|à éviter\b|no (?:usar|utilizar|se recomienda)\b"
    r"|(?:已(?:经)?|现已|被|请)?(?:禁用|禁止使用|弃用|废弃|废止|作废|停用|停止使用|淘汰|不再使用|不得使用|不可使用|不能使用"
    r"|不应使用|不宜使用|避免使用|请?勿(?:在.{1,9})?使?用|不要(?:使)?用|不推荐|不建议使用)"
    r"|(?:已经?)?被[^，。；]{0,12}(?:取代|替代)|慎用|谨慎使用",
    re.IGNORECASE,
)
#: The same where it leaves it to the reader: with caution.
DOUBTFUL = re.compile("慎用|谨慎使用")
#: What follows the words for that where a description says nothing else: Deprecated since 2019, but not Obsolete tools.
ALONE = re.compile(r"\s*(?:$|[;:,.(（，；。：！–—-]|(?:since|from|in|as of|by|term|translation|form)\b)", re.IGNORECASE)
#: What follows where the sentence is about another term: do not use “firm”.
ANOTHER = re.compile(r"\s*[\"“”‘'’「《]")
