"""Mutate files the way disks, editors, other programs and attackers do."""

from __future__ import annotations

import codecs
import random
from collections.abc import Callable, Sequence

#: No input is longer: a parser is to be tried often.
LONGEST = 4000

Mutation = Callable[[random.Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]

ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "latin-1", "utf-7", "shift_jis", "cp1252")
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)
#: Bytes that break readers: ends of lines of all kinds, broken and unusual UTF-8, digits that int() refuses.
ODD = [
    *(bytes([one]) for one in b"\0\r\n\t\x1a\x0c\x0b\x85\xff\xc3\\\"'"),
    *(one.encode() for one in "\u2028\u0085\u3000\ufeff\u202e\U0001f600²①٣〇İß\u0301\ufffd"),
    b"\r\n", b"\xed\xa0\x80", b"\xf4\x90", b"0" * 50, b"9" * 5000, b"1e999", b"-0", b"NaN", b"\\x", b"\\777", b"\\u",
    b" " * 300, b"(" * 200,
]  # fmt: skip


def mutated(chance: random.Random, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """A file made of the seeds by one to six mutations."""
    data = chance.choice(seeds)
    if len(data) > LONGEST:
        start = chance.choice((0, chance.randrange(len(data))))
        data = data[start : start + LONGEST]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(MUTATIONS)(chance, data, seeds, tokens)
    return data[:LONGEST]


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 1, 2, 4, 16, 100)))


def _flip(chance: random.Random, data: bytes, _seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _delete(chance: random.Random, data: bytes, _seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _cut(chance: random.Random, data: bytes, _seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _repeat(chance: random.Random, data: bytes, _seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[start:end] * chance.choice((2, 2, 3, 50, 1000)) + data[end:]


def _insert(chance: random.Random, data: bytes, _seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(tokens) + data[at:]


def _odd(chance: random.Random, data: bytes, seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    return _insert(chance, data, seeds, ODD)


def _replace(chance: random.Random, data: bytes, _seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + chance.choice(tokens) + data[end:]


def _splice(chance: random.Random, data: bytes, seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _lines(chance: random.Random, data: bytes, _seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines[: chance.randrange(len(lines) + 1)])


def _encode(chance: random.Random, data: bytes, _seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _mark(chance: random.Random, data: bytes, _seeds: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    return chance.choice(MARKS) + data


MUTATIONS: Sequence[Mutation] = (
    _flip, _flip, _delete, _delete, _cut, _repeat, _insert, _insert, _odd, _odd, _replace, _splice, _lines, _encode,
    _mark,
)  # fmt: skip
