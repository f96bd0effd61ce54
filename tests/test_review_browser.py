"""Sessions on the review page in Chromium: by keyboard, by mouse, by two people, and without a script."""

from __future__ import annotations

import re

import pytest
from live_projects import text_of
from review_browser import Opened, browser, opened, sync_api

__all__ = ["browser", "opened"]

LONG = [
    (f"第{number}段，投资{number}亿元。", f"Paragraph {number}: {number / 10} billion yuan.") for number in range(60)
]


def test_a_session_by_keyboard_alone(opened: Opened) -> None:
    page, keys = opened.page, opened.page.keyboard
    opened.checked()
    keys.press("n")  # the first one with findings
    sync_api.expect(page.locator("#panel h2")).to_have_text("Paragraph 4, translated")
    assert "number-changed" in page.inner_text("#panel")
    keys.press("Enter")
    area = page.locator(".unit[aria-current] textarea")
    sync_api.expect(area).to_be_focused()
    assert area.input_value() == "There are 20 R&D institutes."
    area.fill("There are 1o R&D institutes。")
    sync_api.expect(page.locator(".examined .findings")).to_contain_text("fullwidth-punctuation")
    area.fill("There are 10 research and development (R&D) institutes.")
    sync_api.expect(page.locator(".examined")).to_contain_text("No findings")
    keys.press("Control+Enter")
    opened.says("Saved as reviewed")
    assert 'msgstr "There are 10 research and development (R&D) institutes."' in opened.text
    sync_api.expect(page.locator(".unit[aria-current]")).to_have_attribute("data-number", "5")
    keys.press("j")
    keys.press("Enter")
    sync_api.expect(area).to_be_focused()
    keys.type("The four capabilities rose.")
    keys.press("Control+s")
    opened.says("Draft saved")
    assert '#, fuzzy\nmsgid "四项能力提升。"\nmsgstr "The four capabilities rose."' in opened.text
    sync_api.expect(page.locator("#counters")).to_contain_text("1 to review")
    keys.press("Control+z")
    opened.says("Undone")
    assert 'msgid "四项能力提升。"\nmsgstr ""' in opened.text


def test_buttons_of_the_panel(opened: Opened) -> None:
    page = opened.page
    opened.choose("专精特新")
    left = page.locator("#panel form.apply").count() - 1
    page.locator("#panel form.apply button").first.click()
    opened.says("The suggestion is in the translation")
    sync_api.expect(page.locator("#panel form.apply")).to_have_count(left)
    page.locator("#panel summary").first.click()
    page.locator("#panel form.accept input[name=reason]").first.fill("as published")
    page.locator("#panel form.accept button").first.click()
    sync_api.expect(page.locator("#panel .comments")).to_contain_text("-- as published")
    page.fill("#panel form.comment textarea", "Seen.")
    page.click("#panel form.comment button")
    sync_api.expect(page.locator("#panel .comments")).to_contain_text("Seen.")
    page.fill("#panel form.reviewed input[name=name]", "Li Wei")
    page.click("#panel form.reviewed button")
    sync_api.expect(page.locator("#panel")).to_contain_text("Reviewed by Li Wei")
    assert re.search(
        r"# toolkit: ignore [\w-]+.* -- as published\n(#\n)?# Seen\.\n# toolkit: reviewed\[\w+\] by Li Wei\n",
        opened.text,
    )


def test_a_suggestion_is_put_into_what_was_typed(opened: Opened) -> None:
    area = opened.edit("四项能力")
    area.fill("😀𠮷 The four capabilities rose。 Not saved yet.")
    opened.page.locator(".examined .put").first.click()
    sync_api.expect(area).to_have_value(re.compile(r"^😀𠮷 The four capabilities rose\.\s+Not saved yet\.$"))


def test_what_was_typed_is_never_lost(opened: Opened) -> None:
    page = opened.page
    area = opened.edit("四项能力")
    area.fill("Half a sentence")
    page.keyboard.press("Escape")
    opened.says("kept, not saved")
    assert page.locator(".editor").count() == 0
    sync_api.expect(opened.edit("四项能力")).to_have_value("Half a sentence")
    page.select_option("#state", "initial")  # the row stays
    sync_api.expect(page.locator(".unit")).to_have_count(1)
    sync_api.expect(page.locator("textarea[name=target]")).to_have_value("Half a sentence")
    page.select_option("#state", "translated")  # the row goes
    sync_api.expect(page.locator(".unit")).to_have_count(6)
    page.select_option("#state", "")
    sync_api.expect(page.locator(".unit")).to_have_count(7)
    sync_api.expect(opened.edit("四项能力")).to_have_value("Half a sentence")
    assert "Half a sentence" not in opened.text


def test_two_people_and_an_editor_beside_them(opened: Opened) -> None:
    page, other = opened.page, opened.tab()
    other.goto(page.url)
    other.wait_for_selector(".unit")
    area = opened.edit("四项能力")
    area.fill("Mine.")
    row = other.locator(".unit", has_text="四项能力")
    row.locator(".edit").click()
    row.locator("textarea").fill("Theirs.")
    other.keyboard.press("Control+Enter")
    sync_api.expect(other.locator("#status")).to_contain_text("Saved")
    sync_api.expect(page.locator(".editor .answer")).to_contain_text("Somebody else has changed it")
    sync_api.expect(area).to_have_value("Mine.")
    area.press("Control+Enter")
    sync_api.expect(page.locator(".conflict")).to_contain_text("Theirs.")
    sync_api.expect(area).to_have_value("Mine.")
    assert 'msgstr "Theirs."' in opened.text
    page.click("text=Save mine instead")
    opened.says("Saved")
    assert 'msgstr "Mine."' in opened.text
    sync_api.expect(row.locator(".target")).to_contain_text("Mine.")
    opened.catalog.write_text(opened.text.replace("I. Overview", "I. Summary"), encoding="utf-8")
    for one in (page, other):
        sync_api.expect(one.locator(".unit", has_text="一、总体情况").locator(".target")).to_contain_text("I. Summary")


def test_keys_leave_controls_alone_and_can_be_turned_off(opened: Opened) -> None:
    page, keys = opened.page, opened.page.keyboard
    page.focus("#state")
    for key in ("j", "n", "u", "Enter"):
        keys.press(key)
    assert page.locator(".unit[aria-current]").count() == 0
    keys.press("Escape")
    page.focus("#text")
    keys.press("/")
    keys.type("jk")
    assert page.input_value("#q") == "jk"
    keys.press("Escape")
    assert page.input_value("#q") == ""
    sync_api.expect(page.locator(".unit")).to_have_count(7)
    page.click(".keys summary")
    page.uncheck("#shortcuts")
    page.focus("#text")
    keys.press("j")
    assert page.locator(".unit[aria-current]").count() == 0
    page.reload()
    page.wait_for_selector(".unit")
    page.focus("#text")
    keys.press("j")
    assert page.locator(".unit[aria-current]").count() == 0, "also the next time"


def test_filters_and_the_paragraph_are_in_the_address(opened: Opened) -> None:
    page = opened.page
    page.fill("#q", "投資")
    sync_api.expect(page.locator(".unit")).to_have_count(1)
    sync_api.expect(page.locator("#count")).to_have_text("1 of 7 paragraphs")
    opened.choose("3145")
    other = opened.tab()
    other.goto(page.url)
    sync_api.expect(other.locator(".unit")).to_have_count(1)
    sync_api.expect(other.locator("#panel h2")).to_have_text("Paragraph 3, translated")
    sync_api.expect(other.locator(".unit[aria-current]")).to_have_count(1)
    assert other.input_value("#q") == "投資"
    page.fill("#q", "")
    sync_api.expect(page.locator(".unit")).to_have_count(7)
    sync_api.expect(page.locator(".unit[aria-current]")).to_have_attribute("data-number", "3")


def test_figures_terms_and_sentences_light_up_on_both_sides(opened: Opened) -> None:
    row = opened.choose("3145")
    row.locator(".quantity", has_text="3145").hover()
    assert row.locator(".lit.quantity").all_inner_texts() == ["3145亿元", "314.5 billion yuan"]
    assert "3145亿元" in opened.page.locator("#panel .lit").first.inner_text()


@pytest.mark.parametrize("opened", [text_of(LONG)], indirect=True)
def test_a_long_report_is_fetched_on_approach(opened: Opened) -> None:
    page = opened.page
    assert page.locator(".unit").count() < 60
    for _ in range(59):
        page.keyboard.press("j")
        page.wait_for_timeout(30)
    page.keyboard.press("j")
    sync_api.expect(page.locator(".unit[data-number='60']")).to_be_visible()


def test_without_a_script_links_and_forms_do(opened: Opened) -> None:
    opened.checked()  # before that the panel may be a link
    storage = opened.context.storage_state()
    plain = opened.browser.new_context(java_script_enabled=False, storage_state=storage)
    page = plain.new_page()
    page.goto(opened.page.url)
    row = page.locator(".unit", has_text="四项能力")
    row.locator(".edit").click()
    page.fill("textarea[name=target]", "The four capabilities rose.")
    page.click("button[value=reviewed]")
    assert 'msgstr "The four capabilities rose."' in opened.text
    assert page.locator("#panel h2").inner_text() == "Paragraph 6, translated"
    page.select_option("#state", "initial")
    page.click("#filter")
    assert "No paragraph passes" in page.inner_text("#text")
    page.click("form[action^='/undo'] button")
    assert 'msgid "四项能力提升。"\nmsgstr ""' in opened.text
    plain.close()
