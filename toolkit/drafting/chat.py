"""One request to a server that speaks OpenAI's chat completions: vLLM, llama.cpp, Ollama, LM Studio, OpenRouter, …

The key goes into the header of requests to this server, and nowhere else: no redirect is followed, and what the server
says is searched for it before anybody sees it.
"""

from __future__ import annotations

import json
import math
import os
import socket
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx2

from toolkit.drafting.asking import Message, PassingError, Reply, UnreachableError
from toolkit.drafting.drafter import DraftError, EngineError, StoppedError, Usage
from toolkit.drafting.refusals import OK, read_refusal, refused
from toolkit.drafting.replies import read_reply
from toolkit.drafting.secret import Secret
from toolkit.errors import ToolkitError
from toolkit.settings import DraftingSettings, unusable_url

#: Bytes of an answer: a paragraph and its reasoning are far below.
LARGEST = 4_000_000
#: Characters of a refusal that are read: an explanation is at its beginning.
LONGEST_REFUSAL = 100_000
#: Seconds to wait for a connection.
CONNECTING = 20.0
PATH = "/chat/completions"
#: Status, headers and body of a response.
Response = tuple[int, Mapping[str, str], bytes]


class _End(threading.local):
    """When the request of this thread must be over, on the monotonic clock."""

    at = math.inf


class Chat:
    """A server and a model of it. Raises EngineError where the settings do not name both, or the key is unusable.

    Once `stop` is set, no request is sent any more; those under way go on.
    """

    def __init__(self, settings: DraftingSettings, stop: threading.Event | None = None) -> None:
        self.url = _endpoint(settings)
        self.model = settings.model
        self.timeout = settings.timeout
        self.host = urlsplit(self.url).netloc
        self._variable = settings.key_variable
        key = _key(settings.key_variable)
        self._keyed = bool(key)
        self._secret = Secret(key)
        self._temperature: float | None = settings.temperature
        self._system_role = True
        self._stop = stop or threading.Event()
        self._closed = False
        self._streams: weakref.WeakSet[Any] = weakref.WeakSet()
        self._end = _End()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx2.Client(
            headers={"Accept-Encoding": "identity", "Accept": "application/json", "User-Agent": "toolkit", **headers},
            timeout=httpx2.Timeout(settings.timeout, connect=min(CONNECTING, settings.timeout), pool=None),
            limits=httpx2.Limits(max_connections=settings.concurrency, max_keepalive_connections=settings.concurrency),
            follow_redirects=False,
            trust_env=not is_local(self.url),  # a proxy of the office cannot reach this computer
        )

    def ask(self, messages: Sequence[Message]) -> Reply:
        """Send a conversation. Raises PassingError where it may succeed later, DraftError and EngineError.

        What a model does not take (a temperature, the role `system`) is left out from then on. Each request that
        reached the server is counted, whatever came of it.
        """
        again = Usage()
        try:
            while (reply := self._reply(messages)) is None:
                again += Usage(1)
        except ToolkitError as error:
            error.message = self._secret.hidden(error.message)
            error.args = (error.message, *error.args[1:])
            if isinstance(error, PassingError | DraftError) and not isinstance(error, UnreachableError):
                error.usage = again + (error.usage if error.usage.requests else Usage(1))
            raise
        return replace(reply, usage=again + reply.usage)

    def _reply(self, messages: Sequence[Message]) -> Reply | None:
        """Send one request; None where something is to be left out of it."""
        if self._stop.is_set():
            raise StoppedError
        temperature, system_role = self._temperature, self._system_role
        status, headers, body = self._without_key(*self._sent(self._request(messages, temperature, system_role)))
        said = read_refusal(status, headers, body)
        if said is None:
            return read_reply(body, self.host)
        if said.about_temperature and temperature is not None:
            self._temperature = None
        elif said.about_system_role and system_role:
            self._system_role = False
        else:
            raise refused(said, self.host, self.model, self._variable, keyed=self._keyed)
        return None

    def close(self) -> None:
        """Close the connections; requests under way in other threads fail at once."""
        self._closed = True
        for stream in list(self._streams):
            with suppress(OSError, AttributeError):
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        self._client.close()

    def _request(self, messages: Sequence[Message], temperature: float | None, system_role: bool) -> bytes:
        turns = messages if system_role else without_system(messages)
        request: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": turn.role, "content": turn.content} for turn in turns],
            "stream": False,
        }
        if temperature is not None:
            request["temperature"] = temperature
        return json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")

    def _sent(self, data: bytes) -> Response:
        """Status, headers and body of the response. Raises PassingError and EngineError, whose texts have no key."""
        try:
            return self._exchanged(data)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            why = str(error) or "no answer"
            raise UnreachableError(f"cannot reach {self.host}: {why}; is the server running?") from None
        except httpx2.TimeoutException:
            raise self._too_slow() from None
        except httpx2.HTTPError:
            raise _unanswered(f"{self.host} broke the connection") from None
        except (RuntimeError, httpx2.InvalidURL):
            if self._closed:
                raise EngineError("stopped") from None
            raise

    def _exchanged(self, data: bytes) -> Response:
        self._end.at = time.monotonic() + self.timeout
        body = bytearray()
        with self._client.stream(
            "POST",
            self.url,
            content=data,
            headers={"Content-Type": "application/json"},
            extensions={"trace": self._note_connection},
        ) as response:
            for piece in response.iter_bytes():
                body += piece
                if len(body) > LARGEST:
                    raise PassingError(f"{self.host} sent more than {LARGEST:,} bytes")
            return response.status_code, response.headers, bytes(body)

    def _too_slow(self) -> PassingError:
        return _unanswered(f"{self.host} gave no answer within {self.timeout} seconds")

    def _note_connection(self, event: str, about: Mapping[str, Any]) -> None:
        """Keep what `close` must shut: a thread that waits for a socket does not notice that another closes it.

        And let no reading last longer than what is left to the request: a server that sends a line now and then, of
        the headers or of the answer, is not silent, so that the timeout of httpx2 does not end it.
        """
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            stream = about["return_value"]
            self._streams.add(stream)
            stream.read = partial(self._read, stream.read)

    def _read(self, read: Callable[[int, float], bytes], most: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        left = self._end.at - time.monotonic()
        if left <= 0:
            raise self._too_slow()
        return read(most, left)

    def _without_key(self, status: int, headers: Mapping[str, str], body: bytes) -> Response:
        """The same response in UTF-8 and with the key left out, before anything is read or cut off: some servers repeat
        what they refuse. Raises EngineError where it is in an answer.
        """
        text = body.decode(json.detect_encoding(body), "replace")
        if status != OK:
            text = self._secret.hidden(text[:LONGEST_REFUSAL])
            headers = {name.lower(): self._secret.hidden(value) for name, value in headers.items()}
        elif self._secret.is_in(text):
            raise EngineError(f"{self.host} repeats the key of {self._variable} in its answers; do not use this server")
        return status, headers, text.encode("utf-8", "replace")


def _unanswered(message: str) -> PassingError:
    """The error of a request that the server may have worked on, for which it then wants to be paid."""
    error = PassingError(message)
    error.usage = Usage(1, uncounted=1)
    return error


def without_system(messages: Sequence[Message]) -> list[Message]:
    """The same conversation for models that know no role `system`: what it says is at the head of the first turn."""
    system = [turn.content for turn in messages if turn.role == "system"]
    others = [turn for turn in messages if turn.role != "system"]
    return [Message(others[0].role, "\n\n".join([*system, others[0].content])), *others[1:]]


def is_local(url: str) -> bool:
    """Whether a server is on this computer."""
    host = urlsplit(url).hostname or ""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")


def _endpoint(settings: DraftingSettings) -> str:
    if not settings.base_url:
        raise EngineError("no server for drafts; give --base-url, or set drafting.base_url: http://localhost:11434/v1")
    why = unusable_url(settings.base_url)
    if why:
        raise EngineError(f"the address of the server {why}")
    if not settings.model:
        raise EngineError("no model for drafts; give --model, or set drafting.model")
    url = settings.base_url.rstrip("/")
    return url if url.endswith(PATH) else url + PATH


def _key(variable: str) -> str:
    """The key, empty where there is none; local servers need none."""
    key = os.environ.get(variable, "").strip()
    if not all("!" <= sign <= "~" for sign in key):
        raise EngineError(
            f"the environment variable {variable} does not hold a key: it has spaces or signs beyond ASCII"
        )
    return key
