"""Whether a footnote runs on into a note to a colleague: signs of each line, and line breaks that no editor makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.catalogs.directives import directives
from toolkit.catalogs.footnotes import FOOTNOTE
from toolkit.language.en.sentences import BEFORE_NAMES
from toolkit.language.scripts import HAN, ONE_HAN, writes_han
from toolkit.language.widths import text_width

#: The check that reports these footnotes.
RUNS_ON = "footnote-runs-on"


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line of a note to a colleague looks like, in words, and an example."""

    words: str
    pattern: re.Pattern[str]
    example: str


_REQUEST = "|".join(
    (
        r"(?:[Pp]lease|[Pp]l[sz]|[Ww]hy|Check|Ask|Verify|Confirm|Fix|Rework|Delete|Remove)\b",
        r"check(?:ed)? (?:with|this|that|it|if|whether|again)\b",
        r"ask [A-Z]|(?:[Nn]ot|[Uu]n)[ -]?sure\b|[Nn]eeds? (?:check|work|review)",
        r"I (?:think|guess|believe|would|am|have)\b|I'm\b",
        r"(?:Is|Are|Was|Were|Should|Shall|Can|Could|Does|Do) (?:this|that|it|we|these|the|you|I)\b",
    )
)
_PARTICLE = r"(?:(?:van|von|de|der|den|da|di|du|la|le|al|bin) )*"
_PERSON = rf"{_PARTICLE}[A-Z][\w.’'-]*(?: {_PARTICLE}[A-Z][\w.’'-]*){{0,2}}"
_ROLE = (
    r"(?:(?:to|for) )?(?:the )?"
    r"(?:translator|editor|reviewer|proofreader|colleague|checker|author|terminologist|client)s?"
)
_BRACKET = r"(?: ?[(（\[][^)）\]]{1,20}[)）\]])?"

#: Signs of the line itself. Readers' notes have some words before a colon too.
SIGNS = (
    Sign(
        "a mark of unfinished work",
        re.compile(
            r"\b(?:TODO|FIXME|XXX|TBD|TBC|WIP|DRAFT|todo|fixme|tbd|tbc)\b|\b[Tt]o[ -]?[Dd]o ?[:：]|\?\?|!!|？？|！！"
            r"|\b[Dd]o(?: not|n[’']t) publish\b|\b[Nn]ot for publication\b|\b[Ii]nternal(?: only| note)?:"
        ),
        "TODO: check the figure",
    ),
    Sign("a person addressed", re.compile(r"(?<![\w.])@\w"), "see with @li.wei"),
    Sign(
        "a name and a request",
        re.compile(
            rf"[(（\[](?:{_PERSON}|{_ROLE}|[{HAN}]{{2,4}}) ?[:：] ?(?:{_REQUEST}|check\b|ask\b|confirm\b|[{HAN}])"
        ),
        "the investment (Li Wei: check)",
    ),
    Sign(
        "a request",
        re.compile(rf"\A(?:(?:{_PERSON}|[\w ]{{1,20}}) ?[,:：，] ?|[(（\[][^)）\]]{{1,20}}[)）\]] ?)?(?:{_REQUEST})"),
        "Please check this figure",
    ),
    Sign(
        "a name and a colon",
        re.compile(
            r"\A(?!(?:Sources?|Notes?|Units?|Data|Example)\b)"
            rf"(?:{_PERSON}|{_ROLE}|[{HAN}]{{2,4}}){_BRACKET} ?(?:：|:(?:\s|\Z|(?=[{HAN}])))"
        ),
        "Li Wei: is this right?",
    ),
    Sign(
        "a date and a name",
        re.compile(rf"\A\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}[,:]? (?:{_PERSON}|[{HAN}])"),
        "2024-05-01 Li Wei changed this",
    ),
    Sign("a question", re.compile(r"[?？][\"”’)）]*\s*\Z"), "is this right?"),
)
#: Signs that count in a footnote's own first line too.
EVERYWHERE = SIGNS[:3]
#: Signs of a line that may also go on from one that cannot be an end (`UNFINISHED`), where they do not count.
LOOSE_SIGNS = (
    Sign("a line in brackets", re.compile(r"\A\s*[\[【]"), "[LW] no"),
    Sign("a date", re.compile(r"\A\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"), "2024-05-01 changed"),
    Sign(
        "an address", re.compile(r"\A\s*(?:[a-z]+://|www\.|mailto:|[\w.+-]+@[\w-]+\.\w)"), "https://intra.example.org/x"
    ),
    Sign(
        "a mark at its start",
        re.compile(r"\A\s*(?:#|//|<!--|[-=]+>|[*•·→✓✔✗✘❌⚠❗]|--? ?(?=[A-Z@]))|\A\t"),
        "-> with Anna",
    ),
    Sign(
        "a person who says something",
        re.compile(
            rf"\A\s*{_PERSON},? (?:says?|said|thinks?|wants?|ask(?:s|ed)|told|writes?|wrote|suggest(?:s|ed)?"
            r"|prefers?|insists?|doubts?|agree[sd]?|approve[sd]|objects?|noticed|complain(?:s|ed))\b"
        ),
        "Anna says the figure is wrong",
    ),
)
#: Ends a line that cannot be the end of a text.
UNFINISHED = re.compile(
    r"(?:[,;:：，；、(（\[“‘=/–—-]|\b(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|as|per|than|that|which|is|are|was|were"
    r"|its|see|also))\Z"
)
_QUOTED = re.compile(r"[(（“\"《][^)）”\"》]*[)）”\"》]")
_LATIN = re.compile("[A-Za-z]")
_SPEECH = re.compile(rf"[，。：；？！][{HAN}]|[{HAN}][，。：；？！]")
_STOP = re.compile(r"(?P<word>[\w.]*)[.!?…。！？．][\"'”’）)\]」』»》*_]*\s*\Z")

#: Editors wrap comments at a width between the first two, and people who wrap by hand up to the third. Somebody ended a
#: line that is longer, or that has room for the next word. After a full stop nothing tells an editor's new line from a
#: person's who typed a comment below.
NARROW, WIDE, WIDEST = 70, 80, 120
#: The width to which Babel wraps comments, without their `# `.
BABEL = 76
#: Why any line may be private in a catalog that Babel wrote.
LOST = "Babel drops the empty line that ends a footnote"
#: Characters of the suspicious line that a message shows.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The first suspicious line of a footnote, why it is one, and whether it is the footnote's `own`, its first."""

    line: str
    reason: str
    own: bool = False

    def __str__(self) -> str:
        shown = self.line if len(self.line) <= SHOWN else self.line[: SHOWN - 1] + "…"
        if self.own:
            advice = 'finish it, or delete "toolkit: footnote" to keep it private'
            return f'the footnote says "{shown}" ({self.reason}), which will be published; {advice}'
        advice = "put an empty comment line before it, or join it to the line above"
        return f'the footnote goes on with "{shown}" ({self.reason}), which will be published; {advice}'


def runs_on(comments: Sequence[str], target_language: str, *, ends_lost: bool = False) -> Iterator[Suspicion]:
    """For each footnote that looks as if it ran on, what is suspicious.

    `ends_lost`: Babel dropped the lines that end footnotes (`drops_ends`), so what it did not wrap may be private.
    """
    for note in directives(comments):
        if note.verb != FOOTNOTE:
            continue
        lines = comments[note.line : note.line + len(note.parts)]
        for number, part in enumerate(note.parts):
            reason = private_sign(part, target_language, first=number == 0)
            if not reason and number:
                reason = loose_sign(lines[number - 1], lines[number]) or _ended_by_a_person(lines[number - 1], part)
                if not reason and ends_lost and not _babel_wrapped(lines[number - 1], part):
                    reason = LOST
            if reason:
                yield Suspicion(part, reason, own=number == 0)
                break


def _babel_wrapped(line: str, following: str) -> bool:
    """Whether Babel would have broken a text here."""
    word = re.split(r"(?<=\w-)|\s", following.lstrip(), maxsplit=1)[0]
    return len(line) <= BABEL < len(line) + 1 + len(word)


def private_sign(part: str, target_language: str, *, first: bool = False) -> str:
    """What makes one line look private, empty if nothing does. The `first` line is the footnote's own."""
    for sign in EVERYWHERE if first else SIGNS:
        if sign.pattern.search(part):
            return sign.words
    own = _QUOTED.sub("", part)
    if first or writes_han(target_language):
        return ""
    return "Chinese" if _SPEECH.search(own) or len(ONE_HAN.findall(own)) > len(_LATIN.findall(own)) else ""


def loose_sign(above: str, line: str) -> str:
    """What makes a line look private that does not go on from the one above, empty if nothing does."""
    if UNFINISHED.search(above.rstrip()):
        return ""
    return next((sign.words for sign in LOOSE_SIGNS if sign.pattern.search(line)), "")


def ends_sentence(line: str, following: str) -> bool:
    """Whether a line ends in a full stop that is not an abbreviation's, such as No. before a figure."""
    stop = _STOP.search(line)
    if stop is None:
        return False
    word = stop["word"]
    belongs = "." in word or word[:1].isupper() or following.lstrip()[:1].isdigit()
    return not (word.lower() in BEFORE_NAMES and belongs)


def _ended_by_a_person(line: str, following: str) -> str:
    """Why an editor would not have wrapped a line here, or may not have, in words; empty where one would have."""
    if ends_sentence(line, following):
        return "a new line after a full stop"
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    if ONE_HAN.match(word):  # such text may be cut anywhere
        word = word[0]
    widest = WIDEST if word[:1].islower() else WIDE
    fits = text_width(line) <= widest and text_width(line) + 1 + text_width(word) > NARROW
    return "" if fits else "a new line where no editor wraps"
