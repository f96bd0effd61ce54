"""What is known from the clauses of a sentence read so far: its time, its topic, and the indicators they name."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.language.statements import Said, Statement
from toolkit.language.zh import statement_words as words_of
from toolkit.language.zh.indicator_names import BARE, OF_INDUSTRIES, SIBLINGS, head, is_of_sum, is_phrase


@dataclass
class SentenceState:
    """What the clauses read so far say, and the statements found in them."""

    #: The time that holds for the clauses to come, and that of the clause at hand alone.
    period: str = ""
    own_period: str = ""
    #: The statements of the clause before, which the next one may go on about.
    last: tuple[Statement, ...] = ()
    #: The last indicator that is not a part of another, and the index of its value.
    root: str = ""
    root_figure: int = -1
    #: All of those, that of the sentence before, and the one that fields of the economy are told of (分行业看).
    roots: list[str] = field(default_factory=list)
    prior: str = ""
    divided: str = ""
    #: Whether it tells of something by parts, known or not.
    in_parts: bool = False
    #: The indicator that the next one is a part of (其中).
    whole: str = ""
    #: What the sentence is about, and the place of those words.
    topic: str = ""
    topic_start: int = 0
    #: The enterprises whose indicators are told.
    subject: str = ""
    #: Whether the rest of the sentence is a target (力争), or all of it (主要目标是：), or this clause is expected.
    aim: bool = False
    goal: bool = False
    expected: bool = False
    #: Whether a clause told of so many for each person: what is counted after it may be for each too.
    each: bool = False
    #: Whether the sentence is an estimate.
    estimated: bool = False
    #: Whether that may have ended, with a semicolon.
    perhaps_told: bool = False
    #: True until a clause says what the sentence is about.
    opening: bool = True
    #: True after a deed (新培育…300家), whose objects the figures after it may be too.
    deed: bool = False
    #: What was gained, its unit and place: 新增高新技术企业22家.
    gained: tuple[str, str, int, int] = ("", "", 0, 0)
    found: list[Statement] = field(default_factory=list)

    def without_lead(self, words: str) -> tuple[int, str]:
        """A clause's words without the time and the joints before its name, and how many characters those are."""
        at = 0
        while True:
            at += len(words[at:]) - len(words[at:].lstrip())
            if lead := words_of.NUMBERING.match(words, at):
                pass
            elif lead := words_of.TIME.match(words, at):
                self.own_period = lead.group().rstrip("，")
                self.period = self.period if self.own_period.startswith(words_of.AT_THE_END) else self.own_period
            elif lead := words_of.JOINT.match(words, at):
                self.whole = self.root if lead.group().startswith(words_of.OF_THESE) else self.whole
                if words_of.DIVIDED.match(lead.group()):
                    self.divide()
            else:
                return at, words[at:]
            at = lead.end()

    def without_time(self, words: str) -> str:
        """A name without the time inside it, which is noted: 公司发电量 for 公司全年发电量."""
        found = words_of.INNER_TIME.fullmatch(words)
        if not found or not is_phrase(found["whose"]):
            return words
        if found["time"] != "全年" or not (self.own_period or self.period):
            self.own_period = found["time"]
        return found["whose"] + found["name"]

    def of_topic(self, words: str) -> str:
        """The whole name of what the sentence is about, of which a clause repeats the end: 工业投资稳健，完成投资."""
        topic = self.topic
        if topic.endswith("业"):
            return topic + words if words in OF_INDUSTRIES else ""
        return topic if topic and topic.endswith(words) else ""

    def is_among_such(self) -> bool:
        """True if the clause before is about the same indicator, which this one does not name: 实现增加值."""
        return bool(self.last) and not self.last[0].subject and not self.deed

    def made(self, at: int, said: Said, name: str, span: tuple[int, int], subject: str = "") -> Statement | None:
        """A statement with its whole; None for a name that says nothing alone."""
        parent = ""
        before = self.last[0] if self.last else None
        if self.whole:
            parent, self.whole = self.whole, ""
        elif before and before.parent and any({before.name, name} <= ones for ones in SIBLINGS):
            parent = before.parent
        elif BARE.fullmatch(name):
            return None
        elif self.divided and (head(name) == "field" or is_of_sum(name, self.divided)):
            parent = self.divided
        elif not self.may_tell_of(name) or self.is_anothers(name):
            return None
        else:
            self.root, self.root_figure = name, at if said is Said.VALUE else -1
            self.roots.append(name)
        return self.statement(at, said, name, span)._replace(parent=parent, subject=subject)

    def divide(self) -> None:
        """Note that what follows are parts: 分行业看."""
        self.divided, self.in_parts = self.of_fields(), True

    def is_anothers(self, name: str) -> bool:
        """True if a name may be of a wider place, or is of enterprises whose whole is not known."""
        nation = bool(self.last) and self.last[0].parent.startswith(words_of.OF_ALL)
        return nation or (self.in_parts and "企业" in name)

    def told_of(self, sentence: str) -> str:
        """The one indicator that a sentence is about, which the next one may divide; empty for several.

        分门类看 after 分经济类型看 divides the same.
        """
        if not self.roots or words_of.DIVIDED.match(sentence.lstrip()):
            return self.prior if sentence.strip() else ""
        return self.roots[0] if len(set(self.roots)) == 1 else ""

    def of_fields(self) -> str:
        """The indicator that is told by fields of the economy: the one of the sentence, else of that before."""
        return self.root or self.prior

    def may_tell_of(self, name: str) -> bool:
        """True unless a name is a field of the economy, and the indicator before is not of what fields produce."""
        return head(name) != "field" or not self.of_fields() or self.of_fields().endswith(words_of.PRODUCED)

    def statement(self, at: int, said: Said, name: str, span: tuple[int, int]) -> Statement:
        """A statement with the time of the clause, and whether it is a target."""
        aim = self.aim or self.goal or self.expected
        return Statement(at, said, name, *span, period=self.own_period or self.period, aim=aim)
