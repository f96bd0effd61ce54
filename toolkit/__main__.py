"""`toolkit` and `python -m toolkit`."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line; never returns."""
    from toolkit.cli import run

    try:
        run()
    except SystemExit as end:
        # Taking millions of objects apart one by one takes a tenth of a second, and everything is written by now.
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        atexit._run_exitfuncs()
        os._exit(end.code if isinstance(end.code, int) else 1)


if __name__ == "__main__":
    main()
