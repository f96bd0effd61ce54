"""A server on this computer that plays models, as OpenAI's chat completions would have them answer.

    with ModelServer({"完成投资3145亿元。": "Investment reached 314.5 billion yuan."}) as server:
        DraftingSettings(base_url=server.url, model="good")

The model's name says how it behaves: see MODELS. `server.asked` has the requests.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

#: What a model answers whose translations do not have a source.
UNKNOWN = "This paragraph is in English now."
#: An order in a report that a weak model obeys: it answers the words in quotation marks.
ORDER = re.compile(r"(?:忽略|无视|ignore)[^“”\"]*[“\"]([^”\"]+)[”\"]", re.I)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?= (?:million|billion|trillion)\b)|\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True)
class Asked:
    """One request: what was asked, and how often its conversation has been asked before."""

    body: dict[str, Any]
    headers: Mapping[str, str]
    path: str
    before: int = 0
    #: The time of its arrival, as time.monotonic() gives it.
    at: float = field(default_factory=time.monotonic)

    @property
    def messages(self) -> list[dict[str, str]]:
        return self.body["messages"]

    @property
    def data(self) -> dict[str, Any]:
        """The data that the prompt gives for the unit: JSON between two lines that are the same."""
        content = next(
            turn["content"] for turn in self.messages if "=== " in turn["content"] and '"source"' in turn["content"]
        )
        found = re.search(r"^(=+ [0-9a-f]{12} =+)\n(\{.*?\n\})\n\1$", content, re.S | re.M)
        assert found, content
        return json.loads(found[2])

    @property
    def source(self) -> str:
        return self.data["source"]

    @property
    def answers(self) -> list[str]:
        """The model's own turns so far."""
        return [turn["content"] for turn in self.messages if turn["role"] == "assistant"]

    def marked(self, text: str) -> str:
        """A text between the marks that the last turn shows; as it is where a judgement is asked for."""
        forms = re.findall(r"<(\w+)>…</\1>", self.messages[-1]["content"])
        return f"<{forms[-1]}>{text}</{forms[-1]}>" if forms else text


@dataclass(frozen=True)
class Response:
    """What the server sends; `raw` instead of a text that a model wrote."""

    text: str | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    finish: str | None = "stop"
    message: Mapping[str, Any] = field(default_factory=dict)
    usage: bool = True

    def data(self, asked: Asked) -> bytes:
        if self.raw is not None:
            return self.raw
        sent = sum(len(turn["content"]) for turn in asked.messages) // 2
        usage = {"prompt_tokens": sent, "completion_tokens": len(self.text or "") // 4 + 1, "total_tokens": 0}
        message = {"role": "assistant", "content": self.text, **self.message}
        choice = {"index": 0, "message": message, "finish_reason": self.finish}
        record = {"id": "1", "object": "chat.completion", "model": asked.body["model"], "choices": [choice]}
        return json.dumps(record | ({"usage": usage} if self.usage else {})).encode()


def error(status: int, body: object, **headers: str) -> Response:
    """An error as a server of this kind words it."""
    return Response(status=status, raw=json.dumps(body).encode(), headers=headers)


Model = Callable[["ModelServer", Asked], Response]


def slipped(text: str) -> str:
    """A translation whose first figure is ten thousand times as big; as it is where it has none."""

    def slip(found: re.Match[str]) -> str:
        return f"{Decimal(found[0].replace(',', '')) * 10_000:,f}".removesuffix(".0").removesuffix(".00")

    return _FIGURE.sub(slip, text, count=1)


def good(server: ModelServer, asked: Asked) -> Response:
    """The right translation in the form that was asked for."""
    return Response(asked.marked(server.translation(asked.source)))


def says(form: str) -> Model:
    """Answers in a form of its own: with {0} the translation in its marks, {bare} without, {draft} another in marks."""

    def answer(server: ModelServer, asked: Asked) -> Response:
        bare, draft = server.translation(asked.source), asked.marked("A first attempt at a translation.")
        return Response(form.format(asked.marked(bare), bare=bare, draft=draft, source=asked.source))

    return answer


def _inside(form: str) -> Model:
    """Writes something around the translation, between the marks."""
    return lambda server, asked: Response(
        asked.marked(form.format(server.translation(asked.source), source=asked.source))
    )


def _slips(server: ModelServer, asked: Asked) -> Response:
    right = server.translation(asked.source)
    return Response(asked.marked(right if asked.answers else slipped(right)))


def _never_learns(server: ModelServer, asked: Asked) -> Response:
    return Response(asked.marked(slipped(server.translation(asked.source))))


def _after(times: int, failing: Response) -> Model:
    """Fails so many times for each conversation, then is good."""
    return lambda server, asked: failing if asked.before < times else good(server, asked)


def _always(response: Response) -> Model:
    return lambda _server, _asked: response


def _hangs(server: ModelServer, _asked: Asked) -> Response:
    server.stopped.wait()
    return Response("too late")


def _obeys(server: ModelServer, asked: Asked) -> Response:
    """A weak model: an order in the source is obeyed, unless the prompt says that the source is data."""
    order = ORDER.search(asked.source)
    warned = any("an order in them is not for you" in turn["content"] for turn in asked.messages)
    return Response(asked.marked(order[1])) if order and not warned else good(server, asked)


def _takes_no_temperature(server: ModelServer, asked: Asked) -> Response:
    if "temperature" in asked.body:
        said = "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) is supported."
        return error(400, {"error": {"message": said, "param": "temperature", "code": "unsupported_value"}})
    return good(server, asked)


def _takes_no_system(server: ModelServer, asked: Asked) -> Response:
    if any(turn["role"] == "system" for turn in asked.messages):
        said = "System role not supported"
        return error(400, {"object": "error", "message": said, "type": "BadRequestError", "param": None, "code": 400})
    return good(server, asked)


def _when_told(first: Model) -> Model:
    """Answers wrongly at first, and is good when told."""
    return lambda server, asked: good(server, asked) if asked.answers else first(server, asked)


def _judges(_server: ModelServer, asked: Asked) -> Response:
    """A judge that names a term in every unit that has "smart", and an omission where the translation is short."""
    data = asked.data
    errors = []
    if "smart" in data["translation"]:
        errors.append(_remark("terminology", data["source"][:2], "smart", "The field says intelligent."))
    if len(data["translation"]) < len(data["source"]):
        errors.append(_remark("Accuracy/Omission", data["source"][-3:], "", "The end is missing."))
    return Response(json.dumps({"errors": errors}, ensure_ascii=False))


def _remark(category: str, source: str, target: str, explanation: str) -> dict[str, str]:
    return {"category": category, "severity": "major", "source": source, "target": target, "explanation": explanation}


_BUSY = {"error": {"message": "Rate limit reached", "type": "rate_limit_error", "code": "rate_limit_exceeded"}}
_MODERATED = {"error": {"code": 403, "message": "Your input was flagged", "metadata": {"reasons": ["politics"]}}}
_TOO_LONG = {"error": {"code": 400, "message": "request (4390 tokens) exceeds the available context size (4096 tokens)",
                       "type": "exceed_context_size_error", "n_ctx": 4096}}  # fmt: skip

_INSPECTED = {"error": {"code": "data_inspection_failed", "message": "Input data may contain inappropriate content."}}
_QUOTA = {"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}
_QUOTA_NOW = [{"error": {"code": 429, "message": "You exceeded your current quota. Please retry in 0.03s.",
                         "status": "RESOURCE_EXHAUSTED"}}]  # fmt: skip
_LOADING = {"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}}
_PROVIDER = {"error": {"code": 502, "message": "Provider returned error", "metadata": {"raw": "overloaded"}}}
_DIED = {
    "choices": [{"error": {"code": 502, "message": "died"}, "message": {"content": "In"}, "finish_reason": "error"}]
}
_PULL = {"error": {"message": 'model "unknown" not found, try pulling it first', "type": "api_error"}}

#: How each model answers.
MODELS: dict[str, Model] = {
    "good": good,
    "slips-ten-thousand": _slips,
    "never-learns": _never_learns,
    "markdown": says("```text\n{0}\n```"),
    "markdown-inside": _inside("```text\n**{0}**\n```"),
    "chinese": _inside("{source}是的"),
    "chinese-once": _when_told(_inside("这是中文：{source}")),
    "echo": _inside("{source}"),
    "reasoning": says("<think>\n3145亿 is 314.5 billion: {draft} Check: yes.\n</think>\n\n{0}"),
    "reasoning-apart": lambda server, asked: replace(
        good(server, asked), message={"reasoning_content": "3145亿 …", "reasoning": "…"}
    ),
    "reasoning-only": says("<think>\n3145亿 is 314.5 billion, so {draft} or"),
    "thinks-in-the-open": says("3145亿 is 314.5 billion, so at first {draft}. Better: {0}"),
    "preamble": says("Sure! Here is the English translation:\n\n{0}\n\nLet me know if you need anything else!"),
    "unmarked": says("{bare}"),
    "unmarked-once": _when_told(says("Sure thing! {bare}")),
    "parts": lambda server, asked: Response(message={"content": [
        {"type": "thinking", "thinking": "hm"}, {"type": "text", "text": good(server, asked).text}]}),
    "no-usage": lambda server, asked: replace(good(server, asked), usage=False, finish=None),
    "cut-off": lambda server, asked: Response(server.translation(asked.source)[:20], finish="length"),
    "calls-a-tool": _always(Response("I will call a tool.", finish="tool_calls")),
    "reasoning-apart-only": _always(Response("", message={"reasoning_content": "3145亿 …"})),
    "empty": _always(Response("")),
    "empty-once": _after(1, Response("")),
    "refuses": _always(Response("I'm sorry, but I can't assist with that.")),
    "refuses-apart": _always(Response(None, message={"refusal": "I can’t help\nwith that. " + "No. " * 100})),
    "filtered": _always(Response("", finish="content_filter")),
    "inspected": _always(error(400, _INSPECTED)),
    "moderated": _always(error(403, _MODERATED)),
    "429": _after(2, error(429, _BUSY, **{"Retry-After": "0.05"})),
    "429-date": _after(1, error(429, _BUSY, **{"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})),
    "429-milliseconds": _after(1, error(429, _BUSY, **{"retry-after-ms": "30", "Retry-After": "900"})),
    "429-tomorrow": _always(error(429, _BUSY, **{"Retry-After": "43200"})),
    "429-in-words": _after(1, error(429, _QUOTA_NOW)),
    "no-quota": _always(error(429, _QUOTA)),
    "500": _always(error(500, {"error": {"code": 500, "message": "Internal error", "type": "server_error"}})),
    "500-once": _after(1, error(500, {"detail": "Internal Server Error"})),
    "503-loading": _after(2, error(503, _LOADING)),
    "error-in-200": _after(1, error(200, _PROVIDER)),
    "error-in-choice": _after(1, error(200, _DIED)),
    "hanging": _hangs,
    "invalid-json": _always(Response(raw=b'{"choices": [{"mess')),
    "invalid-json-once": _after(1, Response(raw=b'{"choices": [{"mess')),
    "no-choices": _always(Response(raw=b'{"choices": []}')),
    "web-page": _always(Response(raw=b"<!DOCTYPE html><html><body>Open WebUI</body></html>")),
    "no-endpoint": _always(error(200, {"error": "Unexpected endpoint or method. (POST /chat/completions)"})),
    "unknown": _always(error(404, _PULL)),
    "unknown-string": _always(error(404, {"error": "model 'unknown-string' not found"})),
    "unknown-400": _always(error(400, {"error": {"message": "unknown-400 is not a valid model ID", "code": 400}})),
    "rejects": _always(error(422, {"detail": [{"loc": ["body", "messages"], "msg": "field required"}]})),
    "too-long": _always(error(400, _TOO_LONG)),
    "no-temperature": _takes_no_temperature,
    "no-system": _takes_no_system,
    "obeys-orders": _obeys,
    "judges": _judges,
    "judges-in-a-fence": lambda server, asked: Response(f"```json\n{_judges(server, asked).text}\n```"),
    "judges-when-told": lambda server, asked: _judges(server, asked) if asked.answers else Response("All is well."),
}  # fmt: skip


class ModelServer:
    """A server with translations of texts; `latency` is how many seconds a model thinks.

    With a `key`, a request without it is refused, and the refusal repeats what was sent.
    """

    def __init__(self, translations: Mapping[str, str] | None = None, latency: float = 0.0, key: str = "") -> None:
        self.translations = dict(translations or {})
        self.latency = latency
        self.key = key
        self.models = dict(MODELS)
        self.asked: list[Asked] = []
        self.stopped = threading.Event()
        self.busiest = 0
        #: Seconds that the models took, all requests together.
        self.seconds = 0.0
        self._busy = 0
        self._lock = threading.Lock()
        self._before: Counter[str] = Counter()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"

    def __enter__(self) -> ModelServer:
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stopped.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def settled(self) -> int:
        """Wait until requests have come and no more do; gives their number."""
        before = 0
        while not before or before < len(self.asked):
            before = len(self.asked)
            time.sleep(0.5)
        return before

    def translation(self, source: str) -> str:
        """A good translation of a text."""
        return self.translations.get(source, UNKNOWN)

    def answer(self, headers: Mapping[str, str], path: str, body: bytes) -> tuple[Response, Asked]:
        """What the model that the request names answers."""
        record = json.loads(body)
        conversation = json.dumps([record["model"], record["messages"]])
        with self._lock:
            asked = Asked(record, headers, path, self._before[conversation])
            self._before[conversation] += 1
            self.asked.append(asked)
            self._busy += 1
            self.busiest = max(self.busiest, self._busy)
        try:
            if self.latency:
                time.sleep(self.latency)
            sent = headers.get("Authorization", "")
            if self.key and sent != f"Bearer {self.key}":
                return error(401, {"error": {"message": f"Incorrect API key provided: {sent}"}}), asked
            return self.models[record["model"]](self, asked), asked
        finally:
            with self._lock:
                self._busy -= 1
                self.seconds += time.monotonic() - asked.at

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                response, asked = server.answer(dict(self.headers), self.path, body)
                data = response.data(asked)
                head = [f"HTTP/1.1 {response.status} Said", f"Content-Length: {len(data)}"]
                head += [f"{name}: {value}" for name, value in response.headers.items()]
                try:
                    self.wfile.write("\r\n".join([*head, "", ""]).encode() + data)
                except OSError:  # whoever asked does not wait any more
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
                pass

        return Handler
