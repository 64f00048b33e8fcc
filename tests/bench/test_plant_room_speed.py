"""A plant room through its year: pumps, towers, and a set-point at every load and wet bulb."""

from statistics import median
from time import process_time

import msgspec

from core.families.chillers.duty import CondenserControl
from core.families.chillers.plant_room.year import controls
from core.keeping.keeping import forget_all
from gui.program.program import Program
from gui.program.study_file import example
from tests.core.selection.examples import FOLDER

_NAME = "plant-room-shanghai"


def _selected(program: Program, **sections: dict[str, object]) -> float:
    """Seconds of CPU of a selection of the example with other values."""
    study = example(_NAME)
    for name, values in sections.items():
        section = msgspec.structs.replace(study.section(name), **values)
        study = msgspec.structs.replace(study, **{name: section})
    begun = process_time()
    selection = program.select(study, FOLDER)
    took = process_time() - begun
    assert selection.candidates
    return took


def test_best_room_of_two_models_and_six_units(benchmark) -> None:
    """Binned, over all chillers of the catalog: with tables made anew, then with those kept."""
    program = Program()
    _selected(program, plant={"models_max": 1, "units_max": 1})  # the catalog is open
    first = benchmark.pedantic(
        lambda: _selected(program, plant={"models_max": 2, "units_max": 6}, duty={"peak_w": 2.7e6}),
        rounds=1,
        iterations=1,
    )
    again = _selected(
        program,
        plant={"models_max": 2, "units_max": 6},
        duty={"peak_w": 2.7e6},
        economics={"discount_rate": 0.06},
    )
    print(
        f"\nbest room of two models, six units: {first:.2f} s of CPU, a price edited {again:.2f} s"
    )


def test_rooms_of_one_model_hour_by_hour(benchmark) -> None:
    """All chillers in one to three units over 8,760 h."""
    program = Program()
    _selected(program, plant={"models_max": 1, "units_max": 1})
    hourly = {"plant": {"models_max": 1, "units_max": 3}, "criteria": {"resolution": "hourly"}}
    took = benchmark.pedantic(lambda: _selected(program, **hourly), rounds=1, iterations=1)
    print(f"\nrooms of one model, hour by hour: {took:.2f} s of CPU")


def test_a_room_of_three_chillers_hour_by_hour(benchmark) -> None:
    """One room with its pumps and cells over 8,760 h, set-points of 0.5 K, all tables made anew."""
    program, study = Program(), example(_NAME)
    for name, values in (
        ("plant", {"models_max": 1, "units_min": 3, "units_max": 3}),
        ("criteria", {"resolution": "hourly"}),
    ):
        section = msgspec.structs.replace(study.section(name), **values)
        study = msgspec.structs.replace(study, **{name: section})
    selection = program.select(study, FOLDER)
    assert len(selection.profile.hours) == 8760

    def one() -> float:
        forget_all()
        begun = process_time()
        year = controls.year_by(
            selection, selection.candidates[0], condenser_control=CondenserControl.OPTIMUM
        )
        assert year.energy_wh > 0.0
        return process_time() - begun

    benchmark.pedantic(one, rounds=1, iterations=1)
    print(f"\nroom of three chillers, 8,760 h: {median(one() for _ in range(5)):.2f} s of CPU")
