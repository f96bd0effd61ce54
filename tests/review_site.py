"""The review page of a project, asked in the test's own process."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from live_projects import workspace
from starlette.testclient import TestClient

from toolkit.servers.web.app import create_app
from toolkit.servers.web.desk import Desk
from toolkit.servers.web.keys import Keys

HOST = "http://127.0.0.1:8000"
ORIGIN = {"Origin": HOST}


class Site:
    """The page with one browser that has been let in."""

    def __init__(self, root: Path, language: str = "en", report: str = "report") -> None:
        self.root = root
        self.at = f"{language}/%s/{report}"
        self.report = f"{language}/{report}"
        self.desk, self.keys = Desk(workspace(root)), Keys()
        self.app = create_app(self.desk, self.keys, 8000, name="Git Name")
        self.client = self.browser()
        self.catalog = root / "translations" / language / f"{report}.po"
        self.before = self.catalog.read_bytes()
        found = self.desk.document(report, language)
        assert found is not None
        with self.desk.workspace.lock:
            found.read()
        self.document = found
        self.units = [entry.key for entry in found.entries]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.desk.stop()

    def stranger(self) -> TestClient:
        """A browser that has not been let in."""
        return TestClient(self.app, base_url=HOST, follow_redirects=False, raise_server_exceptions=True)

    def browser(self) -> TestClient:
        """Another browser that has."""
        client = self.stranger()
        assert client.get(f"/?token={self.keys.token()}").status_code == 200
        return client

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())

    @property
    def unchanged(self) -> bool:
        return self.catalog.read_bytes() == self.before

    @property
    def text(self) -> str:
        return self.catalog.read_text(encoding="utf-8")

    def get(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    def page(self, query: str = "") -> str:
        return self.get(f"/report/{self.report}{query}")

    def post(
        self, what: str, unit: str, *, client: TestClient | None = None, script: bool = True, **fields: str
    ) -> Any:
        headers = {**ORIGIN, **({"X-Fragment": "1"} if script else {})}
        return (client or self.client).post(f"/{what}/{self.at % unit}", data=fields, headers=headers)

    def unit(self, source: str) -> str:
        """The id of the unit with a text in its source."""
        return next(one.id for one in self.document.catalog.units if source in one.source)

    def target(self, unit: str) -> str:
        return self.document.catalog.unit(unit).target

    def was(self, unit: str) -> str:
        return json.dumps(self.target(unit))
