"""A plant room to be renewed, of which a year was measured: what is saved, by hand."""

from pathlib import Path

import msgspec
import pytest

from core.selection.savings import figure_against
from core.selection.selection import Selection
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/room-renewal-guangzhou.json"
PRICE = 0.75  # CNY/kWh, the flat tariff of a study that enters none


@pytest.fixture(scope="module")
def renewal(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["plant"]["models_max"] = 1
    path = tmp_path_factory.mktemp("room") / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


def test_savings_against_what_was_measured(renewal: Selection) -> None:
    # 6,770 MWh for 1,880 MWh: an EER of 3.601; the load of the study at the same EER.
    load = renewal.profile.columns["load_w"]
    today_wh = float(load @ renewal.profile.hours.sum(axis=1)) / (6770 / 1880)
    assert renewal.present is not None
    assert renewal.present.figures["annual_energy_wh"] == pytest.approx(today_wh, rel=1e-9)
    # what the consultation sets beside the EER of a candidate
    assert figure_against(renewal, renewal.candidates[0], "system_cop") == pytest.approx(
        6770 / 1880
    )
    assert sum(renewal.present.monthly_energy_wh) == pytest.approx(today_wh, rel=1e-9)
    for candidate in renewal.candidates[:5]:
        year = candidate.outcome
        saved_wh = today_wh - year.annual_energy_wh
        assert year.existing_saving_wh == pytest.approx(saved_wh, rel=1e-9)
        assert year.existing_saving_cost == pytest.approx(saved_wh / 1e3 * PRICE, rel=1e-6)
        assert year.existing_payback_years == pytest.approx(
            year.investment / year.existing_saving_cost, rel=1e-6
        )
        assert 0.3 < saved_wh / today_wh < 0.5  # an EER of 5.2 to 7 in place of 3.6


def test_what_is_said_of_it(renewal: Selection) -> None:
    told = {one.code: one for one in renewal.findings}
    assert told["room_today"].figures[0].value == pytest.approx(6770 / 1880)
    assert "room_today_by_load" not in told
    assert "room_today_scaled" not in told  # within 2 % of the load that is asked for
