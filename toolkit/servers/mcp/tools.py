"""The tools, in the order in which clients list them."""

from __future__ import annotations

from typing import Any

from toolkit.servers.mcp import building, memory, outline, proposing, terms, texts, units
from toolkit.servers.mcp.tool import Tool

_PAIR = {
    "source": "完成投资3145亿元，增长9.1%。",
    "target": "Investment reached 3,145 billion yuan, up 9.1 percent.",
}
_UNIT = {"unit": "3f2a91bc04de"}

TOOLS: tuple[Tool[Any], ...] = (
    Tool("List units", units.Listed, units.Units, units.list_units, {"state": "initial", "limit": 20}),
    Tool("Show a unit", units.OneUnit, units.UnitView, units.get_unit, _UNIT),
    Tool("Show the outline", outline.OutlineOf, outline.Outline, outline.outline, {"headings_only": True}),
    Tool("Check a translation", texts.CheckedPair, texts.Checked, texts.check_pair, _PAIR),
    Tool("Read figures", texts.Pair, texts.Figures, texts.read_figures, _PAIR),
    Tool("Convert figures", texts.Figure, texts.Conversions, texts.convert, {"text": "3145亿元"}),
    Tool("Look up terms", terms.Terms, terms.TermsFound, terms.lookup_terms, {"text": "大力培育专精特新企业。"}),
    Tool("Search the memory", memory.Wanted, memory.Matches, memory.search_memory, {"text": "完成工业投资3320亿元。"}),
    Tool("Explain a check", texts.CheckName, texts.Explained, texts.explain_check, {"name": "number-scale"}),
    Tool("Read the document", building.Excerpt, building.Document, building.build, {"format": "md"}),
    Tool(
        "Propose a translation",
        proposing.Proposed,
        proposing.Outcome,
        proposing.propose_translation,
        {**_UNIT, "was": "", "target": "Investment reached 314.5 billion yuan, up 9.1 percent."},
        writes=True,
    ),
    Tool("Build files", building.Files, building.Document, building.build_files, {"formats": ["md"]}, writes=True),
)


def offered(*, writes: bool) -> dict[str, Tool[Any]]:
    """The tools that a server offers, by name; those that change files only where it may write."""
    return {one.name: one for one in TOOLS if writes or not one.writes}
