"""What the names of indicators look like in Chinese: how they end, and what is not a name."""

from __future__ import annotations

import re

from toolkit.language.alternation import together
from toolkit.language.statements import Said
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_RATE_KINDS = frozenset({K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})
#: The shortest and longest name, in characters.
_SHORTEST, _LONGEST = 2, 30

#: Last words of names, by the kinds of figures they have: sums and amounts, rates and indices, what is counted, and
#: fields of the economy, which only grow or shrink by percent.
_AMOUNT = """
总产值 产值 增加值 生产总值 GDP 总额 总值 收入 支出 利润 利税 税收 投资 出口 进口 进出口 贸易额 零售额 销售额 成交额
交易额 网络零售额 营业额 消费额 金额 存款 贷款 余额 债务 外资 资金 经费 保费 补贴 奖金 工资 成本 费用 价格 产量 产能
销量 发电量 用电量 用水量 供电量 用气量 消费总量 排放量 能耗 客运量 货运量 吞吐量 发送量 周转量 运输量 业务量 接入量
存栏 出栏 单产 里程 面积 总动力 储量 库存 订单 逆差 顺差 总规模 注册资本 装机容量 装机 降水量 供水量 处理量 联运量
保有量 拥有量 持有量 建筑面积 财政收入 缺口 总资产 净资产 总负债 资产总计 资产合计 负债总计 负债合计 权益总计 权益合计
"""
_RATE = "率 比重 占比 比例 强度 指数 增速 增幅 降幅 涨幅 跌幅 亏损面 覆盖面 贡献率 满意度 收入比 系数"
_COUNTED = """
企业 企业数 企业总数 合作社 家庭农场 总量 总数 数量 户数 人数 人次 件数 起数 专利 商标 人口 就业 用户 用户数 单位
个体工商户 市场主体 经营主体 农民工 床位 养老床位 医生 护士 医院 学校 学生 教师 游客 旅客 院士 航线 网点 品种 机构
"""
_FIELD = "业 产业 行业"
#: Names that say nothing without the words around them, also with 总 before them.
_BARE = """
产值 增加值 投资 收入 支出 利润 总额 资金 金额 规模 面积 产量 销量 余额 贷款 存款 经费 费用 成本 价格 总量 总数 数量
人数 企业 项目 机构 用户 户数 比重 占比 比例 增速 增幅 降幅 涨幅 跌幅 率 指数 出口 进口 用户数 企业数 里程 强度 补贴
债务 能耗 订单 缺口 工业 产业 行业 经济 旅客 游客 合计 服务业 人口 学校 学生 教师 医院 单位 专利 单产 产能 工资
工资性收入 经营净收入 财产净收入 转移净收入 销售额 投资额 电量 存栏 出栏 净利润
资产总额 负债总额 营业额 合同额 新签合同额 渗透率 利用率 覆盖率 普及率 占有率 合格率 达标率 完成率 使用率 入住率 出租率
第一产业 第二产业 第三产业 业务量 市场主体 资产负债率 规划面积 成交额 毛利率 贸易额 满意率 集群产值 运营成本 生产成本
总资产 净资产 总负债 资产总计 资产合计 负债总计 负债合计 所有者权益总计 所有者权益合计 股东权益总计 股东权益合计
生产效率 劳动生产率 不良率 购进价格 出厂价格 手持订单金额 能源利用率 装机 装机容量 发电量 用电量 用水量
"""
#: Beginnings that tell of a deed, not of an indicator.
_DEEDS = """
新增 新建 新认定 新培育 新引进 新签 新改 新收 新创 新设 新开 新投 新启 新造 新登记 新注册 日均新增 净增 累计 建成 建设
建立 建档 完工 开工 竣工 投产 启动 实施 培育 引进 认定 改造 签约 签订 举办 开展 组织 选派 发放 拨付 安排 下拨 清理 处置
淘汰 推广 查处 取消 下放 创建 打造 获 入选 供应 盘活 惠及 减免 减少 增加 降低 提供 办理 办结 落实 制定 出台 修订 审批
审定 识别 确认 清查 挽回 抢 收集 调运 派出 选 评选 整治 排查 整改 化解 退出 压减 关闭 关停 转移 安置 救助 资助 培训 帮扶
搬迁 征收 征集 吸引 吸纳 带 争取 筹集 融资 发行 发布 推进 推行 加入 组建 设立 成立 研制 突破 攻克 转化 接待 接入 接受
参与 参加 服务 支付 清偿 兑现 补助 奖励 支持 减税 为 与 在 对 给予 力争 确保 全面 优化 深化 强化 加快 加强 持续 积极
扎实 成功 顺利 使 让 促成 促进 扩大 提高 提升 增长 上升 下降 约 上线 完善 统筹 重点 打通 绿化 造林 复工 分解 集聚 聚集
形成 释放 已 该 项目 其 置换 销号
处理 保障 运送 输送 开行 开通 通车 植树 修复 治理 协调 推送 登记 受理 调解 侦破 抓获 检查 抽检 监测 注册量 节约
减排 部分 机架 保持 稳定
"""


def _any(words: str) -> str:
    return together("|".join(words.split()))


_KINDS = {"rate": _RATE, "amount": _AMOUNT, "counted": _COUNTED, "field": _FIELD}
_HEAD = re.compile(f"(?:{'|'.join(f'(?P<{kind}>{_any(words)})' for kind, words in _KINDS.items())})\\Z")
_A_FIELD = re.compile(f"(?:{_any(_FIELD)})\\Z")
BARE = re.compile(f"(?:总|年均|日均|月均|[年月日])?(?:{_any(_BARE)})")
DEED = re.compile(
    f"全部(?!工业|金融机构)|本(?![地外市区省县级])|有(?![效色机限])|无(?![人形线])|按(?!揭)|{_any(_DEEDS)}"
)
#: Names that go on about the same enterprises as the name before.
OF_ENTERPRISES = re.compile("利润总额|利税总额|营业收入利润率|营业收入|利润|资产负债率|营业成本")
#: An indicator of enterprises, whose others may follow: 规上工业企业营业收入.
WHOSE = re.compile(f"(?P<subject>[一-鿿]{{2,16}}企业)(?:{OF_ENTERPRISES.pattern})")
#: The parts of foreign trade and of incomes; only the first is introduced as one (其中).
SIBLINGS = (
    frozenset({"出口", "进口"}),
    frozenset({"工资性收入", "经营净收入", "财产净收入", "转移净收入"}),
)
#: Indicators of the industry that a sentence is about.
OF_INDUSTRIES = frozenset({"增加值", "产值", "总产值"})
#: What names never contain: verbs, particles, comparisons, marks.
_NEVER = re.compile(
    "\\A全年|计划(?=新|完成|建|安排|实施)|[了着将把被让由从向并又而不仅对，。；：:,;/]|使(?!用)|以(?![上下内外])|为(?!主)|达(?!产)|(?<!公)共(?![和同享])"
    "|等(?!级)(?=.{0,3}\\Z)|可(?!支配|比|再生|持续|靠)|完成|实现|推动|带动|支持|通过|超过|突破|高于|低于|累计|同比|环比"
    "|相当于|反映|最多|至多|至少|新设|形成|入库|募集|获(?!得感)|投入(?!强度|经费|资金|总额|占)|在(?![校建职岗册线库孵读])|分别|主要是|来自|建立|建成|新建|新认定|引进|培育|拨付|发放|举办|开展|下拨|查处|取消|签约(?![额金])|开工"
    "|竣工|启动|推广|淘汰|清理|惠及|提供(?!商)|获批|入选|占|受|因|参加|参与(?!率)|纳入|带来|拉动|拥有(?!量)|贡献(?!率)|(?:发送|运送|接送|接待|输送)(?:旅客|游客|乘客|人次)|提高|提升"
    "|降低|下降|增长(?!率|速度)|增加(?!值)|减少|上升|回升|(?<![国所私公特享拥持占现])有(?![效色机限关资])"
)
#: Modifiers that share the rest of their name: 城镇和农村居民人均可支配收入, 第一、二、三产业增加值.
_JOINED = re.compile(
    "(?P<one>城镇|农村)(?:常?住?居民)?[和、与及](?P<other>农村|城镇)(?P<rest>常?住?居民.+)\\Z"
    "|(?P<both>城乡)(?P<more>常?住?居民.+)\\Z"
)
_SECTORS = re.compile("第一(?:产业)?[、和]第?二(?:产业)?[、和]第?三产业(?P<rest>增加值|投资)\\Z")
#: A thing of which a whole may have so many: 新能源汽车.
THING = re.compile("[一-鿿]{2,10}(?<![的率中量额])")
#: Headings of chapters about what is to come, and about the past as well.
AHEAD = re.compile(
    "打算|安排|下一?步|主要任务|重点工作|重点任务|主要目标|预期目标|工作目标|展望|工作思路|总体思路|总体要求|发展目标"
    "|规划目标|今后五年"
)
#: Titles of plans.
PLAN = re.compile("规划|行动计划|行动方案|实施方案|工作要点|发展纲要")
PAST_TOO = re.compile("报告|总结|回顾|完成情况|执行情况|成就|成效|问题")


def is_name(words: str, figure: Quantity, said: Said) -> bool:
    """True for a noun phrase that may have such a figure."""
    if not is_phrase(words):
        return False
    kind = head(words)
    if kind == "field":  # 高技术制造业增长18.1%
        return said is Said.CHANGE and figure.kind is K.PERCENT
    if kind == "counted":
        if said is Said.CHANGE and figure.kind is K.PERCENT:  # 私营企业增长8.9% is not their number
            return words.endswith(("数", "量", "人次", "就业", "人口"))
        return figure.kind is K.CARDINAL or said is Said.CHANGE
    if kind == "rate":
        return figure.kind in _RATE_KINDS or said is Said.CHANGE or figure.kind is K.CARDINAL
    return bool(kind) and (said is Said.CHANGE or figure.kind not in _RATE_KINDS)


def is_phrase(words: str) -> bool:
    """True for words that may be a noun phrase: no deed, no verb, no list."""
    if not _SHORTEST <= len(words) <= _LONGEST or ("、" in words and "等" not in words):
        return False
    return not DEED.match(words) and not _NEVER.search(words)


def head(words: str) -> str:
    """What the last word of a name is: rate, amount, counted or field; empty for any other."""
    found = _HEAD.search(words)
    return (found.lastgroup or "") if found else ""


def is_of_sum(words: str, whole: str) -> bool:
    """True for an amount under the last word of a whole that parts add up to: 第一产业投资 of 固定资产投资."""
    one, other = _HEAD.search(words), _HEAD.search(whole)
    if one is None or other is None or one.lastgroup != "amount" or "人均" in words:
        return False
    return one.group() == other.group()


def parts(names: str) -> list[str]:
    """The names of a list of which each is whole: two fields, or 城镇和农村居民收入; empty for any other list."""
    if sectors := _SECTORS.fullmatch(names):
        return [f"第{one}产业{sectors['rest']}" for one in "一二三"]
    joined = _JOINED.match(names)
    if joined:
        ones = ("城镇", "农村") if joined["both"] else (joined["one"], joined["other"])
        return [f"{one}{joined['rest'] or joined['more']}" for one in ones]
    found = re.split("[、和与及]", names)
    return found if all(map(_A_FIELD.search, found)) else []
