"""Many studies one after another, of every family in turn.

    make bench

As a program in Python does it: the studies are read, the program stands, everything else is
done for each study. Studies a second of CPU on one core, and the ratio of one study to a plain
numpy pass over a million floats.
"""

from time import process_time

from gui.program.program import Program, read_study
from tests.bench.test_selection_speed import plain_pass_s
from tests.core.selection.examples import FOLDER

_PASS = 1_000_000


def test_mixed_batch(benchmark) -> None:
    program = Program()
    # By turns, not family by family: nothing kept for one family may make way for another.
    studies = [read_study(path) for path in sorted(FOLDER.glob("*.json"))]
    for study in studies:
        program.select(study, FOLDER)
    took: dict[str, float] = {}

    def run() -> None:
        for study in studies:
            begun = process_time()
            assert program.select(study, FOLDER) is not None
            spent = process_time() - begun
            took[study.project.name] = min(spent, took.get(study.project.name, spent))

    benchmark.pedantic(run, rounds=5, iterations=1)
    each = sum(took.values()) / len(studies)
    benchmark.extra_info["studies_per_cpu_second"] = round(1 / each, 1)
    print(f"\nmixed batch of {len(studies)}: {1 / each:.1f} studies a second of CPU, "
          f"{each / plain_pass_s(_PASS):.0f} × a plain pass")  # fmt: skip
    for name, spent in sorted(took.items(), key=lambda item: -item[1]):
        print(f"  {spent * 1e3:5.0f} ms  {name}")
