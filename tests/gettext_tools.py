"""Run gettext's tools. Tests that need them are skipped if they are not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext's tools are not installed")


def msgcat(path: Path) -> bytes | None:
    """The file as msgcat writes it unwrapped, or None if msgcat rejects it."""
    command = ["msgcat", "--no-wrap", "--add-location=file", "--to-code=UTF-8", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    return None if done.returncode else done.stdout


def complaints(path: Path) -> str:
    """The messages of `msgfmt --check` about a file; empty if it accepts the file."""
    command = ["msgfmt", "--check", "-o", "/dev/null", str(path)]
    return subprocess.run(command, capture_output=True, check=False, text=True).stderr


def compiled(path: Path) -> bytes:
    """The .mo file that msgfmt compiles, with needs-review entries."""
    command = ["msgfmt", "--use-fuzzy", "-o", "-", str(path)]
    return subprocess.run(command, capture_output=True, check=True).stdout
