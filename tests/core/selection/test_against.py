"""What savings are told against: the machine asked for, what is there today, or the code."""

from functools import cache

import msgspec
import pytest

from core.machines.device import is_made_to_size
from core.money.present_value import annuity
from core.selection.savings import Yardstick, figure_against, monthly_against, saved, yardstick
from core.selection.selection import Selection
from tests.core.selection.examples import FOLDER, program, study


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
        ("office-shanghai", Yardstick.CODE_MINIMUM),
        ("dairy-shanghai", Yardstick.PRESENT),
        ("replace-chongqing", Yardstick.PRESENT),
        ("conveyor-datong", Yardstick.CODE_MINIMUM),
        ("school-beijing", None),  # seasonal figures by methods that were not read
    ],
)
def test_what_is_there_comes_before_what_the_code_asks(
    name: str, expected: Yardstick | None
) -> None:
    selection = chosen(name)
    assert yardstick(selection) is expected
    assert selection.reference is None
    # Beside a class of direct drives, which stands first by the rule, the code has no motor.
    first = next(one for one in selection.candidates if not is_made_to_size(one.record))
    assert (saved(selection, first) is None) == (expected is None)


def test_the_yardstick_does_not_move_with_the_field() -> None:
    """Without one of the makers, and by another criterion, as many of a machine save the same."""
    asked = study("hospital-guangzhou")
    whole = {(c.record.id, c.units): c.outcome for c in chosen("hospital-guangzhou").candidates}
    first = chosen("hospital-guangzhou").candidates[0].record.maker
    criteria = msgspec.structs.replace(
        asked.criteria, makers_left_out=(first,), rank_by="annual_energy"
    )
    fewer = program().select(msgspec.structs.replace(asked, criteria=criteria), FOLDER)
    assert 0 < len(fewer.candidates) < len(whole)
    shared = [one for one in fewer.candidates if (one.record.id, one.units) in whole]
    assert len(shared) > len(fewer.candidates) / 2  # least energy takes more units of some
    for one in shared:  # sums over other machines beside it are rounded otherwise
        same = whole[one.record.id, one.units]
        assert one.outcome.saving_wh == pytest.approx(same.saving_wh, rel=1e-9)
        assert one.outcome.life_saving == pytest.approx(same.life_saving, rel=1e-9)


def test_a_chosen_reference_that_is_left_out_gives_way_to_the_code() -> None:
    selection = with_reference("office-shanghai", "not-in-the-catalog")
    assert yardstick(selection) is Yardstick.CODE_MINIMUM


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
    first = selection.candidates[0]
    kept = figure_against(selection, first, "annual_energy_wh") / 1e3 * 0.75
    assert figure_against(selection, first, "life_cycle_cost") == pytest.approx(
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
    first = selection.candidates[0]
    assert figure_against(selection, first, "energy_cost") == own.boiler_cost
    assert figure_against(selection, first, "annual_energy_wh") is None
    assert monthly_against(selection, None) is None


def test_nothing_is_told_where_there_is_nothing_to_compare() -> None:
    asked = study("office-shanghai")
    duty = msgspec.structs.replace(asked.duty, peak_w=9e8)
    none = program().select(msgspec.structs.replace(asked, duty=duty), FOLDER)
    assert yardstick(none) is None
    assert monthly_against(none, None) is None
