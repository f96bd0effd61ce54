"""Values of a corpus from and to JSON, none lost: what JSON or a number of Python has no form for becomes text."""

from __future__ import annotations

import base64
import json
import math
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

#: An integer of more digits is not made an int: Python refuses those of 4,300 digits.
_DIGITS = 4000


def json_text(value: object) -> str:
    """A value in one line of JSON that every program reads: text that is not valid keeps its bytes as escapes."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        value = json_value(value)
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text


def parsed(text: str) -> Any:
    """The value of a JSON text. A number that Python would round is a Decimal, and a key that an object has several
    times is numbered: `{"a": 1, "a": 2}` is `{"a (1)": 1, "a (2)": 2}`. Raises ValueError and RecursionError.
    """
    return json.loads(text, parse_float=_number, parse_int=_integer, object_pairs_hook=_object)


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


def json_value(value: object) -> Any:
    """A value of Arrow as JSON has it: bytes as text, else in base64; numbers that are not finite, decimals, dates as
    text.
    """
    if isinstance(value, Mapping):
        return {str(key): json_value(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(one) for one in value]
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value) if isinstance(value, Decimal) else str(getattr(value, "isoformat", lambda: value)())
