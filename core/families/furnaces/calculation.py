"""One operating point of furnaces, step by step: heat in the charge, input; then the pauses."""

from core.content.blocks import Block, say
from core.content.calculation import Step, digits, steps_table
from core.families.furnaces.charge import MOLAR_G, ChargeMaterial, enthalpy_of
from core.families.furnaces.duty import FurnaceDuty, FurnacePauses
from core.families.furnaces.pauses import usual_pause_h
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "furnace"
_MAKE = Steps(_NAME)
_W_PER_KW = 1000.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most energy, and the pause that is there most often."""
    load = selection.profile.columns["load_w"]
    _, power = selection.family.report.operation(selection, candidate)
    able = candidate.units * candidate.record.charge_w
    point = busiest(selection, power, load <= able)
    if point is None:
        return not_followed(_NAME)
    duty: FurnaceDuty = selection.duty
    heat, heat_steps = _heat(duty)
    steps = (*heat_steps, *_heated(selection, candidate, point, heat))
    said = written_out(selection, point, Kind.HEATING_POWER, _NAME, steps)
    length = usual_pause_h(selection.situation.load)
    if length is None:
        return said
    paused = steps_table(
        say("calculation.furnace.pause.title"), tuple(_paused(duty, candidate, length))
    )
    return (*said, paused)


def _heat(duty: FurnaceDuty) -> tuple[float, list[Step]]:
    """What a tonne takes, kWh: as entered, or by the enthalpy of its metal; with the fixtures."""
    d = digits
    if duty.heat_per_mass is not None:
        own = float(duty.heat_per_mass)
        steps = [_MAKE.asked("own_heat", "h_0", own, "kWh/t", "heat_per_mass")]
    else:
        own, steps = _of_metal(duty, duty.charge_material, "0")
    if not duty.fixture_share:
        return own, [*steps, _MAKE.worked("heat", "h", own, "kWh/t", "h_0", d(own))]
    share = float(duty.fixture_share)
    fixture, more = _of_metal(duty, ChargeMaterial.STEEL, "f")
    whole = own + share * fixture
    return whole, [
        *steps,
        *more,
        _MAKE.asked("fixtures", "f", share, "", "fixture_share"),
        _MAKE.worked("heat", "h", whole, "kWh/t", "h_0 + f·h_f",
                     f"{d(own)} + {d(share)} × {d(fixture)}"),
    ]  # fmt: skip


def _of_metal(duty: FurnaceDuty, material: ChargeMaterial, mark: str) -> tuple[float, list[Step]]:
    """The enthalpy between two temperatures over the molar mass."""
    d = digits
    ends, steps = list[float](), list[Step]()
    for letter, at_c, entered in (
        ("a", duty.charge_start_c, "charge_start_c"), ("b", duty.process_c, "process_c"),
    ):  # fmt: skip
        kelvins, terms, molar = enthalpy_of(material, at_c)
        ends.append(molar)
        a, b, c, e, f, g = (_signed(f"{one:.9g}") for one in terms)
        t = f"{kelvins:.6g}"
        steps += [
            _MAKE.asked(f"enthalpy_{letter}_at", f"t_{mark}{letter}", at_c, "°C", entered),
            _MAKE.worked(
                "enthalpy", f"H_{mark}{letter}", molar, "kJ/mol",
                "A·T + B·T²/2 + C·T³/3 + D·T⁴/4 − E/T + F",
                f"{a} × {t} + {b} × {t}^2 / 2 + {c} × {t}^3 / 3 + {e} × {t}^4 / 4"
                f" − {f} / {t} + {g}",
            ),
        ]  # fmt: skip
    heat = (ends[1] - ends[0]) / MOLAR_G[material] / 3.6 * 1000.0
    name = "own_heat" if mark == "0" else "fixture_heat"
    return heat, [
        *steps,
        _MAKE.taken("molar", f"M_{mark}", MOLAR_G[material], "g/mol", "charge"),
        _MAKE.worked(name, f"h_{mark}", heat, "kWh/t",
                     f"(H_{mark}b − H_{mark}a) / M_{mark} / 3.6 × 1000",
                     f"({d(ends[1])} − {_signed(d(ends[0]))}) / {d(MOLAR_G[material])}"
                     " / 3.6 × 1000"),
    ]  # fmt: skip


def _signed(text: str) -> str:
    """A figure for a formula; a negative one in brackets."""
    said = text.replace("-", "−")
    return f"({said})" if said.startswith("−") else said


def _heated(selection: Selection, candidate: Candidate, point: int, heat: float) -> list[Step]:
    """Input of the furnaces at the point; powers in kW, the charge in t/h."""
    d, record = digits, candidate.record
    load = float(selection.profile.columns["load_w"][point]) / _W_PER_KW
    mass, number = load / heat, float(candidate.units)
    each, rate = float(record.charge_w) / _W_PER_KW, float(record.furnace_efficiency)
    rated, hold = each / rate, float(record.holding_share)
    share = load / (number * each)
    one = rated * (hold + (1.0 - hold) * share)
    total = number * one
    return [
        _MAKE.given("mass", "G", mass, "t/h"),
        _MAKE.worked("load", "Q", load, "kW", "G·h", f"{d(mass)} × {d(heat)}"),
        _MAKE.given("units", "n", number),
        _MAKE.taken("each", "Q_N", each, "kW", "catalog"),
        _MAKE.taken("efficiency", "η", rate, "", "catalog"),
        _MAKE.worked("rated", "P_r", rated, "kW", "Q_N / η", f"{d(each)} / {d(rate)}"),
        _MAKE.taken("hold", "s", hold, "", "catalog"),
        _MAKE.worked("share", "x", share, "", "Q / (n·Q_N)",
                     f"{d(load)} / ({d(number)} × {d(each)})"),
        _MAKE.worked("one", "P_1", one, "kW", "P_r·(s + (1 − s)·x)",
                     f"{d(rated)} × ({d(hold)} + (1 − {d(hold)}) × {d(share)})"),
        _MAKE.worked("power", "P", total, "kW", "n·P_1", f"{d(number)} × {d(one)}"),
        _MAKE.worked("result", "e", total / mass, "kWh/t", "P / G", f"{d(total)} / {d(mass)}"),
    ]  # fmt: skip


def _paused(duty: FurnaceDuty, candidate: Candidate, length: float) -> list[Step]:
    """What the furnaces take in a pause: held hot, or heated up again, by the rule of the study."""
    d, record, number = digits, candidate.record, float(candidate.units)
    rated, hold = float(record.input_w) / _W_PER_KW, float(record.holding_share)
    up = float(record.heating_up_h)
    held, again = hold * rated * length, rated * up
    steps = [
        _MAKE.given("pause", "L", length, "h"),
        _MAKE.taken("up", "t_h", up, "h", "catalog"),
        _MAKE.worked("held", "E_1", held, "kWh", "s·P_r·L",
                     f"{d(hold)} × {d(rated)} × {d(length)}"),
    ]  # fmt: skip
    formula, value, inserted = "n·E_1", held, d(held)
    if duty.furnace_pauses is not FurnacePauses.HELD and length > up:
        steps.append(_MAKE.worked("again", "E_2", again, "kWh", "P_r·t_h", f"{d(rated)} × {d(up)}"))
        formula, value, inserted = "n·E_2", again, d(again)
        if duty.furnace_pauses is FurnacePauses.LESS:
            formula, value = "n·min(E_1, E_2)", min(held, again)
            inserted = f"min({d(held)}, {d(again)})"
    result = _MAKE.worked("paused", "E", number * value, "kWh", formula,
                          f"{d(number)} × {inserted}")  # fmt: skip
    return [*steps, result]
