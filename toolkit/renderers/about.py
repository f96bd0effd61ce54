"""What the properties of a built file say: who issued the report, who translated it, when, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.formats.report.details import BODY
from toolkit.language.writing.dates import MONTHS
from toolkit.model import BlockKind
from toolkit.model.rendition import About, Piece, Substitution
from toolkit.renderers.characters import visible
from toolkit.renderers.contents import plain_title
from toolkit.renderers.labels import labels_for
from toolkit.settings import ReportSettings

#: Labels of the issuing body in a line of metadata. A source (来源) may be a website that only repeats the report.
ISSUING_BODY = "发布机构|发布单位|发布部门|发文机关|发文机构|发文单位|制定机关|印发机关|公开机关"
_ISSUED_BY = re.compile(rf"^[【\[]?(?:{ISSUING_BODY}|报告人)")
LABEL = re.compile(r"^[^:：]{1,40}[:：]\s*")
#: Between two pieces of metadata in one line.
PART = re.compile(
    r"\s*[;；\n]\s*|[ \u3000]+(?=[\u4e00-\u9fff]{2,6}[:：]|[【\[][\u4e00-\u9fff]{2,6}[】\]])|[ \u3000]{2,}"
    r"|(?<=[\u4e00-\u9fff])[ \u3000](?=[12][0-9]{3}\s*年)|(?<=[月日])[ \u3000](?=[\u4e00-\u9fff])"
)
#: Labels in English, of which the next may follow a value after a space.
_ENGLISH_LABEL = (
    r"(?:(?:issued|published|released|prepared)(?: (?:by|on))?|iss(?:uer|uing (?:authority|agency|body|office|unit))"
    r"|publish(?:er|ing (?:authority|agency|body|office|unit))|source"
    r"|(?:(?:issue|issuance|release|publication|publishing) )?(?:date|time)"
    r"(?: (?:of )?(?:issued?|issuance|released?|publication|published))?)"
)
_MONTH = f"(?:{'|'.join(MONTHS)})"
#: The same in a translation, where any wide space parts them, or a space beside a day that no word leads to.
TARGET_PART = re.compile(
    rf"{PART.pattern}|\s*[|\t]\s*|[ \u3000]*\u3000[ \u3000]*|,? (?=(?i:{_ENGLISH_LABEL})\s*[:：])"
    rf"|(?<![:：])(?<! on)(?<! in)(?<! by)(?<!ated),? (?={_MONTH}(?: [0-9]{{1,2}},)? [0-9]{{4}}\)?\Z)"
    r"|(?<=[a-z0-9,] [12][0-9]{3}) (?=[A-Z])"
)
_DAY = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
_BRACKETS = " (（)）"
_TRANSLATOR = re.compile(r"^(译者|翻译)")


def about(settings: ReportSettings, head: Sequence[Piece], language: str, keywords: Sequence[str]) -> About:
    """The properties: those in the settings, else what the head of the report says."""
    description = settings.description or _described(head, language)
    return About(
        author=visible(settings.issuing_body or _told(head, _ISSUED_BY) or _alone(head)),
        translator=visible(settings.translator or _told(head, _TRANSLATOR)),
        date=_date(settings.date, head),
        description=visible(description),
        keywords=tuple(map(visible, keywords)),
        license=visible(settings.license or ""),
    )


def _told(head: Sequence[Piece], label: re.Pattern[str]) -> str:
    """What a line of the head says after a label, in the translation."""
    found = (
        LABEL.sub("", target)
        for sources, targets in _parts(head)
        for source, target in zip(sources, targets, strict=False)
        if label.search(source) and LABEL.match(target)
    )
    return " ".join(next(found, "").split())


def _alone(head: Sequence[Piece]) -> str:
    """The name of an issuing body that has no label, in the translation."""
    found = (
        target
        for sources, targets in _parts(head)
        for source, target in zip(sources, targets, strict=False)
        if len(sources) == len(targets) and BODY.fullmatch(source.strip(_BRACKETS))
    )
    return " ".join(next(found, "").strip(_BRACKETS).split())


def _parts(head: Sequence[Piece]) -> Iterator[tuple[list[str], list[str]]]:
    """The parts of each line of metadata that is translated: those of the source and of the target."""
    for piece in head:
        if piece.kind is BlockKind.METADATA and piece.substitution in (Substitution.NONE, Substitution.DRAFT):
            yield PART.split(piece.source.text), TARGET_PART.split(piece.target.text)


def _date(wanted: str | None, head: Sequence[Piece]) -> str:
    """The day as YYYY-MM-DD; empty where nothing names one."""
    texts = [wanted] if wanted else [piece.source.text for piece in head if piece.kind is BlockKind.METADATA]
    for found in filter(None, map(_DAY.search, texts)):
        try:
            return date(*map(int, found.groups())).isoformat()
        except ValueError:
            continue
    return ""


def _described(head: Sequence[Piece], language: str) -> str:
    title = next((plain_title(piece.source) for piece in head if piece.kind is BlockKind.TITLE), "")
    return labels_for(language).translation_of.format(title) if title else ""
