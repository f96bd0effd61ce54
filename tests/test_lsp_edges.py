"""`toolkit lsp` where things are not as usual: encodings, plural forms, files that go, projects side by side."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from language_client import CAPABILITIES, Client
from language_projects import CATALOG, FIRST, GLOSSARY, HEADER, TAXES, left, made


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_an_editor_counts_as_it_has_agreed(lsp_project: Path, encoding: str) -> None:
    offered = {**CAPABILITIES, "general": {"positionEncodings": [encoding, "utf-16"]}}
    client = Client(lsp_project, capabilities=offered)
    assert client.capabilities["positionEncoding"] == encoding
    client.encoding = encoding
    uri = client.open(lsp_project / "translations/en/report.po")
    client.checked(uri)
    assert {("number-scale", FIRST), ("number-scale", TAXES), ("untranslated-characters", "𠮷")} <= set(
        client.checks(uri)
    )
    client.replace(uri, "𠮷😀 Profits", "𠮷😀😀é Profits")
    client.checked(uri)
    assert ("number-scale", TAXES) in client.checks(uri)
    client.perform(client.actions(uri, TAXES)["Replace with “1.2 billion yuan”"])
    assert "𠮷😀😀é Profits" in client.texts[uri]
    assert "by 1.2 billion yuan" in client.texts[uri]
    left(client)


TABLE = GLOSSARY + "  - id: smart\n    zh: 智能制造\n    en: smart manufacturing\n"


@pytest.mark.parametrize(
    ("target", "chosen", "after"),
    [
        (r'"Table\nsma|"', "smart manufacturing", r'"Table\nsmart manufacturing"'),
        (r'"Table\t|"', "smart manufacturing", r'"Table\tsmart manufacturing"'),
        (r'"Table\|nx"', None, ""),  # in the middle of an escape
        (r'"A \"sm|"', "smart manufacturing", r'"A \"smart manufacturing"'),
        (r'"A\\sm|"', "smart manufacturing", r'"A\\smart manufacturing"'),
        ('"Smart manu|"', "Smart manufacturing", '"Smart manufacturing"'),  # its capital stays
        ('"smart "\n"manu| of"', "smart manufacturing", '""\n"smart manufacturing of"'),
        ('"smart manufacturing"|\n"x"', None, ""),  # outside the quotation marks
        ('|"x"', None, ""),
    ],
)
def test_a_completion_keeps_what_is_around_it(
    own: Client, lsp_project: Path, target: str, chosen: str | None, after: str
) -> None:
    (lsp_project / "glossary/terms.yaml").write_text(TABLE, encoding="utf-8")
    entry = f'{HEADER}\nmsgid "表\\n智能制造"\nmsgstr '
    before, rest = target.split("|")
    uri = own.open(lsp_project / "translations/en/report.po", f"{entry}{before}{rest}\n")
    place = {"textDocument": {"uri": uri}, "position": own.position(uri, len(entry + before))}
    items = {one["label"]: one for one in own.request("textDocument/completion", place)["items"]}
    if chosen is None:
        assert items == {}
        return
    own.apply(uri, [items[chosen]["textEdit"], *(items[chosen].get("additionalTextEdits") or [])])
    assert own.texts[uri] == f"{entry}{after}\n"


def test_plural_forms_are_translated_and_marked_where_they_are(own: Client, lsp_project: Path) -> None:
    (lsp_project / "glossary/terms.yaml").write_text(TABLE, encoding="utf-8")
    text = f'{HEADER}"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n' + (
        '\nmsgid "智能制造"\nmsgid_plural "智能制造"\nmsgstr[0] "smart manufacturing"\nmsgstr[1] "12  sm , x"\n'
    )
    uri = own.open(lsp_project / "translations/en/report.po", text)
    own.checked(uri)
    assert ("stray-space", "msgstr") in own.checks(uri)
    [where] = {one["range"]["start"]["line"] for one in own.published[uri][1] if one["message"].startswith("msgstr[1]")}
    assert text.split("\n")[where].startswith("msgstr[1]")
    items = own.request("textDocument/completion", own.at(uri, "12  sm", 6))["items"]
    [term] = [one for one in items if one["label"] == "smart manufacturing"]
    own.apply(uri, [term["textEdit"]])
    assert 'msgstr[1] "12  smart manufacturing , x"' in own.texts[uri]
    assert own.request("textDocument/hover", own.at(uri, "12  smart", 1)) is None


def test_a_glossary_without_concepts_has_an_outline(own: Client, lsp_project: Path) -> None:
    for text in ("concepts: []\n", "concepts:\n  - id: [\n", ""):
        path = lsp_project / "glossary/other.yaml"
        path.write_text(text, encoding="utf-8")
        uri = own.open(path, language="yaml")
        assert own.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) == []


def test_renaming_is_for_the_texts_as_they_are(own: Client, lsp_project: Path) -> None:
    glossary = own.open(lsp_project / "glossary/terms.yaml", language="yaml")
    uri = own.open(lsp_project / "translations/en/report.po")
    edit = own.request("textDocument/rename", {**own.at(glossary, "specialized, refined"), "newName": "small giants"})
    about = {one["textDocument"]["uri"]: one["textDocument"]["version"] for one in edit["documentChanges"]}
    assert about == {glossary: own.versions[glossary], uri: own.versions[uri]}


@pytest.mark.parametrize("charset", ["rot13", "hex", "zlib", "idna", "UTF-16", "nonsense"])
def test_a_charset_that_is_none_is_reported_and_can_be_mended(own: Client, lsp_project: Path, charset: str) -> None:
    uri = own.open(lsp_project / "translations/en/report.po", CATALOG.replace("UTF-8", charset))
    own.until(lambda: uri in own.published and own.published[uri][1])
    assert "UTF-8" in str(own.published[uri][1])
    own.replace(uri, f"charset={charset}", "charset=UTF-8")
    own.checked(uri)
    assert ("number-scale", TAXES) in own.checks(uri)
    assert not any("Error in server" in one["message"] for one in own.said)


def test_a_file_that_is_not_utf_8(own: Client, lsp_project: Path) -> None:
    """The editor has decoded it, well or not: what it shows is what is checked, and nothing is lost."""
    catalog = lsp_project / "translations/en/report.po"
    catalog.write_bytes(CATALOG.replace("UTF-8", "GB18030").encode("gb18030"))
    uri = own.open(catalog, CATALOG.replace("UTF-8", "GB18030"))
    own.checked(uri)
    assert ("number-scale", TAXES) in own.checks(uri)
    other = own.open(catalog.with_name("other.po"), CATALOG.encode("gb18030").decode("utf-8", "replace"))
    own.until(lambda: other in own.published)


def test_a_file_that_is_deleted_while_it_is_open(own: Client, lsp_project: Path) -> None:
    catalog = lsp_project / "translations/en/report.po"
    uri = own.open(catalog)
    own.checked(uri)
    catalog.unlink()
    own.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": catalog.as_uri(), "type": 3}]})
    own.replace(uri, FIRST, "314.5 billion yuan")
    own.checked(uri)
    assert ("number-scale", TAXES) in own.checks(uri)
    shutil.rmtree(lsp_project)
    own.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    own.replace(uri, TAXES, "1.2 billion yuan")
    own.settle()
    assert TAXES not in str(own.checks(uri))


def test_a_current_folder_that_is_deleted(lsp_project: Path) -> None:
    (lsp_project / "sub").mkdir()
    client = Client(lsp_project, folder=lsp_project / "sub")
    uri = client.open(lsp_project / "translations/en/report.po")
    client.checked(uri)
    (lsp_project / "sub").rmdir()
    client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    new = client.open(lsp_project, CATALOG, uri="untitled:Untitled-1")
    client.checked(new)
    assert client.said == [] or not any("Error" in one["message"] for one in client.said)
    left(client)


def test_two_projects_in_one_editor(own: Client, lsp_project: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other")
    (other / "glossary/terms.yaml").write_text(GLOSSARY.replace("en: profit", "en: earnings"), encoding="utf-8")
    (other / "toolkit.toml").write_text('[lint]\nignore = ["catalog-outdated", "numbers"]\n')
    first, second = (own.open(one / "translations/en/report.po") for one in (lsp_project, other))
    own.checked(first)
    own.checked(second)
    assert "number-scale" in str(own.checks(first))
    assert "term-missing" not in str(own.checks(first))
    assert "number-scale" not in str(own.checks(second))
    assert "term-missing" in str(own.checks(second))
    (other / "toolkit.toml").write_text('[lint]\nignore = ["catalog-outdated", "terms"]\n')
    own.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": (other / "toolkit.toml").as_uri(), "type": 2}]})
    own.until(lambda: "number-scale" in str(own.checks(second)))
    assert "term-missing" not in str(own.checks(second))
    glossary = own.open(other / "glossary/terms.yaml", language="yaml")
    found = own.request(
        "textDocument/references", {**own.at(glossary, "id: srdi"), "context": {"includeDeclaration": False}}
    )
    assert {one["uri"] for one in found} == {second}


def test_counting_uses_keeps_nobody_waiting(own: Client, lsp_project: Path) -> None:
    """A hover over an entry of a large project is answered later than what was asked after it."""
    entries = "".join(f'\nmsgid "专精特新企业{n}家，利润增长{n}%。"\nmsgstr "{n} firms"\n' for n in range(1500))
    (lsp_project / "translations/en/large.po").write_text(HEADER + entries, encoding="utf-8")
    glossary = own.open(lsp_project / "glossary/terms.yaml", language="yaml")
    uri = own.open(lsp_project / "translations/en/report.po")
    own.checked(uri)
    hovered = own.ask("textDocument/hover", own.at(glossary, "id: srdi"))
    own.replace(uri, FIRST, "314.5 billion yuan")
    answered = []
    while hovered not in answered:
        message = own._next()
        answered.append(message.get("id") or message.get("method"))
    assert answered.index("textDocument/publishDiagnostics") < answered.index(hovered)


def test_renaming_reaches_plural_forms(own: Client, lsp_project: Path) -> None:
    catalog, path = lsp_project / "translations/en/report.po", lsp_project / "glossary/terms.yaml"
    path.write_text(TABLE, encoding="utf-8")
    text = f'{HEADER}"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n' + (
        '\nmsgid "智能制造"\nmsgid_plural "智能制造"\n'
        'msgstr[0] "smart manufacturing"\nmsgstr[1] "Smart manufacturing"\n'
    )
    catalog.write_text(text, encoding="utf-8")
    glossary = own.open(path, language="yaml")
    uri = own.open(catalog)
    edit = own.request("textDocument/rename", {**own.at(glossary, "smart manufacturing"), "newName": "clever works"})
    own.apply(uri, edit["documentChanges"][1]["edits"])
    assert 'msgstr[0] "clever works"\nmsgstr[1] "Clever works"\n' in own.texts[uri]


@pytest.mark.skipif(os.name == "nt", reason="processes are watched elsewhere")
def test_an_editor_that_has_ended_is_noticed(lsp_project: Path) -> None:
    """Although its end of the input is still open, in a process that outlives it."""
    editor = subprocess.Popen(["sleep", "60"])
    client = Client(lsp_project, editor=editor.pid)
    editor.kill()
    editor.wait()
    assert client.ended() == 0


def test_git_is_not_needed(own: Client, lsp_project: Path) -> None:
    """Without a name nothing is offered under one."""
    own.notify("workspace/didChangeConfiguration", {"settings": {"toolkit": {"name": ""}}})
    subprocess.run(["git", "init", "-q", str(lsp_project)], check=True)
    subprocess.run(["git", "-C", str(lsp_project), "config", "user.name", "Wang Fang"], check=True)
    uri = own.open(lsp_project / "translations/en/report.po")
    assert "Mark as reviewed by Wang Fang" in own.actions(uri, "I. Industrial", "refactor")
