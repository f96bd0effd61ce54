"""English words cut back to what their inflections and derivations share.

Stems are only compared with stems: manufacture, manufacturing and manufacturer are `manufactur`. A stem that two
words of different meaning share costs little here, for it is weighed with all the others of a sentence; a form that
does not meet its dictionary word is lost. So this goes further than the base forms that terms are matched by
(`toolkit.terminology.lemmas`), and needs no dictionary.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from toolkit.terminology.spelling import spelled

_WORD = re.compile(r"(?<![A-Za-z])(?:[A-Z]\.){2,}|[A-Z]&[A-Z](?![A-Za-z])|[^\W_\u3400-\u9fff]+")
_FIGURE = re.compile(r"\d+(?:s|st|nd|rd|th)?\Z")
_ACCENTED = re.compile(r"[^\x00-\x7f]")
_ACCENTS = str.maketrans(
    "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžčćđğışłńśźżřěůőű", "aaaaaaceeeeiiiinoooooouuuuyyszccdgislnszzreuou"
)

#: Words that say nothing of what a sentence is about, and numbers, which are compared as figures.
FUNCTION_WORDS = frozenset(
    "an the of to in on at by for with from as into onto upon per via and or nor so than then that this these "
    "those there here it its he him his she her hers they them their theirs we us our ours you your yours me my "
    "mine itself himself herself themselves ourselves yourself who whom whose which what is are was were be been "
    "being am do does did done doing has have had having will would shall should can could may might ought ll re "
    "ve also not no one ones very too more just yet out off above below against across along toward towards "
    "amongst amid two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety million billion trillion "
    "ii iii iv vi vii viii ix xi xii".split()
)

#: Names that are written like such words.
_NAMES = frozenset({"May", "US", "WHO", "IT"})
#: Inflected forms: tried, planned, taking, buses, plans.
_INFLECTED = re.compile(
    r"(?P<y>.{2,})(?:ies|ied|iest)\Z"
    r"|(?P<doubled>.+(?P<letter>[bdgmnprt]))(?P=letter)(?:ed|ing|er|est)\Z"
    r"|(?P<verb>.{2,}[^e])(?:ed|ings?)\Z|(?P<es>.+(?:s|x|z|ch|sh|o))es\Z|(?P<s>.+[^sui])s\Z"
)
#: Endings of derivation, without a final e, after the fewest letters that a root must have.
_DERIVED = re.compile(
    r"(.{4,}?)(?:i[sz]ation|i[sz]er|i[sz]|ation|at|ativ|ator|atory|atic|abilit(?:y|i)|ibilit(?:y|i)|iv(?:ely)?|ically"
    r"|ical|ic|fulness|ful|less|ness|ment|an[cs]|ancy|ant|en[cs]|ency|ent|iously|ous(?:ly)?|ity|ial(?:ly)?|al(?:ly)?|ly|ism"
    r"|ist|ion|er|or|[ai]bl[ey]?|ship|hood|ward|wis|ian|an|es|ish|ingly|edly)\Z|(.{5,})[ao]ry\Z"
)
_DOUBLED = re.compile(r"([bdfglmnprstz])\1\Z")


def stems(text: str) -> list[str]:
    """The stems of the content words of an English text, in order, each as often as it occurs."""
    return [one for one in map(stem, _WORD.findall(text)) if one]


@lru_cache(maxsize=50_000)
def stem(raw: str) -> str:
    """The stem of a word as it is written; empty for a word without meaning of its own, and for a figure."""
    if _FIGURE.match(raw):
        return ""
    letters = raw.replace(".", "")
    word = letters.lower()
    if len(word) == 1 or (word in FUNCTION_WORDS and letters not in _NAMES):
        return ""
    if _ACCENTED.search(word):
        word = word.translate(_ACCENTS)
    if word in _families():
        return _bare(_families()[word])
    if len(word) < 4:
        return word
    plain = spelled(word)
    return _bare(_root(word if plain[0].isdigit() else plain))


def _root(word: str) -> str:
    """The word without its endings, or the word that an irregular form belongs to."""
    families = _families()
    if word in families:
        return families[word]
    if word.endswith("men") and len(word) > 5:
        word = word[:-2] + "an"
    inflected = _INFLECTED.match(word)
    if inflected:
        rest = next(group for name, group in inflected.groupdict().items() if group and name != "letter")
        word = rest + "y" if inflected["y"] else rest
    while word not in families:
        if word + "e" in families:
            return families[word + "e"]
        word = word.removesuffix("e") if len(word) > 4 else word
        derived = _DERIVED.match(word)
        rest = (derived[1] or derived[2]) if derived else ""
        if not rest:
            return word
        word = rest
    return families[word]


@cache
def _families() -> dict[str, str]:
    text = files("toolkit.memory.aligning").joinpath("families-en.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {form: line[0] for line in lines for form in line}


def _bare(word: str) -> str:
    """A root as it is compared: without final vowels and doubled letters, in one spelling of old diphthongs."""
    if word.endswith("ens"):
        word = word[:-1] + "c"
    if len(word) > 5:
        word = word.replace("ae", "e").replace("oe", "e").replace("ph", "f")
    while len(word) > 4 and word[-1] in "aeiouy":
        word = word[:-1]
    if len(word) == 4 and word[-1] == "e":
        return word[:-1]
    return word[:-1] if len(word) > 3 and _DOUBLED.search(word) else word
