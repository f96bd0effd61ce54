"""Which noun phrase a Chinese figure is predicated of: 规上工业总产值达2.6万亿元, 增长9.1%, 分别增长18.1%、18.2%.

Nothing is guessed: a clause that is not of one of the forms below has no statement, and breaks the chain of those that
go on about the indicator before (增长9.1%).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from toolkit.language.meaning import meanings
from toolkit.language.statements import Said, Statement, placed
from toolkit.language.unmarked import unmarked
from toolkit.language.zh import statement_words as words_of
from toolkit.language.zh.clauses import Clause, Clauses
from toolkit.language.zh.indicator_names import (
    BARE,
    DEED,
    OF_ENTERPRISES,
    THING,
    WHOSE,
    head,
    is_name,
    is_phrase,
    parts,
)
from toolkit.language.zh.meaning import MEANING
from toolkit.language.zh.sentence_state import SentenceState
from toolkit.model.meaning import Change, End, Meaning, Relation
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
_MEASURES = frozenset({K.CARDINAL, K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE})
#: The most characters of a clause before its first figure.
_REACH = 80


def statements(text: str, quantities: Sequence[Quantity], meant: Sequence[Meaning]) -> list[Statement]:
    """The statements of the figures of a Chinese text, in order; figures whose indicator is not certain have none.

    `meant` is what the text says of each figure. The marks of notes are not a part of names.
    """
    bare = unmarked(text, quantities)
    if bare is None:
        return _stated(text, quantities, meant)
    found = _stated(bare.text, bare.quantities, meanings(bare.text, bare.quantities, MEANING))
    return [placed(one, bare) for one in found]


def _stated(text: str, quantities: Sequence[Quantity], meant: Sequence[Meaning]) -> list[Statement]:
    folded = MEANING.fold(text)
    if words_of.OF_ANOTHER.match(folded):
        return []
    ends = MEANING.ends(folded, quantities)
    clauses = Clauses(folded, quantities)
    found: list[Statement] = []
    time = prior = ""
    for start, end in clauses.sentences():
        sentence = folded[start:end]
        own = words_of.leading_time(sentence)
        if words_of.SUPPOSED.search(sentence) or (not own and words_of.EARLIER.fullmatch(time)):
            continue
        period = time if not own and words_of.goes_on(time, sentence) else ""
        state = SentenceState(period, prior=prior)
        found += _Sentence(folded, quantities, meant, ends, state).read(clauses.clauses(start, end))
        time = own or time
        prior = state.told_of(sentence)
    return [_as_written(one, text, folded) for one in found]


def _as_written(one: Statement, text: str, folded: str) -> Statement:
    """A statement with its name in the characters of the text, where the text has it in one piece."""
    if text is folded or folded[one.start : one.end] != one.name:
        return one
    return one._replace(name=text[one.start : one.end])


class _Sentence:
    """Reads the clauses of one sentence in order."""

    def __init__(
        self,
        text: str,
        quantities: Sequence[Quantity],
        meant: Sequence[Meaning],
        ends: dict[int, End],
        state: SentenceState,
    ) -> None:
        self.text, self.quantities, self.meant, self.ends = text, quantities, meant, ends
        self.state = state

    def read(self, clauses: Iterable[Clause]) -> list[Statement]:
        """The statements of the sentence."""
        for clause in clauses:
            self.clause(clause)
        return self.state.found

    def clause(self, clause: Clause) -> None:
        """Add what one clause says."""
        state, text = self.state, self.text[clause.start : clause.end]
        state.expected, state.own_period = words_of.EXPECTED.search(text) is not None, ""
        state.estimated = state.estimated or words_of.ESTIMATED.match(text.strip()) is not None
        state.each = (state.each and not state.opening) or words_of.FOR_EACH.search(text) is not None
        if words_of.AIM.search(text):
            state.aim, state.goal = True, state.goal or clause.sign == "："
        if not clause.figures or words_of.TIME.fullmatch(text.strip()):  # 今年前8个月
            self._without_figure(clause, text.strip())
            return
        found = self._statements(clause) or self._total(clause)
        if not (state.aim or state.goal) and (state.estimated or words_of.ESTIMATED.search(text)):
            found = [one._replace(estimated=True) for one in found] if state.perhaps_told else []
        state.deed = state.deed or (not found and DEED.match(text.strip()) is not None)
        state.gained = self._gain(clause)
        state.last, state.opening = tuple(found), False
        state.found += found
        if clause.sign == "；":
            state.deed, state.aim, state.opening, state.topic = False, state.goal, True, ""
            state.perhaps_told = state.estimated

    def _without_figure(self, clause: Clause, words: str) -> None:
        """A clause without a figure: it may name the time of what follows, and ends what came before."""
        state = self.state
        time = words_of.TIME.match(words)
        if time:
            state.period = time.group().rstrip("，")
        if state.aim and words_of.OF_THE_YEAR.search(words):
            state.period = words_of.of_the_year(state.period)
        if time and (clause.sign == "：" or time.end() == len(words)):
            return
        if words_of.DIVIDED.fullmatch(words):
            state.divide()
        elif words_of.JOINT.fullmatch(words):
            state.whole = state.root if words.startswith(words_of.OF_THESE) else state.whole
        elif words and not words_of.ADVERBS.fullmatch(words):
            self._take_topic(clause)
            state.last, state.root = (), ""
            state.opening = clause.sign in "；："
            state.aim = state.goal or (state.aim and not state.opening)

    def _take_topic(self, clause: Clause) -> None:
        """Note what a sentence is about from its first clause; another industry after it makes that uncertain."""
        state = self.state
        lead, words = self.state.without_lead(self.text[clause.start : clause.end])
        found = words_of.TOPIC.match(words) if state.opening else None
        if found and is_phrase(found["topic"]):
            state.topic, state.topic_start = found["topic"], clause.start + lead
        elif "业" in words:
            state.topic = ""

    def _statements(self, clause: Clause) -> list[Statement]:
        """The statements of a clause that ends with its figures."""
        first, last = clause.figures[0], clause.figures[-1]
        before = self.text[clause.start : self.quantities[first].start]
        after = self.text[self.quantities[last].end : clause.end]
        if len(before) > _REACH or not words_of.HEDGES_AFTER.fullmatch(after):
            return []
        if any(self.quantities[at].kind not in _MEASURES for at in clause.figures):
            return []
        if len(clause.figures) > 1 and "分别" in before and self._is_list(clause.figures):
            return self._one_by_one(clause, before)
        if len(clause.figures) == 2 and (self.ends.get(first), self.ends.get(last)) == (End.OLD, End.NEW):
            return self._from_to(clause, first, last)
        if all(self._is_per(at) for at in clause.figures[:-1]):
            one = self._single(clause, last)
            return [one] if one else []
        return []

    def _is_list(self, figures: Sequence[int]) -> bool:
        """True for figures of one kind with nothing but a comma or 和 between them."""
        ones = [self.quantities[at] for at in figures]
        joints = [self.text[one.end : other.start] for one, other in pairwise(ones)]
        return all(map(words_of.LISTED.fullmatch, joints)) and len({one.kind for one in ones}) == 1

    def _is_per(self, at: int) -> bool:
        """True for a figure that is a part of a name: 每百元营业收入中的成本."""
        figure = self.quantities[at]
        return figure.text.startswith("每") or self.text.endswith("每", 0, figure.start)

    def _single(self, clause: Clause, at: int) -> Statement | None:
        """The statement of the one figure of a clause: a change, a share or a value."""
        figure, change = self.quantities[at], self.meant[at].change
        before = self.text[clause.start : figure.start]
        if change.relation is Relation.OF or words_of.DOUBLE.match(self.text, change.start, change.end):
            return None
        if self._is_change(clause, figure, change):
            if change.relation not in (Relation.BY, Relation.TO):
                return None
            said = Said.CHANGE if change.relation is Relation.BY else Said.VALUE
            return self._named(clause, at, change.start, said)
        share = words_of.SHARE.fullmatch(before.strip())
        if share:
            return self._share(at, share["whole"]) if figure.kind is K.PERCENT else None
        verb = words_of.VALUE.search(before)
        return self._named(clause, at, clause.start + (verb.start() if verb else len(before)), Said.VALUE)

    def _is_change(self, clause: Clause, figure: Quantity, change: Change) -> bool:
        """True if the word of change is a verb of this clause; 新增 and 净增 may begin a name (城镇新增就业)."""
        if not change.direction or change.start < clause.start:
            return False
        word = self.text[change.start : change.end]
        if words_of.NO_CHANGE.search(word):
            return False
        return word not in ("新增", "净增") or bool(words_of.AFTER_CHANGE.match(self.text[change.end : figure.start]))

    def _share(self, at: int, whole: str | None) -> Statement | None:
        """占全市比重49.3%: the part of the indicator before in a whole."""
        if len(self.state.last) != 1:
            return None
        last = self.state.last[0]
        whole = whole or last.parent
        return _of_same(last, at, Said.SHARE)._replace(whole=whole) if whole else None

    def _named(self, clause: Clause, at: int, end: int, said: Said) -> Statement | None:
        """The statement of a figure whose name ends at a place; without a name it is of the indicator before."""
        change = self.meant[at].change
        if said is Said.CHANGE and not words_of.AFTER_CHANGE.match(self.text[change.end : self.quantities[at].start]):
            return None
        lead, rest = self.state.without_lead(self.text[clause.start : end])
        adverbs = words_of.ADVERBS.search(rest)
        words = rest[: adverbs.start()] if adverbs else rest
        if not words:
            return self._going_on(at, said)
        return None if words_of.COMPARED.search(words) else self._new(at, said, words, clause.start + lead)

    def _going_on(self, at: int, said: Said) -> Statement | None:
        """A change, or a later value, of the one indicator that the clause before was about."""
        state = self.state
        if len(state.last) != 1 or state.last[0].said is Said.SHARE:
            return None
        last = state.last[0]
        if said is Said.VALUE and not self.meant[at].change.direction:
            if not self._is_restated(at, last):
                return None
            if last.said is Said.VALUE:
                state.found.remove(last)
        return _of_same(last, at, said)._replace(period=state.own_period or last.period)

    def _is_restated(self, at: int, last: Statement) -> bool:
        """True for 突破200亿元，达到224.3亿元 and 新增3家，累计达到5家."""
        figure, before = self.quantities[at], self.quantities[last.figure]
        between = self.text[before.end : figure.start].strip("，、 ")
        if (figure.kind, figure.unit) != (before.kind, before.unit):
            return False
        if last.said is Said.VALUE:
            return before.hedge is Hedge.OVER and between in ("达到", "达", "为")
        return figure.kind is K.CARDINAL and words_of.TOTAL.fullmatch(between) is not None

    def _new(self, at: int, said: Said, words: str, place: int) -> Statement | None:
        """The statement of a figure whose clause names its indicator."""
        state, figure = self.state, self.quantities[at]
        end, words = place + len(words), state.without_time(words)
        act = words_of.ACT.fullmatch(words)
        if act and act["subject"]:
            name = act["subject"] + act["name"]
            if not is_name(name, figure, said):
                return None
            state.subject = act["subject"]
            return state.made(at, said, name, (place, end), state.subject)
        if act:
            if not state.opening and not state.is_among_such() and not state.of_topic(act["name"]):
                return None
            words, place = act["name"], place + act.start("name")
        if topic := state.of_topic(words):
            start = state.topic_start
            return state.made(at, said, topic, (start, start + len(state.topic)))
        if OF_ENTERPRISES.fullmatch(words):
            return state.made(at, said, state.subject + words, (place, end), state.subject) if state.subject else None
        if whose := WHOSE.fullmatch(words):
            state.subject = whose["subject"]
            return state.made(at, said, words, (place, end), state.subject)
        known = is_name(words, figure, said) or self._is_part(figure, said, words)
        known = known and not (state.each and head(words) == "counted" and not words.startswith("每"))
        if not known or words_of.OF_PLACE.fullmatch(state.subject):
            return None
        if state.deed and said is Said.VALUE and words_of.HEDGES_BEFORE.fullmatch(self.text, end, figure.start):
            return None
        return state.made(at, said, words, (place, end))

    def _is_part(self, figure: Quantity, said: Said, words: str) -> bool:
        """True for a thing after 其中 that is measured as the whole is: 汽车产量200万辆，其中新能源汽车30万辆."""
        if not self.state.whole or said is not Said.VALUE or self.state.root_figure < 0:
            return False
        whole = self.quantities[self.state.root_figure]
        return (figure.kind, figure.unit) == (whole.kind, whole.unit) and THING.fullmatch(words) is not None

    def _from_to(self, clause: Clause, old: int, new: int) -> list[Statement]:
        """本地配套率由31%提高到36%."""
        one, other = self.quantities[old], self.quantities[new]
        before = words_of.FROM.search(self.text[clause.start : one.start])
        if before is None or one.unit != other.unit:
            return []
        value = self._named(clause, new, clause.start + before.start(), Said.VALUE)
        return [value, _of_same(value, old, Said.BEFORE)] if value else []

    def _one_by_one(self, clause: Clause, before: str) -> list[Statement]:
        """高技术制造业和战略性新兴产业分别增长18.1%、18.2%."""
        names, _, verb = before.rpartition("分别")
        _, names = self.state.without_lead(names)
        adverbs = words_of.ADVERBS.search(names)
        ones = parts(names[: adverbs.start()] if adverbs else names)
        first = clause.figures[0]
        change = self.meant[first].change
        said = Said.CHANGE if change.direction and change.relation is Relation.BY else Said.VALUE
        if not names and said is Said.CHANGE:
            return self._going_on_one_by_one(clause)
        if len(ones) != len(clause.figures) or (said is Said.VALUE and not words_of.VALUE.fullmatch(verb)):
            return []
        found = []
        for at, name in zip(clause.figures, ones, strict=True):
            known = is_name(name, self.quantities[at], said) and self.state.may_tell_of(name)
            if BARE.fullmatch(name) or not known:
                return []
            start = max(self.text.find(name, clause.start), clause.start)
            found.append(self.state.statement(at, said, name, (start, start + len(name)))._replace(word=first))
        return found

    def _going_on_one_by_one(self, clause: Clause) -> list[Statement]:
        """The changes of the indicators whose values the clause before lists: 分别为3亿元和5亿元，分别增长6%和7%."""
        last, first = self.state.last, clause.figures[0]
        if len(last) != len(clause.figures) or len({one.name for one in last}) < len(last):
            return []
        pairs = zip(last, clause.figures, strict=True)
        return [_of_same(one, at, Said.CHANGE)._replace(word=first) for one, at in pairs]

    def _gain(self, clause: Clause) -> tuple[str, str, int, int]:
        """What a clause says was newly gained, whose total may follow: 新增高新技术企业22家，累计达到178家."""
        figure = self.quantities[clause.figures[0]]
        gain = words_of.GAINED.fullmatch(self.text, clause.start, figure.start)
        if not gain or len(clause.figures) > 1 or figure.end != clause.end:
            return "", "", 0, 0
        return gain["name"], figure.unit, gain.start("name"), gain.end("name")

    def _total(self, clause: Clause) -> list[Statement]:
        """The total of what the clause before says was gained."""
        (name, unit, start, end), at = self.state.gained, clause.figures[0]
        figure = self.quantities[at]
        if not is_phrase(name) or len(clause.figures) > 1 or figure.unit != unit:
            return []
        if not words_of.TOTAL.fullmatch(self.text, clause.start, figure.start):
            return []
        if not words_of.HEDGES_AFTER.fullmatch(self.text, figure.end, clause.end):
            return []
        return [self.state.statement(at, Said.VALUE, name, (start, end))]


def _of_same(one: Statement, figure: int, said: Said) -> Statement:
    """The statement of another figure of the same indicator."""
    return one._replace(figure=figure, said=said, whole="", word=-1)
