"""The numbering of the translation does not follow that of the source.

The source counts 一是 … 五是 and the translation First … Fourth, or a heading numbered （三） is numbered (II). A
point was dropped, merged or misnumbered. A translation that drops the numbering altogether is left alone,
unless the other units of the catalog keep theirs.

Fires::

    - zh: 一是环境严峻；二是投资趋缓；三是动力不足。
      en: First, the environment was severe. Second, investment slowed.
    - zh: （三）优化服务
      en: (II) Improving Services

Passes::

    - zh: 一是环境严峻；二是投资趋缓；三是动力不足。
      en: First, the environment was severe. Second, investment slowed. Third, drivers were weak.
    - zh: （三）优化服务
      en: (III) Improving Services
    - zh: 一是环境严峻；二是投资趋缓。
      en: The environment was severe, and investment slowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading
from toolkit.language.numbering import Enumerator, leading
from toolkit.language.registry import numbering
from toolkit.language.writing.enumerators import proposed
from toolkit.model import Problem, Severity, Span

GROUP = "structure"
SEVERITY = Severity.WARNING

#: Share of the units with a style of enumerator that must keep one before a missing one is a fault.
KEPT = 0.8
FEWEST = 4


def fits(source_language: str, target_language: str) -> bool:
    """True if the enumerators of both languages can be read."""
    return numbering(source_language) is not None and numbering(target_language) is not None


def check_unit(reading: Reading) -> Iterator[Problem]:
    """The enumerators inside one unit."""
    source = _longest_run(reading.source.enumerators)
    target = _longest_run(reading.target.enumerators) if len(source) > 1 else []
    if len(target) < 2 or len(source) == len(target):
        return
    last = target[-1]
    yield Problem(
        f"the source has {len(source)} numbered points ({source[0].text} to {source[-1].text}), "
        f"but the translation has {len(target)} ({target[0].text} to {last.text})",
        source=_span(source[-1]),
        target=_span(last),
    )


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """Leading enumerators over the whole catalog."""
    pairs = [_leading(reading, context) for reading in readings]
    kept = _styles_kept([pair for reading, pair in zip(readings, pairs, strict=True) if reading.is_final])
    for reading, (source, target) in zip(readings, pairs, strict=True):
        if source is not None:
            yield from _differing(reading, source, target, context, kept)


def _leading(reading: Reading, context: Context) -> tuple[Enumerator | None, Enumerator | None]:
    """The leading enumerators of both sides; the target's only where the source has one."""
    source = leading(reading.unit.source, context.source_language)
    return source, leading(reading.unit.target, context.target_language) if source else None


def _styles_kept(pairs: Sequence[tuple[Enumerator | None, Enumerator | None]]) -> set[str]:
    """The source's styles whose leading enumerators the translation keeps as a rule."""
    all_units = Counter(source.style for source, _ in pairs if source)
    with_one = Counter(source.style for source, target in pairs if source and target)
    return {style for style, number in all_units.items() if number >= FEWEST and with_one[style] >= KEPT * number}


def _differing(
    reading: Reading, source: Enumerator, target: Enumerator | None, context: Context, kept: set[str]
) -> Iterator[Problem]:
    if target is None:
        if source.style in kept:
            yield Problem(
                f"{source.text} is not numbered in the translation, although the other units are",
                source=_span(source),
                suggestion=proposed(source, context.settings.style.numbering),
                unit=reading.index,
            )
    elif target.value != source.value:
        yield Problem(
            f"{source.text} is number {source.value}, but {target.text} is number {target.value}",
            source=_span(source),
            target=_span(target),
            suggestion=proposed(source, context.settings.style.numbering),
            unit=reading.index,
        )


def _longest_run(enumerators: Sequence[Enumerator]) -> list[Enumerator]:
    by_style: dict[str, list[Enumerator]] = {}
    for enumerator in enumerators:
        by_style.setdefault(enumerator.style, []).append(enumerator)
    return max(by_style.values(), key=len, default=[])


def _span(enumerator: Enumerator) -> Span:
    return Span(enumerator.start, enumerator.end, enumerator.text)
