"""What a maker is asked for: figure, edition, condition and limit, as the tables print them."""

from datetime import date

import pytest

from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.proof import Ask, Wanted, asks

TODAY = date(2026, 6, 1)
NDRC = "发改环资规〔2024〕127号"
SAVING = Wanted(stage=2)


def asked(product: str, wanted: Wanted = SAVING, **figures: float | str) -> dict[str, Ask]:
    verdicts = judge(shipped_standards(), product, figures, TODAY)
    return {f"{one.edition} {one.name}": one for one in asks(shipped_standards(), verdicts, wanted)}


def limits(ask: Ask) -> list[tuple[object, float | None]]:
    return [(one.classes[0].value if one.classes else "", one.required) for one in ask.needs]


def test_of_a_heat_pump_with_nothing_but_its_capacity_every_figure_is_asked_for() -> None:
    """List of 2024, 序号19, up to 35 kW; GB 19577-2024 table 3, grade 3 (access) up to 35 kW."""
    found = asked("low_ambient_heat_pump", heating_capacity=30.0)
    assert found[f"{NDRC} outlet_temperature"].words == ("35", "41", "55")
    iplv = found[f"{NDRC} iplv_h"]
    assert limits(iplv) == [("35", 3.2), ("41", 2.8), ("55", 1.9)]  # 节能
    assert {one.level for one in iplv.needs} == {"saving"}
    assert iplv.rated_at is not None
    assert "−12" in iplv.rated_at.en
    grade = {name.split()[-1]: one for name, one in found.items() if name.startswith("GB 19577")}
    assert set(grade) == {"terminal", "hspf", "apf", "cop_h", "cop_dh"}
    assert limits(grade["hspf"]) == [("floor", 2.8), ("radiator", 2.3)]
    assert limits(grade["apf"]) == [("fan_coil", 2.65)]
    assert limits(grade["cop_h"]) == [("floor", 2.3), ("fan_coil", 2.1), ("radiator", 1.7)]


def test_what_was_given_is_not_asked_for_again() -> None:
    found = asked(
        "low_ambient_heat_pump", heating_capacity=30.0, terminal="floor", cop_h=2.5,
        outlet_temperature=35.0,
    )  # fmt: skip
    assert [name.split()[-1] for name in found] == ["iplv_h", "hspf", "cop_dh"]
    assert limits(found[f"{NDRC} iplv_h"]) == [("", 3.2)]


def test_a_level_on_condition_asks_for_the_figure_of_its_gate() -> None:
    # Grade 2 by HSPF 3.3; COPdh 2.0 and COPh 2.3 must be met too.
    found = asked(
        "low_ambient_heat_pump", heating_capacity=30.0, terminal="floor", hspf=3.3,
        outlet_temperature=35.0, iplv_h=3.3,
    )  # fmt: skip
    assert {name: limits(one) for name, one in found.items()} == {
        "GB 19577-2024 cop_dh": [("", 2.0)], "GB 19577-2024 cop_h": [("", 2.3)],
    }  # fmt: skip


def test_a_figure_by_another_method_is_asked_for_by_the_method_that_counts() -> None:
    found = asked(
        "chiller", condenser="water", cooling_capacity=700.0, iplv=7.2, iplv_method="ahri_551_591"
    )
    by_list = found[f"{NDRC} iplv"]
    assert (by_list.method, limits(by_list)) == ("GB/T 18430.1-2007", [("", 7.0)])


@pytest.mark.parametrize(
    ("wanted", "tier", "grade"),
    [(Wanted(stage=1), 3.7, 2.8), (Wanted(stage=2, grade=2), 3.2, 3.2),
     (Wanted(stage=3, grade=1), 3.0, 3.6)],
)  # fmt: skip
def test_the_limit_is_that_of_the_tier_and_grade_that_are_wanted(
    wanted: Wanted, tier: float, grade: float
) -> None:
    # 35 °C, floor heating, 30 kW: IPLV(H) 3.7/3.2/3.0 and HSPF 3.6/3.2/2.8
    found = asked(
        "low_ambient_heat_pump", wanted, heating_capacity=30.0, terminal="floor",
        outlet_temperature=35.0,
    )  # fmt: skip
    assert limits(found[f"{NDRC} iplv_h"]) == [("", tier)]
    assert limits(found["GB 19577-2024 hspf"]) == [("", grade)]


def test_of_a_whole_table_only_the_keys_are_asked_for() -> None:
    found = asked("induction_motor", efficiency=95.0)
    assert {name.split()[-1] for name in found} == {"poles", "rated_power"}


def test_a_device_whose_figures_say_all_is_asked_for_nothing() -> None:
    assert not asked(
        "chiller", condenser="water", cooling_capacity=700.0, iplv=7.2, cop_c=6.1,
        iplv_method="gb_18430_1_2007",
    )  # fmt: skip
