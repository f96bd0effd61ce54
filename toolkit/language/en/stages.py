"""Whether an English figure is aimed at or expected (will, plans to), or a fact (a finite past verb)."""

from __future__ import annotations

import re

from toolkit.language.alternation import together
from toolkit.language.meaning import Place
from toolkit.model.meaning import Stage

_REACH = 240
#: Characters before and after a figure in which its verb is looked for.
_NEAR, _NEAR_AFTER = 60, 90
_SENTENCE = re.compile(r"[.;!?\n\t](?:(?<=[\n\t])|\s)")  # which begins with a set of signs and is found quickly
_AIM_WORDS = (
    r"will|shall|would|should|could|may|might|must|plans?|planned|planning|plan to|aim\w*|target\w*"
    r"|goals?|expect\w*|forecast\w*"
    r"|project(?:ed|s to|ion|ions)|estimat\w*|anticipat\w*|predict\w*|propos\w*|intend\w*|seek\w*|striv\w*|budget\w*"
    r"|ensur\w*|see to it|on course|on track|going to|(?:is|are|was|were) to|to be|be|hop\w+|potential\w*"
    r"|sees|likely|set"
    r"|scheduled|due to|under consideration|(?:is|are) considering|yet to|promis\w*|pledg\w*|commit\w*"
    r"|envisag\w*|as of yet"
)
_AIM = re.compile(rf"[ (“\"—-](?:{together(_AIM_WORDS)})\b")
_STRONG_AIM = re.compile(
    r"[ (“\"—-](?:will|shall|plans? to|aims? to|(?:is|are) (?:expected|projected|forecast|planned|set|due"
    r"|scheduled) to|(?:is|are) (?:scheduled|slated|due) for|(?:goal|plan|aim|target|intention) (?:is|was) to"
    r"|(?:is|are) to be|targets? (?:is|are|of)|should be|must be|under consideration)\b",
)
_WAS_AIM = re.compile(r"\b(?:goal|aim|target|plan|idea) was to\b")
#: A finite past verb right before a figure, or right after it.
_PAST = (
    "was|were|has|have|had|rose|grew|fell|built|reached|totall?ed|topped|exceeded|hit|stood|came|amounted|increased"
    "|decreased|declined|dropped|went|made|got|created|completed|achieved|surpassed|passed|expanded|climbed|turned"
    "|invested|opened|added|put|spent|saw|registered|recorded|already"
    "|currently|at present|allocated|earmarked|provided|paid|hired|lost|earned|sold|bought|shipped|delivered|produced"
    "|received|attracted|handled"
    "|saved|raised|cut|doubled|tripled|quadrupled|renovated|trained|remained|stayed|brought|gave|held|won|lent|issued"
    "|broke|began|drove|drew|took|led|spurred|benefited|launched|started|signed|established|hosted|fostered|cultivated"
    "|enrolled|relocated|installed|restored|disbursed"
    "|granted|recruited|generated|supplied|planted|harvested|(?<=[ \\n]we )[a-z]+ed"
)
_BEFORE = re.compile(rf"[ \n](?<! be )(?:{together(_PAST)})\b(?! to be\b)[^,;]*\Z")
_AFTER = re.compile(rf"\A[^;]*?[ \n](?<! be )(?:{together(_PAST)})\b")


def stage(place: Place) -> Stage:
    """Aim or fact; unknown where the sentence has words of both, or of neither."""
    start, end = place.figure.start, place.figure.end
    before = _SENTENCE.split(place.text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE.split(place.text[end : end + _REACH], maxsplit=1)[0]
    said = f" {before} # {after}"
    if not _AIM.search(said):
        return Stage.FACT if _is_past(before, after) else Stage.UNKNOWN
    if _WAS_AIM.search(said):
        return Stage.AIM
    return Stage.AIM if _STRONG_AIM.search(said) and not _is_past(before, after) else Stage.UNKNOWN


#: A participle after one of these is an adjective: the registered rate.
_ARTICLES = (" the ", " a ", " an ")


def _is_past(before: str, after: str) -> bool:
    near = f" {before[-_NEAR:]}"
    found = _BEFORE.search(near)
    while found is not None:
        if not near.endswith(_ARTICLES, 0, found.start() + 1):
            return True
        found = _BEFORE.search(near, found.start() + 1)
    return _AFTER.search(after[:_NEAR_AFTER]) is not None
