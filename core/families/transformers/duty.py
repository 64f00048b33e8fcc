"""What is asked of transformers: the peak, voltages, limits of load, what is still carried."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, ClassVar

from core.families.transformers.loads import PowerSteps, PowerWeek
from core.families.transformers.outcome import TransformerOutcome
from core.families.transformers.record import (
    Core,
    Insulation,
    OldSeries,
    ThermalClass,
    TransformerUse,
)
from core.load.kind import LoadKind
from core.load.kinds import LoadFile
from core.study.duty import Duty
from core.study.plant import Staging
from core.vocabulary.field import declare
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind


class TransformerDuty(Duty, frozen=True, kw_only=True, tag="transformers"):
    """The peak as apparent or as active power; None of both: that of the file.

    essential_share: of the peak, that is still carried with one unit out of service.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (PowerWeek, PowerSteps, LoadFile)
    defaults = MappingProxyType(
        {
            "economics.price_per_kw": 150.0,
            "economics.life_years": 20,
            "economics.maintenance_share": 0.01,
            "criteria.oversizing_max": 3.0,
            "plant.units_max": 2,
            "plant.staging": Staging.EQUAL_SPLIT,
        }
    )
    outcome = TransformerOutcome
    in_plants = frozenset({"units_min", "units_max", "staging"})
    stagings: ClassVar[tuple[Staging, ...]] = (Staging.EQUAL_SPLIT, Staging.OPTIMUM)

    peak_va: Annotated[float, declare(Kind.APPARENT_POWER, ge=1e3, le=1e9)] | None = None
    peak_active_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=1e3, le=1e9)] | None = None
    load_power_factor: Annotated[float, declare(Kind.RATIO, ge=0.3, le=1, assumed=True)] = 0.9
    compensated_power_factor: Annotated[float, declare(Kind.RATIO, ge=0.3, le=1)] | None = None
    file_in_va: Annotated[bool, declare()] = False
    load_growth: Annotated[float, declare(Kind.SHARE, ge=0, le=2)] = 0.0
    grid_v: Annotated[float, declare(Kind.VOLTAGE, ge=1e3, le=1e6)] = 10e3
    use_v: Annotated[float, declare(Kind.VOLTAGE, ge=100, le=1e5)] = 400.0
    wanted_insulation: Annotated[Insulation, declare()] | None = None
    wanted_thermal_class: Annotated[ThermalClass, declare()] | None = None  # of dry types
    wanted_core: Annotated[Core, declare()] | None = None
    transformer_use: Annotated[TransformerUse, declare()] = TransformerUse.GENERAL
    greatest_share: Annotated[float, declare(Kind.SHARE, ge=0.2, le=1.3, assumed=True)] = 0.85
    essential_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0
    alone_share_max: Annotated[float, declare(Kind.SHARE, ge=0.5, le=1.5, assumed=True)] = 1.0
    voltage_drop_max: Annotated[float, declare(Kind.SHARE, ge=0.005, le=0.2, assumed=True)] = 0.05
    reactive_equivalent: Annotated[float, declare(Kind.RATIO, ge=0, le=0.15)] = 0.0  # kW/kvar
    # Photovoltaics behind the transformer: AC power, and its hours at that power a year.
    pv_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=0, le=1e9)] = 0.0
    pv_full_hours: Annotated[float, declare(Kind.HOURS, ge=300, le=2200, assumed=True)] = 1000.0
    metered_factor_least: Annotated[float, declare(Kind.RATIO, ge=0.8, le=1, assumed=True)] = 0.9
    # Current: its harmonics, and the voltage behind which it flows (None: the rated one).
    current_thd: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0
    harmonic_k: Annotated[float, declare(Kind.RATIO, ge=1, le=50)] = 1.0
    eddy_share: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.1
    supply_voltage: Annotated[float, declare(Kind.SHARE, ge=0.8, le=1.15)] | None = None
    # Usable share of the rated power at the site, as makers state it; None: by altitude.
    site_share: Annotated[float, declare(Kind.SHARE, ge=0.3, le=1)] | None = None
    altitude_m: Annotated[float, declare(Kind.ELEVATION, ge=0, le=5000)] | None = None
    # What better grades and amorphous cores cost more than the price of a kVA.
    grade_2_dearer: Annotated[float, declare(Kind.SHARE, ge=0, le=2)] = 0.0
    grade_1_dearer: Annotated[float, declare(Kind.SHARE, ge=0, le=2)] = 0.0
    amorphous_dearer: Annotated[float, declare(Kind.SHARE, ge=-0.5, le=2)] = 0.0
    # What stands there today: units of one kind, and of another beside them.
    old_units: Annotated[int, declare(Kind.COUNT, ge=0, le=8)] = 0
    old_rated_va: Annotated[float, declare(Kind.APPARENT_POWER, ge=1e3, le=1e9)] | None = None
    old_series: Annotated[OldSeries, declare()] | None = None
    old_no_load_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0)] | None = None
    old_load_loss_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0)] | None = None
    old_impedance: Annotated[float, declare(Kind.FINE_SHARE, gt=0, lt=0.3)] | None = None
    beside_units: Annotated[int, declare(Kind.COUNT, ge=0, le=8)] = 0
    beside_rated_va: Annotated[float, declare(Kind.APPARENT_POWER, ge=1e3, le=1e9)] | None = None
    beside_no_load_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0)] | None = None
    beside_load_loss_w: Annotated[float, declare(Kind.LOSS_POWER, gt=0)] | None = None
    beside_impedance: Annotated[float, declare(Kind.FINE_SHARE, gt=0, lt=0.3)] | None = None

    @property
    def harmonic_loss(self) -> float:
        """By what harmonics multiply the load loss at the same power of 50 Hz.

        The square of the current rises by its distortion; of the loss the eddy part goes with K.
        """
        return (1.0 + self.current_thd**2) * self.harmonic_heat

    @property
    def harmonic_heat(self) -> float:
        """The load loss over that of a current of 50 Hz of the same root mean square."""
        return 1.0 - self.eddy_share + self.eddy_share * self.harmonic_k

    @property
    def harmonic_share(self) -> float:
        """The share of the rated power, of 50 Hz, that heats the windings as the rated one does."""
        return float(self.harmonic_loss**-0.5)

    @property
    def factor(self) -> float:
        """cosφ at the transformer: that of the load, or after compensation."""
        return max(self.load_power_factor, self.compensated_power_factor or 0.0)

    @property
    def of_file(self) -> float:
        """VA at the transformer for each W, or VA, of a file."""
        active = self.load_power_factor if self.file_in_va else 1.0
        return active / self.factor

    @property
    def peak_or_none(self) -> float | None:
        """The peak at the transformer, compensated, VA; None where it is that of the file."""
        active = self.peak_active_w
        if active is None and self.peak_va is not None:
            active = self.peak_va * self.load_power_factor
        return None if active is None else active / self.factor

    @property
    def peak(self) -> float:
        """The peak where the load cannot be made without; raises Problem `peak_missing`."""
        found = self.peak_or_none
        if found is None:
            raise Problem("peak_missing", "duty.peak_va")
        return found

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.entered_peak_w)
        if self.peak_va is not None and self.peak_active_w is not None:
            yield "duty.peak_active_w", "duty.peak_va"
        if self.peak_or_none is None and not isinstance(load, LoadFile):
            yield "duty.peak_va", "null"
        if (
            self.compensated_power_factor is not None
            and self.compensated_power_factor < self.load_power_factor
        ):
            yield "duty.compensated_power_factor", "< duty.load_power_factor"
        if self.file_in_va and isinstance(load, LoadFile) and load.reading.sign == "both":
            yield "duty.file_in_va", "load.reading.sign"
        if self.use_v >= self.grid_v:
            yield "duty.use_v", "≥ duty.grid_v"
        if self.pv_w > 0.0 and isinstance(load, PowerSteps):
            yield "duty.pv_w", "load.kind = power_steps"
        yield from self._of_today()

    def _of_today(self) -> Iterator[tuple[str, str]]:
        """Units of today want their rating, and their losses or their series."""
        if self.old_units and self.old_rated_va is None:
            yield "duty.old_rated_va", "duty.old_units"
        stated = None not in (self.old_no_load_w, self.old_load_loss_w)
        if self.old_units and not stated and self.old_series is None:
            yield "duty.old_series", "duty.old_no_load_w, duty.old_load_loss_w"
        if self.beside_units and not self.old_units:
            yield "duty.beside_units", "duty.old_units"
        others = self.beside_rated_va, self.beside_no_load_w, self.beside_load_loss_w
        if self.beside_units and None in others:
            yield "duty.beside_rated_va", "duty.beside_units"

    def without_effect(self) -> frozenset[str]:
        """What says nothing of transformers, and what other entries make idle."""
        idle = {
            "criteria.gwp_max",
            "criteria.gwp_report",
            "compliance.phased_out_admitted",
            "criteria.rating",
            "criteria.beyond_limits_k",
        }
        if self.essential_share <= 0.0:
            idle.add("duty.alone_share_max")
        if self.wanted_insulation is Insulation.OIL:
            idle.add("duty.wanted_thermal_class")
        if self.pv_w <= 0.0:
            idle.add("duty.pv_full_hours")
        if self.harmonic_k <= 1.0:
            idle.add("duty.eddy_share")
        if self.site_share is not None:
            idle.add("duty.altitude_m")
        old = ("rated_va", "series", "no_load_w", "load_loss_w", "impedance")
        if not self.old_units:
            idle |= {f"duty.old_{key}" for key in old} | {"duty.beside_units"}
        if not self.beside_units:
            idle |= {f"duty.beside_{key}" for key in old if key != "series"}
        return frozenset(idle)
