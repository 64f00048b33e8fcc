"""The made-up plant of cases.json: 20 assets, and what is expected of them by hand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from core.ledger.asset import Asset, Replacement
from core.ledger.diagnosis import Rules

_TEXT = (Path(__file__).parent / "cases.json").read_text("utf-8")
CASES: dict[str, Any] = json.loads(_TEXT)["cases"]
DAY = date(2026, 11, 20)
RULES = Rules(day=DAY, price_per_kwh=0.65)
_KEPT = (
    "id", "model", "family", "size", "count", "made_year", "hours_per_year", "load_factor",
    "measured_kwh", "p0_kw", "pk_kw", "flow_m3h", "head_m", "speed_rpm", "specific_power",
    "pressure_mpa", "iplv", "cop_c",
)  # fmt: skip


def _asset(row: dict[str, Any]) -> Asset:
    """The case's asset with the ledger's names; pressures of fans are in kPa in both."""
    tested = row.get("efficiency_pct_tested")
    better = row.get("replacement")
    return Asset(
        **{name: row[name] for name in _KEPT if name in row},
        name=row["name_zh"],
        commissioned=row["commissioned"] or "",
        efficiency_pct=tested or row["efficiency_pct_nameplate"],
        efficiency_tested=tested is not None,
        pressure_kpa=row.get("pressure_kpa"),
        connection=row.get("connection", ""),
        cooling=row.get("cooling", ""),
        drive=row.get("drive", "").replace(" ", "_"),
        condenser=row.get("condenser", ""),
        replacement=Replacement(**better) if better else None,
    )


ASSETS = tuple(_asset(row) for row in json.loads(_TEXT)["assets"])
