"""The engine that the settings name: a server that chats, or one that another package brings."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

from toolkit.drafting.answer import read_answer
from toolkit.drafting.answers import Answers, Remembered
from toolkit.drafting.asking import Asker
from toolkit.drafting.drafter import Answer, Drafter, EngineError, Task
from toolkit.drafting.other_engine import ANYTHING, OtherEngine
from toolkit.drafting.pacing import Paced
from toolkit.drafting.prompt import messages
from toolkit.errors import MissingExtraError, ToolkitError
from toolkit.settings import DraftingSettings

#: The engine that is built in, and where packages register others.
CHAT, GROUP = "chat", "toolkit.drafters"
#: After this many answers without marks, and none with them, the model is taken to be unable to use them.
UNMARKED = 20


class ChatDrafter:
    """A model that chats, told about a unit and about what is wrong with its answers.

    It writes its translation between marks; what is outside of them is not looked at.
    """

    repairs = True

    def __init__(self, asker: Asker, name: str) -> None:
        self.name = name
        self._asker = asker
        self._lock = threading.Lock()
        self._marked, self._unmarked = 0, 0

    def draft(self, task: Task) -> Answer:
        """Translate. Raises DraftError for this unit alone, EngineError where the run must stop."""
        reply = self._asker.ask(messages(task))
        brief = task.brief
        read = read_answer(reply.text, brief.source, brief.target_language)
        self._count(marked=bool(read.text))
        return Answer(read.text, reply.usage, read.complaints, reply.earlier, read.said)

    def _count(self, *, marked: bool) -> None:
        """Raise EngineError after `UNMARKED` answers of which none has marks: more would be paid for in vain."""
        with self._lock:
            self._marked += marked
            self._unmarked += not marked
            if self._unmarked >= UNMARKED and not self._marked:
                raise EngineError(
                    f"{self.name} put no translation between the marks in {self._unmarked} answers; "
                    "try another model (toolkit help engines)"
                )

    def close(self) -> None:
        """End all waits and requests."""
        self._asker.close()


def open_drafter(
    settings: DraftingSettings,
    cache: Path | None = None,
    stop: threading.Event | None = None,
    warn: Callable[[str], None] = lambda _: None,
) -> Drafter:
    """The engine of the settings; the built-in one keeps its answers in the folder `cache`, and `warn` is told where
    it cannot. Once `stop` is set, it sends no request any more: its calls that wait raise StoppedError.

    Raises MissingExtraError without the extra, and EngineError for an engine that is not installed or cannot start.
    """
    if settings.engine == CHAT:
        return ChatDrafter(open_asker(settings, cache, stop, warn), settings.model)
    for point in entry_points(group=GROUP, name=settings.engine):
        try:
            drafter: Drafter = point.load()(settings)
        except ToolkitError:
            raise
        except ANYTHING as error:
            raise EngineError(f"the engine {settings.engine} cannot start: {error}") from error
        return OtherEngine(settings.engine, drafter)
    others = sorted({point.name for point in entry_points(group=GROUP)} - {CHAT})
    raise EngineError(f"no engine {settings.engine}; there are: {', '.join([CHAT, *others])}")


def closed(drafter: Drafter) -> ToolkitError | None:
    """Close an engine, and give the error of one that cannot be closed: what it drafted is to be shown first."""
    try:
        drafter.close()
    except ToolkitError as error:
        return error
    return None


def open_asker(
    settings: DraftingSettings,
    cache: Path | None = None,
    stop: threading.Event | None = None,
    warn: Callable[[str], None] = lambda _: None,
) -> Asker:
    """The server of the settings, at its pace, with its earlier answers. Raises as `open_drafter` does."""
    try:
        from toolkit.drafting.chat import Chat
    except ModuleNotFoundError as error:
        if error.name != "httpx2":
            raise
        raise MissingExtraError("draft needs httpx2; install it with: pip install 'toolkit[draft]'") from None
    chat = Chat(settings, stop)
    paced = Paced(chat, settings.requests_per_minute, stop=stop)
    if cache is None:
        return paced
    return Remembered(paced, Answers(cache, warn), [chat.url, settings.model, settings.temperature])
