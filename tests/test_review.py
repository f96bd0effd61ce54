"""A review in the browser: find a planted mistake on the page, follow its link, correct it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import evaluate
from command import toolkit

SEED = "标题\n\n一、投资\n\n完成投资3145亿元、增长9.1%。\n\n新建5G基站7.3万个。\n"
CATALOG = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "标题"
msgstr "Title"

msgid "一、投资"
msgstr "I. Investment"

#. paragraph
msgid "完成投资3145亿元、增长9.1%。"
msgstr "Investment reached 3,145 billion yuan, up 9.1 percent."

msgid "新建5G基站7.3万个。"
msgstr "73,000 5G base stations were built."
"""

LOOK = """
const state = document.getElementById("state");
state.value = "findings";
state.dispatchEvent(new Event("change"));
const units = [...document.querySelectorAll(".unit")].filter((one) => !one.hidden);
return units.map((unit) => ({
  says: unit.querySelector(".findings").innerText,
  marked: [...unit.querySelectorAll("mark.finding")].map((one) => one.textContent),
  suggestion: unit.querySelector(".suggestion").textContent,
  link: unit.querySelector("a.open").getAttribute("href"),
}));
"""


def test_a_planted_mistake_is_found_and_corrected(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = in_folder / "translations/en/report.po"
    for path, text in ((in_folder / "seeds/report.txt", SEED), (catalog, CATALOG)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    page = in_folder / "build/en/report.bilingual.html"

    assert toolkit(capfd, "build-en", "--bilingual", "--format", "html").code == 0
    (found,) = evaluate(page, LOOK)
    assert found["marked"] == ["3145亿元", "3,145\u00a0billion\u00a0yuan"]
    assert "number-scale" in found["says"]
    path, _, line = found["link"].removeprefix("vscode://file").rpartition(":")
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    assert "3,145 billion yuan" in lines[int(line) - 1]

    lines[int(line) - 1] = lines[int(line) - 1].replace("3,145 billion yuan", found["suggestion"])
    assert "\u00a0" not in lines[int(line) - 1], "spaces that must not break are for reading only"
    catalog.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert toolkit(capfd, "build-en", "--bilingual", "--format", "html").code == 0
    assert evaluate(page, LOOK) == []
    assert toolkit(capfd, "lint").code == 0


def test_the_page_bears_any_search_keeps_its_place_and_lets_go(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for path, text in ((in_folder / "seeds/report.txt", SEED), (in_folder / "translations/en/report.po", CATALOG)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    assert toolkit(capfd, "build-en", "--bilingual", "--format", "html").code == 0
    page = in_folder / "build/en/report.bilingual.html"
    found = evaluate(page, USE)
    assert found["found"] > 200_000
    assert found["moved"] < 2
    assert found["left"] == "u-"
    assert found["stays"] is True
    assert found["goes"] is False


USE = """
const [search, state] = ["search", "state"].map((name) => document.getElementById(name));
const units = [...document.querySelectorAll(".unit")];
const last = units.at(-1);
units[0].style.minHeight = units[1].style.minHeight = "3000px";
last.style.marginBottom = "3000px";
last.querySelector(".target").append("a".repeat(200001));
last.querySelector(".number").click();
const top = last.getBoundingClientRect().top;
search.value = "a";
search.dispatchEvent(new Event("input"));
const found = CSS.highlights.get("search").size;
search.value = "73,000";
search.dispatchEvent(new Event("input"));
const moved = Math.abs(last.getBoundingClientRect().top - top);
search.value = "";
search.dispatchEvent(new Event("input"));
state.focus();
document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
const left = document.activeElement.id.slice(0, 2);
const [card, mark] = [document.getElementById("card"), last.querySelector(".quantity")];
mark.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
const goes = card.hidden;
card.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
const stays = !card.hidden;
return { found, moved, left, stays, goes };
"""
