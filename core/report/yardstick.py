"""What savings are measured against, in words: the name alone, and what it is."""

from core.content.blocks import Cell, Message, Words, say
from core.machines.device import Device, device_name
from core.selection.savings import Yardstick, edition_against, yardstick
from core.selection.selection import Candidate, Selection


def machine_name(record: Device) -> Words:
    """Maker and model, as the catalog writes them; the model alone where no maker is named."""
    return Words(text=device_name(record))


def candidate_name(candidate: Candidate) -> Words:
    """Its machine, or its machines with their numbers: 2 × A + 1 × B."""
    return Words(text=candidate.name)


def yardstick_name(selection: Selection) -> Cell | None:
    """The machine, or what is there today."""
    if selection.present is not None:
        return say(f"present.{selection.present.name}")
    if selection.reference is not None:
        return candidate_name(selection.reference)
    edition = edition_against(selection)
    if edition is None:
        return None
    return say("against.code_minimum.name", edition=Words(text=edition))


def yardstick_said(selection: Selection) -> Message | None:
    """The name with what it is: the reference chosen, the machine that just meets the code."""
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
