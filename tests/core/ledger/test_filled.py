"""What a ledger leaves open: sizes of models, and motors of grade 2 in place of those below it.

By hand: Y2-315L1-4, 160 kW, 70 % for 7,200 h at IE1 93.8 % (IEC 60034-30-1:2014, 160 kW, 4 poles):
160 · 0.7 · 7,200 / 0.938 = 859,701 kWh. 160 · 0.7 / 0.85 = 131.8: a motor of 132 kW, grade 2 of
GB 18613-2020 96.4 %, so 2.697 % less: 23,187 kWh; at 350 yuan/kW 46,200 yuan, at 0.65 yuan/kWh paid
back in 3.07 years. Without the load rate 0.7 is assumed and 160 kW are kept, 96.6 %: 24,919 kWh,
56,000 yuan, 3.46 years.
"""

import msgspec
import pytest

from core.ledger.asset import Asset
from core.ledger.diagnosis import Diagnosis, Rules, diagnose
from core.ledger.document import LedgerSettings
from core.ledger.filled import REPLACEMENT_ASSUMED, REPLACEMENT_BY_LOAD, SIZE_FROM_MODEL
from core.ledger.naming import key_of
from core.standards.library import shipped_standards
from tests.core.ledger.plant import DAY

MOTOR = Asset(
    id="1", model="Y2-315L1-4", family="motor", size=160.0, commissioned="2006-08",
    hours_per_year=7200.0, load_factor=0.7,
)  # fmt: skip


def found(asset: Asset, yuan_per_kw: float = 350.0) -> Diagnosis:
    rules = Rules(day=DAY, price_per_kwh=0.65, motor_yuan_per_kw=yuan_per_kw)
    return diagnose([asset], shipped_standards(), rules)[0]


def test_a_motor_below_grade_2_has_one_of_grade_2_in_its_place() -> None:
    one = found(MOTOR)
    assert one.energy.kwh == pytest.approx(859_701, abs=1)
    assert one.energy.saving_kwh == pytest.approx(23_187, abs=1)
    assert one.asset.replacement is not None
    assert one.asset.replacement.cost == 46_200.0
    assert one.payback_years == pytest.approx(3.065, abs=0.001)
    assert REPLACEMENT_BY_LOAD in one.questions


def test_without_a_load_rate_the_rating_is_kept() -> None:
    one = found(msgspec.structs.replace(MOTOR, load_factor=None))
    assert one.energy.saving_kwh == pytest.approx(24_919, abs=1)
    assert one.asset.replacement is not None
    assert one.asset.replacement.cost == 56_000.0
    assert one.payback_years == pytest.approx(3.457, abs=0.001)
    assert REPLACEMENT_ASSUMED in one.questions


def test_a_first_day_of_service_yet_to_come_is_asked_about() -> None:
    later = msgspec.structs.replace(MOTOR, commissioned=str(DAY.year + 9))
    assert "commissioned_later" in found(later).questions
    assert "commissioned_later" not in found(MOTOR).questions


@pytest.mark.parametrize(
    ("load", "kw"),
    [
        (0.6, 132.0),  # 160 · 0.6 / 0.85 = 112.9, above 110
        (0.58, 110.0),  # 109.2
        (0.95, 160.0),  # 178.8 would be 200: never above today's
        (1.1, 200.0),  # 176 kW today, the next rating that carries it
        (0.1, 160.0),  # asked about, and sizes nothing
    ],
)
def test_the_rating_follows_the_load_rate_where_it_is_believed(load: float, kw: float) -> None:
    sized = found(msgspec.structs.replace(MOTOR, load_factor=load)).sized
    assert sized is not None
    assert sized.kw == kw


def test_nothing_is_assumed_where_it_is_not_wanted_or_not_needed() -> None:
    for one in (
        found(MOTOR, yuan_per_kw=0.0),
        found(msgspec.structs.replace(MOTOR, model="YE4-315L1-4", efficiency_pct=96.7)),
        found(msgspec.structs.replace(MOTOR, model="YZR 315M-8")),  # wound rotor: not its standard
        found(msgspec.structs.replace(MOTOR, family="fan")),
    ):
        assert one.asset.replacement is None
        assert not {REPLACEMENT_ASSUMED, REPLACEMENT_BY_LOAD} & set(one.questions)


def test_the_price_is_a_term_of_the_ledger_that_one_may_change() -> None:
    assert LedgerSettings().rules(DAY).motor_yuan_per_kw == 350.0


def test_the_size_is_read_from_the_model_and_asked_about() -> None:
    one = found(Asset(id="4", model="S9-M-1250/10", family="transformer", commissioned="2006"))
    assert one.asset.size == 1250.0
    assert SIZE_FROM_MODEL in one.questions
    stated = found(Asset(id="5", model="S9-M-1250/10", family="transformer", size=1250.0))
    assert SIZE_FROM_MODEL not in stated.questions


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("平均负荷率", "load_factor"), ("安装位置", "place"), ("投入使用时间", "commissioned"),
        ("配套功率(kW)", "power_kw"), ("设备状态", "status"), ("备注", None),
    ],
)  # fmt: skip
def test_everyday_headings_are_known(heading: str, key: str | None) -> None:
    assert key_of(heading) == key
