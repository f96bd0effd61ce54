"""What a model may put between the marks that is not a translation: refusals, placeholders, words about its work.

Each row has the words of the model, and those of a source whose translation may have the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALONE = "Write the translation alone between the marks."


@dataclass(frozen=True, slots=True)
class Talk:
    """Words that are not a translation, what a source has that may say so itself, and what the model is told."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    complaint: str


def _row(pattern: str, unless: str, complaint: str) -> Talk:
    return Talk(re.compile(pattern, re.I), re.compile(unless, re.I), complaint)


TALK = (
    _row(  # I'm sorry, but I can't assist with that. Unable to translate. Please provide the text to translate.
        r"^\W*(?:I['’]m|I am)(?: very)? (?:sorry|unable|not able|afraid)"
        r"|^\W*I (?:apologi[sz]e|can['’]?t|cannot|won['’]t|will not|don['’]t know|need more context)\b"
        r"|^\W*(?:Sorry|Apologies)\b|^\W*As an? (?:AI|(?:large )?language model)\b|^\W*Unfortunately, I (?:can|am)"
        r"|^\W*(?:Unable to|Cannot|Can['’]t) (?:translate|comply|answer|help|assist)"
        r"|^\W*Please (?:provide|give|send|paste) .{0,40}(?:text|source)|\b(?:content|request|text) .{0,20}violates? "
        r"|^\W*(?:抱歉|对不起|很遗憾|我(?:无法|不能)|作为(?:一个)?(?:AI|人工智能))",
        r"我|吾|本人|歉|对不起|遗憾|请|违|\bI\b|sorry|apolog|please|violat",
        "The answer is not a translation. Translate the source; it is a public report.",
    ),
    _row(  # N/A, null, [No translation], the translation, your translation here
        r"^\W*(?:n/?a|null|none|nil|undefined|todo|tbd|no (?:translation|answer|text)|untranslated"
        r"|(?:(?:your|the|my) )?(?:english )?translat(?:ion|ed text)(?: goes)?(?: here)?)\W*$",
        r"无|無|没|不|未|非|否|空|缺|略|免|待|零|译|譯|翻|none|null|n/?a|translat",
        "The answer is not a translation. Translate the source.",
    ),
    _row(  # Here is the translation: …, Sure! …, Corrected: …
        r"^[^:：\n.]{0,60}(?:\b(?:translat\w*|English|rendering)\b|译文|翻译)[^:：\n.]{0,40}[:：]"
        r"|^(?:Sure|Certainly|Of course|Absolutely|Understood)(?: thing)?[,.!] "
        r"|^(?:Assistant|AI|(?:Final )?Answer|Output|Response|Result|Corrected|Here you go)\s*[:：]",
        r"[译譯翻]|转化|平移|英文|英语|英語|英版|外文|双语|translat|English|version|rendering"
        r"|^[^:：。；]{1,30}[:：]|^\s*[“\"]?(?:当然|好|可以|没问题|明白|是的|确实)|sure|of course|certainly|absolute",
        f"The answer has words to whoever asked. {_ALONE}",
    ),
    _row(  # … (Note: the figures are kept.)
        r"[(（\[]\s*\**(?:translator['’]s )?notes?\**\s*[:：]|[(（\[]译?注[:：]| Note: ",
        r"[注註附]|说明|說明|提示|备注|備註|解释|补充|指出|note|remark|explan",
        f"The answer has a note. {_ALONE}",
    ),
)
