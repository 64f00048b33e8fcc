"""Beyond the limits of its curves no machine is shown better than its curves carried on."""

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant import block_of
from core.families.chillers.rating_points import rating_points
from core.families.chillers.record import Chiller, TemperatureCurve
from core.families.chillers.screening import screen
from core.standards.rating_methods import RATING_METHODS
from core.study.criteria import Criteria
from core.study.plant import Plant
from tests.core.selection.examples import program, selection
from tests.families.chillers.machines import flat_curve, machine
from tests.families.chillers.machines import part_load as part_load_curve

RECORDS = tuple(r for r in program().catalog.devices("chillers") if r.capacity_w is not None)
COLUMNS = columns_of(RECORDS)
REACH_K = 3.0
reach = st.sampled_from([0.0, 1.0, REACH_K])


def carried_on(curve: TemperatureCurve, x: float, y: float, reach_k: float) -> float:
    """The polynomial itself, its inputs at most `reach_k` beyond its limits."""
    a, b, c, d, e, f = curve.coefficients
    x = min(max(x, curve.leaving_min_c - reach_k), curve.leaving_max_c + reach_k)
    y = min(max(y, curve.condenser_min_c - reach_k), curve.condenser_max_c + reach_k)
    return a + b * x + c * x * x + d * y + e * y * y + f * x * y


def figures(record: Chiller, x: float, y: float, reach_k: float) -> tuple[float, float]:
    """Capacity and full-load power by the curves carried on, W."""
    capacity = record.capacity_w * carried_on(record.capacity_curve, x, y, reach_k)
    return capacity, capacity * carried_on(record.power_curve, x, y, reach_k) / record.cop


@settings(max_examples=60)
@given(leaving=st.floats(2.0, 16.0), beyond=st.floats(0.0, 12.0), hot=st.booleans(), reach_k=reach)
def test_no_machine_is_better_than_its_curves_carried_on(leaving, beyond, hot, reach_k):
    """Every chiller of the catalog: capacity not higher, power not lower, at and beyond limits."""
    beyond = min(beyond, reach_k) if hot else beyond  # farther above there is no figure at all
    y = COLUMNS.condenser_max_c + beyond if hot else COLUMNS.condenser_min_c - beyond
    found = full_load(COLUMNS, leaving, y[:, None], reach_k)
    for at, record in enumerate(RECORDS):
        capacity, power = found.capacity_w[at, 0], found.power_w[at, 0]
        held = figures(record, leaving, float(y[at]), 0.0)
        carried = figures(record, leaving, float(y[at]), reach_k)
        if min(carried) <= 0.0:
            assert np.isnan(capacity), record.id
            continue
        # A curve near naught is a small difference of large terms: their rounding is the room.
        room = 1e-14 * record.capacity_w
        assert capacity <= min(held[0], carried[0]) * (1.0 + 1e-12) + room, record.id
        assert power >= max(held[1], carried[1]) * (1.0 - 1e-12) - room, record.id


@settings(max_examples=60)
@given(beyond=st.floats(0.0, REACH_K), load=st.floats(0.01, 1.2))
def test_at_no_load_is_the_power_below_that_of_the_curves_carried_on(beyond, load):
    """The power of every machine that carries a share of its rated capacity."""
    y = COLUMNS.condenser_max_c + beyond
    found = full_load(COLUMNS, 7.0, y[:, None], REACH_K)
    wanted = load * COLUMNS.capacity_w[:, None]
    carried = np.array(
        [figures(r, 7.0, float(t), REACH_K) for r, t in zip(RECORDS, y, strict=True)]
    )
    able = (wanted <= found.capacity_w)[:, 0] & np.all(np.diff(_power_course(), axis=1) > 0, axis=1)
    used = (
        found.power_w
        * part_load(COLUMNS, np.minimum(wanted / found.capacity_w, 1), 7.0, y[:, None]).power_ratio
    )
    curve = np.minimum(wanted[:, 0] / carried[:, 0], 1.0)[:, None]
    alone = carried[:, 1:] * part_load(COLUMNS, curve, 7.0, y[:, None]).power_ratio
    assert np.all(used[able] >= alone[able] * (1.0 - 1e-9))


def _power_course() -> np.ndarray:
    """Power over PLR, to leave out the machines whose own curve falls as load rises."""
    return part_load(
        COLUMNS, np.linspace(0.01, 1.0, 100)[None, :].repeat(len(RECORDS), 0), 7.0, np.zeros(1)
    ).power_ratio


@settings(max_examples=30)
@given(inside=st.floats(0.0, 1.0), share=st.floats(0.0, 1.0))
def test_within_the_limits_the_curves_are_read_as_they_are(inside, share):
    record = RECORDS[int(share * (len(RECORDS) - 1))]
    low, high = record.condenser_limits_c
    leaving_low, leaving_high = record.leaving_limits_c
    x, y = leaving_low + inside * (leaving_high - leaving_low), low + inside * (high - low)
    found = full_load(columns_of([record]), x, np.array([y]), REACH_K)
    assert found.capacity_w[0, 0] == pytest.approx(figures(record, x, y, REACH_K)[0], rel=1e-9)
    assert found.power_w[0, 0] == pytest.approx(figures(record, x, y, REACH_K)[1], rel=1e-9)


def test_two_machines_of_the_catalog_at_31_9_degrees():
    """Their limit is 29.4 °C: held there they had 1,642 and 1,559 kW; carried on it is these."""
    at = {record.id: i for i, record in enumerate(RECORDS)}
    found = full_load(COLUMNS, 7.0, np.array([31.9]), REACH_K).capacity_w[:, 0] / 1e3
    assert found[at["W101"]] == pytest.approx(1367, abs=3)
    assert found[at["W106"]] == pytest.approx(1255, abs=3)


FALLING = TemperatureCurve(  # 1 at 30 °C, and 0.25 less for each K above: 0 at 34 °C
    coefficients=(8.5, 0.0, 0.0, -0.25, 0.0, 0.0),
    leaving_min_c=4.0, leaving_max_c=12.0, condenser_min_c=20.0, condenser_max_c=32.0,
)  # fmt: skip


def design(condenser_c: float) -> ChillerDesign:
    return ChillerDesign(
        peak_w=2e5, required_w=2e5, leaving_chilled_c=7.0, entering_condenser_c=condenser_c,
        elevation_m=0.0,
    )  # fmt: skip


def test_a_curve_that_gives_nothing_carried_on_gives_no_figure():
    """Of 1,000 kW 50 % are left at the limit, 25 % at 33 °C, at 34.5 °C less than nothing."""
    columns = columns_of([machine(capacity_curve=FALLING)])
    found = full_load(columns, 7.0, np.array([32.0, 33.0, 34.5]), REACH_K)
    assert found.capacity_w[0, :2] == pytest.approx([5e5, 2.5e5])
    assert np.isnan(found.capacity_w[0, 2])
    assert np.isnan(found.power_w[0, 2])


def test_hours_without_a_figure_carry_no_load_and_use_no_power():
    columns = columns_of([machine(capacity_curve=FALLING)])
    load, condenser = np.full(4, 1e5), np.array([30.0, 33.0, 34.5, 35.5])
    block = block_of(columns, load, condenser, design(30.0), ChillerDuty(), REACH_K)
    assert block.reached.tolist() == [[True, True, False, False]]
    assert block.wanted[0] == pytest.approx([0.1, 0.4, 0.0, 0.0])
    assert block.full_power_w[0, 2:] == pytest.approx([0.0, 0.0])


def test_a_machine_without_a_figure_at_design_is_left_out():
    columns = columns_of([machine(capacity_curve=FALLING)])
    for condenser_c, code in ((34.5, "no_figure_at_design"), (35.5, "condenser_beyond_limits")):
        found = screen(columns, design(condenser_c), ChillerDuty(), Plant(), Criteria())
        assert [one.code for one in found.left_out[0]] == [code]


def test_the_power_of_a_part_load_curve_that_ends_below_full_load():
    """EIRFPLR = 0.2 + 2·PLR − 1.2·PLR², published to 0.8: 1.032 there, 1 at full load: 1.032."""
    curve = msgspec.structs.replace(part_load_curve(0.2, 2.0, -1.2), plr_max=0.8)
    columns = columns_of([machine(part_load_curve=curve)])
    ratio = part_load(columns, np.array([[0.8, 1.0]]), 7.0, np.array([30.0])).power_ratio[0]
    assert ratio == pytest.approx([1.032, 1.032])


def test_a_rating_point_beyond_the_limits_is_the_worse_one_and_marked():
    """EIRFT = 1 at 25 °C and 4 % more for each K; limited to 27 °C. At 30 °C: 1.20, not 1.08."""
    rising = TemperatureCurve(
        coefficients=(0.0, 0.0, 0.0, 0.04, 0.0, 0.0),
        leaving_min_c=4.0, leaving_max_c=12.0, condenser_min_c=12.0, condenser_max_c=27.0,
    )  # fmt: skip
    columns = columns_of([machine(power_curve=rising, capacity_curve=flat_curve())])
    conditions, method = np.array([[30.0, 24.5, 19.0, 19.0]]), RATING_METHODS["ahri_551_591"]
    points = rating_points(columns, 7.0, conditions, method.weights, REACH_K)[0]
    assert [point.beyond_limits for point in points] == [True, False, False, False]
    assert points[0].cop == pytest.approx(5.0 / 1.20)
    assert points[1].cop == pytest.approx(0.75 * 5.0 / (0.98 * 0.8))


def test_no_candidate_of_the_office_has_more_than_its_curve_gives():
    chosen = selection("office-shanghai")
    at, leaving = chosen.design.entering_condenser_c, chosen.design.leaving_chilled_c
    assert chosen.candidates
    for candidate in chosen.candidates:
        capacity, _ = figures(candidate.record, leaving, at, REACH_K)
        assert candidate.outcome.unit_capacity_w <= capacity * (1.0 + 1e-12), candidate.record.id
        limit = candidate.record.condenser_limits_c[1]
        assert candidate.outcome.design_beyond_k == pytest.approx(max(at - limit, 0.0))
        said = {finding.code for finding in candidate.findings}
        assert ("design_beyond_limit" in said) == (at > limit)
    assert any(c.outcome.design_beyond_k > 0.0 for c in chosen.candidates)
