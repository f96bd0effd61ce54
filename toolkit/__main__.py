"""`toolkit` and `python -m toolkit`."""

from __future__ import annotations

import atexit
import os


def main() -> None:
    """Run the command line; never returns."""
    from toolkit.cli import run
    from toolkit.cli.standard_streams import prepare

    prepare()
    try:
        run()
    except SystemExit as end:
        # Taking millions of objects apart one by one takes a tenth of a second, and everything is written by now.
        atexit._run_exitfuncs()
        os._exit(end.code if isinstance(end.code, int) else 1)


if __name__ == "__main__":
    main()
