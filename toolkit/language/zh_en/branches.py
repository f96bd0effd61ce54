"""Branches of the economy and products, of which a figure is that of one only: 玉米 is not "wheat"; see `groups`."""

from __future__ import annotations

from toolkit.language.figures.pair import Contrast
from toolkit.language.zh_en.excluding import groups

_GROUPS = r"""
energy
火电 煤电
  thermal, coal-fired | therm, coal, fossil
  火电发电量增长6%。 | Hydropower output rose 6 percent.
水电(?!气|费) 水力发
  hydropower, hydroelectric\w* | hydr, water
  水电发电量增长6%。 | Wind power output rose 6 percent.
核电
  nuclear | nuclear, atom, reactor
  核电发电量增长6%。 | Thermal power output rose 6 percent.
风电 风力发
  wind | wind
  风电发电量增长6%。 | Solar power output rose 6 percent.
光伏 太阳能
  solar, photovoltaics? | solar, photovolt, pv\b
  光伏发电量增长6%。 | Nuclear power output rose 6 percent.
but not beside: 电力 发电装机 新能源 可再生

fuels
煤炭 原煤 煤价
  coal | coal, pit, mine
  煤炭产量增长6%。 | Natural gas output rose 6 percent.
原油 石油 油价
  crude, oil, petroleum | crude, oil, petrol, barrel, fuel, gasoline, brent
  原油产量增长6%。 | Coal output rose 6 percent.
天然气
  natural gas | gas, lng
  天然气产量增长6%。 | Crude oil output rose 6 percent.

crops
小麦
  wheat | wheat
  小麦产量增长6%。 | Corn output rose 6 percent.
玉米
  corn, maize | corn, maiz
  玉米产量增长6%。 | Wheat output rose 6 percent.
稻谷 水稻 早稻
  rice, paddy | rice, padd
  水稻产量增长6%。 | Soybean output rose 6 percent.
大豆
  soybeans?, soya | soy
  大豆产量增长6%。 | Rice output rose 6 percent.
棉花
  cotton | cotton
  棉花产量增长6%。 | Wheat output rose 6 percent.
but not beside: 粮食 油料 作物

meat
猪肉
  pork | pork, pig, hog, meat
  猪肉产量增长6%。 | Beef output rose 6 percent.
牛肉
  beef | beef, cattle, meat, cow
  牛肉产量增长6%。 | Mutton output rose 6 percent.
羊肉
  mutton, lamb | mutton, lamb, sheep, goat, meat
  羊肉产量增长6%。 | Pork output rose 6 percent.

transport
铁路 高铁
  railways?, rail, railroads? | rail, train, track
  铁路客运量增长6%。 | Highway passenger traffic rose 6 percent.
公路
  highways?, roads? | highway, road, expressway, motorway, bus, truck, vehicle, drive
  公路客运量增长6%。 | Railway passenger traffic rose 6 percent.
水路 水运
  waterways?, shipping | water, ship, vessel, boat, river, sea, marit
  水路货运量增长6%。 | Railway freight rose 6 percent.
民航 航空
  civil aviation, airlines? | avia, air, flight, fl[iy], plane
  民航客运量增长6%。 | Railway passenger traffic rose 6 percent.

three sectors
第一产业
  primary industry, primary sector | primary, agric
  第一产业增长6%。 | The tertiary industry grew 6 percent.
第二产业
  secondary industry, secondary sector | secondary, manufact
  第二产业增长6%。 | The primary industry grew 6 percent.
第三产业
  tertiary industry, tertiary sector | tertiary, servic
  第三产业增长6%。 | The secondary industry grew 6 percent.

metals
铜
  copper | copper, bronze, brass
  铜价上涨6%。 | Aluminum prices rose 6 percent.
铝
  aluminum, aluminium | alumin
  铝价上涨6%。 | Copper prices rose 6 percent.
锌
  zinc | zinc
  锌价上涨6%。 | Copper prices rose 6 percent.
镍
  nickel | nickel
  镍价上涨6%。 | Zinc prices rose 6 percent.
黄金
  gold | gold, bullion
  黄金价格上涨6%。 | Silver prices rose 6 percent.
白银
  silver | silver
  白银价格上涨6%。 | Gold prices rose 6 percent.
"""

BRANCHES: tuple[Contrast, ...] = tuple(groups(_GROUPS))
