"""Boilers known by a catalogue or a nameplate: heat, fuel and one efficiency for all loads.

What the model prints stands in where the nameplate is silent: WNS4-1.25-Q is of natural gas and
makes 4 t/h of steam. Steam is taken as 0.7 MW for 1 t/h, and told.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from core.families.boilers.nameplate_words import BARE, KIND_NAMES, NAMES, TOLD, UNUSED
from core.families.boilers.record import (
    Boiler,
    BoilerFlag,
    BoilerFuel,
    BoilerKind,
    HeatingValue,
    HeatMedium,
)
from core.ledger.filled import STEAM_KW
from core.ledger.nameplate import read
from core.machines.device import Evidence
from core.machines.maker_tables import FittedModel, Remark
from core.machines.nameplates import Nameplates, not_stated, says_all
from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_CARRIED = ("maker", "model", "boiler_kind", "fired_with", "makes", "price", "source_year")
_NEEDED = ("maker", "model", "fired_with", "boiler_output_w", "boiler_efficiency")
_FUELS = {"Q": BoilerFuel.NATURAL_GAS, "Y": BoilerFuel.FUEL_OIL, "D": BoilerFuel.ELECTRICITY}
_COALS = ("A", "W", "H")  # AII, WIII, HII: soft coal, hard coal, lignite


class BoilerNameplate(msgspec.Struct, frozen=True, kw_only=True):
    """What a catalogue or a nameplate says of a boiler; None and "": it does not."""

    maker: Annotated[str, declare()] = ""
    model: Annotated[str, declare()] = ""
    boiler_kind: Annotated[BoilerKind, declare()] | None = None
    fired_with: Annotated[BoilerFuel, declare()] | None = None
    makes: Annotated[HeatMedium, declare()] | None = None
    heating_value: Annotated[HeatingValue, declare()] | None = None
    boiler_output_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1e3, le=1e9)] | None = None
    steam_output_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1e3, le=1e9)] | None = None
    boiler_efficiency: Annotated[float, declare(Kind.FINE_SHARE, gt=0, le=1.12)] | None = None
    price: Annotated[float, declare(Kind.MONEY, gt=0)] | None = None
    source_year: Annotated[str, declare()] = ""


def nameplates() -> Nameplates:
    """How nameplates of boilers are read."""
    return Nameplates(
        figures=BoilerNameplate,
        names=NAMES,
        kind_names=KIND_NAMES,
        unused=UNUSED,
        told=TOLD,
        bare=BARE,
        needed=("maker",),
        offered=("maker", "boiler_kind", "fired_with", "makes", "heating_value", "source_year"),
        groups=(
            ("nameplate.group.machine", ("maker", "model", "boiler_kind", "fired_with", "makes")),
            ("nameplate.group.figures", ("boiler_output_w", "steam_output_w", "boiler_efficiency",
                                         "heating_value")),
            ("nameplate.group.more", ("price", "source_year")),
        ),
        marks=("boiler_efficiency",),
        shown="rated_efficiency",
        lower_of_two=(),
        fit=fit,
        figures_of=figures_of,
        example=BoilerNameplate(
            maker="Example", model="CWNS2.8-85/60-Q", boiler_kind=BoilerKind.PLAIN,
            fired_with=BoilerFuel.NATURAL_GAS, makes=HeatMedium.WATER, boiler_output_w=2.8e6,
            boiler_efficiency=0.94, heating_value=HeatingValue.NET, source_year="2025",
        ),
    )  # fmt: skip


def fit(stated: BoilerNameplate) -> FittedModel:
    """The boiler of a nameplate, or what of it is missing."""
    plate = _with_printed(stated)
    missing = not_stated(plate, _NEEDED)
    if missing:
        return FittedModel(record=None, missing=missing)
    efficiency = plate.boiler_efficiency or 0.0
    electric = plate.fired_with is BoilerFuel.ELECTRICITY
    counted = plate.heating_value or HeatingValue.NET_ASSUMED
    record = Boiler(
        **{key: getattr(plate, key) for key in _CARRIED},
        id="",
        boiler_output_w=plate.boiler_output_w or 0.0,
        heating_value=None if electric else counted,
        rated_efficiency=None if electric or counted is HeatingValue.GROSS else efficiency,
        load_shares=(1.0,),
        efficiencies=((efficiency,),),
        source="",
        evidence=Evidence.C,
        flags=(BoilerFlag.CONSTANT,),
    )
    return FittedModel(record=record, assumed=tuple(_assumed(stated, plate)))


def figures_of(record: Boiler) -> BoilerNameplate | None:
    """What a nameplate says of a boiler; None where the record holds more, as a curve."""
    told = {key: getattr(record, key) for key in _CARRIED}
    plate = BoilerNameplate(
        **told,
        heating_value=record.heating_value,
        boiler_output_w=record.boiler_output_w,
        boiler_efficiency=record.efficiencies[0][0],
    )
    return plate if says_all(record, fit(plate).record) else None


def _with_printed(stated: BoilerNameplate) -> BoilerNameplate:
    printed = read(stated.model)
    ours = printed.family == "boiler"
    letters = str(printed.facts.get("fuel", "")) if ours else ""
    several = "Q" in letters and "Y" in letters  # of two fuels: which of them is asked
    fuel = BoilerFuel.COAL if letters[:1] in _COALS else _FUELS.get(letters[:1])
    fuel = None if several else fuel
    mw, t_h = (printed.number("thermal_mw"), printed.number("steam_t_h")) if ours else (None, None)
    of_model = 1e6 * mw if mw is not None else 1e3 * STEAM_KW * t_h if t_h is not None else None
    fuel = stated.fired_with or fuel
    kind = BoilerKind.RESISTANCE if fuel is BoilerFuel.ELECTRICITY else BoilerKind.PLAIN
    medium = HeatMedium.STEAM if t_h is not None else HeatMedium.WATER if mw is not None else None
    if stated.steam_output_w is not None:
        medium = HeatMedium.STEAM
    return msgspec.structs.replace(
        stated,
        fired_with=fuel,
        boiler_kind=stated.boiler_kind or kind,
        makes=stated.makes or medium,
        boiler_output_w=stated.boiler_output_w or stated.steam_output_w or of_model,
    )


def _assumed(stated: BoilerNameplate, plate: BoilerNameplate) -> Iterator[Remark]:
    yield Remark(code="nameplate_boiler_constant")
    if stated.boiler_output_w is None and plate.makes is HeatMedium.STEAM:
        output = figure("output", plate.boiler_output_w or 0.0, Kind.HEATING_POWER)
        yield Remark(code="nameplate_boiler_steam", figures=(output,))
    for key in ("fired_with", "boiler_kind"):
        if getattr(stated, key) is None:
            yield Remark(
                code="nameplate_taken",
                figures=(
                    figure("field", key, word="role"),
                    figure("value", getattr(plate, key).value, word="choice"),
                ),
            )
    if plate.heating_value is None and plate.fired_with is not BoilerFuel.ELECTRICITY:
        yield Remark(code="nameplate_boiler_net")
