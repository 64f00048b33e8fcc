"""How a load is described in a study: from a file, by a bundled shape, or made from the climate."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import msgspec

from core.load.kind import LoadKind
from core.load.peak import FromFile
from core.load.reading import LoadReading
from core.vocabulary.field import declare, value_of
from core.vocabulary.quantity import Kind

HOURS_OF_A_DAY = 24


class LoadFile(FromFile, frozen=True, kw_only=True, tag="file"):
    """A year of load in a file: CSV and other texts, XLSX, XLS, ODS, Parquet.

    What is None is detected. unit: any expression, as kW, RT·h, 万大卡/h or kWh/15min.
    """

    path: Annotated[str, declare()]  # relative to the study file
    column: Annotated[str, declare()] | None = None
    unit: Annotated[str, declare()] | None = None
    sheet: Annotated[str, declare()] | None = None
    reading: LoadReading = LoadReading()


class LoadShape(LoadKind, frozen=True, kw_only=True, tag="shape"):
    """One of the bundled shapes, scaled to the duty's peak where one is given."""

    shape: Annotated[str, declare(words="shape")]


class Building(StrEnum):
    """Use of a building, which chooses the schedule of a synthesised load."""

    OFFICE = "office"
    HOSPITAL = "hospital"
    HOTEL = "hotel"
    RETAIL = "retail"
    SCHOOL = "school"
    PROCESS = "process"
    DATA_HALL = "data_hall"


class LoadSynthesised(LoadKind, frozen=True, kw_only=True, tag="synthesised"):
    """A load made from the climate: linear in dry bulb above a balance temperature.

    The duty's peak is reached at the station's summer design dry bulb in a full hour of the
    schedule. `weekday` and `weekend` are 24 shares; None takes the building's usual ones.
    """

    building: Annotated[Building, declare()] = Building.OFFICE
    balance_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-10, le=30, assumed=True)] = 15.0
    base_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.0
    weekday: Annotated[tuple[float, ...], declare()] | None = None
    weekend: Annotated[tuple[float, ...], declare()] | None = None

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:
        """What does not go with the peak of the duty, by path, and why in short."""
        if peak_w is None:
            yield "duty.peak_w", "null"
        for key in ("weekday", "weekend"):
            shares = value_of(self, key)
            if shares is None:
                continue
            if len(shares) != HOURS_OF_A_DAY or not all(0 <= share <= 1 for share in shares):
                yield f"load.{key}", "24 × 0…1"


class CycleStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step of a cycle at the load's shaft; a negative torque brakes."""

    torque_nm: float
    speed_rpm: Annotated[float, msgspec.Meta(ge=0)]
    seconds: Annotated[float, msgspec.Meta(ge=1e-3)]
