"""What other programs write of chillers: in, out, and the same again.

The representation of ASHRAE 205 is written here after its published schema (RS0001 3.0.0) with
invented figures; the set of curves after the keys of copper's library.
"""

import copy
import json
from pathlib import Path
from typing import Any

import cbor2
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.devices.store import Catalog
from catalog.files.cbor import cbor_of_json, json_of_cbor
from catalog.files.devices import bring_in, preview_devices, table_of
from catalog.files.exchange import form_of, written
from core.families.chillers.columns import columns_of
from core.families.chillers.performance import cop, full_load
from core.families.chillers.record import Chiller, PerformanceGrid
from core.families.registry import DEVICE_TABLES
from core.machines.device import is_made_to_size
from core.vocabulary.problem import Problem
from gui.program.program import Program, read_study
from tests.catalog.representations import air_document, grid_document

CHILLERS = DEVICE_TABLES["chillers"]


def file_of(tmp_path: Path, document: Any, name: str = "one.a205.json") -> Path:
    path = tmp_path / name
    content = json.dumps(document, indent=1)
    path.write_bytes(cbor2.dumps(document) if name.endswith("cbor") else content.encode())
    return path


def read(path: Path, catalog: Catalog) -> Chiller:
    preview = preview_devices(path, catalog, "chillers")
    assert preview.faults == ()
    (found,) = preview.records
    assert isinstance(found, Chiller)
    return found


def out(records: list[Any], name: str, tmp_path: Path) -> Path:
    form = form_of(name, CHILLERS)
    assert form is not None
    path = tmp_path / name
    path.write_bytes(written(records, form, name))
    return path


def close(one: Any, other: Any) -> bool:
    """Whether two documents say the same, numbers to 1e-12."""
    if isinstance(one, dict):
        return set(one) == set(other) and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(close, one, other))
    if isinstance(one, float):
        return other == pytest.approx(one, rel=1e-12)
    return bool(one == other)


@pytest.mark.parametrize("ending", ["json", "cbor"])
@pytest.mark.parametrize("make", [grid_document, air_document])
def test_a_representation_comes_in_and_goes_out_the_same(
    tmp_path: Path, catalog: Catalog, ending: str, make: Any
):
    document = make()
    found = read(file_of(tmp_path, document, f"in.a205.{ending}"), catalog)
    path = out([found], f"out.a205.{ending}", tmp_path)
    content = path.read_bytes()
    back = cbor2.loads(content) if ending == "cbor" else json.loads(content)
    notes = back["metadata"].pop("notes").splitlines()
    assert notes[0] == document["metadata"].pop("notes")
    assert notes[1].startswith("LoadFit: ")
    assert close(document, back)
    map_of = "performance_map_cooling"
    for part in ("grid_variables", "lookup_variables"):
        wanted, given = (one["performance"][map_of][part] for one in (document, back))
        if part == "grid_variables":  # figures go by the order of the axes
            assert list(given) == list(wanted)
    again = read(path, catalog)
    assert msgspec.structs.replace(again, grid=None) == msgspec.structs.replace(found, grid=None)
    assert again.grid.capacity_w == found.grid.capacity_w  # type: ignore[union-attr]


def test_a_representation_says_what_the_machine_is(tmp_path: Path, catalog: Catalog):
    """Nominal at the point of the grid nearest to GB/T 18430.1: 7 °C and 30 °C leave and enter.

    There the larger flow warms the water nearest to 5 K: 1,400 kW at a COP of 6.2 is 1,625.8 kW
    of heat, 5.6 K with 70 L/s and 7.8 K with 50.
    """
    found = read(file_of(tmp_path, grid_document()), catalog)
    assert (found.maker, found.model, found.compressor) == ("Somebody", "S-1400", "screw")
    assert (found.leaving_chilled_c, found.entering_condenser_c) == pytest.approx((7.0, 30.0))
    assert found.capacity_w == pytest.approx(1_400e3, rel=1e-12)
    assert found.cop == pytest.approx(6.2, rel=1e-12)
    assert found.condenser_flow_m3s == 0.07
    assert found.plr_min == pytest.approx(0.25)
    assert found.evidence == "C"


def change(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(document)
    *steps, last = path.split(".")
    at = changed
    for step in steps:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return changed


MAP = "performance.performance_map_cooling"
AXES, FIGURES = f"{MAP}.grid_variables", f"{MAP}.lookup_variables"


@pytest.mark.parametrize(
    ("path", "value", "code", "reason"),
    [
        ("metadata.schema", "RS0002", "rs0001_kind", ""),
        ("performance.condenser_type", "EVAPORATIVE", "rs0001_broken", "condenser"),
        (f"{AXES}.evaporator_liquid_leaving_temperature", None, "rs0001_broken", "missing"),
        (f"{AXES}.condenser_liquid_entering_temperature", [300.0, 290.0], "rs0001_broken",
         "not_rising"),
        (f"{AXES}.compressor_sequence_number", ["a"], "rs0001_broken", "not_numbers"),
        (f"{FIGURES}.input_power", [1.0, 2.0], "rs0001_broken", "length"),
        (f"{FIGURES}.operation_state", ["STANDBY"], "rs0001_broken", "standby"),
        ("performance.evaporator_liquid_type.liquid_components",
         [{"liquid_constituent": "ETHYLENE_GLYCOL"}], "rs0001_broken", "liquid"),
        ("description.product_information.compressor_type", "ROTARY", "rs0001_compressor", ""),
        ("performance", [], "rs0001_broken", "missing"),
    ],
)  # fmt: skip
def test_a_broken_representation_is_told_with_its_place(
    tmp_path: Path, catalog: Catalog, path: str, value: Any, code: str, reason: str
):
    file = file_of(tmp_path, change(grid_document(), path, value))
    with pytest.raises(Problem) as problem:
        preview_devices(file, catalog, "chillers")
    assert (problem.value.code, problem.value.place) == (code, str(file))
    figures = {one.name: one.value for one in problem.value.figures}
    assert figures.get("reason", "") == reason
    if reason:
        assert str(figures["path"]).startswith(path.rpartition(".")[0][:20])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "cbor_broken"),
        (bytes.fromhex("9b7fffffffffffffff"), "cbor_broken"),  # an array of 2^63 members
        (b"\x81" * 5000 + b"\x00", "cbor_broken"),  # arrays within arrays
        (bytes.fromhex("a2616101616102"), "cbor_broken"),  # a key twice
        (bytes.fromhex("d81c81d81d00"), "cbor_broken"),  # an array that holds itself
        (bytes.fromhex("c074323031332d30332d32315432303a30343a30305a"), "cbor_broken"),  # a date
        (cbor2.dumps({"a": 1}), "exchange_unknown"),
    ],
)
def test_bytes_that_are_no_document_are_told(
    tmp_path: Path, catalog: Catalog, content: bytes, code: str
):
    path = tmp_path / "x.cbor"
    path.write_bytes(content)
    with pytest.raises(Problem) as problem:
        preview_devices(path, catalog, "chillers")
    assert problem.value.code == code


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(value=st.dictionaries(st.text(max_size=5), JSON_VALUES, max_size=4))
def test_cbor_and_json_say_the_same(value: dict[str, Any]):
    assert json.loads(json_of_cbor(cbor_of_json(json.dumps(value)), "x")) == value


@pytest.mark.parametrize("name", ["all.copper.json", "all.idf", "all.epjson"])
def test_every_shipped_machine_goes_out_and_comes_in_with_the_same_figures(
    tmp_path: Path, catalog: Catalog, name: str
):
    """Bit for bit in what is computed from; names go where a form has a place for them."""
    shipped: list[Chiller] = [
        one
        for one in catalog.devices("chillers")
        if one.capacity_w is not None and not is_made_to_size(one)  # type: ignore[attr-defined, misc]
    ]
    preview = preview_devices(out(list(shipped), name, tmp_path), catalog, "chillers")
    assert preview.faults == ()
    for one, back in zip(shipped, preview.records, strict=True):
        for key in ("capacity_w", "cop", "leaving_chilled_c", "entering_condenser_c", "plr_min",
                    "unloading_min", "plr_max", "capacity_curve", "power_curve",
                    "part_load_curve", "condenser", "compressor"):  # fmt: skip
            assert getattr(one, key) == getattr(back, key), (one.id, key)


REFORMULATED = """
Chiller:Electric:ReformulatedEIR,
  Screw of tests, 725527.0, 5.624, 6.667, 35.0, 0.0366, 0.03656,
  Cap, Eir, LeavingCondenserWaterTemperature, Plr, 0.2, 1.0, 1.0, 0.2,
  a, b, c, d, 1.0, 2.0;
Curve:Biquadratic, Cap, 1.0002, 0.0387, -0.0009296, -0.001334, -0.000172, 0.0001684,
  4.4, 10.0, 18.7, 43.0;
Curve:Biquadratic, Eir, 0.7640, -0.05103, 0.008411, -0.006936, 0.0007932, -0.002231,
  4.4, 10.0, 18.7, 43.0;
Curve:Bicubic, Plr, 0.46, -0.03741, 0.001465, 0.2421, 1.1236, -0.004435, -1.872e-05, -0.365,
  0.0002727, -0.009259, 18.7, 43.0, 0.2, 1.0;
"""


@pytest.mark.parametrize("name", ["out.idf", "out.epjson", "out.copper.json", "out.csv"])
def test_a_reformulated_chiller_goes_out_and_comes_in_the_same(
    tmp_path: Path, catalog: Catalog, name: str
):
    path = tmp_path / "in.idf"
    path.write_text(REFORMULATED, encoding="utf-8")
    found = read(path, catalog)
    assert found.entering_condenser_c == pytest.approx(29.44, abs=0.1)  # what it was rated at
    if name == "out.csv":
        target = tmp_path / name
        target.write_bytes(table_of([found], "chillers"))
    else:
        target = out([found], name, tmp_path)
    again = read(target, catalog)
    assert again.leaving_condenser == found.leaving_condenser
    for key in ("capacity_w", "cop", "entering_condenser_c", "capacity_curve", "plr_min"):
        assert getattr(again, key) == getattr(found, key)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("0.0366, 0.03656", "0.0366, Autosize"), "idf_no_flow"),
        (("725527.0", "many"), "idf_not_number"),
        (("LeavingCondenserWaterTemperature", "Lift"), "idf_curve_kind"),
        (("Curve:Bicubic", "Curve:Quadratic"), "idf_curve_kind"),
    ],
)
def test_a_reformulated_chiller_that_cannot_be_read_is_told(
    tmp_path: Path, catalog: Catalog, change: tuple[str, str], code: str
):
    path = tmp_path / "in.idf"
    path.write_text(REFORMULATED.replace(*change), encoding="utf-8")
    with pytest.raises(Problem) as problem:
        preview_devices(path, catalog, "chillers")
    assert problem.value.code == code
    assert problem.value.place == f"{path}:2"


def test_curves_go_out_as_points_and_the_error_between_them_is_told(
    tmp_path: Path, catalog: Catalog
):
    """Read again it is a grid, off its curves by no more than the file says, at random places."""
    one: Chiller = next(
        each
        for each in catalog.devices("chillers")
        if each.capacity_w and each.condenser == "water" and not each.flags  # type: ignore[attr-defined, misc]
    )
    path = out([one], "one.a205.json", tmp_path)
    told = json.loads(path.read_bytes())["metadata"]["disclaimer"]
    off = float(told.partition("off the curves by ")[2].partition("%")[0]) / 100.0
    assert 0.0 <= off < 0.02
    again = read(path, catalog)
    at = np.array([one.entering_condenser_c])
    rated = full_load(columns_of([one]), one.leaving_chilled_c, at, 0.0).capacity_w[0, 0]
    assert again.capacity_w == pytest.approx(rated, rel=1e-9)
    assert again.entering_condenser_c == pytest.approx(one.entering_condenser_c)
    assert again.compressor is one.compressor
    chance = np.random.default_rng(7)
    condenser = chance.uniform(*one.condenser_limits_c, 200)
    plr = chance.uniform(one.part_load_curve.plr_min + 0.05, 1.0, (1, 200))
    for leaving_c in chance.uniform(*one.leaving_limits_c, 5).tolist():
        curve, grid = (columns_of([each]) for each in (one, again))
        wanted = full_load(curve, leaving_c, condenser, 0.0)
        found = full_load(grid, leaving_c, condenser, 0.0)
        np.testing.assert_allclose(found.capacity_w, wanted.capacity_w, rtol=off + 1e-3)
        np.testing.assert_allclose(
            cop(grid, leaving_c, condenser, plr, 0.0),
            cop(curve, leaving_c, condenser, plr, 0.0),
            rtol=2.0 * off + 2e-3,
        )


def test_a_large_map_goes_round_as_a_table(tmp_path: Path, catalog: Catalog):
    """20,000 points are more than a cell of a table usually holds."""
    found = read(file_of(tmp_path, grid_document()), catalog)
    leaving, condenser, steps = np.linspace(4, 12, 50), np.linspace(15, 35, 40), np.arange(1, 11)
    shape = (1, len(leaving), 1, len(condenser), len(steps))
    capacity = np.broadcast_to(steps * 1e5, shape) * 1.000123456789
    grid = PerformanceGrid(
        evaporator_flow_m3s=(0.05,),
        leaving_c=tuple(leaving.tolist()),
        condenser_flow_m3s=(0.06,),
        condenser_c=tuple(condenser.tolist()),
        steps=tuple(steps.tolist()),
        capacity_w=tuple(capacity.ravel().tolist()),
        power_w=tuple((capacity / 5.123456789).ravel().tolist()),
        cycling=0.1,
    )
    one = msgspec.structs.replace(found, grid=grid, capacity_w=1e6, cop=5.123)
    path = tmp_path / "large.csv"
    path.write_bytes(table_of([one], "chillers"))
    assert path.stat().st_size > 500_000
    assert read(path, catalog).grid == grid


def test_a_file_of_another_kind_says_what_is_known(tmp_path: Path, catalog: Catalog):
    path = file_of(tmp_path, {"anything": 1}, "x.json")
    with pytest.raises(Problem) as problem:
        preview_devices(path, catalog, "chillers")
    assert problem.value.code == "exchange_unknown"
    path.write_text('{"a": [1, 2', encoding="utf-8")
    with pytest.raises(Problem) as problem:
        preview_devices(path, catalog, "chillers")
    assert problem.value.code == "exchange_unknown"
    path.write_text('{"set_of_curves": [1, 2', encoding="utf-8")
    with pytest.raises(Problem) as problem:
        preview_devices(path, catalog, "chillers")
    assert problem.value.code == "json_broken"


def test_selections_are_the_same_after_a_round_trip(tmp_path: Path, catalog: Catalog):
    """A grid and a reformulated chiller stand among the shipped machines; out and in again, every
    figure of their year is what it was. In one plant with others they can stand as well."""
    idf = tmp_path / "in.idf"
    idf.write_text(REFORMULATED, encoding="utf-8")
    grid = read(file_of(tmp_path, grid_document()), catalog)
    screw = read(idf, catalog)
    bring_in(preview_devices(idf, catalog, "chillers"), catalog)
    bring_in(preview_devices(tmp_path / "one.a205.json", catalog, "chillers"), catalog)
    path = Path("resources/examples/office-shanghai.json").absolute()
    before = outcomes(path, {grid.id, screw.id})
    assert {key for key, _ in before} == {grid.id, screw.id}
    for device in (grid.id, screw.id):
        catalog.remove(device)
    for record, name in ((grid, "g.a205.cbor"), (screw, "s.epjson")):
        back = read(out([record], name, tmp_path), catalog)
        catalog.add(msgspec.structs.replace(back, id=record.id))
    after = outcomes(path, {grid.id, screw.id})
    assert before.keys() == after.keys()
    for key, energy in before.items():
        assert after[key] == pytest.approx(energy, rel=1e-12)


def outcomes(path: Path, ids: set[str]) -> dict[tuple[str, int], float]:
    study = read_study(path)
    plant = msgspec.structs.replace(study.plant, units_max=3)
    criteria = msgspec.structs.replace(study.criteria, doubtful_admitted=True)
    selection = Program().select(  # one that has seen no other folder of own devices
        msgspec.structs.replace(study, plant=plant, criteria=criteria), path.parent
    )
    return {
        (one.record.id, one.units): one.outcome.annual_energy_wh
        for one in selection.candidates
        if one.record.id in ids
    }
