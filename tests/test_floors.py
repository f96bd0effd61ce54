"""The layers of the package: imports only point down, and some libraries are imported in one place only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "toolkit"

#: Top floor first. Packages on one floor may not import each other, except `errors`, which is below all.
FLOORS = [
    ["__main__"],
    ["cli"],
    ["servers", "corpus"],
    ["drafting"],
    ["workspace"],
    ["project"],
    ["renderers", "reporters"],
    ["linter"],
    ["checks", "indicators"],
    ["context"],
    ["text_reading"],
    ["memory"],
    ["formats", "terminology", "catalogs"],
    ["settings"],
    ["language"],
    ["model"],
    ["errors", "gc_pause", "once"],
]
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}

#: Library → the modules that may import it.
HOMES = {
    "anyio": "toolkit.servers.mcp",
    "click": "toolkit.cli",
    "httpx2": "toolkit.drafting.chat",
    "lsprotocol": "toolkit.servers.lsp",
    "mcp": "toolkit.servers.mcp",
    "polib": "toolkit.formats.po",
    "pyarrow": "toolkit.corpus",
    "pydantic": "toolkit.servers.mcp",
    "pygls": "toolkit.servers.lsp",
    "starlette": "toolkit.servers.web",
    "uvicorn": "toolkit.servers.web",
    "pypinyin": "toolkit.terminology.pinyin",
    "sacrebleu": "toolkit.drafting.evaluating",
    "yaml": "toolkit.formats",
}

MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def dotted(path: Path) -> str:
    return ".".join(["toolkit", *path.relative_to(ROOT).with_suffix("").parts]).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_point_down(path: Path) -> None:
    module = dotted(path)
    own = module.split(".")[1]
    assert own in FLOOR_OF, f"{own} is not on any floor"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "toolkit" and len(parts) > 1 and parts[1] in FLOOR_OF and parts[1] != own:
            assert FLOOR_OF[parts[1]] > FLOOR_OF[own], f"{module} imports {name}, which is not below it"
        home = HOMES.get(parts[0])
        assert home is None or module.startswith(home), f"{module} imports {parts[0]}, whose home is {home}"


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_every_module_has_a_docstring(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
