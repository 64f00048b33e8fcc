"""What the contractor of the controls is given: which units run when, with which set-points."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import (
    Between,
    Column,
    Message,
    Quantity,
    Stacked,
    Table,
    TableCell,
    Words,
    say,
)
from core.families.chillers.duty import ChilledPumping, CondenserControl, CondenserPumping
from core.families.chillers.plant_room.year.controls import ControlTable, RoomYear, Stage
from core.machines.condenser import Condenser
from core.machines.device import device_name
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_OPEN, _SHUT = 0.005, 0.995  # of a load: less is no free cooling, more leaves no chiller running
_ALIKE_K = 0.05  # cooling water of two groups
_MAINS_HZ = 50.0  # of speed at design


def controls_table(years: Mapping[CondenserControl, RoomYear]) -> Table:
    """What every rule of control costs beside the least that is possible."""
    least = years[CondenserControl.OPTIMUM].energy_wh
    return Table(
        title=say("report.room.controls"),
        columns=(
            Column(title=say("field.condenser_control"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.more"), kind=Kind.SHARE),
            Column(title=say("field.tower_fan_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
            Column(title=say("field.unmet_hours"), kind=Kind.HOURS),
        ),
        rows=tuple(
            (
                say(f"choice.{control.value}"),
                Quantity(value=one.energy_wh, kind=Kind.ENERGY),
                Quantity(value=one.energy_wh / least - 1.0, kind=Kind.SHARE),
                Quantity(value=one.tower_fan_wh, kind=Kind.ENERGY),
                Quantity(value=one.eer, kind=Kind.EER),
                Quantity(value=one.unmet_hours, kind=Kind.HOURS),
            )
            for control, one in years.items()
        ),
        marked=frozenset((0,)),
        caption=say("report.room.controls.caption"),
        sheet="room_controls",
    )


def stages_table(selection: Selection, candidate: Candidate, told: tuple[Stage, ...]) -> Table:
    """The control table by load: units of each group, their load, pumps, cooling water, fans."""
    towers = selection.duty.condenser is Condenser.WATER
    speed = selection.duty.chilled_pumping is not ChilledPumping.CONSTANT
    slow = towers and selection.duty.condenser_pumping is CondenserPumping.VARIABLE
    caption = say("report.room.stages.caption.water" if towers else "report.room.stages.caption")
    return Table(
        title=say("report.room.stages"),
        columns=(
            Column(title=say("report.room.load.range"), kind=Kind.COOLING_POWER),
            *(Column(title=title, share=1.0) for title in _named(candidate)),
            Column(title=say("report.room.chilled.flow"), kind=Kind.WATER_FLOW),
            *(_hertz_column("report.room.chilled.speed") if speed else ()),
            *(
                (
                    Column(title=say("report.room.set_point"), kind=Kind.TEMPERATURE),
                    *_hertz_column("report.room.fan.speed"),
                )
                if towers
                else ()
            ),
            *((Column(title=say("report.room.cooling.flow"), kind=Kind.SHARE),) if slow else ()),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
            Column(title=say("report.room.hours"), kind=Kind.HOURS),
        ),
        rows=tuple(_stage(one, towers=towers, speed=speed, slow=slow) for one in told),
        caption=caption,
        sheet="room_control",
    )  # fmt: skip


def _hertz_column(key: str) -> tuple[Column, ...]:
    return (Column(title=say(key), kind=Kind.FREQUENCY),)


def _named(candidate: Candidate) -> tuple[Message, ...]:
    """Titles of what the groups do."""
    if not candidate.is_mixed:
        return (say("report.room.running"),)
    return tuple(
        say("report.room.running.of", machine=device_name(group.record))
        for group in candidate.groups
    )


def _stage(one: Stage, *, towers: bool, speed: bool, slow: bool) -> tuple[TableCell, ...]:
    return (
        _between(one.load_w, Kind.COOLING_POWER),
        *(_units(units, plr) for units, plr in zip(one.running, one.plr, strict=True)),
        _between(one.chilled_m3s, Kind.WATER_FLOW),
        *((_hertz(one.chilled_speed),) if speed else ()),
        *(
            (_between(_of_all(one.set_c), Kind.TEMPERATURE), _hertz(_of_all(one.air)))
            if towers
            else ()
        ),
        *((_between(_of_all(one.condenser_flow), Kind.SHARE),) if slow else ()),
        Quantity(value=one.eer, kind=Kind.EER),
        Quantity(value=one.hours, kind=Kind.HOURS),
    )


def _of_all(ranges: FloatArray) -> tuple[float, float]:
    return float(np.nanmin(ranges)), float(np.nanmax(ranges))


def _units(units: int, plr: FloatArray) -> TableCell:
    """How many run, over their part load."""
    if not units:
        return say("report.room.off")
    part = _between((float(plr[0]), float(plr[1])), Kind.SHARE)
    return Stacked(first=say("report.room.units", units=str(units)), second=part)


def _between(ends: tuple[float, float], kind: Kind) -> Between:
    return Between(low=ends[0], high=ends[1], kind=kind)


def _hertz(speed: tuple[float, float]) -> Between:
    """Of a motor that turns at the mains' frequency at design."""
    return _between((speed[0] * _MAINS_HZ, speed[1] * _MAINS_HZ), Kind.FREQUENCY)


def strategy_table(candidate: Candidate, table: ControlTable) -> Table:
    """Units that run, the cooling water and the fans, by load and wet bulb."""
    return Table(
        title=say("report.room.strategy"),
        columns=(
            Column(title=say("report.room.load"), kind=Kind.COOLING_POWER),
            *(
                Column(
                    title=say(
                        "report.room.wet_bulb",
                        wet_bulb=Quantity(value=float(wet_bulb), kind=Kind.TEMPERATURE),
                    ),
                    share=1.0,
                )
                for wet_bulb in table.wet_bulb_c
            ),
        ),
        rows=tuple(
            (
                Quantity(value=float(load), kind=Kind.COOLING_POWER),
                *(_state(table, row, column) for column in range(len(table.wet_bulb_c))),
            )
            for row, load in enumerate(table.load_w)
            if table.seen[row].any()
        ),
        caption=_strategy_caption(candidate, table),
        whole=False,  # long: it goes on at the next page rather than leave half of one empty
        sheet="room_strategy",
    )


def _strategy_caption(candidate: Candidate, table: ControlTable) -> Message:
    groups = ".groups" if candidate.is_mixed else ""
    said = say(f"report.room.strategy.caption{groups}")
    if not (table.free > _OPEN).any():
        return said
    return say("report.sentences", first=said, second=say("report.room.strategy.free"))


def _state(table: ControlTable, row: int, column: int) -> TableCell:
    """Running units of the groups, `2 + 1`, and their cooling water; below it fans and EER."""
    if not table.seen[row, column]:
        return Words(text="")
    if not table.carried[row, column]:
        return Words(text="–")
    running = table.running[:, row, column]
    units = " + ".join(f"{count:.0f}" for count in running)
    water = [float(one) for one in table.set_c[:, row, column] if np.isfinite(one)]
    air = float(table.air[:, row, column].max())
    low, high = _quantity(min(water)), _quantity(max(water))
    alike = max(water) - min(water) < _ALIKE_K
    said = say(
        "report.room.state",
        units=units,
        water=high if alike else say("report.between", low=low, high=high),
    )
    free = float(table.free[row, column])
    if free > _OPEN:
        said = say(f"report.room.state.{'full' if free >= _SHUT else 'partial'}", state=said)
    return Stacked(
        first=said,
        second=say(
            "report.room.state.more",
            fan=Quantity(value=air * _MAINS_HZ, kind=Kind.FREQUENCY),
            eer=Quantity(value=float(table.eer[row, column]), kind=Kind.EER),
        ),
    )


def _quantity(value_c: float) -> Quantity:
    return Quantity(value=value_c, kind=Kind.TEMPERATURE)
