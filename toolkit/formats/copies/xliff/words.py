"""The words of XLIFF that writing and reading share."""

from __future__ import annotations

from toolkit.model import State

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
XML = "http://www.w3.org/XML/1998/namespace"
#: The category of our groups of metadata.
OURS = "toolkit"
#: What our metadata says of the whole copy.
NAMES = ("report", "date", "digest", "version")
#: Categories of the notes that we write; all others are a reviewer's.
PLACE, FINDING = "place", "finding"

#: A unit's state → that of its segment in XLIFF 2. `reviewed` is what a reviewer makes of `translated`: the tick.
STATES = {State.INITIAL: "initial", State.NEEDS_REVIEW: "translated", State.TRANSLATED: "final"}
NEEDS_REVIEW = f"{OURS}:{State.NEEDS_REVIEW}"
TICKS = frozenset({"reviewed", "final", "signed-off"})
#: States, of 1.2 too, that call a translation unfinished.
DRAFTS = frozenset({"initial", "new", "needs-translation", "needs-adaptation", "needs-l10n", "needs-review-translation",
                    "needs-review-adaptation", "needs-review-l10n"})  # fmt: skip
