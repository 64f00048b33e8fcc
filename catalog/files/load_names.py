"""What the columns of a table of load are called, in the languages files come in."""

import re
from dataclasses import dataclass

# Temperatures of the outdoor air, and what is none of it.
WET_BULB = re.compile(
    r"(?i)湿球|wet.?bulb|\bt?_?wb\b|\btwet\b|feuchtkugel|bulbe humide|bulbo h[úu]mido"
)
DRY_BULB = re.compile(r"(?i)干球|dry.?bulb|\bt?_?db\b|\btdry\b|trockenkugel|bulbe sec|bulbo seco")
OUTDOOR = re.compile(
    r"(?i)室外|户外|环境|气温|外温|外气|outdoor|outside|ambient|(?<![a-z])oat(?![a-z])|\boa\b"
    r"|(?<![a-z])t_?amb|\bweather|\bsite\b|au(ß|ss)en|ext[ée]rieur|exterior|esterna|外気"
)
NO_OUTDOOR = re.compile(
    r"(?i)室内|房间|送风|回风|排风|供水|回水|出水|进水|供回|冷却水|冷冻水|冷水|热水|设定|土壤|地表|壁"
    r"|indoor|inside|interior|zone|room|space|supply|return|leaving|entering|inlet|outlet|mixed"
    r"|exhaust|coil|chilled|chw|condenser|evap|set.?point|ground|soil|surface|radiant|innen"
    r"|int[ée]rieur|humid|湿度|\brh\b|露点|dew|enthalp|焓|press|气压|压力|flow|流量|wind|风速|solar|radiation"
    r"|辐照|辐射|damper|开度|\bco2\b|lighting|照明|照度|load|负荷|demand|kpi"
)
# Times in columns of numbers.
YEAR = re.compile(r"(?i)^(年份?|year|yr|jahr|année|año|ano)$")
MONTH = re.compile(r"(?i)^(月份?|month|mon|mo|monat|mois|mes|mês)$")
DAY = re.compile(r"(?i)^(日|天|day|day of month|dom|tag|jour|d[íi]a)$")
HOUR = re.compile(
    r"(?i)^(小?时|时刻|时段|hour|hr|hour of day|stunde|heure|hora|he"
    r"|(hour|hr)[ _.-]?(ending|end|beginning)"
    r"|结束时刻|结束时间)$"
)
MINUTE = re.compile(r"(?i)^(分钟?|minute|min)$")
HOUR_ENDING = re.compile(
    r"(?i)^he$|(hour|interval|period|time|hr|int)[ _.-]?end(ing)?\b|end(ing)?[ _.-]?(time|hour|of)"
    r"|结束(时间|时刻)|截止时间|bis$"
)
RUNNING = re.compile(
    r"(?i)^(序号|编号|行号|小时|小时数|时刻|no\.?|nr\.?|n|index|idx|#|id|hour|hours|h|hr|step|row"
    r"|record|hour of (the )?year|hoy|time ?step|stunde)$"
)
STAMP = re.compile(
    r"(?i)时间|日期|时刻|date|time|stamp|datum|zeit|fecha|hora|heure|период|время|日時"
)
STAMP_ONLY = re.compile(
    r"(?i)\W*(时间戳?|日期(时间)?|采集时间|记录时间|数据时间|(local|utc|start|end|read(ing)?|log|sample)?"
    r"[ _]?(date|time|date[ /_&-]*time|time[ _]?stamp)([ _]?(local|utc))?"
    r"|datum|zeit(stempel)?|fecha|日時)\W*"
)
METER = re.compile(
    r"(?i)累[计积]|表底|示数|读数|表码|表读|止码|totali[sz]|cumulat|accumulat|counter|odometer"
    r"|meter.?(reading|value|index|register)|register|z[äa]hlerstand|index compteur"
)
TOTAL = re.compile(r"(?i)合计|总计|总|全部|total|sum|overall|gesamt|whole")
_ELECTRIC = (
    r"电|耗|能耗|用能|功耗|elec|consum|usage|power input|input power|\binput\b|kw_?e\b|compressor"
    r"|压缩机|pump|水泵|fan|风机|tower|冷却塔|(?<!cooling )(?<!thermal )(?<!heating )\bpower\b"
    r"|(?<!cooling )(?<!heating )(?<!heat )(?<!thermal )(?<!water )(?<!chw )(?<!cold )\benergy\b"
    r"|(?<!冷)(?<!热)功率|strom|verbrauch|stromaufnahme|gas|燃气|steam flow"
)
_NO_FIGURE = (
    r"温度|temp|湿度|humid|流量|流速|\bflow|焓|enthalpy|露点|dew|price|电价|tariff|\bcop\b|\beer\b|\bscop\b"
    r"|负荷率|负载率|load (ratio|factor|rate)|\bplr\b|status|状态|台数|number of|设定"
    r"|set.?point|rated"
    r"|额定|装机"
    r"|nominal|压力|press|频率|freq|cost|费用|carbon|碳|\bt?co2"
    r"|辐射|辐照|strahlung|radiation|irradia|rayonnement|radiaci|radia[cç]|\bg[hd]i\b|\bdni\b"
    r"|pmv|ppd|comfort|舒适|风速|\bwind(?!ow)|无功|视在|功率因|reactive|apparent|power.?factor|cos.?phi"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Names of the load that is looked for: the first that fits gives the score."""

    never: re.Pattern[str]
    names: tuple[tuple[int, re.Pattern[str]], ...]

    def score(self, name: str) -> int:
        """0 where the name says nothing, or something else."""
        if self.never.search(name):
            return 0
        return next((score for score, pattern in self.names if pattern.search(name)), 0)


COLD = Sought(
    never=re.compile(
        rf"(?i)热负荷|供热|采暖|供暖|热水|heat(?!.?gain)|heiz|chauff|{_ELECTRIC}|{_NO_FIGURE}"
    ),
    names=(
        (
            4,
            re.compile(
                r"(?i)冷负荷|空调负荷|cooling.?(load|demand)|chill\w*.?(water )?(load|demand)"
                r"|k(ü|ue)hl(last|bedarf)|k[äa]lte(last|bedarf)|charge frigo|carga t[ée]rmica"
                r"|冷房負荷"
            ),
        ),
        (
            3,
            re.compile(
                r"(?i)供冷|制冷量|冷量|冷|cool|chill|k[äa]lte|k(ü|ue)hl|froid|frigo|refrig|frio|冷房"
            ),
        ),
        (2, re.compile(r"(?i)负荷|load|demand|last\b|bedarf|charge|carga")),
    ),
)
HEAT = Sought(
    never=re.compile(
        rf"(?i)冷|cooling|chill|热水|hot.?water|dhw|k[äa]lte|{_ELECTRIC}|{_NO_FIGURE}"
    ),
    names=(
        (
            4,
            re.compile(
                r"(?i)热负荷|heat\w*.?(load|demand)|heiz(last|bedarf)|w[äa]rme(last|bedarf)"
            ),
        ),
        (
            3,
            re.compile(
                r"(?i)供热|采暖|供暖|制热量|热量|heat|热|heiz|w[äa]rme|chauff|chaleur|calor"
            ),
        ),
        (2, re.compile(r"(?i)负荷|load|demand|last\b|bedarf|charge|carga")),
    ),
)
