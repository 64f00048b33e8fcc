"""What makers are asked for so that a transformer does what was computed."""

from collections.abc import Iterator

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement, at_most
from core.families.transformers.record import Transformer
from core.selection.selection import Group
from core.vocabulary.quantity import Kind


def schedule(group: Group) -> tuple[Requirement, ...]:
    """Kind, core, rating, voltages, both losses, short-circuit voltage."""
    return tuple(_lines(group.record))


def _lines(record: Transformer) -> Iterator[Requirement]:
    if record.insulation is not None:
        named = say(
            "report.transformers.named", insulation=say(f"choice.{record.insulation.value}")
        )
        yield Requirement(title=say("report.schedule.kind"), value=named)
    words = (
        ("field.thermal_class", record.thermal_class),
        ("field.core_material", record.core_material),
    )
    for title, word in words:
        if word is not None:
            yield Requirement(title=say(title), value=say(f"choice.{word.value}"))
    for title, value, kind in (
        ("field.rated_va", record.rated_va, Kind.APPARENT_POWER),
        ("field.high_v", record.high_v, Kind.VOLTAGE),
        ("field.low_v", record.low_v, Kind.VOLTAGE),
    ):
        if value is not None:
            yield Requirement(title=say(title), value=Quantity(value=value, kind=kind))
    if record.connection is not None:
        yield Requirement(
            title=say("field.connection"), value=say(f"choice.{record.connection.value}")
        )
    yield at_most(say("field.no_load_power_w"), record.no_load_power_w, Kind.LOSS_POWER)
    where = record.load_loss_c
    at = None if where is None else Quantity(value=where, kind=Kind.TEMPERATURE)
    if at is None:
        yield at_most(say("field.load_loss_w"), record.load_loss_w, Kind.LOSS_POWER)
    else:
        yield at_most(say("field.load_loss_w"), record.load_loss_w, Kind.LOSS_POWER, at)
    asked = say("report.transformers.to_be_stated")
    for title, share in (
        ("field.impedance", record.impedance), ("field.no_load_current", record.no_load_current)
    ):  # fmt: skip
        stated = asked if share is None else Quantity(value=share, kind=Kind.FINE_SHARE)
        yield Requirement(title=say(title), value=stated)
