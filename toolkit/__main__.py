"""`toolkit` and `python -m toolkit`."""

from __future__ import annotations


def main() -> None:
    """Run the command line; never returns."""
    from toolkit.cli import run

    run()


if __name__ == "__main__":
    main()
