"""A project kept open: units by id, an edit examined in milliseconds, saved without losing others' work.

For front ends that stay up (review in the browser, checks in an editor). Nothing here knows of HTTP or LSP, and nothing
here has a rule of its own: the findings are those of `toolkit lint` for the same file.
"""

from toolkit.workspace.changes import Changes
from toolkit.workspace.edits import Conflict, Edit, Entry, Proposal, Saved
from toolkit.workspace.open_catalog import Counts, Examined, OpenCatalog
from toolkit.workspace.units import OpenUnit
from toolkit.workspace.workspace import Workspace

__all__ = [
    "Changes",
    "Conflict",
    "Counts",
    "Edit",
    "Entry",
    "Examined",
    "OpenCatalog",
    "OpenUnit",
    "Proposal",
    "Saved",
    "Workspace",
]
