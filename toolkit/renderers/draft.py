"""How an unfinished document is marked: a mark for every page, and a banner with counts for the first."""

from __future__ import annotations

from toolkit.model.rendition import Rendition
from toolkit.renderers.labels import labels_for


def draft_mark(rendition: Rendition) -> str:
    """`Draft: 2 of 26 units unfinished`; empty for a finished document."""
    counts = rendition.counts
    unfinished = counts.units - counts.translated
    if not unfinished:
        return ""
    one = counts.units == 1
    return labels_for(rendition.language).unfinished.format(unfinished, counts.units, s="" if one else "s")


def draft_banner(rendition: Rendition) -> str:
    """The mark with the reasons: `Draft: 2 of 26 units unfinished (1 not translated, 1 under review)`."""
    labels, counts = labels_for(rendition.language), rendition.counts
    reasons = (labels.count_untranslated, counts.untranslated), (labels.count_in_review, counts.needs_review)
    shown = labels.comma.join(label.format(count) for label, count in reasons if count)
    mark = draft_mark(rendition)
    return labels.bracketed.format(mark, shown) if mark and shown else mark
