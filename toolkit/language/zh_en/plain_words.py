"""The plainest words of change and comparison: 同比增长5.1% is "up 5.1 percent year on year"."""

from __future__ import annotations

from toolkit.language.figures.plainly import PlainWords

PLAIN_WORDS = PlainWords(
    changes=(
        (
            ("增长", "上升", "提高", "上涨", "增加"),
            (" up ", " grew ", " rose ", " grew by ", " rose by ", " increased by ", " growth of ", " increase of "),
        ),
        (
            ("下降", "减少", "降低", "下跌"),
            (" down ", " fell ", " fell by ", " dropped by ", " declined by ", " decreased by "),
        ),
    ),
    follow=(*",.;)", " year on year", " year-on-year", " from the previous", " over the previous", " to ", " in "),
    denials="负不未没无非少多零",
    bases=(("同比", (" year on year", " year-on-year")),),
)
