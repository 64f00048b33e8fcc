"""Transformers known by what a catalogue or a nameplate says: both losses are all there is to know.

Nothing is fitted: the record has the figures as they are stated. What its model prints (kVA, kV,
dry or not, amorphous or not) stands in where the nameplate is silent.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from core.families.transformers.nameplate_words import BARE, KIND_NAMES, NAMES, TOLD, UNUSED
from core.families.transformers.record import (
    Connection,
    Core,
    Insulation,
    ThermalClass,
    Transformer,
)
from core.ledger.nameplate import Nameplate, read
from core.machines.device import Evidence
from core.machines.maker_tables import FittedModel, Remark
from core.machines.nameplates import Nameplates, not_stated, says_all, worth_asking
from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_LOW_V = 400.0  # of a distribution transformer whose low voltage is not stated
_DISTRIBUTION_V = 36e3
_SAME = 0.02
_CARRIED = (
    "maker", "model", "rated_va", "high_v", "connection", "insulation", "thermal_class",
    "core_material", "no_load_power_w", "load_loss_w", "load_loss_c", "impedance",
    "no_load_current", "sound_power_db", "price", "source_year",
)  # fmt: skip
_NEEDED = ("maker", "model", "rated_va", "no_load_power_w", "load_loss_w")
_ASKED = ("insulation", "connection", "impedance", "load_loss_c")
_SHARE = declare(Kind.SHARE, gt=0, lt=1)


class TransformerNameplate(msgspec.Struct, frozen=True, kw_only=True):
    """What a catalogue or a nameplate says of a transformer; None and "": it does not."""

    maker: Annotated[str, declare()] = ""
    model: Annotated[str, declare()] = ""
    insulation: Annotated[Insulation, declare()] | None = None
    thermal_class: Annotated[ThermalClass, declare()] | None = None
    core_material: Annotated[Core, declare()] | None = None
    connection: Annotated[Connection, declare()] | None = None
    rated_va: Annotated[float, declare(Kind.APPARENT_POWER, ge=1e3, le=1e9)] | None = None
    high_v: Annotated[float, declare(Kind.VOLTAGE, ge=100, le=1e6)] | None = None
    low_v: Annotated[float, declare(Kind.VOLTAGE, ge=50, le=1e6)] | None = None
    no_load_power_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0, le=1e6)] | None = None
    load_loss_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0, le=1e7)] | None = None
    load_loss_c: Annotated[float, declare(Kind.TEMPERATURE, ge=20, le=200)] | None = None
    impedance: Annotated[float, _SHARE] | None = None
    no_load_current: Annotated[float, _SHARE] | None = None
    sound_power_db: Annotated[float, declare(Kind.SOUND, ge=20, le=120)] | None = None
    price: Annotated[float, declare(Kind.MONEY, gt=0)] | None = None
    source_year: Annotated[str, declare()] = ""


def nameplates() -> Nameplates:
    """How nameplates of transformers are read."""
    return Nameplates(
        figures=TransformerNameplate,
        names=NAMES,
        kind_names=KIND_NAMES,
        unused=UNUSED,
        told=TOLD,
        bare=BARE,
        needed=("maker",),
        offered=("maker", "insulation", "thermal_class", "core_material", "connection",
                 "source_year"),
        groups=(
            ("nameplate.group.machine", ("maker", "model", "insulation", "thermal_class",
                                         "core_material", "connection")),
            ("nameplate.group.figures", ("rated_va", "high_v", "low_v", "no_load_power_w",
                                         "load_loss_w", "load_loss_c", "impedance")),
            ("nameplate.group.more", ("no_load_current", "sound_power_db", "price",
                                      "source_year")),
        ),
        marks=("no_load_power_w", "load_loss_w"),
        shown="no_load_power_w",
        lower_of_two=("low_v",),
        fit=fit,
        figures_of=figures_of,
        example=TransformerNameplate(
            maker="Example", model="S20-M-1000/10", insulation=Insulation.OIL,
            core_material=Core.STEEL, connection=Connection.DYN11, rated_va=1e6, high_v=10e3,
            low_v=400.0, no_load_power_w=745.0, load_loss_w=8240.0, load_loss_c=75.0,
            impedance=0.045, no_load_current=0.003, source_year="2025",
        ),
    )  # fmt: skip


def fit(stated: TransformerNameplate) -> FittedModel:
    """The transformer of a nameplate, or what of it is missing."""
    printed = read(stated.model)
    plate = _with_printed(stated, printed)
    missing = not_stated(plate, _NEEDED)
    if missing:
        return FittedModel(record=None, missing=missing)
    record = Transformer(
        **{key: getattr(plate, key) for key in _CARRIED},
        id="",
        low_v=plate.low_v or _LOW_V,
        source="",
        evidence=Evidence.C,
    )
    return FittedModel(
        record=record,
        assumed=tuple(_assumed(stated, plate, printed)),
        better=worth_asking(plate, _ASKED),
    )


def figures_of(record: Transformer) -> TransformerNameplate | None:
    """What a nameplate says of a transformer; None where the record holds more."""
    told = {key: getattr(record, key) for key in (*_CARRIED, "low_v")}
    plate = TransformerNameplate(**told)
    return plate if says_all(record, fit(plate).record) else None


def _with_printed(stated: TransformerNameplate, printed: Nameplate) -> TransformerNameplate:
    if printed.family != "transformer":
        return stated
    kva, kv, facts = printed.number("kva"), printed.number("kv"), printed.facts
    dry, amorphous = facts.get("dry"), facts.get("amorphous")
    return msgspec.structs.replace(
        stated,
        rated_va=stated.rated_va or (None if kva is None else 1e3 * kva),
        high_v=stated.high_v or (None if kv is None else 1e3 * kv),
        insulation=stated.insulation or (Insulation.DRY if dry else Insulation.OIL),
        core_material=stated.core_material or (Core.AMORPHOUS if amorphous else Core.STEEL),
    )


def _assumed(
    stated: TransformerNameplate, plate: TransformerNameplate, printed: Nameplate
) -> Iterator[Remark]:
    """What the model told, and a size in it that is another."""
    for key in ("rated_va", "high_v", "insulation", "core_material"):
        if getattr(stated, key) is None and getattr(plate, key) is not None:
            yield Remark(code="nameplate_of_model", figures=(figure("field", key, word="role"),))
    kva = printed.number("kva") if printed.family == "transformer" else None
    if kva and plate.rated_va and abs(1e3 * kva / plate.rated_va - 1.0) > _SAME:
        figures = (
            figure("printed", 1e3 * kva, Kind.APPARENT_POWER),
            figure("stated", plate.rated_va, Kind.APPARENT_POWER),
        )
        yield Remark(code="nameplate_size_differs", figures=figures, doubtful=True)
    if plate.low_v is None:
        low = figure("voltage", _LOW_V, Kind.VOLTAGE)
        high_known = plate.high_v is not None and plate.high_v <= _DISTRIBUTION_V
        yield Remark(code="nameplate_low_voltage", figures=(low,), doubtful=not high_known)
