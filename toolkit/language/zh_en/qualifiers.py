"""What a figure is of, in words that exclude one another: 税后利润 is not "profit before tax"; see `groups`."""

from __future__ import annotations

from toolkit.language.figures.pair import Contrast
from toolkit.language.zh_en.excluding import groups

_GROUPS = r"""
before and after tax
税前 扣税前 除税前 未计税
  pre-?tax, before (?:\w+ )?tax(?:es|ation)? | before, gross
  税前利润2亿元。 | Profit after tax was 200 million yuan.
税后 扣税后 除税后
  after[- ](?:\w+ )?tax(?:es|ation)?, post-?tax, net of tax | after, net, post
  税后利润2亿元。 | Pre-tax profit was 200 million yuan.

gross and net
毛利 毛重 毛额 毛收入 毛增
  gross(?! domestic| national| regional| value| output) | gross
  毛利润8亿元。 | Net profit was 800 million yuan.
净利 净重 净额 净收入 净增 净租金
  net | net, after, clear, attributable
  净重25公斤。 | The gross weight is 25 kilograms.

constant and current prices
不变价 可比价 固定价格 扣除价格 剔除价格 扣除通胀 实际(?=[增下上提减]) 实质(?!性)
  constant prices?, comparable prices?, real terms, real growth, real (?:gdp|income)
    | constant, comparable, fixed, real, price (?:factor|change|adjust), inflation, adjust, volume, (?:19|20)\d\d
  按不变价格计算，产值增长5%。 | At current prices, output grew 5 percent.
现价 当年价 名义
  current prices?, nominal, nominally | current, nominal, money terms, prevailing, unadjusted, in name
  按现价计算，产值增长5%。 | Output grew 5 percent at constant prices.

residents and those registered
常住
  permanent residents?, permanent(?:ly)? resident, usual residents?, usually resident
    | permanent, usual, long-term, de facto, habitual, actual, resid
  常住人口25万人。 | There are 250,000 people with registered households.
户籍
  registered (?:population|residents?|households?), household registration, hukou | regist, household, hukou
  户籍人口25万人。 | The permanent resident population is 250,000.

public and private
公立 公办
  public, state-run, government-run | public, state, govern, municipal, council
  公办幼儿园12所。 | There are 12 private kindergartens.
私立 民办 私营 民营
  private, privately | priv, non-?(?:public|state|govern), independent, communit, individual, people
  民办幼儿园12所。 | There are 12 public kindergartens.

at home and abroad
国内(?!生产|外) 境内(?!外) 内地
  domestic, domestically, at home | domestic, home, national, china, chinese, inland, mainland, intern, countr,
    local, within
  国内订单增长8%。 | Overseas orders rose 8 percent.
国外 境外 海外
  overseas, foreign, abroad | foreign, abroad, oversea, internat, outside, extern, non-, global, world, other, export
  境外订单增长8%。 | Domestic orders rose 8 percent.
but not beside: 外资 外商 出境 入境 进口 出口 对外 外贸 外汇 国际 港澳 台湾

inside and outside a province
省内 州内 市内 区内
  (?:with)?in the (?:province|city|prefecture|region) | within, in the, inside, local, intra
  省内游客占62%。 | Visitors from outside the province made up 62 percent.
省外 州外 市外 区外
  outside the (?:province|city|prefecture|region), other provinces | out, other, beyond, elsewhere
  省外游客占62%。 | Visitors from within the province made up 62 percent.

flows in and out
流入 汇入
  inflows?, flowed in, flowed into, flows? into | inflow, into, attract, receiv, enter, absorb, inward, remit
  资金流入32亿元。 | Outflows of funds came to 3.2 billion yuan.
流出 汇出
  outflows?, flowed out, flows? out | outflow, out, left, leav, withdr, exit, pull, fled, drain, los, outward, remit
  资金流出32亿元。 | Inflows of funds came to 3.2 billion yuan.

surplus and deficit
盈余 顺差 结余
  surplus, surpluses | surplus, balance, excess, black, positive
  预计有54亿元盈余。 | A deficit of 5.4 billion yuan is forecast.
赤字 逆差 缺口
  deficits?, shortfalls? | deficit, shortfall, gap, short, negativ, red, minus, lack
  预计有54亿元赤字。 | A surplus of 5.4 billion yuan is forecast.

revenue and expenditure
收入(?!比|差)
  revenues?, incomes? | revenue, income, earn, receipt, sales, turnover, wage, sala, pa[iy], proceeds, taking,
    rais, collect,
    pension, money, profit, yield, generat
  全年收入52亿元。 | Expenditure for the year was 5.2 billion yuan.
支出
  expenditures?, spending, expenses, outlays? | expen, sp[ea]n, outlay, cost, disburs, pa[iy], payment, outgoing,
    alloc
  全年支出52亿元。 | Revenue for the year was 5.2 billion yuan.

revenue and profit
营业收入 营收 销售收入
  revenues?, turnover | revenue, turnover, sales, income, receipt, takings
  营业收入52亿元。 | Profit was 5.2 billion yuan.
利润 盈利 溢利
  profits? | profit, earn, income, net, return, margin, gain, ebit, surplus
  营业利润52亿元。 | Turnover was 5.2 billion yuan.

assets and debts
(?<!固定)资产(?!负债)
  assets | asset, propert, capital, holding
  总资产86亿元。 | Total liabilities were 8.6 billion yuan.
(?<!资产)负债
  liabilities, debts? | liabilit, debt, ow, borrow, gear, leverag
  总负债86亿元。 | Total assets were 8.6 billion yuan.

supply and demand
供给(?!侧) 供应(?!链|商)
  supply, supplies, supplied | suppl, provi, deliver, offer, avail, produc, releas, output, serv
  电力供应增长6%。 | Demand for electricity rose 6 percent.
需求(?!侧)
  demand | demand, need, requir, consum, want, order, appetite, request
  电力需求增长6%。 | The supply of electricity rose 6 percent.

output and sales
产量
  output, production | output, produc, yield, harvest, crop, generat, volume, catch, made, manufactur, assembl
  手机产量增长6%。 | Sales of mobile phones rose 6 percent.
销量 销售量
  sales, sold | s[ao]l, sell, retail, deliver, ship, bought, buy, purchas
  手机销量增长6%。 | Output of mobile phones rose 6 percent.

wholesale and retail
批发
  wholesale | wholesal
  批发额增长6%。 | Retail sales rose 6 percent.
零售
  retail | retail, shop, store, consumer
  零售额增长6%。 | Wholesale volumes rose 6 percent.

producer and consumer prices
生产者 出厂价
  producer prices?, ppi, ex-factory, factory-gate | produc, ppi, factory, ex-
  生产者出厂价格上涨2%。 | Consumer prices rose 2 percent.
消费者 居民消费价格
  consumer prices?, cpi | consum, cpi, retail, inflation
  居民消费价格上涨2%。 | Producer prices rose 2 percent.

long and short terms
长期
  long-term, long term, longer-term | long, perman, over time
  长期贷款增长6%。 | Short-term loans rose 6 percent.
短期
  short-term, short term, shorter-term | short, near-term, temporar, brief
  短期贷款增长6%。 | Long-term loans rose 6 percent.

direct and indirect
直接
  directly?, direct | direct
  直接损失6亿元。 | Indirect losses came to 600 million yuan.
间接
  indirect, indirectly | indirect
  间接损失6亿元。 | Direct losses came to 600 million yuan.

fixed and floating
固定(?!资产|电话|宽带)
  fixed(?! assets?| capital), fixed-rate | fix, set, regular, permanent, constant, stable
  固定利率3.2%。 | The floating rate is 3.2 percent.
浮动
  floating, variable, adjustable | float, variab, adjust, fluctuat, vary, swing
  浮动利率3.2%。 | The fixed rate is 3.2 percent.

demand and time deposits
活期
  demand deposits?, sight deposits? | demand, sight, current, check, call
  活期存款12亿元。 | Time deposits were 1.2 billion yuan.
定期存款
  time deposits?, fixed deposits?, term deposits? | time, fixed, term, savings
  定期存款12亿元。 | Demand deposits were 1.2 billion yuan.

start and end of trading
开盘 开市
  opened, opens, opening | open, start
  股指开盘报3120点。 | The index closed at 3,120.
收盘 收市 收报
  closed, closes, closing | clos, end, finish, settl
  股指收盘报3120点。 | The index opened at 3,120.

better and worse
改善 好转 优化
  improved, improves?, improvement, bettered | improv, better, enhanc, optimi, upgrad, recover, clean, eas, reliev,
    less, low
  指标改善6%。 | The indicator worsened by 6 percent.
恶化 变差
  worsened, worsens?, deteriorated, deterioration | wors, deterior, degrad, declin, poor, bad
  指标恶化6%。 | The indicator improved by 6 percent.

beyond a target and short of it: direction-mismatch
超额 超目标
  exceeded, surpassed, beat, overfulfilled | exceed, surpass, over, above, beyond, more, better, ahead, outstrip,
    excess
  超额完成目标6%。 | They fell short of the target by 6 percent.
未完成目标 未达目标 欠收 短收
  fell short, falls? short, short of, missed | short, miss, below, less, under, behind, not, fail, unmet
  短收6亿元。 | They exceeded the target by 600 million yuan.

in work and out of work
就业(?!不足)
  employed, in work, in employment, with jobs | employ, job, work, hir, occup, labo
  就业人数为62万人。 | The number of the unemployed was 620,000.
失业
  unemployed, unemployment, jobless | unemploy, jobless, out of work, out of a job, without, lost, los, redund, not
  失业率为5.2%。 | The employed made up 5.2 percent.

floor area and land
建筑面积 建面
  floor area, floor space, gross floor, built-up | floor, build, built, construct
  建筑面积12万平方米。 | It covers a land area of 120,000 square meters.
占地
  land area, site area, land | land, site, cover, occup, area, span, sprawl, take, foot, sit, spread, extend, stretch
  占地12万平方米。 | Its floor space is 120,000 square meters.

extra charges and discounts
附加费 加价 溢价 升水
  surcharges?, premiums?, mark-?ups? | surcharge, premium, mark, extra, addition, more, above, over
  附加费为500元。 | A discount of 500 yuan is given.
折扣 优惠 减价 折让 折价 贴水
  discounts?, rebates? | discount, rebate, off\b, reduc, concess, prefer, cheap, sav, special, lower, less,
    benefit, favo
  优惠500元。 | There is a surcharge of 500 yuan.
but not beside: (?:现货|期货|近月|远月|[AH]股)[^，。；、0-9]{0,6}[较比对](?:现货|期货|近月|远月|[AH]股)

loans made and called in
发放贷款 投放贷款
  issued, extended, granted, lent | iss, exten, grant, len[dt], provid, mad, offer, disburs, giv, g[ai]ve
  发放贷款6亿元。 | Loans of 600 million yuan were called in.
收回贷款 清收贷款
  recovered, collected, called in, recalled | recover, collect, call, recall, repa, retriev, back, recoup, reclaim,
    tak
  收回贷款6亿元。 | Loans of 600 million yuan were extended.

shares issued and bought back
回购
  repurchased?, buy back, bought back, buyback, repurchases | repurchas, buy, bought, redeem, revers, repo
  拟回购2亿股。 | It proposes to issue 200 million shares.
增发 发行(?!价)
  issued?, issues, issuance | iss, sell, sold, sale, float, plac, offer, rais, list, releas, launch, publish,
    publi, distrib
  拟发行2亿股。 | It proposes to repurchase 200 million shares.

all and none: direction-mismatch
全部(?![^，。；]*[不未没无非]) 全都(?![^，。；]*[不未没无非]) 均已 均获 均达 均为 均在
    均有 均超 均高 均低 均由 均可 均能 均增 均升 均降 无一例外
  all, every | all, every, each, both, entire, any, whole, without, except, uniform, across
  23名船员全部获救。 | None of the 23 crew members were rescued.
没有一 无一(?!例外) 均未 均不 均无 都没 都不 都未 全部未
  none, neither, nobody, no one, not all, not every
    | no\b, non, not, nei, nob, fail, without, never, un, zero, lack, below, under, less, fewer, any
  没有一个省的增速超过10%。 | All provinces grew by more than 10 percent.

many and few: number-hedge
多达 高达
  (?<!half )(?<!times )(?<!twice )as (?:many|much) as, up to, no fewer than, no less than
    | as (?:many|much|high), up to, no (?:fewer|less), reach, high, max, even, whopping, total, record, almost, nearly
  多达4000人报名。 | Only 4,000 people signed up.
仅有 只有 仅为 才有
  only, merely, fewer than, as few as, just
    | only, mere, few, just, no more, less, low, scant, small, barely, sole, but\b, alone, under, at most, nothing,
    limit
  只有4000人报名。 | As many as 4,000 people signed up.

local and central government
中央财政 中央政府 中央本级
  central government, central finance, central budget | central, state, national, centre, center, federal
  中央财政支出12亿元。 | Local governments spent 1.2 billion yuan.
地方财政 地方政府 地方本级
  local governments?, local finance, local budgets? | local, region, provin, municip, sub-?national, state
  地方财政支出12亿元。 | The central government spent 1.2 billion yuan.

morning and evening: date-mismatch
上午 早上 早晨 清晨 凌晨
  morning, a\.?m\.? | morning, a\.?m\b, dawn, early, sunrise, noon, midnight, night, small hours, hours
  5月3日上午开会。 | The meeting was held on the afternoon of May 3.
下午 午后 傍晚 晚上 晚间 当晚
  afternoon, evening, p\.?m\.? | afternoon, evening, p\.?m\b, night, noon, dusk, sunset, tonight, late, [12]\d:,
    gmt, utc
  5月3日下午开会。 | The meeting was held on the morning of May 3.
but not beside: 次日 翌日 次晨 翌晨 第二天

second half of the year: date-mismatch
上半年
  first half, first six months | first, half, h1, jan, six
  上半年增长6%。 | It grew 6 percent in the second half of the year.
下半年
  second half, latter half, last six months | second, latter, half, h2, jul, six, later, end
  下半年增长6%。 | It grew 6 percent in the first half of the year.

start and deadline: date-mismatch
截止日 截止时间 截至日期
  deadlines?, closing date, cut-?off | deadline, clos, cut, end, last, due, until, by, final, expir, no later
  截止日期为4月5日。 | The starting date is April 5.
开始日期 起始日 开始时间 生效日 施行日
  start(?:ing)? date, effective date, start | start, begin, effect, open, commenc, from, force, onset, launch
  开始日期为4月5日。 | The deadline is April 5.

weekdays and weekends: date-mismatch
平日 工作日
  weekdays?, working days? | weekday, work, business, ordinary
  工作日客流8万人次。 | There are 80,000 riders on weekends.
周末 双休日 休息日
  weekends? | weekend, saturday, sunday, rest, off, holiday
  周末客流8万人次。 | There are 80,000 riders on weekdays.
"""

QUALIFIERS: tuple[Contrast, ...] = tuple(groups(_GROUPS))
