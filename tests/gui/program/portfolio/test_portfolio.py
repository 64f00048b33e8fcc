"""Many studies as one table: every way gives the same rows, whatever happens on the way."""

import csv
import json
import multiprocessing
import os
import signal
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.vocabulary.problem import Problem
from gui.command.main import main
from gui.program.portfolio import portfolio
from gui.program.portfolio.asked import of_files
from gui.program.portfolio.journal import Journal, journal_of
from gui.program.portfolio.row import row_of
from gui.program.portfolio.running import in_pool
from gui.program.portfolio.selecting import Row
from gui.program.portfolio.setting import Setting
from gui.program.portfolio.studies import Chunk, Sent, studies_in
from gui.program.program import read_study
from tests.core.selection.examples import FOLDER, program

DAY = date(2026, 11, 1)


def _study(name: str, **duty: float) -> dict:
    study = json.loads((FOLDER / f"{name}.json").read_bytes())
    study["duty"] |= duty
    return study


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Ten that can be selected for, one of them with a file of its own; two that are faulty."""
    place = tmp_path_factory.mktemp("studies")
    for number in range(8):
        study = _study("vrf-nanjing", peak_w=60e3 + 20e3 * number)
        (place / f"vrf {number}.json").write_text(json.dumps(study))
    (place / "hot").mkdir()
    (place / "hot" / "too far.json").write_text(json.dumps(_study("too-far-beijing")))
    own = _study("office-power-shanghai")
    own["criteria"] = {"approved_list": "../lists/approved.txt"}
    (place / "hot" / "approved.json").write_text(json.dumps(own))
    (place / "lists").mkdir()
    machines = (
        program().select(read_study(FOLDER / "office-power-shanghai.json"), FOLDER).candidates
    )
    listed = {"name": "Ours", "devices": [machines[1].record.id]}
    (place / "lists" / "approved.txt").write_text(json.dumps(listed))
    (place / "broken.json").write_text('{"format": "loadfit-study",')
    lost = _study("vrf-nanjing")
    lost["load"] = {"kind": "file", "path": "not there.csv"}
    (place / "no load.json").write_text(json.dumps(lost))
    return place


@pytest.fixture(scope="module")
def rows(folder, tmp_path_factory, languages) -> list[list[str]]:
    return _table(folder, tmp_path_factory.mktemp("table") / "a.csv", languages["en"])


def _table(folder: Path, table: Path, language, **way) -> list[list[str]]:
    portfolio.run(of_files(folder), table, language, day=DAY, **way)
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _by_name(rows: list[list[str]]) -> dict[str, dict[str, str]]:
    return {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}


def test_one_row_a_study_in_the_order_of_their_names(rows):
    assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])
    assert len(rows) == 1 + 12


def test_a_row_says_what_the_study_alone_says(folder, rows):
    row = _by_name(rows)["vrf 3.json"]
    first = program().select(read_study(folder / "vrf 3.json"), folder, DAY).candidates[0]
    assert row["Model"] == first.record.model
    assert int(row["Units"]) == first.units
    assert float(row["Annual energy MWh"]) == pytest.approx(first.outcome.annual_energy_wh / 1e6)
    assert float(row["Investment"]) == pytest.approx(first.outcome.investment)


def test_what_studies_share_changes_none_of_them(tmp_path, languages):
    """Of several families, twice each at another size; asked alone they come from last to first."""
    names = ("school-beijing", "fan-shenyang", "vrf-nanjing")
    for name in names:
        for size in ("small", "large"):
            study = _study(name)
            for section, key in (("duty", "peak_w"), ("load", "shaft_power_w")):
                if key in study[section]:
                    study[section][key] *= {"small": 0.7, "large": 1.2}[size]
            (tmp_path / f"{name} {size}.json").write_text(json.dumps(study))
    found = _table(tmp_path, tmp_path / "a.csv", languages["en"])
    for row in reversed(found[1:]):
        alone = program().select(read_study(tmp_path / row[0]), tmp_path, DAY)
        own = row_of(row[0], alone, languages["en"])
        assert row == ["" if cell is None else str(cell) for cell in own]


def test_the_files_beside_a_study_go_along(folder, rows):
    row = _by_name(rows)["hot/approved.json"]
    (listed,) = json.loads((folder / "lists" / "approved.txt").read_bytes())["devices"]
    assert row["Model"] == program().catalog.device(listed).model
    assert row["Candidates"] == "1"


def test_what_is_wrong_is_a_row_with_place_reason_and_way_out(rows):
    found = _by_name(rows)
    assert {row["Result"] for row in found.values()} == {"Selected", "Nothing fits", "Fault"}
    assert found["broken.json"]["Remarks"].startswith("broken.json")
    # By the name that the study has for it, not that of a folder nobody knows.
    assert found["no load.json"]["Remarks"].startswith("not there.csv:")
    assert found["hot/too far.json"]["Result"] == "Nothing fits"
    assert found["hot/too far.json"]["Remarks"]


def test_a_list_is_taken_in_its_own_order(folder, rows, languages, tmp_path):
    names = ["vrf 5.json", "gone.json", "vrf 0.json"]
    listed = folder / "studies.txt"
    listed.write_text("# two of them\n" + "\n".join(names) + "\n\n")
    found = _table(listed, tmp_path / "b.csv", languages["en"])
    assert [row[0] for row in found[1:]] == names
    assert found[1] == next(row for row in rows if row[0] == names[0])
    assert found[2][1] == "Fault"


def test_a_study_by_itself_is_a_portfolio_of_one(folder):
    assert studies_in(folder / "vrf 0.json") == (folder / "vrf 0.json",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_list_is_text_as_any_editor_saves_it(encoding, tmp_path):
    listed = tmp_path / "studies.txt"
    listed.write_text("一期/冷水机组.loadfit\r\n二期/水泵.loadfit\r\n", encoding, newline="")
    names = [path.relative_to(tmp_path).as_posix() for path in studies_in(listed)]
    assert names == ["一期/冷水机组.loadfit", "二期/水泵.loadfit"]


def test_a_run_that_was_ended_goes_on_where_it_was(folder, rows, languages, tmp_path, monkeypatch):
    table = tmp_path / "c.csv"

    def ended(done: int, _: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        portfolio.run(of_files(folder), table, languages["en"], day=DAY, progress=ended)
    assert not table.exists()
    with journal_of(table).open("ab") as journal:
        journal.write(b'["a line that was cut')
    seen: list[int] = []
    ran = portfolio.run(
        of_files(folder),
        table,
        languages["en"],
        day=DAY,
        progress=lambda done, _: seen.append(done),
    )
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == rows
    assert (ran.rows, ran.faulty, ran.again) == (12, 2, 5)
    assert seen == list(range(6, 13))
    assert not journal_of(table).exists()


def test_rows_of_another_day_are_not_taken_up(folder, languages, tmp_path):
    table = tmp_path / "d.csv"

    def ended(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        portfolio.run(of_files(folder), table, languages["en"], day=DAY, progress=ended)
    ran = portfolio.run(of_files(folder), table, languages["en"], day=date(2026, 11, 2))
    assert ran.again == 0


def test_a_worker_killed_on_the_way_loses_nothing(folder, rows, languages, tmp_path):
    killed: list[int] = []

    def kill(*_: int) -> None:
        if not killed:
            killed.append(multiprocessing.active_children()[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    found = _table(folder, tmp_path / "e.csv", languages["en"], workers=2, progress=kill)
    assert killed
    assert found == rows


def test_a_cluster_by_its_address(folder, rows, languages, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=50
    ) as cluster:
        address = cluster.scheduler_address
        found = _table(folder, tmp_path / "f.csv", languages["en"], scheduler=address)
    assert found == rows


def test_a_system_that_starts_no_second_process_is_told(folder, tmp_path, monkeypatch, capsys):
    """Without /dev/shm Python has no lock for a pool: FileNotFoundError of its SemLock."""

    def lock(*_, **__):
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("multiprocessing.synchronize.SemLock.__init__", lock)
    command = ["portfolio", str(folder), "--out", str(tmp_path / "h.csv"), "--workers", "2"]
    assert main([*command, "--language", "en"]) == 2
    told = capsys.readouterr().err
    assert "no second process" in told
    assert "No such file or directory" in told
    assert "--workers 1" in told
    assert not (tmp_path / "h.csv").exists()


def test_a_study_that_ends_its_worker_each_time_becomes_a_row(folder, languages):
    """A pool in which whoever is given the study named `bad` ends, as where memory runs out."""
    asked: list[str] = []

    class Gone(Exception):
        pass

    class Mortal:
        ahead, ended = 2, False

        def renew(self):
            self.ended = False

        def submit(self, chunk):
            if self.ended:
                raise Gone
            asked.append("+".join(one.name for one in chunk.studies))
            future: Future = Future()
            if any(one.name == "bad" for one in chunk.studies):
                self.ended = True
                future.set_exception(Gone())
            else:
                future.set_result([Row(key="", cells=(one.name,)) for one in chunk.studies])
            return future

    class Pool:
        lost = (Gone,)

        @contextmanager
        def opened(self):
            yield [Mortal(), Mortal()]

    def lost_row(chunk):
        return Row(key="", cells=(f"lost {chunk.studies[0].name}",))

    setting = Setting(program="", catalog="", own="", day=DAY, language="en", units="si")
    chunks = [
        Chunk(setting=setting, studies=tuple(Sent(name=one) for one in names), contents={})
        for names in (["a", "b"], ["c", "bad"], ["d"], ["e"])
    ]
    found = sorted(row.cells[0] for row in in_pool(Pool(), [chunks[:3], chunks[3:]], lost_row))
    assert found == ["a", "b", "c", "d", "e", "lost bad"]
    assert asked.count("bad") == 1  # alone, once


def test_the_command_writes_a_workbook_and_says_what_is_faulty(folder, tmp_path, capsys):
    table = tmp_path / "g.xlsx"
    (listed := folder / "two.txt").write_text("vrf 1.json\nbroken.json\n")
    assert main(["portfolio", str(listed), "--out", str(table), "--language", "zh"]) == 2
    printed = capsys.readouterr().out
    assert "2 个方案" in printed
    assert "其中 1 个有错误" in printed
    sheet = load_workbook(table).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["vrf 1.json", "broken.json"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["已选型", "有错误"]


@pytest.mark.parametrize(
    ("where", "table", "code"),
    [
        ("nowhere", "a.csv", "portfolio_missing"),
        ("lists", "a.csv", "portfolio_empty"),
        (".", "a.pdf", "portfolio_table"),
    ],
)
def test_what_cannot_be_run_is_told(folder, languages, tmp_path, where, table, code):
    with pytest.raises(Problem) as raised:
        portfolio.run(of_files(folder / where), tmp_path / table, languages["en"])
    assert raised.value.code == code


def test_a_worker_with_another_catalog_is_refused(folder, languages, tmp_path, monkeypatch):
    known = portfolio.setting_of

    def other(*given):
        from msgspec.structs import replace

        return replace(known(*given), catalog="of another year")

    monkeypatch.setattr(portfolio, "setting_of", other)
    with pytest.raises(Problem) as raised:
        portfolio.run(of_files(folder), tmp_path / "h.csv", languages["en"])
    assert raised.value.code == "portfolio_other"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is had from the system")
def test_a_disk_that_fills_while_rows_are_kept_is_told_at_the_table(tmp_path: Path) -> None:
    """Linux: whatever is written to /dev/full finds no space."""
    table = tmp_path / "table.csv"
    with Journal(table) as journal, Path("/dev/full").open("ab", buffering=0) as full:
        journal._file.close()
        journal._file = full
        with pytest.raises(Problem) as told:
            journal.add(Row(key="k", cells=()))
    assert (told.value.code, told.value.place) == ("cannot_write", str(table))
