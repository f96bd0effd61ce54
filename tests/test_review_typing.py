"""What is typed on the review page is kept, whatever happens beside it: in Chromium."""

from __future__ import annotations

import signal

import pytest
from live_projects import HEADER, entry
from review_browser import Opened, browser, held, opened, sync_api

__all__ = ["browser", "opened"]

HANGUP = getattr(signal, "SIGHUP", signal.SIGTERM)

PLURAL = HEADER.replace('UTF-8\\n"\n', 'UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n') + (
    '\nmsgid "个项目"\nmsgid_plural "个项目们"\nmsgstr[0] "project"\nmsgstr[1] "projects"\n'
)


def test_a_draft_of_an_old_text_does_not_overwrite_what_others_saved(opened: Opened) -> None:
    page = opened.page
    area = opened.edit("四项能力")
    area.fill("Mine, from the empty text.")
    page.keyboard.press("Escape")
    opened.says("kept, not saved")
    opened.catalog.write_text(
        opened.text.replace('msgid "四项能力提升。"\nmsgstr ""', 'msgid "四项能力提升。"\nmsgstr "Theirs."'),
        encoding="utf-8",
    )
    sync_api.expect(page.locator(".unit", has_text="四项能力").locator(".target")).to_contain_text("Theirs.")
    area = opened.edit("四项能力")
    sync_api.expect(area).to_have_value("Mine, from the empty text.")
    area.press("Control+s")
    sync_api.expect(page.locator(".conflict")).to_contain_text("Theirs.")
    assert 'msgstr "Theirs."' in opened.text


def test_a_change_of_the_glossary_leaves_who_types_alone(opened: Opened) -> None:
    page, keys = opened.page, opened.page.keyboard
    opened.checked()
    area = opened.edit("四项能力")
    keys.type("abc ")
    glossary = opened.root / "glossary" / "terms.yaml"
    glossary.write_text(glossary.read_text(encoding="utf-8") + "# nothing new\n", encoding="utf-8")
    with page.expect_response(lambda answer: "/rows/" in answer.url):
        pass
    for letter in "n j k":
        page.wait_for_timeout(150)
        keys.type(letter)
    sync_api.expect(area).to_be_focused()
    assert area.input_value() == "abc n j k"


def test_after_a_restart_the_open_page_goes_on(opened: Opened) -> None:
    opened.expected = ("ERR_CONNECTION_REFUSED", "403", "ERR_INCOMPLETE_CHUNKED", "ERR_EMPTY")
    page = opened.page
    area = opened.edit("四项能力")
    area.fill("Typed before the end.")
    before = page.url.split("/")[2]
    opened.stop()
    opened.says("toolkit review has stopped")
    area.press("Control+s")
    opened.says("kept in this browser")
    opened.start()
    opened.says("started again")
    other = opened.tab()
    other.goto(opened.url)
    other.wait_for_selector("#filter", state="hidden")
    assert other.url.split("/")[2] == before, "a project has a port of its own"
    sync_api.expect(other.locator("#unsaved")).to_have_text("Not saved yet: 6")
    area.press("Control+s")
    opened.says("Draft saved")
    assert 'msgstr "Typed before the end."' in opened.text
    sync_api.expect(other.locator("#unsaved")).to_be_hidden()


def test_a_tab_that_is_closed_loses_nothing(opened: Opened) -> None:
    area = opened.edit("四项能力")
    area.fill("Half a")
    opened.page.close(run_before_unload=False)
    opened.page = opened.tab()
    opened.page.goto(opened.url.split("?")[0] + "report/en/report")
    sync_api.expect(opened.page.locator("#unsaved")).to_have_text("Not saved yet: 6")
    opened.page.click("#unsaved a")
    area = opened.page.locator(".unit[aria-current] textarea")
    sync_api.expect(area).to_have_value("Half a")
    opened.page.click(".discard")
    sync_api.expect(opened.page.locator("#unsaved")).to_be_hidden()
    sync_api.expect(opened.edit("四项能力")).to_have_value("")


def test_a_comment_is_kept_while_something_else_is_done(opened: Opened) -> None:
    page = opened.page
    opened.checked()
    opened.choose("专精特新")
    page.fill("#panel form.comment textarea", "Ask the author.")
    page.locator("#panel form.apply[data-safe] button").first.click()
    opened.says("The suggestion is in the translation")
    sync_api.expect(page.locator("#panel form.comment textarea")).to_have_value("Ask the author.")
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)"), "the focus stays there"
    opened.choose("研发")
    sync_api.expect(page.locator("#panel form.comment textarea")).to_have_value("")
    opened.choose("专精特新")
    sync_api.expect(page.locator("#panel form.comment textarea")).to_have_value("Ask the author.")
    page.click("#panel form.comment button")
    sync_api.expect(page.locator("#panel .comments")).to_contain_text("Ask the author.")
    sync_api.expect(page.locator("#panel form.comment textarea")).to_have_value("")


def test_a_guess_is_looked_at_before_it_is_saved(opened: Opened) -> None:
    page = opened.page
    opened.checked()
    opened.choose("研发")
    before = opened.text
    button = page.locator("#panel form.apply:not([data-safe]) button").first
    sync_api.expect(button).to_have_text("Put “research and development (R&D)” for “R&D”")
    button.click()
    area = page.locator(".unit[aria-current] textarea")
    sync_api.expect(area).to_have_value("There are 20 research and development (R&D) institutes.")
    assert opened.text == before
    area.fill("Ten R&D institutes. There are 20.")
    page.locator("#panel form.apply:not([data-safe]) button").first.click()
    sync_api.expect(area).to_have_value("Ten research and development (R&D) institutes. There are 20.")


def test_a_click_is_taken_where_the_row_comes_anew_meanwhile(opened: Opened) -> None:
    page = opened.page
    opened.checked()
    rows = held(page, "**/rows/**")
    opened.catalog.write_text(opened.text.replace("I. Overview", "I. Summary"), encoding="utf-8")
    route, row = rows(), page.locator(".unit", has_text="一、总体情况")
    row.locator(".number").hover()
    page.mouse.down()
    with page.expect_response("**/rows/**"):
        route.continue_()
    page.wait_for_timeout(200)
    page.mouse.up()
    page.wait_for_selector("#panel h2")
    sync_api.expect(row.locator(".target")).to_contain_text("I. Summary")


def test_counts_that_come_late_are_passed_over(opened: Opened) -> None:
    page = opened.page
    opened.checked()
    counts = held(page, "**/around/**")
    opened.edit("四项能力").fill("The four capabilities rose.")
    page.keyboard.press("Control+s")
    opened.says("Draft saved")
    route = counts()
    late = route.fetch()
    opened.edit("研发").fill("There are 10 R&D institutes.")
    page.keyboard.press("Control+s")
    sync_api.expect(page.locator("#counters")).to_contain_text("2 to review")
    route.fulfill(response=late)
    page.wait_for_timeout(200)
    sync_api.expect(page.locator("#counters")).to_contain_text("2 to review")


def test_an_input_method_is_left_alone(opened: Opened) -> None:
    area = opened.edit("四项能力")
    client = opened.context.new_cdp_session(opened.page)
    client.send("Input.imeSetComposition", {"text": "zhong", "selectionStart": 5, "selectionEnd": 5})
    for key in ("Enter", "Escape", "Control+Enter", "Control+s"):
        area.dispatch_event(
            "keydown", {"key": key.split("+")[-1], "ctrlKey": "+" in key, "isComposing": True, "bubbles": True}
        )
    sync_api.expect(area).to_be_focused()
    client.send("Input.insertText", {"text": "中"})
    sync_api.expect(area).to_have_value("中")
    assert "zhong" not in opened.text
    assert opened.page.locator(".editor").count() == 1


@pytest.mark.parametrize(("key", "code", "said"), [("ы", "KeyS", "Draft saved"), ("σ", "KeyS", "Draft saved")])
def test_shortcuts_are_found_on_other_keyboards(opened: Opened, key: str, code: str, said: str) -> None:
    area = opened.edit("四项能力")
    area.fill("Text.")
    area.dispatch_event("keydown", {"key": key, "code": code, "ctrlKey": True, "bubbles": True, "cancelable": True})
    opened.says(said)


@pytest.mark.parametrize("opened", [PLURAL + entry("第二段。", "Two.")], indirect=True)
def test_all_plural_forms_are_edited(opened: Opened) -> None:
    page = opened.page
    row = opened.choose("个项目")
    sync_api.expect(row.locator(".source")).to_contain_text("个项目们")
    sync_api.expect(row.locator(".target")).to_contain_text("projects")
    row.press("Enter")
    areas = row.locator("textarea")
    sync_api.expect(areas).to_have_count(2)
    areas.nth(1).fill("many projects")
    opened.catalog.write_text(opened.text.replace('msgstr[1] "projects"', 'msgstr[1] "PROJECTS"'), encoding="utf-8")
    areas.nth(1).press("Control+Enter")
    sync_api.expect(page.locator(".conflict")).to_contain_text("PROJECTS")
    sync_api.expect(areas.nth(1)).to_have_value("many projects")
    page.click("text=Save mine instead")
    opened.says("Saved")
    assert 'msgstr[0] "project"\nmsgstr[1] "many projects"' in opened.text
    page.click(".undo button")
    sync_api.expect(row.locator(".target")).to_contain_text("PROJECTS")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143), (HANGUP, 128 + HANGUP)])
def test_what_was_found_is_there_when_it_is_opened_again(opened: Opened, number: int, code: int) -> None:
    opened.expected = ("ERR_", "403")
    opened.checked()
    area = opened.edit("四项能力")
    area.fill("The four capabilities rose.")
    area.press("Control+Enter")
    opened.says("Saved")
    left = opened.page.inner_text("#counters")
    assert opened.stop(number)[0] == code
    opened.start()
    opened.page.goto(opened.url)
    opened.page.wait_for_selector(".unit")
    opened.checked()
    kept = opened.root / ".toolkit-cache"
    assert any(kept.iterdir())
    assert left.split(":")[0] in opened.page.inner_text("#counters")


def test_a_name_is_kept_while_something_else_is_done(opened: Opened) -> None:
    page = opened.page
    opened.choose("专精特新")
    page.fill("#panel form.reviewed input[name=name]", "李 娜")
    page.fill("#panel form.comment textarea", "Seen.")
    page.click("#panel form.comment button")
    sync_api.expect(page.locator("#panel .comments")).to_contain_text("Seen.")
    sync_api.expect(page.locator("#panel form.reviewed input[name=name]")).to_have_value("李 娜")
    page.click("#panel form.reviewed button")
    sync_api.expect(page.locator("#panel")).to_contain_text("Reviewed by 李 娜")


def test_an_older_list_does_not_take_back_what_was_signed(opened: Opened) -> None:
    page, waiting = opened.page, []
    opened.checked()
    page.route("**/report/en/report?*", lambda route: waiting.append((route, route.fetch())))
    page.select_option("#check", "stray-space")
    while not waiting:
        page.wait_for_timeout(10)
    row = opened.choose("专精特新")
    page.fill("#panel form.reviewed input[name=name]", "李 娜")
    page.click("#panel form.reviewed button")
    sync_api.expect(row.locator(".signed")).to_have_text("✓ 李 娜")
    route, old = waiting[0]
    route.fulfill(response=old)
    sync_api.expect(page.locator("#text .unit")).to_have_count(1)
    assert row.locator(".signed").count() == 1, "at once: nothing else brings it back"


@pytest.mark.parametrize(
    ("key", "state", "said"), [("Control+Enter", "", "Saved as reviewed"), ("Control+s", "#, fuzzy\n", "Draft saved")]
)
def test_a_key_that_saves_waits_for_the_editor(opened: Opened, key: str, state: str, said: str) -> None:
    page = opened.page
    waiting = held(page, "**/edit/**")
    opened.choose("四项能力").press("Enter")
    page.keyboard.type("Up.")
    page.keyboard.press(key)
    route = waiting()
    assert 'msgid "四项能力提升。"\nmsgstr ""' in opened.text
    route.continue_()
    opened.says(said)
    assert f'{state}msgid "四项能力提升。"\nmsgstr "Up."' in opened.text


def test_what_is_typed_early_waits_for_an_editor_that_does_not_open(opened: Opened) -> None:
    opened.expected = ("ERR_FAILED",)
    page = opened.page
    waiting = held(page, "**/edit/**")
    opened.choose("四项能力").press("Enter")
    page.keyboard.type("Up.")
    page.keyboard.press("Control+s")
    waiting().abort()
    opened.says("The editor could not be opened")
    other = opened.edit("研发")
    sync_api.expect(other).not_to_have_value("Up.")
    opened.says("The editor could not be opened")  # answers that come after it do not take it back
    sync_api.expect(opened.edit("四项能力")).to_have_value("Up.")
    assert 'msgid "四项能力提升。"\nmsgstr ""' in opened.text
