"""Dry coolers in a closed loop where towers would stand: by hand, by trying, and in a study."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest

from catalog.devices.store import open_catalog
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import (
    Auxiliaries,
    ChillerDuty,
    CondenserControl,
    DryCooling,
)
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant_room.report.free_cooling import switching
from core.families.chillers.plant_room.units.room import room_year
from core.families.chillers.plant_room.units.unit_tables import STEPS, UnitTables
from core.plant.dry_cooler import DryCooler
from core.report.compose import content_of
from core.report.wording import worded
from core.selection.selection import Selection
from core.standards.rating_methods import usual_method
from core.vocabulary.language import Language
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/data-hall-beijing.json"
DUTY = ChillerDuty(auxiliaries=Auxiliaries.PLANT_ROOM, dry_cooler=DryCooling.CONDENSERS)
DESIGN = ChillerDesign(
    peak_w=2e6, required_w=2e6, leaving_chilled_c=7.0, entering_condenser_c=33.0,
    elevation_m=0.0, rating=usual_method(in_china=True),
)  # fmt: skip
DRY_BULBS = np.array([15.0, 20.0, 25.0])  # 25 °C and 8 K make the 33 °C of design


# 8 K over the dry bulb with a fall of 6 K: NTU 6/8. With 0.6 of the water C_r is 0.6, NTU 0.75/0.6
# = 1.25, exp(-1.25 · 0.4) = 0.60653, ε = 0.39347 / (1 - 0.36392) = 0.61859. 0.6 of the heat is a
# fall of 6 K again, over an ITD of 6/0.61859 = 9.699 K: the water leaves 3.699 K above the air.
def test_less_water_by_hand() -> None:
    cooler = DryCooler(approach_k=8.0, span_k=6.0)
    assert cooler.leaving_c(0.6, 20.0, 1.0, 0.6) == pytest.approx(23.699, abs=1e-3)
    assert cooler.air(0.6, 20.0, 23.7, 0.6) == pytest.approx(1.0, abs=1e-2)


@cache
def _machine() -> ChillerColumns:
    with open_catalog() as catalog:
        return columns_of([catalog.device("W049")])


@cache
def _tables(control: CondenserControl) -> UnitTables:
    duty = msgspec.structs.replace(DUTY, condenser_control=control)
    loads = np.full(len(DRY_BULBS), 1e6)
    return room_year(duty, DESIGN, DRY_BULBS, loads, 3.0).room.tables(_machine())


def _heat_w() -> float:
    one = full_load(_machine(), 7.0, np.array([33.0]), 3.0)
    full = part_load(_machine(), np.ones((1, 1)), 7.0, np.array([33.0])).power_ratio
    return float(one.capacity_w[0, 0] + one.power_w[0, 0] * full[0, 0])


def test_a_full_unit_at_design_by_hand() -> None:
    """All the heat at 25 °C: water of 33 °C, and fans that take 4 % of it."""
    full = _tables(CondenserControl.FULL_FAN)
    assert full.set_c[0, 2, STEPS] == pytest.approx(33.0, abs=0.02)
    assert full.fan_w[0, 2, STEPS] == pytest.approx(0.04 * _heat_w(), rel=1e-6)
    # At 15 °C it carries more, and the water is warmer than the air by 8 K for each of its heat.
    chiller = full.input_w[0, 0, STEPS] - full.fan_w[0, 0, STEPS] - full.bypass_w[0, 0, STEPS]
    heat = (full.capacity_w[0, 0] + chiller) / _heat_w()
    assert heat > 1.0
    assert full.set_c[0, 0, STEPS] == pytest.approx(15.0 + 8.0 * heat, abs=0.05)


def test_no_rule_needs_less() -> None:
    best, shares = _tables(CondenserControl.OPTIMUM), np.arange(STEPS + 1) / STEPS
    for control in CondenserControl:
        by_rule = _tables(control)
        load = np.linspace(0.1, 1.0, 19) * by_rule.capacity_w[0, 1]
        least, its = (
            np.interp(load, shares * one.capacity_w[0, 1], one.input_w[0, 1])
            for one in (best, by_rule)
        )
        assert (least <= its * (1.0 + 2e-3)).all(), control


def test_the_set_point_by_trying() -> None:
    """0.6 of a unit at 20 °C: chiller and fans at waters in tenths of a kelvin."""
    best, columns, heat_w = _tables(CondenserControl.OPTIMUM), _machine(), _heat_w()
    cooler = DryCooler(approach_k=8.0, span_k=5.0)
    load = 0.6 * best.capacity_w[0, 1]
    tried = []
    for water_c in np.arange(20.5, 33.0, 0.1):
        one = full_load(columns, 7.0, np.array([water_c]), 3.0)
        share = np.array([[load / one.capacity_w[0, 0]]])
        ratio = part_load(columns, share, 7.0, np.array([water_c])).power_ratio[0, 0]
        chiller = float(one.power_w[0, 0] * ratio)
        air = float(cooler.air((load + chiller) / heat_w, 20.0, water_c))
        turned = max(air, 0.3)  # slower they run by turns
        tried.append(chiller + 0.04 * heat_w * turned**3 * min(air / 0.3, 1.0))
    bypass = best.bypass_w[0, 1, 30]
    assert best.input_w[0, 1, 30] - bypass == pytest.approx(min(tried), rel=3e-3)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    """The data hall in Kunming, where 26.2 °C and 8 K make 34.2 °C."""
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["site"] = {"station": "56778"}
    study["duty"] |= {
        "dry_cooler": "dry_cooler_for_condensers", "heat_recovery": "recovers_hot_water",
    }  # fmt: skip
    study["plant"]["models_max"] = 1
    path = tmp_path_factory.mktemp("hall") / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


# Chilled water 15/21 °C, exchanger 1.5 K: all of a full unit's load with water of 13.5 °C. It gives
# the coolers 1 / (1 + 1/COP) of the heat they are made for: at COP c the air may be 8 c / (c + 1)
# colder than that; some of the load with water up to 15 + 6 - 1 - 1.5 = 18.5 °C.
def test_where_free_cooling_begins_by_hand(hall: Selection) -> None:
    leading = hall.leading
    assert leading is not None
    approach = 8.0 * leading.outcome.design_cop / (leading.outcome.design_cop + 1.0)
    found = switching(hall, leading)
    assert found.full_c[0] == pytest.approx(13.5 - approach, abs=0.05)
    assert found.partial_c[0] == pytest.approx(18.5 - approach, abs=0.05)


def test_the_report_says_dry_coolers_and_what_was_refused(
    hall: Selection, languages: dict[str, Language]
) -> None:
    assert hall.design.entering_condenser_c == pytest.approx(34.2)
    assert set(hall.profile.columns) == {"load_w", "dry_bulb_c"}
    said = {finding.code for finding in hall.situation.findings}
    assert {"room_closed_loop", "room_option_needs_towers"} <= said
    assert "room_own_cells" not in said
    content = content_of(hall, date(2026, 11, 1), parts=["performance"])
    told = msgspec.json.encode(worded(content, languages["zh"])).decode()
    assert "干冷器" in told
    assert "冷却塔" not in told
    told = msgspec.json.encode(worded(content, languages["en"])).decode()
    assert "dry coolers" in told
    assert "tower" not in told.casefold()
