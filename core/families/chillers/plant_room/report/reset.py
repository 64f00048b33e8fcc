"""Warmer chilled water at low load: what it comes to, by what the return does."""

from core.content.blocks import Block, Column, Paragraph, Quantity, Table, say
from core.families.chillers.plant_room.year.controls import RoomYear, by_reset
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_RESETS_K = (0.0, 1.0, 2.0, 3.0)
_LEFT_K = 1.0  # between supply and return, at least


def reset_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The rule in force, where there is one, and others; nothing where no load is so low."""
    duty = selection.duty
    share = selection.profile.columns["load_w"] / selection.design.peak_w
    if not ((share > 0.0) & (share < duty.chilled_reset_below)).any():
        return ()
    table = _table(selection, candidate)
    if not duty.chilled_reset_k:
        return (table,)
    said = say(
        "report.room.reset.said",
        below=Quantity(value=duty.chilled_reset_below, kind=Kind.SHARE),
        warmer=Quantity(value=duty.leaving_chilled_c + duty.chilled_reset_k, kind=Kind.TEMPERATURE),
        design=Quantity(value=duty.leaving_chilled_c, kind=Kind.TEMPERATURE),
    )
    return (Paragraph(text=said), table)


def _table(selection: Selection, candidate: Candidate) -> Table:
    duty = selection.duty
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    resets = [one for one in _RESETS_K if one <= span_k - _LEFT_K]
    years = by_reset(selection, candidate, resets)
    energy, eer = "field.annual_energy_wh", "report.room.eer.short"
    return Table(
        title=say("report.room.reset"),
        columns=(
            Column(title=say("report.room.reset.by"), kind=Kind.TEMPERATURE_DIFFERENCE, share=1.0),
            *(
                Column(title=say(f"report.room.reset.{end}", of=say(key)), kind=kind, share=1.0)
                for end in ("return_stays", "return_follows")
                for key, kind in ((energy, Kind.ENERGY), (eer, Kind.EER))
            ),
        ),
        rows=tuple(
            (
                Quantity(value=reset_k, kind=Kind.TEMPERATURE_DIFFERENCE),
                *(cell for year in both for cell in _cells(year)),
            )
            for reset_k, both in zip(resets, years, strict=True)
        ),
        marked=frozenset(at for at, one in enumerate(resets) if one == duty.chilled_reset_k),
        caption=say(
            "report.room.reset.caption",
            below=Quantity(value=duty.chilled_reset_below, kind=Kind.SHARE),
        ),
        sheet="room_reset",
    )


def _cells(year: RoomYear) -> tuple[Quantity, Quantity]:
    return (
        Quantity(value=year.energy_wh, kind=Kind.ENERGY),
        Quantity(value=year.eer, kind=Kind.EER),
    )
