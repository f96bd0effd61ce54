"""One entry of a PO file, token by token: exact about every offset and every error.

The quick reader in `scanning` handles ordinary entries; whatever it does not recognise comes here, and so does an
entry whose text is to be located or changed. What gettext refuses is refused: a comment inside an entry, text after
a string, a string that does not end on its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.errors import InputError
from toolkit.formats.po.strings import bad_escape

_BLANK = re.compile(r"(?:[ \t\r\f\v]*\n)*(?:[ \t\r\f\v]*\Z)?")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_PREFIX = re.compile(r"[ \t\r\f\v]*(#~\||#\||#~)?")
_TOKEN = re.compile(
    r"""[ \t\r\f\v]*(?:
      (?P<word>msgctxt|msgid_plural|msgid|msgstr|domain)(?![\w$])(?:[ \t]*\[[ \t]*(?P<index>\d+)[ \t]*\])?
    | "(?P<string>(?:[^"\\\n]|\\[^\n])*)"
    )""",
    re.VERBOSE,
)
_REMARK = re.compile(r"[ \t\r\f\v]*(#[.:,!=]?)")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)


@dataclass(slots=True)
class Remark:
    """A comment line: its marker (`#`, `#.`, `#:`, `#,`), its place (end without the line break), and the rest."""

    marker: str
    start: int
    end: int
    body: str


@dataclass(slots=True)
class Field:
    """A keyword with its strings. `start` is the keyword's, `end` lies after the last closing quotation mark."""

    prefix: str
    word: str
    index: int | None
    start: int
    end: int
    strings: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """The lines `[start:end]` of one entry, from its first comment to its last string's line."""

    start: int
    end: int
    remarks: list[Remark] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    domains: list[Field] = field(default_factory=list)

    @property
    def obsolete(self) -> bool:
        """True if the entry's own fields are marked `#~`."""
        return any(item.prefix == "#~" for item in self.fields)

    def find(self, word: str, *, previous: bool = False) -> list[Field]:
        """The fields of a keyword, either the entry's own or the previous ones."""
        return [item for item in self.fields if item.word == word and item.prefix.endswith("|") is previous]


def skip_blank(text: str, position: int) -> int:
    """The offset after all blank lines that begin at `position`."""
    match = _BLANK.match(text, position)
    return match.end() if match else position


def read_entry(text: str, position: int, *, path: str, line: int, end: int | None = None) -> Entry | None:
    """The entry that begins at `position` (blank lines come first); None where only comments or nothing follow.

    `line` is the line number of `position`; `end` is where the entry ends, if that is known: what is wrong below it is
    not its concern. Raises InputError at the first thing that is wrong.
    """
    start = skip_blank(text, position)
    reader = _Reader(text, path, line + text.count("\n", position, start), start)
    return reader.read(len(text) if end is None else end)


class _Reader:
    """Reads one entry: the current line, and the tokens so far."""

    def __init__(self, text: str, path: str, line: int, start: int) -> None:
        self.text = text
        self.path = path
        self.line = line
        self.line_start = start
        self.entry = Entry(start, start)

    def read(self, end: int) -> Entry | None:
        position = self.entry.start
        while position < end:
            match = _LINE.match(self.text, position, end)
            assert match is not None
            self.line_start = position
            if not self._take(match[0].rstrip("\n").rstrip("\r")):
                break
            position = match.end()
            if self.entry.fields and match[0].strip():
                self.entry.end = position
        return self._finish()

    def _finish(self) -> Entry | None:
        if not self.entry.fields:
            return None
        words = [item.word for item in self.entry.fields if not item.prefix.endswith("|")]
        if "msgstr" not in words:
            raise self.error("this entry has no msgstr", self.entry.fields[-1].start)
        if not self.entry.fields[-1].strings:
            raise self.error(f"{self.entry.fields[-1].word} has no string", self.entry.fields[-1].start)
        return self.entry

    def _take(self, line: str) -> bool:
        """Read one line; False where it belongs to the next entry."""
        if not line.strip():
            return True
        prefix_match = _PREFIX.match(line)
        prefix = (prefix_match[1] or "") if prefix_match else ""
        offset = prefix_match.end() if prefix_match else 0
        rest = line[offset:].lstrip()
        if not prefix and not rest.startswith("#"):
            return self._tokens(line, offset, prefix)
        if prefix and not rest.startswith("#"):
            return self._tokens(line, offset, prefix)
        return self._remark(line, offset if prefix else 0)

    def _remark(self, line: str, offset: int) -> bool:
        """Take a comment line; its marker is at `offset` or after blanks (`#~ # old` is a comment too)."""
        if self._complete():
            return False
        if any(not item.prefix.endswith("|") for item in self.entry.fields):
            raise self.error("a comment inside an entry; move it above the entry's first line", self.line_start)
        match = _REMARK.match(line, offset)
        marker = match[1] if match else "#"
        body = line[match.end() if match else 1 :]
        self.entry.remarks.append(Remark(marker, self.line_start, self.line_start + len(line), body))
        return True

    def _complete(self) -> bool:
        return any(item.word == "msgstr" for item in self.entry.fields)

    def _tokens(self, line: str, position: int, prefix: str) -> bool:
        while line[position:].strip():
            match = _TOKEN.match(line, position)
            if match is None:
                if self._complete() and not line[:position].strip() and line.strip()[:1] != '"':
                    return False
                raise self._explain(line, position)
            if match["word"]:
                if self._begins_next(match["word"], prefix):
                    if position and line[:position].strip(" \t#~|"):
                        self._split_here(position)
                    return False
                self._keyword(match, prefix)
            else:
                self._string(match, prefix)
            position = match.end()
        return True

    def _split_here(self, position: int) -> None:
        """Two entries on one line: this one ends, and the next begins, in its middle."""
        if self.entry.obsolete:
            raise self.error("two obsolete entries on one line; give each its own lines", self.line_start + position)
        self.entry.end = self.line_start + position

    def _begins_next(self, word: str, prefix: str) -> bool:
        return self._complete() and (word != "msgstr" or prefix.endswith("|"))

    def _keyword(self, match: re.Match[str], prefix: str) -> None:
        start = self.line_start + match.start("word")
        index = int(match["index"]) if match["index"] else None
        item = Field(prefix, match["word"], index, start, self.line_start + match.end())
        if item.word == "domain":
            if self.entry.fields:
                raise self.error("this entry has no msgstr", start)
            self.entry.domains.append(item)
            return
        self._check_order(item)
        self.entry.fields.append(item)

    def _check_order(self, item: Field) -> None:
        same = [other for other in self.entry.fields if other.prefix.endswith("|") == item.prefix.endswith("|")]
        words = [other.word for other in same]
        if same and not same[-1].strings:
            raise self.error(f"{same[-1].word} has no string", same[-1].start)
        if item.prefix.endswith("|"):
            if any(not other.prefix.endswith("|") for other in self.entry.fields):
                raise self.error("a previous text inside an entry; move it above the entry's first line", item.start)
        elif same and same[-1].prefix != item.prefix:
            raise self.error("one line of this entry is marked obsolete (#~) and another is not", item.start)
        if item.word in {"msgstr", "msgid_plural"} and "msgid" not in words:
            raise self.error(f"{item.word} without a msgid before it", item.start)
        if item.word != "msgstr" and item.word in words:
            raise self.error(f"a second {item.word} where msgstr was expected", item.start)
        if item.word == "msgctxt" and words:
            raise self.error("msgctxt after msgid; it comes first", item.start)
        if item.word == "msgstr":
            self._check_plural(item, words)

    def _check_plural(self, item: Field, words: list[str]) -> None:
        forms = words.count("msgstr")
        if "msgid_plural" in words:
            if item.index != forms:
                raise self.error(f"msgstr[{forms}] was expected here", item.start)
        elif item.index is not None or forms:
            raise self.error("several msgstr but no msgid_plural", item.start)

    def _string(self, match: re.Match[str], prefix: str) -> None:
        start, end = match.span("string")
        fields = self.entry.fields or self.entry.domains
        opening = self.line_start + start - 1
        if not fields:
            raise self.error("a string without a keyword before it", opening)
        if fields[-1].prefix != prefix:
            raise self.error("the marks #~ or #| of this string and of its keyword differ", opening)
        bad = bad_escape(match["string"])
        if bad is not None:
            shown = match["string"][bad : bad + 2]
            raise self.error(f"{shown} is not an escape; write \\\\ for a backslash", opening + 1 + bad)
        fields[-1].strings.append((self.line_start + start, self.line_start + end))
        fields[-1].end = self.line_start + end + 1

    def _explain(self, line: str, position: int) -> InputError:
        rest = line[position:].lstrip()
        offset = self.line_start + len(line) - len(rest)
        if _CONFLICT.match(line):
            return self.error("a conflict marker left by git; resolve the conflict, then run again", self.line_start)
        if rest.startswith("\ufeff"):
            what = "a byte-order mark that does not begin the file" if offset else "a second byte-order mark"
            return self.error(f"{what}; delete it", offset)
        if rest.startswith('"'):
            return self.error("this string does not end with a quotation mark on its line", offset)
        if rest.startswith("#"):
            return self.error("a comment after a string; give it a line of its own above the entry", offset)
        if position and line[:position].rstrip().endswith('"'):
            message = 'text after the closing quotation mark; a quotation mark inside a string is written \\"'
            return self.error(message, offset)
        word = re.match(r"\w+", rest)
        if word:
            return self.error(
                f"{word[0]!r} is not a keyword of PO files, and no quotation mark opens before it", offset
            )
        return self.error(f"{rest[:1]!r} does not belong here", offset)

    def error(self, message: str, offset: int) -> InputError:
        """An error at an offset of the text."""
        line = self.line + self.text.count("\n", self.entry.start, offset)
        column = offset - self.text.rfind("\n", 0, offset)
        return InputError(message, path=self.path or None, line=line, column=column)
