"""How Chinese and English write a figure once more in another unit: （约合20公顷）, (about 20 hectares)."""

from __future__ import annotations

import re

from toolkit.language.figures.pair import ConversionWords
from toolkit.language.lazy_pattern import lazy
from toolkit.language.money import chinese_names, signs

_SIGNS_ZH = "|".join(sorted(map(re.escape, {*signs(), *chinese_names()}), key=len, reverse=True))
_WORDS_ZH = "约(?:合|为|等于|相当于|折合)?|大约|大概|折合?(?:成|为)?|合约?|即约?|等于|相当于|近|超过?|逾|或|按|计|达|共"
#: Words that say that what follows is the same amount.
_SAME_ZH = "(?:约|大约)?(?:折合|相当于|等于|换算|合)(?:约|成|为|人民币约)?"
_ANY_ZH = rf"(?:{_WORDS_ZH}|{_SIGNS_ZH}|[≈＝=～ \u3000])*+"
CHINESE = ConversionWords(
    certain=lazy(
        rf"[^（）()［］，。；：、\n0-9]{{0,20}}[（(［]{_ANY_ZH}"
        rf"|[^（）()，。；：、\n0-9]{{0,8}}[，,]{_SAME_ZH}{_ANY_ZH}|{_SAME_ZH}{_ANY_ZH}"
    ),
    possible=lazy(rf"[ ，,、/／；;—–-]*{_ANY_ZH}"),
    aside=lazy(r"[ ]?(?:的|为|是|来自|用于|已|其中|以上的|多于|少于|左右的|增|减|不)"),
    sum=lazy("[ 零又]?"),
    rate=lazy(r"[ ]?[/／每](?P<per>[一-鿿]{1,3}|[a-zA-Z²]+)"),
    difference=lazy("[升降涨跌暖高低差变]|冷|热"),
    reading_before=lazy(r"[至到达](?:了|约|近){0,2}\s*\Z"),
    difference_before=lazy(
        r"(?:升高|上升|下降|降低|偏[高低暖冷]|高出|低出?了?|升温|降温|变暖|增温|温差|相差|[升降]幅|波动)"
        r"(?:了|达|约|为|近|大约|超过|仅|幅度){0,2}\s*\Z"
    ),
    difference_after=lazy(r"[℃℉度]?[)）]?(?:的)?(?:温差|[升降]幅|以内的(?:温差|波动))"),
)

_HEDGE_EN = (
    r"(?:(?:or|i\.e\.|that is|which is|is|about|around|approximately|approx\.?|ca?\.|roughly|some|nearly|almost|over"
    r"|under|more than|less than|just (?:over|under)|close to|slightly (?:over|under|more than|less than)|well over"
    r"|(?:the )?equivalent (?:of|to)|equivalent|equal to|equals|equalling|equaling|worth|valued at|at least|up to"
    r"|=|≈|~|∼)[, ]*+)*+"
)
_SAME_EN = r"(?:or|(?:which is |the )?(?:equivalent (?:to|of)|equal to)|i\.e\.|that is|worth (?:about|some))\b[., ]*+"
_HEDGED_EN = r"(?:or )?(?:about|around|approximately|roughly|some|nearly|almost|just (?:over|under)|equivalent to) "
ENGLISH = ConversionWords(
    certain=lazy(
        rf"[^()\[\]（）.,;:\n0-9]{{0,40}}[(\[（]\s*{_HEDGE_EN}|[^()\[\].,;:\n0-9]{{0,20}},\s+{_SAME_EN}{_HEDGE_EN}"
        rf"|\s*(?:–|—|--| - )\s*{_HEDGED_EN}",
        re.IGNORECASE,
    ),
    possible=lazy(rf"\s*(?:[,;/–—]|--?|and)?\s*{_HEDGE_EN}", re.IGNORECASE),
    aside=lazy(
        r"[ -]?(?:more|less|higher|lower|fewer|longer|shorter|larger|smaller|up|down|was|were|is|are|as|after|before"
        r"|for|to|by|in|from|of (?:which|it|them|this|that|the))\b",
        re.IGNORECASE,
    ),
    sum=lazy(r"(?:,? |, ?|-| and )?"),
    rate=lazy(r"[ ]?(?:per |/ ?|a |an |each |every )(?P<per>[a-z²]+)", re.IGNORECASE),
    difference=lazy(
        r"\b(?:ris|rose|warm|cool|increas|up\b|drop|fell|fall|declin|decreas|higher|lower|differ|gap|swing|rang|anomal"
        r"|within|above|below|hotter|colder|by\b|vari|more|less|gain|lost|limit)",
        re.IGNORECASE,
    ),
    reading_before=lazy(r"\b(?:to|at|reach(?:ed|ing)?|hit|topped|a (?:high|low) of)(?: \w+){0,2}\s*\Z", re.IGNORECASE),
    difference_before=lazy(
        r"\b(?:by|(?:warmed|cooled|risen|rose|climbed|fell|fallen|dropped|warming|cooling|increased)(?: up)?"
        r"|(?:rise|increase|drop|fall|difference|warming|decrease|swing|anomaly|gap|decline) of)"
        r"(?: (?:about|around|some|nearly|almost|over|more than|just|only|another|a further|an average of)){0,2}"
        r"\s*\Z",
        re.IGNORECASE,
    ),
    difference_after=lazy(
        r"\s*[)\]]?\s*(?:\w+ )?(?:(?:above|below) (?:normal|average|the|usual|pre|its|last|those|that|what|long)"
        r"|higher|lower|warmer|cooler|hotter|colder|rise\b|increase\b|drop\b|warming\b|difference\b)",
        re.IGNORECASE,
    ),
)
