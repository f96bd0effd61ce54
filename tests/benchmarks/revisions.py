"""Generate reports and revisions of them, with the old paragraph that each new one comes from.

Paragraphs are built from a stock of clauses with figures. Their frequencies follow Zipf's law, as in real reports, so
that unrelated paragraphs share many phrases, which makes matching hard.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

SUBJECTS = (
    "工业经济 数字经济 民营企业 重点项目 科技创新 产业集群 营商环境 对外开放 乡村振兴 生态环境 基础设施"
    " 社会保障 教育医疗 文化旅游 现代农业 新能源汽车 集成电路 生物医药 装备制造 消费品工业 软件产业 物流枢纽"
    " 金融服务 人才队伍 安全生产 节能降耗 城市更新 交通网络 水利工程 市场主体 产业园区 研发机构 知识产权"
    " 绿色制造 智能工厂 工业互联网 电子信息 新型材料 轨道交通 数据要素"
).split()
VERBS = (
    "加快推进 持续提升 不断优化 全面落实 着力培育 扎实开展 深入实施 统筹抓好 有序推动 积极引导 大力支持 切实加强"
).split()
OBJECTS = (
    "高质量发展 转型升级 协同创新 要素保障 重大项目建设 体系建设 专项行动 示范应用 成果转化 区域协作"
    " 降本增效 品牌建设 链条延伸 平台建设 改革试点 惠企政策 风险防控 服务能力 布局优化 招商引资"
).split()
RESULTS = (
    "同比增长{p}% 达到{n}亿元 累计建成{m}个 新增{m}家 完成投资{n}亿元 占比提高{q}个百分点 突破{n}亿元"
    " 排名全国第{r} 覆盖率达{p}%"
    " 减负{n}亿元 实现利润{n}亿元 带动就业{m}万人 下降{q}% 开工项目{m}个 入选国家级试点 取得明显成效 保持平稳运行"
).split()
RARE = [chr(code) for code in range(0x4E00, 0x4E00 + 6000)]
WORDS = (
    "the development of industrial economy projects enterprises growth steadily improved billion yuan percent key"
    " innovation platform construction and support measures city reached completed new service capacity"
).split()


@dataclass
class Revision:
    """An old and a new report. `origin` gives for each new paragraph the old one it comes from (None: truly new)."""

    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    origin: dict[str, str | None] = field(default_factory=dict)


class Writer:
    """Writes paragraphs from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        names = self.random
        self.names = ["".join(names.choices(RARE, k=names.randint(2, 4))) for _ in range(4000)]
        self.stock = [self._clause() for _ in range(3000)]
        self.weights = [1 / (rank + 5) for rank in range(len(self.stock))]

    def paragraph(self) -> str:
        """A paragraph of one to three sentences."""
        return "".join(self.sentence() for _ in range(self.random.randint(1, 3)))

    def sentence(self) -> str:
        clauses = self.random.choices(self.stock, self.weights, k=self.random.randint(1, 3))
        if self.random.random() < 0.5:
            clauses.insert(0, self.random.choice(self.names) + self.random.choice(OBJECTS))
        return ",".join(self._filled(clause) for clause in clauses) + "。"

    def target(self, source: str) -> str:
        """A text as long as an English translation."""
        sentences = [" ".join(self.random.choices(WORDS, k=max(3, len(part) // 3))) for part in source.split("。")[:-1]]
        return " ".join(sentence.capitalize() + "." for sentence in sentences) or "Heading"

    def _clause(self) -> str:
        pick = self.random.choice
        return pick(VERBS) + pick(SUBJECTS) + pick(OBJECTS) + (pick(RESULTS) if self.random.random() < 0.6 else "")

    def _filled(self, clause: str) -> str:
        roll = self.random
        values = {"p": round(roll.uniform(1, 90), 1), "q": round(roll.uniform(0.1, 9), 1), "n": roll.randint(10, 9999)}
        return clause.format(**values, m=roll.randint(2, 900), r=roll.choice("二三四五六七八"))

    def edited(self, text: str) -> str:
        """The paragraph after one to three edits of a word, clause, sentence or figure."""
        for _ in range(self.random.randint(1, 3)):
            sentences = [part + "。" for part in text.split("。")[:-1]]
            at = self.random.randrange(len(sentences))
            kind = self.random.random()
            if kind < 0.25:
                sentences[at] = sentences[at].replace(self.random.choice(VERBS), self.random.choice(VERBS))
                sentences[at] = sentences[at].replace("增长", "提高")
            elif kind < 0.45:
                sentences[at] = sentences[at][:-1] + "," + self._filled(self.random.choice(self.stock)) + "。"
            elif kind < 0.6 and len(sentences) > 2:
                del sentences[at]
            elif kind < 0.75:
                sentences.insert(at, self.sentence())
            elif kind < 0.85:
                clauses = sentences[at][:-1].split(",")
                clauses[self.random.randrange(len(clauses))] = self._filled(self.random.choice(self.stock))
                sentences[at] = ",".join(clauses) + "。"
            else:
                sentences[at] = "".join(self.random.choice("123456789") if c.isdigit() else c for c in sentences[at])
            text = "".join(sentences)
        return text


def revision(size: int, seed: int = 1) -> Revision:
    """A report of `size` paragraphs and its revision: 5% edited, 2% moved, 1% new, 1% deleted."""
    writer = Writer(seed)
    roll = writer.random
    old = list(dict.fromkeys(writer.paragraph() for _ in range(size)))
    places = list(range(len(old)))
    roll.shuffle(places)
    edited = set(places[: max(1, size * 5 // 100)])
    moved = set(places[size * 5 // 100 : size * 7 // 100])
    deleted = set(places[size * 7 // 100 : size * 8 // 100])
    made = Revision(old=old)
    kept: list[tuple[float, str]] = []
    for place, text in enumerate(old):
        if place in deleted:
            continue
        now = writer.edited(text) if place in edited else text
        made.origin[now] = text
        kept.append((roll.uniform(0, size) if place in moved else place, now))
    for _ in range(max(1, size // 100)):
        text = writer.paragraph()
        made.origin[text] = None
        kept.append((roll.uniform(0, size), text))
    made.new = list(dict.fromkeys(text for _, text in sorted(kept)))
    return made
