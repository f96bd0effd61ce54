"""An engine of another package: its answers are checked as those of the built-in engine are.

If it raises or returns something else, the run ends with one line that names it.
"""

from __future__ import annotations

from toolkit.drafting.answer import read_bare
from toolkit.drafting.drafter import Answer, Drafter, EngineError, Task, Usage
from toolkit.drafting.refusals import one_line
from toolkit.errors import ToolkitError

#: What another package's code may raise; `sys.exit` in it must not end the run in silence.
ANYTHING = (Exception, SystemExit)
EMPTY = "The answer is empty. Translate the source."


class OtherEngine:
    """A drafter of this name that was given by a package. Raises EngineError where it is not a Drafter."""

    def __init__(self, engine: str, drafter: Drafter) -> None:
        self._engine = engine
        self._drafter = drafter
        try:
            name, repairs = drafter.name, drafter.repairs
            callable_ = callable(drafter.draft) and callable(drafter.close)
        except ANYTHING as error:
            raise EngineError(f"the engine {engine} is not a Drafter: {_said(error)}") from error
        if not (isinstance(name, str) and name.strip() and isinstance(repairs, bool) and callable_):
            raise EngineError(
                f"the engine {engine} is not a Drafter: name must be a text, repairs True or False, draft and close "
                "functions"
            )
        self.name = name
        self.repairs = repairs

    def draft(self, task: Task) -> Answer:
        """Translate. Raises DraftError for this unit alone, EngineError where the run must stop."""
        try:
            answer = self._drafter.draft(task)
        except ToolkitError:
            raise
        except ANYTHING as error:
            raise EngineError(f"the engine {self._engine} failed: {_said(error)}") from error
        if why := _unlike_answer(answer):
            raise EngineError(f"the engine {self._engine} failed: {why}")
        brief = task.brief
        if not answer.text.strip():
            return answer if answer.complaints else Answer("", answer.usage, (EMPTY,), answer.earlier, answer.said)
        read = read_bare(answer.text, brief.source, brief.target_language)
        complaints = (*answer.complaints, *read.complaints)
        return Answer(read.text or answer.text, answer.usage, complaints, answer.earlier, answer.said)

    def close(self) -> None:
        """Close it. Raises EngineError where that fails."""
        try:
            self._drafter.close()
        except ToolkitError:
            raise
        except ANYTHING as error:
            raise EngineError(f"the engine {self._engine} cannot be closed: {_said(error)}") from error


def _said(error: BaseException) -> str:
    return one_line(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def _unlike_answer(answer: object) -> str:
    """What is wrong with the type of an answer, or nothing."""
    if not isinstance(answer, Answer):
        return f"draft gave {type(answer).__name__} instead of Answer"
    wanted = {"text": str, "said": str, "usage": Usage, "earlier": Usage, "complaints": tuple}
    for name, kind in wanted.items():
        if not isinstance(value := getattr(answer, name), kind):
            return f"the answer's {name} is {type(value).__name__} instead of {kind.__name__}"
    return ""
