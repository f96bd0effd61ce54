"""The page on engines: its example of an engine works, and its table is what the command prints. And the settings."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from command import toolkit
from drafting_projects import found, project
from model_server import ModelServer, Response

from toolkit.drafting.brief import Brief
from toolkit.drafting.drafter import Drafter, DraftError, Task
from toolkit.drafting.run import DraftRun, Options
from toolkit.drafting.selection import selected
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.formats.toml_settings import parse
from toolkit.settings import DraftingSettings
from toolkit.workspace import Workspace

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "toolkit/manual/engines.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```(python|text)\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def argos(monkeypatch: pytest.MonkeyPatch) -> Drafter:
    """The engine of the page, with a stand-in for Argos Translate."""
    translate = ModuleType("argostranslate.translate")
    known = {"完成投资3145亿元。": "Investment of 3,145 billion yuan was completed.", "标题": "Title"}
    translate.translate = lambda text, source, target: known.get(text, "") if (source, target) == ("zh", "en") else "?"  # type: ignore[attr-defined]
    package = ModuleType("argostranslate")
    package.translate = translate  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "argostranslate", package)
    monkeypatch.setitem(sys.modules, "argostranslate.translate", translate)
    names: dict[str, object] = {}
    exec(compile(BLOCKS["python"], "engines.md", "exec"), names)
    engine: Drafter = names["Argos"](DraftingSettings(engine="argos"))  # type: ignore[operator]
    return engine


def test_the_engine_of_the_page_translates(argos: Drafter) -> None:
    assert (argos.name, argos.repairs) == ("argos", False)
    assert argos.draft(Task(Brief("i", "标题", "zh", "en"))).text == "Title"
    with pytest.raises(DraftError, match="no translation"):
        argos.draft(Task(Brief("i", "别的", "zh", "en")))


def test_the_engine_of_the_page_is_held_to_the_checks(argos: Drafter, tmp_path: Path) -> None:
    path = project(tmp_path, "# 标题\n\n完成投资3145亿元。")
    workspace = Workspace(found(tmp_path))
    run = DraftRun(workspace, workspace.catalog("report", "en"), None, argos, Options())
    done = run.run(selected(run.catalog))
    targets = {unit.source: unit.target for unit in po.parse(path.read_bytes(), str(path)).units}
    assert targets == {"标题": "Title", "完成投资3145亿元。": ""}
    [[reason]] = done.left.values()
    assert "number-scale" in reason


def test_the_table_of_the_page_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("sacrebleu")
    for name in ("seeds", "glossary", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    path = "translations/en/chongqing-eic-2021.po"
    known = {unit.source: unit.target for unit in po.parse(Path(path).read_bytes(), path).units}
    with ModelServer(known) as server:
        done = toolkit(capfd, "draft", "--evaluate", path, "--base-url", server.url, "--model", "slips-ten-thousand")
    assert done.out.startswith(BLOCKS["text"])


def test_the_settings_of_drafting_are_read() -> None:
    read = parse(
        b'[drafting]\nbase_url = "http://localhost:1/v1"\ntemperature = 0.5\nprice_input = 2\n', "toolkit.toml"
    )
    assert read is not None
    assert read.drafting == DraftingSettings(base_url="http://localhost:1/v1", temperature=0.5, price_input=2.0)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('base_url = "localhost"', "base_url must be an address such as http://localhost:11434/v1"),
        ('base_url = "https://me:hunter2@host/v1"', "base_url must end with the path, without a name"),
        ('key_variable = "sk-12345"', "key_variable must be the name of an environment variable in capitals"),
        ("rounds = 11", "rounds must be a whole number from 0 to 10"),
        ("concurrency = 0", "concurrency must be a whole number from 1 to 64"),
        ("temperature = 3", "temperature must be a number from 0 to 2"),
        ("temperature = true", "temperature must be a number from 0 to 2"),
        ("price_output = -1", "price_output must be a number from 0 on"),
        ("price_output = nan", "price_output must be a number from 0 on"),
        ("price_output = inf", "price_output must be a number from 0 on"),
        ('key = "sk-12345"', "unknown setting 'key'"),
        ('modell = "m"', "did you mean model?"),
    ],
)
def test_a_setting_that_cannot_be(line: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        parse(f"[drafting]\n{line}\n".encode(), "toolkit.toml")
    assert str(raised.value).startswith("toolkit.toml:2:1: ")
    assert message in str(raised.value)
    for secret in ("sk-12345", "hunter2"):
        assert secret not in str(raised.value)


@pytest.mark.parametrize("model", ["good", "chinese", "unknown", "moderated", "parrot", "moved"])
@pytest.mark.parametrize("options", [[], ["--format", "json"], ["--judge"]])
def test_no_file_and_no_message_of_the_command_has_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], model: str, options: list[str]
) -> None:
    key = "sk-secret-0123456789"
    monkeypatch.setenv("OPENAI_API_KEY", key)
    monkeypatch.chdir(tmp_path)
    project(tmp_path, "# 标题\n\n完成投资3145亿元。", {"标题": "Title"} if "--judge" in options else {})
    with ModelServer() as server:
        server.models["parrot"] = lambda _server, asked: Response(asked.headers["Authorization"])
        there = {"Location": f"http://{key}@example.org/?{key}"}
        server.models["moved"] = lambda _server, _asked: Response(status=307, raw=b"", headers=there)
        done = toolkit(capfd, "draft", "--base-url", server.url, "--model", model, *options)
        assert server.asked[0].headers["Authorization"] == f"Bearer {key}"
    assert key not in done.out + done.err
    assert not any(key.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
