"""`toolkit lsp`, driven by an editor over standard input and output."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from command import toolkit
from language_client import Client
from language_projects import CATALOG, FIRST, GLOSSARY, HEADER, TAXES, editor_of, made

from toolkit.workspace import OpenCatalog
from toolkit.workspace.shared import Shared


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An editor for all tests that write no file."""
    with editor_of(made(tmp_path_factory.mktemp("lsp") / "项目 é")) as client:
        yield client


@pytest.fixture
def editor(lasting: Client) -> Iterator[Client]:
    """An editor in a project whose files are not to be changed."""
    yield lasting
    for uri in lasting.texts:
        lasting.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    lasting.texts.clear()


@pytest.fixture
def catalog(lasting: Client) -> Path:
    return lasting.root / "translations/en/report.po"


def test_a_translator_types(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    editor.checked(uri)
    assert ("number-scale", FIRST) in editor.checks(uri)
    assert ("number-scale", TAXES) in editor.checks(uri)
    assert ("untranslated", "msgstr") in editor.checks(uri)
    # A unit that is typed is checked at once, the others stay as they were.
    editor.replace(uri, FIRST, "314.5 billion yuan")
    editor.until(lambda: editor.published[uri][0] == editor.versions[uri])
    assert ("number-scale", TAXES) in editor.checks(uri)
    assert "314.5" not in str(editor.checks(uri))
    # An entry that is broken while it is typed: its error is shown, and what was found in the others stays.
    editor.replace(uri, 'I. Industrial Economy"', "I. Industrial Economy")
    editor.settle()
    shown = editor.published[uri][1]
    assert any("quotation mark" in one["message"] and one["range"]["start"]["line"] == 10 for one in shown)
    assert ("number-scale", TAXES) in editor.checks(uri)
    editor.replace(uri, "I. Industrial Economy", 'I. Industrial Economy"')
    assert not any("quotation mark" in one["message"] for one in editor.checked(uri))
    # The last suggestion is applied, in its line of the string.
    offered = editor.actions(uri, TAXES)
    editor.perform(offered["Replace with “1.2 billion yuan”"])
    editor.checked(uri)
    assert {check for check, _ in editor.checks(uri)} == {"untranslated", "untranslated-characters", "not-canonical"}
    assert ("untranslated-characters", "𠮷") in editor.checks(uri)
    assert '"and taxes fell by 1.2 billion yuan."\n' in editor.texts[uri]
    # Nothing was written to the disk.
    assert catalog.read_text(encoding="utf-8") == CATALOG


def test_a_finding_shows_its_place_in_the_source(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    [one] = [one for one in editor.checked(uri) if editor.shown(uri, one["range"]) == TAXES]
    assert one["source"] == "toolkit"
    assert one["severity"] == 1
    [about] = one["relatedInformation"]
    assert editor.shown(uri, about["location"]["range"]) == "12亿元"


@pytest.mark.parametrize(("newline", "mark"), [("\r\n", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")], ids=repr)
def test_line_breaks_and_a_mark_move_nothing(editor: Client, catalog: Path, newline: str, mark: str) -> None:
    uri = editor.open(catalog, mark + CATALOG.replace("\n", newline))
    editor.checked(uri)
    assert {("number-scale", FIRST), ("number-scale", TAXES)} <= set(editor.checks(uri))
    editor.perform(editor.actions(uri, TAXES)["Mark as reviewed by Li Wei"])
    assert editor.texts[uri].count("\r") == (editor.texts[uri].count("\n") if newline == "\r\n" else 0)
    assert editor.texts[uri].startswith(f'{mark}msgid ""')
    editor.perform(editor.actions(uri, FIRST)["Replace with “314.5 billion yuan”"])
    editor.checked(uri)
    assert ("number-scale", TAXES) in editor.checks(uri)


def test_lines_end_only_where_the_protocol_says(editor: Client, catalog: Path) -> None:
    """U+2028, U+0085 and a form feed are characters like others."""
    uri = editor.open(catalog, CATALOG.replace("I. Industrial", "I.\u2028Industrial\x85 \x0c"))
    editor.checked(uri)
    editor.replace(uri, FIRST, "314.5 billion yuan")
    editor.checked(uri)
    assert [shown for check, shown in editor.checks(uri) if check == "number-scale"] == [TAXES]


def test_hover_shows_both_sides_of_a_figure(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    for place, into in (("8.2 percent", 1), ("8.2%", 1)):
        shown = editor.request("textDocument/hover", editor.at(uri, place, into))
        assert "8.2%" in shown["contents"]["value"]
        assert "8.2 percent" in shown["contents"]["value"]
        assert editor.shown(uri, shown["range"]) == place
    for place in (FIRST, "3145亿元"):  # which do not agree
        shown = editor.request("textDocument/hover", editor.at(uri, place, 2))["contents"]["value"]
        assert "= 314,500,000,000 yuan" in shown
        assert "= 3,145,000,000,000 yuan" in shown
        assert "(number-scale)" in shown
    assert editor.request("textDocument/hover", editor.at(uri, "Profits of", 8)) is None
    far = {"textDocument": {"uri": uri}, "position": {"line": 10_000, "character": 99}}
    assert editor.request("textDocument/hover", far) is None


def test_hover_shows_the_entry_of_a_term(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    shown = editor.request("textDocument/hover", editor.at(uri, "specialized, refined"))
    for text in ("专精特新", "**specialized, refined, distinctive and innovative**", "SRDI", "literal calque",
                 "Small firms", "[Report on the Work of the Government](https://example.org/a)", "2022"):  # fmt: skip
        assert text in shown["contents"]["value"]
    assert editor.shown(uri, shown["range"]) == "specialized, refined, distinctive and innovative"


def test_completion_offers_terms_and_figures_of_the_source(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    where = editor.texts[uri].rindex('msgstr ""') + len('msgstr "')
    editor.change(uri, where, where, "In all, specialized, ref")
    about = {"textDocument": {"uri": uri}, "position": editor.position(uri, where + 24)}
    items = editor.request("textDocument/completion", about)["items"]
    labels = [one["label"] for one in sorted(items, key=lambda one: one["sortText"])]
    assert labels[:2] == ["specialized, refined, distinctive and innovative", "120"]
    assert "SRDI" in labels
    assert "professional and special" not in labels
    [term] = [one for one in items if one["label"].startswith("specialized")]
    editor.apply(uri, [term["textEdit"]])
    assert editor.texts[uri].rstrip().endswith('"In all, specialized, refined, distinctive and innovative"')
    assert not editor.request("textDocument/completion", editor.at(uri, "新增专精特新企业120"))["items"]


def test_completion_offers_what_the_memory_has(own: Client, lsp_project: Path) -> None:
    catalog = lsp_project / "translations/en/report.po"
    known = catalog.with_name("earlier.po")
    known.write_text(
        f'{HEADER}\nmsgid "新增专精特新企业95家。"\nmsgstr "95 \\"SRDI\\" enterprises were added."\n', "utf-8"
    )
    uri = own.open(catalog)
    place = own.texts[uri].rindex('msgstr ""') + len('msgstr "')
    about = {"textDocument": {"uri": uri}, "position": own.position(uri, place)}
    while (found := own.request("textDocument/completion", about))["isIncomplete"]:
        time.sleep(0.05)
    [one] = [one for one in found["items"] if one["detail"].startswith("memory")]
    assert one["detail"] == "memory · earlier"
    own.apply(uri, [one["textEdit"]])
    assert own.texts[uri].endswith('msgstr "120 \\"SRDI\\" enterprises were added."\n')


def test_accepting_a_finding_needs_a_reason(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    editor.checked(uri)
    [action] = [one for title, one in editor.actions(uri, TAXES).items() if title.startswith("Accept number-scale")]
    editor.perform(action)
    assert "# toolkit: ignore number-scale[12亿元] -- \n#. paragraph" in editor.texts[uri]
    editor.checked(uri)
    assert ("number-scale", TAXES) in editor.checks(uri), "nothing is accepted without a reason"
    editor.request("workspace/executeCommand", {"command": action["command"]["command"],
                                                "arguments": action["command"]["arguments"]})  # fmt: skip
    [shown] = [one["params"] for one in editor.asked if one["method"] == "window/showDocument"]
    end = editor.offset(uri, shown["selection"]["start"])
    assert editor.texts[uri][:end].endswith("number-scale[12亿元] -- ")
    editor.change(uri, end, end, "as the report says it itself")
    editor.checked(uri)
    assert ("number-scale", TAXES) not in editor.checks(uri)


@pytest.mark.parametrize("name", ["\u200b\ufeff", "Li toolkit: ignore text -- no"])
def test_a_name_that_no_comment_can_hold_is_not_offered(editor: Client, catalog: Path, name: str) -> None:
    uri = editor.open(catalog)
    editor.notify("workspace/didChangeConfiguration", {"settings": {"toolkit": {"name": name}}})
    offered = editor.actions(uri, "I. Industrial", "refactor")
    editor.notify("workspace/didChangeConfiguration", {"settings": {"toolkit": {"name": "Li Wei"}}})
    assert set(offered) == {"Mark as needing review"}


def test_a_unit_is_marked_as_reviewed(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog, CATALOG.replace('msgid "一、工业经济"', '#, fuzzy\n#| msgid "一"\nmsgid "一、工业经济"'))
    offered = editor.actions(uri, "I. Industrial", "refactor")
    assert set(offered) == {"Mark as reviewed by Li Wei", "Mark as translated"}
    editor.perform(offered["Mark as reviewed by Li Wei"])
    assert "#, fuzzy" not in editor.texts[uri]
    assert "#|" not in editor.texts[uri]
    assert editor.texts[uri].count(" by Li Wei\n#. heading 1\n") == 1
    offered = editor.actions(uri, "I. Industrial", "refactor")
    assert set(offered) == {"Mark as needing review"}
    editor.perform(offered["Mark as needing review"])
    assert '#, fuzzy\nmsgid "一、工业经济"' in editor.texts[uri]


def test_all_safe_repairs_at_once(editor: Client, catalog: Path) -> None:
    text = CATALOG.replace("I. Industrial Economy", "I. Industrial  Economy").replace("grew by", "grew，by")
    uri = editor.open(catalog, text)
    [action] = editor.actions(uri, "I. Industrial  ", "source.fixAll").values()
    editor.perform(action)
    assert "I. Industrial Economy" in editor.texts[uri]
    assert "grew, by" in editor.texts[uri]
    assert FIRST in editor.texts[uri], "a figure is never repaired"


def test_all_safe_repairs_are_a_command_where_any_action_is_asked_for(editor: Client, catalog: Path) -> None:
    """They are sought when it is run: an editor asks for actions at every place."""
    title = "Repair spaces, punctuation and the header"
    uri = editor.open(catalog)
    editor.checked(uri)
    assert title not in editor.actions(uri, FIRST)
    editor.replace(uri, "I. Industrial Economy", "I. Industrial  Economy")
    editor.checked(uri)
    action = editor.actions(uri, FIRST)[title]
    assert "edit" not in action
    editor.request("workspace/executeCommand", action["command"])
    [asked] = [one["params"] for one in editor.asked if one["method"] == "workspace/applyEdit"]
    editor.perform(asked)
    assert editor.texts[uri] == CATALOG


def test_go_to_the_glossary_and_to_all_uses(own: Client, lsp_project: Path) -> None:
    catalog = lsp_project / "translations/en/report.po"
    other = catalog.with_name("other.po")
    other.write_text(f'{HEADER}\nmsgid "专精特新"\nmsgstr "professional and special"\n', "utf-8")
    uri = own.open(catalog)
    [place] = own.request("textDocument/definition", own.at(uri, "specialized, refined"))
    assert place["uri"] == (lsp_project / "glossary/terms.yaml").as_uri()
    assert place["range"]["start"]["line"] == 1
    about = {**own.at(uri, "specialized, refined"), "context": {"includeDeclaration": False}}
    found = own.request("textDocument/references", about)
    own.open(other)
    assert [own.shown(one["uri"], one["range"]) for one in found] == [
        "professional and special", "specialized, refined, distinctive and innovative", "专精特新",
    ] or [own.shown(one["uri"], one["range"]) for one in found] == [
        "specialized, refined, distinctive and innovative", "专精特新", "professional and special",
    ]  # fmt: skip


@pytest.mark.parametrize("on", [True, False])
def test_figures_are_written_out(own: Client, lsp_project: Path, on: bool) -> None:
    catalog = lsp_project / "translations/en/report.po"
    uri = own.open(catalog)
    if not on:
        own.notify("workspace/didChangeConfiguration", {"settings": {"toolkit": {"inlayHints": False}}})
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 1000, "character": 0}}
    found = own.request("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": whole})
    shown = [(own.texts[uri][: own.offset(uri, one["position"])][-2:], one["label"]) for one in found]
    assert shown == [
        ("亿元", "314,500,000,000"), ("万家", "334,500"), ("an", "3,145,000,000,000"),
        ("亿元", "1,200,000,000"), ("an", "12,000,000,000"),
    ] * on  # fmt: skip


def test_the_outline_has_the_sections_of_the_report(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    [first] = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert first["name"] == "一、工业经济"
    assert [one["name"][:6] for one in first["children"]] == ["完成投资31", "（一）𠮷林😀"]
    inner = first["children"][1]["children"]
    assert [one["name"][:4] for one in inner] == ["𠮷😀企业", "新增专精"]
    assert inner[1]["detail"] == "not translated"
    assert editor.shown(uri, first["children"][1]["selectionRange"]) == "（一）𠮷林😀"
    assert editor.shown(uri, first["range"]).rstrip().endswith('msgid "新增专精特新企业120家。"\nmsgstr ""')


def test_formatting_is_that_of_fmt(own: Client, lsp_project: Path) -> None:
    catalog = lsp_project / "translations/en/report.po"
    messy = CATALOG.replace("#: seeds/report.txt\n", "#: ./seeds/report.txt:12\n\n", 1).replace("msgstr", "msgstr ", 3)
    catalog.write_text(messy, encoding="utf-8")
    uri = own.open(catalog)
    about = {"textDocument": {"uri": uri}, "options": {"tabSize": 4, "insertSpaces": True}}
    own.apply(uri, own.request("textDocument/formatting", about))
    subprocess.run(
        [sys.executable, "-m", "toolkit", "fmt", str(catalog)], cwd=lsp_project, check=True, capture_output=True
    )
    assert own.texts[uri] == catalog.read_text(encoding="utf-8")
    own.change(uri, 0, 0, "msgid\n")
    assert own.request("textDocument/formatting", about) is None
    own.until(lambda: any("not formatted" in one["message"] for one in own.said))


def test_a_catalog_in_another_charset(editor: Client, catalog: Path) -> None:
    text = CATALOG.replace("UTF-8", "GB18030")
    uri = editor.open(catalog, text)
    editor.checked(uri)
    assert ("number-scale", TAXES) in editor.checks(uri)
    editor.perform(editor.actions(uri, TAXES)["Mark as needing review"])
    assert editor.texts[uri].replace("#, fuzzy\n", "").count("亿") == text.count("亿")
    about = {"textDocument": {"uri": uri}, "options": {"tabSize": 4, "insertSpaces": True}}
    assert editor.request("textDocument/formatting", about) is None
    assert any("is in GB18030" in one["message"] for one in editor.said)


def test_a_glossary_is_checked_while_it_is_typed(own: Client, lsp_project: Path) -> None:
    path = lsp_project / "glossary/terms.yaml"
    uri = own.open(path, language="yaml")
    own.until(lambda: uri in own.published)
    assert own.published[uri][1] == []
    own.change(uri, len(GLOSSARY), len(GLOSSARY), "  - id: other\n    zh: 专精特新\n    en: another\n")
    own.until(lambda: own.published[uri][1])
    assert {check for check, _ in own.checks(uri)} == {"glossary-duplicate"}
    assert path.read_text(encoding="utf-8") == GLOSSARY
    # Broken while it is typed: the error at its place.
    own.replace(uri, "    en: profit\n", "    en: profit\n    colour: red\n")
    own.until(lambda: any("colour" in one["message"] for one in own.published[uri][1]))
    [wrong] = [one for one in own.published[uri][1] if "colour" in one["message"]]
    assert own.shown(uri, wrong["range"]) == "colour: red"
    shown = own.request("textDocument/hover", own.at(uri, "id: srdi"))
    assert "(used 1×)" in shown["contents"]["value"]
    names = own.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert [one["name"] for one in names][:2] == ["专精特新", "利润"]
    assert names[0]["detail"] == "specialized, refined, distinctive and innovative"


def test_a_preferred_term_is_renamed(own: Client, lsp_project: Path) -> None:
    catalog, path = lsp_project / "translations/en/report.po", lsp_project / "glossary/terms.yaml"
    glossary, uri = own.open(path, language="yaml"), own.open(catalog)
    place = own.at(glossary, "specialized, refined", 3)
    where = own.request("textDocument/prepareRename", place)
    assert own.shown(glossary, where) == "specialized, refined, distinctive and innovative"
    assert own.request("textDocument/prepareRename", own.at(glossary, "SRDI", 1)) is None
    edit = own.request("textDocument/rename", {**place, "newName": "small giants: the best"})
    assert edit["changeAnnotations"]["catalogs"]["needsConfirmation"]
    for change in edit["documentChanges"]:
        own.apply(change["textDocument"]["uri"], change["edits"])
    assert 'preferred: "small giants: the best"\n' in own.texts[glossary]
    assert own.texts[glossary].count("\n") == GLOSSARY.count("\n")
    assert "334,500 small giants: the best firms" in own.texts[uri]
    assert own.texts[uri].count("#, fuzzy") == 1
    assert own.texts[uri].replace("#, fuzzy\n", "").replace(
        "small giants: the best", "specialized, refined, distinctive and innovative") == CATALOG  # fmt: skip
    assert own.request("textDocument/rename", {**own.at(glossary, "SRDI", 1), "newName": "x"}) is None


def test_a_saved_glossary_changes_the_findings(own: Client, lsp_project: Path) -> None:
    catalog = lsp_project / "translations/en/report.po"
    uri = own.open(catalog)
    own.checked(uri)
    assert ("term-missing", "msgstr") not in own.checks(uri)
    path = lsp_project / "glossary/terms.yaml"
    path.write_text(GLOSSARY.replace("en: profit", "en: earnings"), encoding="utf-8")
    own.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})
    own.until(lambda: "term-missing" in str(own.checks(uri)))


def test_uses_of_terms_follow_the_saved_glossary(own: Client, lsp_project: Path) -> None:
    path = lsp_project / "glossary/terms.yaml"
    uri = own.open(path, language="yaml")
    assert "(used 1×)" in own.request("textDocument/hover", own.at(uri, "id: srdi"))["contents"]["value"]
    own.change(uri, len(GLOSSARY), len(GLOSSARY), "  - id: tax\n    zh: 税费\n    en: taxes\n")
    path.write_text(own.texts[uri], encoding="utf-8")
    own.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})
    assert "(used 1×)" in own.request("textDocument/hover", own.at(uri, "id: tax"))["contents"]["value"]


def test_a_catalog_outside_a_project(own: Client, tmp_path: Path) -> None:
    path = tmp_path / "alone.po"
    path.write_text(CATALOG, encoding="utf-8")
    uri = own.open(path)
    own.checked(uri)
    assert ("number-scale", TAXES) in own.checks(uri)
    assert any("no glossary" in one["message"] for one in own.said), "silence would mean checked"
    assert sorted(tmp_path.iterdir()) == sorted([path, *[one for one in tmp_path.iterdir() if one.is_dir()]])
    assert not (tmp_path / ".toolkit-cache").exists()


def test_a_text_that_was_never_saved(editor: Client, tmp_path: Path) -> None:
    uri = editor.open(tmp_path, CATALOG, uri="untitled:Untitled-1")
    editor.checked(uri)
    assert ("number-scale", TAXES) in editor.checks(uri)
    editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    editor.until(lambda: not editor.published[uri][1])


def test_settings_that_cannot_be_read_are_reported(own: Client, lsp_project: Path) -> None:
    settings = lsp_project / "toolkit.toml"
    settings.write_text("[lint\n")
    uri = own.open(lsp_project / "translations/en/report.po")
    own.until(lambda: uri in own.published)
    assert "toolkit.toml:1" in own.published[uri][1][0]["message"]
    assert own.request("textDocument/hover", own.at(uri, "8.2%")) is None
    own.replace(uri, FIRST, "314.5 billion yuan")
    settings.write_text("")
    own.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": settings.as_uri(), "type": 2}]})
    own.checked(uri)
    assert ("number-scale", TAXES) in own.checks(uri)
    assert "toolkit.toml" not in str(own.published[uri][1])


def test_lines_put_in_above_move_what_is_below(editor: Client, catalog: Path) -> None:
    uri = editor.open(catalog)
    editor.checked(uri)

    def of_units() -> list[tuple[object, ...]]:
        shown = zip(editor.checks(uri), editor.published[uri][1], strict=True)
        return [(*what, one.get("relatedInformation")) for what, one in shown if what[0] != "not-canonical"]

    editor.replace(uri, "#. heading 1", "# 一\n# 二\n#. heading 1")
    editor.until(lambda: editor.published[uri][0] == editor.versions[uri])
    now = of_units()
    assert ("number-scale", TAXES) in [shown[:2] for shown in now]
    editor.checked(uri)
    assert now == of_units()


def test_an_editor_that_can_do_little(lsp_project: Path) -> None:
    catalog = lsp_project / "translations/en/report.po"
    client = Client(lsp_project, capabilities={}, name="Li Wei")
    uri = client.open(catalog)
    client.until(lambda: uri in client.published and ("number-scale", TAXES) in client.checks(uri))
    action = client.actions(uri, TAXES)["Replace with “1.2 billion yuan”"]
    client.apply(uri, action["edit"]["changes"][uri])
    assert "1.2 billion yuan" in client.texts[uri]
    assert not any("command" in one for one in client.actions(uri, FIRST).values())
    assert client.asked == []
    assert client.close() == 0


@pytest.mark.parametrize("ended", ["shutdown", "exit", "the input ends", "a signal"])
def test_what_was_found_is_kept_however_the_editor_leaves(lsp_project: Path, ended: str) -> None:
    """The next one, and `toolkit lint`, has it at once; no thread, no message and no file is left behind."""
    catalog = lsp_project / "translations/en/report.po"
    client = Client(lsp_project)
    uri = client.open(catalog)
    client.checked(uri)
    client.replace(uri, FIRST, "314.5 billion yuan")
    client.checked(uri)
    catalog.write_text(client.texts[uri], encoding="utf-8")
    assert client.process.stdin
    if ended == "shutdown":
        assert client.close() == 0
    elif ended == "exit":
        client.notify("exit", None)
        assert client.ended() == 1
    elif ended == "the input ends":
        client.process.stdin.close()
        assert client.ended() == 0
    else:
        client.process.terminate()
        assert client.ended() == 128 + signal.SIGTERM
    assert client.errors == ""
    kept = OpenCatalog(catalog, catalog.read_bytes(), Shared())
    assert kept.counts().examined == 0
    assert kept.kept.examined == len(kept.units)
    assert {one.name for one in lsp_project.iterdir()} == {
        ".toolkit-cache",
        "glossary",
        "seeds",
        "toolkit.toml",
        "translations",
    }


def test_what_is_missing_is_reported(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    for name in [one for one in sys.modules if one.startswith(("pygls", "toolkit.servers.lsp"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    outcome = toolkit(capfd, "lsp")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "toolkit: lsp needs pygls; install it with: pip install 'toolkit[lsp]'\n"
