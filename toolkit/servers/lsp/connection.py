"""One editor on standard input and output, from its first message until it leaves, dies, or the system ends us."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading

from pygls.io_ import StdoutWriter, run_async

from toolkit.servers.lsp.features import register
from toolkit.servers.lsp.protocol import Protocol
from toolkit.servers.lsp.server import Server

#: Bytes read at once.
_PIECE = 1 << 16
#: Seconds after which a thread in the background lets others run, so that typing is answered meanwhile.
_TURN = 0.001
#: Seconds between two looks whether the editor is still there.
_WATCH = 3.0
#: The exit code of a process that was told to end.
_TERMINATED = 128 + signal.SIGTERM


def serve() -> None:
    """Serve one editor, until it leaves. Raises SystemExit as the protocol has it: 1 where it left without a word."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    sys.setswitchinterval(_TURN)
    server = Server()
    register(server)
    try:
        asyncio.run(_connected(server))
    except BrokenPipeError:
        pass  # the editor is gone
    finally:
        server.close()


async def _connected(server: Server) -> None:
    """Answer what comes; a signal to end does what the end of the input does."""
    loop = asyncio.get_running_loop()
    # A copy, since the library closes what it is given.
    server.protocol.set_writer(StdoutWriter(os.fdopen(os.dup(sys.stdout.fileno()), "wb")))
    protocol = server.protocol
    assert isinstance(protocol, Protocol)
    messages = run_async(threading.Event(), _incoming(loop), protocol, error_handler=protocol.refuse)
    talk = asyncio.ensure_future(messages)
    told = []

    def end() -> None:
        told.append(True)
        talk.cancel()

    try:
        loop.add_signal_handler(signal.SIGTERM, end)
    except NotImplementedError:  # on Windows
        signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(end))
    watch = asyncio.ensure_future(_watch(server, talk))
    try:
        await talk
    except asyncio.CancelledError:
        if told:
            raise SystemExit(_TERMINATED) from None
    finally:
        watch.cancel()


async def _watch(server: Server, talk: asyncio.Future[None]) -> None:
    """End once the process that started us has, which may have left the input open."""
    while os.name != "nt":
        await asyncio.sleep(_WATCH)
        if server.process_id:
            try:
                os.kill(server.process_id, 0)
            except ProcessLookupError:
                talk.cancel()
            except OSError:
                pass  # another user's


def _incoming(loop: asyncio.AbstractEventLoop) -> asyncio.StreamReader:
    """Standard input, read on a thread of its own: a message is there whole when the loop next looks for it."""
    stream = asyncio.StreamReader()

    def read() -> None:
        try:
            while data := os.read(sys.stdin.fileno(), _PIECE):
                loop.call_soon_threadsafe(stream.feed_data, data)
            loop.call_soon_threadsafe(stream.feed_eof)
        except (OSError, RuntimeError):
            pass  # the loop has ended

    threading.Thread(target=read, name="input", daemon=True).start()
    return stream
