"""What the review page says in Chromium when something cannot be read, or was undone."""

from __future__ import annotations

from review_browser import Opened, browser, opened, sync_api

__all__ = ["browser", "opened"]


def test_what_breaks_beside_it_is_reported_until_it_is_mended(opened: Opened) -> None:
    page, catalog = opened.page, opened.catalog
    opened.checked()
    alert, whole = page.locator("#troubles"), opened.text
    sync_api.expect(alert).to_have_attribute("role", "alert")
    sync_api.expect(alert).to_be_empty()
    catalog.write_text(whole.replace('"I. Overview"', '"I. Overview'), encoding="utf-8")
    sync_api.expect(alert).to_contain_text("this string does not end with a quotation mark")
    sync_api.expect(page.locator("#counters")).to_contain_text("incomplete: 1 problem")
    box = alert.bounding_box()
    assert box
    assert box["height"] > 20
    page.evaluate("() => { window.first = document.querySelector('#troubles p'); }")
    (opened.root / "toolkit.toml").write_text("[lint\n", encoding="utf-8")
    sync_api.expect(alert).to_contain_text("toolkit.toml:1:6")
    page.evaluate("() => { window.first = document.querySelector('#troubles p'); }")
    opened.edit("研发").fill("Typed.")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1000)
    assert page.evaluate("() => window.first.isConnected"), "it is not read out again"
    catalog.write_text(whole, encoding="utf-8")
    (opened.root / "toolkit.toml").write_text("", encoding="utf-8")
    sync_api.expect(alert).to_be_empty()
    catalog.unlink()
    sync_api.expect(alert).to_contain_text("The catalog is not there any more")
    page.keyboard.press("Control+s")
    catalog.write_text(whole, encoding="utf-8")
    sync_api.expect(alert).to_be_empty()
    opened.expected = ("422", "404")


def test_undo_says_what_it_took_back_also_after_a_restart(opened: Opened) -> None:
    page = opened.page
    before = opened.text
    opened.edit("研发").fill("There are 10 R&D institutes.")
    page.keyboard.press("Control+s")
    opened.says("Draft saved.")
    opened.stop()
    opened.expected = ("Failed to load", "ERR_")
    opened.start()
    page.goto(opened.url)
    page.wait_for_selector(".unit")
    page.wait_for_selector("#filter", state="hidden")
    page.get_by_role("button", name="Undo").click()
    opened.says("Undone in paragraph 4: the translation, the state.")
    assert opened.text == before
    page.get_by_role("button", name="Undo").click()
    opened.says("Nothing is left to undo")


def test_a_control_character_is_named_and_the_text_is_kept(opened: Opened) -> None:
    area = opened.edit("研发")
    area.fill("There are 10\x1b institutes.")
    area.press("Control+s")
    answer = opened.page.locator(".editor .answer")
    sync_api.expect(answer).to_contain_text('U+001B after "There are 10"; delete it.')
    assert area.input_value() == "There are 10\x1b institutes."
    opened.expected = ("422",)
