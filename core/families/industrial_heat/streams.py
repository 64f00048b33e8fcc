"""The four temperatures a heat pump works between, at its own connections."""

from dataclasses import dataclass, replace

from core.machines.second_law import lorenz_cop


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Source cooled from in to out, sink heated from in to out, °C; of steam, in equals out."""

    source_in_c: float
    source_out_c: float
    sink_in_c: float
    sink_out_c: float

    @property
    def lift_k(self) -> float:
        """Between the source as it comes and the sink as it goes."""
        return self.sink_out_c - self.source_in_c

    @property
    def limit_cop(self) -> float:
        """What the second law allows."""
        cop = lorenz_cop(self.source_in_c, self.source_out_c, self.sink_in_c, self.sink_out_c)
        return float(cop)

    def between(self, source_approach_k: float, sink_approach_k: float) -> "Streams":
        """The machine's own streams behind heat exchangers with these approaches."""
        return replace(
            self,
            source_in_c=self.source_in_c - source_approach_k,
            source_out_c=self.source_out_c - source_approach_k,
            sink_in_c=self.sink_in_c + sink_approach_k,
            sink_out_c=self.sink_out_c + sink_approach_k,
        )
