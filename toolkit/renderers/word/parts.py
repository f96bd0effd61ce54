"""The parts of a Word file other than its text: styles, list levels, footnotes, comments, header and footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.model.language_codes import primary
from toolkit.renderers.html_text import asset
from toolkit.renderers.labels import direction
from toolkit.renderers.scripts import EAST_ASIAN
from toolkit.renderers.word.package import compact
from toolkit.renderers.word.xml import DECLARATION, FIELD_END, NAMESPACES, field_start, paragraph, run
from toolkit.renderers.word.xml import language as xml_language

#: Fonts that come with Word on Windows and macOS; LibreOffice has metric-compatible ones for Latin.
FONTS = {
    "@BODY@": "Cambria",
    "@HEADINGS@": "Calibri",
}
EAST_FONTS = {
    "zh": ("SimSun", "SimHei"),
    "zh-tw": ("PMingLiU", "Microsoft JhengHei"),
    "ja": ("Yu Mincho", "Yu Gothic"),
    "ko": ("Batang", "Malgun Gothic"),
}

#: Language → the tag with a region that Word's spell checkers need.
REGIONS = {
    "en": "en-US", "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR", "de": "de-DE", "fr": "fr-FR", "es": "es-ES",
    "ru": "ru-RU", "pt": "pt-PT", "it": "it-IT", "ar": "ar-SA",
}  # fmt: skip

#: List levels, and the indent of each in twentieths of a point.
LEVELS = 9
INDENT = 360
#: About as wide as a bullet with its space in the usual size.
BULLET_WIDTH = 160


def word_tag(language: str) -> str:
    """The language tag that Word uses: en-US for `en`."""
    code = language.replace("_", "-")
    return REGIONS.get(code, code)


def east_asian(*languages: str) -> str:
    """The first East Asian language among those of a document, or simplified Chinese."""
    codes = [language.replace("_", "-") for language in languages]
    return next((word_tag(code) for code in codes if code.split("-")[0] in EAST_FONTS), "zh-CN")


def letters_tag(language: str) -> str:
    """The tag of letters and digits in a text: as Word has it, that of English in an East Asian text.

    Han characters have the East Asian tag there. LibreOffice ends lines within a figure whose digits are tagged as
    Chinese.
    """
    return word_tag("en" if primary(language) in EAST_ASIAN else language)


def foreign_language(code: str, language: str, *, upright: bool = False) -> str:
    """The run properties of a language in a document that is in another one.

    With `upright` East Asian text is never in italics, which its fonts lack, whatever the style of the paragraph is.
    """
    wide = primary(code) in EAST_ASIAN
    east = word_tag(code) if wide else east_asian(language)
    properties = xml_language(letters_tag(code), east, foreign=wide, right_to_left=direction(code) == "rtl")
    # The schema requires the slant after the font, and before everything else here.
    return properties.replace("<w:lang", '<w:i w:val="0"/><w:lang', 1) if upright and wide else properties


def styles(language: str, source: str) -> str:
    """The style sheet with fonts and languages filled in."""
    east = east_asian(language, source)
    body, headings = EAST_FONTS.get(east.lower(), EAST_FONTS.get(east.split("-")[0], EAST_FONTS["zh"]))
    filled = asset("word-styles.xml")
    values = FONTS | {
        "@EAST_BODY@": body,
        "@EAST_HEADINGS@": headings,
        "@LANG@": letters_tag(language),
        "@EAST_LANG@": east,
        "@SOURCE_LANG@": foreign_language(source, language),
    }
    for name, text in values.items():
        filled = filled.replace(name, text)
    return compact(filled)


def levels(number: int) -> str:
    """Nine list levels that indent but generate no numbers, which the translation contains."""
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val=""/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{INDENT * level}" w:firstLine="0"/></w:pPr>'
        "</w:lvl>"
        for level in range(LEVELS)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'


def numbering() -> str:
    """The numbering part with its one list."""
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{levels(0)}{number}</w:numbering>"


def footnotes(notes: Sequence[tuple[int, str]], text_style: str, reference_style: str) -> str:
    """The footnotes part: the two separators that Word requires, and the notes as (number, runs)."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
        f' w:lineRule="auto"/></w:pPr><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for kind, number, element in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference_style}"/></w:rPr><w:footnoteRef/></w:r>'
    inner = "".join(
        f'<w:footnote w:id="{number}">{paragraph(mark + text, text_style)}</w:footnote>' for number, text in notes
    )
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{separators}{inner}</w:footnotes>"


def header(title: str, style: str, mark: str = "") -> str:
    """The running header: what marks a draft, and the runs of the document's title."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{mark}{paragraph(title, style) if title else ''}</w:hdr>"


def footer(style: str) -> str:
    """The page number."""
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph(field_start('PAGE') + run('1') + FIELD_END, style)}</w:ftr>"


def comments(texts: Mapping[int, str]) -> str:
    """The comments part. Each text is the paragraphs of a comment, by its id."""
    inner = "".join(
        f'<w:comment w:id="{number}" w:author="toolkit" w:initials="t">{text}</w:comment>'
        for number, text in texts.items()
    )
    return f"{DECLARATION}<w:comments {NAMESPACES}>{inner}</w:comments>"
