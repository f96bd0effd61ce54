"""What takes looking into other files: the project's catalogs, how terms are used there, and the memory."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

from toolkit.memory.match import Match
from toolkit.model import Concept
from toolkit.project.files import read_if_there
from toolkit.project.layout import project_of
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.encoding import decoded
from toolkit.servers.lsp.navigation import uri_of
from toolkit.servers.lsp.server import Server
from toolkit.servers.lsp.text import Text
from toolkit.workspace import Workspace


def catalogs(server: Server, workspace: Workspace, also: CatalogDocument | None) -> list[CatalogDocument]:
    """The catalogs of a project, those that are open as the editor has them; and another one that is open."""
    mine = {one.path: one for one in server.documents.values() if isinstance(one, CatalogDocument)}
    paths = list(dict.fromkeys([*workspace.project.catalogs(strict=False), *([also.path] if also else [])]))
    found = []
    for path in paths:
        if path not in mine and path not in server.others:
            data = read_if_there(path)
            if data is None:
                continue
            text = Text(decoded(data), server.encoding)
            server.others[path] = CatalogDocument(uri_of(str(path)), path, text, workspace)
        found.append(mine.get(path) or server.others[path])
    return found


async def usage(server: Server, workspace: Workspace, concept: Concept) -> dict[str, int]:
    """How often each rendering of a concept stands in the catalogs of its project."""
    counted: Counter[str] = Counter()
    for document in catalogs(server, workspace, None):
        await asyncio.sleep(0)
        for unit in document.catalog.units:
            for pairing in document.catalog.reading(unit.id).pairings:
                if pairing.concept.id == concept.id:
                    counted.update(match.term.text for match in (*pairing.accepted, *pairing.deprecated))
                    counted.update(match.term.text for match in pairing.sources)
    return dict(counted)


async def known(server: Server, document: CatalogDocument, offset: int) -> tuple[Sequence[Match], bool]:
    """What the memory knows for the unit at an offset, and whether it was asked in time."""
    spot = document.spot(offset)
    project = project_of(document.path)
    if spot is None or spot.side != "target" or project is None:
        return (), True
    context = document.catalog.reading(spot.unit.id).context
    apart = context.report, spot.unit.id
    return await server.memory.search(project, context.target_language, spot.unit.source, apart)
