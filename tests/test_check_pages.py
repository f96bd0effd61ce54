"""The page of every check is right: `Fires` examples fire, `Passes` examples pass, and findings keep their contract."""

from __future__ import annotations

import pytest
from pages import Page, findings, pages

from toolkit.checks import GROUPS

PAGES = pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.check.name)
def test_page(page: Page) -> None:
    assert page.check.group in GROUPS
    assert page.check.summary.endswith("."), "the first line is one sentence"
    assert len(page.check.summary) < 100
    assert {"Fires", "Passes"} <= page.blocks.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.check.name)
def test_examples(page: Page) -> None:
    fired = findings(page, "Fires")
    assert fired, "the first example finds nothing"
    assert not findings(page, "Passes")
    for finding in fired:
        assert finding.message
        assert "\n" not in finding.message
        assert not finding.message.endswith("."), "messages are phrases"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.check.name)
def test_findings_quote_their_spans(page: Page) -> None:
    if page.check.file or page.check.glossary:
        assert all(one.source is None and one.target is None for one in findings(page, "Fires"))
        return
    import yaml
    from pages import unit

    units = {one.key: one for one in (unit(entry) for entry in yaml.safe_load(page.blocks["Fires"]))}
    for finding in findings(page, "Fires"):
        one = units[finding.unit or ""]
        for span, text in ((finding.source, one.source), (finding.target, one.target)):
            assert span is None or text[span.start : span.end] == span.text
        if page.check.group == "terms":
            assert finding.source is not None
            assert finding.source.text in finding.message


def test_a_check_has_one_function_and_is_selected_by_name_and_group() -> None:
    for page in PAGES:
        check = page.check
        assert sum(one is not None for one in (check.unit or check.catalog, check.file, check.glossary)) == 1
