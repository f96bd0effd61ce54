"""`toolkit` and `python -m toolkit`."""

from __future__ import annotations

import atexit
import os
import signal


def main() -> None:
    """Run the command line; never returns."""
    at_once = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if at_once:  # until there is somebody to catch KeyboardInterrupt, Ctrl-C ends the process as it ends others
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from toolkit.cli import run
    from toolkit.cli.standard_streams import prepare

    prepare()
    if at_once:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run()
    except SystemExit as end:
        # Taking millions of objects apart one by one takes a tenth of a second, and everything is written by now.
        atexit._run_exitfuncs()
        os._exit(end.code if isinstance(end.code, int) else 1)


if __name__ == "__main__":
    main()
