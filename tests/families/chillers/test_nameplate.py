"""Chillers known by their nameplate: the figures are met exactly, and what cannot be is told.

Expected ratings are summed up here from the record's coefficients, by the conditions and weights
of the methods: AHRI 551/591 table 3 and GB/T 18430.1-2007 as core.standards quotes them.
"""

import math
import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from catalog.devices.store import open_catalog
from core.families.chillers.grading import grade_chillers
from core.families.chillers.nameplates.fit import figures_of, fit, nameplates
from core.families.chillers.nameplates.nameplate import ChillerNameplate
from core.families.chillers.record import (
    Bearings,
    Chiller,
    Compressor,
    RatedMethod,
    TemperatureCurve,
    Unloading,
)
from core.machines.condenser import Condenser
from core.machines.device import Evidence, is_class, is_made_to_size, is_nameplate
from core.machines.maker_tables import FittedModel
from core.standards.library import shipped_standards
from gui.program.program import Program
from tests.core.selection.examples import FOLDER, program, study

SCREW = ChillerNameplate(
    maker="Xu", model="LSB 1000", compressor=Compressor.SCREW, condenser=Condenser.WATER,
    unloading=Unloading.SLIDE_VALVE, capacity_w=1e6, cop=5.6, nameplate_iplv=6.1,
    nameplate_method=RatedMethod.GB_18430_1_2007, leaving_chilled_c=7.0,
    entering_condenser_c=30.0,
)  # fmt: skip
AIR = msgspec.structs.replace(
    SCREW, model="FLS 500", condenser=Condenser.AIR, capacity_w=5e5, cop=3.1, nameplate_iplv=3.6,
    entering_condenser_c=35.0,
)  # fmt: skip


def _with(**changes: object) -> ChillerNameplate:
    return msgspec.structs.replace(SCREW, **changes)


def _made(plate: ChillerNameplate) -> Chiller:
    record: Chiller = fit(plate).record
    assert record is not None
    return record


def _curve(curve: TemperatureCurve, x: float, y: float) -> float:
    a, b, c, d, e, f = curve.coefficients
    return a + b * x + c * x * x + d * y + e * y * y + f * x * y


def _cop(one: Chiller, x: float, y: float, load: float, full_y: float) -> float:
    """COP at a load that is a share of the capacity at full_y, cycling below the least load."""
    full = _curve(one.capacity_curve, x, full_y)
    capacity = _curve(one.capacity_curve, x, y)
    ratio = load * full / capacity
    step = max(ratio, one.plr_min)
    cd = 1.13 - 0.13 * ratio / step
    share = sum(c * step**i for i, c in enumerate(one.part_load_curve.coefficients))
    power = capacity * _curve(one.power_curve, x, y) * share / one.cop
    return capacity * step / (cd * power)


def _rated(one: Chiller, x: float, y: tuple[float, ...], weights: tuple[float, ...]) -> float:
    loads = (1.0, 0.75, 0.5, 0.25)
    points = zip(weights, loads, y, strict=True)
    return math.fsum(w * _cop(one, x, at, load, y[0]) for w, load, at in points)


GB_WATER, GB_AIR = (30.0, 26.0, 23.0, 19.0), (35.0, 31.5, 28.0, 24.5)
GB_WEIGHTS = (0.023, 0.415, 0.461, 0.101)
AHRI_WATER, AHRI_WEIGHTS = (30.0, 24.5, 19.0, 19.0), (0.01, 0.42, 0.45, 0.12)


@pytest.mark.parametrize("least", [None, 0.1, 0.3])
@pytest.mark.parametrize(("plate", "condenser_c"), [(SCREW, GB_WATER), (AIR, GB_AIR)])
def test_capacity_cop_and_iplv_are_met(
    plate: ChillerNameplate, condenser_c: tuple[float, ...], least: float | None
) -> None:
    one = _made(msgspec.structs.replace(plate, plr_min=least))
    assert (one.capacity_w, one.cop) == (plate.capacity_w, plate.cop)
    assert _curve(one.capacity_curve, 7.0, condenser_c[0]) == pytest.approx(1.0, abs=1e-12)
    assert _cop(one, 7.0, condenser_c[0], 1.0, condenser_c[0]) == pytest.approx(plate.cop)
    found = _rated(one, 7.0, condenser_c, GB_WEIGHTS)
    assert found == pytest.approx(plate.nameplate_iplv, rel=1e-8)
    assert least is None or one.plr_min == least


def test_an_american_rating_is_met_by_its_own_method() -> None:
    one = _made(_with(nameplate_method=RatedMethod.AHRI_551_591))
    assert _rated(one, 7.0, AHRI_WATER, AHRI_WEIGHTS) == pytest.approx(6.1, rel=1e-8)
    assert _rated(one, 7.0, GB_WATER, GB_WEIGHTS) != pytest.approx(6.1, rel=1e-3)


def test_figures_at_other_conditions_are_met_there() -> None:
    one = _made(_with(leaving_chilled_c=6.0, entering_condenser_c=32.0))
    assert (one.leaving_chilled_c, one.entering_condenser_c) == (6.0, 32.0)
    assert _curve(one.capacity_curve, 6.0, 32.0) == pytest.approx(1.0, abs=1e-12)
    assert _cop(one, 6.0, 32.0, 1.0, 32.0) == pytest.approx(5.6)
    assert _cop(one, 7.0, 30.0, 1.0, 30.0) > 5.6  # easier
    assert _rated(one, 7.0, GB_WATER, GB_WEIGHTS) == pytest.approx(6.1, rel=1e-8)


def test_an_nplv_is_met_at_its_conditions() -> None:
    plate = _with(
        nameplate_iplv=None, nameplate_nplv=6.0, leaving_chilled_c=6.0, entering_condenser_c=32.0
    )
    # GB: linear from 32 °C at full load to 19 °C at 25 %.
    relief = tuple(19.0 + 13.0 * (load - 0.25) / 0.75 for load in (1.0, 0.75, 0.5, 0.25))
    assert _rated(_made(plate), 6.0, relief, GB_WEIGHTS) == pytest.approx(6.0, rel=1e-8)


def test_the_power_stands_for_the_cop() -> None:
    assert _made(_with(cop=None, input_power_w=2e5)).cop == 5.0
    assert _codes(fit(_with(input_power_w=2e5))) == ["nameplate_power_differs"]  # 5.0 is not 5.6
    assert fit(_with(input_power_w=1e6 / 5.65)).record is not None  # as rounded in print


def _codes(found: FittedModel) -> list[str]:
    return [one.code for one in found.missing]


def test_what_is_missing_is_asked() -> None:
    assert _codes(fit(_with(nameplate_iplv=None))) == ["nameplate_no_part_load"]
    missing = fit(ChillerNameplate(maker="Xu", model="A", nameplate_iplv=6.0)).missing
    named = [one.figures[0].value for one in missing]
    assert named == ["compressor", "condenser", "capacity_w", "cop"]


def test_figures_of_another_kind_method_or_unit_are_refused() -> None:
    refused = fit(_with(nameplate_iplv=0.58 * 5.6))  # an IPLV in kW/RT read as one in W/W, e.g.
    assert _codes(refused) == ["nameplate_not_of_kind"]
    figures = {one.name: one.value for one in refused.missing[0].figures}
    assert figures["rated"] < figures["low"] < 5.6 < figures["high"]
    assert _codes(fit(_with(compressor=Compressor.RECIPROCATING))) == ["nameplate_no_kind"]
    assert _codes(fit(_with(entering_condenser_c=45.0))) == ["nameplate_condition_outside"]


def test_an_unusual_ratio_is_fitted_and_told() -> None:
    usual = [one.code for one in fit(SCREW).assumed]
    unusual = [one.code for one in fit(_with(nameplate_iplv=5.6 * 1.4)).assumed]
    assert usual == ["nameplate_fitted"]
    assert unusual == ["nameplate_fitted", "nameplate_unusual"]


def test_what_is_assumed_is_told() -> None:
    bare = _with(
        unloading=None, nameplate_method=None, leaving_chilled_c=None, entering_condenser_c=None
    )
    assert [one.code for one in fit(bare).assumed] == [
        "nameplate_fitted", "nameplate_method_assumed", "nameplate_speed_assumed",
        "nameplate_conditions_assumed",
    ]  # fmt: skip
    assert _made(bare).entering_condenser_c == 30.0


def test_it_is_a_machine_of_its_own_with_a_band() -> None:
    one = _made(SCREW)
    assert one.evidence is Evidence.C
    assert is_nameplate(one)
    assert not is_class(one)
    assert not is_made_to_size(one)
    assert fit(SCREW).band == (one.class_band_one, one.class_band_several) == (0.13, 0.07)


def test_the_nameplate_comes_back_from_the_machine() -> None:
    for plate in (SCREW, AIR, nameplates().example, _with(plr_min=0.15)):
        assert figures_of(_made(plate)) == plate
    shipped = program().catalog.devices("chillers")[0]
    assert figures_of(shipped) is None


def test_a_verdict_on_a_rating_by_another_method_is_to_be_proved() -> None:
    def noted(plate: ChillerNameplate) -> set[str]:
        (verdicts,) = grade_chillers(shipped_standards(), [_made(plate)], date(2026, 11, 29))
        return {one.code for verdict in verdicts if verdict.judged for one in verdict.findings}

    assert "verdict_nameplate_other" not in noted(SCREW)
    assert "verdict_nameplate_other" in noted(_with(nameplate_method=RatedMethod.AHRI_550_590))
    assert "verdict_nameplate_other" in noted(_with(nameplate_iplv=None, nameplate_nplv=6.0))


@pytest.mark.parametrize(("units", "band"), [(1, 0.13), (2, 0.07)])
def test_its_year_has_a_band_in_a_selection(
    units: int, band: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    made = msgspec.structs.replace(
        _made(_with(capacity_w=1.45e6 / units, nameplate_iplv=6.6)), id="own:plate", source="own"
    )
    asked = study("office-shanghai")
    plant = msgspec.structs.replace(asked.plant, units_min=units, units_max=units)
    with open_catalog() as catalog:
        catalog.add(made)
        found = Program(catalog).select(msgspec.structs.replace(asked, plant=plant), FOLDER)
        candidate = next(one for one in found.candidates if one.record.id == made.id)
    assert candidate.outcome.energy_band == band
    assert candidate.outcome.band_of("annual_energy_wh") == band
    (said,) = [one for one in candidate.findings if one.code == "nameplate_machine"]
    figures = {one.name: one.value for one in said.figures}
    assert (figures["rated"], figures["band"], figures["machines"]) == (6.6, band, 37)
    assert said.source == "GB/T 18430.1-2007"


def test_an_oil_free_centrifugal_is_fitted_with_the_curves_of_those_with_oil() -> None:
    """As lists name them; the speed follows from the bearings, and a doubt is told."""
    plate = _with(
        compressor=Compressor.CENTRIFUGAL, unloading=None, bearings=Bearings.OIL_FREE, cop=6.0,
        nameplate_iplv=9.6,
    )  # fmt: skip
    found = fit(plate)
    made = _made(plate)
    assert made.unloading is Unloading.SPEED
    assert made.bearings is Bearings.OIL_FREE
    assert made.class_band_several == 0.17
    assert "nameplate_stand_in" in {one.code for one in found.assumed}
    assert figures_of(made) == msgspec.structs.replace(plate, unloading=Unloading.SPEED)
    told = nameplates().told
    assert re.search(told["bearings"]["oil_free"], "磁悬浮离心式冷水机组")
    assert not re.search(told["bearings"]["oil"], "磁悬浮离心式冷水机组")
    assert not re.search(told["bearings"]["oil"], "oil-free centrifugal chiller")
