"""How many studies of a firm a portfolio selects for in a second of CPU, on one core.

    make bench

A quarter of a thousand studies at other sites, sizes and prices, so that little of what was
laid out for one serves another: in the shares of a plant's machines, and every bundled study alike.
What stands is warm: the first of each are not counted. By family, and beside it the time of a plain
numpy pass over a million floats, for machines are noisy.
"""

import json
from collections import defaultdict
from datetime import date
from time import process_time

import pytest

from gui.program.portfolio.row import FAULTY, KEYS
from gui.program.portfolio.selecting import rows_of
from gui.program.portfolio.setting import setting_of
from gui.program.portfolio.studies import Chunk, Contents, sent
from gui.program.reader import open_language
from tests.bench.firm import every_study, of_a_plant, written
from tests.bench.test_selection_speed import plain_pass_s
from tests.core.selection.examples import program

_PASS = 1_000_000
_WARM, _COUNTED = 60, 240


@pytest.mark.parametrize("names", [of_a_plant, every_study])
def test_studies_of_a_firm(benchmark, tmp_path, names) -> None:
    paths, contents = written(_WARM + _COUNTED, tmp_path, names()), Contents()
    setting = setting_of(program().catalog, date(2026, 11, 1), open_language("zh"))
    faulty = open_language("zh").text(f"portfolio.{FAULTY}")
    studies = [sent(path, path.name, setting, contents) for path in paths]
    took: dict[str, list[float]] = defaultdict(list)

    def selected(study) -> float:
        begun = process_time()
        chunk = Chunk(
            setting=setting, studies=(study,), contents=contents.by_key, folder=str(tmp_path)
        )
        (row,) = rows_of(chunk)
        spent = process_time() - begun
        assert row.cells[KEYS.index("result")] != faulty, row
        return spent

    for study in studies[:_WARM]:
        selected(study)

    def run() -> None:
        for study in sorted(studies[_WARM:], key=lambda one: one.alike):
            family = json.loads(study.content)["duty"]["family"]
            took[family].append(selected(study))

    benchmark.pedantic(run, rounds=1, iterations=1)
    spent = [one for each in took.values() for one in each]
    rate, plain = len(spent) / sum(spent), plain_pass_s(_PASS)
    benchmark.extra_info["studies_per_cpu_second"] = round(rate, 1)
    print(f"\nportfolio of {len(spent)}, {names.__name__}: {rate:.1f} studies a second of CPU, "
          f"{1 / rate / plain:.0f} × a plain pass each")  # fmt: skip
    for family, each in sorted(took.items(), key=lambda item: -sum(item[1])):
        mean = sum(each) / len(each)
        print(f"  {mean * 1e3:6.1f} ms  {mean / plain:5.0f} ×  {family}, {len(each)} studies")
