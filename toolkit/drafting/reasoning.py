"""What a model thinks aloud before it answers, in the marks of several families of models."""

from __future__ import annotations

import re

_TAGS = "think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad|seed:think"
_HARMONY = r"<\|channel\|>final(?: <\|constrain\|>\w+)?<\|message\|>"
#: Beginning and end of reasoning.
_FAMILIES = (
    (f"<(?:{_TAGS})>", f"</(?:{_TAGS})>"),
    (r"\[THINK\]", r"\[/THINK\]"),
    ("◁think▷", "◁/think▷"),
    (r"<\|begin_of_thought\|>", r"<\|end_of_thought\|>"),
    (r"(?:<\|start\|>assistant)?<\|channel\|>(?:analysis|commentary)<\|message\|>", _HARMONY),
    (r"<\|channel>thought\b", r"<channel\|>"),
)
_MARK = re.compile(
    f"(?P<begins>{'|'.join(begin for begin, _ in _FAMILIES)})|{'|'.join(end for _, end in _FAMILIES)}", re.I
)


def outside_reasoning(answer: str, source: str = "") -> tuple[str, ...]:
    """The pieces of an answer that are not reasoning.

    Reasoning without an end is reasoning to the end of the answer. Its beginning may be missing, since some servers
    write it into the prompt: then everything before its end is. A source that has such marks itself may have them in
    its translation, and nothing is taken off.
    """
    if _MARK.search(source):
        return (answer,)
    pieces: list[str] = []
    at, inside = 0, False
    for mark in _MARK.finditer(answer):
        if mark["begins"] is None:
            if not inside:
                pieces.clear()
            at, inside = mark.end(), False
        elif not inside:
            pieces.append(answer[at : mark.start()])
            inside = True
    if not inside:
        pieces.append(answer[at:])
    return tuple(pieces)
