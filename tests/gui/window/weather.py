"""A weather file of a place of one's own: a plain year of sines, complete in what is read of it."""

from math import exp, pi, sin
from pathlib import Path

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def write_weather(path: Path) -> Path:
    """An EPW of a hot and humid place, by days and hours; pressure 1013.25 hPa."""
    lines = ["LOCATION,Own Site 自定地点,-,CHN,own,000000,30.50,120.10,8.0,12.0", *["X,0"] * 6]
    lines.append("DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31")
    day = 0
    for month, length in enumerate(_LENGTHS, 1):
        for date in range(1, length + 1):
            day += 1
            for hour in range(1, 25):
                dry = 17.0 - 12.5 * sin(2 * pi * (day + 75) / 365) + 4.0 * sin(pi * (hour - 9) / 12)
                dew = dry - 4.0
                humidity = 100.0 * _pressure(dew) / _pressure(dry)
                lines.append(
                    f"2005,{month},{date},{hour},60,?9,{dry:.1f},{dew:.1f},{humidity:.0f},101325,0"
                )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _pressure(celsius: float) -> float:
    """Of saturated vapour, relative (Magnus)."""
    return exp(17.62 * celsius / (243.12 + celsius))
