"""Values of a corpus from and to JSON: what JSON or a number of Python has no form for becomes text."""

from __future__ import annotations

import base64
import json
import math
import re
from collections import Counter
from decimal import Decimal
from typing import Any

#: Half a surrogate pair, which JSON can spell, and which Python has for bytes that are not UTF-8.
_SURROGATE = re.compile("[\ud800-\udfff]")
#: An integer of more digits is not made an int: Python refuses those of 4,300 digits.
_DIGITS = 4000
#: Levels of lists and objects, at most: how many Python can read depends on the caller.
DEEPEST = 100


def json_text(value: object) -> str:
    """A value in one line of JSON that every program reads: what is not valid Unicode in its texts is U+FFFD."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        text = json.dumps(_json_value(value), ensure_ascii=False, allow_nan=False)
    return valid(text)


def valid(text: str) -> str:
    """A text with U+FFFD for what is not valid Unicode in it."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def parsed(text: str) -> Any:
    """The value of a JSON text. A number that Python would round is a Decimal, and a key that an object has several
    times is numbered: `{"a": 1, "a": 2}` is `{"a (1)": 1, "a (2)": 2}`.

    Raises ValueError, also for more than DEEPEST levels of lists and objects.
    """
    try:
        value = json.loads(text, parse_float=_number, parse_int=_integer, object_pairs_hook=_object)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if text.count("[") + text.count("{") > DEEPEST and _is_deep(value):
        raise ValueError("nested too deeply")
    return value


def _is_deep(value: object) -> bool:
    """Whether a value has more than DEEPEST levels of lists and objects."""
    level = [value]
    for _ in range(DEEPEST + 1):
        parents = [one for one in level if isinstance(one, list | dict)]
        level = [child for one in parents for child in (one.values() if isinstance(one, dict) else one)]
    return bool(parents)


def _number(text: str) -> float | Decimal:
    value = float(text)
    try:
        exact = Decimal(text)
    except ArithmeticError:  # with an exponent of many digits
        return value
    return value if exact == Decimal(repr(value)) else exact


def _integer(text: str) -> int | Decimal:
    return int(text) if len(text) < _DIGITS else Decimal(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = Counter(name for name, _ in pairs)
    numbers: Counter[str] = Counter()
    found = {name: value for name, value in pairs if counts[name] == 1}
    for name, value in pairs:
        if counts[name] > 1:
            numbers[name] += 1
            while (own := f"{name} ({numbers[name]})") in found:
                numbers[name] += 1
            found[own] = value
    return found


def _json_value(value: object) -> Any:
    """A value as JSON has it: bytes as text, else `{"base64": …}`; decimals and numbers that are not finite as text."""
    if isinstance(value, dict):
        return {key: _json_value(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_json_value(one) for one in value]
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
