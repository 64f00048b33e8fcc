"""A machine whose running was logged: what its figures mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedMachine:
    """Its full flow, m³/s, and what it takes then and unloaded, W and A; None: not known."""

    free_air_m3s: float
    full_w: float
    idle_w: float
    full_a: float | None = None
    idle_a: float | None = None
