"""What is said of a candidate that fits well, or not so well."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from core.climate.stations import station
from core.climate.year import ClimateOrigin, ClimateYear
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.matching import match
from core.families.chillers.outcome import ChillerOutcome
from core.families.chillers.record import Flag
from core.load.kinds import LoadShape
from core.load.profile import Profile
from core.load.series import LoadOrigin, LoadSeries
from core.selection.family import Situation
from core.study.sections import Site
from core.study.study import Study
from core.vocabulary.finding import Severity
from tests.families.chillers.machines import machine

GOOD = ChillerOutcome(
    unit_capacity_w=1e6, installed_w=1e6, oversizing=1.05, annual_energy_wh=4e8,
    coverage_hours=0.8, coverage_energy=0.9, unmet_hours=0,
    unmet_energy_wh=0, investment=1, energy_cost=1, maintenance_cost=1, life_cycle_cost=1,
    carbon_kg=1, seasonal_cop=6, design_power_w=2e5, design_cop=5, chilled_flow_m3s=0.05,
    low_load_hours=0, cycling_hours=0, false_loading_hours=0,
    beyond_limits_hours=0, no_figure_hours=0,
)  # fmt: skip
NOTHING = np.zeros(1)


def situation(condenser_c: float = 30.0, leaving_c: float = 7.0) -> Situation:
    """1,000 hours of load."""
    return Situation(
        study=Study(site=Site(station="58367"), duty=ChillerDuty(), load=LoadShape(shape="x")),
        station=station("58367"),
        climate=ClimateYear(
            dry_bulb_c=NOTHING, wet_bulb_c=NOTHING, pressure_pa=101325.0,
            origin=ClimateOrigin.SYNTHESISED, label="",
        ),
        load=LoadSeries(
            load_w=NOTHING, step_h=1.0, month=np.zeros(1, np.int8),
            hour_of_day=np.zeros(1, np.int8), origin=LoadOrigin.SHAPE, label="",
        ),
        profile=Profile(
            columns={"load_w": np.array([5e5]), "condenser_c": np.array([25.0])},
            hours=np.full((1, 12), 1000.0 / 12), price_hours=NOTHING, binned=True,
        ),
        design=ChillerDesign(
            peak_w=1e6, required_w=1e6, leaving_chilled_c=leaving_c,
            entering_condenser_c=condenser_c, elevation_m=0,
        ),
        findings=(),
    )  # fmt: skip


def said(record=None, where=None, **changes) -> dict[str, Severity]:
    outcome = msgspec.structs.replace(GOOD, **changes)
    return {f.code: f.severity for f in match(record or machine(), where or situation(), outcome)}


def test_of_a_good_match_only_the_evidence_is_said():
    assert said() == {"evidence": Severity.INFO}


@pytest.mark.parametrize(
    ("changes", "code", "severity"),
    [
        ({"unmet_hours": 3.0}, "unmet", Severity.WARNING),
        ({"unmet_hours": 3.0, "no_figure_hours": 3.0}, "no_figure", Severity.WARNING),
        ({"oversizing": 1.11}, "installed_above_limit", Severity.WARNING),
        ({"cycling_hours": 100.0}, "cycling", Severity.INFO),
        ({"cycling_hours": 101.0}, "cycling", Severity.WARNING),
        ({"false_loading_hours": 1.0}, "false_loading", Severity.WARNING),
        ({"low_load_hours": 251.0}, "low_load", Severity.WARNING),
        ({"beyond_limits_hours": 1.0}, "hours_beyond_limits", Severity.INFO),
    ],
)
def test_each_shortcoming_is_one_finding(changes, code, severity):
    assert said(**changes) == {"evidence": Severity.INFO, code: severity}


def test_an_installed_capacity_of_1_1_times_the_peak_is_within_gb_50189():
    assert "installed_above_limit" not in said(oversizing=1.1)


def _with_margin(*, entered: bool) -> Situation:
    """1,000 kW and 5 % of margin, entered or taken by the program."""
    there = situation()
    assumed = () if entered else ("duty.margin",)
    design = msgspec.structs.replace(there.design, required_w=1.05e6)
    study = msgspec.structs.replace(there.study, assumed=assumed)
    return replace(there, design=design, study=study)


@pytest.mark.parametrize(
    ("oversizing", "entered", "above"),
    [
        (1.155, False, False),  # 1,155 kW over 1,050 kW: 1.10
        (1.16, False, True),  # 110.5 %
        (1.11, True, True),  # GB 50189 4.2.8 forbids what is added to the computed load
        (1.1004, True, False),  # shown as 110.0 %, and tested so
        (1.1006, True, True),  # shown as 110.1 %
    ],
)
def test_the_margin_of_the_program_does_not_count_against_gb_50189(oversizing, entered, above):
    where = _with_margin(entered=entered)
    outcome = msgspec.structs.replace(GOOD, oversizing=oversizing)
    found = [f for f in match(machine(), where, outcome) if f.code == "installed_above_limit"]
    assert bool(found) == above
    for one in found:
        shown = {f.name: f.value for f in one.figures}
        assert shown["ratio"] == pytest.approx(shown["capacity"] / shown["load"], abs=5e-4)


def test_design_conditions_outside_the_limits_are_said():
    assert "design_beyond_limit" in said(where=situation(condenser_c=40.1))
    assert "leaving_beyond_limit" in said(where=situation(leaving_c=3.9))
    assert "leaving_beyond_limit" in said(where=situation(leaving_c=12.1))


def test_a_defect_is_shown_wherever_the_machine_is_shown():
    assert "flag_capacity_corrected" in said(machine(flags=(Flag.CAPACITY_CORRECTED,)))


def test_warnings_come_before_information():
    order = list(said(beyond_limits_hours=1.0, unmet_hours=1.0).values())
    assert order == [Severity.WARNING, Severity.INFO, Severity.INFO]
