"""Class and rated efficiency alone against a motor's own losses, as the documentation prints it.

Every motor of the catalog that publishes full, three-quarter and half load runs three years: steady
at three quarters, steady at 30 %, and a course from full load to a quarter; once with its published
losses, once with the share of the constant loss that is usual of its kind, class and size. The
motors were among those whose medians the shares are.
"""

from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import pytest
from numpy.typing import NDArray

from core.families.motors.class_kinds import constant_shares, kind_file, magnet_share, size_at
from core.families.motors.columns import MotorColumns, take
from core.families.motors.losses import fit_losses, loss_shares
from core.families.motors.record import IeClass, Technology

FloatArray = NDArray[np.float64]
PAGE = files("resources") / "documentation" / "class_machines.md"
LOADS = np.array([0.75, 0.3, 1.0, 0.75, 0.5, 0.25])
YEARS = np.array([[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 0, 0.1, 0.3, 0.4, 0.2]], float)
NAMES = ("induction", "magnets")
SIZES = ("to 0.75 kW", "0.75–4 kW", "4–15 kW", "15–55 kW", "55–200 kW", "above 200 kW")


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Shares of the year's input and of its losses, class less own: (machines, years)."""

    kind: str
    size: str
    band: float
    of_input: FloatArray
    of_losses: FloatArray


def _share(columns: MotorColumns, row: int) -> float:
    record = columns.records[row]
    if record.technology is Technology.INDUCTION:
        return float(constant_shares(record.ie_class)[size_at(record.power_w)])
    return magnet_share(record.power_w, record.rated_rpm)


@pytest.fixture(scope="module")
def errors(catalog_motors: MotorColumns) -> list[Errors]:
    """By kind and size."""
    published = ~np.isnan(catalog_motors.efficiency[:, :3]).any(axis=1)
    classed = np.array([r.ie_class is not IeClass.NOT_STATED for r in catalog_motors.records])
    found = []
    for kind in NAMES:
        own_feed = catalog_motors.on_converter == (kind == "magnets")
        own_kind = catalog_motors.induction == (kind == "induction")
        motors = take(catalog_motors, published & classed & own_feed & own_kind)
        model = fit_losses(motors)
        still = np.ones((1, len(LOADS)))
        own = loss_shares(model, still, LOADS[None, :], on_converter=False)
        rated = loss_shares(model, still[:, :1], np.ones((1, 1)), on_converter=False)
        share = np.array([_share(motors, row) for row in range(len(motors))])[:, None]
        made = rated * (share + (1.0 - share) * LOADS**2)
        more, lost, given = (made - own) @ YEARS.T, own @ YEARS.T, YEARS @ LOADS
        sizes = np.array([size_at(power_w) for power_w in motors.power_w])
        off = kind_file().share_may_be_off["magnets"] if kind == "magnets" else 0.0
        for size in sorted(set(sizes.tolist())):
            here = sizes == size
            loss = float(np.median(rated[here]))
            found.append(
                Errors(
                    kind=kind,
                    size=SIZES[size],
                    band=kind_file().band[size] + off * loss * 0.75 / (0.5 * (1.0 + loss)),
                    of_input=(more / (given + lost))[here],
                    of_losses=(more / lost)[here],
                )
            )
    return found


def table(errors: list[Errors]) -> list[str]:
    """The rows of the table, as the documentation has them."""
    return [
        f"| {one.kind} | {one.size} | {len(one.of_input)} "
        f"| {100 * one.of_input.mean():+.1f} % | {100 * np.median(np.abs(one.of_input)):.1f} % "
        f"| {100 * np.quantile(np.abs(one.of_input), 0.9):.1f} % "
        f"| {100 * np.quantile(np.abs(one.of_losses), 0.9):.0f} % "
        f"| ±{np.ceil(round(100 * one.band, 6)):.0f} % |"
        for one in errors
    ]


def test_there_are_motors_of_every_size(errors: list[Errors]) -> None:
    """1,591 induction motors publish the three points, 254 with magnets on a converter."""
    count = {kind: sum(len(e.of_input) for e in errors if e.kind == kind) for kind in NAMES}
    assert count["magnets"] == 254
    assert 1500 < count["induction"] <= 1591
    assert {e.size for e in errors if e.kind == "induction"} == set(SIZES)


def test_nine_of_ten_lie_within_the_band_that_is_shown(errors: list[Errors]) -> None:
    for one in errors:
        assert np.quantile(np.abs(one.of_input), 0.9) <= one.band, (one.kind, one.size)


def test_the_losses_themselves_are_not_known_so_well(errors: list[Errors]) -> None:
    """So the band is of the input: no saving of losses is promised by a class."""
    assert max(np.quantile(np.abs(one.of_losses), 0.9) for one in errors) > 0.1


def test_the_documentation_prints_what_is_computed(errors: list[Errors]) -> None:
    printed = PAGE.read_text("utf-8").splitlines()
    assert [row for row in table(errors) if row not in printed] == []


@pytest.mark.parametrize("level", ["IE1", "IE2", "IE3", "IE4"])
def test_the_shares_are_the_medians_of_the_catalog(
    level: str, catalog_motors: MotorColumns
) -> None:
    """Worked out anew of the motors on the mains; the survey's figures are of the same machines."""
    motors = _of(catalog_motors, level)
    sizes = np.array([size_at(power_w) for power_w in motors.power_w])
    constant = fit_losses(motors).coefficients[:, :3].sum(axis=1)
    share = constant / (constant + fit_losses(motors).coefficients[:, 3:6].sum(axis=1))
    shares = constant_shares(IeClass(level))
    known = [size for size in range(6) if (sizes == size).sum() >= 15]
    assert len(known) >= 5
    for size in known:
        assert shares[size] == pytest.approx(np.median(share[sizes == size]), abs=0.025)


def _of(motors: MotorColumns, level: str) -> MotorColumns:
    """Induction motors of a class on the mains of 50 Hz that publish the three points."""
    published = ~np.isnan(motors.efficiency[:, :3]).any(axis=1)
    own = np.array([
        r.ie_class == level and r.technology is Technology.INDUCTION and r.frequency_hz == 50.0
        for r in motors.records
    ])  # fmt: skip
    return take(motors, published & own & ~motors.on_converter)


def test_slip_factor_and_torques_are_those_of_the_catalog(catalog_motors: MotorColumns) -> None:
    """Medians of slip and power factor; of the torques what nine of ten IE3 and IE4 motors have."""
    own = np.array([
        r.ie_class in (IeClass.IE3, IeClass.IE4) and r.technology is Technology.INDUCTION
        and r.frequency_hz == 50.0 and r.poles in (2, 4, 6, 8)
        for r in catalog_motors.records
    ])  # fmt: skip
    motors = take(catalog_motors, own & ~catalog_motors.on_converter)
    sizes = np.array([size_at(power_w) for power_w in motors.power_w])
    slip = 1.0 - motors.speed_rpm / motors.synchronous_rpm
    kinds, compared = kind_file(), 0
    for table_, values, quantile, near in (
        (kinds.induction_slip, slip, 0.5, 0.002),
        (kinds.induction_power_factor, motors.power_factor[:, 0], 0.5, 0.006),
        (kinds.induction_starting_torque, motors.starting_torque_ratio, 0.1, 0.02),
        (kinds.induction_breakdown_torque, motors.breakdown_torque_ratio, 0.1, 0.02),
    ):
        for poles, by_size in table_.items():
            for size, printed in enumerate(by_size):
                chosen = values[(motors.poles == int(poles)) & (sizes == size)]
                chosen = chosen[~np.isnan(chosen)]
                if len(chosen) < 8:
                    continue
                compared += 1
                found = np.quantile(chosen, quantile)
                assert printed == pytest.approx(found, abs=near), (poles, size)
    assert compared > 80
