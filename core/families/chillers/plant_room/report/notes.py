"""What else is to be known of a room: one chiller out, pumping, staging by a rule."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import Block, Message, Paragraph, Quantity, Words, say
from core.families.chillers.duty import ChilledPumping
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.record import Compressor, Unloading
from core.plant.arrangement import arrangements
from core.plant.guideline_36 import LIFT_LEAST_K, stage_up_ratio
from core.plant.reserve import reserve
from core.plant.transport_ratio import DutyPump, TransportRatio, transport_ratio
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging
from core.vocabulary.quantity import Kind

_MOTOR_AND_DRIVE = 0.93  # of the efficiency of pump and motor: its basis in the duty
_S_PER_H, _W_PER_KW = 3600.0, 1000.0
_LOW_LIFT_K = 18.0  # of a cool day: cooling water at 20 °C


def room_notes(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Short paragraphs on a candidate's room."""
    return tuple(Paragraph(text=text) for text in _said(selection, candidate))


def _said(selection: Selection, candidate: Candidate) -> Iterator[Message]:
    yield _largest_out(selection, candidate)
    ratio = pumping_ratio(selection, candidate)
    if ratio is not None:
        key = "within" if ratio.ratio <= ratio.limit else "above"
        yield say(
            f"report.room.transport.{key}",
            ratio=Words(text=f"{ratio.ratio:.4f}"),
            limit=Words(text=f"{ratio.limit:.4f}"),
        )
    if any(
        group.record.compressor is Compressor.CENTRIFUGAL
        and group.record.unloading is Unloading.SPEED
        for group in candidate.groups
    ):
        yield _staged_by_rule(selection)


def _largest_out(selection: Selection, candidate: Candidate) -> Message:
    """All other units, those that stand by included, over the peak."""
    groups = [(row, group.units, 0) for row, group in enumerate(candidate.groups)]
    unit_w = np.array([group.unit_capacity_w for group in candidate.groups])
    left = reserve(arrangements([groups], Staging.OPTIMUM), unit_w, selection.design.peak_w)
    return say(
        "report.room.largest_out",
        left=Quantity(value=float(left.left_w[0]), kind=Kind.COOLING_POWER),
        share=Quantity(value=float(left.share[0]), kind=Kind.SHARE),
    )


def pumping_ratio(selection: Selection, candidate: Candidate) -> TransportRatio | None:
    """EC(H)R-a of the chilled water, with a pump for each chiller on duty; None: no pipe told."""
    duty, design = selection.duty, selection.design
    if duty.chilled_pipe_m is None:
        return None
    on_duty = [group.units - group.standby for group in candidate.groups]
    capacity = float(np.dot(on_duty, [group.unit_capacity_w for group in candidate.groups]))
    stages = [(capacity, duty.chilled_head_m)]
    if duty.chilled_pumping is ChilledPumping.VARIABLE:
        stages = [(design.peak_w, duty.chilled_head_m)]
    if duty.chilled_pumping is ChilledPumping.TWO_STAGES:
        stages = [(capacity, duty.primary_head_m), (design.peak_w, duty.variable_head_m)]
    pumping = Pumping(duty=duty, design=design)
    pumps = [
        DutyPump(
            count=sum(on_duty),
            flow_m3h=float(pumping.chilled_flow_m3s(np.asarray(cooling))) * _S_PER_H / sum(on_duty),
            head_m=head,
            efficiency=duty.pumping_efficiency / _MOTOR_AND_DRIVE,
        )
        for cooling, head in stages
    ]
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    return transport_ratio(pumps, design.peak_w / _W_PER_KW, span_k, duty.chilled_pipe_m)


def _staged_by_rule(selection: Selection) -> Message:
    """Part loads above which Guideline 36 starts one more machine, at design and on a cool day."""
    duty, design = selection.duty, selection.design
    most = design.entering_condenser_c + duty.tower_range_k - design.leaving_chilled_c
    low, high = stage_up_ratio([_LOW_LIFT_K, most], most_k=most, least_k=LIFT_LEAST_K).tolist()
    return say(
        "report.room.staged_by_rule",
        high=Quantity(value=high, kind=Kind.SHARE),
        most=Quantity(value=most, kind=Kind.TEMPERATURE_DIFFERENCE),
        low=Quantity(value=low, kind=Kind.SHARE),
        lift=Quantity(value=_LOW_LIFT_K, kind=Kind.TEMPERATURE_DIFFERENCE),
    )
