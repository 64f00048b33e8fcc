"""Who may go on at design conditions, and what is said of those who may not."""

import msgspec
import pytest

from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.record import Flag
from core.families.chillers.screening import screen
from core.machines.condenser import Condenser
from core.selection.family import Screening
from core.study.criteria import Criteria
from core.study.duty import Redundancy
from tests.families.chillers.machines import machine

DESIGN = ChillerDesign(
    peak_w=1.5e6, required_w=1.6e6, leaving_chilled_c=7.0, entering_condenser_c=32.0, elevation_m=0
)


def run(record, duty=None, criteria=None, design=DESIGN) -> Screening:
    return screen(columns_of([record]), design, duty or ChillerDuty(), criteria or Criteria())


def codes(screening: Screening) -> list[str]:
    return [f.code for f in screening.left_out.get(0, ())]


def test_two_units_of_1000_kw_carry_1600_kw():
    """One is too small; three are twice the peak of 1,500 kW, above the limit of 1.5."""
    result = run(machine())
    assert result.pairs.units.tolist() == [2]
    assert {n: f[0].code for (_, n), f in result.refused.items()} == {
        1: "capacity_below", 3: "oversized", 4: "oversized", 5: "oversized", 6: "oversized",
    }  # fmt: skip


def test_with_one_unit_out_three_are_needed():
    result = run(machine(), ChillerDuty(redundancy=Redundancy.N_PLUS_1))
    assert result.pairs.units.tolist() == [3]


def test_a_machine_too_small_in_any_number_says_by_how_much():
    found = run(machine(capacity_w=200e3)).left_out[0][0]
    assert found.code == "capacity_below"
    assert {f.name: f.value for f in found.figures} == pytest.approx(
        {"units": 6, "capacity": 1.2e6, "condenser": 32.0, "required": 1.6e6}
    )


def test_a_machine_too_large_even_alone_says_so():
    found = run(machine(capacity_w=3e6)).left_out[0][0]
    assert found.code == "oversized"
    assert {f.name: f.value for f in found.figures}["ratio"] == pytest.approx(2.0)


def test_capacity_exactly_as_required_is_enough():
    assert run(machine(capacity_w=1.6e6)).pairs.units.tolist() == [1]


@pytest.mark.parametrize(
    ("changes", "criteria", "code"),
    [
        ({"condenser": Condenser.AIR}, {}, "condenser_differs"),
        ({"capacity_w": None}, {}, "no_capacity"),
        ({"flags": (Flag.PART_LOAD_PLACEHOLDER,)}, {}, "part_load_placeholder"),
        ({"flags": (Flag.REFERENCE_OFF_5,)}, {}, "reference_off"),
        ({}, {"makers_left_out": ("Maker",)}, "maker_left_out"),
        ({}, {"gwp_max": 700.0}, "gwp_unknown"),
        ({"refrigerant": "R-134a", "gwp": 1430.0}, {"gwp_max": 700.0}, "gwp_above"),
    ],
)
def test_each_defect_puts_a_machine_out_by_its_own_reason(changes, criteria, code):
    assert codes(run(machine(**changes), criteria=Criteria(**criteria))) == [code]


def test_doubtful_figures_may_be_admitted_at_the_users_wish():
    doubtful = machine(flags=(Flag.REFERENCE_OFF_5,))
    assert codes(run(doubtful, criteria=Criteria(doubtful_admitted=True))) == []


def test_a_condenser_limit_may_be_passed_by_3_kelvin_and_no_more():
    usual = machine()

    def limited(high: float):
        curve = msgspec.structs.replace(usual.capacity_curve, condenser_max_c=high)
        return machine(capacity_curve=curve)

    assert codes(run(limited(29.0))) == []
    assert codes(run(limited(28.9))) == ["condenser_beyond_limits"]


def test_leaving_water_far_outside_the_limits_is_refused():
    cold = msgspec.structs.replace(DESIGN, leaving_chilled_c=0.9)
    assert codes(run(machine(), design=cold)) == ["leaving_beyond_limits"]
