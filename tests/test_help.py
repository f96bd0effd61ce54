"""`toolkit help`: the handbook's pages, and the help of every command."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from command import toolkit

from toolkit.cli import COMMANDS
from toolkit.cli import toolkit as group
from toolkit.cli.help import SUBJECTS, summary

MANUAL = Path(__file__).parent.parent / "toolkit/manual"


def test_every_page_is_listed_with_its_first_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert set(SUBJECTS) == {path.stem for path in MANUAL.iterdir()}
    shown = toolkit(capfd, "help").out
    for subject in SUBJECTS:
        assert summary(subject).endswith(".")
        assert f"  {subject:<14}{summary(subject)}\n" in shown, "a summary fits in one line"
    for name in COMMANDS:
        assert f"\n  {name} " in shown


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_page_is_printed_as_it_is(subject: str, capfd: pytest.CaptureFixture[str]) -> None:
    shown = toolkit(capfd, "help", subject).out
    page = (MANUAL / f"{subject}.md").read_text(encoding="utf-8")
    assert shown.startswith(page)
    assert shown[len(page) :] == (
        f"\nOptions of the command: toolkit {subject} --help\n" if subject in COMMANDS else ""
    )


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_page_reads_well_in_a_terminal(subject: str) -> None:
    fenced = False
    for line in (MANUAL / f"{subject}.md").read_text(encoding="utf-8").splitlines():
        fenced ^= line.startswith("```")
        assert fenced or line.startswith("|") or len(line) <= 110, line


@pytest.mark.parametrize("names", [["update"], ["help"], ["glossary", "add"], ["merge-driver"]], ids=" ".join)
def test_a_command_is_answered_with_its_own_help(names: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "help", *names).out == toolkit(capfd, *names, "--help").out


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("figurs", "no help on 'figurs'; did you mean 'figures'?"),
        ("updat", "no help on 'updat'; did you mean 'update'?"),
        ("glossary ad", "no help on 'glossary ad'; did you mean 'glossary add'?"),
        ("documents lint", "no help on 'documents lint'; see: toolkit help documents"),
        ("number-scale", "no help on 'number-scale', which is a check; see: toolkit explain number-scale"),
        ("update all", "no help on 'update all'; see: toolkit help"),
        ("xyzzy", "no help on 'xyzzy'; see: toolkit help"),
    ],
)
def test_an_unknown_name_gets_the_nearest(asked: str, answer: str, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "help", *asked.split())
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"toolkit: {answer}\n")


def every_command() -> Iterator[tuple[str, click.Context]]:
    """All commands and subcommands by their full name."""
    pending = [("toolkit", click.Context(group, info_name="toolkit"))]
    while pending:
        name, ctx = pending.pop()
        yield name, ctx
        if isinstance(ctx.command, click.Group):
            for sub in ctx.command.list_commands(ctx):
                found = ctx.command.get_command(ctx, sub)
                assert found is not None
                pending.append((f"{name} {sub}", click.Context(found, info_name=sub, parent=ctx)))


@pytest.mark.parametrize(("name", "ctx"), [*every_command()], ids=lambda one: one if isinstance(one, str) else "")
def test_every_command_explains_itself(name: str, ctx: click.Context) -> None:
    shown = ctx.get_help()
    assert name in shown.split("Options:")[1], "an example that uses the command"
    for parameter in ctx.command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_a_terminal_gets_a_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[str] = []
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("click.echo_via_pager", paged.append)
    from toolkit.cli.help import show

    show("# Figures\n\nText.\n")
    assert paged == ["\x1b[1m# Figures\x1b[0m\n\nText.\n"]


def test_the_handbook_costs_other_commands_nothing() -> None:
    script = (
        "import sys; from toolkit.cli import toolkit; toolkit.main(['--help'], standalone_mode=False);"
        "print('toolkit.cli.help' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")
