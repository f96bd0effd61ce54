"""The project that an editor opens in the tests of the language server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from language_client import Client

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
)
CATALOG = f"""{HEADER}
#. heading 1
#: seeds/report.txt
msgid "一、工业经济"
msgstr "I. Industrial Economy"

#. paragraph · 一、工业经济
#: seeds/report.txt
msgid "完成投资3145亿元，新增专精特新企业33.45万家。"
msgstr "Investment reached 3,145 billion yuan; 334,500 specialized, refined, distinctive and innovative firms added."

#. heading 2 · 一、工业经济
#: seeds/report.txt
msgid "（一）𠮷林😀"
msgstr "(I) 𠮷lin 😀"

#. paragraph · 一、工业经济 › （一）𠮷林😀
#: seeds/report.txt
msgid "𠮷😀企业利润增长8.2%，降低é税费12亿元。"
msgstr ""
"𠮷😀 Profits of \\"enterprises\\" grew by 8.2 percent, "
"and taxes fell by 12 billion yuan."

#. paragraph · 一、工业经济 › （一）𠮷林😀
#: seeds/report.txt
msgid "新增专精特新企业120家。"
msgstr ""
"""
GLOSSARY = """\
concepts:
  - id: srdi
    zh: 专精特新
    en:
      preferred: specialized, refined, distinctive and innovative
      admitted: [SRDI]
      deprecated:
        - {term: professional and special, reason: literal calque}
    definition: Small firms that lead in a niche.
    sources:
      - {title: Report on the Work of the Government, publisher: Xinhua, year: 2022, url: "https://example.org/a"}
  - id: profit
    zh: 利润
    en: profit
"""
#: Places in CATALOG.
FIRST, TAXES = "3,145 billion yuan", "12 billion yuan"


def made(folder: Path) -> Path:
    """A project with one catalog and a glossary."""
    for name in ("seeds", "glossary", "translations/en"):
        (folder / name).mkdir(parents=True)
    (folder / "toolkit.toml").write_text('[lint]\nignore = ["catalog-outdated"]\n')
    (folder / "glossary/terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "translations/en/report.po").write_text(CATALOG, encoding="utf-8")
    return folder


@contextmanager
def editor_of(folder: Path) -> Iterator[Client]:
    """Li Wei's editor in a project; it is closed without an error."""
    client = Client(folder, name="Li Wei")
    yield client
    left(client)


def left(client: Client) -> None:
    assert client.close() == 0
    assert client.errors == ""
