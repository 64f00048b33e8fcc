"""What a nameplate's model says, as it is handed on."""

import msgspec

Fact = str | float | bool


class Nameplate(msgspec.Struct, frozen=True, kw_only=True):
    """A model as read; facts in mm, kW, kVA, kV, m, m³/h, m³/min, bar, MPa, t/h as their names say.

    guessed: facts that the model does not print but tables of ours give; suffix: what stands
    behind a model that is known without it; rest: what stands beside the model in its cell.
    """

    text: str  # normalised
    family: str = ""
    series: str = ""
    kind: str = ""
    facts: dict[str, Fact] = {}
    guessed: tuple[str, ...] = ()
    suffix: str = ""
    rest: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether no other kind bears such a model; of a fan the wheel makes it so."""
        return self.family in ("motor", "transformer", "pump") or "impeller_mm" in self.facts

    def number(self, name: str) -> float | None:
        """A fact that is a number."""
        value = self.facts.get(name)
        return float(value) if isinstance(value, int | float) and value is not True else None
