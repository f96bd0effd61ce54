"""What drafting would take, before anything is sent: requests, tokens and cost, at least and at most.

Nobody but the server counts tokens exactly. As a rule a Chinese character is one, and four characters of other scripts
are; a translation of a Chinese text has 1.3 for each of its characters (that of this repository's report has 1.26).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.drafting.asking import Message
from toolkit.drafting.brief import Brief
from toolkit.drafting.drafter import Attempt, Task, Usage
from toolkit.drafting.prompt import messages
from toolkit.language.scripts import has_han
from toolkit.settings import DraftingSettings

#: Tokens of an answer for a character of a Chinese source, and for one of another; and those of its two marks.
OF_CHINESE, OF_OTHERS, OF_MARKS = 1.3, 0.5, 6
#: Tokens of a judgement without a remark, and of one with several.
OF_NO_REMARK, OF_REMARKS = 10, 250
#: Characters of other scripts in a token.
IN_A_TOKEN = 4
#: The length of what is found in an answer, as a rule.
COMPLAINT = "number-missing: a figure of the source is missing in the translation; write: 314.5 billion yuan"
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a number of units takes: if every first answer is right, and if all are asked for again in every round."""

    units: int = 0
    least: Usage = field(default_factory=Usage)
    most: Usage = field(default_factory=Usage)

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(self.units + other.units, self.least + other.least, self.most + other.most)


def estimate(brief: Brief, rounds: int, *, second_pass: bool = True) -> Estimate:
    """The estimate of one unit: asked for once at least, in every round and for the second pass at most."""
    second_pass = second_pass and rounds > 0
    answer = answered(brief.source) + OF_MARKS
    sent = tokens_sent(Task(brief))
    again = tokens_sent(Task(brief, (Attempt(stand_in(brief.source), (COMPLAINT,)),))) - sent
    asked = rounds + 1
    repairs = sum(sent + number * again for number in range(asked))
    second = sent + again if second_pass else 0
    most = Usage(asked + second_pass, repairs + second, (asked + second_pass) * answer)
    return Estimate(1, Usage(1, sent, answer), most)


def estimate_judgement(told: Sequence[Message], again: int) -> Estimate:
    """The estimate of the judgement of one unit: without a remark at least; with some, and asked for `again` times
    since the form is wrong, at most.
    """
    sent = sum(tokens(one.content) for one in told)
    asked = again + 1
    most = Usage(asked, sum(sent + number * OF_REMARKS for number in range(asked)), asked * OF_REMARKS)
    return Estimate(1, Usage(1, sent, OF_NO_REMARK), most)


def tokens_sent(task: Task) -> int:
    """The tokens of a prompt."""
    return sum(tokens(one.content) for one in messages(task))


def tokens(text: str) -> int:
    """The tokens of a text, as a rule."""
    chinese = sum(map(has_han, text))
    return chinese + -(-(len(text) - chinese) // IN_A_TOKEN)


def answered(source: str) -> int:
    """The tokens of a translation of a source, as a rule."""
    chinese = sum(map(has_han, source))
    return max(1, round(chinese * OF_CHINESE + (len(source) - chinese) * OF_OTHERS))


def cost(usage: Usage, settings: DraftingSettings) -> float | None:
    """What tokens cost by the prices of the settings; None where they have none."""
    if not settings.price_input and not settings.price_output:
        return None
    return (usage.sent * settings.price_input + usage.received * settings.price_output) / MILLION


def stand_in(source: str) -> str:
    """A text about as long as the translation of a source will be."""
    return "x" * (answered(source) * IN_A_TOKEN)
