"""An asset: a machine in the plant, or a group of equal ones, as the ledger states it.

Sizes are kW of motors, fans, pumps, compressors, chillers and boilers, kVA of transformers.
None is what the ledger does not state; nothing is filled in here.
"""

from typing import Literal

import msgspec

from core.ledger.kinds import OTHER_KINDS

Status = Literal["in_use", "standby", "stopped", "scrapped"]
FAMILIES = (
    "motor", "fan", "pump", "compressor", "transformer", "chiller", "heat_pump", "boiler",
    "server",
)  # fmt: skip
KINDS = (*FAMILIES, *(one.key for one in OTHER_KINDS))  # the judged ones first


class Replacement(msgspec.Struct, frozen=True, kw_only=True):
    """What would stand in its place: its efficiency in the family's own figure, and its cost."""

    cost: float  # yuan, of all machines of the asset
    size: float | None = None  # of one, where it is not today's
    efficiency_pct: float | None = None
    specific_power: float | None = None  # kW/(m³/min)
    iplv: float | None = None
    p0_kw: float | None = None
    pk_kw: float | None = None


class Asset(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row of the ledger."""

    id: str
    name: str = ""
    model: str = ""
    family: str = ""  # one of KINDS; "" is not known
    size: float | None = None
    in_kva: bool = False  # of what is none of a transformer: a UPS, a welding machine
    steam_t_h: float | None = None  # of a boiler whose size the ledger states in steam
    count: int = 1  # without those that stand by for them
    standby_count: int = 0
    commissioned: str = ""  # a day, a month or a year
    made_year: int | None = None
    made_by: int | None = None  # the last year it may have been made, where several are meant
    hours_per_year: float | None = None
    load_factor: float | None = None
    efficiency_pct: float | None = None  # nameplate, or tested where it says so
    efficiency_tested: bool = False
    measured_kwh: float | None = None  # a year
    measured_kw: float | None = None  # input of one machine as it was met
    p0_kw: float | None = None
    pk_kw: float | None = None
    connection: str = ""
    flow_m3h: float | None = None
    head_m: float | None = None
    pressure_kpa: float | None = None
    speed_rpm: float | None = None
    specific_power: float | None = None  # kW/(m³/min)
    pressure_mpa: float | None = None
    cooling: str = ""  # air, liquid
    drive: str = ""  # fixed_speed, variable_speed
    iplv: float | None = None
    cop_c: float | None = None
    condenser: str = ""  # water, air
    voltage_kv: float | None = None
    status: Status = "in_use"
    place: str = ""
    label: str = ""  # the grade its energy label claims: 1, 2 or 3
    serial: str = ""  # as the ledger writes it: of a group several
    poles: int | None = None  # of a motor
    fuel: str = ""  # of a boiler, in words
    thermal_class: str = ""  # B, F or H: of the insulation of a dry transformer
    ie_class: str = ""  # IE1 to IE5, as words of the row say it
    motor_model: str = ""  # of what a motor drives: the motor's own nameplate
    unsure: tuple[str, ...] = ()  # what its reading leaves to be asked, by the keys of `ledger.ask`
    from_text: tuple[str, ...] = ()  # fields read from words of the row, not from a column
    replacement: Replacement | None = None
