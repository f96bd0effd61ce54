"""Words between two figures, in either language: what joins a range or a list, and what tells a change."""

from __future__ import annotations

import re

#: What may join the two ends of a range, in either language.
RANGE_JOINTS = frozenset("至 到 - – — ~ ～ to and 至 ―".split())
#: What may join two figures that share a hedge: 分别超过5%和3%.
LIST_JOINTS = frozenset("和 与 及 以及 、 and , &".split())
#: Before a range: it is a change from one value to another (from 50 percent to 70).
CHANGE = re.compile(r"(?:\bfrom|从|由|自)[^0-9,，。]{0,18}\Z")
