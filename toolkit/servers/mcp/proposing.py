"""The tool that writes a translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from toolkit.catalogs.provenance import from_draft, is_draft
from toolkit.drafting.answer import read_bare
from toolkit.drafting.rounds import Tried
from toolkit.errors import InputError
from toolkit.model import Unit
from toolkit.servers.mcp.answers import Answer, FindingRow, finding_lines, quoted, rows_of
from toolkit.servers.mcp.arguments import MOST_NAME, OfReport, UnitId, prose
from toolkit.servers.mcp.bounds import clip
from toolkit.servers.mcp.desk import Desk
from toolkit.servers.mcp.people import People
from toolkit.workspace import Conflict, OpenCatalog, OpenUnit, Proposal
from toolkit.workspace.changing import refuse
from toolkit.workspace.edits import BY_MCP

#: The name of a model that nobody says.
_MODEL = "mcp"
#: Characters of a translation that an error repeats.
_SHOWN = 300


@dataclass(frozen=True, kw_only=True)
class Proposed(OfReport):
    """A translation for a unit."""

    unit: UnitId
    was: Annotated[
        str,
        prose(
            "The translation that you saw (`target` of get_unit), the empty string where there was none. If it was not"
            " yours, it is replaced only where no person typed it (`only_people` of get_unit is empty).",
            "",
            least=0,
        ),
    ]
    target: Annotated[str, prose("The whole new translation.", "Investment reached 314.5 billion yuan.")]
    model: Annotated[
        str,
        Field(description="Your name, for the comment in the catalog. Default: the client's.", max_length=MOST_NAME),
    ] = ""
    keep_failing: Annotated[
        bool,
        Field(
            description="Write it although a figure is wrong or missing. Only where you are sure that the check is"
            " mistaken; the catalog says what was found."
        ),
    ] = False


@dataclass(frozen=True, kw_only=True)
class Outcome(Answer):
    """What came of a proposal. For a conflict, `was`, `yours` and `on_disk` are the three texts."""

    outcome: Annotated[
        Literal["written", "unchanged", "refused", "conflict"],
        Field(
            description="refused: a figure is wrong or missing; conflict: the unit has another translation than `was`."
            " Nothing is written then."
        ),
    ]
    unit: str
    state: Annotated[str, Field(description="The state of the unit on disk; empty where it is gone.")]
    findings: tuple[FindingRow, ...] = ()
    undoable: Annotated[bool, Field(description="True if a person can undo it in `toolkit review`.")] = False
    was: str = ""
    yours: str = ""
    on_disk: str | None = None
    by_model: Annotated[
        bool, Field(description="True if the text on disk is a model's draft: propose again with it as `was`.")
    ] = False

    def lines(self) -> Iterator[str]:
        """What came of it, then the findings or the three texts."""
        if self.outcome == "conflict":
            yield from self._texts()
            return
        if self.outcome == "refused":
            yield f"{self.unit} refused, nothing was written: a figure is wrong or missing; repair it and propose again"
            yield "(keep_failing=true writes it all the same: only where the check is mistaken)"
        else:
            yield f"{self.unit} {self.outcome}, {self.state}"
        yield from finding_lines(self.findings)

    def _texts(self) -> Iterator[str]:
        yield f"{self.unit}: conflict, nothing was written: the file has another translation than `was`"
        yield f"was       {quoted(self.was)}"
        yield f"yours     {quoted(self.yours)}"
        yield f"on disk   {quoted(self.on_disk) if self.on_disk is not None else 'the unit is not there any more'}"
        if self.by_model:
            yield "the text on disk is a model's draft, yours or another's: to replace it, propose with it as `was`"
        else:
            yield "somebody else is at work on this unit: leave it, and go on with another"


def propose_translation(desk: Desk, asked: Proposed) -> Outcome:
    """Write a translation into a unit that has none, or a draft. A person reviews it, and can undo it.

    Refused: over what a person typed, or where a person emptied a draft; plural forms; what is not a translation; a
    wrong or missing figure, with the findings (see keep_failing). Written only if the file still has `was`; else the
    answer is a conflict with three texts. Gives the findings of the new text, as if it were final: repair errors and
    propose again.
    """
    with desk.at_work() as workspace:
        catalog = desk.catalog(asked.report, asked.language)
        one = desk.unit(catalog, asked.unit)
        refuse(one.unit, asked.was, asked.target, People(desk, catalog).reserve(one))
        tried = _tried(desk, catalog, one, asked.target)
        about = Outcome(
            outcome="refused",
            unit=one.id,
            state=str(one.state),
            findings=rows_of(tried.findings),
            warnings=desk.troubles(catalog),
        )
        if tried.fails and not asked.keep_failing:
            return about
        note = from_draft(asked.model or desk.model or _MODEL, 0, [(f.check, f.quoted or "") for f in tried.wrong])
        report, language = desk.project.report_of(catalog.path), desk.code(catalog)
        [done] = workspace.propose(report, language, [Proposal(one.id, asked.was, asked.target, note)], BY_MCP)
        if isinstance(done, InputError):
            raise done
        if isinstance(done, Conflict):
            return _conflict(done)
        outcome: Literal["written", "unchanged"] = "unchanged" if done.before == done.after else "written"
        return replace(about, outcome=outcome, state=str(done.after.state), undoable=done.undoable)


def _tried(desk: Desk, catalog: OpenCatalog, one: OpenUnit, target: str) -> Tried:
    """What is found in a translation. Raises InputError for one that its unit cannot have."""
    read = read_bare(target, one.source, catalog.kept.context.target_language)
    if not read.text:
        raise InputError(
            "nothing was written: target has no translation, or marks around it; give the translation alone"
        )
    if read.complaints:
        raise InputError(f"nothing was written: {' '.join(read.complaints)}")
    if read.text.split() != target.split():
        raise InputError(f"nothing was written: propose the translation alone: {quoted(clip(read.text, _SHOWN))}")
    return Tried(target, desk.finals.findings(catalog, one, target))


def _conflict(done: Conflict) -> Outcome:
    theirs = done.theirs
    return Outcome(
        outcome="conflict",
        unit=done.id,
        state=str(theirs.state) if theirs else "",
        was=done.base,
        yours=done.mine,
        on_disk=theirs.target if theirs else None,
        by_model=bool(theirs and is_draft(Unit("", theirs.target, state=theirs.state, comments=theirs.comments))),
    )
