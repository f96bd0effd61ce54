"""Signs that a translation renders a term in words that the glossary does not list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from toolkit.language.en.dictionary import is_word
from toolkit.terminology.lemmas import word_forms
from toolkit.terminology.patterns import FUNCTION_WORDS, Pattern
from toolkit.terminology.spelling import spelled
from toolkit.terminology.words import Words

#: Words that refer back to something named before.
ANAPHORS = frozenset(
    "it its itself they them their theirs themselves this these those such ones which whose former latter".split()
)
#: Nouns, and the words of another root that English often uses instead: corporate profits.
_OTHER_ROOTS = {
    spelled(noun): frozenset(map(spelled, others.split()))
    for nouns, others in (
        (
            "enterprise company firm business corporation",
            "corporate commercial industrial firm employer business maker",
        ),
        ("entity", "enterprise company firm business operator"),
        ("environment ecology", "ecosystem ecological green climate environmental"),
        ("sea ocean", "maritime marine offshore seaborne"),
        ("village countryside", "rural farm"),
        ("city town", "urban municipal local"),
        ("farmer farming agriculture", "agricultural farm rural"),
        ("country nation", "national state domestic"),
        ("law", "legal statutory"),
        ("court", "judicial"),
        ("currency money", "monetary"),
        ("bank banking", "lender financial"),
        ("child", "juvenile young"),
        ("student pupil", "academic"),
        ("health medicine", "medical clinical"),
        ("school teaching", "educational academic"),
        ("war army", "military"),
        ("resident people citizen", "public civic popular household"),
        ("consumer customer", "retail buyer shopper"),
        ("worker employee labor", "staff workforce jobs employment"),
        ("employment", "job jobs work workers hire hiring recruit workforce"),
        ("price", "cost costs expensive cheap"),
        ("consumption", "spend spending shopping purchase buy consumer retail"),
        ("investment", "invest investor funded funding fund capital"),
        ("trade", "exporter importer export import trading trader commerce"),
        ("education", "school schooling teach teaching teacher learning"),
        ("innovation", "innovator creative creativity breakthrough invention inventive"),
        ("pension", "retiree retirement retired pensioner"),
        ("livelihood well-being welfare", "living life live wellbeing"),
        ("insurance", "insurer insured insure coverage"),
        ("reform", "restructure restructuring overhaul"),
        ("urbanization", "urban city town"),
        ("grain", "food harvest crop cereal"),
        ("port", "harbor harbour terminal wharf dock"),
        ("farmland", "land field"),
        ("poverty", "poor impoverished"),
        ("tourism", "tourist travel visitor"),
        ("talent", "professional skilled personnel"),
        ("technology", "tech technical scientific"),
        ("safety security", "safe secure"),
        ("production", "produce producer output yield"),
        ("transport transportation", "traffic transit"),
        ("finance", "financial bank lender credit"),
        ("tax taxation", "taxpayer levy duty"),
        ("income", "earnings pay earn wage"),
        ("energy", "power electricity fuel"),
        ("pollution", "pollutant polluted emission contamination"),
        ("cooperation", "cooperate collaborate collaboration partner joint"),
        ("competition", "compete competitive rival"),
        ("year", "annual yearly"),
        ("water", "hydraulic aquatic"),
        ("tree forest", "wooded afforestation"),
        ("house housing", "home homes residential"),
        ("vehicle car", "automotive motor auto"),
    )
    for noun in nouns.split()
}
#: Words for a place that the text has named.
_HERE = frozenset(
    "local locally city municipal municipality province provincial county district region regional".split()
)
#: An institution speaks of itself in the first person.
FIRST_PERSON = frozenset("we us our ours ourselves".split())
_INSTITUTION = re.compile(r"(?:[省市县区州镇乡村]|[局厅委部院所会司行社府署办]|公司|集团|中心|办公室)\Z")
#: Heads without a meaning of their own (the banking sector: the banks), and particles (opening up: open).
_EMPTY_WORDS = frozenset("sector industry system work service up out off down".split())
#: The least letters of either half of a compound: farm|land, but not is|land.
_COMPOUND = 4
#: Words of one root have at least so many letters in common, and this share of the longer word.
_ROOT, _ROOT_SHARE = 5, 0.6


def words_between(words: Words, low: int, high: int) -> range:
    """The positions of the words in the half-open character span."""
    first = bisect_right(words.ends, low)
    return range(first, max(first, bisect_left(words.starts, high)))


def anaphors(words: Words, positions: Iterable[int]) -> int:
    """The number of words at these positions that refer back."""
    return sum(1 for at in positions if words.lower[at] in ANAPHORS and words.lower[at : at + 2] != ("such", "as"))


def speaks_of_itself(chinese: str, words: Words, positions: Iterable[int]) -> bool:
    """Whether the term names an institution and the text says "we"."""
    return _INSTITUTION.search(chinese) is not None and any(words.lower[at] in FIRST_PERSON for at in positions)


def speaks_of_here(english: str, words: Words, positions: Iterable[int]) -> bool:
    """Whether the term is a name and the text says "local" or "the city"."""
    names = [word for word in english.split() if word[0].isalpha() and word.lower() not in FUNCTION_WORDS]
    return (
        bool(names) and all(word[0].isupper() for word in names) and any(words.lower[at] in _HERE for at in positions)
    )


def reworded(words: Words, positions: range, pattern: Pattern) -> tuple[int, ...]:
    """The positions of words that probably stand for the term, empty if there are none.

    All its content words in any order close together, more than half of them, or the head alone: derived forms
    count ("digitally transform").
    """
    content = [pattern.words[index] for index in pattern.content] or list(pattern.words)
    content = [word for word in content if word not in _EMPTY_WORDS] or content
    found = {word: [at for at in positions if _related(word, words, at, pattern)] for word in content}
    there = [word for word in content if found[word]]
    if len(content) > 1 and 2 * len(there) > len(content):
        return tuple(sorted(found[word][0] for word in there))
    head = _head(pattern)
    if len(content) > 1 and head in content:
        heads = found[head] or [at for at in positions if words.forms[at] & _other_roots(head)]
        return tuple(heads[:1])
    if len(content) == 1:
        if len(pattern.words) > 1 and there:
            return (found[content[0]][0],)
        return tuple(_derived(words, positions, content[0]))
    return ()


def _related(word: str, words: Words, at: int, pattern: Pattern) -> bool:
    forms = pattern.forms[pattern.words.index(word)]
    return bool(words.forms[at] & (forms | word_forms(word))) or same_root(word, words.lower[at])


def _other_roots(word: str) -> frozenset[str]:
    """The words of another root that may replace a word, by any of its base forms."""
    return frozenset[str]().union(*(_OTHER_ROOTS.get(form, frozenset()) for form in word_forms(word)))


def same_root(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: economy, economic."""
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= _ROOT and common >= _ROOT_SHARE * max(len(one), len(other))


def _head(pattern: Pattern) -> str:
    """The noun that a term is a kind of: the last content word before "of" and the like."""
    head = ""
    for word in pattern.words:
        if word in FUNCTION_WORDS and word != "and" and head:
            break
        if word not in FUNCTION_WORDS:
            head = word
    return head


def _derived(words: Words, positions: Iterable[int], word: str) -> Iterator[int]:
    """Words with the root of a one-word term, or compounds with it: growth of grow, farmland of land."""
    for at in positions:
        lower = words.lower[at]
        if same_root(word, lower) or words.forms[at] & (_other_roots(word) | word_forms(word)):
            yield at
            continue
        for form in words.forms[at]:
            rest = form.removesuffix(word) if form.endswith(word) else form.removeprefix(word)
            if rest != form and len(word) >= _COMPOUND <= len(rest) and is_word(rest):
                yield at
                break
