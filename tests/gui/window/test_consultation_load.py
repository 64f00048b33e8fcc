"""The load beside a customer: a file goes along with its peak, and no input is missing."""

from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from core.families.registry import FAMILIES
from core.load.kinds import LoadFile
from core.load.peak import FilePeak
from gui.command.example import examples
from gui.program.study_file import example
from gui.window.consultation.inputs import offered
from gui.window.consultation.view import ConsultationView
from gui.window.document.session import Session
from tests.gui.window.conftest import PATIENCE_MS
from tests.gui.window.test_consultation import _press as press


@pytest.mark.parametrize("fit", list(FilePeak))
def test_five_per_cent_more_of_a_file_is_more_load_energy_and_cost(
    qtbot: QtBot, view: ConsultationView, session: Session, tmp_path: Path, fit: FilePeak
) -> None:
    """Scaled or kept: load and peak by 1.05, and every machine in both fields needs more."""
    day = [600.0] * 12 + [1200.0] * 12
    (tmp_path / "load.csv").write_text("\n".join(["load_kw", *map(str, day * 365)]), "utf-8")
    study = session.document.study
    load = LoadFile(path=str(tmp_path / "load.csv"), unit="kW", file_peak=fit)
    duty = msgspec.structs.replace(study.duty, peak_w=1.3e6)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.swap(msgspec.structs.replace(study, load=load, duty=duty), "load")
    before = session.selection
    assert before is not None
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        press(view, "+")
    after = session.selection
    assert after is not None
    assert after.design.peak_w == pytest.approx(before.design.peak_w * 1.05)
    assert after.load.load_w.sum() == pytest.approx(before.load.load_w.sum() * 1.05)
    old = {(c.record.id, c.units): c.outcome for c in before.candidates}
    both = [(c.outcome, old[c.record.id, c.units]) for c in after.candidates
            if (c.record.id, c.units) in old]  # fmt: skip
    assert both
    assert all(new.annual_energy_wh > was.annual_energy_wh for new, was in both)
    assert all(new.energy_cost > was.energy_cost for new, was in both)


@pytest.mark.parametrize("name", examples())
def test_every_example_has_inputs_for_a_customer(name: str) -> None:
    """A measured shaft and a cycle have no rated power: the inputs they lack are not offered."""
    study = example(name)
    paths = FAMILIES[study.duty.__struct_config__.tag].window.consultation.inputs
    found = offered(paths, study)
    assert len(found) >= 3
    assert set(found) <= set(paths)
