"""Who may come in: a token that opens the page once, and the sessions that came of it."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Iterable


class Keys:
    """Tokens, each good for one browser, and the sessions of the browsers that have used one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokens: set[str] = set()
        self._sessions: set[str] = set()

    def token(self) -> str:
        """A new token."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._tokens.add(token)
        return token

    def redeem(self, token: str) -> str | None:
        """A new session for a token, which is used up by that; None for one that is not known."""
        with self._lock:
            known = _among(token, self._tokens)
            if known is None:
                return None
            self._tokens.discard(known)
            session = secrets.token_urlsafe(32)
            self._sessions.add(session)
            return session

    def knows(self, session: str) -> bool:
        """True for a session that a token was given for."""
        with self._lock:
            return _among(session, self._sessions) is not None


def _among(value: str, secret: Iterable[str]) -> str | None:
    """The equal one, found in a time that does not tell how much of it was right."""
    given = value.encode("utf-8", "surrogatepass")
    return next((one for one in list(secret) if hmac.compare_digest(one.encode(), given)), None)
