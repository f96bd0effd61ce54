"""Who may come in: tokens that each let one browser in, and the sessions that came of them."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Iterable

#: How long an unused token is good.
MINUTES = 15


class Keys:
    """Tokens, each good for one browser and a while, and the sessions of the browsers that have used one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokens: dict[str, float] = {}
        self._sessions: set[str] = set()

    def token(self) -> str:
        """A new token."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._forget()
            self._tokens[token] = time.monotonic() + 60 * MINUTES
        return token

    def redeem(self, token: str) -> str | None:
        """A new session for a token, which is used up by that; None for one that is not known (any more)."""
        with self._lock:
            self._forget()
            known = _among(token, self._tokens)
            if known is None:
                return None
            del self._tokens[known]
            session = secrets.token_urlsafe(32)
            self._sessions.add(session)
            return session

    def knows(self, session: str) -> bool:
        """True for a session that a token was given for."""
        with self._lock:
            return _among(session, self._sessions) is not None

    def _forget(self) -> None:
        now = time.monotonic()
        self._tokens = {token: end for token, end in self._tokens.items() if end > now}


def _among(value: str, secret: Iterable[str]) -> str | None:
    """The equal one, found in a time that does not tell how much of it was right."""
    given = value.encode("utf-8", "surrogatepass")
    return next((one for one in list(secret) if hmac.compare_digest(one.encode(), given)), None)
