"""Clauses of made-up reports, from which laws put paragraphs together."""

from __future__ import annotations

CLAUSES = (
    "全面推进创新",
    "培育龙头企业12家",
    "产值达35.6亿元",
    "增长8.1%",
    "优化营商环境",
    "一是抓项目",
    "（二）促开放",
)
