"""A report that is awkward for reporters in every way."""

from __future__ import annotations

from toolkit.model import Cause, Failure, Finding, LintReport, Severity, Skipped, Span

ROOT = "/work place/répertoire"
CATALOG = f"{ROOT}/reports/translations/en/report 2021.po"
SOURCE = (
    "一、总体情况。2021年完成工业投资3145亿元，同比增长10.5%，其中技术改造投资占比超过三分之一，新增“专精特新”企业。"
)
TARGET = (
    "I. Overview. In 2021, industrial investment reached 3,145 billion yuan\u202e,\n"
    'up 10.5 percent, <b>more</b> & "one-third".'
)


def finding(check: str, severity: Severity, **more: object) -> Finding:
    fields: dict[str, object] = {
        "check": check,
        "group": "catalog",
        "severity": severity,
        "message": f"a {severity}",
        "path": CATALOG,
        "line": 41,
        "column": 9,
        "fingerprint": f"{check}-{severity}".encode().hex().ljust(64, "0")[:64],
    }
    return Finding(**(fields | more))  # type: ignore[arg-type]  # the fields of a Finding by name


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


FULL = LintReport(
    findings=(
        finding(
            "number-planted",
            Severity.ERROR,
            group="numbers",
            message='3145亿元 = 314,500,000,000 yuan, but "3,145 billion yuan" = 3,145,000,000,000 yuan (10×)',
            suggestion="314.5 billion yuan",
            unit="3f2a91bc04de",
            source=span(SOURCE, "3145亿元"),
            target=span(TARGET, "3,145 billion yuan"),
            end=(41, 27),
        ),
        finding(
            "unused-suppression",
            Severity.WARNING,
            message="100% of it: left, <empty> | and `odd`\nover two lines",
            line=50,
            unit="aaaaaaaaaaaa",
        ),
        finding("untranslated", Severity.WARNING, message="not translated yet", line=54, unit="aaaaaaaaaaaa"),
        finding("needs-review", Severity.WARNING, line=57, unit="3f2a91bc04de", needs_review=True),
        finding("untranslated", Severity.WARNING, message="not translated yet", line=58, unit="bbbbbbbbbbbb"),
        finding(
            "stray-space",
            Severity.NOTE,
            group="text",
            needs_review=True,
            unit="3f2a91bc04de",
            target=span(TARGET, "yuan\u202e,\nup 10.5 percent"),
            line=60,
        ),
        finding("not-canonical", Severity.NOTE, path="/elsewhere/a,b:c%.po", line=1, column=1),
    ),
    errors=(
        Failure("a string without its closing quotation mark", CATALOG, 77, 3),
        Failure("is no text, 100% sure", f"{ROOT}/reports/binary.po"),
        Failure("no glossary: pass --glossary"),
    ),
    files=(CATALOG, f"{ROOT}/reports/translations/en/clean.po", "/elsewhere/a,b:c%.po"),
    units=1029,
    suppressed=2,
    texts={(CATALOG, "3f2a91bc04de"): (SOURCE, TARGET), (CATALOG, "aaaaaaaaaaaa"): ("此处。" * 80, "")},
    folder=f"{ROOT}/reports",
    repository=ROOT,
    failed=True,
    figures=1155,
    skipped=(
        Skipped("numbers", "zh", "ja", Cause.NO_COMPARISON, (f"{ROOT}/reports/translations/ja/report.po",)),
        Skipped("terms", "zh", "en", Cause.NO_GLOSSARY, (CATALOG,)),
    ),
)
CLEAN = LintReport(files=(CATALOG,), units=1, folder=ROOT, repository=ROOT, figures=1, terms=2)
