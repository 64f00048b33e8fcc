"""The design figures of a power supply's duty."""

from core.selection.outcome import Design


class SupplyDesign(Design, frozen=True, kw_only=True, tag="power_supplies"):
    """Power of the load at the peak and with the margin."""
