"""WCAG 2.2 AA as axe-core finds it: the review page and the bilingual page, in every colour and size."""

from __future__ import annotations

from typing import Any

import pytest
from live_projects import project
from review_browser import Opened, browser, sync_api
from test_review_page import SEED, TEXT

axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="needs axe-core (pip install 'toolkit[browser]')"
)

__all__ = ["browser"]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "phone": {"viewport": {"width": 390, "height": 800}},
    "dark phone": {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Any:
    root = tmp_path_factory.mktemp("site")
    table = '\nmsgid "项目\\t2021年"\nmsgstr "Item\\t2021"\n\nmsgid "投资\\t3145"\nmsgstr "Investment\\t3,145"\n'
    project(root, TEXT + table)
    (root / "seeds").mkdir()
    (root / "seeds" / "report.txt").write_text(SEED + "\n项目\t2021年\n投资\t3145\n", encoding="utf-8")
    page = Opened(root, browser)
    page.checked()
    yield page
    page.close()


def problems(page: Any) -> list[str]:
    found = axe.Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_is_accessible(site: Opened, look: str) -> None:
    state = site.context.storage_state()
    context = site.browser.new_context(storage_state=state, **LOOKS[look])
    page = context.new_page()
    page.goto(site.page.url.split("?")[0])
    page.wait_for_selector("#filter", state="hidden")
    assert problems(page) == []
    row = page.locator(".unit", has_text="研发")
    row.locator(".number").click()
    page.wait_for_selector("#panel h2")
    page.locator("#panel summary").first.click()
    row.locator("[data-link]").first.focus()
    sync_api.expect(page.locator("#card")).to_be_visible()
    assert problems(page) == [], "with a panel and a card"
    page.keyboard.press("Escape")
    row.locator(".edit").click()
    area = row.locator("textarea")
    area.fill(f"Typed 1o things。{look}")
    sync_api.expect(row.locator(".examined .findings")).to_be_visible()
    assert problems(page) == [], "with an editor"
    before = site.text
    site.catalog.write_text(before.replace("There are", "There were"), encoding="utf-8")
    try:
        area.press("Control+s")
        page.wait_for_selector(".conflict")
        assert problems(page) == [], "with a conflict"
    finally:
        site.catalog.write_text(before, encoding="utf-8")
        page.click(".discard")
        context.close()


def test_other_pages_are_accessible(site: Opened) -> None:
    page = site.tab()
    page.add_init_script("window.print = () => {}")
    base = "/".join(site.page.url.split("/")[:3])
    for address in ("/", "/print/en/report", "/nothing", "/report/en/report?q=nothing+of+the+kind"):
        page.goto(base + address)
        page.wait_for_load_state()
        if address != "/nothing":  # plain text of the server
            assert problems(page) == [], address
    page.goto(site.page.url.split("?")[0])
    page.click("summary:has-text('Open in another browser')")
    page.click("text=Make a link")
    page.wait_for_selector(".answer input")
    page.click("summary:has-text('Keys')")
    assert problems(page) == []
    site.errors[:] = [error for error in site.errors if "404" not in error]
