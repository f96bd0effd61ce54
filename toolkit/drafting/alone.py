"""One run at a time over a catalog: two would pay for the same drafts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.files import display
from toolkit.project.layout import Project
from toolkit.project.linting.cache import FOLDER, make_cache_folder
from toolkit.project.locks import hold


@contextmanager
def alone(project: Project, catalog: Path) -> Iterator[None]:
    """Hold a catalog against other runs. Raises ToolkitError where one is at work on it.

    A project whose cache cannot be written, or a system that cannot lock folders, does without.
    """
    place = project.place_of(catalog)
    folder = project.root / FOLDER / "drafting" / (place.with_suffix("") if place else catalog.stem)
    try:
        make_cache_folder(project.root / FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(hold(folder))
        except BlockingIOError:
            message = "another toolkit draft is at work on it; wait for it, or stop it"
            raise ToolkitError(message, path=display(catalog)) from None
        yield
