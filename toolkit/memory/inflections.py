"""The forms of an English word in texts: grow, grows, grew, grown, growing."""

from __future__ import annotations

from functools import lru_cache

from toolkit.language.en.dictionary import is_word
from toolkit.terminology.lemmas import word_forms
from toolkit.terminology.spelling import spelled

#: Forms that no ending makes, a group a word.
_IRREGULAR = """
be am is are was were been being; become became; begin began begun; bring brought; build built; buy bought;
catch caught; choose chose chosen; come came; deal dealt; do did done does; draw drew drawn; drive drove driven;
fall fell fallen; feel felt; fight fought; find found; forecast; get got gotten; give gave given; go went gone;
grow grew grown; have has had; hear heard; hold held; keep kept; know knew known; lay laid; lead led; learn learnt;
leave left; lend lent; lie lay lain; light lit; lose lost; make made; mean meant; meet met; overcome overcame; pay paid;
read; rebuild rebuilt; ride rode ridden; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold;
send sent; set; shine shone; show shown; shrink shrank shrunk; speak spoke spoken; spend spent; spread; spring sprang
sprung; stand stood; strike struck; strive strove striven; sustain; swing swung; take took taken; teach taught; tell
told; think thought; throw threw thrown; undergo underwent undergone; undertake undertook undertaken; understand
understood; uphold upheld; win won; withdraw withdrew withdrawn; write wrote written;
analysis analyses; basis bases; child children; crisis crises; criterion criteria; datum data; foot feet;
half halves; index indices; leaf leaves; life lives; man men; medium media; person people; phenomenon phenomena;
shelf shelves; thesis theses; wolf wolves; woman women
"""
_GROUPS: dict[str, tuple[str, ...]] = {}
for _row in _IRREGULAR.split(";"):
    for _form in _row.split():
        _GROUPS[_form] = _GROUPS.get(_form, ()) + tuple(_row.split())
_VOWELS = "aeiou"
#: Spellings of Britain and America.
_SPELLINGS = (("iz", "is"), ("yz", "ys"), ("or", "our"), ("er", "re"), ("ense", "ence"), ("og", "ogue"))


@lru_cache(maxsize=1000)
def inflected(word: str) -> frozenset[str]:
    """The forms of the words that a lower-case word may be a form of, itself included; more than exist, and all of
    one ending.
    """
    known = {other for form in word_forms(word) for other in (form, *_spellings(form))}  # these are all spelled alike
    bases = {word, *filter(is_word, known), *_GROUPS.get(word, ())}
    bases |= {group for base in tuple(bases) for group in _GROUPS.get(base, ())}
    bases |= {other for base in tuple(bases) for other in _spellings(base)}
    regular = {form for base in bases for form in _regular(base) if spelled(base) in word_forms(form)}
    return frozenset(bases | regular)


def _spellings(base: str) -> set[str]:
    """The other spelling of a word, if it is a word."""
    found = set()
    for one, other in _SPELLINGS:
        for old, new in ((one, other), (other, one)):
            at = base.rfind(old)
            if at > 1 and is_word(spelled := base[:at] + new + base[at + len(old) :]):
                found.add(spelled)
    return found


def _regular(base: str) -> set[str]:
    """A word with every ending that it can take."""
    found = {base, f"{base}s", f"{base}es", f"{base}ed", f"{base}ing"}
    if base.endswith("e"):
        found |= {f"{base}d", f"{base[:-1]}ing"}
    if base.endswith("y") and len(base) > 2 and base[-2] not in _VOWELS:
        found |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
    if len(base) > 2 and base[-1] not in f"{_VOWELS}wxy" and base[-2] in _VOWELS:
        found |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    return found
