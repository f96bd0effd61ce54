"""Nouns that figures belong to, one a line: Chinese words | English words as they are, `*` for any ending.

A longer word counts as the shorter ones inside it too. A group of `labels` is for nouns that exclude one another; these
do not. `noun_places` finds them.
"""

from __future__ import annotations

NOUNS = """
出口 | export*
进口 | import*
城镇 城市 市区 城区 | urban, cit*, town*
农村 乡村 | rural, countryside, village*
乡镇 | township*
村 行政村 | village*
农民 农户 | farmer*, farm household*, rural household*
居民 | resident*, household*
第一产业 一产 | primary
第二产业 二产 | secondary
第三产业 三产 | tertiary
工业 | industr*
农业 | agricult*, farming
服务业 | service*, services
建筑业 | construction
制造业 | manufactur*
加工 加工业 | process*
采矿业 | mining
房地产 房地产业 | real estate, property, housing development
批发 | wholesale
零售 | retail*
住宿 | accommodation, hotel*, lodging
餐饮 | catering, restaurant*, food service*, dining
金融 金融业 | financ*
高技术 高新技术 | high-tech*, high tech*
战略性新兴产业 | emerging
装备制造 | equipment
基础设施 | infrastructure
机电 机电产品 | machinery, electromechanical, mechanical and electrical
农产品 | farm product*, agricultural product*, farm produce
粮食 | grain*, cereal*
油料 | oil crop*, oilseed*
棉花 | cotton
蔬菜 | vegetable*
水果 | fruit*
茶叶 | tea
小麦 | wheat
玉米 | corn, maize
水稻 稻谷 | rice
大豆 | soy*
猪肉 生猪 | pork, hog*, pig*
牛肉 | beef
羊肉 | mutton, lamb
禽肉 家禽 | poultry
鸡蛋 禽蛋 | egg*
牛奶 | milk, dairy
水产品 | aquatic, fish*, seafood
煤炭 原煤 | coal
原油 石油 | crude, oil, petroleum
天然气 | natural gas, gas
汽油 | gasoline, petrol
柴油 | diesel
电力 发电量 用电量 | electricity, power
风电 | wind
光伏 太阳能 | solar, photovolt*
水电 | hydro*
核电 | nuclear
火电 | thermal, coal-fired
钢材 粗钢 钢铁 | steel
水泥 | cement
铝 | alumin*
铜 | copper
化肥 | fertili*
农药 | pesticide*
塑料 | plastic*
纸张 造纸 | paper*
纺织 纺织品 | textile*
服装 | clothing, garment*, apparel
家具 | furniture
玩具 | toy*
家电 家用电器 | appliance*
空调 | air conditioner*, air-conditioner*, air conditioning
冰箱 | refrigerator*, fridge*
洗衣机 | washing machine*, washer*
彩电 电视机 电视 | television*, TV*
手机 | mobile phone*, phone*, handset*, smartphone*, cell phone*, cellphone*, mobiles
电脑 计算机 | computer*, laptop*, PC*
笔记本电脑 | laptop*, notebook*
平板电脑 | tablet*
集成电路 芯片 | integrated circuit*, chip*, semiconductor*, IC*
机器人 | robot*
汽车 轿车 | automobile*, car, cars, vehicle*, auto, autos, automotive
新能源汽车 | new energy vehicle*, new-energy vehicle*, NEV*, electric vehicle*, electric car*, EV*
乘用车 | passenger car*, passenger vehicle*
商用车 | commercial vehicle*
货车 卡车 载货汽车 | truck*, lorr*
摩托车 | motorcycle*, motorbike*
船舶 造船 | ship*, vessel*
飞机 | aircraft, airplane*, plane*
药品 医药 | drug*, pharmaceut*, medicine*
化妆品 | cosmetic*
珠宝 | jewel*
酒类 白酒 | liquor*, alcohol*, spirits
烟草 卷烟 | tobacco, cigarette*
医院 | hospital*
诊所 门诊部 | clinic*
床位 | bed*
医生 医师 | doctor*, physician*
护士 | nurse*
学校 | school*
幼儿园 | kindergarten*, preschool*, nurser*
小学 | primary school*, elementary
初中 | junior*
高中 | senior*, high school*
大学 高校 | universit*, college*
教师 | teacher*
学生 | student*, pupil*
研究生 | postgraduate*, graduate student*
毕业生 | graduate*
公务员 | civil servant*
工人 职工 员工 | worker*, employee*, staff
农民工 | migrant*
老年人 老人 | elderly, older, senior citizen*, aged
儿童 | child*
成人票 成年人 | adult*
青年 | young, youth*
妇女 女性 女 | woman, women, female*, girl*
男性 男 | men, man, male*, boy*
教育 | education*
医疗 卫生 | health*, medical
科技 | science, technolog*, sci-tech
文化 | cultur*
体育 | sport*
交通 | transport*, traffic
铁路 | rail*
公路 | highway*, road*
水路 水运 | waterway*, water
民航 航空 | air, aviation, airline*
地铁 | subway*, metro*
公交 | bus*
港口 | port*
机场 | airport*
旅客 客运 | passenger*
货物 货运 | freight, cargo, goods
快递 | express, parcel*, courier*
邮政 | postal, post
电信 | telecom*
旅游 | touris*, travel*
电影 票房 | film*, movie*, box office, cinema*
图书 | book*
软件 | software
存款 | deposit*
贷款 | loan*, lending
债券 | bond*
股票 | stock*, share*
基金 | fund*
保险 | insur*
保费 | premium*
税收 | tax*
增值税 | VAT, value-added tax*, value added tax*
消费税 | consumption tax*
企业所得税 | corporate income tax*, enterprise income tax*
个人所得税 | personal income tax*, individual income tax*
关税 | tariff*, customs dut*
利润 | profit*
营业收入 | operating revenue*, operating income, business revenue*, turnover
财政收入 | fiscal revenue*, revenue*
财政支出 | fiscal expenditure*, expenditure*, spending
投资 | invest*
消费 | consum*
民间投资 | private investment
中央 | central
地方 | local
赞成 | favour, favor, support*
反对 | against, oppos*
弃权 | abstention*, abstain*
最高气温 最高价 最高温 | high, highs, highest, maximum
最低气温 最低价 最低温 | low, lows, lowest, minimum
国内游客 国内旅游 | domestic
入境游客 入境旅游 | inbound, foreign
线上 网上 | online, internet
线下 实体店 | offline, brick*, physical
大学生 | university student*, college student*, undergraduate*
中学生 | secondary, middle school*, high school*
鸡肉 | chicken
早稻 | early rice, early-season
晚稻 | late rice, late-season
上午 | morning*
下午 | afternoon*
平日 | weekday*
周末 | weekend*
工资 薪酬 | wage*, salar*, pay
物价 | price*
新房 新建商品住宅 新建住宅 | new home*, new hous*, newly built, new build*
二手房 二手住宅 存量房 | existing home*, second-hand, secondhand, pre-owned, resale*, used home*, existing hous*
现房 | completed home*, finished home*, completed hous*
期房 | off the plan, off-plan, presale*, pre-sale*
股份制银行 | joint-stock
国有大行 大型商业银行 国有银行 | state bank*, big bank*, large bank*, state-owned
轻工业 | light industr*
重工业 | heavy industr*
沿海 | coast*
内陆 | inland, interior
理科 理工科 | science*
文科 | arts, humanities, liberal
博士 | doctor*, PhD*
硕士 | master*
本科 本科生 | undergraduate*, bachelor*
专科 大专 | junior college*, vocational, associate
群众 | masses, non-member*
汉族 | Han
少数民族 | minorit*
感染 | infect*, contract*
确诊 | confirmed
疑似 | suspect*
治愈 康复 | recover*, cured, discharged
长期 中长期 | long-term, longer-term
短期 | short-term, shorter-term
固定电话 | fixed-line, fixed line, landline*
移动电话 | mobile*
沪指 上证指数 上证综指 | Shanghai
深成指 深证成指 | Shenzhen
创业板 创业板指 | ChiNext, GEM
科创板 | STAR
恒指 恒生指数 | Hang Seng
道指 道琼斯 | Dow
纳指 纳斯达克 | Nasdaq
标普 | S&P
公办 公立 | public
民办 私立 | private*
国有 国企 | state-owned, state, public
民营 私营 | private*
外资 外商 | foreign*
中小企业 | small and medium*, SME*
大型企业 大企业 | large*, big
个体工商户 | self-employed, individual business*, household business*
住宅 | residential, home*, housing
办公楼 写字楼 | office*
商铺 商业 | commercial, retail, shop*
工厂 | factor*, plant*
仓库 | warehouse*
森林 | forest*
草原 | grassland*
湿地 | wetland*
耕地 | farmland, cropland, arable
河流 | river*
湖泊 | lake*
海洋 | ocean*, marine, sea
废水 污水 | wastewater, waste water, sewage
废气 | waste gas*, exhaust
二氧化碳 | carbon dioxide
二氧化硫 | sulfur dioxide, sulphur dioxide
氮氧化物 | nitrogen oxide*
结婚 | marri*, wedding*
离婚 | divorc*
门诊 | outpatient*
住院 | inpatient*, hospitali*
出生 新生儿 | birth*, born, newborn*
死亡 遇难 丧生 身亡 死者 | death*, died, dead, mortality, kill*, fatal*
失踪 | missing
受伤 伤者 | injur*, wounded, hurt
火灾 | fire, fires
洪水 洪涝 | flood*
地震 | earthquake*, quake*
事故 | accident*
犯罪 刑事 | crim*
民事 | civil
行政 | administrative
上半年 | first half
下半年 | second half
一季度 | first quarter
二季度 | second quarter
三季度 | third quarter
四季度 | fourth quarter
食品 | food*
衣着 | clothing
居住 | housing, residence
白天 日间 | day, daytime
夜间 夜晚 | night*
外省 | other province*
党员 党员干部 | Party member*, Party official*, Party cadre*, Communist Party
干部 | official*, cadre*
人口 | population, people, inhabitant*
产值 | output value, output
产量 | output, production
GDP 国内生产总值 生产总值 | GDP, gross domestic product, GRP, gross regional product
研发 研发经费 | R&D, research
对外投资 | outbound investment, overseas investment, outward investment
北京 | Beijing
天津 | Tianjin
上海 | Shanghai
重庆 | Chongqing
广东 | Guangdong
江苏 | Jiangsu
浙江 | Zhejiang
山东 | Shandong
四川 | Sichuan
湖南 | Hunan
湖北 | Hubei
河南 | Henan
河北 | Hebei
福建 | Fujian
安徽 | Anhui
江西 | Jiangxi
广州 | Guangzhou
深圳 | Shenzhen
香港 | Hong Kong
澳门 | Maca*
台湾 | Taiwan*
内地 | mainland
东盟 | ASEAN
欧盟 | EU, European Union
美国 | United States, US, U.S., America*
日本 | Japan*
韩国 | South Korea*, Korea*, ROK
俄罗斯 | Russia*
印度 | India*
德国 | German*
法国 | France, French
英国 | UK, U.K., Britain, British, United Kingdom
非洲 | Africa*
拉美 | Latin America*
一带一路 | Belt and Road
东部 | east*
西部 | west*
中部 | central, middle
东北 | northeast*, north-east*
"""
