"""Use real git in a temporary folder, as a person whose own settings do not matter."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, fine: tuple[int, ...] = (0,)) -> str:
    """What git prints; it must end with one of the codes that are `fine`."""
    names = {"GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    environment = {**os.environ, **names, "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.org"}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in fine, done.stdout + done.stderr
    return (done.stdout + done.stderr).strip()


def commit(folder: Path) -> str:
    """Commit everything; the revision."""
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "state", "--allow-empty")
    return git(folder, "rev-parse", "HEAD")


def with_report(folder: Path, text: str) -> None:
    """Make the folder a repository and a project with one report, seeds/report.txt."""
    git(folder, "init", "-q", "-b", "main")
    (folder / "toolkit.toml").write_text("")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "report.txt").write_text(text, encoding="utf-8")
