"""What a plant room gave and took over some hours, computed or measured: its EER and its shares."""

from collections.abc import Mapping
from dataclasses import dataclass

W_PER_RT = 3516.8528420667  # 12,000 Btu(IT)/h
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTotals:
    """Wh. The boundary of the EER is what stands here: terminals and make-up water are outside."""

    cooling_wh: float
    chillers_wh: float
    chilled_pumps_wh: float
    condenser_pumps_wh: float
    tower_fans_wh: float

    @property
    def parts(self) -> Mapping[str, float]:
        """Electricity by what takes it."""
        return {
            "chillers": self.chillers_wh,
            "chilled_pumps": self.chilled_pumps_wh,
            "condenser_pumps": self.condenser_pumps_wh,
            "tower_fans": self.tower_fans_wh,
        }

    @property
    def electricity_wh(self) -> float:
        """All of it."""
        return sum(self.parts.values())

    @property
    def eer(self) -> float | None:
        """Cooling over electricity; None where there is none."""
        return self.cooling_wh / self.electricity_wh if self.electricity_wh else None

    @property
    def kw_per_rt(self) -> float | None:
        """The same as the field has it: kW for a ton of refrigeration."""
        return W_PER_RT / _W_PER_KW / self.eer if self.eer else None

    @property
    def shares(self) -> Mapping[str, float]:
        """Of the electricity."""
        return {key: part / self.electricity_wh for key, part in self.parts.items()}
