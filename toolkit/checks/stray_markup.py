"""The translation contains markup, an escape or a placeholder that the source does not have.

Leftovers of a web page, a translation tool or a draft: <b>, &nbsp;, a written-out \\n, **bold**, {0}, TODO, the
replacement character of a broken encoding. Readers would see it as it is.

Fires::

    - zh: 工业投资增长9.1%。
      en: Industrial investment grew by&nbsp;9.1 percent.

Passes::

    - zh: 工业投资增长9.1%。
      en: Industrial investment grew by 9.1 percent (R&D rose, too).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.placeholders import kinds_of, placeholders, tag_names
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.WARNING

MARKUP = re.compile(
    r"</?(?:a|b|i|u|p|g|x|bx|ex|ph|em|br|hr|li|ul|ol|td|tr|th|div|sub|sup|span|font|code|table|strong|h[1-6])"
    r"(?:\s[^<>]{0,200})?/?>"  # tags of web pages and of XLIFF
    r"|&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,6});"  # character references
    r"|\\[ntr](?=[A-Z\s]|\Z)"  # escapes written out
    r"|\*\*(?=\S)[^*\n]{1,80}\*\*|(?<!\w)__(?=\w)[^_\n]{1,80}__(?!\w)"  # Markdown
    r"|\{[0-9]{1,2}\}|%[0-9]\$s|\{\{[^{}\n]{1,40}\}\}"  # placeholders
    r"|\b(?:TODO|FIXME)\b|\?{3,}"  # drafts
    r"|[\ufffc\ufffd]"  # lost objects and characters
)


#: What every piece of markup has one of: most texts have none, and this is quick to see.
HINTS = ("<", "&", "\\", "*", "_", "{", "%", "??", "TODO", "FIXME", "\ufffc", "\ufffd")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each piece of markup that the source does not have."""
    text = reading.target.text
    if not may_have_markup(text):
        return
    compared = _compared(reading)
    for match in MARKUP.finditer(text):
        if match[0] in compared:
            continue
        if not reading.source.contains(match[0]):
            message = f"the translation contains {match[0]}, which the source does not have"
            yield Problem(message, target=Span(match.start(), match.end(), match[0]))


def _compared(reading: Reading) -> frozenset[str]:
    """The placeholders and tags of the translation that placeholder-mismatch compares."""
    source, target = reading.source.text, reading.target.text
    kinds, tags = kinds_of(source, target, reading.unit.flags), tag_names(source)
    if not reading.has_format and not placeholders(source, tags, kinds):
        return frozenset()
    return frozenset(one.text for one in placeholders(target, tags | tag_names(target), kinds))


def may_have_markup(text: str) -> bool:
    """Whether anything in a text is part of markup at all."""
    return any(map(text.__contains__, HINTS))
