"""Entries of other programs' glossaries → concepts; what is not understood is named and left out, never guessed.

A term with an unknown status is left out. An entry without a target term becomes a proposed concept. Of several
regional forms of a language one is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from toolkit.errors import InputError
from toolkit.formats.glossary import parse_record
from toolkit.formats.glossary_record import Record
from toolkit.formats.glossary_values import LANGUAGE
from toolkit.formats.usage_status import STRICTNESS, UsageStatus
from toolkit.language.slugs import slug
from toolkit.model import Concept
from toolkit.model.plural import are

#: Codes of three letters for languages that have one of two.
_SHORT = {"zho": "zh", "chi": "zh", "cmn": "zh", "chs": "zh", "eng": "en", "enu": "en"}
#: Languages whose regional forms a glossary file keeps under the language.
_OURS = frozenset({"zh", "en"})
#: Regions that are taken only where no other form of the language is there.
_SECOND = frozenset("hant tw hk mo gb uk au ca nz ie in za".split())
#: What no Chinese term ends with.
_ENDING = "。，、；："
#: Concepts in one file; a glossary of more would take every command minutes.
MOST = 50_000
#: Places that a message about many terms names.
NAMED = 5


@dataclass(slots=True)
class Wording:
    """One term of an entry with what the file says of it: its usage status, the words for that, its years."""

    text: str
    usage: UsageStatus = UsageStatus.UNSAID
    said: str = ""
    reason: str = ""
    valid: str = ""


@dataclass(slots=True)
class Entry:
    """One entry: its terms by language tag as written, and the other keys of a glossary file."""

    line: int
    terms: dict[str, list[Wording]] = field(default_factory=dict)
    rest: Record = field(default_factory=dict)
    usage: UsageStatus = UsageStatus.UNSAID
    said: str = ""

    @classmethod
    def of_record(cls, line: int, record: Record) -> Entry:
        """The entry of a mapping that a glossary file would hold."""
        terms = {code: _wordings(value) for code, value in record.items() if LANGUAGE.match(code) and code != "id"}
        return cls(line, terms, {key: value for key, value in record.items() if key not in terms})


def _wordings(terms: Record) -> list[Wording]:
    found = [Wording(terms["preferred"], UsageStatus.PREFERRED)] if "preferred" in terms else []
    for one in terms.get("admitted", []):
        text, valid = (one["term"], one.get("valid", "")) if isinstance(one, dict) else (one, "")
        found.append(Wording(text, UsageStatus.ADMITTED, valid=valid))
    wrong = terms.get("deprecated", [])
    return found + [Wording(one["term"], UsageStatus.DEPRECATED, "deprecated", one.get("reason", "")) for one in wrong]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file gave: concepts, lines about what was left out on purpose, and lines about what was refused."""

    concepts: tuple[Concept, ...] = ()
    remarks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class Collector:
    """Makes concepts of entries. `languages` are the codes to take, all where there are none."""

    def __init__(self, path: str, languages: Sequence[str] = ()) -> None:
        self.path = path
        self.wanted = _wanted(languages)
        self.concepts: list[Concept] = []
        self.remarks: list[str] = []
        self.refused: list[str] = []
        self.ids: set[str] = set()
        self.left_out: set[str] = set()
        self.without_source: list[int] = []
        self.without_terms: list[int] = []
        self.unknown: dict[str, list[str]] = {}
        self.rivals: list[str] = []

    def add(self, entry: Entry) -> None:
        """Take an entry, or note why not. Raises InputError for a value that a glossary cannot hold."""
        terms = self._by_language(entry)
        source = terms.get("zh", [])
        if not source:
            (self.without_source if any(entry.terms.values()) else self.without_terms).append(entry.line)
        elif entry.usage in (UsageStatus.DEPRECATED, UsageStatus.UNKNOWN):
            self._refuse(entry, source, f"the entry has the status {entry.said!r}")
        else:
            self._take(entry, {code: self._known(entry, wordings) for code, wordings in terms.items()}, source)

    def finish(self) -> Extracted:
        """Everything that was taken, and the lines about the rest."""
        remarks = list(self.remarks)
        if self.left_out:
            codes = ", ".join(sorted(self.left_out, key=str.casefold))
            remarks.append(f"{self.path}: leaving out {codes}; name the languages to take with --languages")
        if self.rivals:
            what = "several terms are preferred at once; the first is kept as preferred, the others as admitted"
            remarks.append(f"{self.path}: {what}: {_shown(self.rivals)}")
        unknown = [f"{self.path}: {_unknown(said, places)}" for said, places in self.unknown.items()]
        refused = [*self.refused, *unknown, *self._without(self.without_source, "zh term; not added")]
        remarks += self._without(self.without_terms, "term; skipped")
        return Extracted(tuple(self.concepts), tuple(remarks), tuple(refused))

    def _without(self, lines: Sequence[int], what: str) -> list[str]:
        entries = "the entry has" if len(lines) == 1 else f"{len(lines)} entries have"
        return [f"{self.path}:{lines[0]}: {entries} no {what}"] if lines else []

    def _by_language(self, entry: Entry) -> dict[str, list[Wording]]:
        """The terms by the codes of a glossary file: zh for zh-CN, en for en-US; other forms of these are left out."""
        by_tag: dict[str, list[Wording]] = {}
        spelled: dict[str, str] = {}
        for tag, wordings in entry.terms.items():
            for one in wordings if _tagged(tag).split("-")[0] == "zh" else ():
                one.text = one.text.rstrip(_ENDING) or one.text
            by_tag.setdefault(spelled.setdefault(_tagged(tag).casefold(), tag), []).extend(wordings)
        codes: dict[str, str] = {}
        for tag in sorted(by_tag, key=lambda tag: (_tagged(tag).casefold() not in self.wanted, _second(tag))):
            code = self._code(tag)
            if code in codes.values() and not self.wanted:
                code = _tagged(tag)
            if LANGUAGE.match(code) and code not in codes.values():
                codes[tag] = code
            else:
                self.left_out.add(tag or "terms without a language")
        found = {codes[tag]: wordings for tag, wordings in by_tag.items() if tag in codes}
        first = [code for code in ("zh", "en") if code in found]  # as people write a glossary file
        return {code: found[code] for code in dict.fromkeys([*first, *found])}

    def _code(self, tag: str) -> str:
        """The code that a language tag is kept under; empty where it is not wanted."""
        tagged = _tagged(tag)
        base = tagged.split("-")[0]
        if not self.wanted:
            return base if base in _OURS else tagged
        regional = base if base in _OURS & set(self.wanted.values()) else ""
        return self.wanted.get(tagged.casefold()) or self.wanted.get(base) or regional

    def _known(self, entry: Entry, wordings: Iterable[Wording]) -> list[Wording]:
        """The wordings with a status that is understood; of those not yet approved only where there is nothing else."""
        known = []
        for one in wordings:
            if one.usage is UsageStatus.UNKNOWN:
                self.unknown.setdefault(one.said, []).append(f'"{one.text}" (line {entry.line})')
            else:
                known.append(one)
        final = [one for one in known if one.usage is not UsageStatus.PROPOSED]
        if any(one.usage is not UsageStatus.DEPRECATED for one in final):
            for one in known:
                if one.usage is UsageStatus.PROPOSED:
                    self.remarks.append(f'{self.path}:{entry.line}: leaving out "{one.text}", which is {one.said!r}')
            return final
        return known

    def _take(self, entry: Entry, terms: dict[str, list[Wording]], source: Sequence[Wording]) -> None:
        record: Record = dict(entry.rest)
        made = {code: _record(wordings) for code, wordings in terms.items()}
        record |= {INDONESIAN if code == "id" else code: one for code, one in made.items() if one}
        if "zh" not in record:
            self._refuse(entry, source, "its Chinese term may not be used")
            return
        wrong = [one for one in terms.get("en", []) if one.usage is UsageStatus.DEPRECATED]
        if "en" not in record and wrong:
            said = ", ".join(f'"{one.text}"' for one in wrong)
            self._refuse(entry, source, f"the file says only what not to write ({said}); add the right term first")
            return
        proposed = entry.usage is UsageStatus.PROPOSED or any(map(_undecided, terms.values()))
        if "en" not in record or proposed:
            record.setdefault("status", "proposed")
        if len(self.concepts) == MOST:
            message = f"more than {MOST:,} concepts; import them in parts"
            raise InputError(message, path=self.path, line=entry.line, column=1)
        for texts in filter(None, map(_rivals, terms.values())):
            self.rivals.append(" and ".join(f'"{text}"' for text in texts) + f" (line {entry.line})")
        english = record.get("en", {}).get("preferred", "")
        record["id"] = self._free(record.get("id") or slug(english))
        self.concepts.append(parse_record(record, self.path, entry.line))

    def _refuse(self, entry: Entry, source: Sequence[Wording], why: str) -> None:
        self.refused.append(f"{self.path}:{entry.line}: {source[0].text}: {why}; not added")

    def _free(self, name: str) -> str:
        free = free_id(name, self.ids)
        self.ids.add(free)
        return free


#: Indonesian as a glossary file can name it: there, `id` is the concept's.
INDONESIAN = "id-ID"


def free_id(name: str, taken: set[str]) -> str:
    """The name, or with a number where it is taken."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


#: Which of several terms that may be used is the preferred one; of equals the first.
_RANK = {UsageStatus.PREFERRED: 0, UsageStatus.STANDARD: 1, UsageStatus.ADMITTED: 3}


def _rank(one: Wording) -> int:
    return _RANK.get(one.usage, 2)


def _rivals(wordings: Sequence[Wording]) -> list[str]:
    """The terms that claim alike to be the preferred one of a language, where they are several."""
    right = [one for one in wordings if one.usage is not UsageStatus.DEPRECATED]
    best = min(map(_rank, right), default=2)
    texts = list(dict.fromkeys(one.text for one in right if _rank(one) == best))
    return texts if best < 2 and len(texts) > 1 else []


def _record(wordings: Sequence[Wording]) -> Record:
    """The terms of one language as a glossary file has them, none twice; empty without one that may be used."""
    right = [one for one in wordings if one.usage is not UsageStatus.DEPRECATED]
    if not right:
        return {}
    first = min(right, key=_rank)
    others: dict[str, str] = {}
    for one in right:
        if one.text != first.text:
            others.setdefault(one.text, one.valid)
    admitted = [{"term": text, "valid": valid} if valid else text for text, valid in others.items()]
    wrong: dict[str, str] = {}
    for one in wordings:
        if one.usage is UsageStatus.DEPRECATED:
            wrong.setdefault(one.text, one.reason)
    deprecated = [{"term": text} | ({"reason": reason} if reason else {}) for text, reason in wrong.items()]
    record: Record = {"preferred": first.text}
    return record | ({"admitted": admitted} if admitted else {}) | ({"deprecated": deprecated} if deprecated else {})


def with_source(languages: Sequence[str]) -> tuple[str, ...]:
    """Language codes that a person named, with zh in front if no form of it is among them.

    Raises InputError for what is not a code.
    """
    for code in languages:
        if not LANGUAGE.match(_tagged(code)):
            raise InputError(f"{code!r} is not a language code such as en or pt-BR")
    chinese = any(_tagged(code).split("-")[0] == "zh" for code in languages)
    return tuple(languages) if chinese else ("zh", *languages)


def _wanted(languages: Sequence[str]) -> dict[str, str]:
    """Language tag → the code to keep it under: zh and en for the first regional form of theirs that is named."""
    wanted: dict[str, str] = {}
    for tag in map(_tagged, languages):
        base = tag.split("-")[0]
        short = base in _OURS and base not in wanted.values() and base not in languages
        wanted[tag.casefold()] = base if short else tag
    return wanted


def _undecided(wordings: Sequence[Wording]) -> bool:
    return any(one.usage is UsageStatus.PROPOSED for one in wordings)


def _tagged(tag: str) -> str:
    base, *rest = tag.replace("_", "-").split("-")
    base = _SHORT.get(base.lower(), base.lower())
    return "-".join([base, *rest])


def _second(tag: str) -> int:
    return int(any(part.lower() in _SECOND for part in _tagged(tag).split("-")[1:]))


def _shown(places: Sequence[str]) -> str:
    return ", ".join(places[:NAMED]) + (f" and {len(places) - NAMED} more" if len(places) > NAMED else "")


def _unknown(said: str, places: Sequence[str]) -> str:
    terms = "1 term has" if len(places) == 1 else f"{len(places)} terms have"
    return f"{terms} the unknown status {said!r} and {are(len(places))} left out: {_shown(places)}"


def strictest(said: Iterable[tuple[UsageStatus, str]]) -> tuple[UsageStatus, str]:
    """The strictest of several statuses with its words."""
    return min(said, key=lambda one: STRICTNESS.index(one[0]), default=(UsageStatus.UNSAID, ""))
