"""Which languages have a reader of figures, and between which pairs figures are compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from toolkit.model.language_codes import primary
from toolkit.model.quantity import Quantity

if TYPE_CHECKING:
    from toolkit.language.figures.pair import Pair

#: Languages with a reader, by primary subtag; the module has `read(text) -> tuple[Quantity, ...]`.
_READERS = {"zh": "toolkit.language.zh.reader", "en": "toolkit.language.en.reader"}


def comparable(source_language: str, target_language: str) -> bool:
    """True if figures can be compared between two languages: there is a folder for the pair, in either direction.

    The languages are BCP 47 or gettext codes, of which only the primary subtags count.
    """
    return any(pair_of(*pair) for pair in ((source_language, target_language), (target_language, source_language)))


def pair_of(left: str, right: str) -> Pair | None:
    """The rows of a pair of languages in this order: `PAIR` of the package `zh_en`; None without such a folder."""
    return _pair(primary(left), primary(right))


@cache
def _pair(left: str, right: str) -> Pair | None:
    name = f"{__package__}.{left}_{right}"
    if not (left.isalpha() and right.isalpha()) or find_spec(name) is None:
        return None
    pair: Pair = import_module(name).PAIR
    return pair


def readable(language: str) -> bool:
    """True if figures can be read in a language (a BCP 47 or gettext code)."""
    return primary(language) in _READERS


def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The figures of `text`, sorted by place and not overlapping; empty for a language without a reader.

    `language` is a BCP 47 or gettext code (`zh`, `zh_CN`, `zh-Hant`); only its primary subtag counts. Never raises,
    whatever the text, and takes time linear in its length.
    """
    read = _reader(language)
    return read(text) if read else ()


@cache
def _reader(language: str) -> Callable[[str], tuple[Quantity, ...]] | None:
    name = _READERS.get(primary(language))
    read: Callable[[str], tuple[Quantity, ...]] | None = import_module(name).read if name else None
    return read
