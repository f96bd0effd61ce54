"""A word has the British spelling in an American text.

The style is American: *center, program, labor, specialized*. Names keep their spelling (Labour Party, World Trade
Centre): a word with a capital counts only where it begins a sentence. Spellings that Americans use too (*archaeology,
dialogue, towards*), quotations, titles, addresses, options and names of files are left alone, and so are catalogs for
en-GB and the like. `toolkit lint --fix` repairs the others.

Fires::

    - zh: 加快建设制造业中心。
      en: We will accelerate the modernisation of the manufacturing centre.

Passes::

    - zh: 加快建设制造业中心。
      en: We will accelerate the modernization of the manufacturing center.
    - zh: 与英国工党会谈。
      en: Talks were held with the Labour Party.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits_american
from toolkit.language.en.style.british import spellings
from toolkit.language.en.style.verbatim import quotations
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True
fits = fits_american


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each British spelling."""
    text = reading.target.text
    others: Spans | None = None
    for start, end, spelling in spellings(text):
        word = text[start:end]
        if word == "Labour" and "工党" in reading.source.text:
            continue
        if others is None:
            others = Spans(quotations(text))
        if not (others.meet(start, end) or reading.is_settled(start, end) or reading.source.contains(word)):
            yield Problem(f"“{word}” is the British spelling", target=Span(start, end, word), suggestion=spelling)
