"""The calculations of reports: printed figures give the printed results, and those of the year."""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from math import log

import pytest

from core.content.blocks import Lines, Table, Words
from core.report.calculation import calculation_section
from core.selection.selection import Selection
from tests.core.selection.examples import of_one_model
from tests.core.selection.examples import selection as example

# A point of the year with its name in the last line, P or P_1; a kind of machine each.
_WORKED = (
    "office-shanghai", "school-beijing", "pump-shanghai", "chilled-pumps-shanghai",
    "factory-suzhou", "boilers-harbin", "hydrogen-ordos", "servers-langfang",
    "electronics-suzhou", "vrf-nanjing", "rooftop-guangzhou", "dairy-shanghai",
)  # fmt: skip
_OPERATORS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.Pow: operator.pow,
}  # fmt: skip
_CALLS: dict[str, Callable[..., float]] = {"min": min, "max": max, "ln": log}


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
    found = example(name, oversizing_max=4.0) if name == "servers-langfang" else example(name)
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
