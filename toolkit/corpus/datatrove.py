"""The checks as a step of a datatrove pipeline (extra `corpus-datatrove`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.corpus import BatchChecker
from toolkit.corpus.engines import ROWS, added
from toolkit.corpus.filters import LADDER, check_values, missing, step

try:
    from datatrove.data import Document
    from datatrove.pipeline.filters.base_filter import BaseFilter
    from datatrove.pipeline.writers.disk_base import DiskWriter
except ModuleNotFoundError as error:
    raise missing(error, "datatrove") from None

#: The name by which `columns` means the text of a document; other names are keys of its metadata.
TEXT = "text"


class CheckFilter(BaseFilter):
    """Write what the checks find into each document's metadata, and reject the documents of some verdicts.

    A document holds a pair: by default its text is the source, and `target` in its metadata the translation; `columns`
    names others. `reject` is the first verdict of `unchecked`, `warning`, `error` that is rejected; without it every
    document is kept. The other arguments are options of `check_batch`, whose columns become keys of the metadata.

    Raises InputError for options that cannot be met, and for a document that has one of these keys already.
    """

    name = "Toolkit checks"

    def __init__(
        self,
        reject: str | None = None,
        columns: Sequence[str] = (TEXT, "target"),
        exclusion_writer: DiskWriter | None = None,
        **options: Any,
    ) -> None:
        super().__init__(exclusion_writer, batch_size=ROWS)
        self.rejected = LADDER[step(reject) :] if reject else ()
        self.checker = BatchChecker(columns=columns, **options)

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """See `filter_batch`."""
        return self.filter_batch([doc])[0]

    def filter_batch(self, batch: list[Document]) -> list[bool | tuple[bool, str]]:
        """For each document True if it is kept, else False with the verdict, or with the reason if it is unchecked."""
        source, target = self.checker.columns
        pairs = [(_value(doc, source), _value(doc, target)) for doc in batch]
        return [self._marked(*both) for both in zip(batch, check_values(self.checker, pairs), strict=True)]

    def _marked(self, doc: Document, row: dict[str, Any]) -> bool | tuple[bool, str]:
        prefix = self.checker.prefix
        if not row.keys().isdisjoint(doc.metadata):
            added(doc.metadata, prefix)
        doc.metadata |= row
        verdict = row[f"{prefix}verdict"]
        return verdict not in self.rejected or (False, row[f"{prefix}reason"] or verdict)


def _value(doc: Document, name: str) -> object:
    return doc.text if name == TEXT else doc.metadata.get(name)
