"""The design figures of a shaft duty, worked out from study, site and load."""

from typing import Annotated, ClassVar

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class MotorDesign(Design, frozen=True, kw_only=True, tag="motors"):
    """What the motor must do, at the load's shaft; `controlled_*` where its speed is controlled.

    peak_w is the highest power that lasts; required_w is that with the losses of the duty's gear or
    belt, over the highest permitted load: the motor's rated power. direct_required_w: of a motor
    that turns at the load's speed and needs neither.
    """

    where_asked: ClassVar[tuple[str, ...]] = ("load_inertia_kgm2",)
    peak_w: Annotated[float, declare(Kind.SHAFT_POWER)]
    required_w: Annotated[float, declare(Kind.SHAFT_POWER)]
    controlled_required_w: Annotated[float, declare(Kind.SHAFT_POWER)]
    direct_required_w: Annotated[float, declare(Kind.SHAFT_POWER)]
    mean_w: Annotated[float, declare(Kind.SHAFT_POWER)]
    rms_torque_nm: Annotated[float, declare(Kind.TORQUE)]
    peak_torque_nm: Annotated[float, declare(Kind.TORQUE)]
    breakaway_nm: Annotated[float, declare(Kind.TORQUE)]
    run_up_nm: Annotated[float, declare(Kind.TORQUE)]
    speed_rpm: Annotated[float, declare(Kind.SPEED)]  # the highest
    least_rpm: Annotated[float, declare(Kind.SPEED)]
    load_cv: Annotated[float, declare(Kind.RATIO)]  # standard deviation over mean of the power
    ambient_c: Annotated[float, declare(Kind.TEMPERATURE)]
    elevation_m: Annotated[float, declare(Kind.ELEVATION)]
    ambient_factor: Annotated[float, declare(Kind.SHARE)]
    elevation_factor: Annotated[float, declare(Kind.SHARE)]
    running_hours: Annotated[float, declare(Kind.HOURS)]
    load_inertia_kgm2: Annotated[float | None, declare(Kind.INERTIA)] = None
