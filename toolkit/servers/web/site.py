"""What the pages of one server share."""

from __future__ import annotations

import threading
from collections.abc import Callable

from starlette.responses import Response

from toolkit.errors import ToolkitError
from toolkit.servers.web import addresses
from toolkit.servers.web.asked import Asked, NotFoundError
from toolkit.servers.web.desk import Desk
from toolkit.servers.web.keys import Keys
from toolkit.servers.web.rows import Rows

#: Answers a request. Handlers run in threads of their own.
Handler = Callable[[Asked], Response]


class Site:
    """The desk, who may come in, and what is remembered of them. `start` is the page that a browser sees first."""

    def __init__(self, desk: Desk, keys: Keys, start: str = addresses.INDEX, name: str = "") -> None:
        self.desk = desk
        self.keys = keys
        self.start = start
        self.name = name
        self.names: dict[str, str] = {}
        #: The steps that could not be undone, and of which the page has told.
        self.passed: set[int] = set()
        self.rows = Rows()
        self.memory_lock = threading.Lock()

    def name_of(self, by: str) -> str:
        """The name that somebody signs with."""
        return self.names.get(by, self.name)

    def answer(self, handler: Handler, asked: Asked) -> Response:
        """What a handler gives, with its errors as pages."""
        try:
            with self.desk.asked():
                return handler(asked)
        except NotFoundError:
            return asked.problem("No such page.", 404)
        except ToolkitError as error:
            return asked.refusal(error)
