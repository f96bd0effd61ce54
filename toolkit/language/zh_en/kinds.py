"""People and things of which a figure is that of one kind only: 全职 is not "part-time"; see `groups`."""

from __future__ import annotations

from toolkit.language.figures.pair import Contrast
from toolkit.language.zh_en.excluding import groups

_GROUPS = r"""
passengers and freight
旅客 客运 乘客
  passengers? | passenger, travell?er, rider, people, visitor, commuter, trips
  旅客周转量增长6%。 | Freight turnover rose 6 percent.
货物 货运 货邮
  freight, cargo | freight, cargo, goods, merchandis, commodit, mail
  货运量增长6%。 | Passenger traffic rose 6 percent.

blood pressure
收缩压
  systolic | systolic, upper
  收缩压不超过140毫米汞柱。 | Diastolic pressure is not above 140 mmHg.
舒张压
  diastolic | diastolic, lower
  舒张压不超过90毫米汞柱。 | Systolic pressure is not above 90 mmHg.

positive and negative tests
阳性
  positive | positiv, infect, case
  检测呈阳性的有32人。 | Thirty-two people tested negative.
阴性
  negative | negativ, clear
  检测呈阴性的有32人。 | Thirty-two people tested positive.

online and offline
线上(?!线下) 网上
  online | online, internet, e-, web, digital, virtual, net
  线上销售额增长6%。 | Offline sales rose 6 percent.
线下 实体店
  offline, in-person, bricks?-and-mortar | offline, in[- ]person, brick, physical, shop, store, site, face
  线下销售额增长6%。 | Online sales rose 6 percent.

full-time and part-time
全职 专任 全日制
  full-time | full, perman, dedicat
  全职员工320人。 | It has 320 part-time workers.
兼职
  part-time | part, concurrent, adjunct, side, moonlight, second
  兼职员工320人。 | It has 320 full-time workers.

compulsory and elective
必修
  compulsory, required | compuls, requir, mandat, core, oblig
  必修课12门。 | There are 12 elective courses.
选修
  elective, optional | elect, option
  选修课12门。 | There are 12 compulsory courses.

home and away
主场
  home, hosts | home, host, local
  主场得分32分。 | They scored 32 points away.
客场
  away, visitors | away, visit, road, guest
  客场得分32分。 | They scored 32 points at home.

medals
金牌
  gold, golds | gold, first, champion, title
  获得金牌3枚。 | They won three silver medals.
银牌
  silver | silver, second, runner
  获得银牌3枚。 | They won three bronze medals.
铜牌
  bronze | bronze, third
  获得铜牌3枚。 | They won three gold medals.

first and second
冠军 夺冠 夺魁
  champions?, won, wins, winners?, title, first place | champion, w[io]n, title, first, gold, top, trophy, crown,
    triumph
  以0.05秒优势夺冠。 | She was runner-up by 0.05 seconds.
亚军
  runners?-up, second place | runner, second(?!s), silver, beaten, los, behind, defeat, finalist
  以0.05秒之差获得亚军。 | She won by 0.05 seconds.

won and lost
获胜 取胜 赢得 胜出 战胜 击败
  won, wins, winning, victory | w[io]n, victor, triumph, gain, earn, secur, beat, defeat, carri, surviv, success
  以3分之差获胜。 | They lost by three points.
惜败 落败 告负 失利 败北
  lost, loses, losing, defeated | los, defeat, beaten, fell, went down, behind, short, fail
  以3分之差惜败。 | They won by three points.

married and divorced
结婚
  marriages?, married | marr, wed, newlywed
  结婚登记32万对。 | A total of 320,000 couples got divorced.
离婚
  divorces?, divorced | divorc, separat, split
  离婚登记32万对。 | A total of 320,000 couples got married.

rooms and open air
室内
  indoor, indoors | indoor, room, inside, inter
  室内面积320平方米。 | The outdoor area is 320 square meters.
室外 户外
  outdoor, outdoors | outdoor, outside, open, exter
  室外面积320平方米。 | The indoor area is 320 square meters.

regions
东部
  east, eastern | east
  东部地区增长6%。 | The western region grew 6 percent.
西部
  west, western | west
  西部地区增长6%。 | The eastern region grew 6 percent.
南部
  south, southern | south
  南部地区增长6%。 | The northern region grew 6 percent.
北部 东北 西北
  north, northern | north
  北部地区增长6%。 | The southern region grew 6 percent.

seasons
春季 春天 今春
  spring(?! festival) | spring, march, april, may
  春季降水减少6%。 | Autumn rainfall was down 6 percent.
夏季 夏天 夏粮
  summer | summer, jun, jul, aug
  夏粮增长6%。 | The autumn grain crop rose 6 percent.
秋季 秋天 秋粮
  autumn | autumn, fall, sept, oct, nov
  秋粮增长6%。 | The summer grain crop rose 6 percent.
冬季 冬天 今冬
  winter | winter, dec, jan, feb
  冬季用电增长6%。 | Summer use of electricity rose 6 percent.

degrees
博士
  doctoral, doctorates?, phds? | doctor, ph\.?\s?d, dr
  博士32人。 | They include 32 holders of master's degrees.
硕士
  master's, masters? | master, postgrad, m[ab]a?\b, msc
  硕士32人。 | They include 32 holders of doctorates.
本科 学士
  bachelor's, bachelors?, undergraduates? | bachelor, undergrad, college, univers, four-year, regular
  本科毕业生32人。 | They include 32 holders of master's degrees.
but not beside: 研究生

schools
(?<!中)小学(?!生)
  primary, elementary | primar, element
  小学32所。 | There are 32 junior high schools.
初中 初级中学
  junior (?:middle|high|secondary), lower secondary | junior, lower, middle, secondary
  初中32所。 | There are 32 primary schools.
(?<!初)高中
  senior (?:middle|high|secondary), upper secondary | senior, upper, (?<!junior )high
  高中32所。 | There are 32 junior high schools.

valid and invalid
有效(?!率|期|性|地|应|防|控|遏|提)
  valid | valid, effective, usable, complete
  回收有效问卷1024份。 | They received 1,024 invalid replies.
无效
  invalid, void, spoilt, spoiled | invalid, void, spoil, null, ineffect, not
  无效票1024张。 | There were 1,024 valid votes.

votes for and against
赞成 同意票
  in favou?r, voted for, votes for | favou?r, for, yes, aye, support, approv, agree, affirm, pro, back, endors
  赞成票120张。 | There were 120 votes against.
反对
  against, opposed | against, oppos, no\b, nay, reject, disagree, dissent, object, disapprov
  反对票120张。 | There were 120 votes in favor.

satisfied and not
(?<!不)满意
  satisfied, content | satisf, content, happy, pleas, approv, positive
  82%的受访者表示满意。 | Some 82 percent of those polled were dissatisfied.
不满
  dissatisfied, unhappy, discontented | dissatisf, unhapp, discontent, displeas, not, unsatisf, complain,
    disapprov, under, less
  82%的受访者表示不满意。 | Some 82 percent of those polled were satisfied.

severe and mild cases
重症 危重
  severe, critical, severely, critically | sever, critic, serious, grave, intensive
  重症病例32例。 | There were 32 mild cases.
轻症 轻型
  mild, mildly | mild, light, slight, minor
  轻症病例32例。 | There were 32 severe cases.

must and may
强制(?!执行) 强积金
  mandatory, compulsory | mandat, compuls, forc, requir, oblig, enforc, must
  强制参保人数为32万人。 | There are 320,000 voluntary contributors.
自愿
  voluntary, voluntarily | volunt, willing, option, free, choice, choos
  自愿参保人数为32万人。 | There are 320,000 mandatory contributors.

employers and employees
雇主
  employers? | employer, compan, firm, business, enterpris
  雇主缴纳12%。 | Employees pay 12 percent.
雇员
  employees? | employee, worker, staff, member, wage
  雇员缴纳8%。 | Employers pay 8 percent.

buyers and sellers
买方
  buyers? | buy, purchas, customer
  买方应支付30%。 | The seller shall pay 30 percent.
卖方
  sellers? | sell, vendor, supplier
  卖方应支付30%。 | The buyer shall pay 30 percent.

tenants and landlords
承租 租客 租户
  tenants?, lessees? | tenan, lessee, renter, occup
  租客须支付两个月租金。 | Landlords must pay two months' rent.
出租人 业主 房东
  landlords?, lessors? | landlord, lessor, own, propriet, propert
  业主须支付两个月租金。 | Tenants must pay two months' rent.

creditors and debtors
债权人
  creditors? | credit, lender
  债权人持有32%。 | Debtors hold 32 percent.
债务人
  debtors? | debtor, borrow, ow
  债务人共320名。 | There are 320 creditors.

teachers and pupils
教师 老师
  teachers? | teach, facult, staff, instruct, educat, lectur, professor
  教师1200名。 | There are 1,200 students.
学生(?!书)
  students?, pupils? | student, pupil, school, learner, child, undergrad, kid, youth, enrol, young
  学生1200名。 | There are 1,200 teachers.

doctors and nurses
医生 医师
  doctors?, physicians? | doctor, physic, medic, practition, clinic
  医生1200名。 | There are 1,200 nurses.
护士
  nurses? | nurs
  护士1200名。 | There are 1,200 doctors.
"""

KINDS: tuple[Contrast, ...] = tuple(groups(_GROUPS))
