"""What the sums over a ledger lack: rows, machines and rated power, wherever a sum is said."""

from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import Diagnosed


def lacking(found: Diagnosed, language: Language) -> str:
    """A sentence; "" where the sums are of all machines in use."""
    totals, ledger, say, number = found.totals, found.ledger, language.text, language.number
    parts = []
    without = totals.units - totals.energy_units
    if without:
        sizes = [
            f"{number(size)} {unit}"
            for size, unit in ((totals.lacking_kw, "kW"), (totals.lacking_kva, "kVA"))
            if size
        ]
        rated = say("ledger_lacks.separator").join(sizes)
        key = "ledger_lacks.energy" if rated else "ledger_lacks.energy_only"
        parts.append(say(key, units=number(without), rated=rated))
    if totals.unsized_units:
        parts.append(say("ledger_lacks.size", units=number(totals.unsized_units)))
    if ledger.left_out:
        parts.append(say("ledger_lacks.rows", rows=number(ledger.left_out)))
    if ledger.in_part:
        parts.append(say("ledger_lacks.cells", rows=number(ledger.in_part)))
    return say("ledger_lacks", parts=say("verdict.separator").join(parts)) if parts else ""
