"""Cards, paper and other browsers: the review page in Chromium."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from live_projects import text_of
from review_browser import Opened, browser, opened, sync_api

__all__ = ["browser", "opened"]

LONG = [
    (f"第{number}段，投资{number}亿元。", f"Paragraph {number}: {number / 10} billion yuan.") for number in range(60)
]


def test_a_card_stays_under_the_pointer_and_goes_by_esc(opened: Opened) -> None:
    page, card = opened.page, opened.page.locator("#card")
    opened.checked()
    row = page.locator(".unit", has_text="研发")
    row.locator(".source .term").hover()
    sync_api.expect(card).to_contain_text("研发 = research and development")
    sync_api.expect(card).to_contain_text("Also: R&D")
    sync_api.expect(card).to_contain_text("first-mention")
    assert page.evaluate("document.querySelector('[aria-describedby=card]').textContent") == "研发"
    card.hover()
    page.wait_for_timeout(600)
    sync_api.expect(card).to_be_visible()
    page.keyboard.press("Escape")
    sync_api.expect(card).to_be_hidden()
    row.locator(".target .quantity").hover()
    sync_api.expect(card).to_contain_text("20")
    page.mouse.move(2, 2)
    sync_api.expect(card).to_be_hidden()


def test_cards_are_reached_by_keyboard(opened: Opened) -> None:
    page, keys, card = opened.page, opened.page.keyboard, opened.page.locator("#card")
    opened.checked()
    opened.choose("3145")
    page.locator(".unit[aria-current]").focus()
    for _ in range(4):
        keys.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-link]')"):
            break
    sync_api.expect(page.locator("[aria-describedby=card]")).to_have_text("3145亿元")
    sync_api.expect(card).to_contain_text("314,500,000,000")
    keys.press("Escape")
    sync_api.expect(card).to_be_hidden()
    assert page.locator(".unit[aria-current]").count() == 1, "Esc closed the card and nothing else"
    keys.press("Tab")
    sync_api.expect(card).to_be_visible()
    keys.press("i")
    sync_api.expect(page.locator("#panel h2")).to_be_focused()
    sync_api.expect(card).to_be_hidden()
    keys.press("Escape")
    sync_api.expect(page.locator(".unit[aria-current]")).to_be_focused()


@pytest.mark.parametrize("opened", [text_of(LONG)], indirect=True)
def test_all_that_the_filters_show_is_printed(opened: Opened, tmp_path: Path) -> None:
    page = opened.page
    assert page.locator(".unit").count() < 60
    page.fill("#q", "Paragraph")
    sync_api.expect(page.locator("#print")).to_have_attribute("href", "/print/en/report?q=Paragraph")
    opened.context.add_init_script("window.print = () => { window.printed = true; }")
    with opened.context.expect_page() as found:
        page.keyboard.press("Control+p")
    paper = found.value
    paper.wait_for_load_state()
    assert paper.evaluate("window.printed")
    assert paper.locator(".unit").count() == 60
    assert "“Paragraph”" in paper.inner_text("header")
    paper.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-layout", tmp_path / "x.pdf", "-"], capture_output=True, check=True)
        assert [f"Paragraph {number}:" in done.stdout.decode() for number in range(60)] == [True] * 60
        assert "Edit" not in done.stdout.decode()


def test_another_browser_comes_in_by_a_link_of_its_own(opened: Opened) -> None:
    page = opened.page
    page.click("summary:has-text('Open in another browser')")
    page.click("text=Make a link")
    link = page.locator(".menu .answer input").input_value()
    for code in (200, 403):  # it works once
        other = opened.browser.new_context()
        answer = other.new_page().goto(link)
        assert answer.status == code
        other.close()


def test_the_keys_can_be_read_on_a_phone(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 390, "height": 800})
    opened.page.click(".keys summary")
    assert opened.page.evaluate(
        "[...document.querySelectorAll('.keys dd')].every((one) => one.getBoundingClientRect().right <= innerWidth - 8)"
    )
