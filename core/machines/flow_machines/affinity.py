"""The laws of affinity: one machine at another speed, another size of its kind, another density."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """By what flow, pressure and shaft power are multiplied; a head in m takes no density."""

    flow: float
    pressure: float
    head: float
    power: float


def scale(*, speed: float = 1.0, diameter: float = 1.0, density: float = 1.0) -> Scale:
    """Ratios of the new speed, size and density to those of the figures."""
    head = speed**2 * diameter**2
    return Scale(
        flow=speed * diameter**3,
        pressure=head * density,
        head=head,
        power=speed**3 * diameter**5 * density,
    )
