"""`toolkit lsp` in a real editor: Neovim without a screen, with the settings that the handbook shows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from language_client import ROOT
from language_projects import CATALOG, FIRST, made

needs_neovim = pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")

#: What a translator does, in Lua; `out` is written as JSON.
SESSION = r"""
local out = {}
local function marked()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local text = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})
    table.insert(found, { one.code or one.source, table.concat(text, "\n") })
  end
  return found
end
local function has(check, text)
  for _, one in ipairs(marked()) do
    if one[1] == check and one[2] == text then return true end
  end
  return false
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
vim.wait(60000, function() return has("number-scale", "12 billion yuan") end, 50)
out.opened = marked()
vim.fn.search("8\\.2 percent")
out.hover = ask("textDocument/hover", vim.lsp.util.make_position_params()).contents.value
-- Typing: the emoji before it are two units each in UTF-16.
vim.cmd([[%s/𠮷😀 Profits/𠮷😀😀 Profits/]])
vim.fn.search("12 billion")
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
for _, action in ipairs(ask("textDocument/codeAction", params)) do
  if action.title == "Replace with “1.2 billion yuan”" then
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
    out.applied = true
  end
end
vim.wait(60000, function() return not has("number-scale", "12 billion yuan") end, 50)
out.after = marked()
vim.cmd("write")
local file = io.open("session.json", "w")
file:write(vim.fn.json_encode(out))
file:close()
vim.cmd("quitall!")
"""


@needs_neovim
def test_a_session_in_neovim(tmp_path: Path) -> None:
    project = made(tmp_path / "project")
    [settings] = re.findall(
        r"```lua\n(.*?)```", (ROOT / "toolkit/manual/editors.md").read_text(encoding="utf-8"), re.DOTALL
    )
    (project / "init.lua").write_text(settings, encoding="utf-8")
    (project / "session.lua").write_text(SESSION, encoding="utf-8")
    program = tmp_path / "bin/toolkit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{program.parent}:{os.environ['PATH']}",
                   "LC_ALL": "C.UTF-8", "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}  # fmt: skip
    command = ["nvim", "--headless", "-u", "init.lua", "-n", "translations/en/report.po", "-S", "session.lua"]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=200, check=True
    )
    assert "Error" not in done.stderr, done.stderr
    out = json.loads((project / "session.json").read_text(encoding="utf-8"))
    assert ["number-scale", FIRST] in out["opened"]
    assert ["number-scale", "12 billion yuan"] in out["opened"]
    assert "8.2%" in out["hover"]
    assert out["applied"]
    assert ["number-scale", FIRST] in out["after"]
    after = CATALOG.replace("𠮷😀 Profits", "𠮷😀😀 Profits").replace("12 billion yuan", "1.2 billion yuan")
    assert (project / "translations/en/report.po").read_text(encoding="utf-8") == after
