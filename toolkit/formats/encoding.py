"""Bytes to text: UTF-8, UTF-16 and UTF-32 with or without a byte-order mark, GB18030 (so GBK and GB2312), Big5, and
English in Windows-1252.

What is none of these is refused: a text in a wrong encoding reads as other characters, and nobody would notice.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from toolkit.errors import InputError
from toolkit.language.scripts import HAN as _HAN

#: Marks that name the encoding outright. That of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings with zero bytes, which no other text has; the first that gives a text is right.
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
#: Categories of characters that no text of a report has: not assigned, private, half a surrogate pair.
NO_CHARACTER = frozenset({"Cn", "Co", "Cs"})

#: Every second or third character of a Chinese text is one of these; in a wrong encoding hardly any is.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出分对成会可主发年动同工也能下过产种面而方后多定行学法所民得经"
    "十三之进等部度家力化高理现实加量都制机业本应开合由其前外政四日社全关各重新内数正心利比质第建月公提展五总设管资统将组期"
    "农区强保领导增济技市府标安务报告年度项目企投"
    "這為個國時來們對會發動過產種後學經進現實業應開關數質設資統將組農區強領導增濟標務報項"
)
#: So many characters tell something, and at least this share of common ones is Chinese.
TELLING, CHINESE = 24, 0.1
#: So many of the characters are usual where a text was read in a wrong encoding and then in the right one.
MEANT = 0.8

HAN = re.compile(f"[{_HAN}]")
#: The rows of punctuation and of frequent characters in both encodings.
GB2312, BIG5 = range(0xA1, 0xD8), range(0xA1, 0xC7)
#: Encodings of Chinese that are read as letters, each with what tells it.
MISREAD = (("gb18030", "gb2312", GB2312), ("big5", "big5", BIG5), ("utf-8", "gb2312", GB2312))
#: Text in ASCII that encodes Chinese: HZ, and UTF-7.
HZ, UTF7 = re.compile(r"~\{[!-~]{2,}~\}"), re.compile(r"\+[A-Za-z0-9+/]{5,}-")
#: What the bytes of Chinese characters are in encodings of letters with accents, and the least of them that tell.
ACCENTED = re.compile("[\x80-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
FEWEST_ACCENTED = 5

#: Bytes that are not ASCII, and those of Windows-1252 for quotation marks and dashes, a few of which may be in a row.
NOT_ASCII, TYPOGRAPHIC, LETTER = (
    re.compile(rb"[\x80-\xff]+"),
    re.compile(rb"[\x80-\x9f]{2,3}"),
    re.compile(rb"[A-Za-z]"),
)
#: So many plain letters are in English for each other byte.
PLAIN = 3

#: What no text file holds: control characters other than tab, line breaks, form feed and the DOS end of file.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def decode(data: bytes, path: str) -> str:
    """The text of a file. Raises InputError, with the encodings tried and the offset, where it is not text."""
    text = decoded(data, path)
    control = CONTROL.search(text)
    if control:
        line, column = place_after(text[: control.start()])
        message = f"holds the control character U+{ord(control[0]):04X}: is this a text file?"
        raise InputError(message, path=path, line=line, column=column)
    return text


def decoded(data: bytes, path: str) -> str:
    """The same, of a file that may hold control characters."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    wide = _wide(data) if b"\0" in data else None
    if wide is not None:
        return wide
    try:
        return _as_meant(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        if mostly_utf8(data):
            line, column = place_after(data[: error.start].decode("utf-8", "replace"))
            message = f"is not valid UTF-8 at byte {error.start}; save the file as UTF-8 again"
            raise InputError(message, path=path, line=line, column=column) from None
        return _english(data) or _chinese(data, path, error.start)


def _as_meant(text: str, path: str) -> str:
    """The text again. Raises InputError where its characters encode others, which nobody would notice."""
    form = None
    if text.isascii():
        form = "HZ" if HZ.search(text) else "UTF-7" if _is_utf7(text) else None
    elif HAN.search(text) is None and _was_misread(text):
        form = "another encoding, and was saved again as if it were Latin letters"
    if form:
        raise InputError(f"is in {form}; save it as UTF-8", path=path)
    return text


def _is_utf7(text: str) -> bool:
    """Whether what looks like UTF-7 gives Chinese characters."""
    found = "".join(UTF7.findall(text))
    try:
        return HAN.search(found.encode().decode("utf-7")) is not None
    except UnicodeDecodeError:
        return False


def _was_misread(text: str) -> bool:
    """Whether the bytes of a text with many letters with accents are Chinese characters."""
    accented = len(ACCENTED.findall(text))
    if accented < FEWEST_ACCENTED or 3 * accented < len("".join(text.split())):
        return False
    for wrong in ("latin-1", "cp1252"):
        for right, encoding, rows in MISREAD:
            again = text.encode(wrong, "ignore").decode(right, "ignore")
            if len(HAN.findall(again)) > 1 and _usual(again, encoding, rows) > MEANT:
                return True
    return False


def _wide(data: bytes) -> str | None:
    """A text in UTF-32 or UTF-16 without a mark; None where the bytes give no text in either."""
    for encoding in WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text) is None and not NO_CHARACTER.intersection(map(unicodedata.category, set(text))):
            return text
    return None


def _english(data: bytes) -> str | None:
    """A text in Windows-1252 in which letters are plain but for a few, and signs are alone: don’t is not don抰.

    None for another one. The characters of Chinese encodings are bytes in a row.
    """
    signs = NOT_ASCII.findall(data)
    if any(len(one) > 1 and not TYPOGRAPHIC.fullmatch(one) for one in signs):
        return None
    if len(LETTER.findall(data)) < PLAIN * sum(map(len, signs)):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _chinese(data: bytes, path: str, utf8_offset: int) -> str:
    """A text in GB18030 or Big5: many bytes are valid in both, but only one gives common characters."""
    text = _gb18030(data, path, utf8_offset)
    share = _common(text)
    if share is not None and share >= CHINESE:
        return text
    try:
        other = data.decode("big5hkscs")
    except UnicodeDecodeError:
        other = ""
    if share is None:
        return other if _usual(other, "big5", BIG5) > _usual(text, "gb2312", GB2312) else text
    if (_common(other) or 0) >= CHINESE:
        return other
    raise InputError("reads as no Chinese text, neither in GB18030 nor in Big5; save it as UTF-8", path=path)


def _common(text: str) -> float | None:
    """The share of common Chinese characters among those that are not ASCII; None where there are too few.

    Kana count against it: they have the same bytes in Chinese and in Japanese encodings.
    """
    wide = [character for character in text if character > "\x7f"]
    if len(wide) < TELLING:
        return None
    kana = sum("\u3041" <= character <= "\u30fe" for character in wide)
    return (sum(map(COMMON.__contains__, wide)) - kana) / len(wide)


def _usual(text: str, encoding: str, rows: range) -> float:
    """The share of usual characters among those that are not ASCII: those in the first part of an encoding."""
    wide = [character for character in text if character > "\x7f"]
    usual = sum(character in COMMON or (character.encode(encoding, "ignore") or b"\0")[0] in rows for character in wide)
    return usual / len(wide) if wide else 0.0


def _gb18030(data: bytes, path: str, utf8_offset: int) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        message = (
            f"cannot be decoded: not UTF-8 (byte {utf8_offset}), not GB18030 (byte {error.start}); save it as UTF-8"
        )
        raise InputError(message, path=path, line=data.count(b"\n", 0, utf8_offset) + 1) from None


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name, offset = encoding.removesuffix("-sig").upper(), error.start + len(data) - len(error.object)
        message = f"begins with the mark of {name} but is not valid {name} at byte {offset}; save it as UTF-8"
        raise InputError(message, path=path) from None


#: In damaged UTF-8, more than this many characters are whole for each broken one.
WHOLE = 4


def mostly_utf8(data: bytes) -> bool:
    """Whether a text that is not quite UTF-8 was meant to be: GB18030 hardly ever decodes as UTF-8 by chance."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    multibyte = sum(1 for character in text if character > "\x7f") - broken
    return multibyte > WHOLE * broken


def place_after(before: str) -> tuple[int, int]:
    """Line and column (1-based) right after a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
