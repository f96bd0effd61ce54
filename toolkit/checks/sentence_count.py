"""The translation has far fewer or far more sentences than the source.

Translators split and join sentences all the time, so the check reports only a count that no usual splitting explains:
perhaps a sentence was left out or added. Semicolons count as sentence ends in the translation's favor, and every clause
of the source may become a sentence. Advice only. Where the sentence is found, `sentence-missing` or `sentence-extra`
reports it instead.

Fires::

    - zh: 秋高气爽。大家高兴。他们来了。她也笑了。
      en: It was a fine day for all.

Passes::

    - zh: 工业稳步增长。投资持续回升。出口保持稳定。企业效益改善。
      en: Industry grew steadily; investment picked up. Exports were stable, and enterprise performance improved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.sentences import sentences
from toolkit.model import Problem, Severity, Span
from toolkit.model.plural import plural

GROUP = "structure"
SEVERITY = Severity.NOTE

#: From this many sentences on, a translation with less than this share of them is reported.
FEWEST = 3
SHARE = 0.6

_CLAUSE = re.compile(r"[，,；;。！!？?：:、]")
#: Whatever may end a sentence in either language.
_STOPS = ".!?…。．！？"
#: Sentences that lost the space between them.
_GLUED = re.compile(r"[a-z)%][.!?][A-Z]")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """At most one problem, on the whole translation."""
    source, target = reading.source.text, reading.target.text
    most = len(_CLAUSE.findall(source)) + 2
    many = _at_most(target) > most
    if not many and _at_most(source) < FEWEST:
        return
    wanted = len(sentences(source, reading.source.language))
    if not many and wanted < FEWEST:
        return
    there = len(sentences(target, reading.target.language))
    few = wanted >= FEWEST and there < SHARE * wanted
    too_few = few and _generously(target, reading.target.language) < SHARE * wanted
    too_many = there > most
    if (too_few or too_many) and not reading.sentence_gaps:
        yield Problem(
            f"the source has {plural(wanted, 'sentence')}, but the translation has {plural(there, 'sentence')}",
            target=Span(0, len(target), target),
        )


def _at_most(text: str) -> int:
    """The greatest number of sentences a text can have: one more than stops."""
    return sum(map(text.count, _STOPS)) + 1


def _generously(text: str, language: str) -> int:
    """The number of sentences if a semicolon counts as a stop, and so does a stop without its space."""
    return len(sentences(text, language, semicolons=True)) + len(_GLUED.findall(text))
