"""Sources as a reader is told them: what a user typed himself has no title of its own."""

from core.content.blocks import Cell, Words, say
from core.machines.device import OWN_SOURCE


def source_name(key: str, title: str = "") -> Cell:
    """A source by its title, else by its key; figures a user typed by that they are."""
    return say("source.own") if key == OWN_SOURCE else Words(text=title or key)
