"""Answers that were paid for: `.toolkit-cache/drafts.jsonl`; also those of which nothing can be used.

One line of JSON an answer, added when it arrives, so that a run that was stopped pays for nothing twice. Everything an
answer depends on is in its key; the key of the server is not. A line that cannot be read is ignored; of a file that
cannot be written somebody is told once.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from toolkit.drafting.asking import Asker, Message, Reply, SpentError
from toolkit.drafting.drafter import Usage
from toolkit.errors import ToolkitError
from toolkit.project.files import append, display, only_writer, overwrite, read_if_there, refuse_stream
from toolkit.project.linting.cache import make_cache_folder

FILE = "drafts.jsonl"
#: Bytes of the file; of a longer one the later half is kept.
MOST = 64_000_000
#: Changes with the form of the lines; others are ignored.
FORM = 2


class Answers:
    """The file of answers in a folder; from several threads at once. `warn` is told once where it cannot be written."""

    def __init__(self, folder: Path, warn: Callable[[str], None] = lambda _: None) -> None:
        self._warn = warn
        self._warned = False
        self.path = folder / FILE
        self._lock = threading.Lock()
        self._known: dict[str, Reply] | None = None

    def get(self, key: str) -> Reply | None:
        """The answer under a key."""
        with self._lock:
            if self._known is None:
                self._known = dict(filter(None, map(_read, self._lines())))
            return self._known.get(key)

    def put(self, key: str, reply: Reply) -> None:
        """Keep an answer, on the disk at once."""
        record = {"form": FORM, "key": key, "usage": asdict(reply.usage), "text": reply.text, "failure": reply.failure}
        # A line that was cut short must not swallow the next one.
        line = b"\n" + json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"
        with self._lock:
            if self._known is not None:
                self._known[key] = replace(reply, usage=Usage(), earlier=reply.usage)
            try:
                make_cache_folder(self.path.parent)
                refuse_stream(self.path)
                append(self.path, line)
            except (OSError, ToolkitError) as error:
                self._say(error)

    def _say(self, error: OSError | ToolkitError) -> None:
        if not self._warned:
            self._warned = True
            self._warn(f"answers are not kept, so that the next run pays for them again: {_why(error, self.path)}")

    def _lines(self) -> list[bytes]:
        try:
            data = read_if_there(self.path) or b""
            if len(data) > MOST:
                data = data[data.index(b"\n", len(data) - MOST // 2) :]
                with only_writer(self.path.parent):
                    overwrite(self.path, data)
        except (ToolkitError, ValueError):
            return []
        return data.split(b"\n")


class Remembered:
    """Asks only what was not answered before. `about` is what an answer depends on beside the conversation."""

    def __init__(self, asker: Asker, answers: Answers, about: Sequence[object]) -> None:
        self._asker = asker
        self._answers = answers
        self._about = list(about)

    def ask(self, messages: Sequence[Message]) -> Reply:
        """The reply; one that was paid for before takes nothing. Raises what asking raises, or raised then."""
        key = self._key(messages)
        known = self._answers.get(key)
        if known is None:
            return self._asked(key, messages)
        if known.failure:
            error = SpentError(f"{known.failure} (in an earlier run; delete .toolkit-cache/{FILE} to ask again)")
            error.earlier = known.earlier
            raise error
        return known

    def _asked(self, key: str, messages: Sequence[Message]) -> Reply:
        try:
            reply = self._asker.ask(messages)
        except SpentError as error:
            self._answers.put(key, Reply("", error.usage, failure=error.message))
            raise
        self._answers.put(key, reply)
        return reply

    def close(self) -> None:
        """End all waits and requests."""
        self._asker.close()

    def _key(self, messages: Sequence[Message]) -> str:
        asked = [self._about, [[one.role, one.content] for one in messages]]
        return hashlib.sha256(json.dumps(asked).encode("ascii")).hexdigest()


def _why(error: OSError | ToolkitError, path: Path) -> str:
    return str(error) if isinstance(error, ToolkitError) else f"{display(path)}: {error.strerror or error}"


def _read(line: bytes) -> tuple[str, Reply] | None:
    try:
        record: Any = json.loads(line)
        if record["form"] == FORM and isinstance(record["key"], str) and isinstance(record["text"], str):
            usage, failure = Usage(**record["usage"]), str(record["failure"])
            return record["key"], Reply(record["text"], Usage(), earlier=usage, failure=failure)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return None
