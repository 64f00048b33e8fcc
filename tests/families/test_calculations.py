"""The calculations of reports: printed figures give the printed results, and those of the year."""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from math import exp, log

import pytest

from core.content.blocks import Lines, Table, Words
from core.report.calculation import calculation_section
from core.selection.selection import Selection
from tests.core.selection.examples import of_one_model, of_two_models
from tests.core.selection.examples import selection as example

# A point of the year with its name in the last line, P or P_1; a kind of machine each.
_WORKED = (
    "office-shanghai", "school-beijing", "pump-shanghai", "chilled-pumps-shanghai",
    "factory-suzhou", "boilers-harbin", "hydrogen-ordos", "servers-langfang",
    "electronics-suzhou", "vrf-nanjing", "rooftop-guangzhou", "dairy-shanghai", "ups-langfang",
    "forge-wuxi", "base-stations-nanjing",
)  # fmt: skip
# Machines that are large for their load on purpose: two supplies in reserve of each other, cells.
_OVERSIZED = {"servers-langfang": 4.0, "ups-langfang": 2.5, "base-stations-nanjing": 2.5}
_OPERATORS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.Pow: operator.pow,
}  # fmt: skip
_CALLS: dict[str, Callable[..., float]] = {"min": min, "max": max, "ln": log, "exp": exp}


def by_hand(text: str, known: dict[str, float]) -> float:
    """What a checker's calculator says to a line of figures."""
    plain = text.replace("×", "*").replace("·", "*").replace("−", "-").replace("²", "**2")
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain.replace("³", "**3").replace("^", "**"))

    def value(node: ast.AST) -> float:
        match node:
            case ast.Expression():
                return value(node.body)
            case ast.Constant():
                return float(node.value)  # type: ignore[arg-type]
            case ast.Name():
                return known[node.id]
            case ast.UnaryOp():
                return -value(node.operand)
            case ast.BinOp():
                return _OPERATORS[type(node.op)](value(node.left), value(node.right))
            case ast.Call(func=ast.Name(id=name)):
                return _CALLS[name](*map(value, node.args))
        raise AssertionError(ast.dump(node))

    return value(ast.parse(plain, mode="eval"))


def tables(found: Selection) -> Iterator[Table]:
    (section,) = calculation_section(found, found.family.report)
    return (block for block in section.blocks if isinstance(block, Table))


def lines(table: Table) -> Iterator[tuple[str, str, float]]:
    """Symbol, figures put in (empty for what is given), result."""
    for _, _, symbol, formula, result in table.rows:
        assert isinstance(symbol, Words)
        assert isinstance(result, Words)
        inserted = formula.cells[-1] if isinstance(formula, Lines) else Words(text="")
        assert isinstance(inserted, Words)
        number = result.text.replace("\u00a0", " ").split(" ")[0]
        yield symbol.text, inserted.text, by_hand(number, {})


@pytest.mark.parametrize("name", _WORKED)
def test_every_line_can_be_followed_by_hand(name: str) -> None:
    found = example(name, oversizing_max=_OVERSIZED.get(name, 1.5))
    assert sum(map(followed, tables(found))) >= 8
    _is_of_the_year(found)


def followed(table: Table) -> int:
    """How many lines give their result; five digits each: differences of large ones keep three."""
    counted, known = 0, dict[str, float]()
    for symbol, inserted, result in lines(table):
        known[symbol.replace("'", "_")] = result
        if inserted and "P·h" not in inserted:
            assert by_hand(inserted, known) == pytest.approx(result, rel=1e-3, abs=1e-9)
            counted += 1
    return counted


def test_a_compressor_that_loads_and_unloads_is_followed_through_its_cycle() -> None:
    """The receiver, the sump blown down, and what is drawn meanwhile."""
    found = of_one_model("workshop-hefei", "binned", 1.5)
    by_turns = next(
        one for one in found.candidates
        if one.record.air_control.value == "load_unload" and one.record.blow_down_s != 0.0
    )  # fmt: skip
    _, table = found.family.report.calculation(found, by_turns)
    assert isinstance(table, Table)
    assert followed(table) >= 12


def _is_of_the_year(found: Selection) -> None:
    """The power worked out is that of a point of the year."""
    assert found.leading is not None
    _, power_w = found.family.report.operation(found, found.leading)
    hours = found.profile.hours.sum(axis=1)
    worked = {symbol: value for symbol, _, value in lines(next(tables(found)))}
    power = worked.get("P_1" if "P_N" in worked else "P")
    assert power is not None
    assert (abs(power_w / 1e3 - power) < 1e-4 * power)[hours > 0.0].any()


def test_the_cost_of_the_life_is_that_of_the_outcome() -> None:
    found = example("office-shanghai")
    assert found.leading is not None
    *_, year = tables(found)
    own = found.leading.outcome
    worked = {symbol: value for symbol, _, value in lines(year)}
    assert worked["LCC"] == pytest.approx(own.life_cycle_cost, rel=1e-4)
    assert worked["m_C"] == pytest.approx(own.carbon_kg, rel=1e-4)
    # 5 % over 20 years: (1 − 1.05^−20) / 0.05 = 12.462, as in every table of annuities.
    assert worked["a"] == pytest.approx(12.462, abs=0.001)


def test_a_station_of_several_models_is_followed_model_by_model() -> None:
    """Each on the same header; their sum is the power of a point of the year."""
    found, both = example("waterworks-suzhou"), 0
    for candidate in (one for one in found.candidates if one.is_mixed):
        _, system, *models, whole = found.family.report.calculation(found, candidate)
        assert sum(map(followed, (system, *models, whole))) >= 2 + 6 * len(models)
        asked, *told, last = map(_values, (system, *models, whole))
        assert sum(one["V_i"] for one in told) == pytest.approx(asked["V"], rel=1e-4)
        # ρ · g · V / 3600 · H / 1000 / η / η_M: from the head that the system asks for.
        drawn = sum(
            998.95 * 9.80665 * one["V_i"] / 3600.0 * asked["H_V"] / 1e3 / one["η"] / one["η_M"]
            for one in told
        )
        assert last["P_y"] == pytest.approx(drawn, rel=5e-3)
        assert candidate.year is not None
        powers = candidate.year.run.input_w.sum(axis=0) / 1e3
        assert (abs(powers - last["P_y"]) < 1e-4 * last["P_y"]).any()
        both += len(models) > 1
    assert both


def _values(table: Table) -> dict[str, float]:
    return {symbol: value for symbol, _, value in lines(table)}


def test_every_candidate_of_a_station_is_told_from_the_others_by_its_id() -> None:
    """Flows of class pumps are below 1 m³/s: their sizes stand in the ids all the same."""
    ids = [one.id for one in example("waterworks-suzhou").candidates]
    assert len(set(ids)) == len(ids)


# A furnace of the forge by another hand: 1 t/h of steel from 20 to 1200 °C. NIST Chemistry WebBook,
# iron, T = 1.47315: −776.7387·1.47315 + 919.4005·2.17017/2 − 383.7184·3.19699/3
# + 57.08148·4.70964/4 − 242.1369/1.47315 + 697.6234
# = −1144.25 + 997.63 − 408.91 + 67.21 − 164.37 + 697.62 = 44.93 kJ/mol;
# 5 K below 298.15 K at 25 J/(mol·K): −0.125. 45.06 / 55.845 / 3.6 · 1000 = 224.1 kWh/t.
def test_a_furnace_by_another_hand() -> None:
    found = example("forge-wuxi")
    assert found.leading is not None
    _, heated, paused = found.family.report.calculation(found, found.leading)
    assert isinstance(heated, Table)
    assert isinstance(paused, Table)
    assert followed(paused) >= 2
    told, rested = _values(heated), _values(paused)
    record, units = found.leading.record, found.leading.units
    assert told["h"] == pytest.approx(224.1, abs=0.3)
    rated = record.charge_w / 1e3 / record.furnace_efficiency
    share = told["G"] * 224.1 / (units * record.charge_w / 1e3)
    drawn = units * rated * (record.holding_share + (1.0 - record.holding_share) * share)
    assert told["P"] == pytest.approx(drawn, rel=2e-3)
    # 16 of 24 hours, six days: the pause of eight hours comes most often.
    assert rested["L"] == pytest.approx(8.0)
    held = record.holding_share * rated * 8.0
    least = min(held, rated * record.heating_up_h) if record.heating_up_h < 8.0 else held
    assert rested["E"] == pytest.approx(units * least, rel=1e-3)


# Cells of Nanjing in the quiet hours: 20 % of 160 W sent, of the records full 320 W / ρ.
def test_a_cell_that_sleeps_by_another_hand() -> None:
    found = example("base-stations-nanjing", oversizing_max=2.5)
    assert found.leading is not None
    _, table = found.family.report.calculation(found, found.leading)
    assert isinstance(table, Table)
    told, duty, record = _values(table), found.duty, found.leading.record
    assert told["s"] == duty.sleep_share
    full = 320.0 / record.power_ratio
    idle, asleep, off = (
        full * one
        for one in (record.radio_idle_share, record.radio_asleep_share, record.radio_off_share)
    )
    awake = 1.0 - duty.sleep_share - duty.shut_share
    cell = (full - idle) * told["p"] / 320.0 + awake * idle
    cell += duty.sleep_share * asleep + duty.shut_share * off + 100.0
    assert told["P"] == pytest.approx(300.0 * cell * duty.site_pue / 1e3, rel=1e-3)


@pytest.mark.parametrize("name", ["textile-suzhou", "clinic-shenyang"])
def test_a_plant_of_several_models_comes_to_the_power_of_the_year(name: str) -> None:
    """Load, units and part load of each model; the sum is the year's power at that load."""
    found = of_two_models(name)
    mixed = next(one for one in found.candidates if one.is_mixed)
    _, *models, whole = found.family.report.calculation(found, mixed)
    assert sum(map(followed, (*models, whole))) >= 3 + len(models)
    told = _values(whole)
    parts = sum(_values(one)["P_i"] for one in models)
    assert told["P"] == pytest.approx(parts, rel=1e-4)
    assert told["P"] == pytest.approx(told["P_y"], rel=5e-3)
