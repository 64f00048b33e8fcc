"""Stations: outdoor design conditions of GB 50736-2012, Annex A.

The table stations.csv lies beside this module: 294 stations by secondary transcription, four
misprints of the transcription corrected (column `corrected`), nine further doubts kept as they
are printed and named (column `doubt`). Both are findings wherever the station is used.
"""

import csv
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files

from core.keeping.keeping import keep_for_good
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

SOURCE = "GB 50736-2012 Annex A, secondary transcription"


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Design conditions of one station; the clauses are those of GB 50736-2012."""

    id: str  # number of the weather station
    province: str
    city: str
    name: str
    latitude_deg: float
    longitude_deg: float
    elevation_m: float
    annual_mean_c: float
    heating_c: float  # daily mean not reached on 5 d/a (4.1.2)
    winter_month_c: float  # mean of the coldest month (4.1.3)
    winter_ac_c: float  # daily mean not reached on 1 d/a (4.1.4)
    winter_rh: float  # mean of the coldest month, 0 … 1 (4.1.5)
    summer_db_c: float  # dry bulb exceeded in 50 h/a (4.1.6)
    summer_wb_c: float | None  # wet bulb exceeded in 50 h/a (4.1.7); six stations have none
    summer_14h_c: float  # mean at 14 h of the hottest month (4.1.8)
    summer_14h_rh: float  # mean at 14 h of the hottest month, 0 … 1 (4.1.9)
    summer_day_c: float  # daily mean exceeded on 5 d/a (4.1.10)
    winter_pressure_pa: float
    summer_pressure_pa: float
    extreme_max_c: float
    extreme_min_c: float
    doubt: str = ""  # code of a doubt; the finding is `station_doubt_<code>`
    corrected: str = ""  # column, figure of the transcription → figure written

    @property
    def title(self) -> str:
        """The station's name as the annex heads it: province, city, station."""
        parts = (self.province, self.city, self.name)
        return " ".join(dict.fromkeys(parts))

    def findings(self) -> tuple[Finding, ...]:
        """The doubts about this station's figures."""
        found = []
        if self.doubt:
            code = f"station_doubt_{self.doubt}"
            found.append(
                finding(
                    code,
                    Severity.WARNING,
                    figure("station", self.title, word="place"),
                    source=SOURCE,
                )
            )
        if self.corrected:
            column, printed, _, written = self.corrected.split()
            kind = Kind.ELEVATION if column == "elevation_m" else Kind.TEMPERATURE
            figures = (
                figure("station", self.title, word="place"),
                figure("printed", float(printed), kind),
                figure("written", float(written), kind),
            )
            code = f"station_corrected_{column.rsplit('_', 1)[0]}"
            found.append(finding(code, Severity.WARNING, *figures, source=SOURCE))
        return tuple(found)


_NUMBERS_ALIKE, _NAMES_ALIKE = 0.79, 0.4  # share of characters in common
_TEXTS = ("id", "province", "city", "name", "doubt", "corrected")


@keep_for_good
def stations() -> tuple[Station, ...]:
    """All stations, in the order of the annex."""
    text = (files("core.climate") / "stations.csv").read_text(encoding="utf-8")
    return tuple(_station(row) for row in csv.DictReader(text.splitlines()))


def _station(row: dict[str, str]) -> Station:
    numbers: dict[str, float | None] = {
        key: float(value) if value else None for key, value in row.items() if key not in _TEXTS
    }
    texts = {key: row[key] for key in _TEXTS}
    return Station(**texts, **numbers)  # type: ignore[arg-type]


@keep_for_good
def _by_id() -> dict[str, Station]:
    return {station.id: station for station in stations()}


def station(key: str, place: str = "site.station") -> Station:
    """The station with that number, or the only one of that name, city or province.

    Raises Problem `station_not_found` with those that are much like it, else `station_unknown`.
    """
    known = _by_id().get(key.strip())
    if known:
        return known
    named = [s for s in stations() if key.strip() in (s.name, s.city, s.province)]
    if len(named) == 1:
        return named[0]
    near = "; ".join(f"{s.id} {s.title}" for s in search(key, 5)) if key.strip() else ""
    if not near:
        raise Problem("station_unknown", place, figure("station", key))
    raise Problem("station_not_found", place, figure("station", key), figure("near", near))


def search(text: str, limit: int = 20) -> tuple[Station, ...]:
    """Stations by number or Chinese name, the best match first; near misses where none fits.

    An empty text finds all of them, in the order of the annex.
    """
    words = text.split()
    hits = [s for s in stations() if all(word in f"{s.id} {s.title}" for word in words)]
    hits.sort(key=lambda s: text.strip() not in (s.id, s.name, s.city))
    if not hits:
        hits = _near(text.strip())
    return tuple(hits[:limit])


def _near(text: str) -> list[Station]:
    words: dict[str, list[Station]] = {}
    for s in stations():
        for word in dict.fromkeys((s.id, s.province, s.city, s.name)):
            words.setdefault(word, []).append(s)
    # One digit may be wrong: numbers that share less have nothing to do with each other.
    alike = _NUMBERS_ALIKE if text.isdigit() else _NAMES_ALIKE
    close = get_close_matches(text, words, n=10, cutoff=alike)
    return list(dict.fromkeys(s for word in close for s in words[word]))
