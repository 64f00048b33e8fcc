"""Compressors in the catalog browser, and what is put before a customer."""

from collections.abc import Mapping

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import (
    Chart,
    FamilyConsultation,
    FamilyWindow,
    Fitted,
    FloatArray,
    Limit,
    Line,
    PointTable,
    Rows,
)
from core.families.compressors.columns import columns_of
from core.families.compressors.control import part_load_tables
from core.families.compressors.pressure import RATED_INLET_PA
from core.families.compressors.record import AirCompressor
from core.families.compressors.typed_points import POINTS, fitted, table_of
from core.vocabulary.quantity import Kind

_RECEIVER_MIN = 0.4  # m³ for each m³/min: for the curve that is shown without a study
_BAND_PA = 7e4


class CompressorBrowsing(AsTheyAre):
    """Power and specific power over flow; tested points of variable speed are typed or pasted."""

    columns: tuple[str, ...] = (
        "model", "maker", "compressor_kind", "air_control", "motor_rating_w", "discharge_pa",
        "free_air_m3s", "specific_power", "evidence",
    )  # fmt: skip

    def charts(self, record: AirCompressor) -> tuple[Chart, ...]:
        """From a tenth of the flow to all of it."""
        columns = columns_of([record])
        receiver = _RECEIVER_MIN * record.free_air_m3s * 60.0
        table = part_load_tables(columns, receiver, _BAND_PA, RATED_INLET_PA)[0]
        share = np.linspace(0.0, 1.0, len(table))
        flow, power = share * record.free_air_m3s, table * record.package_w
        some = share >= 0.1
        shown = (
            ("compressors.power", flow, power, Kind.ELECTRIC_POWER, record.package_w),
            ("compressors.specific", flow[some], power[some] / flow[some], Kind.SPECIFIC_POWER,
             record.specific_power),
        )  # fmt: skip
        return tuple(
            Chart(
                key=key, x_title="free_air_m3s", x=Kind.FREE_AIR_FLOW, y=kind,
                at=Kind.GAUGE_PRESSURE, lines=(Line(x=x, y=y, at=record.discharge_pa),),
                limits=(float(x[0]), float(x[-1])), reference=(record.free_air_m3s, rated),
            )
            for key, x, y, kind, rated in shown
        )  # fmt: skip

    def tables(self, record: AirCompressor) -> tuple[PointTable, ...]:
        """The tested points over speed."""
        return (table_of(record),)

    def points(
        self,
        record: AirCompressor,  # noqa: ARG002
        rows: Mapping[str, Rows],
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """They lie in the chart of the power."""
        given = np.array(rows[POINTS], dtype=np.float64).reshape(-1, 2)
        return {"compressors.power": (given[:, 0], given[:, 1])}

    def fitted(
        self,
        record: AirCompressor,
        rows: Mapping[str, Rows],
        forms: Mapping[str, str],  # noqa: ARG002
    ) -> Fitted:
        """The compressor with its curve through these points."""
        return fitted(record, rows[POINTS])


def limits(record: AirCompressor) -> tuple[Limit, ...]:
    """Up to which flow and pressure its figures hold."""
    most = record.discharge_max_pa or record.discharge_pa
    return (
        ("free_air_m3s", (0.0, record.free_air_m3s), Kind.FREE_AIR_FLOW),
        ("discharge_pa", (0.0, most), Kind.GAUGE_PRESSURE),
    )


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.air_flow_m3s",
            "duty.use_pa",
            "duty.air_margin",
            "duty.receiver_m3",
            "economics.tariff.price_per_kwh",
        ),
        figures=(
            "life_cycle_cost", "annual_energy_wh", "energy_per_air_m3", "mean_specific_power",
        ),
    ),
    browsing={"compressors": CompressorBrowsing()},
    limits=limits,
)  # fmt: skip
