"""What is known of a machine beside its model, for the lists to be held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The years are of make and of service; voltage_kv: the highest of its nameplate.

    size_kw: rated power of a motor; fuel: of a boiler, in words.
    """

    made: int | None = None
    in_service: int | None = None
    size_kw: float | None = None
    voltage_kv: float | None = None
    flow_m3h: float | None = None
    pressure_kpa: float | None = None
    burns_coal: bool = False  # by words, where the model does not tell the fuel
    burns_biomass: bool = False

    @property
    def contradicts_itself(self) -> bool:
        """Whether it was made after it was put in service: one of the two years is wrong."""
        return (
            self.made is not None and self.in_service is not None and (self.made > self.in_service)
        )
