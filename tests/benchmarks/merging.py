"""Time merging two branches of a catalog: `python tests/benchmarks/merging.py [UNITS]…` (default 5000 10000 20000).

On both branches the report was revised (a tenth of its paragraphs), and on one a third was translated; then again with
one branch that only translated.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from toolkit.catalogs.changes import Rules
from toolkit.catalogs.merge import merge
from toolkit.catalogs.update import update
from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

CHARACTERS = "工业投资增长稳定企业发展创新产业链供应数字经济绿色转型质量效益提升项目建设开放合作民营新能源汽车电子"


def written(catalog: Catalog) -> Catalog:
    return po.parse(po.serialize(catalog))


def changed(catalog: Catalog, units: Iterable[Unit], target: str) -> Catalog:
    done = [(unit, replace(unit, target=target, state=State.TRANSLATED, previous=None)) for unit in units]
    return written(po.replace(catalog, done))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(count: int) -> None:
    chance = random.Random(1)
    texts = [f"{''.join(chance.choices(CHARACTERS, k=40))}，完成{number}亿元。" for number in range(count)]
    units = (Unit(text, "Text.", state=State.TRANSLATED) for text in texts)
    base = written(Catalog((po.new_header({"Language": "en"}), *units)))
    revised = [text.replace("，", "，全市") if chance.random() < 0.1 else text for text in texts]
    updated = written(update(base, [Unit(text) for text in revised], Rules()).catalog)
    both = changed(updated, updated.units[::3], "New text.")
    one = changed(base, base.units[::3], "New text.")
    both_updated, one_updated = (timed(lambda side=side: merge(base, side, updated)) for side in (both, one))
    sys.stdout.write(f"{count:>7} units: both updated {both_updated:.2f} s, one updated {one_updated:.2f} s\n")


if __name__ == "__main__":
    for argument in sys.argv[1:] or ["5000", "10000", "20000"]:
        run(int(argument))
