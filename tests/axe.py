"""Run axe-core, the accessibility checker, over a page in headless Chromium."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from importlib.util import find_spec
from pathlib import Path

import pytest
from browser import run

_RUN = """
addEventListener("load", () => axe.run(document, { resultTypes: ["violations"] }).then((found) => {
  const result = document.createElement("pre");
  result.id = "axe-result";
  result.textContent = JSON.stringify(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]));
  document.body.append(result);
}));
"""


def violations(page: Path, *options: str) -> list[tuple[str, list[str]]]:
    """The rules that a page breaks, each with its elements; skips the test if axe-core is not installed."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is not installed; it is in the extra `test`")
    axe = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    copy = page.with_name(f"axe-{page.name}")
    html = page.read_text(encoding="utf-8")
    copy.write_text(html.replace("</body>", f"<script>{axe}</script><script>{_RUN}</script></body>"), encoding="utf-8")
    dumped = run(copy, "--dump-dom", "--virtual-time-budget=20000", *options)
    result = re.search(r'<pre id="axe-result">(.*?)</pre>', dumped, re.DOTALL)
    assert result, f"axe-core did not finish: {escape(dumped[-300:])}"
    return [(rule, nodes) for rule, nodes in json.loads(unescape(result[1]))]
