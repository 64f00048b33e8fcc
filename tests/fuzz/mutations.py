"""Files as people's files go wrong: sound ones, spoiled cell by cell, line by line, byte by byte.

Everything follows from the chance that is handed in, so a seed gives the same file again.
"""

from random import Random

NASTY = (
    "",
    " ",
    "0",
    "-0",
    "-1",
    "1e308",
    "-1e308",
    "1e400",
    "5e-324",
    "nan",
    "NaN",
    "inf",
    "-inf",
    "9999",
    "-9999",
    "-99",
    "999.9",
    "32767",
    "65535",
    "1,234.5",
    "1.234,5",
    "1 234",
    "12,5",
    "0x1F",
    "½",
    "１２",
    "٣",
    "1e",
    "e5",
    "--",
    "-",
    "+",
    ".",
    ",",
    "TRUE",
    "#N/A",
    "#VALUE!",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "None",
    "null",
    "95.2%",
    "100 %",
    "2023-13-01",
    "2023-02-29 24:00",
    "29/02/2023",
    "31.12.99",
    "Jul 1, 2022 12:00 AM",
    "2023-01-01T00:00:00Z",
    "2023-01-01T00:00+08:00",
    "24:00",
    "25:61",
    "00:00:60",
    "inf:00",
    "1e9-01-01",
    "0000-00-00",
    "99999-01-01",
    "下午3时",
    "二〇二三年一月",
    "\u202e",
    "\ud7ff",
    "\ufeff",
    "😀",
    "𠮷",
    "<b>x</b>",
    "'; DROP TABLE chillers;--",
    "a" * 3000,
    "1" * 400,
    "\x00",
    "\x1b[2J",
    "\t",
    '"',
    '""',
    "'",
    "\\",
    "{}",
    "[]",
    "{0}",
    "%s",
    "°F",
    "°C",
    "kW",
    "冷吨",
    "kW·h",
    "MMBtu/h",
    "W/m²",
    "kWh/15min",
    "10^3 kW",
    "/",
    "//",
    "·",
    "^",
    "10^",
)
HEADINGS = (
    "Timestamp",
    "时间",
    "Date",
    "Time",
    "Datetime",
    "Month",
    "Day",
    "Hour",
    "No.",
    "Load",
    "Load (kW)",
    "Cooling load (kW)",
    "冷负荷(kW)",
    "冷量(冷吨小时)",
    "Chilled water (ton-hr)",
    "Energy [kWh]",
    "DistrictCooling:Facility [J](Hourly)",
    "Chiller Energy Consumption (kWh)",
    "负荷（W/㎡）",
    "Outdoor Air Temp (°F)",
    "室外干球温度(℃)",
    "Dry bulb",
    "indoor_dry_bulb",
    "Wet bulb (°C)",
    "Meter reading (kWh)",
    "torque_nm",
    "speed_rpm",
    "seconds",
    "flow_share",
    "流量 %",
    "hours",
    "V",
    "A",
    "PF",
    "cos_phi",
    "kW",
    "Active power total (kW)",
    "product",
    "产品",
    "condenser",
    "iplv",
    "cooling_capacity",
    "",
    "((((",
    "[",
    "]",
    "kW kW",
    "load [kW] (RT)",
    "1",
    "2023",
)
SEPARATORS = (",", ";", "\t", "|", "   ", " ")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "cp1252", "utf-16", "utf-16-le", "latin-1", "utf-32")

Rows = list[list[str]]


def spoiled(rows: Rows, chance: Random) -> Rows:
    """The rows with some of what goes wrong in tables."""
    rows = [list(row) for row in rows]
    for _ in range(chance.choice((0, 1, 1, 2, 3, 6))):
        if not rows:
            return [[chance.choice(NASTY)]]
        at = chance.randrange(len(rows))
        match chance.randrange(10):
            case 0 | 1 | 2:
                rows[at][_column(rows[at], chance)] = chance.choice(NASTY)
            case 3 | 4:
                rows[0][_column(rows[0], chance)] = chance.choice(HEADINGS)
            case 5:
                rows.insert(at, list(rows[at]))
            case 6:
                del rows[at]
            case 7:
                rows[at] = rows[at] + [chance.choice(NASTY)] * chance.choice((1, 1, 40))
            case 8:
                column = chance.randrange(max(map(len, rows), default=1) or 1)
                nasty = chance.choice(NASTY)
                for row in rows[1:]:
                    if column < len(row):
                        row[column] = nasty
            case 9:
                head = [[chance.choice(NASTY)] for _ in range(chance.randrange(1, 4))]
                rows = head + rows if chance.random() < 0.5 else rows + head
        rows = [row or [""] for row in rows]
    return rows


def _column(row: list[str], chance: Random) -> int:
    return chance.randrange(len(row))


def as_text(rows: Rows, chance: Random) -> bytes:
    """The rows as a text file, in an encoding and with separators of chance."""
    separator = chance.choice(SEPARATORS) if chance.random() < 0.4 else ","
    lines = []
    for row in rows:
        quoted = [
            f'"{cell}"' if separator in cell and chance.random() < 0.8 else cell for cell in row
        ]
        lines.append(separator.join(quoted))
    end = chance.choice(("\n", "\n", "\r\n", "\r"))
    encoding = chance.choice(ENCODINGS) if chance.random() < 0.3 else "utf-8"
    return (end.join(lines) + end).encode(encoding, errors="replace")


def bitten(content: bytes, chance: Random) -> bytes:
    """Bytes turned, cut off, doubled or put in."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        if not content:
            return bytes(chance.randrange(256) for _ in range(9))
        at = chance.randrange(len(content))
        match chance.randrange(5):
            case 0:
                content = content[:at]
            case 1:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case 2:
                content = content[:at] + content[at : at + 40] + content[at:]
            case 3:
                content = (
                    content[:at] + chance.choice(NASTY).encode("utf-8", "replace") + content[at:]
                )
            case 4:
                content = content[:at] + b"\x00" * chance.choice((1, 2, 64)) + content[at:]
    return content


def damaged(content: bytes, chance: Random) -> bytes:
    """Now and then, the bytes of a file bitten."""
    return bitten(content, chance) if chance.random() < 0.2 else content
