"""Sources as a reader sees them: what a user typed himself has no title of its own."""

from core.content.blocks import Cell, Words, say
from core.machines.device import OWN_SOURCE


def source_name(key: str, title: str = "") -> Cell:
    """A source by its title, else by its short name; figures a user typed by that they are.

    Sources of the catalog have a message `source_short.<key>`; one that came with a pack is called
    as whoever made the pack did.
    """
    if key == OWN_SOURCE:
        return say("source.own")
    return Words(text=title) if title else Words(text=key, word="source_short")
