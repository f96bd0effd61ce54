"""The placeholders or tags of the translation differ from those of the source.

A program fills in {count}, %s, %(n)d and {{n}}, and a page closes what <b> opens: a name that is misspelled or
translated crashes the program or shows on the page. Both ways are compared where the source has a placeholder, or a
format flag (`#, python-format`) says that it may. Formats ({n:,.2f}), attributes of tags (not a placeholder in one) and
the places of line breaks (<br>) may differ, and numbered placeholders (%2$s, {0}) may change places. The length of a
figure (%lld) may not, save in languages that do not use it: a C program would read the wrong memory.

Fires::

    - zh: 共有{count}个项目
      en: There are {coun} projects
    - zh: 第%d页，共%s页
      en: Page %s of %d

Passes::

    - zh: 共有{count}个项目
      en: There are {count} projects
    - zh: 第%d页，共%s页
      en: Of %2$s pages, this is page %1$d
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from toolkit.context import Reading
from toolkit.language.placeholders import LONE, Placeholder, differing, kinds_of, lost_break, placeholders, tag_names
from toolkit.model import Problem, Severity, Span, Unit

GROUP = "text"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each placeholder that differs: a missing one together with the one in its place, if any."""
    source, target = reading.source.text, reading.target.text
    if (lost := lost_break(source, target)) is not None:
        yield Problem(_message(lost, None), source=_span(lost), severity=Severity.WARNING)
    kinds, tags = kinds_of(source, target, reading.unit.flags), tag_names(source)
    wanted = placeholders(source, tags, kinds)
    if not wanted and not reading.has_format:
        return
    missing, extra = differing(wanted, placeholders(target, tags | tag_names(target), kinds))
    if reading.unit.plural is not None:  # the form for one may say "one file"
        missing = []
        general = placeholders(reading.unit.plural, tags, kinds)
        extra = differing(general, extra)[1]
        yield from _in_plurals(reading.unit, general, tags, kinds)
    missing = [one for one in missing if one.key != LONE]
    for lacking, other in zip_longest(missing, extra):
        yield Problem(_message(lacking, other), source=_span(lacking), target=_span(other))


def _in_plurals(
    unit: Unit, wanted: Sequence[Placeholder], tags: AbstractSet[str], kinds: AbstractSet[str]
) -> Iterator[Problem]:
    """What the other forms have too much, and what the last one, which is for most numbers, has not."""
    for number, target in enumerate(unit.plural_targets, 1):
        if not target:
            continue
        missing, extra = differing(wanted, placeholders(target, tags | tag_names(target), kinds))
        if number < len(unit.plural_targets):
            missing = []
        for lacking, other in zip_longest(missing, extra):
            yield Problem(f"msgstr[{number}]: {_message(lacking, other)}")


def _message(missing: Placeholder | None, extra: Placeholder | None) -> str:
    if extra and extra.key == LONE:
        return "a program reads this % as a placeholder; write %%"
    if missing is None:
        return f"{extra.text if extra else ''} is not in the source"
    if extra is None:
        return f"{missing.text} is missing in the translation"
    return f"{missing.text} is missing in the translation, which has {extra.text} instead"


def _span(one: Placeholder | None) -> Span | None:
    return Span(one.start, one.end, one.text) if one else None
