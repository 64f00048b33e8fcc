"""Which reason is told of a machine that fits in no number of units."""

import numpy as np

from core.selection.checks import Check, excludes, screened_by_checks
from core.selection.family import Screening


def screened(*failed: dict[int, str], nearest: tuple[str, ...]) -> Screening:
    """Machines by the code that each number of units fails, of "small", "large" and "off"."""

    def of(number: int) -> list[Check]:
        return [
            Check(failed=np.array([one.get(number) == code for one in failed]), say=excludes(code))
            for code in ("small", "large", "off")
        ]

    nobody = np.zeros(len(failed), dtype=bool)
    never = [Check(failed=nobody, say=excludes("never"))]
    return screened_by_checks(never, {1: of(1), 2: of(2), 3: of(3)}, nearest=nearest)


def test_the_nearest_reason_is_told_as_the_family_orders_them():
    found = screened(
        {1: "small", 2: "large", 3: "off"}, {1: "small", 2: "small", 3: "large"},
        {1: "small", 2: "off", 3: "large"}, {1: "small"}, nearest=("off", "large"),
    )  # fmt: skip
    assert {machine: said[0].code for machine, said in found.left_out.items()} == {
        0: "off", 1: "large", 2: "off",
    }  # fmt: skip
    assert found.pairs.machine.tolist() == [3, 3]
    assert found.pairs.units.tolist() == [2, 3]
    assert [*found.refused] == [(3, 1)]


def test_of_reasons_without_an_order_the_last_number_has_its_own():
    found = screened({1: "large", 2: "small", 3: "off"}, nearest=())
    assert found.left_out[0][0].code == "off"
