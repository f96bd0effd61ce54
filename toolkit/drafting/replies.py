"""What a server answers with: the text of the model, why it ended, and the tokens; every dialect of it."""

from __future__ import annotations

import json
from typing import Any

from toolkit.drafting.asking import PassingError, Reply, SpentError
from toolkit.drafting.drafter import DraftError, Usage
from toolkit.drafting.refusals import one_line

#: Why a model ended that came to its end, in the words of several servers; some do not say it.
ENDED = frozenset(
    {"", "stop", "stop_sequence", "end_turn", "eos", "eos_token", "eosfound", "complete", "completed", "normal"}
)
#: Why a model ended before its answer was complete, in the words of several servers.
CUT_OFF = frozenset({"length", "max_tokens", "max_output_tokens", "model_length"})
FILTERED = frozenset({"content_filter", "content-filter", "safety", "recitation", "prohibited_content", "refusal"})
#: Where servers put the reasoning of a model.
REASONING = ("reasoning_content", "reasoning", "thinking")
BROKEN = frozenset({"error", "insufficient_system_resource", "abort", "network_error"})


def read_reply(body: bytes, host: str) -> Reply:
    """The reply in a response with status 200.

    Raises PassingError where it cannot be read or the server broke off, SpentError where the model refused, its answer
    was cut off or it ended for another reason than having said all; with what was spent.
    """
    record = _record(body, host)
    usage = _usage(record.get("usage"))
    choice = _first(record.get("choices"))
    if choice is None:
        raise _spent(PassingError(f"{host} sent no answer"), usage)
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    why = str(choice.get("finish_reason") or "").lower()
    if why in CUT_OFF:
        counted = f" after {usage.received:,} tokens" if usage.received else ""
        raise _spent(SpentError(f"the answer was cut off{counted}; raise the server's limit on output tokens"), usage)
    refusal = message.get("refusal")
    if why in FILTERED or (isinstance(refusal, str) and refusal.strip()):
        detail = f": {one_line(refusal)}" if isinstance(refusal, str) and refusal.strip() else " (content filter)"
        raise _spent(SpentError(f"the model refused{detail}"), usage)
    if why in BROKEN:
        raise _spent(PassingError(f"{host} broke off the answer"), usage)
    if why not in ENDED:
        raise _spent(SpentError(f"the answer ended with {one_line(why)} instead of stop"), usage)
    text = _text(message.get("content")) or _text(choice.get("text"))
    if not text.strip() and any(_text(message.get(name)).strip() for name in REASONING):
        raise _spent(SpentError("the model only reasoned; raise the server's limit on output tokens"), usage)
    if not text.strip():
        raise _spent(PassingError(f"{host} sent an empty answer"), usage)
    return Reply(text, usage)


def _record(body: bytes, host: str) -> dict[str, Any]:
    try:
        record = json.loads(body)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise PassingError(f"{host} sent something that is not an answer in JSON")
    return record


def _first(choices: object) -> dict[str, Any] | None:
    if isinstance(choices, list) and choices and isinstance(choices[0], dict):
        return choices[0]
    return None


def _text(content: object) -> str:
    """The text of a content: a string, or parts of which those with reasoning and pictures are left out."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    parts = [part for part in content if isinstance(part, dict) and part.get("type", "text") in ("text", "output_text")]
    return "".join(part["text"] for part in parts if isinstance(part.get("text"), str))


def _usage(record: object) -> Usage:
    record = record if isinstance(record, dict) else {}
    sent = _count(record.get("prompt_tokens", record.get("input_tokens")))
    received = _count(record.get("completion_tokens", record.get("output_tokens")))
    if sent is None and received is None:
        return Usage(requests=1, uncounted=1)
    return Usage(requests=1, sent=sent or 0, received=received or 0)


def _count(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e12:
        return None
    return int(value)


def _spent(error: PassingError | DraftError, usage: Usage) -> Exception:
    error.usage = usage
    return error
