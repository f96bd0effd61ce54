"""The words around the name of an indicator and its figure in English; `#+` is a figure."""

from __future__ import annotations

import re

from toolkit.language.alternation import together

_HEDGE = (
    "(?:more than|less than|fewer than|over|about|around|nearly|almost|approximately|at least|no less than|no more than"
    "|close to|only|under|just|up to|as much as|as high as|an average of|a total of|some|roughly|a record)?"
)
#: Verbs between a name and its value, and between a name and its change.
_IS = (
    "was|were|is|are|is now|are now|reached|had reached|has reached|have reached"
    "|totaled|totalled|came to|comes to|came in at|amounted to|stood at|stands at"
    "|exceeded|exceeds|surpassed|topped|hit|passed|numbered|registered|rose to|fell to|grew to|increased to"
    "|decreased to|dropped to|climbed to|declined to|expanded to|narrowed to|improved to|was cut to|were cut to"
    "|remained at|held at|held steady at|held|was steady at|is steady at|averaged"
    "|was valued at|were valued at|rose above|fell below"
)
_CHANGED = (
    "grew|rose|increased|climbed|expanded|fell|dropped|declined|decreased|narrowed|widened|shrank|gained|surged|jumped"
    "|improved|went up|went down|was up|were up|was down|were down|was cut|were cut|was reduced|were reduced|edged up"
    "|edged down|had risen|has risen|had fallen|has fallen|had grown|has grown|had increased|has increased"
)
#: The same of what is to be, and of what comes with what was told before.
_WILL = "(?:will|should|shall|must|is to|are to|is expected to|are expected to|is projected to|are projected to)"
_BE = (
    "be|reach|total|exceed|surpass|top|come to|amount to|stay at|remain at|be kept at|be held at|be raised to"
    "|be cut to|rise to|fall to|grow to|increase to|decrease to|drop to|decline to"
)
_CHANGE = "grow|rise|increase|climb|expand|fall|drop|decline|decrease|narrow|shrink|be cut|be reduced|be raised"
_CHANGING = (
    "growing|rising|increasing|climbing|expanding|surging|jumping|falling|dropping|declining|decreasing|shrinking"
    "|up|down"
)
_ADVERB = (
    "(?:,? ?(?:also|only|still|again|now|already|steadily|further|slightly|sharply|year on year|year over year"
    "|for the first time|together|all|both|on average|in total|to|by an average of|at) )*"
)
SAYS = re.compile(rf"(?P<name>.+?) (?:{together(_IS)}|{_WILL} (?:also )?(?:{together(_BE)})) {_ADVERB}{_HEDGE} ?\Z")
MOVES = re.compile(
    rf"(?P<name>.+?) (?:{together(_CHANGED)}|{_WILL} (?:also )?(?:{together(_CHANGE)})) {_ADVERB}(?:by )?{_HEDGE} ?"
    rf"(?:#+ (?:percent )?to {_HEDGE} ?)?\Z"
)
FROM = re.compile(rf"(?P<name>.+?) (?:{together(_CHANGED)}|more than doubled,?) from {_HEDGE} ?#+ to {_HEDGE} ?\Z")
#: A value that is told twice: exceeded 30 billion yuan for the first time, reaching 31.26 billion yuan.
PASSED = re.compile(
    rf"(?P<name>.+?) (?:exceeded|surpassed|passed|topped|broke|crossed) {_HEDGE} ?#+ ?(?:for the first time)?"
    rf"(?:, reaching|,? to reach|, totaling) {_HEDGE} ?\Z"
)
#: What comes with what was told before: with exports growing by 4.9 percent to.
WITH = re.compile(rf"(?P<name>.+?) (?:{_CHANGING}) {_ADVERB}(?:by )?{_HEDGE} ?(?:#+ to {_HEDGE} ?)?\Z")
#: What somebody raises or cuts: strive to raise the value of output to more than.
RAISED = re.compile(
    r".*?\b(?:raised?|increased?|boost(?:ed)?|lift(?:ed)?|lower(?:ed)?|reduced?|cut|keep|kept) (?:the|our) "
    rf"(?P<name>[^#]+?) (?:to|by|at|above|below|within|under) {_HEDGE} ?\Z"
)
#: And the next one: to more than 90 billion yuan and the number of such enterprises to.
RAISED_TOO = re.compile(
    r".*?\b(?:raised?|increased?|boost(?:ed)?|lift(?:ed)?) the [^#]+? (?:to|by|above) [^#]*#+ and the "
    rf"(?P<name>[^#]+?) (?:to|by|above) {_HEDGE} ?\Z"
)
#: What somebody had: Enterprises posted total profits of.
HAD = re.compile(
    r"(?P<owner>.+?) (?:posted|had|recorded|registered|achieved|earned|realized|generated|reported|took in|completed)"
    r" (?P<name>(?!risen|grown|fallen|increased|been|an? )(?:(?!\bby\b|\bin\b)[A-Za-z &-])+?)"
    rf" of {_HEDGE} ?\Z"
)
#: And the next one: operating revenue of 412.76 billion yuan, up 2.3 percent, and total profits of.
HAD_TOO = re.compile(
    r"(?P<owner>[^#]+?) (?:posted|recorded|registered|achieved|earned|realized|generated|reported)"
    r" [A-Za-z &-]+? of [^#]*#+"
    r"(?:, (?:up|down) #+(?: (?:from|over|on) (?:a year earlier|the previous year|the year before))?)?"
    rf",? and (?P<name>[A-Za-z][A-Za-z &-]+?) of {_HEDGE} ?\Z"
)
#: A part of what was told before: including imports of.
OF = re.compile(rf"(?P<name>[a-z][A-Za-z -]+?) of {_HEDGE} ?\Z")
#: The same with a verb: tax revenue accounted for 2.78 billion yuan of this.
PARTLY = re.compile(rf"(?P<name>.+?) (?:accounted for|made up|contributed) {_HEDGE} ?\Z")
#: Another owner of what was told before: that of the secondary industry was, that of trucks by.
THAT_OF = re.compile(
    rf"(?:with )?that of (?P<owner>.+?) (?:{together(_IS)}|{together(_CHANGED)}|{_CHANGING})"
    rf" {_ADVERB}(?:by )?{_HEDGE} ?\Z"
    rf"|that of (?P<also>[^#]+?) by {_HEDGE} ?\Z"
)
#: What there is, or what a place has, which is named after its number.
THERE = re.compile(
    rf"\bthere (?:are|were) (?:now |still )?{_HEDGE} ?\Z"
    r"|(?:\A|[;,] (?:and )?)(?:the|our) (?:city|district|county|province|country|municipality|region|town|prefecture)"
    rf" (?:now |still )?(?:had|has) {_HEDGE} ?\Z",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r" (?P<name>[a-z][A-Za-z’'-]* [A-Za-z’' -]+?)"
    r"(?=,|\.|;| (?:in|with|at|by|on|across|nationwide|of which)\b| and #|\Z)"
)
#: What comes before the name in a clause: when, where, and what joins it to the clause before.
LEAD = re.compile(
    "(?:(?:and|while|but|with|whereas|meanwhile,|of which,?|within which|of (?:this|these|the total),"
    "|among (?:them|these),|as a result,|as(?! of )|in addition,|including|respectively;) )?"
    "(?:(?:in|during|over|by|at|as of|for|throughout|from|since|to date|nationwide|overall|among)"
    " [^,]{0,60}(?:, [12][0-9]{3})?, )?",
    re.IGNORECASE,
)
#: Where a clause may begin.
JOINT = re.compile(
    r"[;:,] (?!reaching |to reach |totaling )(?:(?:and|while|but|with|whereas|as) )?| (?:while|whereas) "
)
#: The only comma of a text, between two sentences each with a verb.
TWO_SENTENCES = re.compile(
    r"[^,#]*\b(?:was|were|is|are|has|have|had|began|[a-z]+ed (?:in|to|at|by|with|into|as|on|off|up|out|the|a|an))\b"
    r"[^,#]*, (?:and|but|while) (?=[^,#]*\Z)"
)
#: Beginnings of a phrase that points back, or has another subject than it seems, and phrases that say nothing alone.
_NO_BEGINNING = (
    "it|its|they|their|them|this|these|those|that|such|we|our|he|she|his|her|which|who|there|here|the latter|the former"
    "|another|others?|each|some|many|most|both|all|every|none|one|two|a|an|in|on|of|for|by|with|from|at|to|among|under"
    "|as|after|before|during|while|and|but|or|so|up|down|not|also|more|less|average growth|average annual growth"
    "|the average|bringing|reaching|rising|real terms|nominal terms"
)
_NOT_ALONE = (
    "(?:the )?(?:city|district|county|province|company|figure|number|total|rate|share|region|industry|sector|country"
    "|group|bureau|ministry|increase|decrease|growth|rise|fall|value|year|municipality|two|three|four|five|ratio"
    "|proportion|investment|output|revenue|capacity|sales|profits?|costs?|prices?|income|spending|consumption)"
)
POINTS_BACK = re.compile(
    rf"(?:{_NO_BEGINNING})\b|{_NOT_ALONE}\Z|exports? and\Z|.*\bof (?:the|this) total\Z", re.IGNORECASE
)
#: Marks and words that no name has: it is a clause or a list.
INSIDE = re.compile(
    r",(?!\d{3})|[;:!?\n\t#\[\]…]|\b(?:these|this|those|their|its|our|which|who|that|was|were|is|are|has|have|had|will"
    r"|would|rose|fell|grew|reached|totaled|increased|decreased|accounted|made|came|went|built|established|completed"
    r"|continued|remained|became|exceeded|helped|brought|while|where|when|but|respectively|other such|it|they|we)\b",
    re.IGNORECASE,
)
#: A list inside a name, which is one thing: output of pork, beef, mutton, and poultry.
LIST_INSIDE = re.compile(r"(?:(?<= of )|(?<= on ))[a-z][a-z -]*(?:, [a-z][a-z -]*)+,? and (?=[a-z -]+\Z)")
#: What tells of which things a number is: the number of enterprises that had moved to the cloud.
RELATIVE = re.compile(r"\b(?:that|who) (?:have|had|has) (?=\w+(?:ed|en|ne|t)\b)")
TAIL = re.compile(
    r" (?:for the (?:whole |full )?year|over the year|of the year|in the year|during the year|this year|last year"
    r"|in \d{4}|at (?:the )?year[’'-]?s?[ -]end|at the end of the year|by the end of the year|by year’s end"
    r"|alone|combined|nationwide|now|also|still|already|again|currently|today|as a whole"
    r"|(?:basically |largely )?(?:stable|steady|unchanged))\Z"
)
POSSESSIVE = re.compile("(?:Their|Its) ", re.IGNORECASE)
#: An owner who is named in a sentence before: these enterprises posted profits of.
THESE = re.compile("(?:these|such) (?:enterprises|companies|firms|businesses)", re.IGNORECASE)
ARTICLE = re.compile("The (?!latter|former)", re.IGNORECASE)
#: A change before what it is of: growth of 6 percent in the value added of industry.
GROWTH_OF = re.compile(r"\b(?:growth|increases?|reductions?|rises?|declines?|decreases?) of [^.;:]*\Z", re.IGNORECASE)
IN = re.compile(
    r"(?: percent)? in (?:the )?(?P<name>[A-Za-z][^,.;:#]+?)"
    r"(?=,|\.|;|:| and (?:of )?(?:at least |about |around )?#|\Z)"
)
