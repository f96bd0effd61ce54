"""The columns of a checked corpus, the same for every format that was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from toolkit.corpus.inputs.chunk import Input, Rows
from toolkit.corpus.schema import checked_schema, other_prefix
from toolkit.errors import InputError

#: The file of a row as it was named, and the row's number in it: its line in text files, that of its unit in TMX.
FILE, ROW = "file", "row"
#: All other that the row had, as JSON.
REST = "rest"


@dataclass(frozen=True)
class Layout:
    """The two texts, the columns of Parquet that are kept, the rest, and the place; then what checking adds.

    All names but those of the input begin with the prefix.
    """

    columns: tuple[str, str]
    kept: Mapping[str, pa.Field]
    has_rest: bool
    prefix: str
    metadata: Mapping[bytes, bytes]

    @classmethod
    def of(cls, inputs: Sequence[Input], prefix: str) -> Layout:
        """The layout for some inputs. Raises InputError where two columns would have one name."""
        options = inputs[0].options
        has_rest = any(one.has_rest for one in inputs)
        layout = cls(options.shown, options.kept, has_rest, prefix, options.metadata)
        [(name, count)] = Counter(layout.input_schema.names).most_common(1)
        if count > 1:
            raise InputError(f"the output would have {count} columns {name!r}; {other_prefix(prefix)}")
        checked_schema(layout.input_schema, prefix)
        return layout

    @cached_property
    def input_schema(self) -> pa.Schema:
        """The columns before those that checking adds."""
        fields = [pa.field(name, pa.string()) for name in self.columns]
        fields += self.kept.values()
        fields += [pa.field(self.prefix + REST, pa.string())] * self.has_rest
        fields.append(pa.field(self.prefix + FILE, pa.dictionary(pa.int32(), pa.string())))
        fields.append(pa.field(self.prefix + ROW, pa.int64()))
        return pa.schema(fields, dict(self.metadata))

    @cached_property
    def schema(self) -> pa.Schema:
        """All columns."""
        return checked_schema(self.input_schema, self.prefix)

    def batch(self, rows: Rows, path: str) -> pa.RecordBatch:
        """Some rows of a file, before they are checked."""
        size = len(rows.numbers)
        arrays = [pa.array([cell.shown for cell in cells], pa.string()) for cells in (rows.sources, rows.targets)]
        arrays += [rows.kept.get(name, pa.nulls(size, one.type)) for name, one in self.kept.items()]
        arrays += [pa.array(rows.rest, pa.string())] * self.has_rest
        name = pa.array([path.encode("utf-8", "replace").decode()], pa.string())
        arrays.append(pa.DictionaryArray.from_arrays(pa.array([0] * size, pa.int32()), name))
        arrays.append(pa.array(rows.numbers, pa.int64()))
        return pa.RecordBatch.from_arrays(arrays, schema=self.input_schema)
