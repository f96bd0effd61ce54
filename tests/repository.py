"""Use real git in a temporary folder."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    """Commit everything; the revision."""
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "state", "--allow-empty")
    return git(folder, "rev-parse", "HEAD")
