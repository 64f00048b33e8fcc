"""Pumps and fans of a plant room: what serves a unit while it runs, and what serves the plant."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChilledPumping, ChillerDuty, CondenserPumping
from core.machines.condenser import Condenser
from core.machines.flow_machines.system import System, through
from core.vocabulary.by_definition import GRAVITY

FloatArray = NDArray[np.float64]

CHILLED_KG_M3, CHILLED_J_KGK = 999.6, 4193.0  # at 9.5 °C, the mean of 7 and 12 °C
COOLING_KG_M3, COOLING_J_KGK = 994.4, 4178.0  # at 34.5 °C, the mean of 32 and 37 °C
_S_PER_H, _W_PER_KW = 3600.0, 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pumping:
    """Pumps and fans as the duty describes them; all powers electric, W.

    warmer_k: by which the chilled water of the units leaves warmer than at design.
    """

    duty: ChillerDuty
    design: ChillerDesign
    warmer_k: float = 0.0

    def chilled_flow_m3s(self, cooling_w: FloatArray) -> FloatArray:
        """Chilled water of a cooling, at the temperatures of design."""
        span_k = self.duty.entering_chilled_c - self.duty.leaving_chilled_c
        flow: FloatArray = cooling_w / (CHILLED_KG_M3 * CHILLED_J_KGK * span_k)
        return flow

    def plant_flow_m3s(self, load_w: FloatArray) -> FloatArray:
        """Chilled water of the plant's load, (points,): more of it while it leaves warmer."""
        duty = self.duty
        more = duty.more_flow(duty.warmer_k(load_w / self.design.peak_w))
        flow: FloatArray = self.chilled_flow_m3s(load_w) * more
        return flow

    def cooling_flow_m3s(self, heat_w: FloatArray) -> FloatArray:
        """Cooling water of a heat at design."""
        flow: FloatArray = heat_w / (COOLING_KG_M3 * COOLING_J_KGK * self.duty.tower_range_k)
        return flow

    def fan_w(self, heat_w: FloatArray) -> FloatArray:
        """Fans of cells, or of dry coolers, for a heat at full speed."""
        if self.duty.rejects_dry:
            return self.duty.dry_cooler_fan_share * heat_w
        per_m3 = self.duty.tower_fan_kwh_per_m3 * _S_PER_H * _W_PER_KW
        fan: FloatArray = self.cooling_flow_m3s(heat_w) * per_m3
        return fan

    def condenser_w(self, heat_w: FloatArray) -> FloatArray:
        """The cooling-water pump of a unit; 0 of a machine with air."""
        if self.duty.condenser is Condenser.AIR:
            return np.zeros_like(heat_w)
        return self._power_w(
            self.cooling_flow_m3s(heat_w), np.asarray(self.duty.condenser_head_m), COOLING_KG_M3
        )

    def condenser_at_w(self, heat_w: FloatArray, share: FloatArray | float) -> FloatArray:
        """The cooling-water pump of a unit at a share of its flow, against what is lifted."""
        duty = self.duty
        lift_m = duty.cooling_lift_m
        head = lift_m + (duty.condenser_head_m - lift_m) * np.square(share)
        return self._power_w(self.cooling_flow_m3s(heat_w) * share, head, COOLING_KG_M3)

    def condenser_base_w(self, heat_w: FloatArray) -> FloatArray:
        """What the cooling-water pump of a unit needs at least while it runs."""
        if self.duty.condenser_pumping is CondenserPumping.CONSTANT:
            return self.condenser_w(heat_w)
        return self.condenser_at_w(heat_w, self.duty.condenser_flow_least)

    def condenser_more_w(self, heat_w: FloatArray, share: FloatArray | float) -> FloatArray:
        """What it needs more at a share of its flow."""
        more: FloatArray = self.condenser_at_w(heat_w, share) - self.condenser_base_w(heat_w)
        return more

    def condenser_share(self, heat_w: FloatArray, more_w: FloatArray) -> FloatArray:
        """Cooling water over that of design by what the pump needs more; heat_w: (groups, 1)."""
        if self.duty.condenser_pumping is CondenserPumping.CONSTANT:
            return np.ones_like(more_w)
        shares = np.linspace(self.duty.condenser_flow_least, 1.0, 41)
        rows = zip(heat_w[:, 0], more_w, strict=True)
        found = [
            np.interp(more, self.condenser_more_w(heat, shares), shares) for heat, more in rows
        ]
        return np.array(found)

    def chilled_w(self, capacity_w: FloatArray) -> FloatArray:
        """The chilled-water pump of a unit, where every unit has one of constant speed."""
        if self.duty.chilled_pumping is ChilledPumping.VARIABLE:
            return np.zeros_like(capacity_w)
        if self.duty.chilled_pumping is ChilledPumping.TWO_STAGES:
            return self.at_head_w(capacity_w, self.duty.primary_head_m)
        return self.at_full_flow_w(capacity_w)

    def at_full_flow_w(self, capacity_w: FloatArray) -> FloatArray:
        """Chilled-water pumps at the flow of a capacity and the head of design."""
        return self.at_head_w(capacity_w, self.duty.chilled_head_m)

    def at_head_w(self, cooling_w: FloatArray, head_m: float) -> FloatArray:
        """Pumps that move the chilled water of a cooling against a head."""
        flow = self.chilled_flow_m3s(cooling_w)
        return self._power_w(flow, np.asarray(head_m), CHILLED_KG_M3)

    def shared_w(self, load_w: FloatArray) -> FloatArray:
        """Chilled-water pumps whose speed follows the load of the plant, whatever runs, (points,).

        The head is that of the pressure set-point at no flow and grows with the square of it.
        """
        if self.duty.chilled_pumping is ChilledPumping.CONSTANT:
            return np.zeros_like(load_w)
        flow = self.plant_flow_m3s(load_w)
        return self._power_w(flow, self.system.rise(flow), CHILLED_KG_M3)

    @property
    def system(self) -> System:
        """What the pumps whose speed follows the load work against, by the flow."""
        most = float(self.chilled_flow_m3s(np.asarray(self.design.peak_w)))
        return through(most, self.duty.variable_head_m, self.duty.chilled_set_head_m)

    def bypass_w(self, load_w: FloatArray, capacity_w: FloatArray) -> FloatArray:
        """What a unit's least flow costs where its load asks for less: pumped at the set-point."""
        duty = self.duty
        if duty.chilled_pumping is not ChilledPumping.VARIABLE:
            return np.zeros_like(load_w)
        asked = load_w * duty.more_flow(self.warmer_k)
        missing = np.maximum(duty.chilled_flow_least * capacity_w - asked, 0.0)
        flow = self.chilled_flow_m3s(missing)
        return self._power_w(flow, np.asarray(duty.chilled_set_head_m), CHILLED_KG_M3)

    def flow_share(self, load_w: FloatArray, capacity_w: FloatArray) -> FloatArray:
        """Chilled water through a unit over that of its design capacity."""
        if self.duty.chilled_pumping is not ChilledPumping.VARIABLE:
            return np.ones_like(load_w)
        share: FloatArray = np.maximum(
            load_w * self.duty.more_flow(self.warmer_k) / capacity_w, self.duty.chilled_flow_least
        )
        return share

    def exchanger_w(
        self, load_w: FloatArray, capacity_w: FloatArray, heat_w: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """What the pumps of chilled and of cooling water need more where an exchanger is open."""
        head = np.asarray(self.duty.exchanger_head_m)
        chilled = self.chilled_flow_m3s(self.flow_share(load_w, capacity_w) * capacity_w)
        return (
            self._power_w(chilled, head, CHILLED_KG_M3),
            self._power_w(self.cooling_flow_m3s(heat_w), head, COOLING_KG_M3),
        )

    def _power_w(self, flow_m3s: FloatArray, head_m: FloatArray, kg_m3: float) -> FloatArray:
        power: FloatArray = kg_m3 * GRAVITY * flow_m3s * head_m / self.duty.pumping_efficiency
        return power
