"""British spellings and the American ones: families of words, one row each.

Spellings that Americans write too (archaeology, towards, dialogue, adviser) are not in this list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from toolkit.language.en.dictionary import is_word
from toolkit.language.lazy_pattern import lazy


class Family(NamedTuple):
    """Words spelled alike: a pattern of the whole lower-case word, its American form, a word and its American form."""

    pattern: str
    american: str
    example: tuple[str, str]


_OUR = (
    "arb|ard|arm|behavi|belab|cand|clam|col|demean|enam|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig"
    "|rum|savi|sav|splend|succ|tum|val|vap|vig"
)
_DOUBLED = (
    "backpedal|barrel|bedevil|bejewel|bevel|cancel|carol|channel|chisel|counsel|credential|cudgel|dial|dishevel|drivel"
    "|duel|empanel|enamel|equal|fuel|funnel|gravel|grovel|impanel|imperil|initial|jewel|kennel|label|level|libel|marshal"
    "|marvel|medal|model|panel|parallel|parcel|pedal|pencil|pummel|quarrel|ravel|revel|rival|shovel|shrivel|signal"
    "|snivel|snorkel|spiral|stencil|swivel|total|towel|trammel|travel|trial|trowel|tunnel|unravel|weasel|yodel"
)
_YSE = "anal|autol|breathal|catal|dial|electrol|hydrol|paral|photol|plasmol|pyrol"

FAMILIES = (
    Family(rf"([a-z]*(?:{_YSE}))ys(e|ed|er|ers|ing)", r"\1yz\2", ("analysed", "analyzed")),
    Family(rf"([a-z]*(?:{_OUR}))our([a-z]*)", r"\1or\2", ("labour", "labor")),
    Family(rf"([a-z]*(?:{_DOUBLED}))l(ed|ing|er|ers|ings)", r"\1\2", ("modelling", "modeling")),
    Family(r"([a-z]*met|[a-z]*lit|[a-z]*cent|[a-z]*theat)re(s?)", r"\1er\2", ("kilometre", "kilometer")),
    Family(r"(calib|fib|lust|mit|sab|scept|spect)re(s?)", r"\1er\2", ("fibres", "fibers")),
    Family(r"([a-z]*cent|lust|mit)r(ed|ing)", r"\1er\2", ("centred", "centered")),
    Family(r"fibre([a-z]+)", r"fiber\1", ("fibreglass", "fiberglass")),
    Family(r"centre([a-z]{3,})", r"center\1", ("centrepiece", "centerpiece")),
    Family(r"(meag|somb|lacklust)re", r"\1er", ("meagre", "meager")),
    Family(r"(re|mis)?programme(s?)", r"\1program\2", ("programmes", "programs")),
    Family(r"(kilo|milli)?gramme(s?)", r"\1gram\2", ("kilogrammes", "kilograms")),
    Family(r"(catal|anal|homol)ogue(s?)", r"\1og\2", ("catalogue", "catalog")),
    Family(r"catalogu(ed|ing|er|ers)", r"catalog\1", ("catalogued", "cataloged")),
    Family(r"(def|off|pret|lic|sublic)ence(s|less)?", r"\1ense\2", ("defence", "defense")),
    Family(r"practis(e|ed|es|ing)", r"practic\1", ("practised", "practiced")),
    Family(r"(fulfil|enrol|instil|distil|enthral|appal)(s|ment|ments)?", r"\1l\2", ("fulfil", "fulfill")),
    Family(r"(ski|wi)lful([a-z]*)", r"\1llful\2", ("skilful", "skillful")),
    Family(r"instalment(s?)", r"installment\1", ("instalments", "installments")),
    Family(r"jewellery", "jewelry", ("jewellery", "jewelry")),
    Family(r"(marvel|wool)l(ous|ously|en)", r"\1\2", ("marvellous", "marvelous")),
    Family(r"(acknowledg|judg)ement(s?)", r"\1ment\2", ("judgement", "judgment")),
    Family(r"ageing", "aging", ("ageing", "aging")),
    Family(r"grey(s|er|ed|ing|ish|scale)?", r"gray\1", ("grey", "gray")),
    Family(r"tyre(s?)", r"tire\1", ("tyres", "tires")),
    Family(r"(kerb)(s|side)?", r"curb\2", ("kerbside", "curbside")),
    Family(r"plough(s|ed|ing|man|share)?", r"plow\1", ("ploughed", "plowed")),
    Family(r"cheque(s?)", r"check\1", ("cheques", "checks")),
    Family(r"sceptic(s|al|ally|ism)?", r"skeptic\1", ("sceptical", "skeptical")),
    Family(r"(sm|m)oul(d|der|t)(s|ed|ing|y)?", r"\1ol\2\3", ("moulded", "molded")),
    Family(r"(multi|single|double)?storey", r"\1story", ("storey", "story")),
    Family(r"storeys", "stories", ("storeys", "stories")),
    Family(r"aluminium", "aluminum", ("aluminium", "aluminum")),
    Family(r"artefact(s?)", r"artifact\1", ("artefacts", "artifacts")),
    Family(r"cosy", "cozy", ("cosy", "cozy")),
    Family(r"pyjamas", "pajamas", ("pyjamas", "pajamas")),
    Family(r"sulph(ur|uric|urous|ate|ates|ide|ides|ite|ites)", r"sulf\1", ("sulphur", "sulfur")),
    Family(r"specialit(y|ies)", r"specialt\1", ("speciality", "specialty")),
    Family(r"whilst", "while", ("whilst", "while")),
    Family(r"amongst", "among", ("amongst", "among")),
    Family(r"learnt", "learned", ("learnt", "learned")),
    Family(r"yoghurt(s?)", r"yogurt\1", ("yoghurt", "yogurt")),
    Family(r"moustache(s?)", r"mustache\1", ("moustache", "mustache")),
    Family(r"aeroplane(s?)", r"airplane\1", ("aeroplanes", "airplanes")),
    Family(r"manoeuvre(s?)", r"maneuver\1", ("manoeuvre", "maneuver")),
    Family(r"manoeuvr(ed|ing|able|ability)", r"maneuver\1", ("manoeuvring", "maneuvering")),
    Family(r"(an|orthop|p)ae(sth|dic|diatr)([a-z]+)", r"\1e\2\3", ("paediatric", "pediatric")),
    Family(r"([a-z]*)aemi([ac])", r"\1emi\2", ("leukaemia", "leukemia")),
    Family(r"([a-z]*)haem(o|a|or)([a-z]+)", r"\1hem\2\3", ("haemoglobin", "hemoglobin")),
    Family(r"gynaecolog([a-z]+)", r"gynecolog\1", ("gynaecology", "gynecology")),
    Family(r"encyclopaedi([a-z]+)", r"encyclopedi\1", ("encyclopaedia", "encyclopedia")),
    Family(r"oe(str|soph|dem)([a-z]+)", r"e\1\2", ("oestrogen", "estrogen")),
    Family(r"foet(us|uses|al)", r"fet\1", ("foetal", "fetal")),
    Family(r"(diarrh|gonorrh|amenorrh)oea(l?)", r"\1ea\2", ("diarrhoea", "diarrhea")),
    Family(r"palaeo([a-z]+)", r"paleo\1", ("palaeontology", "paleontology")),
    Family(r"tonne(s?)", r"metric ton\1", ("tonnes", "metric tons")),
)

#: Verbs in -ise and their forms; what is not a verb is an exception. A last row, since it allows most.
ISE = Family(
    r"([a-z]{2,})is(e|ed|es|er|ers|ing|able|ation|ations|ational)", r"\1iz\2", ("organisation", "organization")
)
#: What is before -ise in words that have no form in -ize: advise, unsupervised, disenfranchised.
_ISE = (
    "adv|advert|appra|appr|ar|bra|bru|chast|chrysal|circumc|compr|comprom|conc|cr|cru|dem|desp|dev|disgu|enterpr|equipo"
    "|exc|exerc|exorc|expert|franch|fundra|gu|improv|inc|ka|lia|m|mala|merchand|misogyn|mort|no|parad|po|portcull|pra"
    "|prec|prem|pr|prom|prov|ra|repr|rev|r|superv|surm|surpr|telev|tort|treat|trell|turquo|upr|v|verdigr|w|who"
)
_NO_ISE = lazy(
    rf"(?:affranch|immunocomprom|(?:un|re|over|under|out|mis|dis|disen|en|im|in|co|pre|self|non|inter)?(?:{_ISE}))is[a-z]+"
    r"|[a-z]*(?:w|ra|o|u)is(?:e|ed|er|ers|es|ing)|[a-z]+aise"
)
#: Forms that may be nouns instead (bursitises, valise): a dictionary has to know the verb.
_DOUBTFUL = ("e", "es")

_WORD = lazy(r"[A-Za-z]{4,}")
_PATTERNS = tuple((lazy(family.pattern), family.american) for family in FAMILIES)
_ANY = lazy("|".join(f"(?:{family.pattern})" for family in FAMILIES))
_VERB = lazy(ISE.pattern)


@lru_cache(maxsize=50_000)
def american(word: str) -> str:
    """The American spelling of a lower-case word; empty where it is no British one."""
    if _ANY.fullmatch(word):
        for pattern, spelling in _PATTERNS:
            if match := pattern.fullmatch(word):
                return match.expand(spelling)
    verb = _VERB.fullmatch(word)
    if verb is None or _NO_ISE.fullmatch(word):
        return ""
    found = verb.expand(ISE.american)
    return found if verb[2] not in _DOUBTFUL or is_word(found) else ""


def spellings(text: str) -> Iterator[tuple[int, int, str]]:
    """The places of British spellings in a text, each with the American one.

    A word with a capital is left alone as part of a name, but not where a sentence begins and a small letter follows.
    """
    if not any(american(word.lower()) for word in set(_WORD.findall(text))):
        return
    for match in _WORD.finditer(text):
        word = match[0]
        found = american(word) if word.islower() else _of_first_word(text, match)
        if found:
            yield match.start(), match.end(), found


def _of_first_word(text: str, match: re.Match[str]) -> str:
    """The American spelling of a word with a capital that begins a sentence; empty for a name."""
    word = match[0]
    if not word[1:].islower() or not american(word.lower()) or not _STARTS.search(text, 0, match.start()):
        return ""
    return american(word.lower()).capitalize() if _GOES_ON.match(text, match.end()) else ""


#: What is before the first word of a sentence, and after a word that is not part of a name.
_STARTS = lazy(
    r"(?:^|(?<!\bMr|\bMs|\bDr|\bSt|\bNo|\bJr|\bSr|\bLt|\bvs|.\b[A-Z])(?<!\bMrs|\bRev|\bHon|\bSir|\bGen|\bCol|\bGov|\bSen|\bRep|\bSgt)"
    r"(?<!\bProf|\bCapt)(?<!\bMessrs)[.!?;]\s+)[“\"‘(]*\Z"
)
_GOES_ON = lazy(r"[\s-]+[a-z]")
