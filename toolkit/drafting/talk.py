"""What a model may put between the marks that is not a translation: refusals, placeholders, words about its work.

Each row has the words of the model, and those of a source whose translation may have the same words: a report without
我 has no "I" in English. The rows are heuristics. None matches what people wrote for an office in our data; a few match
speeches, interviews and letters, whose Chinese often has no 我.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALONE = "Write the translation alone between the marks."
_NONE = "The answer is not a translation. Translate the source; it is a public report."
_WORDS = f"The answer has words to whoever asked. {_ALONE}"


#: A negation in a source, but not 不 in 不断 or 未 in 未来.
_NOT = "不(?![断斷仅少同但光只久])|无(?![人线缝锡])|無|未(?!来|來)|非(?![常公遗洲物])|[没沒难難禁否勿拒缺莫]"
#: A wish or a request, but not 请 in 申请 or 望 in 展望.
_WISH = "(?<![申邀])请|(?<![展名众])望|(?<![自意])愿(?!景)"


@dataclass(frozen=True, slots=True)
class Talk:
    """Words that are not a translation, what a source has that may say so itself, and what the model is told.

    `english` limits the row to translations into English: other languages use the same words otherwise.
    """

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    complaint: str
    english: bool = False


def _row(pattern: str, unless: str, complaint: str, *, english: bool = False) -> Talk:
    return Talk(re.compile(pattern, re.I), re.compile(unless, re.I), complaint, english)


TALK = (
    _row(  # I'm sorry, but I can't assist with that. Unable to translate. Please provide the text to translate.
        r"^\W*(?:I['’]m|I am)(?: very)? (?:sorry|unable|not able|afraid)"
        r"|^\W*I (?:apologi[sz]e|can['’]?t|cannot|won['’]t|will not|don['’]t know|need more context)\b"
        r"|\b(?:Sorry|Apolog(?:y|ies|i[sz]e))\b"
        r"|^\W*As an? (?:AI(?=[,.]| (?:language |translation )?(?:model|assistant|system)\b)"
        r"|(?:large )?language model\b)"
        r"|^\W*Unfortunately, I (?:can|am)"
        r"|^\W*(?:Unable to|Cannot|Can['’]t) (?:translate|comply|answer|help|assist)"
        r"|^\W*Please (?:provide|give|send|paste) .{0,40}(?:text|source)|\b(?:content|request|text) .{0,20}violates? "
        r"|^\W*(?:抱歉|对不起|很遗憾|我(?:无法|不能)|作为(?:一个)?(?:AI|人工智能))",
        r"我(?!们|[市国省区县州])|吾|本人|歉|对不起|遗憾|(?<![申邀])请|违|\bI\b|sorry|apolog|please|violat",
        _NONE,
    ),
    _row(  # The text is not available. Declines to answer.
        r"\b(?:unable|not able|refus(?:e|es|ed|ing)) to\b"
        r"|\bdeclin(?:e|ed|es|ing) to (?:answer|assist|comply|continue|do|engage|help|process|produce|provide|respond"
        r"|translate)\b"
        r"|\b(?:cannot|can['’]t|won['’]t)\b"
        r"|\bnot (?:available|permitted|allowed|possible)\b|\bunavailable\b",
        rf"{_NOT}|[暂停绝]|\b(?:not?|cannot|never|unable|refuse|decline)\b|n['’]t\b|un",
        _NONE,
        english=True,
    ),
    _row(  # Content blocked by the safety system; rephrase your request.
        r"\b(?:content|safety|moderation) (?:filter|polic(?:y|ies)|system|guidelines?|warning)|\brephrase\b"
        r"|\blanguage model",
        r"安全|内容|審|审|政策|模型|safety|content|moderation|rephrase|language",
        _NONE,
        english=True,
    ),
    _row(  # This text is politically sensitive. The content of this message is restricted.
        r"\b(?:politically|sensitive|inappropriate|harmful)\b"
        r"|^\W*(?:this|the) (?:content|text|request|paragraph|passage|sentence|message|source)\b",
        r"[政敏害毒源乱违求过通]|不合理|不当|不宜|不良|[本此这该]|内容|文[本字]|请求|[段句]|消息|信息|sensitive|harm|this|text|content|the",
        _NONE,
        english=True,
    ),
    _row(  # N/A, null, [No translation], the translation, your translation here
        r"^\W*(?:n/?a|null|none|nil|undefined|todo|tbd|no (?:translation|answer|text)|untranslated"
        r"|(?:(?:your|the|my) )?(?:english )?translat(?:ion|ed text)(?: goes)?(?: here)?)\W*$",
        r"无|無|没|不|未|非|否|空|缺|略|免|待|零|译|譯|翻|none|null|n/?a|translat",
        "The answer is not a translation. Translate the source.",
    ),
    _row(  # Here is the translation: …, Sure! …, Corrected: …
        r"^[^:：\n.]{0,60}(?:\b(?:translat\w*|English|rendering)\b|译文|翻译)[^:：\n.]{0,40}[:：]"
        r"|^\W*(?:Sure|Certainly|Of course|Absolutely|Understood|Okay|OK|Got it|All ?right|Great|Yes|No problem|Right"
        r"|Happy to help|Glad to help|Hello|Hi|Thanks|Thank you)(?: thing)?\s?[,.!:—–]\s"
        r"|^(?:Assistant|AI|(?:Final )?Answer|Output|Response|Result|Corrected|Here you go)\s*[:：]",
        r"[译譯翻]|转化|平移|英文|英语|英語|英版|外文|双语|translat|English|version|rendering"
        r"|^[^:：。；]{1,30}[:：]|^\s*[“\"]?(?:当然|好|可以|没问题|明白|是的|对[，。！]|确实|诚然|固然|自然|谢|感谢|您好|你好)"
        r"|sure|of course|certainly|absolute|\b(?:ok|okay|yes|great|thank)",
        _WORDS,
    ),
    _row(  # EN: …, Improved version: …, Draft - …
        r"^\W*(?:\w+ )?(?:EN|ENG|English|ZH|Chinese|Source|Target|Previous|Context|Thinking|Reasoning|Draft|Final"
        r"|Better|Improved|Revised|Version|Option|Attempt|Answer|Output|Text|Note)\s?(?:[:=：]| [—–-] )"
        r"|[.!?]\W{1,6}(?:alternative(?:ly)?|or|option|version|literally|explanation|confidence|source|translation)\s?:",
        r"[:：=—–\-－―─】注]",
        f"The answer has a label. {_ALONE}",
        english=True,
    ),
    _row(  # This was translated from Chinese; the wording of the source text is kept.
        r"\b(?:un)?translat(?!\w* [^.]{0,60}\binto (?!English))\w*|\bparaphras\w*|\bliteral(?:ly)?\b"
        r"|\b(?:the|this) (?:source|original) (?:text|sentence|passage|paragraph|wording|Chinese)|\bin the source\b"
        r"|\b(?:from|into) (?:Chinese|English)\b|\bEnglish (?:version|text|rendering)"
        r"|\bChinese (?:text|source|original|sentence)",
        r"[译譯]|转化|平移|原文|[英汉漢中外][文语語]|双语|translat|literal|source|original|english|chinese",
        f"The answer tells of the translation. {_ALONE}",
        english=True,
    ),
    _row(  # Let me know if you need anything else! As asked, … I hope this helps. Please try again.
        r"\blet (?:me|us) know\b|\bhope (?:this|that|it) |\bfeel free\b|\bas (?:you )?(?:asked|requested|instructed)\b"
        r"|\byour (?:request|prompt|message|instructions?|question|text)\b"
        r"|\byou (?:asked|requested|provided|gave|want)\b"
        r"|\b(?:help|assist) (?:you|with (?:that|this))\b|\banything else\b|\bplease\b|\bhere(?:['’]s| goes| you go)\b"
        r"|^\W*(?:below|the following) (?:is|are)\b|\bthank(?:s| you) for\b|^\W*you['’]re right\b"
        r"|\b(?:best|kind) regards\b",
        rf"[您你勿谢謝敬]|感谢|要求|[如以]下|下面|{_WISH}|\byou|please|here|hope|thank",
        _WORDS,
        english=True,
    ),
    _row(  # I kept the wording. Here is my attempt.
        r"(?:^|[.,;:!?—–\"“(\[]\s*|\b(?:and|but|that|as|because|so|if|when|what) )I (?=[a-z])"
        r"|\bI['’](?:m|ve|ll|d)\b|\bm(?:e|y|yself)\b",
        rf"我(?!们|[市国省区县州院局委办部镇乡村])|本人|吾|咱|俺|笔者|祖国|母校|家乡|[祝谢謝歉憾]|{_WISH}|[说道问：:]\s*[“「‘]|\b(?:I|me|my|we|us|our)\b",
        f"The answer speaks of its author. {_ALONE}",
        english=True,
    ),
    _row(  # Got it! … Shall we go on?
        r"[!?]",
        r"[!！?？吗呢么谁哪怎]|(?<!任)何",
        f"The answer has an exclamation or a question, which the source does not have. {_ALONE}",
        english=True,
    ),
    _row(  # … (Note: the figures are kept.) … (Confidence: high)
        r"[(（\[]\s*\**(?:translator['’]s )?notes?\**\s*[:：]|[(（\[]译?注[:：]| Note: ",
        r"[注註附]|说明|說明|提示|备注|備註|解释|补充|指出|note|remark|explan",
        f"The answer has a note. {_ALONE}",
    ),
    _row(  # … (kept as it is), … (Confidence: high): not a name, as (Canton Fair), and not a conversion
        r"\s\((?:(?-i:[a-z])(?=[^()]*\s)[^()\d]*|[^()\d]*:[^()]*)\)\W*$",
        r"[(（\[【〔［“《「]",
        f"The answer has a remark in brackets. {_ALONE}",
        english=True,
    ),
)
