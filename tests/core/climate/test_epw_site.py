"""A site from its weather file alone: design conditions counted from the hours."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from core.climate.epw import parse_epw
from core.climate.epw_site import station_from_epw
from gui.command.main import main
from tests.core.climate.weather_text import Air, weather

SAO_PAULO = 'LOCATION,"São Paulo, Congonhas",SP,BRA,INMET,837810,-23.62,-46.65,-3.0,802.0'
EXAMPLES = files("resources") / "examples"


def test_the_design_conditions_are_those_of_the_definitions() -> None:
    """Days of 0.0, 0.1 … 36.4 °C, saturated: every definition can be counted by hand.

    Not reached on 5 days: the sixth coldest, 0.5; on 1 day: 0.1. Exceeded in 50 h: 48 h of the
    two warmest days and 2 h of the third, 36.2. Exceeded on 5 days: 35.9. January: days 0 to 30,
    mean 1.5; December: days 334 to 364, mean 34.9; the year: 18.2.
    """

    def air(hour: int) -> Air:
        day_c = round(hour // 24 / 10, 1)
        return Air(day_c, day_c, 100)

    found = station_from_epw(parse_epw(weather(air, SAO_PAULO), "a", "a"))
    assert found.heating_c == pytest.approx(0.5)
    assert found.winter_ac_c == pytest.approx(0.1)
    assert found.summer_db_c == pytest.approx(36.2)
    assert found.summer_wb_c == pytest.approx(36.2, abs=0.01)
    assert found.summer_day_c == pytest.approx(35.9)
    assert found.winter_month_c == pytest.approx(1.5)
    assert found.summer_14h_c == pytest.approx(34.9)
    assert found.annual_mean_c == pytest.approx(18.2)
    assert (found.winter_rh, found.summer_14h_rh) == pytest.approx((1.0, 1.0), abs=1e-3)
    assert (found.extreme_min_c, found.extreme_max_c) == (0.0, 36.4)
    assert (found.latitude_deg, found.elevation_m) == (-23.62, 802.0)
    assert found.title == "BRA São Paulo, Congonhas"


def test_the_humidity_is_that_of_the_file() -> None:
    """20 °C with a dew point of 10 °C: 52.5 % by Magnus' formula."""
    found = station_from_epw(parse_epw(weather(lambda _: Air(20.0, 10.0, 53)), "a", "a"))
    assert found.winter_rh == pytest.approx(0.525, abs=0.003)
    assert found.summer_14h_rh == pytest.approx(0.525, abs=0.003)


@pytest.mark.parametrize(
    "example", ["office-shanghai", "clinic-shenyang", "pump-shanghai", "dairy-shanghai"]
)
def test_every_family_selects_at_a_site_without_a_station(
    example: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site.epw").write_bytes(weather(location=SAO_PAULO).encode("cp1252"))
    study = json.loads((EXAMPLES / f"{example}.json").read_text("utf-8"))
    study["site"] = {"epw": "site.epw"}
    (tmp_path / "study.json").write_text(json.dumps(study), "utf-8")
    out = tmp_path / "out.json"
    status = main(["select", str(tmp_path / "study.json"), "--language", "en", "--json", str(out)])
    assert status in (0, 2), capsys.readouterr().err  # 2: no machine of the catalog does it there
    result = json.loads(out.read_text("utf-8"))
    assert result["climate"]["label"] == "São Paulo, Congonhas (site.epw)"


def test_a_study_with_neither_is_told_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = json.loads((EXAMPLES / "office-shanghai.json").read_text("utf-8"))
    study["site"] = {}
    (tmp_path / "study.json").write_text(json.dumps(study), "utf-8")
    assert main(["select", str(tmp_path / "study.json"), "--language", "en"]) == 2
    assert "neither a station nor a weather file" in capsys.readouterr().err
