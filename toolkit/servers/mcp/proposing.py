"""The tool that writes a translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from toolkit.catalogs.provenance import from_draft
from toolkit.errors import InputError
from toolkit.model import Severity
from toolkit.servers.mcp.answers import Answer, FindingRow, finding_lines, quoted, rows_of
from toolkit.servers.mcp.arguments import MOST_NAME, OfReport, UnitId, prose
from toolkit.servers.mcp.desk import Desk
from toolkit.workspace import Conflict, Proposal
from toolkit.workspace.edits import BY_MODEL

#: The name of a model that nobody says.
_MODEL = "mcp"


@dataclass(frozen=True, kw_only=True)
class Proposed(OfReport):
    """A translation for a unit."""

    unit: UnitId
    was: Annotated[
        str,
        prose(
            "The translation that you saw (`target` of get_unit), the empty string where there was none.", "", least=0
        ),
    ]
    target: Annotated[str, prose("The whole new translation.", "Investment reached 314.5 billion yuan.")]
    model: Annotated[
        str,
        Field(description="Your name, for the comment in the catalog. Default: the client's.", max_length=MOST_NAME),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Outcome(Answer):
    """What came of a proposal. For a conflict, `was`, `yours` and `on_disk` are the three texts."""

    outcome: Literal["written", "unchanged", "conflict"]
    unit: str
    state: Annotated[str, Field(description="The state of the unit on disk; empty where it is gone.")]
    findings: tuple[FindingRow, ...] = ()
    undoable: Annotated[bool, Field(description="True if a person can undo it in `toolkit review`.")] = False
    was: str = ""
    yours: str = ""
    on_disk: str | None = None

    def lines(self) -> Iterator[str]:
        """What came of it, then the findings or the three texts."""
        if self.outcome != "conflict":
            yield f"{self.unit} {self.outcome}, {self.state}"
            yield from finding_lines(self.findings)
            return
        yield f"{self.unit}: conflict, nothing was written: the translation has changed since you read it"
        yield f"you read  {quoted(self.was)}"
        yield f"yours     {quoted(self.yours)}"
        yield f"on disk   {quoted(self.on_disk) if self.on_disk is not None else 'the unit is not there any more'}"
        yield "look at the text on disk, then call again with it as `was`, or leave it"


def propose_translation(desk: Desk, asked: Proposed) -> Answer:
    """Write a translation into the catalog as a proposal: it always needs review by a person, who can undo it.

    Written only if the file still has `was`; else the answer is a conflict with three texts. A unit that a person has
    signed off is refused. Gives the findings of the new text, with the severity that they have in a final translation:
    repair errors and propose again.
    """
    with desk.at_work() as workspace:
        catalog = desk.catalog(asked.report, asked.language)
        one = desk.unit(catalog, asked.unit)
        found = desk.finals.findings(catalog, one, asked.target) if asked.target.strip() else ()
        wrong = [(each.check, each.quoted or "") for each in found if each.severity is not Severity.NOTE]
        note = from_draft(asked.model or desk.model or _MODEL, 0, wrong)
        report, language = desk.project.report_of(catalog.path), desk.code(catalog)
        [done] = workspace.propose(report, language, [Proposal(one.id, asked.was, asked.target, note)], BY_MODEL)
        if isinstance(done, InputError):
            raise done
        if isinstance(done, Conflict):
            return _conflict(done)
        return Outcome(
            outcome="unchanged" if done.before == done.after else "written",
            unit=done.id,
            state=str(done.after.state),
            findings=rows_of(found),
            undoable=done.undoable,
            warnings=desk.troubles(catalog),
        )


def _conflict(done: Conflict) -> Outcome:
    theirs = done.theirs
    return Outcome(
        outcome="conflict",
        unit=done.id,
        state=str(theirs.state) if theirs else "",
        was=done.base,
        yours=done.mine,
        on_disk=theirs.target if theirs else None,
    )
