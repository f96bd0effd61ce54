"""The two documents of an alignment: read, and in the languages that a project translates from and to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError
from toolkit.language.registry import comparable
from toolkit.language.scripts import ONE_HAN, UNKNOWN, language_of
from toolkit.memory.aligning.alignment import Sentence
from toolkit.model import Block, BlockKind, Document
from toolkit.model.language_codes import primary
from toolkit.project.files import display
from toolkit.project.layout import Project, project_here, project_of
from toolkit.project.linting.languages import folder_language
from toolkit.project.reports import document_of
from toolkit.settings import Settings

#: Letters of English to each Chinese character of a text that says as much.
LETTERS = 4
#: A document in two languages has at least so much of one for what it has of the other.
MIXED = 0.4
#: The words that English cannot do without: one word in so many at least, in a text of so many.
COMMON = frozenset("the of and to in a for by".split())
SHARE, WORDS = 12, 100


@dataclass(frozen=True, slots=True)
class Side:
    """One of two documents: its file, and its paragraphs in order. `furniture` is what is not aligned: of its pages."""

    path: Path
    document: Document
    blocks: tuple[Block, ...]
    furniture: tuple[Block, ...]

    @property
    def shown(self) -> str:
        """Its path, as messages name it."""
        return display(self.path)

    @property
    def texts(self) -> list[str]:
        """The texts of its paragraphs."""
        return [block.text for block in self.blocks]

    @property
    def left_out(self) -> tuple[str, ...]:
        """What its file holds and its paragraphs do not, a phrase each."""
        count = len(self.furniture)
        lines = (f"page furniture: {count} line{'s' * (count > 1)}",) if count else ()
        return *self.document.left_out, *lines

    def line(self, sentence: Sentence) -> int:
        """The line of the file in which the paragraph of a sentence begins, or its place in a file without lines."""
        return self.blocks[sentence.paragraph].line


def read_side(name: str) -> Side:
    """A report of the project by its name, or a document by its path. Raises InputError where it cannot be read."""
    path, document = document_of(name)
    blocks = [block for block in document.walk() if block.kind is not BlockKind.TABLE]
    return Side(
        path,
        document,
        tuple(block for block in blocks if block.kind is not BlockKind.BOILERPLATE),
        tuple(block for block in blocks if block.kind is BlockKind.BOILERPLATE),
    )


def project_of_any(paths: Iterable[Path]) -> Project | None:
    """The project of the first of some files that has one, else that of the current folder."""
    return next((project for path in paths if (project := project_of(path.parent))), None) or project_here()


def languages_of(source: Side, target: Side, project: Project | None, output: Path | None) -> tuple[str, str]:
    """The languages of source and target: those of the project, or of the folder of the catalog.

    Raises InputError where the documents are not in them, or in the wrong order.
    """
    settings = project.settings if project else Settings()
    found = language(source.texts), language(target.texts)
    named = folder_language(output, project) if output else ""
    targets = (named,) if named else settings.target_languages
    for side in (source, target):
        if is_mixed(side.texts):
            raise InputError("is in two languages; align takes one document for each", path=side.shown)
    wanted = settings.source_language, next((one for one in targets if primary(one) in found), targets[0])
    if not comparable(*wanted):
        message = f"cannot be aligned: no rules for {_named(wanted[0])} and {_named(wanted[1])}"
        raise InputError(message, path=target.shown)
    codes = primary(wanted[0]), primary(wanted[1])
    if found == codes[::-1]:
        order = f"the {_named(codes[0])} comes first: toolkit align {target.shown} {source.shown}"
        raise InputError(
            f"is in {_named(found[0])}, and {target.shown} in {_named(found[1])}; {order}", path=source.shown
        )
    for side, code, own in ((source, codes[0], found[0]), (target, codes[1], found[1])):
        if own not in ("", code):
            other = "" if own == UNKNOWN else f" but in {_named(own)}"
            raise InputError(f"is not in {_named(code)}{other}", path=side.shown)
    return wanted


def is_mixed(texts: Iterable[str]) -> bool:
    """Whether a document says as much in English as in Chinese, or nearly."""
    text = "\n".join(texts)
    amounts = LETTERS * len(ONE_HAN.findall(text)), len(re.findall("[A-Za-z]", text))
    return min(amounts) > MIXED * max(amounts)


def language(texts: Iterable[str]) -> str:
    """The language of a document, as its script tells, and for Latin letters its words.

    `und` for another one than Chinese, Japanese, Korean and English, empty for a text without letters.
    """
    text = "\n".join(texts)
    if LETTERS * len(ONE_HAN.findall(text)) > len(re.findall("[A-Za-z]", text)):
        return language_of(text)
    found = language_of(ONE_HAN.sub("", text))
    words = re.findall("[a-z]+", text.lower()) if found == "en" else []
    if len(words) >= WORDS and sum(word in COMMON for word in words) * SHARE < len(words):
        return UNKNOWN
    return found


def _named(code: str) -> str:
    """The English name of a language."""
    from toolkit.renderers.labels import language_name

    return language_name(code, "en")
