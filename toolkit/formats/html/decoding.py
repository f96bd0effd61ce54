"""The text of a page's bytes. What the bytes are says more than what the page declares: many say gb2312 and are not."""

from __future__ import annotations

import codecs
import re

from toolkit.errors import InputError
from toolkit.formats.encoding import MARKS, decoded, mostly_utf8

#: What a page declares itself to be in, in the first bytes.
DECLARED = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|\A\s*<\?xml[^>]{0,100}?encoding=["']([\w-]+)""", re.I
)
LOOKED_AT = 4096
#: Names that pages have for encodings of Chinese; each is read as the widest of its kind.
CHINESE = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "gb_2312-80": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
}  # fmt: skip
#: Encodings in which the bytes of Chinese are hardly ever valid.
OTHER_LANGUAGES = frozenset("shift_jis shift-jis x-sjis euc-jp iso-2022-jp euc-kr ks_c_5601-1987".split())
#: Letters with accents are a smaller part of a page; the bytes of Chinese, read as such, are a larger one.
ACCENTS = 0.05
#: A page may have so many broken bytes, or for each of its characters: a server cut its description.
FEW, BROKEN = 3, 0.01
#: What no page shows.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MHTML = re.compile(rb"(?:^|\n)(?:MIME-Version:|Content-Type:\s*multipart/related|Snapshot-Content-Location:)", re.I)
#: A larger page is not a report. Pictures in it, as text, are not counted.
LARGEST = 64 * 2**20


class Source:
    """The text of a page, its encoding, and whether broken bytes were mended: then no paragraph may hold any."""

    def __init__(self, data: bytes, path: str) -> None:
        _refuse_others(data, path)
        self.mended = False
        self.encoding = "UTF-8"
        self.text = CONTROL.sub("", self._text(data, path))

    def _text(self, data: bytes, path: str) -> str:
        declared = _declared(data)
        if data.isascii() and not declared.startswith(("hz", "utf-7", "iso-2022")):
            return data.decode("ascii")  # its characters are entities
        if declared in OTHER_LANGUAGES and (text := _strictly(data, declared)) is not None:
            return text
        try:
            return decoded(data, path)
        except InputError:
            if any(data.startswith(mark) for mark, _ in MARKS) or _strictly(data, "utf-8") is not None:
                raise
            text = self._as_declared(data, declared)
            if text is None:
                raise
            return text

    def _as_declared(self, data: bytes, declared: str) -> str | None:
        """The text in an encoding of Chinese with few broken bytes, or in another one; None for neither."""
        other = None if declared in CHINESE else _strictly(data, declared)
        if other is not None and sum(one > "\x7f" for one in other) < ACCENTS * len(other):
            return other
        chinese = "utf-8" if mostly_utf8(data) else CHINESE.get(declared, "gb18030")
        text = data.decode(chinese, "replace")
        if text.count("\ufffd") <= max(FEW, BROKEN * sum(one > "\x7f" for one in text)):
            self.mended, self.encoding = True, chinese.upper()
            return text
        return other


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text in an encoding; None where the bytes are not valid, or nobody knows it."""
    try:
        return data.decode(codecs.lookup(encoding).name)
    except (LookupError, UnicodeError):
        return None


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:LOOKED_AT])
    return (found[1] or found[2]).decode("ascii", "ignore").lower() if found else ""


def _refuse_others(data: bytes, path: str) -> None:
    if not data.strip():
        raise InputError("is empty: there is nothing to translate", path=path)
    if len(data) > LARGEST:
        raise InputError(f"is larger than {LARGEST >> 20} MB; save the article alone", path=path)
    if MHTML.search(data[:2048]) and data.lstrip()[:1] != b"<":
        message = "is a web archive (MHTML); open it in a browser and save it as “Webpage, HTML only” (.html)"
        raise InputError(message, path=path)
