"""The review page answers nobody but the browser that was given the token, and nothing that another site sends."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from live_projects import project
from review_site import ORIGIN, Site

from toolkit.errors import InputError
from toolkit.servers.web import keys
from toolkit.servers.web.app import READ, WRITTEN
from toolkit.servers.web.serving import _listening

SESSION = "toolkit-review-8000"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    project(tmp_path)
    with Site(tmp_path) as opened:
        yield opened


def addresses(site: Site) -> list[str]:
    """Every address that answers, to read from."""
    return ["/static/review.js", "/events/en/report", *(_filled(site, path) for path in READ)]


def writing(site: Site) -> list[str]:
    """Every address that is written to."""
    return [_filled(site, path) for path in WRITTEN]


def _filled(site: Site, path: str) -> str:
    return path.replace("{report:path}", "report").format(language="en", unit=site.units[0])


def test_nothing_is_shown_without_a_session(site: Site) -> None:
    stranger = site.stranger()
    for address in [*addresses(site), "/nothing"]:
        answer = stranger.get(address)
        assert answer.status_code == 403, address
        assert "Open the address" in answer.text
    for address in writing(site):
        assert stranger.post(address, data={"text": "x"}, headers=ORIGIN).status_code == 403, address
    assert site.unchanged


def test_a_token_is_good_for_one_browser(site: Site) -> None:
    token = site.keys.token()
    first, second = site.stranger(), site.stranger()
    answer = first.get(f"/?token={token}")
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert token not in cookie
    assert token not in answer.text
    assert first.get("/report/en/report").status_code == 200
    assert second.get(f"/?token={token}").status_code == 403
    assert first.get(f"/?token={token}").status_code == 200, "the same browser may go back"


def test_a_token_that_nobody_uses_is_good_for_a_while(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    early, late = site.keys.token(), site.keys.token()
    now = time.monotonic()
    monkeypatch.setattr(keys.time, "monotonic", lambda: now + 60 * keys.MINUTES - 5)
    assert site.stranger().get(f"/?token={early}").status_code == 200
    monkeypatch.setattr(keys.time, "monotonic", lambda: now + 60 * keys.MINUTES + 5)
    assert site.stranger().get(f"/?token={late}").status_code == 403


def test_a_link_for_another_browser_works_once(site: Site) -> None:
    answer = site.client.post("/link", data={"x": ""}, headers={**ORIGIN, "X-Fragment": "1"})
    found = re.search(r'value="http://127\.0\.0\.1:8000(/\?token=[^"]+)"', answer.text)
    assert found is not None
    first, second = site.stranger(), site.stranger()
    assert first.get(found[1]).status_code == 200
    assert first.get("/report/en/report").status_code == 200
    assert second.get(found[1]).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "%00", "é", "%ED%A0%80"])
def test_a_wrong_token_is_refused(site: Site, token: str) -> None:
    site.keys.token()
    assert site.stranger().get(f"/?token={token}").status_code == 403


def test_looking_at_the_head_does_not_use_a_token_up(site: Site) -> None:
    token = site.keys.token()
    assert site.stranger().head(f"/?token={token}").status_code == 403
    assert site.stranger().get(f"/?token={token}").status_code == 200


@pytest.mark.parametrize("value", ["", "x", "é", '"', f"{SESSION}=", "x" * 5000])
def test_a_wrong_session_is_refused(site: Site, value: str) -> None:
    answer = site.stranger().get("/", headers={"Cookie": f"{SESSION}={value}".encode()})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "localhost.evil.example:8000", "",
     "127.0.0.1:8000.evil.example", "0.0.0.0:8000", "127.0.0.1:8000, evil.example"],
)  # fmt: skip
def test_another_name_of_this_computer_is_refused(site: Site, host: str) -> None:
    for address in addresses(site):
        assert site.client.get(address, headers={"Host": host}).status_code == 403
    assert site.client.post(writing(site)[0], headers={**ORIGIN, "Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_names_of_this_computer_are_answered(site: Site, host: str) -> None:
    assert site.client.get("/", headers={"Host": host, "Cookie": site.cookie}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://evil.example", "https://127.0.0.1:8000", "http://127.0.0.1:8001", "http://localhost:8000",
     "http://127.0.0.1:8000.evil.example", ""],
)  # fmt: skip
def test_what_another_site_sends_is_refused(site: Site, origin: str | None) -> None:
    for address in writing(site):
        headers = {} if origin is None else {"Origin": origin}
        answer = site.client.post(address, data={"text": "x", "target": "x", "was": '""'}, headers=headers)
        assert answer.status_code == 403, address
    assert site.unchanged


@pytest.mark.parametrize("value", ["cross-site", "same-site"])
def test_what_another_site_links_to_is_refused(site: Site, value: str) -> None:
    assert site.client.get("/report/en/report", headers={"Sec-Fetch-Site": value}).status_code == 403
    assert site.client.get("/report/en/report", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(site: Site, method: str) -> None:
    assert site.client.request(method, "/report/en/report", headers=ORIGIN).status_code == 405


def test_only_forms_are_read(site: Site) -> None:
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", ""):
        answer = site.client.post(writing(site)[0], content=b"{}", headers={**ORIGIN, "Content-Type": kind})
        assert answer.status_code == 415


@pytest.mark.parametrize(
    "path",
    ["../toolkit.toml", "..%2Ftoolkit.toml", "%2e%2e/%2e%2e/etc/passwd", "....//toolkit.toml", "report.po",
     "/etc/passwd", "%2Fetc%2Fpasswd", "report%00", "report%2F..%2Freport", "", "."],
)  # fmt: skip
def test_no_other_file_can_be_reached(site: Site, path: str) -> None:
    secret = site.root / "toolkit.toml"
    unit = site.units[0]
    for address in (f"/report/en/{path}", f"/static/{path}", f"/report/{path}/report", f"/panel/en/{unit}/{path}",
                    f"/history/en/{unit}/{path}", f"/{path}", f"/report/..%2Fen/{path}"):  # fmt: skip
        answer = site.client.get(address)
        assert answer.status_code in (404, 405, 307) or (answer.status_code, path) in ((200, ""), (200, ".")), address
        assert secret.read_text(encoding="utf-8").strip() not in answer.text


def test_no_folder_is_listed(site: Site) -> None:
    for address in ("/static/", "/static", "/report/", "/report/en/"):
        assert site.client.get(address, follow_redirects=True).status_code == 404


def test_a_large_body_is_refused_whatever_length_it_says(site: Site) -> None:
    address = writing(site)[0]
    headers = {**ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}
    assert site.client.post(address, content=b"x" * 1_000_001, headers=headers).status_code == 413

    def streamed() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    assert site.client.post(address, content=streamed(), headers=headers).status_code == 413
    for length in ("-1", "1e3", "9" * 30):
        assert site.client.post(address, content=b"", headers={**headers, "Content-Length": length}).status_code == 413
    assert site.unchanged


def test_many_fields_are_not_read(site: Site) -> None:
    body = "&".join(f"f{number}=x" for number in range(1000)) + "&text=x"
    headers = {**ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}
    assert site.client.post(f"/comment/en/{site.units[0]}/report", content=body, headers=headers).status_code == 422
    assert site.unchanged


def test_every_answer_forbids_what_is_not_ours(site: Site) -> None:
    for client in (site.client, site.stranger()):
        for address in ("/", "/report/en/report", "/static/review.js", "/nothing"):
            headers = client.get(address).headers
            policy = headers["content-security-policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cache-control"] == "no-store"
            assert headers["referrer-policy"] == "same-origin"
            assert "access-control-allow-origin" not in headers


def test_the_page_has_nothing_inline_and_asks_nobody_else(site: Site) -> None:
    page = site.page() + site.get(f"/panel/en/{site.units[0]}/report")
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=|javascript:", page)
    assert {
        link for link in re.findall(r'(?:src|href|action)="([^"]*)"', page) if not link.startswith(("/", "#", "?"))
    } == set()
    for name in ("review.css", "review.js", "page.css", "bilingual.css"):
        text = site.get(f"/static/{name}")
        assert not re.search(r"https?://|@import|url\(", text), name


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</textarea><b>", "&amp;"]
)
def test_what_people_write_is_text(tmp_path: Path, text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    project(tmp_path, f'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n# {text}\n#, fuzzy\n#| msgid "旧{quoted}"\n'
                      f'msgid "研发{quoted}"\nmsgstr "R{quoted}"\n')  # fmt: skip
    with Site(tmp_path) as site:
        unit = site.units[0]
        shown = [site.page(f"?q={quote(text)}&unit={unit}&edit=1"), site.get(f"/panel/en/{unit}/report")]
        shown.append(site.post("examine", unit, target=text).text)
        shown.append(site.post("comment", unit, text=text).text)
        shown.append(site.post("save", unit, was='"other"', target=text).text)
        for page in shown:
            for bad in ("<script>alert", "<img", "<b>"):
                assert bad not in page


# --- the command itself


def started(folder: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "toolkit", "review", "--no-browser", *options]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, process.stdout.readline()


def test_it_serves_on_loopback_until_it_is_interrupted(tmp_path: Path) -> None:
    project(tmp_path)
    process, line = started(tmp_path)
    connection = stream = None
    try:
        found = re.fullmatch(r"Reviewing at (http://127\.0\.0\.1:(\d+)/\?token=\S+)\n", line)
        assert found, line
        connection = http.client.HTTPConnection("127.0.0.1", int(found[2]), timeout=10)
        connection.request("GET", found[1].removeprefix(f"http://127.0.0.1:{found[2]}"))
        answer = connection.getresponse()
        answer.read()
        cookie = str(answer.headers["set-cookie"]).split(";")[0]
        assert answer.status == 200
        assert "server" not in answer.headers
        connection.request("GET", "/events/en/report", headers={"Cookie": cookie})  # a page that stays connected
        stream = connection.getresponse()
        assert stream.status == 200
        taken = subprocess.run(
            [sys.executable, "-m", "toolkit", "review", "--no-browser", "--port", found[2]],
            cwd=tmp_path, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        )  # fmt: skip
        assert taken.returncode == 2
        assert f"port {found[2]} cannot be used" in taken.stderr
    finally:
        process.send_signal(signal.SIGINT)
        watchdog = threading.Timer(30, process.kill)
        watchdog.start()
        _, errors = process.communicate()
        watchdog.cancel()
        for opened in (stream, connection):
            if opened is not None:
                opened.close()
    assert (process.returncode, errors) == (0, "stopped\n")


@contextmanager
def served_with(folder: Path, patch: str) -> Iterator[tuple[subprocess.Popen[str], http.client.HTTPConnection, str]]:
    """A server with something of it replaced: its process, a connection to it, and the link that it has printed."""
    code = (
        f"import os, signal, sys, time; from toolkit.__main__ import main; {patch};"
        "sys.argv = ['toolkit', 'review', '--no-browser', 'report']; main()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        _, _, host, link = process.stdout.readline().split()[-1].split("/", 3)
        connection = http.client.HTTPConnection(host, timeout=60)
        yield process, connection, f"/{link}"
        connection.close()
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGHUP")
@pytest.mark.parametrize(("name", "seconds", "answer"), [("SIGHUP", 1, 204), ("SIGTERM", 1, 204), ("SIGHUP", 4, 503)])
def test_an_answer_under_way_is_sent_before_the_end(tmp_path: Path, name: str, seconds: int, answer: int) -> None:
    """One that takes too long is cut off, which the page takes for the end and not for a fault."""
    project(tmp_path)
    slow = (
        "from starlette.responses import Response; from toolkit.servers.web.site import Site;"
        f"Site.answer = lambda *_: print('asked', flush=True) or time.sleep({seconds}) or Response(status_code=204)"
    )
    with served_with(tmp_path, slow) as (process, connection, link):
        connection.request("GET", link)
        opened = connection.getresponse()
        opened.read()
        connection.request("GET", "/start", headers={"Cookie": str(opened.headers["set-cookie"]).split(";")[0]})
        assert process.stdout is not None
        while process.stdout.readline() != "asked\n":
            pass
        process.send_signal(getattr(signal, name))
        assert connection.getresponse().status == answer
        connection.close()
        assert process.wait(60) == 128 + getattr(signal, name)


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGHUP")
def test_a_terminal_that_is_closed_during_a_request_ends_it(tmp_path: Path) -> None:
    """An exception from the signal's handler would be taken for one of the request, and the server would go on."""
    project(tmp_path)
    closed = (
        "from toolkit.servers.web.guard import Guard;Guard._session = lambda *_: os.kill(os.getpid(), signal.SIGHUP)"
    )
    with served_with(tmp_path, closed) as (process, connection, _):
        connection.request("GET", "/")
        assert connection.getresponse().status == 403
        connection.close()
        assert process.wait(30) == 128 + signal.SIGHUP


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_enter_in_the_terminal_gives_another_link(tmp_path: Path) -> None:
    import pty

    project(tmp_path)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-m", "toolkit", "review", "--no-browser", "report"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
                               start_new_session=True, preexec_fn=lambda: _take(theirs))  # fmt: skip
    os.close(theirs)
    seen = ""
    try:
        for expected in ("Ctrl-C to stop.", "For one other browser: "):
            while expected not in seen or not seen.endswith("\n"):
                seen += os.read(ours, 4096).decode()
            os.write(ours, b"\n")
        links = re.findall(r"token=(\S+)", seen)
        assert len(set(links)) == len(links) >= 2
        os.write(ours, b"\x03")
        assert process.wait(30) == 0
    finally:
        process.kill()
        os.close(ours)


def _take(terminal: int) -> None:
    """Make a terminal the one of this session."""
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def test_a_report_without_a_catalog_is_refused(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "new.txt").write_text("标题\n", encoding="utf-8")
    process, _ = started(tmp_path, "new")
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "run: toolkit update" in errors


def test_a_port_can_be_used_again_at_once_but_not_twice() -> None:
    listener = _listening(0)
    port = listener.getsockname()[1]
    page = socket.create_connection(("127.0.0.1", port))
    connection, _ = listener.accept()
    with pytest.raises(InputError, match="cannot be used"):
        _listening(port)
    connection.close()  # whoever closes first keeps the port busy for a minute
    assert page.recv(1) == b""
    page.close()
    listener.close()
    _listening(port).close()


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    project(tmp_path)
    code = (
        "import sys; sys.modules['uvicorn'] = None; from toolkit.__main__ import main;"
        "sys.argv = ['toolkit', 'review']; main()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'toolkit[review]'" in done.stderr
