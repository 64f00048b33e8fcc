"""What savings are told against, in words: the name alone, and what it is."""

from typing import Any

from core.against import Yardstick, yardstick
from core.devices import UNNAMED
from core.report.content import Cell, Message, Words, say
from core.selection import Selection


def machine_name(record: Any) -> Words:
    """Maker and model, as the catalog writes them; the model alone where no maker is named."""
    maker = "" if record.maker == UNNAMED else record.maker
    return Words(text=f"{maker} {record.model}".strip())


def yardstick_name(selection: Selection) -> Cell | None:
    """The machine, or what is there today."""
    if selection.present is not None:
        return say(f"present.{selection.present.name}")
    return None if selection.reference is None else machine_name(selection.reference.record)


def yardstick_said(selection: Selection) -> Message | None:
    """The name with what it is: the reference chosen, the middle of the field."""
    which, name = yardstick(selection), yardstick_name(selection)
    return None if which is None or name is None else say(f"against.{which}", name=name)


def yardstick_mark(selection: Selection) -> Message | None:
    """What it is in a word or two, for beside a figure."""
    which = yardstick(selection)
    if which is None:
        return None
    if which is Yardstick.PRESENT and selection.present is not None:
        return say(f"present.{selection.present.name}.short")
    return say(f"against.{which}.short")
