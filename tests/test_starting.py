"""Starting the command: Ctrl-C before there is somebody to report it."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import signal, sys, types

class Probe:
    def find_spec(self, name, *_):
        if name == "toolkit.cli":
            print(signal.getsignal(signal.SIGINT).name if signal.getsignal(signal.SIGINT) in (0, 1) else "raises")

def show(*_):
    print("raises" if signal.getsignal(signal.SIGINT) is signal.default_int_handler else "other", flush=True)
    raise SystemExit

signal.signal(signal.SIGINT, signal.HANDLER)
sys.meta_path.insert(0, Probe())
sys.setprofile(lambda frame, event, _: event == "call" and frame.f_code.co_name == "_outcome" and show())
from toolkit.__main__ import main
sys.argv = ["toolkit", "--version"]
main()
"""


@pytest.mark.parametrize(
    ("handler", "said"), [("default_int_handler", ["SIG_DFL", "raises"]), ("SIG_IGN", ["SIG_IGN", "other"])]
)
def test_ctrl_c_ends_the_process_until_it_is_caught(handler: str, said: list[str]) -> None:
    code = PROBE.replace("HANDLER", handler)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (said, "")
