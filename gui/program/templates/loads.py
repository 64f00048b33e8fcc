"""Tables of loads to fill in: a year of load or of a flow meter, and what a shaft has to do."""

from datetime import datetime, timedelta

from core.vocabulary.language import Language
from gui.program.templates.workbook import Template, TemplateColumn

LOAD, CYCLE, FLOW, INPUT = "load", "shaft_cycle", "shaft_flow", "shaft_measured"
METER, WATER_METER = "air_file", "flow_file"
LOADS = (LOAD, CYCLE, FLOW, INPUT, METER, WATER_METER)
# What is metered, and the greatest flow of the example in the unit of its column.
_METERED = {METER: ("air", 40.0), WATER_METER: ("metered_flow", 900.0)}
_YEAR = 2023  # without a 29 February, and begun on a Sunday
_EXAMPLE_DAY_KW = (
    *(180,) * 7,
    240,
    420,
    560,
    640,
    700,
    730,
    760,
    800,
    790,
    740,
    640,
    420,
    *(260,) * 5,
)


def load_template(kind: str, language: Language) -> Template:
    """The table of a kind of load."""
    if kind in _METERED:
        return _meter(kind, language)
    return {LOAD: _year, CYCLE: _cycle, FLOW: _flow, INPUT: _input}[kind](language)


def _column(language: Language, key: str, example: float | str, *, needed: bool) -> TemplateColumn:
    return TemplateColumn(
        heading=language.text(f"template.column.{key}"), example=example,
        about=language.text(f"template.about.{key}"), needed=needed,
    )  # fmt: skip


def _year(language: Language) -> Template:
    """Every hour of a year with its stamp; the load of the first day as an example."""
    stamps = _stamps()
    examples = [*_EXAMPLE_DAY_KW, *[None] * (8760 - 24)]
    return Template(
        title=language.text("template.load"),
        columns=(
            _column(language, "time", stamps[0], needed=True),
            _column(language, "load", _EXAMPLE_DAY_KW[0], needed=True),
            _column(language, "dry_bulb", "", needed=False),
            _column(language, "wet_bulb", "", needed=False),
        ),
        rows=[[stamp, load, None, None] for stamp, load in zip(stamps, examples, strict=True)],
        notes=(language.text("template.load.note"),),
    )


def _stamps() -> list[str]:
    begin = datetime(_YEAR, 1, 1)
    return [f"{begin + timedelta(hours=hour):%Y-%m-%d %H:%M}" for hour in range(8760)]


def _meter(kind: str, language: Language) -> Template:
    """Every hour of a year with its stamp; the flow of the first day as an example."""
    stamps, most = _stamps(), max(_EXAMPLE_DAY_KW)
    what, highest = _METERED[kind]
    day = [round(highest * load / most, 1) for load in _EXAMPLE_DAY_KW]
    flows = [*day, *[None] * (8760 - 24)]
    return Template(
        title=language.text(f"template.{kind}"),
        columns=(
            _column(language, "time", stamps[0], needed=True),
            _column(language, what, day[0], needed=True),
        ),
        rows=[[stamp, flow] for stamp, flow in zip(stamps, flows, strict=True)],
        notes=(language.text(f"template.{kind}.note"),),
    )


def _cycle(language: Language) -> Template:
    rows = ((400.0, 1450, 20.0), (250.0, 1450, 35.0), (-80.0, 1450, 10.0), (0.0, 0, 15.0))
    return Template(
        title=language.text("template.shaft_cycle"),
        columns=(
            _column(language, "torque", rows[0][0], needed=True),
            _column(language, "speed", rows[0][1], needed=True),
            _column(language, "seconds", rows[0][2], needed=True),
        ),
        rows=rows,
        notes=(language.text("template.shaft_cycle.note"),),
    )


def _flow(language: Language) -> Template:
    rows = ((100, 900), (80, 2200), (60, 2600), (40, 1100))
    return Template(
        title=language.text("template.shaft_flow"),
        columns=(
            _column(language, "flow", rows[0][0], needed=True),
            _column(language, "hours", rows[0][1], needed=False),
        ),
        rows=rows,
        notes=(language.text("template.shaft_flow.note"),),
    )


def _input(language: Language) -> Template:
    """Power as measured; volts, amperes and power factor where it was not: left empty here."""
    rows = ((96.0, 680), (78.0, 1700), (62.0, 2720), (45.0, 1700))
    return Template(
        title=language.text("template.shaft_measured"),
        columns=(
            _column(language, "kw", rows[0][0], needed=True),
            _column(language, "hours", rows[0][1], needed=False),
        ),
        rows=rows,
        notes=(language.text("template.shaft_measured.note"),),
    )
