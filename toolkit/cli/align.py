"""`toolkit align`: make a catalog from a report and its published translation."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from toolkit.cli.formats import text_or_json
from toolkit.cli.notices import echo_left_out, error_json
from toolkit.cli.outputs import is_stdout
from toolkit.cli.paths import OUTPUT
from toolkit.cli.progress import waiting
from toolkit.errors import ToolkitError
from toolkit.memory.aligning.alignment import Link, Sentence
from toolkit.model import unit_key
from toolkit.model.plural import are, plural
from toolkit.project.aligned_documents import Side
from toolkit.project.aligning import Aligned, align, write
from toolkit.project.alignment_page import page, page_format
from toolkit.project.files import display

#: Left-over sentences of a side to list before "and N more", and their longest part that is shown.
LISTED, SHOWN = 30, 100

EXAMPLES = """\b
Examples:
  toolkit align report-2021 published.html -o translations/en/report-2021.po
  toolkit align zh.docx en.pdf -o en.po --review build/review.html
  toolkit align zh.docx en.pdf --format json     every link, and what is left over
"""


@click.command(epilog=EXAMPLES)
@click.argument("source")
@click.argument("target")
@click.option("-o", "--output", type=OUTPUT, metavar="PO", help="Write this catalog (- is stdout).")
@click.option("--review", type=OUTPUT, metavar="FILE", help="Write a page with both texts side by side (.html, .docx).")
@text_or_json
def command(source: str, target: str, output: str | None, review: str | None, form: str) -> int:
    """Find the sentences of a published translation that render each paragraph of a report.

    SOURCE is a report's name or a file, TARGET a file: text, Word, a web page, Markdown or PDF. Certain translations
    need no review. Units that have a translation already keep it.
    """
    to_stdout = output is not None and is_stdout(output)
    _check_names(output, review, form, to_stdout=to_stdout)
    try:
        with waiting("aligning"):
            done = align(source, target, Path(output) if output and not to_stdout else None)
        changed = write(done, (Path(review), page(done, Path(review))) if review else None)
    except ToolkitError as failure:
        if form != "json":
            raise
        _print_json(_failed(source, target, failure))
        click.echo(f"toolkit: {failure}", err=True)
        return 2
    if form == "json":
        _print_json(as_json(done))
    else:
        if to_stdout:
            sys.stdout.buffer.write(done.data)
        for line in (*_files(done, changed, output, review), *summary(done)):
            click.echo(line, err=to_stdout)
    _echo_notices(done)
    return 2 if done.errors else 0


def _check_names(output: str | None, review: str | None, form: str, *, to_stdout: bool) -> None:
    """Refuse files whose names do not fit what is written to them."""
    if to_stdout and form == "json":
        raise click.UsageError("both the catalog and the JSON would be printed; name a file: -o FILE.po")
    if output and not to_stdout and Path(output).suffix.lower() != ".po":
        raise click.UsageError(f"{output} is not a catalog; name a file: -o FILE.po")
    if review:
        page_format(Path(review))


def _echo_notices(done: Aligned) -> None:
    """Print on standard error what was left out, and a warning if the documents have little in common."""
    for side in (done.source, done.target):
        echo_left_out(side.path, side.left_out)
    if done.project and done.lacks_report:
        name = f"{display(done.project.seeds)}/{done.report}{done.source.path.suffix}"
        click.echo(f"toolkit: {done.source.shown}: is not a report of the project; copy it to {name}", err=True)
    if done.doubtful:
        message = f"has little in common with {done.source.shown}; is it its translation?"
        click.echo(f"toolkit: {done.target.shown}: {message}", err=True)
    if done.differing:
        count = plural(done.differing, "paragraph")
        hint = "is it of another year?" if done.is_of_another_year else "toolkit lint lists them"
        click.echo(f"toolkit: {done.target.shown}: the figures of {count} differ; {hint}", err=True)
    for error in done.errors:
        click.echo(f"toolkit: {error}", err=True)


def summary(done: Aligned) -> Iterator[str]:
    """Say how many paragraphs are aligned, and list the sentences that are left over."""
    links, certain, found = len(done.alignment.links), done.certain, done.found
    score = f"score {done.alignment.score:.2f}"
    yield f"{found} of {plural(links, 'paragraph')} aligned: {certain} certain, {found - certain} to review; {score}"
    if done.kept:
        count = len(done.kept)
        yield f"{plural(count, 'unit')} {are(count)} as before: the catalog had another translation"
    if notes := sum(map(len, done.footnotes.values())):
        yield f"{plural(notes, 'note')} of {done.target.shown} {are(notes)} footnotes"
    for name, side, sentences in _left_over(done):
        yield f"{plural(len(sentences), f'{name} sentence')} left over{':' * bool(sentences)}"
        for sentence in sentences[:LISTED]:
            text = sentence.text if len(sentence.text) <= SHOWN else f"{sentence.text[: SHOWN - 1]}…"
            yield f"  {side.shown}:{side.line(sentence)}: {' '.join(text.split())}"
        if len(sentences) > LISTED:
            yield f"  … and {len(sentences) - LISTED} more (--format json lists all)"


def _left_over(done: Aligned) -> tuple[tuple[str, Side, Sequence[Sentence]], ...]:
    """The sides with their names and the sentences that are left over."""
    return (
        ("source", done.source, done.alignment.left_source),
        ("target", done.target, done.alignment.left_target),
    )


def _files(done: Aligned, changed: bool, output: str | None, review: str | None) -> Iterator[str]:
    """Say what was written."""
    if done.output:
        state = "created" if done.was is None else "updated" if changed else "unchanged"
        yield f"{display(done.output)} {state}"
    if review:
        yield f"{display(Path(review))} written"
    if not output and not review:
        yield "nothing is written without -o or --review"


def as_json(done: Aligned) -> dict[str, Any]:
    """Return everything as JSON. Scripts rely on its form, as they do on the JSON of lint."""
    return {
        "version": 1,
        "source": done.source.shown,
        "target": done.target.shown,
        "catalog": display(done.output) if done.output else None,
        "languages": list(done.languages),
        "score": round(done.alignment.score, 3),
        "links": [link_json(done, link) for link in done.alignment.links],
        "left_over": {name: [_sentence(side, one) for one in found] for name, side, found in _left_over(done)},
        "left_out": {name: list(side.left_out) for name, side, _ in _left_over(done)},
        "errors": [error_json(error) for error in done.errors],
    }


def link_json(done: Aligned, link: Link) -> dict[str, Any]:
    """Return one paragraph with its translation as JSON; `kept` is set where the catalog keeps another one."""
    block = done.source.blocks[link.paragraph]
    unit = unit_key(block.text)
    return {
        "unit": unit,
        "line": block.line,
        "source": block.text,
        "target": link.target,
        "score": round(link.score, 3),
        "certain": link.certain,
        "evidence": list(link.evidence),
        "kept": unit in done.kept,
        "findings": [finding.check for finding in done.findings if finding.unit == unit],
        "footnotes": [{"phrase": note.phrase, "text": note.text} for note in done.footnotes.get(link.paragraph, ())],
        "sentences": [_sentence(done.target, sentence) for sentence in link.sentences],
    }


def _sentence(side: Side, sentence: Sentence) -> dict[str, Any]:
    return {
        "paragraph": sentence.paragraph,
        "line": side.line(sentence),
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
    }


def _failed(source: str, target: str, failure: ToolkitError) -> dict[str, Any]:
    """Return the JSON of a run that made nothing."""
    empty: dict[str, Any] = {"version": 1, "source": source, "target": target, "catalog": None, "languages": []}
    nothing = {"score": 0.0, "links": [], "left_over": {"source": [], "target": []}}
    return empty | nothing | {"left_out": {"source": [], "target": []}, "errors": [error_json(failure)]}


def _print_json(shown: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
