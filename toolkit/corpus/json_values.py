"""Values of a corpus as JSON, none lost: what JSON has no form for is written as text."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def json_text(value: object) -> str:
    """A value in one line of JSON that every program reads: text that is not valid keeps its bytes as escapes."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (TypeError, ValueError):
        text = json.dumps(json_value(value), allow_nan=False)
    return text


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
