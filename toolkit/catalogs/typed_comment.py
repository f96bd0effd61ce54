"""A comment that a person types into a form, as lines of a catalog."""

from __future__ import annotations

from itertools import chain

from toolkit.catalogs.commenting import is_visible
from toolkit.catalogs.directives import PREVIOUS, START, bracketed, directives
from toolkit.catalogs.footnotes import FOOTNOTE, footnote
from toolkit.catalogs.reviewed import REVIEWED
from toolkit.catalogs.slips import lost_phrases, slips
from toolkit.errors import InputError

#: What to do in place of typing a directive, by its verb.
INSTEAD = {
    "ignore": "accept the finding with a reason",
    REVIEWED: "sign off the translation",
    FOOTNOTE: "add the footnote as a comment of its own, in one line",
}
OTHERWISE = 'leave out "toolkit:"'


def comment_lines(text: str, target: str) -> list[str]:
    """The lines of a comment to a unit with this translation: a footnote for readers, or a private comment.

    Raises InputError for one that shows nothing, for a footnote that `slips` or `lost_phrases` would report, and for a
    line that would be read as another directive or a previous source.
    """
    if not is_visible(text):
        raise InputError("the comment is empty")
    lines = [line.rstrip() for line in text.strip().splitlines()]
    found = directives(lines)
    if len(lines) == len(found) == 1 and found[0].verb == FOOTNOTE and START.match(lines[0]):
        return [_footnote(lines[0], found[0].text, target)]
    for line in lines:
        begins = START.search(line)
        if begins:
            verb = begins["verb"]
            raise InputError(f'the comment must not contain "toolkit: {verb}"; {INSTEAD.get(verb, OTHERWISE)}')
        if PREVIOUS.match(line):
            raise InputError('no line of the comment may begin with | and ", which marks a previous source')
    return lines


def _footnote(line: str, content: str, target: str) -> str:
    for slip in chain(slips([line]), lost_phrases([line], target)):
        raise InputError(slip)
    phrase, end = bracketed(content, 0)
    if not is_visible(content[end:]):
        raise InputError("the footnote has no text, and is not published")
    return footnote(phrase or "", content[end:])
