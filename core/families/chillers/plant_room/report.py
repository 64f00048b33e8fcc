"""A plant room in the report: where its electricity goes, its EER, and how it is controlled."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Column,
    Message,
    Paragraph,
    Quantity,
    Table,
    TableCell,
    Words,
    say,
)
from core.families.chillers.duty import CondenserControl
from core.families.chillers.outcome import ChillerOutcome
from core.families.chillers.plant_room.controls import (
    ControlTable,
    RoomYear,
    by_controls,
    control_table,
)
from core.families.chillers.plant_room.free_cooling_report import free_cooling_blocks
from core.machines.condenser import Condenser
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_W_PER_RT = 3516.8528420667  # 12,000 Btu(IT)/h
_W_PER_KW = 1000.0
_OPEN, _SHUT = 0.005, 0.995  # of a load: less is no free cooling, more leaves no chiller running
_SEEN = 1e-3  # of the year's cooling: a month with less has no EER worth a figure


def room_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Of a candidate whose pumps and towers are computed."""
    assert isinstance(candidate.outcome, ChillerOutcome)  # noqa: S101  a room has chillers
    eer = candidate.outcome.system_cop
    boundary = say(f"report.room.boundary.{selection.duty.condenser.value}")
    per_ton = None if not eer else _W_PER_RT / _W_PER_KW / eer
    said = say(
        "report.room.eer",
        eer=Quantity(value=eer, kind=Kind.COP),
        per_ton=Quantity(value=per_ton, kind=Kind.RATIO),
        boundary=boundary,
    )
    blocks: list[Block] = [
        Paragraph(text=said, lead=True),
        Beside(left=(_parts(candidate),), right=(_months(selection, candidate),)),
    ]
    if selection.duty.condenser is Condenser.WATER:
        blocks.append(_controls(by_controls(selection, candidate)))
        blocks.append(_strategy(candidate, control_table(selection, candidate)))
    if selection.duty.has_free_cooling:
        blocks[1:1] = free_cooling_blocks(selection, candidate)
    return tuple(blocks)


def _parts(candidate: Candidate) -> Table:
    """Electricity of the year by what takes it."""
    outcome = candidate.outcome
    assert isinstance(outcome, ChillerOutcome)  # noqa: S101  the family is chosen by its duty
    total = outcome.annual_energy_wh
    parts = {
        "chillers": total - (outcome.auxiliary_energy_wh or 0.0),
        "chilled_pumps": outcome.chilled_pump_energy_wh,
        "condenser_pumps": outcome.condenser_pump_energy_wh,
        "tower_fans": outcome.tower_fan_energy_wh,
    }
    rows = [
        _part(say(f"report.room.part.{key}"), energy, total)
        for key, energy in parts.items()
        if energy
    ]
    return Table(
        title=say("report.room.parts"),
        columns=(
            Column(title=say("report.room.part"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.share"), kind=Kind.SHARE, bar=True),
        ),
        rows=(*rows, _part(say("report.room.part.all"), total, total)),
        total=True,
    )


def _part(title: Cell, energy_wh: float, total_wh: float) -> tuple[TableCell, ...]:
    share = energy_wh / total_wh if total_wh else None
    return (
        title,
        Quantity(value=energy_wh, kind=Kind.ENERGY),
        Quantity(value=share, kind=Kind.SHARE),
    )


def _months(selection: Selection, candidate: Candidate) -> Table:
    """Cooling, electricity and EER of each month with load."""
    cooling = selection.profile.columns["load_w"] @ selection.profile.hours
    rows = []
    for month, (asked_wh, energy_wh) in enumerate(
        zip(cooling.tolist(), candidate.monthly_energy_wh, strict=True), start=1
    ):
        if asked_wh <= _SEEN * float(cooling.sum()) or energy_wh <= 0.0:
            continue
        rows.append(
            (
                say(f"month.{month}"),
                Quantity(value=asked_wh, kind=Kind.ENERGY),
                Quantity(value=energy_wh, kind=Kind.ENERGY),
                Quantity(value=asked_wh / energy_wh, kind=Kind.COP),
            )
        )
    return Table(
        title=say("report.room.months"),
        columns=(
            Column(title=say("report.room.month"), share=1.0),
            Column(title=say("report.room.cooling"), kind=Kind.ENERGY),
            Column(title=say("report.room.electricity"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.COP),
        ),
        rows=tuple(rows),
        caption=say("report.room.months.caption") if candidate.outcome.unmet_hours else None,
    )


def _controls(years: Mapping[CondenserControl, RoomYear]) -> Table:
    """What every rule of control costs beside the least that is possible."""
    least = years[CondenserControl.OPTIMUM].energy_wh
    return Table(
        title=say("report.room.controls"),
        columns=(
            Column(title=say("field.condenser_control"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.more"), kind=Kind.SHARE),
            Column(title=say("field.tower_fan_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.COP),
            Column(title=say("field.unmet_hours"), kind=Kind.HOURS),
        ),
        rows=tuple(
            (
                say(f"choice.{control.value}"),
                Quantity(value=one.energy_wh, kind=Kind.ENERGY),
                Quantity(value=one.energy_wh / least - 1.0, kind=Kind.SHARE),
                Quantity(value=one.tower_fan_wh, kind=Kind.ENERGY),
                Quantity(value=one.eer, kind=Kind.COP),
                Quantity(value=one.unmet_hours, kind=Kind.HOURS),
            )
            for control, one in years.items()
        ),
        marked=frozenset((0,)),
        caption=say("report.room.controls.caption"),
    )


def _strategy(candidate: Candidate, table: ControlTable) -> Table:
    """Units that run and the cooling water of each group, by load and wet bulb."""
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
        ),
        caption=_strategy_caption(candidate, table),
    )


def _strategy_caption(candidate: Candidate, table: ControlTable) -> Message:
    groups = "" if len(candidate.groups) == 1 else ".groups"
    said = say(f"report.room.strategy.caption{groups}")
    if not (table.free > _OPEN).any():
        return said
    return say("report.sentences", first=said, second=say("report.room.strategy.free"))


def _state(table: ControlTable, row: int, column: int) -> TableCell:
    """Running units of the groups, `2 + 1`, and their cooling water."""
    if not table.carried[row, column]:
        return Words(text="–")
    running = table.running[:, row, column]
    units = " + ".join(f"{count:.0f}" for count in running)
    warmest = [float(one) for one in table.set_c[:, row, column] if np.isfinite(one)]
    low, high = min(warmest), max(warmest)
    water: Cell = Quantity(value=low, kind=Kind.TEMPERATURE)
    if high - low > 0.05:
        said = say(
            "report.room.state.two", units=units, low=water,
            high=Quantity(value=high, kind=Kind.TEMPERATURE),
        )  # fmt: skip
    else:
        said = say("report.room.state", units=units, water=water)
    free = float(table.free[row, column])
    if free <= _OPEN:
        return said
    return say(
        "report.room.state.full" if free >= _SHUT else "report.room.state.partial", state=said
    )
