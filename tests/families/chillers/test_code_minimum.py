"""The chiller that just meets the code: against figures worked out apart, and against itself."""

from datetime import date

import msgspec
import numpy as np
import pytest

from core.families.chillers.classes import Fitted, class_file, class_record, fitted, kind_key
from core.families.chillers.code_minimum import Limits, code_minimum
from core.families.chillers.columns import columns_of
from core.families.chillers.performance import full_load
from core.families.chillers.ratings import iplv
from core.families.chillers.record import Compressor, Unloading
from core.machines.condenser import Condenser
from core.standards.access import access_limits
from core.standards.library import shipped_standards
from core.standards.rating_methods import RATING_METHODS
from tests.core.selection.examples import selection

TODAY = date(2026, 11, 29)
GB = RATING_METHODS["gb_18430_1_2007"]


def test_limits_are_those_of_the_access_grade_of_the_tables() -> None:
    """GB 19577-2024 tables 1 and 2, water-cooled above 1,163 kW, grade 3: COP 5.6, IPLV 6.3."""
    figures = {"condenser": "water", "cooling_capacity": 1500.0}
    found = access_limits(shipped_standards(), "chiller", figures, TODAY)
    assert {one.edition for one in found} == {"GB 19577-2024"}
    assert {one.path for one in found} == {"table_1", "table_2"}
    assert all(dict(one.limits) == {"cop_c": 5.6, "iplv": 6.3} for one in found)
    assert {one.level for one in found} == {"3"}


@pytest.mark.parametrize(
    ("figures", "day"),
    [
        ({"cooling_capacity": 1500.0}, TODAY),  # which condenser is not said
        ({"condenser": "water", "cooling_capacity": 1500.0}, date(2010, 1, 1)),  # none in force
    ],
)
def test_without_a_certain_row_there_is_no_limit(
    figures: dict[str, float | str], day: date
) -> None:
    assert access_limits(shipped_standards(), "chiller", figures, day) == ()


# Computed apart from the published medians, in plain Python: b, and the COP at 75, 50 and 25 %.
@pytest.mark.parametrize(
    ("kind", "cop", "least", "cop_made", "four"),
    [
        ("water_centrifugal_fixed", 5.6, 6.3, 5.6, (6.5119, 6.4345, 4.9751)),
        ("water_centrifugal_fixed", 5.4, 6.2, 5.4, (6.3335, 6.3826, 5.0003)),
        ("water_screw_fixed", 5.4, 6.2, 5.4, (6.1193, 6.4836, 5.4193)),
        ("water_screw_fixed", 4.2, 5.2, 4.2979, (4.9671, 5.5367, 4.8259)),  # the COP is raised
        ("water_screw_variable", 5.0, 5.7, 5.0, (5.6889, 5.9005, 4.9900)),
        ("water_centrifugal_variable", 5.6, 6.3, 5.6, (6.8154, 6.4930, 5.2253)),  # IPLV 6.478
        ("water_scroll", 4.2, 5.2, 4.2, (4.8925, 5.4203, 6.1112)),
    ],
)
def test_it_is_fitted_to_both_figures(
    kind: str, cop: float, least: float, cop_made: float, four: tuple[float, ...]
) -> None:
    one = fitted(kind, cop, least)
    assert one.cop == pytest.approx(cop_made, rel=1e-4)
    assert one.iplv >= least * (1.0 - 1e-9)
    record = class_record(kind, one, 1e6)
    rated = iplv(columns_of([record]), GB, 0.0)[0]
    assert [p.cop for p in rated.points][1:] == pytest.approx(four, rel=2e-4)


def test_the_machine_beside_a_candidate_is_as_large_and_just_meets_the_limits() -> None:
    """Its capacity at design is the candidate's; rated by the method of the grades it is at 3."""
    chosen = selection("hospital-guangzhou")
    limits = Limits(shipped_standards(), TODAY)
    reach = chosen.study.criteria.beyond_limits_k
    design = chosen.design
    for candidate in chosen.candidates:
        unit_w = candidate.outcome.unit_capacity_w
        made = code_minimum(candidate.record, unit_w, candidate.units, design, reach, limits)
        assert made is not None
        columns = columns_of([made.record])
        full = full_load(
            columns, design.leaving_chilled_c, np.array([design.entering_condenser_c]), reach
        )
        assert float(full.capacity_w[0, 0]) == pytest.approx(unit_w, rel=1e-9)
        assert candidate.minimum.outcome.unit_capacity_w == pytest.approx(unit_w, rel=1e-9)
        assert candidate.minimum.units == candidate.units
        key = kind_key(candidate.record)
        assert key is not None
        shape = Fitted(
            cop=made.record.cop, iplv=0.0, part_load=made.record.part_load_curve.coefficients
        )
        rated = iplv(columns_of([class_record(key, shape, made.record.capacity_w)]), GB, 0.0)[0]
        nominal_kw = made.record.capacity_w / 1e3
        asked = access_limits(
            shipped_standards(), "chiller",
            {"condenser": "water", "cooling_capacity": nominal_kw}, TODAY,
        )[0].limits  # fmt: skip
        # the published coefficients are rounded: 1 at the reference to nine digits
        assert rated.points[0].cop >= asked["cop_c"] - 1e-6
        assert rated.value >= asked["iplv"] - 1e-6


def test_a_kind_without_a_class_has_none() -> None:
    record = selection("office-shanghai").candidates[0].record
    for change in (
        {"compressor": Compressor.RECIPROCATING},
        {"compressor": Compressor.CENTRIFUGAL, "condenser": Condenser.AIR},
    ):
        assert kind_key(msgspec.structs.replace(record, **change)) is None
    screw = msgspec.structs.replace(record, compressor=Compressor.SCREW, unloading=Unloading.SPEED)
    assert kind_key(screw) == "water_screw_variable"
    assert len(class_file().kinds) == 9  # eight with curves, the oil-free one by another's
