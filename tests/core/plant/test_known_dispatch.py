"""Dispatch, a year and the best plant against figures worked out by programs of their own.

Machines are those of the catalog by the curves EnergyPlus publishes; the other programs tried all
subsets with equal incremental power by bisection, cross-checked by a refined grid.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from catalog.devices.store import open_catalog
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.mixing import units_of
from core.families.chillers.plant import block_of
from core.plant.arrangement import arrangements
from core.plant.dispatch import Operation, operate
from core.plant.optimum import Optimum, optimum
from core.plant.reserve import reserve
from core.plant.rules import Rules
from core.plant.search import search
from core.plant.unit import Units, tabulated
from core.plant.year import Asked
from core.standards.rating_methods import usual_method
from core.study.plant import Staging

KW = 1000.0
DESIGN = ChillerDesign(
    peak_w=2.9e6, required_w=2.9e6, leaving_chilled_c=7.0, entering_condenser_c=32.0,
    elevation_m=0.0, rating=usual_method(in_china=True),
)  # fmt: skip


@cache
def _machines(ids: tuple[str, ...]) -> ChillerColumns:
    with open_catalog() as catalog:
        return columns_of([catalog.device(one) for one in ids])


@dataclass(frozen=True, kw_only=True)
class Plant:
    """Machines by id, each with the power of its own pumps, at loads and cooling water."""

    ids: tuple[str, ...]
    pumps_kw: tuple[float, ...]
    load_kw: tuple[float, ...]
    condenser_c: tuple[float, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Each machine once, in the order given."""
        return tuple(dict.fromkeys(self.ids))

    def best(self) -> Optimum:
        """The machines as the selection lays them out."""
        load = np.array(self.load_kw) * KW
        block = block_of(
            _machines(self.kinds), load, np.array(self.condenser_c), DESIGN, ChillerDuty(), 0.0
        )
        pumps = np.array([[self.pumps_kw[self.ids.index(one)] * KW] for one in self.kinds])
        return optimum(units_of(replace(block, auxiliary_w=pumps)), load, len(self.ids))

    def run(self, staging: Staging, only: tuple[str, ...] | None = None) -> Operation:
        """All machines by a rule, or only those named."""
        ids = self.ids if only is None else only
        groups = [(self.kinds.index(one), ids.count(one), 0) for one in dict.fromkeys(ids)]
        return operate(self.best(), arrangements([groups], staging), 0, standby_helps=False)


TWO = ("W049", "W049")
THREE = ("W049", "W020", "W146")
CASES = {
    "two at 900 kW": (
        Plant(ids=TWO, pumps_kw=(30.0, 30.0), load_kw=(900.0,), condenser_c=(26.0,)),
        165.893, ("W049",), (900.0,), {"sequential": 165.893, "in_order": 165.893,
                                       "equal_split": 214.576},
        214.576, TWO,
    ),
    "two at 1,700 kW": (
        Plant(ids=TWO, pumps_kw=(30.0, 30.0), load_kw=(1700.0,), condenser_c=(30.0,)),
        345.32, TWO, (1700.0,), {"sequential": 345.32, "in_order": 359.61, "equal_split": 345.32},
        None, (),
    ),
    "three at 700 kW": (
        Plant(ids=THREE, pumps_kw=(30.0, 22.0, 17.0), load_kw=(700.0,), condenser_c=(22.0,)),
        112.585, ("W146",), (700.0,), {"sequential": 130.355, "in_order": 130.355},
        117.09, ("W020",),
    ),
    "three at 1,600 kW": (
        Plant(ids=THREE, pumps_kw=(30.0, 22.0, 17.0), load_kw=(1600.0,), condenser_c=(28.0,)),
        297.947, ("W020", "W146"), (976.9, 623.1),
        {"sequential": 305.146, "in_order": 339.269, "equal_split": 338.636},
        304.893, ("W049", "W020"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_which_run_and_what_they_need(case: str) -> None:
    plant, least_kw, running, loads_kw, rules, second_kw, second = CASES[case]
    best = plant.run(Staging.OPTIMUM)
    assert best.input_w.sum() / KW == pytest.approx(least_kw, rel=1e-3)
    wanted = [running.count(one) for one in plant.kinds]
    assert best.running[:, 0].tolist() == wanted
    # The least is flat: loads are shared in steps of 5 %, and meant to agree within 2 % of them.
    given = best.output_w[best.running[:, 0] > 0.0, 0] / KW
    assert given == pytest.approx(loads_kw, abs=0.02 * plant.load_kw[0])
    for rule, needed_kw in rules.items():
        by_rule = plant.run(Staging(rule))
        assert by_rule.input_w.sum() / KW == pytest.approx(needed_kw, rel=1e-3), rule
    if second_kw is not None and second != TWO:
        other = plant.run(Staging.OPTIMUM, only=second)
        assert other.input_w.sum() / KW == pytest.approx(second_kw, rel=1e-3)


def test_a_year_of_two_machines() -> None:
    """Five bins: 3,130 MWh of cooling, 484,691 kWh of compressors, 100,200 of pumps, EER 5.172."""
    hours = np.array([120.0, 420.0, 760.0, 900.0, 600.0])
    fan_ratio = np.array([1.0, 0.9, 0.75, 0.6, 0.5])  # of the speed of a fan of 20 kW
    plant = Plant(
        ids=TWO, pumps_kw=(30.0, 30.0), load_kw=(2300.0, 1800.0, 1300.0, 900.0, 500.0),
        condenser_c=(31.0, 29.0, 27.0, 24.0, 20.0),
    )  # fmt: skip
    run = plant.run(Staging.OPTIMUM)
    cooling = float(run.output_w.sum(axis=0) @ hours) / KW
    pumps = float(run.unit_hours(hours).sum()) * 30.0
    compressors = float(run.energy_wh(hours).sum()) / KW - pumps
    fans = float(20.0 * fan_ratio**3 @ hours)
    assert run.running[0].tolist() == [2, 2, 1, 1, 1]
    assert cooling == pytest.approx(3_130_000, rel=1e-6)
    assert compressors == pytest.approx(484_691, rel=2e-3)
    assert pumps == pytest.approx(100_200, rel=2e-3)
    assert fans == pytest.approx(20_324, rel=2e-3)
    eer = cooling / (compressors + pumps + fans)
    assert eer == pytest.approx(5.172, rel=2e-3)


def _plain(
    capacity_kw: list[float], cop: list[float], curve: tuple[float, float, float],
    pumps_kw: list[float], condenser_c: np.ndarray, least: float = 0.0,
) -> Units:  # fmt: skip
    """Machines whose power is capacity/COP · (1 + 0.03 (T - 30)) · curve; none runs below least."""
    machines = len(capacity_kw)
    size, per = np.array(capacity_kw)[:, None] * KW, np.array(cop)[:, None]

    def ratio(plr: np.ndarray) -> np.ndarray:
        one = curve[0] + curve[1] * plr + curve[2] * plr**2
        return np.tile(np.where(plr < least - 1e-9, 1e6, one), (machines, 1))

    return Units(
        capacity_w=np.repeat(size, len(condenser_c), axis=1),
        scale_w=size / per * (1.0 + 0.03 * (condenser_c - 30.0)),
        auxiliary_w=np.array(pumps_kw)[:, None] * KW,
        off_w=np.zeros((machines, 1)),
        table=tabulated(ratio)[None],
        kind=np.zeros(len(condenser_c), dtype=np.int64),
    )


def test_where_a_second_machine_starts() -> None:
    """A + 10 kW of pumps = C · q² / 2 by hand: two machines need less above 665.5 of 1,000 kW."""
    load = np.array([600.0, 660.0, 671.0, 800.0]) * KW
    units = _plain([1000.0], [5.5], (0.1, 0.2, 0.7), [10.0], np.full(len(load), 30.0))
    best = optimum(units, load, 2)
    run = operate(best, arrangements([[(0, 2, 0)]], Staging.OPTIMUM), 0, standby_helps=False)
    assert run.running[0].tolist() == [1, 1, 2, 2]
    assert run.input_w[0, [0, 3]] / KW == pytest.approx([95.818, 126.182], rel=1e-3)
    one = operate(best, arrangements([[(0, 1, 0)]], Staging.OPTIMUM), 0, standby_helps=False)
    assert one.input_w[0, 3] / KW == pytest.approx(138.727, rel=1e-3)


def test_the_best_of_three_models_and_six_machines() -> None:
    """All 83 combinations tried elsewhere: 1 X + 1 Y, then 1 X + 2 Z."""
    hours = np.array([100.0, 400.0, 800.0, 900.0, 500.0])
    load = np.array([2000.0, 1500.0, 1000.0, 600.0, 300.0]) * KW
    condenser_c = np.array([31.0, 29.0, 27.0, 24.0, 20.0])
    price = np.array([620e3, 450e3, 260e3])
    design_w = np.array([1200.0, 800.0, 400.0]) * KW
    units = _plain(
        [1200.0, 800.0, 400.0], [5.9, 5.7, 5.4], (0.16, 0.3, 0.54), [28.0, 20.0, 11.0],
        condenser_c, least=0.2,
    )  # fmt: skip
    asked = Asked(load_w=load, weight=hours * 9.1 * 0.8 / KW, fixed=price)
    rules = Rules(design_w=design_w, least_w=2000e3, units_max=6, groups=3)
    found = search(units, asked, rules, Staging.OPTIMUM, keep=3)
    assert found.best.machine[0].tolist()[:2] == [0, 1]
    assert found.best.count[0].tolist()[:2] == [1, 1]
    assert found.cost[0] == pytest.approx(4_028_101, rel=1e-3)
    energy = (found.cost[0] - 1_070_000) / (9.1 * 0.8)
    assert energy == pytest.approx(406_333, rel=1e-3)
    assert sorted(zip(found.best.machine[1], found.best.count[1], strict=True))[-2:] == [
        (0, 1), (2, 2),
    ]  # fmt: skip
    assert found.cost[1] == pytest.approx(4_117_450, rel=1e-3)
    assert found.proof.gap >= 0.0


def test_what_is_left_with_the_largest_out() -> None:
    """1,306 + 1,306 + 770 kW for 2,400: 2,076 kW are left, 86.5 %."""
    plant = arrangements([[(0, 2, 0), (1, 1, 0)]], Staging.OPTIMUM)
    found = reserve(plant, np.array([1306e3, 770e3]), 2400e3)
    assert found.left_w[0] == pytest.approx(2076e3)
    assert found.share[0] == pytest.approx(0.865)
    assert not found.carried()[0]
