"""One operating point of a motor's chain, step by step: shaft, losses, mains."""

import numpy as np

from core.content.blocks import Block, Paragraph, Quantity, say
from core.content.calculation import Step, digits, steps_table
from core.families.motors.bank import Bank
from core.families.motors.columns import LOADS
from core.families.motors.losses import Basis, LossModel, relative_losses, rest_shares
from core.families.motors.performance import Chain
from core.families.motors.running import chain_of
from core.families.motors.ways import way_of
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_W_PER_KW = 1000.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity, at no more than the rated speed."""
    bank: Bank = selection.columns
    machine = np.array([candidate.groups[0].machine])
    chain = chain_of(bank, machine, selection.situation, candidate.variant)
    hours = selection.profile.hours.sum(axis=1)
    plain = (chain.load_w > 0.0) & (chain.speed_share[0] <= 1.0)
    energy = np.where(plain, chain.input_w[0] * hours, 0.0)
    if not energy.max(initial=0.0) > 0.0:
        return (Paragraph(text=say("calculation.motor.none")),)
    at = int(energy.argmax())
    said = say(
        "calculation.point",
        load=Quantity(value=float(chain.load_w[at]), kind=Kind.SHAFT_POWER),
        hours=Quantity(value=float(hours[at]), kind=Kind.HOURS),
    )
    converter = way_of(selection.duty, candidate.variant).converter
    steps = _steps(bank, bank.losses.take(machine), chain, at, int(machine[0]), converter)
    key = "converter" if converter else "mains"
    table = steps_table(
        say("calculation.motor.title"), steps, say(f"calculation.motor.caption.{key}")
    )
    return (Paragraph(text=said), table)


def _steps(
    bank: Bank, model: LossModel, chain: Chain, at: int, machine: int, converter: bool
) -> tuple[Step, ...]:
    """Powers in kW, losses as shares of the rated power."""
    d, rated = digits, float(bank.columns.power_w[machine]) / _W_PER_KW
    load, lost = (float(one[at]) / _W_PER_KW for one in (chain.load_w, chain.transmission_w))
    shaft = load + lost
    m, f = float(chain.load_share[0, at]), float(chain.speed_share[0, at])
    a, b, c, dd, e, g1, g2 = (float(one) for one in model.coefficients[0])
    rest = float(rest_shares(model, np.array([[m]]))[0, 0])
    drive = float(chain.drive_w[0, at]) / _W_PER_KW

    def step(key: str, symbol: str, value: float, unit: str = "", formula: str = "",
             inserted: str = "") -> Step:  # fmt: skip
        name = say(f"calculation.motor.{key}")
        return Step(name=name, symbol=symbol, value=value, unit=unit, formula=formula,
                    inserted=inserted)  # fmt: skip

    if converter:
        harmonic = float(model.harmonic[0])
        constant, linear, square = a + harmonic + b * f + c * f * f, g2, dd * f + e * f * f + g1
        following: tuple[Step, ...] = (
            step("torque_share", "m", m),
            step("speed_share", "f", f),
            step("constant", "v_0", constant, "", "a + h + b·f + c·f²",
                 f"{d(a)} + {d(harmonic)} + {d(b)} × {d(f)} + {d(c)} × {d(f)}²"),
            step("load_loss", "v_L", square, "", "d·f + e·f² + g_1",
                 f"{d(dd)} × {d(f)} + {d(e)} × {d(f)}² + {d(g1)}"),
        )  # fmt: skip
        r_formula, r_said = " + f · r", f" + {d(f)} × {d(rest)}"
        share = constant + square * m * m + linear * m + f * rest
    else:
        constant, linear, square = a + b + c, g2, dd + e + g1
        following = (
            step("load_share", "m", m, "", "P_2 / P_N", f"{d(shaft)} / {d(rated)}"),
            step("constant", "v_0", constant),
            step("load_loss", "v_L", square),
        )
        r_formula, r_said = " + r", f" + {d(rest)}"
        share = constant + square * m * m + linear * m + rest
    linear_formula, linear_said = (" + g_2·m", f" + {d(linear)} × {d(m)}") if linear else ("", "")
    motor = share * rated
    total = shaft + motor + drive
    return (
        step("load", "P_L", load, "kW"),
        step("transmission", "P_t", lost, "kW"),
        step("shaft", "P_2", shaft, "kW", "P_L + P_t", f"{d(load)} + {d(lost)}"),
        step("rated", "P_N", rated, "kW"),
        *_published(bank, model, machine),
        *following,
        step("rest", "r", rest),
        step("loss_share", "v", share, "", f"v_0 + v_L·m²{linear_formula}{r_formula}",
             f"{d(constant)} + {d(square)} × {d(m)}²{linear_said}{r_said}"),
        step("motor_loss", "P_v", motor, "kW", "v · P_N", f"{d(share)} × {d(rated)}"),
        *((step("drive_loss", "P_D", drive, "kW"),) if converter else ()),
        step("power", "P_1", total, "kW", "P_2 + P_v + P_D" if converter else "P_2 + P_v",
             f"{d(shaft)} + {d(motor)}" + (f" + {d(drive)}" if converter else "")),
        step("result", "η", load / total, "", "P_L / P_1", f"{d(load)} / {d(total)}"),
    )  # fmt: skip


def _published(bank: Bank, model: LossModel, machine: int) -> tuple[Step, ...]:
    """What the loss curve goes through: efficiencies as published, and the losses they mean."""
    if model.basis[0] == Basis.SEVEN_POINTS:
        return ()
    rates = bank.columns.efficiency[machine]
    losses = relative_losses(rates[None])[0]
    return tuple(
        Step(
            name=say("calculation.motor.published", share=Quantity(value=load, kind=Kind.SHARE)),
            symbol=f"v_{load * 100:.0f}",
            value=float(loss),
            formula="p · (1/η − 1)",
            inserted=f"{digits(load)} × (1 / {digits(float(rate))} − 1)",
        )
        for load, rate, loss in zip(LOADS, rates.tolist(), losses.tolist(), strict=True)
        if np.isfinite(loss)
    )
