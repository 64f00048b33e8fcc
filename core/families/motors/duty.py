"""What is asked of a motor besides the course of its load: grid, place, start, and its rules."""

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, ClassVar

from core.families.motors.loads import (
    ShaftConstant,
    ShaftCycle,
    ShaftFlow,
    ShaftMeasured,
    ShaftTemplate,
)
from core.families.motors.outcome import MotorOutcome
from core.families.motors.transmission import TransmissionKind
from core.load.kind import LoadKind
from core.study.duty import Duty
from core.vocabulary.field import declare, value_of
from core.vocabulary.quantity import Kind


class Start(StrEnum):
    """How the motor is started."""

    DIRECT = "direct_start"
    STAR_DELTA = "star_delta"
    SOFT = "soft_starter"


class Feed(StrEnum):
    """What feeds the motor."""

    ANY = "any_feed"
    MAINS = "mains"
    CONVERTER = "converter"


class MotorDuty(Duty, frozen=True, kw_only=True, tag="motors"):
    """The duty; None means: from the site, from the load, or from the machine.

    Every load is one shaft, which one motor turns: nothing of the study's plant goes with it.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (
        ShaftConstant, ShaftCycle, ShaftFlow, ShaftTemplate, ShaftMeasured,
    )  # fmt: skip
    defaults = MappingProxyType(
        {
            "economics.price_per_kw": 350.0,
            "economics.life_years": 15,
            "criteria.efficient_share": 0.9,
            "criteria.oversizing_max": 1.5,
        }
    )
    outcome = MotorOutcome

    voltage_v: Annotated[float, declare(Kind.VOLTAGE, ge=100, le=15000)] = 380.0
    frequency_hz: Annotated[float, declare(Kind.FREQUENCY, ge=40, le=70)] = 50.0
    feed: Annotated[Feed, declare()] = Feed.ANY
    start: Annotated[Start, declare()] = Start.DIRECT
    transmission: Annotated[TransmissionKind, declare()] = TransmissionKind.DIRECT
    transmission_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.3, le=1)] | None = None
    ambient_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-40, le=80)] | None = None
    elevation_m: Annotated[float, declare(Kind.ELEVATION, ge=-400, le=5500)] | None = None
    enclosure: Annotated[str, declare()] = ""  # least IP code; empty: any
    frame: Annotated[str, declare()] = ""  # shaft height that must fit; empty: any
    forced_cooling: Annotated[bool, declare()] = False
    load_share_max: Annotated[float, declare(Kind.SHARE, ge=0.5, le=1, assumed=True)] = 0.85
    starting_torque_nm: Annotated[float, declare(Kind.TORQUE, ge=0)] | None = None
    load_inertia_kgm2: Annotated[float, declare(Kind.INERTIA, ge=0)] | None = None
    start_time_max_s: Annotated[float, declare(Kind.SECONDS, ge=0.01, le=300, assumed=True)] = 15.0
    speed_tolerance: Annotated[float, declare(Kind.SHARE, ge=0.005, le=0.2, assumed=True)] = 0.03
    low_speed_rpm: Annotated[float, declare(Kind.SPEED, ge=1, le=1000, assumed=True)] = 300.0
    high_speed_rpm: Annotated[float, declare(Kind.SPEED, ge=3000, le=60000, assumed=True)] = 3600.0
    low_speed_first: Annotated[bool, declare()] = True  # what the rule asks of a slow load
    variable_cv: Annotated[float, declare(Kind.RATIO, ge=0.02, le=2, assumed=True)] = 0.25
    drive_price_per_kw: Annotated[
        float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e5, assumed=True)
    ] = 300.0
    transmission_price_per_kw: (
        Annotated[float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e5)] | None
    ) = None  # None: not counted, and said so
    reactive_equivalent: Annotated[float, declare(Kind.RATIO, ge=0, le=0.2, assumed=True)] = 0.08
    existing_power_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=1, le=5e7)] | None = None
    existing_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.3, lt=1)] | None = None
    existing_power_factor: Annotated[float, declare(Kind.RATIO, gt=0.2, le=1)] | None = None
    existing_rpm: Annotated[float, declare(Kind.SPEED, ge=0.01, le=60000)] | None = None
    existing_current_ratio: Annotated[float, declare(Kind.RATIO, ge=0.1, le=15)] | None = None

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(None)
        if isinstance(load, ShaftMeasured):
            for key in ("existing_power_w", "existing_efficiency", "existing_rpm"):
                if value_of(self, key) is None:
                    yield f"duty.{key}", "null"

    def without_effect(self) -> frozenset[str]:
        """What says nothing of motors, and what the transmission chosen makes idle."""
        idle = {
            "criteria.gwp_max",
            "criteria.gwp_report",
            "compliance.phased_out_admitted",
            "criteria.doubtful_admitted",
            "criteria.rating",
            "criteria.beyond_limits_k",
        }
        if self.transmission is TransmissionKind.DIRECT:
            idle |= {"duty.transmission_efficiency", "duty.transmission_price_per_kw"}
        if self.existing_power_w is None:
            idle |= {"duty.existing_current_ratio", "duty.existing_power_factor"}
        return frozenset(idle)
