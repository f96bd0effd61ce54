"""Placeholders that programs fill in, and the tags of markup: the same in every language.

A placeholder is known by its key: its name without the format ({n:,.2f} is {n}), a printf conversion by its place and
type (the second of "%s of %d" is %2$d), a tag by its name. Rows of `KINDS` say what is recognised. A word in angle
brackets is a tag only where it is closed too: manuals write "copy <file> to <folder>".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

#: Kind, pattern and example. `key` is the group that the kind's key is made of. What comes first counts.
KINDS = (
    (
        "icu",
        r"\{\s*(?P<icu>\w+)\s*,\s*(?:plural|select|selectordinal)\s*,",
        "{count, plural, one {# item} other {# items}}",
    ),
    ("statement", r"\{%[-+]?\s*(?P<statement>[A-Za-z]\w{1,20}(?:\s[^{}\n]{0,80}?)?)\s*[-+]?%\}", "{% if x %}"),
    ("double", r"\{\{\{?\s*(?P<double>[^{}\n]{1,40}?)\s*\}\}\}?", "{{ count }}"),
    ("dollar", r"\$\{(?P<dollar>[^{}\n]{1,40})\}", "${count}"),
    ("ruby", r"%\{(?P<ruby>\w{1,40})\}", "%{count}"),
    ("shell", r"\$(?P<shell>[A-Za-z_]\w{0,40})", "$count"),
    (
        "brace",
        r"(?<!\\[A-Za-z])\{(?:[ \t]+(?=\w))?"
        r"(?P<brace>(?:\d+(?:\.[A-Za-z_][A-Za-z0-9_.]{0,40})?)?|[A-Za-z_][A-Za-z0-9_.]{0,40})"
        r"(?:(?<=\w)[ \t]+)?(?:\[[^\]{}]*\])?(?:![rsa])?(?:[:,][^{}\n]{0,40})?\}",
        "{count:d}",
    ),
    ("named", r"%\((?P<named>\w{1,40}\)[-+#0]*(?:\d+)?(?:\.\d+)?[diouxXeEfFgGcrsa])", "%(count)d"),
    ("percent", r"(?P<percent>%%)", "100%%"),
    (
        "printf",
        r"(?<!\d)%(?P<place>\d+\$)?(?:[-+#0']+(?=[\d.*]|[a-zA-Z@](?![A-Za-z])))?(?:\d+|(?P<width>\*)(?:\d+\$)?)?(?:\.(?:\d+|(?P<precision>\*)(?:\d+\$)?))?"
        r"(?:hh?|(?P<length>ll?|[jzt]))?(?P<printf>[diouxXeEfFgGcs@]|<PRI\w+>)",
        "%1$s",
    ),
    ("place", r"%L?(?P<place_name>\d{1,2}(?!\d)|n(?![A-Za-z]))", "%1"),
    (
        "argument",
        r"\$(?P<argument>\d)(?![\d%]|[.,]\d|\s?(?:[万亿兆元]|hundred|thousand|million|billion|trillion)|[KkMmBb]\b)",
        "$1",
    ),
    ("group", r"\\(?P<group>\d)(?!\d)", r"\1"),
    ("lone", r"(?P<lone>%)", "100%"),
    ("tag", r"<(?P<tag>/?(?:[A-Za-z][A-Za-z0-9-]{0,20}|\d{1,2}))(?:\s[^<>]{0,300}?)?(?P<empty>/?)>", "<b>"),
)

_PATTERN = re.compile("|".join(f"(?P<_{kind}>{pattern})" for kind, pattern, _ in KINDS))
#: Tags that break lines: a translation breaks them elsewhere.
_BREAKS = frozenset({"br", "wbr", "hr"})
_BREAK = re.compile(r"<br\b[^<>]{0,40}>", re.IGNORECASE)
_SIGNS = "{%<$\\"
_HINT = re.compile(f"[{re.escape(_SIGNS)}]")
#: As above, without signs after which a placeholder with figures cannot go on, such as percent signs. It begins with a
#: set of signs, which is found fastest.
_WITH_FIGURES = re.compile(r"[{%<$\\](?:(?<=[{<\\])|(?<=\$)(?=[{A-Za-z_\d])|(?<=%)(?=[-+#'*@<({A-Za-z\d]|\.[\d*]))")
#: What every placeholder of a kind that is one only if both sides have it begins with.
_BEGINNINGS = {"place": re.compile(r"%L?\d"), "group": re.compile(r"\\\d"), "argument": re.compile(r"\$\d")}
#: What only a pattern of dates has: %Y年%m月%d日.
_DATES = re.compile(r"(?<!%)%[-_0^#]?[YmHMBbyAIpjZ](?![A-Za-z])")
#: Kinds that only a format flag tells (an argument or a group of a pattern not even that): 100% is text elsewhere.
_FLAGGED = frozenset({"place", "argument", "group", "lone", "shell"})
#: Formats in which the length of a figure (%lld) says how much of memory is read; elsewhere it says nothing.
_SIZED = frozenset({"c", "objc", "gcc-internal", "gfc-internal"})
_LENGTH = "length"
_REFUSED = re.compile(r"no-[\w-]+-format")
_ALL = frozenset(kind for kind, _, _ in KINDS) - _FLAGGED
_PERCENTS = frozenset({"printf", "named", "ruby"})
_PLACE_FORMATS = frozenset({"qt", "qt-plural", "kde", "kde-kuit"})
#: Formats in which a percent sign of the text is written %%.
_DOUBLED = frozenset({"c", "objc", "python", "perl", "php", "awk", "lua", "ruby", "tcl", "sh-printf"})
LONE = "lone %"
_BRACES = frozenset({"brace", "double", "dollar", "icu"})
_BRACE_FORMATS = frozenset({"python-brace", "perl-brace", "csharp", "java"})


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder of a text, at `start:end`."""

    key: str
    text: str
    start: int
    end: int


def tag_names(text: str) -> frozenset[str]:
    """The names of the tags of a text: those that are opened and closed, and those without content (<x/>)."""
    if "<" not in text:
        return frozenset()
    found = [(match["tag"].lower(), match["empty"]) for match in _found(text, 0, len(text)) if match["tag"]]
    closed = {name for name, _ in found if name.startswith("/")}
    return frozenset(name for name, empty in found if empty or f"/{name}" in closed) - _BREAKS


def lost_break(source: str, target: str) -> Placeholder | None:
    """The first line break (<br>) of a source whose target breaks no line at all."""
    found = _BREAK.search(source)
    if found is None or _BREAK.search(target) or "\n" in target.strip():
        return None
    return Placeholder("<br>", found[0], found.start(), found.end())


def placeholders(text: str, tags: AbstractSet[str], kinds: AbstractSet[str]) -> tuple[Placeholder, ...]:
    """The placeholders of these kinds in a text, in order, and the tags of these names.

    In a message with forms (plural, select) only the arguments that choose count.
    """
    if not _HINT.search(text):
        return ()
    found: list[Placeholder] = []
    place = 0
    for match in _matches(text):
        kind = str(match.lastgroup).removeprefix("_")
        if kind == "printf" and not match["place"]:
            place += 1 + bool(match["width"]) + bool(match["precision"])
        key = _key(kind, match, place, tags)
        if kind == "printf" and _LENGTH in kinds and match["length"]:
            key += f" {match['length']}"
        if key and kind in kinds:
            found.append(Placeholder(key, match[0], match.start(), match.end()))
    forms = [one for one in found if one.key.startswith("icu ")]
    return tuple(forms or found)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What may be a placeholder, in order; after a tag what its attributes hold: <a href="%s">."""
    for match in _found(text, 0, len(text)):
        yield match
        if match["tag"]:
            yield from _found(text, match.end("tag"), match.end() - 1)


def _found(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `_PATTERN.finditer` finds, but the pattern is tried only at the signs with which a placeholder begins."""
    since = start
    for hint in _HINT.finditer(text, start, end):
        at = hint.start()
        if at >= since and (match := _PATTERN.match(text, at, end)) is not None:
            yield match
            since = match.end()


def kinds_of(source: str, target: str, flags: Sequence[str]) -> AbstractSet[str]:
    """The kinds that the format flags of a unit name: braces are text in a c-format. Without a flag all, but no
    conversion of printf in a pattern of dates.
    """
    named = [flag.removesuffix("-format") for flag in flags if is_format(flag)]
    kinds = {kind for name in named for kind in _kinds_of_format(name)}
    if kinds:
        return kinds | {"tag"} | ({_LENGTH} if _SIZED.intersection(named) else set())
    refused = {flag.removeprefix("no-").removesuffix("-format") for flag in flags if _REFUSED.fullmatch(flag)}
    left = (_ALL | {_LENGTH}) - {kind for name in refused for kind in _kinds_of_format(name)}
    return left - {"printf"} if _DATES.search(source) or _DATES.search(target) else left


def kinds_without_figures(source: str, target: str, flags: Sequence[str]) -> AbstractSet[str]:
    """The kinds whose digits are not figures: those that are compared as placeholders; without a flag %1, \\1 and $1
    too, if both sides have the same ones, and of the last all from $1 on.
    """
    if not _may_have_figures(source) and not _may_have_figures(target):
        return frozenset()
    kinds = kinds_of(source, target, flags) - {"percent", "lone"}
    kinds |= {kind for kind in ("place", "group") if _keys(source, kind) == _keys(target, kind)}
    arguments = set(_keys(source, "argument"))
    counted = {f"${number}" for number in range(1, len(arguments) + 1)}
    return kinds | {"argument"} if arguments == counted == set(_keys(target, "argument")) else kinds


def _may_have_figures(text: str) -> bool:
    """True if a text has a sign with which a placeholder with figures can begin."""
    for sign in _SIGNS:  # where no sign is, this takes half as long as a search
        if sign in text:
            return _WITH_FIGURES.search(text) is not None
    return False


def _keys(text: str, kind: str) -> list[str]:
    if not _BEGINNINGS[kind].search(text):
        return []
    return sorted(one.key for one in placeholders(text, frozenset(), {kind}))


def spans(text: str, kinds: AbstractSet[str]) -> list[tuple[int, int]]:
    """The places of the placeholders of these kinds in a text; those with forms (plural, select) whole."""
    if not kinds or not _HINT.search(text):
        return []
    tags = tag_names(text)
    found: list[tuple[int, int]] = []
    ends = _ends_of_braces(text)
    for match in _found(text, 0, len(text)):
        kind = str(match.lastgroup).removeprefix("_")
        if kind in kinds and (kind != "tag" or match["tag"].lower() in tags):
            end = ends.get(match.start()) if kind == "icu" else None
            found.append((match.start(), end or match.end()))
    return found


def _ends_of_braces(text: str) -> dict[int, int]:
    """Where each brace that is closed opens → where what it holds ends."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for brace in re.finditer("[{}]", text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            ends[opened.pop()] = brace.end()
    return ends


def _kinds_of_format(name: str) -> AbstractSet[str]:
    if name == "javascript":  # gettext's are those of printf, other libraries' are braces
        return _PERCENTS | _BRACES
    if name in _BRACE_FORMATS:
        return _BRACES
    if name in _PLACE_FORMATS:
        return {"place", "printf"}
    if name == "sh":
        return {"dollar", "shell"}
    if name == "ruby":
        return _PERCENTS | {"lone", "brace"}  # "#{count}"
    return _PERCENTS | {"lone"} if name in _DOUBLED else _PERCENTS


def is_format(flag: str) -> bool:
    """True for a flag that says that a program fills in placeholders."""
    return flag.endswith("-format") and not flag.startswith(("no-", "possible-", "impossible-"))


def _key(kind: str, match: re.Match[str], place: int, tags: AbstractSet[str]) -> str:
    """The key of a placeholder; empty for what is not compared."""
    if kind == "percent":
        return ""
    if kind == "lone":
        return LONE
    if kind == "place":
        return f"%{match['place_name']}"
    if kind in ("argument", "group"):
        return match[0]
    value = match[kind].strip()
    if kind == "tag":
        return f"<{value.lower()}>" if value.lower().strip("/") in tags else ""
    if kind == "printf":
        number = (match["place"] or f"{place}$").rstrip("$")
        return f"%{number}${'d' if value in 'iu' else value}"
    return f"{kind} {value}"


def differing(
    source: Sequence[Placeholder], target: Sequence[Placeholder]
) -> tuple[list[Placeholder], list[Placeholder]]:
    """The placeholders of the source that the target lacks, and those of the target that the source lacks.

    A printf conversion with its place may be used more than once.
    """
    return _without(source, target), _without(target, source)


def _without(ones: Sequence[Placeholder], others: Sequence[Placeholder]) -> list[Placeholder]:
    left = Counter(one.key for one in others)
    lacking: list[Placeholder] = []
    for one in ones:
        if not left[one.key]:
            lacking.append(one)
        elif not one.key.startswith("%"):
            left[one.key] -= 1
    return lacking
