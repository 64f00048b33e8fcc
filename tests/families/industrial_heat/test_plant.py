"""Units on operating points: the balance, the source's limit, cycling."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.industrial_heat.plant import Plants, run
from core.load.profile import Profile

# Nothing, or a milliwatt and more: with 1e-324 W there is no digit left for a balance.
WATTS = st.just(0.0) | st.floats(1e-3, 1e7)


def plants(cop: float = 4.0, unit_w: float = 100.0, carrying: int = 2, **more: float) -> Plants:
    return Plants(
        cop=np.array([cop]),
        unit_w=np.array([unit_w]),
        carrying=np.array([float(carrying)]),
        min_load=np.array([more.get("min_load", 0.3)]),
        built_heat=np.ones(1),
    )


def points(load: list[float], source: list[float] | None = None) -> Profile:
    columns = {"load_w": np.array(load)}
    if source is not None:
        columns["source_w"] = np.array(source)
    hours = np.zeros((len(load), 12))
    hours[:, 0] = 1.0
    return Profile(columns=columns, hours=hours, price_hours=np.zeros(len(load)), binned=False)


def test_heat_power_and_source_by_hand() -> None:
    """100 W at a COP of 4: 25 W of electricity, 75 W from the source."""
    done = run(plants(), points([100.0]))
    assert (done.heat[0, 0], done.power[0, 0], done.taken[0, 0]) == pytest.approx((100, 25, 75))


def test_the_source_limits_the_heat() -> None:
    """75 W of source carry 75 · 4/3 = 100 W, however much is asked."""
    done = run(plants(), points([180.0, 180.0], [75.0, 0.0]))
    assert done.heat[0] == pytest.approx([100.0, 0.0])
    assert done.unmet[0] == pytest.approx([80.0, 180.0])
    assert done.running[0].tolist() == [1.0, 0.0]


def test_the_units_limit_the_heat() -> None:
    done = run(plants(), points([250.0]))
    assert (done.heat[0, 0], done.unmet[0, 0]) == pytest.approx((200.0, 50.0))


def test_the_fewest_units_share_equally() -> None:
    done = run(plants(), points([100.0, 101.0, 200.0]))
    assert done.running[0].tolist() == [1.0, 2.0, 2.0]
    assert done.plr[0] == pytest.approx([1.0, 0.505, 1.0])


def test_below_its_least_load_a_unit_is_degraded_as_en_14825_says() -> None:
    """15 % of load where 30 % is least: CR = 0.5, COP · 0.5/(0.9·0.5 + 0.1) = 0.9091 COP."""
    done = run(plants(), points([15.0]))
    assert done.factor[0, 0] == pytest.approx(0.5 / 0.55)
    assert done.power[0, 0] == pytest.approx(15.0 / (4.0 * 0.5 / 0.55))


def test_a_machine_that_would_draw_more_than_it_gives_stays_off() -> None:
    done = run(plants(), points([0.01]))
    assert (done.heat[0, 0], done.power[0, 0], done.unmet[0, 0]) == (0.0, 0.0, 0.01)


@given(
    st.floats(1.01, 20), st.floats(1, 1e6), st.integers(1, 6), st.floats(0.05, 1),
    st.lists(st.tuples(WATTS, WATTS), min_size=1, max_size=20),
)  # fmt: skip
def test_what_is_met_and_unmet_is_the_demand_and_the_balance_closes(
    cop: float, unit_w: float, units: int, least: float, asked: list[tuple[float, float]]
) -> None:
    load, source = (np.array(each) for each in zip(*asked, strict=True))
    done = run(plants(cop, unit_w, units, min_load=least), points(load.tolist(), source.tolist()))
    assert done.heat[0] + done.unmet[0] == pytest.approx(load, rel=1e-9)
    assert done.taken[0] + done.power[0] == pytest.approx(done.heat[0], rel=1e-9)
    assert (done.taken[0] <= source * (1 + 1e-9)).all()
    real = done.heat[0][done.power[0] > 0] / done.power[0][done.power[0] > 0]
    assert (real <= cop * (1 + 1e-9)).all()
