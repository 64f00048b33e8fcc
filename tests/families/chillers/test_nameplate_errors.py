"""Nameplate alone against own curves: within the bands shown, as the documentation prints it."""

from functools import cache
from importlib.resources import files

import pytest

from core.families.chillers.classes import class_file, nameplate
from tests.families.chillers.nameplate_errors import Errors, errors

PAGE = files("resources") / "documentation" / "class_machines.md"


@cache
def _found() -> tuple[Errors, ...]:
    return tuple(errors())


def table() -> list[str]:
    """The rows of the table, as the documentation has them."""
    rows = []
    for one in _found():
        band = class_file().kinds[one.kind].band
        rows.append(
            f"| {one.kind.replace('_', ' ')} | {len(one.error)} | {one.refused} "
            f"| {100 * one.bias:+.1f} % | {100 * one.median:.1f} % "
            f"| {100 * one.p90(one=True):.1f} % | {100 * one.p90(one=False):.1f} % "
            f"| ±{100 * band[0]:.0f}, ±{100 * band[1]:.0f} % |"
        )
    return rows


def test_there_are_machines_of_every_kind() -> None:
    """More than 200 in all; of water-cooled variable-speed screws four, which are doubtful."""
    own = {key for key, kind in class_file().kinds.items() if not kind.curves_of}
    assert {one.kind for one in _found()} == own
    assert sum(len(one.error) for one in _found()) > 200
    assert sum(one.refused for one in _found()) <= 2


def test_nine_of_ten_lie_within_the_band_that_is_shown() -> None:
    for one in _found():
        of_one, of_several = class_file().kinds[one.kind].band
        assert one.p90(one=True) <= of_one, one.kind
        assert one.p90(one=False) <= of_several, one.kind


def test_the_documentation_prints_what_is_computed() -> None:
    printed = PAGE.read_text("utf-8").splitlines()
    assert [row for row in table() if row not in printed] == []


@pytest.mark.parametrize(
    ("kind", "cop", "iplv", "refused"),
    [
        ("water_screw_fixed", 5.4, 6.2, False),
        ("air_screw_variable", 3.2, 4.2, False),
        ("water_centrifugal_fixed", 6.2, 12.5, True),
    ],
)
def test_figures_that_do_not_go_together_are_refused(
    kind: str, cop: float, iplv: float, refused: bool
) -> None:
    found = nameplate(kind, cop, iplv)
    assert (found is None) is refused
    if found is not None:
        assert found.cop == cop
        assert found.iplv == pytest.approx(iplv, rel=1e-9)
