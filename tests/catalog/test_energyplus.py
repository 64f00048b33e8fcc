"""Chillers of EnergyPlus come in and go out with the same figures."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.devices.store import Catalog, open_catalog
from catalog.files.devices import bring_in, preview_devices, table_of
from core.families.chillers.exchange.energyplus import idf_of, read_idf
from core.families.chillers.record import Chiller, Compressor
from core.machines.condenser import Condenser
from core.machines.device import is_made_to_size
from core.vocabulary.problem import Problem

# Fields in the order of the data dictionary of EnergyPlus, written by hand; the figures are
# invented. The part-load curve of a file may be quadratic: its cubic term is nothing.
WRITTEN = """
! A comment, with a comma; and a semicolon
Chiller:Electric:EIR,
  Site Screw One,   !- Name
  700000, 5.5, 6.67, 29.44,  !- several fields in a line
  0.0301, Autosize,
  Cap, Eir,
  Plr,
  0.15, 1.0, 1.0, 0.25,
  a, b, c, d, WaterCooled, , 1.0, 4.0,
  NotModulated;

Curve:Biquadratic, CAP, 0.9, 0.03, -0.001, 0.002, -0.0002, 0.0001, 4.0, 10.0, 15.0, 35.0;
Curve:Biquadratic, Eir, 0.6, -0.01, 0.0005, 0.01, 0.0003, -0.0004, 4.0, 10.0, 15.0, 35.0, 0, 9;
Curve:Quadratic, Plr, 0.2, 0.3, 0.5, 0.15, 1.0;
"""


def file_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "site.idf"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_object_is_read_field_by_field(tmp_path: Path, catalog: Catalog):
    preview = preview_devices(file_of(tmp_path, WRITTEN), catalog, "chillers")
    assert preview.faults == ()
    (found,) = preview.records
    assert isinstance(found, Chiller)
    assert (found.model, found.compressor, found.condenser) == (
        "Site Screw One", Compressor.SCREW, Condenser.WATER,
    )  # fmt: skip
    assert (found.capacity_w, found.cop) == (700e3, 5.5)
    assert (found.leaving_chilled_c, found.entering_condenser_c) == (6.67, 29.44)
    assert (found.evaporator_flow_m3s, found.condenser_flow_m3s) == (0.0301, None)
    assert (found.plr_min, found.plr_max, found.unloading_min) == (0.15, 1.0, 0.25)
    assert found.leaving_limit_c == 4.0
    assert found.capacity_curve.coefficients == (0.9, 0.03, -0.001, 0.002, -0.0002, 0.0001)
    assert found.power_curve.condenser_max_c == 35.0
    assert found.part_load_curve.coefficients == (0.2, 0.3, 0.5, 0.0)


def test_what_is_wrong_has_its_line(tmp_path: Path, catalog: Catalog):
    """The object begins on line 3; a minimum part load of 15 is no share."""
    text = WRITTEN.replace("  0.15, 1.0, 1.0, 0.25,", "  15, 1.0, 1.0, 0.25,")
    (fault, *_) = preview_devices(file_of(tmp_path, text), catalog, "chillers").faults
    assert fault.row == 3
    assert fault.column in ("plr_min", "plr_max")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Curve:Quadratic, Plr,", "Curve:Quadratic, Other,"), "idf_curve_missing"),
        (("Curve:Quadratic, Plr,", "Curve:Exponent, Plr,"), "idf_curve_kind"),
        (("WaterCooled, ,", "AirCooled, 0.04,"), "idf_fans"),
        (("Site Screw One", "Site One"), "idf_compressor"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, catalog: Catalog, change: tuple[str, str], code: str
):
    path = file_of(tmp_path, WRITTEN.replace(*change))
    with pytest.raises(Problem) as problem:
        preview_devices(path, catalog, "chillers")
    assert problem.value.code == code
    assert problem.value.place.startswith(f"{path}:3")


def test_every_shipped_machine_with_a_size_goes_out_and_comes_in_the_same(
    tmp_path: Path, catalog: Catalog
):
    """Bit for bit: what a round trip changes would change selections.

    A class is no machine: EnergyPlus has no place for the sizes that it may have.
    """
    shipped = [
        one
        for one in catalog.devices("chillers")
        if one.capacity_w is not None and not is_made_to_size(one)  # type: ignore[attr-defined]
    ]
    path = file_of(tmp_path, idf_of(shipped))  # type: ignore[arg-type]
    preview = preview_devices(path, catalog, "chillers")
    assert preview.faults == ()
    back = [msgspec.structs.replace(one, id=one.id.removeprefix("own:")) for one in preview.records]
    assert back == shipped


def test_the_table_goes_out_and_comes_in_the_same(tmp_path: Path, catalog: Catalog):
    shipped = list(catalog.devices("chillers"))
    path = tmp_path / "all.csv"
    path.write_bytes(table_of(shipped, "chillers"))
    preview = preview_devices(path, catalog, "chillers")
    assert preview.faults == ()
    back = [msgspec.structs.replace(one, id=one.id.removeprefix("own:")) for one in preview.records]
    assert back == shipped


def test_what_comes_in_is_kept(tmp_path: Path, catalog: Catalog):
    (kept,) = bring_in(preview_devices(file_of(tmp_path, WRITTEN), catalog, "chillers"), catalog)
    assert catalog.device(kept.id) == kept


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")),
                min_size=1, max_size=30)  # fmt: skip


@settings(max_examples=60)
@given(model=NAMES, maker=NAMES)
def test_no_name_breaks_the_file(model: str, maker: str):
    """Commas, semicolons and marks of comments in a name end no field."""
    with open_catalog() as catalog:
        one = next(d for d in catalog.devices("chillers") if d.capacity_w)  # type: ignore[attr-defined]
    text = idf_of([msgspec.structs.replace(one, model=model, maker=maker)])  # type: ignore[list-item]
    ((_, cells),) = read_idf(text, "x")
    assert float(cells["capacity_w"]) == one.capacity_w  # type: ignore[attr-defined]
    assert float(cells["part_load_curve_plr_max"]) == one.part_load_curve.plr_max  # type: ignore[attr-defined]
