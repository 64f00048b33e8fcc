"""HeatPump:PlantLoop:EIR of EnergyPlus: heating as maps of heat pumps, cooling as chillers.

The objects are written by hand in both orders of fields that EnergyPlus has had, with invented
figures.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from catalog.devices.figures_file import read_figures, shipped_figures
from catalog.devices.store import Catalog
from catalog.files.devices import preview_devices
from catalog.files.giving import file_of
from core.families.chillers.columns import columns_of
from core.families.chillers.performance import cop, full_load
from core.families.chillers.record import Chiller
from core.families.heat_pumps.mapped import MappedHeatPump
from core.families.heat_pumps.table import HEAT_PUMP_MAPS
from core.vocabulary.problem import Problem

CURVES = """
Curve:Biquadratic, Cap, 1.02, -0.003, 0.0, 0.022, 0.0001, 0.0, 25, 55, -15, 20;
Curve:Biquadratic, Eir, 0.35, 0.009, 0.0001, -0.012, 0.0001, -0.0001, 25, 55, -15, 20;
Curve:Quadratic, Plr, 0.1, 0.8, 0.1, 0.2, 1.0;
Curve:Biquadratic, CapC, 0.95, 0.03, 0.0, 0.002, -0.0002, 0.0, 5, 15, 15, 43;
Curve:Biquadratic, EirC, 0.6, -0.012, 0.0, 0.002, 0.0004, 0.0, 5, 15, 15, 43;
"""
OLDER = f"""
HeatPump:PlantLoop:EIR:Heating,
  Heater, a, b, AirSource, c, d, Chilling scroll, 0.005, 2.0, 80000, 3.5, , Cap, Eir, Plr;
HeatPump:PlantLoop:EIR:Cooling,
  Chilling scroll, e, f, AirSource, g, h, Heater, 0.005, 2.0, 70000, 3.2, , CapC, EirC, Plr;
{CURVES}"""
NEWER = f"""
HeatPump:PlantLoop:EIR:Heating,
  Heater, a, b, AirSource, c, d, , , Chilling scroll, 0.005, 2.0, , 80000, 3.5, , Cap, Eir, Plr;
HeatPump:PlantLoop:EIR:Cooling,
  Chilling scroll, e, f, AirSource, g, h, , , Heater, 0.005, 2.0, , 70000, 3.2, , CapC, EirC, Plr;
{CURVES}"""


def surface(c: tuple[float, ...], x: float, y: float) -> float:
    return c[0] + c[1] * x + c[2] * x**2 + c[3] * y + c[4] * y**2 + c[5] * x * y


CAP, EIR = (1.02, -0.003, 0, 0.022, 0.0001, 0), (0.35, 0.009, 0.0001, -0.012, 0.0001, -0.0001)
CAP_C, EIR_C = (0.95, 0.03, 0, 0.002, -0.0002, 0), (0.6, -0.012, 0, 0.002, 0.0004, 0)


def idf(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "plant.idf"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [OLDER, NEWER])
def test_heating_is_a_map_that_reads_as_its_curves(tmp_path: Path, catalog: Catalog, text: str):
    """At its points to the last digit; between them within the half per cent that is documented."""
    preview = preview_devices(idf(tmp_path, text), catalog, "heat_pump_maps")
    assert preview.faults == ()
    (found,) = preview.records
    assert isinstance(found, MappedHeatPump)
    assert (found.model, found.heat_source) == ("Heater", "outdoor_air")
    for source, sink, heat, power in found.points:
        assert heat == pytest.approx(80e3 * surface(CAP, sink, source), rel=1e-12)
        assert power == pytest.approx(heat / 3.5 * surface(EIR, sink, source), rel=1e-12)
    chance = np.random.default_rng(3)
    source, sink = chance.uniform(-15, 20, 300), chance.uniform(25, 55, 300)
    read = found.map.at(source, sink)
    wanted = np.array([80e3 * surface(CAP, x, y) for x, y in zip(sink, source, strict=True)])
    drawn = wanted / 3.5 * [surface(EIR, x, y) for x, y in zip(sink, source, strict=True)]
    np.testing.assert_allclose(read.heat_w, wanted, rtol=0.005)
    np.testing.assert_allclose(read.power_w, drawn, rtol=0.005)


@pytest.mark.parametrize("text", [OLDER, NEWER])
def test_cooling_is_a_chiller_with_the_same_curves(tmp_path: Path, catalog: Catalog, text: str):
    """Capacity and COP are those at 7 and 35 °C, and everywhere what EnergyPlus would have."""
    preview = preview_devices(idf(tmp_path, text), catalog, "chillers")
    assert preview.faults == ()
    (found,) = preview.records
    assert isinstance(found, Chiller)
    assert (found.condenser, found.compressor) == ("air", "scroll")
    assert (found.leaving_chilled_c, found.entering_condenser_c) == (7.0, 35.0)
    assert found.capacity_w == pytest.approx(70e3 * surface(CAP_C, 7.0, 35.0))
    columns, at = columns_of([found]), np.array([20.0, 41.0])
    full = full_load(columns, 9.0, at, 0.0)
    for place, condenser in enumerate(at):
        wanted = 70e3 * surface(CAP_C, 9.0, condenser)
        assert full.capacity_w[0, place] == pytest.approx(wanted)
        ratio = 3.2 / surface(EIR_C, 9.0, condenser)
        assert cop(columns, 9.0, at, np.ones((1, 2)), 0.0)[0, place] == pytest.approx(ratio)


def test_the_same_in_epjson(tmp_path: Path, catalog: Catalog):
    curve = dict(
        zip(
            ("coefficient1_constant", "coefficient2_x", "coefficient3_x_2", "coefficient4_y",
             "coefficient5_y_2", "coefficient6_x_y"), CAP, strict=True,
        )
    )  # fmt: skip
    limits = {"minimum_value_of_x": 25, "maximum_value_of_x": 55, "minimum_value_of_y": -15,
              "maximum_value_of_y": 20}  # fmt: skip
    ratio = dict(zip(curve, EIR, strict=True))
    of = "electric_input_to_output_ratio_modifier_function_of"
    document = {
        "HeatPump:PlantLoop:EIR:Heating": {"Heater": {
            "condenser_type": "WaterSource", "reference_capacity": 80000,
            "reference_coefficient_of_performance": 3.5,
            "capacity_modifier_function_of_temperature_curve_name": "Cap",
            f"{of}_temperature_curve_name": "Eir", f"{of}_part_load_ratio_curve_name": "Plr",
        }},
        "Curve:Biquadratic": {"Cap": curve | limits, "Eir": ratio | limits},
        "Curve:Linear": {"Plr": {"coefficient1_constant": 0.0, "coefficient2_x": 1.0,
                                 "minimum_value_of_x": 0.0, "maximum_value_of_x": 1.0}},
    }  # fmt: skip
    path = tmp_path / "plant.epjson"
    path.write_text(json.dumps(document), encoding="utf-8")
    (found,) = preview_devices(path, catalog, "heat_pump_maps").records
    (same,) = preview_devices(idf(tmp_path, NEWER), catalog, "heat_pump_maps").records
    assert found.points == same.points  # type: ignore[attr-defined]
    assert found.heat_source == "brine"  # type: ignore[attr-defined]  water of -15 °C is none


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("80000", "Autosize"), "idf_autosized"),
        (("80000", "plenty"), "idf_not_number"),
        (("Curve:Biquadratic, Eir", "Curve:Bicubic, Eir"), "idf_curve_kind"),
        (("Curve:Biquadratic, Eir,", "Curve:Biquadratic, Other,"), "idf_curve_missing"),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, catalog: Catalog, change: tuple[str, str], code: str
):
    with pytest.raises(Problem) as problem:
        preview_devices(idf(tmp_path, NEWER.replace(*change)), catalog, "heat_pump_maps")
    assert problem.value.code == code
    assert problem.value.place.endswith("plant.idf:2")


def shipped_maps() -> list[MappedHeatPump]:
    return list(read_figures(shipped_figures(), HEAT_PUMP_MAPS))


GOING_OUT = [one for one in shipped_maps() if one.id not in ("HM04", "HM19", "HM20", "HM23")]


@pytest.mark.parametrize("ending", [".idf", ".epjson"])
def test_maps_come_back_as_they_went_out(tmp_path: Path, catalog: Catalog, ending: str):
    """19 of the 23 shipped: to 1e-12 at their points, and between them as well."""
    assert len(GOING_OUT) == 19
    path = tmp_path / f"maps{ending}"
    path.write_bytes(file_of(GOING_OUT, HEAT_PUMP_MAPS, path.name))
    preview = preview_devices(path, catalog, "heat_pump_maps")
    assert preview.faults == ()
    back = {one.model if ending == ".idf" else one.id: one for one in preview.records}
    for one in GOING_OUT:
        found = back[one.model] if ending == ".idf" else next(
            each for key, each in back.items() if key.endswith(one.id.lower())
        )  # fmt: skip
        assert isinstance(found, MappedHeatPump)
        own, again = (np.array(sorted(each.points)) for each in (one, found))
        np.testing.assert_allclose(again, own, rtol=1e-12)
        if ending == ".epjson":  # what EnergyPlus has no place for is lost
            continue
        assert (found.maker, found.envelope, found.standard) == (
            one.maker, one.envelope, one.standard
        )  # fmt: skip
        low, high = own.min(axis=0), own.max(axis=0)
        chance = np.random.default_rng(5).uniform(low[:2], high[:2], (50, 2)).T
        first, second = one.map.at(*chance), found.map.at(*chance)
        np.testing.assert_allclose(second.heat_w, first.heat_w, rtol=1e-12)
        np.testing.assert_allclose(second.power_w, first.power_w, rtol=1e-12)


def test_a_map_without_a_full_grid_or_of_air_does_not_go_out():
    """EnergyPlus has tables of full grids alone, and its object heats a plant's water."""
    for name, code in (("HM04", "idf_map_air"), ("HM19", "idf_map_grid")):
        (one,) = (each for each in shipped_maps() if each.id == name)
        with pytest.raises(Problem) as problem:
            file_of([one], HEAT_PUMP_MAPS, "one.idf")
        assert problem.value.code == code


TABLES = """
Table:IndependentVariable, Leaving, Linear, Constant, 35, 55, , Temperature, , , , 35, 55;
Table:IndependentVariable, Entering, Linear, Constant, -15, 7, , Temperature, , , , -15, 2, 7;
Table:IndependentVariableList, Both, Leaving, Entering;
Table:Lookup, Cap, Both, DivisorOnly, 2.0, , , Dimensionless, , , , 1.2, 1.6, 2.0, 1.1, 1.5, 1.9;
Table:Lookup, Eir, Both, , , , , Dimensionless, , , , 1.4, 1.1, 1.0, 2.0, 1.7, 1.5;
Curve:Quadratic, Plr, 0.1, 0.8, 0.1, 0.2, 1.0;
"""


def test_tables_are_read_with_the_second_input_running_fastest(tmp_path: Path, catalog: Catalog):
    """35 °C with −15, 2, 7 °C first; 80 kW · 1.5 / 2 at 55 and 2 °C, of 3.5 / 1.7 = 2.06 COP."""
    text = NEWER.partition("HeatPump:PlantLoop:EIR:Cooling")[0] + TABLES
    (found,) = preview_devices(idf(tmp_path, text), catalog, "heat_pump_maps").records
    assert isinstance(found, MappedHeatPump)
    points = {(source, sink): (heat, heat / power) for source, sink, heat, power in found.points}
    assert len(points) == 6
    assert points[2.0, 55.0] == pytest.approx((60e3, 3.5 / 1.7))
    assert points[-15.0, 35.0] == pytest.approx((48e3, 2.5))
    for change in (("1.9;", "1.9, 2.0;"), (" , , , 1.4", " values.csv, 1, 1, 1.4"),
                   ("DivisorOnly", "AutomaticWithDivisor")):  # fmt: skip
        broken = idf(tmp_path, text.replace(*change))
        with pytest.raises(Problem) as problem:
            preview_devices(broken, catalog, "heat_pump_maps")
        assert problem.value.code == "idf_table"
