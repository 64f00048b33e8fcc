"""What savings are told against: the machine asked for, what is there today, or the middle."""

from functools import cache

import msgspec
import pytest

from core.against import Yardstick, figure_against, monthly_against, saved, yardstick
from core.economics import annuity
from core.selection import Selection
from tests.selection.examples import FOLDER, program, study


@cache
def chosen(name: str) -> Selection:
    return program().select(study(name), FOLDER)


def with_reference(name: str, record: str) -> Selection:
    asked = study(name)
    economics = msgspec.structs.replace(asked.economics, reference=record)
    return program().select(msgspec.structs.replace(asked, economics=economics), FOLDER)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("office-shanghai", Yardstick.MIDDLE),
        ("dairy-shanghai", Yardstick.PRESENT),
        ("replace-chongqing", Yardstick.PRESENT),
        ("conveyor-datong", Yardstick.MIDDLE),
    ],
)
def test_what_is_there_comes_before_the_middle_of_the_field(name: str, expected: Yardstick) -> None:
    selection = chosen(name)
    assert yardstick(selection) is expected
    assert (selection.reference is None) == (expected is Yardstick.PRESENT)


def test_a_machine_that_is_asked_for_comes_before_what_is_there() -> None:
    record = chosen("replace-chongqing").candidates[3].record.id
    selection = with_reference("replace-chongqing", record)
    assert yardstick(selection) is Yardstick.CHOSEN
    assert selection.present is None
    first = selection.candidates[0]
    said = saved(selection, first)
    assert said is not None
    other = selection.reference.outcome
    assert said.energy_wh == pytest.approx(other.annual_energy_wh - first.outcome.annual_energy_wh)
    assert saved(selection, selection.reference) is None


def test_a_new_motor_is_paid_back_by_what_it_saves_against_the_old_one() -> None:
    selection = chosen("replace-chongqing")
    own = selection.candidates[0].outcome
    said = saved(selection, selection.candidates[0])
    assert said is not None
    # Flat 0.75 a kWh: money is energy times the price; the whole motor is the investment.
    assert said.money == pytest.approx(said.energy_wh / 1e3 * 0.75)
    assert said.extra_investment == own.investment
    assert said.payback_years == pytest.approx(own.investment / said.money)
    kept = figure_against(selection, "annual_energy_wh") / 1e3 * 0.75
    assert figure_against(selection, "life_cycle_cost") == pytest.approx(
        kept * annuity(selection.study.economics.discount_rate, 15)
    )
    months = monthly_against(selection, selection.candidates[0])
    assert sum(months) == pytest.approx(own.annual_energy_wh + said.energy_wh)


def test_a_heat_pump_is_told_against_the_boiler_alone() -> None:
    selection = chosen("dairy-shanghai")
    own = selection.candidates[0].outcome
    said = saved(selection, selection.candidates[0])
    assert said is not None
    assert (said.money, said.payback_years) == (own.boiler_saving, own.boiler_payback_years)
    assert said.energy_wh is None  # fuel and electricity are not one energy
    assert (own.saving_wh, own.payback_years) == (None, None)
    assert figure_against(selection, "energy_cost") == own.boiler_cost
    assert figure_against(selection, "annual_energy_wh") is None
    assert monthly_against(selection, None) is None


def test_nothing_is_told_where_there_is_nothing_to_compare() -> None:
    asked = study("office-shanghai")
    duty = msgspec.structs.replace(asked.duty, peak_w=9e8)
    none = program().select(msgspec.structs.replace(asked, duty=duty), FOLDER)
    assert yardstick(none) is None
    assert figure_against(none, "life_cycle_cost") is None
    assert monthly_against(none, None) is None
