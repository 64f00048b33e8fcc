"""What a heat pump's own record says by Chinese standards, and what that does in a project.

Limits: tier list 发改环资规〔2024〕127号 序号19 and 20, GB 19577-2024 tables 3, 4 and 6,
GB 29541-2013 table 1, as the editions print them.
"""

from datetime import date
from typing import Any

import msgspec
import pytest

from core.families.heat_pumps.grading import grade_heat_pumps
from core.families.heat_pumps.record import (
    GbAmbient,
    GbHeatingMethod,
    GbProduct,
    GbTerminal,
    HeatPump,
    HeatSource,
)
from core.families.industrial_heat.grading import grade_industrial_heat
from core.families.industrial_heat.record import GbTemperatureClass
from core.families.registry import family_of
from core.selection.selection import Selection
from core.selection.way import select
from core.standards.library import shipped_standards
from core.standards.project import Project, Proof
from core.standards.verdict import Verdict
from core.study.compliance import Compliance
from tests.families.heat_pumps.cases import example, program, pump

TODAY = date(2026, 11, 21)
NDRC = "发改环资规〔2024〕127号"
RADIATOR: dict[str, Any] = {
    "gb_outlet_c": 55.0, "gb_terminal": GbTerminal.RADIATOR, "cop_h": 1.9, "cop_dh": 1.6,
}  # fmt: skip


def graded(record: HeatPump) -> dict[str, Verdict]:
    (verdicts,) = grade_heat_pumps(shipped_standards(), [record], TODAY)
    return {one.edition: one for one in verdicts}


@pytest.mark.parametrize(
    ("heat_w", "terminal", "outlet_c", "figures", "tier", "grade"),
    [
        (30e3, GbTerminal.FLOOR, 35.0, {"iplv_h": 3.7, "hspf": 3.6}, "advanced", "1"),
        (30e3, GbTerminal.FLOOR, 35.0, {"iplv_h": 3.69, "hspf": 3.59}, "saving", "2"),
        (30e3, GbTerminal.FAN_COIL, 41.0, {"iplv_h": 2.6, "apf": 2.65}, "access", "3"),
        (60e3, GbTerminal.RADIATOR, 55.0, {"iplv_h": 2.1, "hspf": 2.4}, "advanced", "2"),
    ],
)
def test_a_low_ambient_unit_is_judged_by_the_figures_of_its_record(
    heat_w: float, terminal: GbTerminal, outlet_c: float, figures: dict[str, float],
    tier: str, grade: str,
) -> None:  # fmt: skip
    found = graded(
        pump(nominal_w=99e3, gb_heat_w=heat_w, gb_terminal=terminal, gb_outlet_c=outlet_c,
             cop_h=2.6, cop_dh=2.2, **figures)
    )  # fmt: skip
    assert (found[NDRC].level, found["GB 19577-2024"].level) == (tier, grade)


def test_a_ground_source_unit_is_judged_by_acop_or_by_cop() -> None:
    """Table 4, ground loop, to 260 kW: water to water 5.1/4.7/4.2 by ACOP; heating only 4.7/4.3."""
    both = pump(heat_source=HeatSource.BRINE, reversible=True, cooling_w7_w=80e3, acop=4.7)
    assert graded(both)["GB 19577-2024"].level == "2"
    heating = pump(heat_source=HeatSource.BRINE, reversible=False, gb_cop=4.7)
    assert graded(heating)["GB 19577-2024"].level == "1"


def test_a_water_heater_is_judged_as_one() -> None:
    """Once-through, normal, 10 kW and above: 4.6/4.4/3.7 by the list, 4.6/4.4/4.1/3.9/3.7."""
    heater = pump(
        nominal_w=20e3, gb_product=GbProduct.WATER_HEATER, gb_ambient=GbAmbient.NORMAL,
        gb_heating_method=GbHeatingMethod.ONCE_THROUGH, gb_cop=4.5,
    )  # fmt: skip
    found = graded(heater)
    assert (found[NDRC].level, found["GB 29541-2013"].level) == ("saving", "2")


def test_an_industrial_unit_is_judged_only_where_its_record_states_something() -> None:
    """Table 6, H3a: 4.1/3.9/3.7 by COPh."""
    bare, *_ = program().catalog.devices("industrial_heat")
    stated = msgspec.structs.replace(
        bare, gb_temperature_class=GbTemperatureClass.H3A, cop_h_high=3.95
    )
    nothing, (grade,) = grade_industrial_heat(shipped_standards(), [bare, stated], TODAY)
    assert nothing == ()
    assert (grade.edition, grade.level) == ("GB 19577-2024", "2")


def with_own(project: Project, **figures: Any) -> tuple[Selection, str]:
    """The school with a copy of its 20th candidate that states figures; and the copy's id."""
    before = example("school-beijing")
    twentieth = before.candidates[19].record
    own = msgspec.structs.replace(twentieth, id="own", **figures)
    study = msgspec.structs.replace(before.study, compliance=Compliance(project_class=project))
    chosen = select(
        family_of(study), study, before.situation.station, before.climate, before.load,
        (*program().catalog.devices("heat_pumps"), own),
        grader=program().grader, today=TODAY, catalog_version="", program_version="",
    )  # fmt: skip
    return chosen, "own"


def test_a_proved_machine_stands_before_all_that_are_to_be_proved() -> None:
    """IPLV(H) 2.0 at 55 °C is saving (1.9); HSPF 2.5 grade 2 (2.4)."""
    chosen, own = with_own(Project.RENEWAL, iplv_h=2.0, hspf=2.5, **RADIATOR)
    first, *others = chosen.candidates
    assert (first.record.id, first.standing.admission.proof) == (own, Proof.SHOWN)
    assert {c.standing.admission.proof for c in others} == {Proof.TO_BE_PROVED}
    cheaper = [c for c in others if c.outcome.life_cycle_cost < first.outcome.life_cycle_cost]
    assert len(cheaper) >= 19


def test_a_figure_that_fails_puts_it_out_with_the_limit() -> None:
    """IPLV(H) 1.8 at 55 °C is access (1.7), and the project must reach saving (1.9)."""
    chosen, own = with_own(Project.RENEWAL, iplv_h=1.8, hspf=2.5, **RADIATOR)
    assert own not in {c.record.id for c in chosen.candidates}
    (left,) = (one for one in chosen.left_out if one.record.id == own)
    figures = {f.name: f.value for f in left.findings[0].figures}
    assert left.findings[0].code == "project_needs_saving"
    assert (figures["required"], figures["actual"]) == ("1.90", "1.80")
