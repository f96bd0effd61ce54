"""Undoing on the review page: whose saves, also after a restart, what was taken back, and what cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from live_projects import project, text_of
from review_site import Site
from starlette.testclient import TestClient

from toolkit.catalogs.provenance import from_draft
from toolkit.model import State
from toolkit.servers.web.guard import WHO
from toolkit.workspace import Edit, Proposal, Saved
from toolkit.workspace.edits import BY_DRAFT, BY_MCP

PAIRS = [
    ("一、总体情况", "I. Overview"),
    ("研发机构增至10家。", "There are 20 institutes."),
    ("四项能力提升。", "The four capabilities improved."),
]
CONTROL = ["\0", "\x1b", "\x07", "\x7f", "\x9b", "\x0b"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    project(tmp_path, text_of(PAIRS))
    with Site(tmp_path) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    project(tmp_path, text_of([(source, "") for source, _ in PAIRS]))
    with Site(tmp_path) as opened:
        yield opened


def started(client: TestClient) -> TestClient:
    """A browser that has seen the first page, as each does after it was let in."""
    assert client.get("/start").status_code == 303
    return client


def save(site: Site, number: int, target: str, client: TestClient | None = None) -> None:
    unit = site.units[number]
    assert site.post("save", unit, client=client, was=site.was(unit), target=target).status_code == 200


def undo(site: Site, client: TestClient | None = None) -> Any:
    headers = {"Origin": "http://127.0.0.1:8000", "X-Fragment": "1"}
    return (client or site.client).post(f"/undo/{site.report}", data={"x": ""}, headers=headers)


def said(answer: Any) -> str:
    found = re.search(r'<p class="(?:said|problem)">(.*?)</p>', answer.text)
    return unescape(found[1]) if found else ""


def test_undo_works_after_a_restart_in_the_same_browser(site: Site) -> None:
    mine, other = started(site.client), started(site.browser())
    save(site, 0, "I. Summary", mine)
    save(site, 1, "There are 10 institutes.", other)
    with Site(site.root) as again:
        again.client.cookies.set(WHO, mine.cookies[WHO], domain="127.0.0.1")
        assert started(again.client).cookies[WHO] == mine.cookies[WHO]
        assert undo(again, started(again.browser())).status_code == 409
        assert undo(again).status_code == 200
        assert undo(again).status_code == 409
        assert '"I. Overview"' in again.text
        assert "There are 10 institutes." in again.text


def propose(site: Site, number: int, target: str, by: str = BY_MCP, was: str = "") -> None:
    done = site.desk.workspace.propose(
        "report", "en", [Proposal(site.units[number], was, target, from_draft("m", 0))], by
    )
    assert [type(one) for one in done] == [Saved]


@pytest.mark.parametrize("by", [BY_DRAFT, BY_MCP])
def test_after_what_this_browser_saved_comes_what_models_have_written(empty: Site, by: str) -> None:
    save(empty, 0, "I. Summary")
    propose(empty, 1, "There are 10 institutes.", by)
    assert said(undo(empty)) == "Undone in paragraph 1: the translation, the state."
    assert "There are 10 institutes." in empty.text
    assert said(undo(empty)) == "Undone in paragraph 2: the translation, a comment, the state."
    assert empty.unchanged
    assert "Nothing is left to undo" in said(undo(empty))


def test_each_draft_is_one_step_and_the_last_one_is_the_first(empty: Site) -> None:
    propose(empty, 0, "I. Summary", BY_DRAFT)
    propose(empty, 1, "There are 10 centers.", BY_DRAFT)
    propose(empty, 1, "There are 10 institutes.", BY_DRAFT, "There are 10 centers.")
    assert "paragraph 2" in said(undo(empty))
    assert "There are 10 centers." in empty.text
    assert "paragraph 2" in said(undo(empty))
    assert "paragraph 1" in said(undo(empty))
    assert empty.unchanged


def test_what_people_have_accepted_of_models_is_passed_without_a_word(empty: Site) -> None:
    for number in range(3):
        propose(empty, number, "There are 10 institutes.", BY_DRAFT)
    for unit in empty.units[1:]:
        same = "There are 10 institutes."
        empty.desk.workspace.save(Edit("report", "en", unit, same, same, State.TRANSLATED))
    done = undo(empty)
    assert (done.status_code, said(done)[:22]) == (200, "Undone in paragraph 1:")
    assert "Nothing is left to undo" in said(undo(empty))
    assert empty.text.count("There are 10 institutes.") == 2


def test_the_name_of_a_browser_opens_nothing(site: Site) -> None:
    name = started(site.client).cookies[WHO]
    stranger = site.stranger()
    stranger.cookies.set(WHO, name)
    assert stranger.get("/start").status_code == 403
    save(site, 0, "I. Summary")
    assert name not in site.desk.workspace.journal.path.read_text(encoding="utf-8")
    cookie = site.browser().get("/start").headers["set-cookie"].lower()
    assert [part in cookie for part in ("httponly", "samesite=strict", "max-age=")] == [True] * 3


@pytest.mark.parametrize("name", ["", "x", "<script>", "a" * 400])
def test_a_name_that_is_not_ours_is_replaced(site: Site, name: str) -> None:
    site.client.cookies.set(WHO, name)
    found = site.client.get("/start").headers["set-cookie"]
    assert re.match(rf"{WHO}=[\w-]{{22}};", found)


def test_what_has_changed_since_is_named_and_then_passed(site: Site) -> None:
    save(site, 0, "I. Summary")
    save(site, 1, "There are 10 institutes.")
    theirs = site.text.replace("There are 10 institutes.", "Theirs.")
    site.catalog.write_text(theirs, encoding="utf-8")
    refused = undo(site)
    assert refused.status_code == 409
    assert said(refused).startswith("Paragraph 2 has changed since you saved it, so that was not undone.")
    assert site.text == theirs
    assert "Theirs." in site.page()
    done = undo(site)
    assert (done.status_code, said(done)) == (200, "Undone in paragraph 1: the translation.")
    assert "Nothing is left to undo" in said(undo(site))
    site.catalog.write_text(site.text.replace("Theirs.", "There are 10 institutes."), encoding="utf-8")
    assert said(undo(site)) == "Undone in paragraph 2: the translation."
    assert site.unchanged


def test_what_is_gone_is_passed_too(site: Site) -> None:
    save(site, 0, "I. Summary")
    save(site, 2, "Gone.")
    gone = site.units[2]
    site.catalog.write_text(text_of([("一、总体情况", "I. Summary"), PAIRS[1]]), encoding="utf-8")
    assert said(undo(site)).startswith(f"Unit {gone} is no longer in the catalog")
    assert undo(site).status_code == 200


def test_another_language_is_left_alone(site: Site) -> None:
    (site.root / "toolkit.toml").write_text('target_languages = ["en", "de"]\n', encoding="utf-8")
    other = site.root / "translations" / "de" / "report.po"
    other.parent.mkdir()
    other.write_text(text_of(PAIRS).replace("Language: en", "Language: de"), encoding="utf-8")
    site.desk.refresh()
    address = f"/comment/de/{site.units[0]}/report"
    assert site.client.post(address, data={"text": "Hm."}, headers={"Origin": "http://127.0.0.1:8000"}).is_redirect
    assert undo(site).status_code == 409
    assert "# Hm." in other.read_text(encoding="utf-8")


def test_each_action_says_what_it_did(site: Site) -> None:
    unit = site.units[1]
    was = site.was(unit)
    assert said(site.post("comment", unit, text="A remark.")) == "Added a comment to paragraph 2."
    footnote = "toolkit: footnote A note."
    assert said(site.post("comment", unit, text=footnote)) == "Added a footnote to paragraph 2."
    assert said(undo(site)) == "Undone in paragraph 2: a footnote."
    assert said(site.post("reviewed", unit, was=was, name="李 娜")) == "Paragraph 2 is signed off by 李 娜."
    assert said(site.post("save", unit, was=was, target="Draft.", how="draft")) == "Draft saved."
    undone = [said(undo(site)) for _ in range(3)]
    assert undone == [
        "Undone in paragraph 2: the translation, the state.",
        "Undone in paragraph 2: a sign-off.",
        "Undone in paragraph 2: a comment.",
    ]
    assert site.unchanged


def test_what_cannot_be_undone_is_named(site: Site) -> None:
    (site.root / ".toolkit-cache").write_text("", encoding="utf-8")
    answer = site.post("comment", site.units[0], text="A remark.")
    assert said(answer).endswith("It cannot be undone, since .toolkit-cache cannot be written.")


@pytest.mark.parametrize("control", CONTROL)
@pytest.mark.parametrize("what", ["comment", "accept", "reviewed", "save"])
def test_control_characters_are_refused_where_they_are(site: Site, what: str, control: str) -> None:
    unit = site.units[1]
    site.desk.work()
    finding = next(one.fingerprint for one in site.document.findings(unit) if one.severity == "error")
    value = f"One two{control}three"
    answer = site.post(
        what, unit, was=site.was(unit), finding=finding, text=value, reason=value, name=value, target=value
    )
    if control == "\x0b" and what != "save":  # a space or a line break
        assert answer.status_code == 200
        assert "\x0b" not in site.text
    else:
        assert answer.status_code == 422
        assert f'has the control character U+{ord(control):04X} after "' in said(answer)
        assert said(answer).endswith('One two"; delete it.')
        assert site.unchanged


def test_a_control_character_of_the_source_may_be_kept(tmp_path: Path) -> None:
    project(tmp_path, text_of([("一\x1b二", "One.")]))
    with Site(tmp_path) as site:
        save(site, 0, "One \x1b two.")
        assert "One \x1b two." in site.text


def test_the_library_speaks_in_sentences(site: Site) -> None:
    unit = site.units[1]
    assert said(site.post("comment", unit, text=" ")) == "The comment is empty."
    assert said(site.post("reviewed", unit, was=site.was(unit), name=" ")) == "A review needs a name."


def test_a_report_without_a_catalog_says_what_to_run(site: Site) -> None:
    (site.root / "seeds").mkdir()
    (site.root / "seeds" / "new.txt").write_text("一、新\n", encoding="utf-8")
    answer = site.client.get("/report/en/new")
    assert answer.status_code == 422
    assert "No en catalog of new; run: toolkit update." in answer.text
    assert site.client.get("/report/en/none").status_code == 404
    site.catalog.unlink()
    site.desk.refresh()
    (site.root / "seeds" / "report.txt").write_text("一、总体情况\n", encoding="utf-8")
    assert "No en catalog of report" in site.client.get("/report/en/report").text


def test_who_is_not_let_in_is_told_how(site: Site) -> None:
    for answer in (
        site.stranger().get("/"),
        site.stranger().get("/?token=used"),
        site.stranger().get("/events/en/report"),
    ):
        assert answer.status_code == 403
        assert "press Enter in the terminal" in answer.text
        assert "Open in another browser" in answer.text
