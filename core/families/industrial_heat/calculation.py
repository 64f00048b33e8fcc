"""One operating point of industrial heat pumps, step by step: COP of each stage, heat, power."""

from collections.abc import Mapping

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.families.industrial_heat.candidate import plants, run_of
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.performance import Performance, Stage, fit_of, performance
from core.families.industrial_heat.plant import CYCLING
from core.families.industrial_heat.record import Arrangement, IndustrialHeatPump, Method
from core.machines.second_law import ZERO_C_IN_K, mean_k
from core.selection.models_point import models_calculation
from core.selection.operating_point import FloatArray, Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "industrial_heat"
_W_PER_KW = 1000.0
_LEVEL_K = 1e-6  # a stream that keeps its temperature
_MAKE = Steps(_NAME)


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point of the year that takes the most electricity."""
    if candidate.is_mixed:
        return models_calculation(selection, candidate)
    duty: IndustrialHeatDuty = selection.study.duty
    done = performance(candidate.record, duty.machine)
    run = run_of(candidate.record, candidate.units, selection.situation)
    point = busiest(selection, run.power[0], run.running[0] > 0.0)
    if not isinstance(done, Performance) or point is None:
        return not_followed(_NAME)
    steps = (
        *_of_stages(candidate.record, done),
        *_of_plant(selection, candidate, done, point),
    )
    return written_out(selection, point, Kind.HEATING_POWER, _NAME, steps)


def _of_stages(record: IndustrialHeatPump, done: Performance) -> list[Step]:
    """COP of every stage and of the whole."""
    d, stages = digits, done.stages
    marks = [""] if len(stages) == 1 else [f"_{number}" for number in range(1, len(stages) + 1)]
    steps = list[Step]()
    for mark, stage in zip(marks, stages, strict=True):
        steps += _of_stage(record, stage, mark)
    if len(stages) == 1:
        return steps
    first, second = stages
    if record.arrangement is Arrangement.CASCADE:
        steps.append(
            _MAKE.worked("lower_heat", "w_2", second.heat, "", "1 − 1/COP_1",
                         f"1 − 1 / {d(first.cop)}")
        )  # fmt: skip
        formula, inserted = "1 / (1/COP_1 + w_2/COP_2)", f"1 / {d(first.cop)}"
    else:
        steps.append(_MAKE.taken("last_share", "w_1", first.heat, "", "split"))
        steps.append(
            _MAKE.worked("first_share", "w_2", second.heat, "", "1 − w_1", f"1 − {d(first.heat)}")
        )
        formula = "1 / (w_1/COP_1 + w_2/COP_2)"
        inserted = f"{d(first.heat)} / {d(first.cop)}"
    inserted = f"1 / ({inserted} + {d(second.heat)} / {d(second.cop)})"
    return [*steps, _MAKE.worked("whole_cop", "COP", done.cop, "", formula, inserted)]


def _of_stage(record: IndustrialHeatPump, stage: Stage, mark: str) -> list[Step]:
    d, streams = digits, stage.streams
    source, sink = streams.source_in_c, streams.sink_out_c
    steps = [
        _MAKE.given("source_in", f"t_s{mark[1:]}", source, "°C"),
        _MAKE.given("sink_out", f"t_o{mark[1:]}", sink, "°C"),
    ]
    if record.method is Method.MAP:
        return [*steps, _MAKE.taken("cop", f"COP{mark}", stage.cop, "", "map")]
    n = mark[1:]
    if record.method is Method.LORENZ:
        return [*steps, *_lorenz(record, stage, mark)]
    fit = fit_of(streams)
    lift = sink - source
    formula = f"a·(ΔT{mark} + 2·b)^c"
    inserted = f"{d(fit.a)} × ({d(lift)} + 2 × {d(fit.b_k)}) ^ ({d(fit.c)})"
    if fit.d:
        formula += f"·(t_o{n} + {ZERO_C_IN_K} + b)^d"
        inserted += f" × ({d(sink)} + {ZERO_C_IN_K} + {d(fit.b_k)}) ^ {d(fit.d)}"
    return [
        *steps,
        _MAKE.worked(
            "lift", f"ΔT{mark}", lift, "K", f"t_o{n} − t_s{n}", f"{d(sink)} − {d(source)}"
        ),
        _MAKE.worked("cop", f"COP{mark}", stage.cop, "", formula, inserted),
    ]


def _lorenz(record: IndustrialHeatPump, stage: Stage, mark: str) -> list[Step]:
    """A share of the COP of Lorenz between the logarithmic means of both streams."""
    d, streams, n = digits, stage.streams, mark[1:]
    sink_k, sink = _mean("sink_mean", f"T_H{n}", streams.sink_in_c, streams.sink_out_c)
    source_k, source = _mean("source_mean", f"T_L{n}", streams.source_in_c, streams.source_out_c)
    share = record.second_law or 0.0
    return [
        sink,
        source,
        _MAKE.taken("second_law", "ζ", share, "", "catalog"),
        _MAKE.worked("cop", f"COP{mark}", stage.cop, "", f"ζ·T_H{n} / (T_H{n} − T_L{n})",
                     f"{d(share)} × {d(sink_k)} / ({d(sink_k)} − {d(source_k)})"),
    ]  # fmt: skip


def _mean(key: str, symbol: str, one_c: float, other_c: float) -> tuple[float, Step]:
    """The logarithmic mean of a stream, K; of steam its temperature."""
    d, value = digits, float(mean_k(one_c, other_c))
    one, other = one_c + ZERO_C_IN_K, other_c + ZERO_C_IN_K
    formula, inserted = f"t + {ZERO_C_IN_K}", f"{d(one_c)} + {ZERO_C_IN_K}"
    if abs(one - other) > _LEVEL_K:
        formula = "(T_1 − T_2) / ln(T_1/T_2)"
        inserted = f"({one:.2f} − {other:.2f}) / ln({one:.2f} / {other:.2f})"
    return value, _MAKE.worked(key, symbol, value, "K", formula, inserted)


def _of_plant(
    selection: Selection, candidate: Candidate, done: Performance, point: int
) -> list[Step]:
    """Heat, input and what is taken from the source at the point."""
    d, duty = digits, selection.study.duty
    plant = plants(candidate.record, candidate.units, selection.situation)
    run = run_of(candidate.record, candidate.units, selection.situation)
    columns = selection.profile.columns
    load, heat, unit = (
        float(one) / _W_PER_KW
        for one in (columns["load_w"][point], run.heat[0, point], plant.unit_w[0])
    )
    number, plr = float(run.running[0, point]), float(run.plr[0, point])
    unmet = float(run.unmet[0, point]) / _W_PER_KW
    factor, of_cycling = _cycling(plr, float(plant.min_load[0]))
    own = heat / (done.cop * factor)
    formula, put = "Q_h / COP", f"{d(heat)} / {d(done.cop)}"
    if of_cycling:
        formula, put = "Q_h / (COP·f)", f"{d(heat)} / ({d(done.cop)} × {d(factor)})"
    steps = [
        _MAKE.given("load", "Q", load, "kW"),
        _MAKE.given("unit", "Q_1", unit, "kW"),
        _MAKE.given("units", "n", number),
        *_heat(columns, point, heat, (load, number, unit, done.cop)),
        _MAKE.worked("ratio", "x", plr, "", "Q_h / (n·Q_1)",
                     f"{d(heat)} / ({d(number)} × {d(unit)})"),
        *of_cycling,
        _MAKE.worked("pump_power", "P_h", own, "kW", formula,
                     put),
        _MAKE.worked("taken", "Q_s", heat - own, "kW", "Q_h − P_h", f"{d(heat)} − {d(own)}"),
    ]  # fmt: skip
    ratio = duty.circulation_ratio
    total, name, put = own, "P_h", d(own)
    if ratio:
        total, name = own + ratio * heat, "P_h + k·Q_h"
        put = f"{d(own)} + {d(ratio)} × {d(heat)}"
        steps.append(_MAKE.asked("circulation", "k", ratio, "", "circulation_ratio"))
    steps += [
        _MAKE.worked("power", "P", total, "kW", name, put),
        _MAKE.worked("result", "COP_z", heat / total, "", "Q_h / P", f"{d(heat)} / {d(total)}"),
    ]
    if duty.boiler_stays and unmet > 1e-6 * load:
        efficiency = duty.boiler_efficiency
        steps += [
            _MAKE.asked("boiler_efficiency", "η", efficiency, "", "boiler_efficiency"),
            _MAKE.worked("fuel", "F", unmet / efficiency, "kW", "(Q − Q_h) / η",
                         f"({d(load)} − {d(heat)}) / {d(efficiency)}"),
        ]  # fmt: skip
    return steps


def _heat(
    columns: Mapping[str, FloatArray], point: int, heat: float,
    told: tuple[float, float, float, float],
) -> list[Step]:  # fmt: skip
    """Heat given: the demand, what the units give, or what the source allows."""
    d, (load, number, unit, cop) = digits, told
    formula, inserted = "min(Q, n·Q_1)", f"min({d(load)}, {d(number)} × {d(unit)}"
    steps = list[Step]()
    if "source_w" in columns:
        source = float(columns["source_w"][point]) / _W_PER_KW
        steps.append(_MAKE.given("source", "Q_q", source, "kW"))
        formula = "min(Q, n·Q_1, Q_q·COP/(COP − 1))"
        inserted += f", {d(source)} × {d(cop)} / ({d(cop)} − 1)"
    return [*steps, _MAKE.worked("heat", "Q_h", heat, "kW", formula, f"{inserted})")]


def _cycling(plr: float, least: float) -> tuple[float, list[Step]]:
    """By how much cycling lowers the COP; no steps where units run through."""
    if plr >= least:
        return 1.0, []
    d, on, rest = digits, plr / least, 1.0 - CYCLING
    factor = on / (CYCLING * on + rest)
    return factor, [
        _MAKE.taken("least", "x_m", least, "", "catalog"),
        _MAKE.worked("on", "y", on, "", "x / x_m", f"{d(plr)} / {d(least)}"),
        _MAKE.worked("factor", "f", factor, "", f"y / ({CYCLING:g}·y + {rest:.3g})",
                     f"{d(on)} / ({CYCLING:g} × {d(on)} + {rest:.3g})"),
    ]  # fmt: skip
