"""What is said of a compressor that stands there today."""

from typing import Annotated

import msgspec

from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

USUAL_PA = 7e5
USUAL_NO_LOAD = 0.3
USUAL_NO_LOAD_BY_SPEED = 0.05


class TodayCompressor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One machine, in the order in which they are switched on; None: not known.

    The input is that of the package at full load, measured or stated. With a least flow it is of
    variable speed, without one it follows the demand as the duty says. The currents belong to a log
    of currents.
    """

    today_free_air_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, ge=1e-4, le=100)]
    today_package_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=100, le=2e7)]
    today_package_motor_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=100, le=2e7)] | None = None
    today_discharge_pa: Annotated[
        float, declare(Kind.GAUGE_PRESSURE, ge=5e4, le=4e6)
    ] | None = None  # fmt: skip
    today_no_load: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)] | None = None
    today_least_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, ge=1e-4, le=100)] | None = None
    today_full_a: Annotated[float, declare(Kind.CURRENT, gt=0, le=1e4)] | None = None
    today_idle_a: Annotated[float, declare(Kind.CURRENT, ge=0, le=1e4)] | None = None

    @property
    def by_speed(self) -> bool:
        """Whether it is of variable speed."""
        return self.today_least_m3s is not None

    @property
    def rated_pa(self) -> float:
        """The pressure at which its input holds."""
        return self.today_discharge_pa or USUAL_PA

    @property
    def no_load(self) -> float:
        """Its share of full power when unloaded."""
        if self.today_no_load is not None:
            return self.today_no_load
        return USUAL_NO_LOAD_BY_SPEED if self.by_speed else USUAL_NO_LOAD
