"""What each language offers, found by folder, and between which pairs figures are compared.

A language is a folder `language/<primary subtag>/` with a module `reader` that has `read(text) -> tuple[Quantity, …]`.
It may also have a module `sentences` with `RULES` (`language.sentences.SentenceRules`) and a module `numbering` with
`NUMBERING` (`language.numbering.Numbering`), and a module `meaning` with `MEANING` (`language.meaning.MeaningRules`).
Each module is imported when it is first needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from toolkit.language.note_marks import without_marks
from toolkit.language.triangles import Legend, has_triangles, legend_of, with_triangles_as_signs
from toolkit.model.language_codes import primary
from toolkit.model.quantity import Quantity

if TYPE_CHECKING:
    from toolkit.language.figures.pair import Pair
    from toolkit.language.meaning import MeaningRules
    from toolkit.language.numbering import Numbering
    from toolkit.language.sentences import SentenceRules


def comparable(source_language: str, target_language: str) -> bool:
    """True if figures can be compared between two languages: there is a folder for the pair, in either direction.

    The languages are BCP 47 or gettext codes, of which only the primary subtags count.
    """
    return bool(pair_of(source_language, target_language) or pair_of(target_language, source_language))


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
    return _reader(language) is not None


def read_quantities(
    text: str, language: str, *, marks: bool = False, legend: Legend | None = None
) -> tuple[Quantity, ...]:
    """The figures of `text`, sorted by place and not overlapping; empty for a language without a reader.

    The marks of notes (`[1]`) are not figures, and are among them only where they are asked for. `legend` says what
    triangles before figures mean (△4.2); without it the text alone tells.

    `language` is a BCP 47 or gettext code (`zh`, `zh_CN`, `zh-Hant`); only its primary subtag counts. Never raises,
    whatever the text, and takes time linear in its length.
    """
    read = _reader(language)
    found = read(text) if read else ()
    if found and has_triangles(text):
        found = with_triangles_as_signs(text, found, legend_of([text]) if legend is None else legend)
    return found if marks else without_marks(found, text)


@cache
def sentence_rules(language: str) -> SentenceRules | None:
    """The rules of a language for the ends of sentences; None where its folder has none."""
    rules: SentenceRules | None = _offer(primary(language), "sentences", "RULES")
    return rules


@cache
def numbering(language: str) -> Numbering | None:
    """The enumerators of a language; None where its folder has none."""
    found: Numbering | None = _offer(primary(language), "numbering", "NUMBERING")
    return found


@cache
def meaning_rules(language: str) -> MeaningRules | None:
    """The rules of a language for the meaning of figures; None where its folder has none."""
    found: MeaningRules | None = _offer(primary(language), "meaning", "MEANING")
    return found


@cache
def _reader(language: str) -> Callable[[str], tuple[Quantity, ...]] | None:
    read: Callable[[str], tuple[Quantity, ...]] | None = _offer(primary(language), "reader", "read")
    return read


def _offer(subtag: str, module: str, name: str) -> Any:
    """An object of a module in the folder of a language; None without the folder or the module."""
    folder = f"{__package__}.{subtag}"
    is_code = subtag.isalpha() and len(subtag) <= len("zho")  # `numbering` is a module beside the folders
    if not is_code or find_spec(folder) is None or find_spec(f"{folder}.{module}") is None:
        return None
    return getattr(import_module(f"{folder}.{module}"), name)
