"""What a server says instead of an answer, and what that means for the run; every dialect of it.

OpenAI and OpenRouter say `{"error": {"message": …, "code": …}}`, OpenRouter also with status 200; Ollama and LM Studio
`{"error": "…"}`; vLLM `{"object": "error", "message": …}`; FastAPI `{"detail": …}`; proxies send a web page.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from toolkit.drafting.asking import PassingError, RejectedError, SpentError
from toolkit.drafting.drafter import DraftError, EngineError, Usage

#: A server's explanation is cut after so many characters.
LONGEST = 200
TOO_MANY = 429
OK = 200
SERVER_FAULT = 500
#: The same request may succeed later.
PASSING = frozenset({408, 409, 425, TOO_MANY})
#: The address is wrong, or no such model is there.
NOT_THERE = frozenset({404, 405, 410})

_TEMPERATURE = re.compile(r"temperature", re.I)
_SYSTEM_ROLE = re.compile(r"system.{0,20}(?:role|message)|role.{0,20}system|roles? must alternate", re.I)
_TOO_LONG = re.compile(
    r"context.{0,10}(?:size|length|window)|maximum context|too many tokens|prompt is too long|too long|exceed_context",
    re.I,
)
_FILTERED = re.compile(
    r"content.{0,3}(?:filter|management|policy|exists risk)|data_inspection|inappropriate|moderation|flagged|"
    r"sensitive (?:content|word|info|topic)|敏感|responsible.?ai|safety",
    re.I,
)
_NO_MODEL = re.compile(r"model.{0,80}(?:not (?:found|exist|loaded|available|a valid)|does not exist|unknown|invalid)|"
                       r"(?:no such|unknown|invalid|not a valid) model|no models? loaded", re.I)  # fmt: skip
_NO_MONEY = re.compile(r"insufficient_quota|insufficient (?:balance|credits|funds)|billing_hard_limit|arrears", re.I)
_NO_PATH = re.compile(r"unexpected endpoint", re.I)
_PAGE = re.compile(rb"\s*(?:<!doctype html|<html)", re.I)
#: Please retry in 17.3s; x-ratelimit-reset: 6m0s, 20ms.
_RETRY_IN = re.compile(r"(?:retry|try again) (?:in|after) ((?:\d+(?:\.\d+)?(?:ms|s|m|h)(?![a-z]) ?)+)", re.I)
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h)", re.I)
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A response without an answer. `text` is the server's explanation in one line, `code` its own code for it, `wait`
    the seconds it asks us to wait.
    """

    status: int
    text: str = ""
    code: str = ""
    wait: float | None = None
    page: bool = False
    location: str = ""

    @property
    def about_temperature(self) -> bool:
        """Whether the model does not take the temperature that was asked for."""
        return self.status in (400, 422) and _TEMPERATURE.search(self.text) is not None

    @property
    def about_system_role(self) -> bool:
        """Whether the model knows no role `system`; some servers fail inside where it does not."""
        return self.status in (400, 422, 500) and _SYSTEM_ROLE.search(self.text) is not None


def read_refusal(status: int, headers: Mapping[str, str], body: bytes) -> Refusal | None:
    """What a response refuses; None for one with an answer."""
    page = _PAGE.match(body) is not None
    record = None if page else _record(body)
    if status == OK and not page and not (isinstance(record, dict) and _is_error(record)):
        return None
    text, code = _explained(record, "" if page else body.decode("utf-8", "replace"))
    if status == OK:
        status = int(code) if re.fullmatch(r"[45]\d\d", code) else OK
    return Refusal(status, text, code, _wait(headers, text), page, headers.get("location", ""))


def refused(said: Refusal, host: str, model: str, variable: str, *, keyed: bool) -> Exception:
    """The error that a refusal is: EngineError, DraftError or PassingError. `keyed` says that a key was sent, which is
    in the environment variable.
    """
    quoted = f": {said.text}" if said.text else ""
    for test, make in _KINDS:
        if test(said):
            return make(said, _Asked(host, model, variable, keyed, quoted))
    return RejectedError(f"{host} rejects the request (status {said.status}){quoted}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who was asked for what, for a message; `quoted` is what the server says."""

    host: str
    model: str
    variable: str
    keyed: bool
    quoted: str


def _filtered(_: Refusal, asked: _Asked) -> Exception:
    error = SpentError(f"{asked.host} refuses this text{asked.quoted}")
    error.usage = Usage(1, uncounted=1)  # some servers want to be paid for having read it
    return error


def _too_long(_: Refusal, asked: _Asked) -> Exception:
    return DraftError(f"the unit with its context is too long for {asked.model}{asked.quoted}")


def _elsewhere(said: Refusal, asked: _Asked) -> Exception:
    place = said.location.split("?")[0]
    place = re.sub(r"//[^/@]*@", "//", place)
    return EngineError(f"{asked.host} redirects to {place or 'another address'}; set base_url to that address")


def _wrong_key(said: Refusal, asked: _Asked) -> Exception:
    if asked.keyed:
        return EngineError(f"{asked.host} refuses the key in {asked.variable} (status {said.status}){asked.quoted}")
    return EngineError(f"{asked.host} wants a key; put it in the environment variable {asked.variable}")


def _unpaid(_: Refusal, asked: _Asked) -> Exception:
    return EngineError(f"{asked.host} wants to be paid first{asked.quoted}")


def _no_model(_: Refusal, asked: _Asked) -> Exception:
    return EngineError(f"{asked.host} has no model {asked.model}{asked.quoted}")


def _no_chat(said: Refusal, asked: _Asked) -> Exception:
    if said.page:
        return EngineError(f"{asked.host} answers with a web page; base_url usually ends with /v1")
    return EngineError(
        f"{asked.host} has no chat there (status {said.status}); base_url usually ends with /v1{asked.quoted}"
    )


def _busy(said: Refusal, asked: _Asked) -> Exception:
    error = PassingError(f"{asked.host} is not ready (status {said.status}){asked.quoted}")
    error.wait = said.wait
    error.everyone = said.status == TOO_MANY or said.wait is not None
    return error


#: In this order: which refusals are which error.
_KINDS = (
    (lambda said: 300 <= said.status < 400, _elsewhere),
    (lambda said: said.page and (said.status == OK or said.status in NOT_THERE), _no_chat),
    (lambda said: _NO_PATH.search(said.text), _no_chat),
    (lambda said: said.status in (400, 403, 422, 451) and _FILTERED.search(f"{said.code} {said.text}"), _filtered),
    (lambda said: said.status in (401, 403), _wrong_key),
    (lambda said: said.status == 402 or _NO_MONEY.search(f"{said.code} {said.text}"), _unpaid),
    (lambda said: said.status == 413, _too_long),
    (lambda said: said.status != TOO_MANY and _TOO_LONG.search(f"{said.code} {said.text}"), _too_long),
    (lambda said: said.status < SERVER_FAULT and said.status not in PASSING and _NO_MODEL.search(said.text), _no_model),
    (lambda said: said.status in NOT_THERE, _no_chat),
    (lambda said: said.status in (OK, *PASSING) or said.status >= SERVER_FAULT, _busy),
)


def _record(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _is_error(record: Mapping[str, Any]) -> bool:
    if record.get("object") == "error":
        return True
    first = next(iter(_list(record.get("choices"))), None)
    return bool(record.get("error") or (isinstance(first, dict) and first.get("error")))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _explained(record: object, raw: str) -> tuple[str, str]:
    """The explanation and the code in an answer: wherever this server puts them."""
    found: Any = record
    if (
        isinstance(found, dict)
        and isinstance(found.get("choices"), list)
        and found["choices"]
        and not found.get("error")
    ):
        found = found["choices"][0]
    if isinstance(found, list) and found:  # Gemini wraps its errors in a list
        found = found[0]
    if isinstance(found, dict) and found.get("error"):
        found = found["error"]
    if isinstance(found, str):
        return one_line(found), ""
    if not isinstance(found, dict):
        return one_line("" if isinstance(record, dict | list) else raw), ""
    codes = [str(found[key]) for key in ("code", "status", "type") if isinstance(found.get(key), int | str)]
    text = next((found[key] for key in ("message", "msg", "detail", "error_msg") if found.get(key)), "")
    metadata = found.get("metadata")
    more = metadata.get("raw") if isinstance(metadata, dict) else None  # what OpenRouter's own provider said
    full = text if isinstance(text, str) else _listed(text)
    return one_line(f"{full}: {more}" if isinstance(more, str) and more else full), codes[0] if codes else ""


def _listed(details: object) -> str:
    """Explanations in a list, as FastAPI has one for each field."""
    found = [one["msg"] for one in _list(details) if isinstance(one, dict) and isinstance(one.get("msg"), str)]
    return "; ".join(found) or json.dumps(details, ensure_ascii=False)


def one_line(text: str) -> str:
    """What a server says, in one line that is not too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _wait(headers: Mapping[str, str], text: str) -> float | None:
    """The seconds a server asks for: `retry-after-ms`, `Retry-After` as a number or a date, a reset, or in words."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    after = headers.get("retry-after", "").strip()
    found = _number(after)
    if found is None and after:
        found = _until(after)
    if found is None:
        in_words = _RETRY_IN.search(text)
        found = _duration(after) or (_duration(in_words[1]) if in_words else None)
    return found


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return max(number, 0.0) if math.isfinite(number) else None


def _until(date: str) -> float | None:
    try:
        return max(parsedate_to_datetime(date).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _duration(text: str) -> float | None:
    parts = _PART.findall(text)
    return sum(float(number) * _SECONDS[unit.lower()] for number, unit in parts) if parts else None
