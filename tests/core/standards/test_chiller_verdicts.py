"""Verdicts on machines of the catalog, from their curves.

The machine of these tests draws (0.2 + 0.8·PLR)/COP of its capacity at every temperature, so
that its COP at 100/75/50/25 % is COP × 1, 0.9375, 0.8333, 0.625, and its IPLV by
GB/T 18430.1-2007 COP × (0.023 + 0.415·0.9375 + 0.461·0.8333 + 0.101·0.625) = 0.85935 COP.
"""

from datetime import date
from typing import Any

import pytest

from core.families.chillers.grading import grade_chillers
from core.families.chillers.record import Flag
from core.machines.condenser import Condenser
from core.machines.device import Evidence
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict
from tests.families.chillers.machines import flat_curve, machine, part_load

TODAY = date(2026, 6, 1)
# A better one draws 0.5·PLR + 0.5·PLR²: COP × 1, 1/0.875, 1/0.75, 1/0.625. So good an IPLV comes
# of a COP that a machine can have: Carnot allows 12.18 at 7 and 30 °C.
GOOD = part_load(0.0, 0.5, 0.5)
SHARE = 0.023 + 0.415 / 0.875 + 0.461 / 0.75 + 0.101 / 0.625  # 1.2736
GB = "gb_18430_1_2007"
NDRC = "发改环资规〔2024〕127号"


def graded(*methods: str, **changes: Any) -> dict[str, Verdict]:
    """Verdicts by edition and path on a machine that was rated by those methods."""
    record = machine(**changes)
    (found,) = grade_chillers(shipped_standards(), [record], TODAY, methods)
    return {f"{one.edition} {one.path}".strip(): one for one in found}


def codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


def test_a_machine_is_graded_by_its_iplv_and_cop_at_the_nominal_point() -> None:
    found = graded(GB, cop=6.3, part_load_curve=GOOD)  # 1,000 kW: 8.80/7.00/5.50 and 8.1/7.5/6.2
    tier, grade = found[NDRC], found["GB 19577-2024 table_1"]
    assert tier.actual == pytest.approx(6.3 * SHARE)  # 8.02
    assert (tier.row, tier.level) == ("T23-04", "saving")
    assert (grade.row, grade.level) == ("T1-03", "2")
    by_cop = found["GB 19577-2024 table_2"]
    assert (by_cop.actual, by_cop.level) == (pytest.approx(6.3), "1")  # 6.2


def test_the_class_is_that_of_the_capacity_at_the_nominal_point() -> None:
    # 1.2 times 450 kW at 7 and 30 °C: 540 kW, above 528
    found = graded(GB, capacity_w=450_000.0, capacity_curve=flat_curve(1.2))
    assert found[NDRC].row == "T23-04"


def test_without_a_chinese_rating_the_one_there_is_is_named_but_not_used() -> None:
    found = graded("ahri_551_591", cop=9.0)
    assert found[NDRC].outcome is Outcome.CANNOT_BE_JUDGED
    assert found[NDRC].method_given == "ahri_551_591"
    assert found["GB 19577-2024 table_1"].method_needed == "GB/T 18430.1"


def test_without_any_rating_the_iplv_is_missing() -> None:
    found = graded(cop=9.0)
    assert found[NDRC].missing == ("iplv",)


def test_a_placeholder_of_part_load_gives_no_rating_and_no_verdict() -> None:
    found = graded(GB, flags=(Flag.PART_LOAD_PLACEHOLDER,))
    assert found[NDRC].outcome is Outcome.CANNOT_BE_JUDGED


def test_a_machine_without_a_capacity_has_no_class() -> None:
    assert graded(GB, capacity_w=None)[NDRC].missing == ("cooling_capacity",)


def test_an_estimate_cannot_be_called_advanced_without_a_warning() -> None:
    claimed = graded(GB, cop=7.0, part_load_curve=GOOD, evidence=Evidence.D)
    assert claimed[NDRC].level == "advanced"
    assert "verdict_evidence_d" in codes(claimed[NDRC])
    assert "verdict_evidence_d" in codes(claimed["GB 19577-2024 table_1"])  # grade 1
    assert "verdict_evidence_d" not in codes(
        graded(GB, cop=6.3, part_load_curve=GOOD, evidence=Evidence.D)[NDRC]
    )
    assert "verdict_evidence_d" not in codes(graded(GB, cop=7.0, part_load_curve=GOOD)[NDRC])


def test_a_secondary_transcription_is_said() -> None:
    assert "verdict_secondary" in codes(
        graded(GB, cop=7.0, part_load_curve=GOOD)["GB 19577-2024 table_1"]
    )


def test_a_rating_held_at_the_limits_of_the_curves_is_said() -> None:
    narrow = flat_curve(condenser_min_c=22.0)  # the points are at 30, 26, 23 and 19 °C
    found = graded(GB, cop=7.0, part_load_curve=GOOD, capacity_curve=narrow, power_curve=narrow)
    assert "verdict_rating_beyond" in codes(found[NDRC])
    assert "verdict_rating_beyond" not in codes(graded(GB, cop=7.0, part_load_curve=GOOD)[NDRC])


def test_an_air_cooled_machine_has_a_tier_and_needs_a_cspf_for_its_grade() -> None:
    found = graded(GB, cop=4.6, condenser=Condenser.AIR)  # IPLV 3.95; 4.50/3.70/2.90
    assert found[NDRC].level == "saving"
    assert found["GB 19577-2024 table_2"].metric == "cop_c"


def test_a_rating_by_ahri_550_590_is_held_against_ashrae_90_1() -> None:
    found = graded(GB, "ahri_550_590", cop=6.0)
    # 1,000 kW is 284 tons; path A of centrifugal machines 0.61 and 0.55 kW/ton
    path = found["ASHRAE 90.1-2022 path_a"]
    assert path.actual == pytest.approx(3.5168528 / 6.0)
    part_load = 0.01 + 0.42 * 0.75 / 0.8 + 0.45 * 0.5 / 0.6 + 0.12 * 0.25 / 0.4
    assert path.gates[0].actual == pytest.approx(3.5168528 / (6.0 * part_load))


def test_air_cooled_machines_are_held_against_the_american_eer() -> None:
    found = graded("ahri_550_590", cop=3.2, condenser=Condenser.AIR, capacity_w=400_000.0)
    assert found["ASHRAE 90.1-2022 path_a"].actual == pytest.approx(3.2 * 3.412141633)
    assert found["ASHRAE 90.1-2022 path_a"].required == 10.1
