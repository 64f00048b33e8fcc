"""Motors and drives made for tests: plain figures that can be worked out by hand."""

from typing import Any

import msgspec

from core.families.motors.drive import EIGHT_POINTS, Drive, DriveClass
from core.families.motors.record import Motor, Supply, Technology
from core.machines.device import Evidence


def motor(**changes: Any) -> Motor:
    """30 kW, 4 poles, 1,480 r/min, 400 V, 50 Hz, on the mains; 94.0 / 94.5 / 94.0 %."""
    usual = Motor(
        id="T1",
        maker="Maker",
        model="Model",
        technology=Technology.INDUCTION,
        fed_by=Supply.MAINS,
        power_w=30e3,
        poles=4,
        synchronous_rpm=1500.0,
        speed_rpm=1480.0,
        voltage_v=400.0,
        frequency_hz=50.0,
        efficiency_100=0.94,
        efficiency_75=0.945,
        efficiency_50=0.94,
        power_factor_100=0.86,
        current_a=53.6,
        source="made",
        source_year="–",
        evidence=Evidence.C,
    )
    return msgspec.structs.replace(usual, **changes)


def drive(losses: tuple[float, ...] | float = 0.02, **changes: Any) -> Drive:
    """40 kVA for 30 kW; `losses` at the eight points, or one for all."""
    shares = (losses,) * 8 if isinstance(losses, float) else losses
    usual = Drive(
        id="C1",
        maker="Maker",
        model="Drive",
        drive_class=DriveClass.IE2,
        power_w=30e3,
        apparent_va=40e3,
        source="made",
        source_year="–",
        evidence=Evidence.C,
        **{f"loss_{f}_{i}": share for (f, i), share in zip(EIGHT_POINTS, shares, strict=True)},
    )
    return msgspec.structs.replace(usual, **changes)
