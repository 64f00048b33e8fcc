"""A plant's ledger as it comes: headings, units, groups, and rows that cannot be used."""

from datetime import date
from pathlib import Path

import pytest

from catalog.files.ledgers import Ledger, read_ledger
from core.ledger.age import span_of
from core.ledger.disposal import serials_of
from tests.house.tree import ROOT

EXAMPLE = ROOT / "resources" / "examples" / "ledger-shaoxing.csv"


def _ledger(folder: Path, text: str) -> Ledger:
    path = folder / "台账.csv"
    path.write_text(text, "utf-8")
    return read_ledger(path)


def test_columns_are_known_by_their_headings_wherever_they_stand(tmp_path: Path) -> None:
    read = _ledger(
        tmp_path,
        "型号规格,负载率,原值,额定功率（W）,设备编号,投运日期,设备名称,额定电压\n"
        "Y2-315M-4,70,9,132000,007,2002年5月10日,水泵电机,380/660\n",
    )
    (asset,) = read.assets
    assert (asset.id, asset.size, asset.load_factor, asset.count) == ("007", 132.0, 0.7, 1)
    assert (asset.family, asset.commissioned, asset.voltage_kv) == ("motor", "2002年5月10日", 0.66)
    assert read.other_columns == ("原值",)


def test_headings_may_say_their_unit_without_brackets(tmp_path: Path) -> None:
    """As plants write them; a load of 40 % that is not read would stand as the assumed 70 %."""
    (one,) = _ledger(
        tmp_path,
        "名称,额定功率/kW,平均负荷率%,年运行时间h,年用电量万kWh,空载损耗W,投运年月\n"
        "电机,160,40,6000,40.5,1700,2013.6\n",
    ).assets
    assert (one.size, one.load_factor, one.hours_per_year) == (160.0, 0.4, 6000.0)
    assert (one.measured_kwh, one.p0_kw, one.commissioned) == (405_000.0, 1.7, "2013.6")


@pytest.mark.parametrize("heading", ["排气压力bar", "更换投资万元", "全压Pa", "功率因数"])
def test_a_unit_that_is_not_read_makes_a_column_of_others(tmp_path: Path, heading: str) -> None:
    assert _ledger(tmp_path, f"名称,{heading}\n空压机,8\n").other_columns == (heading,)


@pytest.mark.parametrize("unknown", ["不详", "不明", "未知"])
def test_a_date_that_is_said_to_be_unknown_is_none(tmp_path: Path, unknown: str) -> None:
    read = _ledger(tmp_path, f"名称,型号,投运日期\n电机,Y180M-2,{unknown}\n")
    assert [one.commissioned for one in read.assets] == [""]


@pytest.mark.parametrize("written", ["2×75", "75×2", "75kW*2", "2x75"])
def test_a_group_in_one_cell_is_count_and_size_of_one(tmp_path: Path, written: str) -> None:
    (asset,) = _ledger(tmp_path, f"设备名称,额定功率(kW)\n循环风机,{written}\n").assets
    assert (asset.size, asset.count, asset.family) == (75.0, 2, "fan")


def test_of_a_row_with_a_faulty_cell_the_rest_is_used(tmp_path: Path) -> None:
    read = _ledger(
        tmp_path,
        "编号,名称,额定功率(kW),年运行小时,投运日期\n"
        "1,泵,15,9000,2010\n"
        "2,泵,-3,10,2010\n"
        "3,泵,15,10,不详细\n"
        "4,泵,15,10,2010\n"
        "4,泵,15,10,2010\n",
    )
    assert [(one.id, one.size, one.hours_per_year, one.commissioned) for one in read.assets] == [
        ("1", 15.0, None, "2010"), ("2", None, 10.0, "2010"), ("3", 15.0, 10.0, ""),
        ("4", 15.0, 10.0, "2010"),
    ]  # fmt: skip
    assert (read.left_out, read.in_part) == (1, 3)
    assert [(fault.row, fault.code) for fault in read.faults] == [
        (2, "ledger_hours"), (3, "ledger_figure"), (4, "ledger_day"), (6, "ledger_id_twice"),
    ]  # fmt: skip


def test_a_cell_is_read_in_its_own_unit_and_refused_in_one_of_something_else(
    tmp_path: Path,
) -> None:
    read = _ledger(
        tmp_path, "编号,名称,额定功率(W)\n1,泵,15000\n2,泵,0.15MW\n3,泵,22 kW\n4,泵,9 m\n"
    )
    sizes = [(one.id, one.size) for one in read.assets]
    assert sizes == [("1", 15.0), ("2", 150.0), ("3", 22.0), ("4", None)]
    (fault,) = read.faults
    assert (fault.row, fault.column, fault.code) == (5, "额定功率(W)", "ledger_unit")
    assert {one.value for one in fault.figures} == {"m", "kW", "4"}


def test_cells_with_units_as_people_write_them(tmp_path: Path) -> None:
    (fan,) = _ledger(
        tmp_path,
        "编号,名称,额定功率,台数,全压(kPa),排气压力,流量,更换投资(元),年用电量(kWh),投运日期\n"
        "1,风机,75kW,1台,1850Pa,0.8MPa,20m3/min,31万,0.5万,09年3月\n",
    ).assets
    assert fan.replacement is not None
    assert (fan.size, fan.count, fan.pressure_kpa, fan.pressure_mpa) == (75.0, 1, 1.85, 0.8)
    assert (fan.flow_m3h, fan.measured_kwh) == (20.0 * 60.0, 5000.0)
    assert fan.replacement.cost == 310_000.0
    assert span_of(fan.commissioned) == (date(2009, 3, 1), date(2009, 3, 31))


@pytest.mark.parametrize(
    ("heading", "cell", "mpa"), [("排气压力(bar)", "8", 0.8), ("排气压力(MPa)", "7bar", 0.7)]
)
def test_the_heading_says_the_unit_but_for_cells_that_do(
    tmp_path: Path, heading: str, cell: str, mpa: float
) -> None:
    (one,) = _ledger(tmp_path, f"名称,{heading}\n空压机,{cell}\n").assets
    assert one.pressure_mpa == pytest.approx(mpa)


def test_losses_in_w_and_pressures_in_pa_are_not_taken_for_kw_and_kpa(tmp_path: Path) -> None:
    # S9-1000/10: no-load loss 1.70 kW, load loss 10.3 kW
    rows = "T1,变压器,S9-1000/10,1700,10300,\nT2,变压器,S9-1000/10,1.7,10.3,\nF1,风机,,,,1850\n"
    read = _ledger(tmp_path, "编号,名称,型号,空载损耗,负载损耗,全压\n" + rows)
    assert [(one.id, one.p0_kw, one.pk_kw) for one in read.assets] == [
        ("T1", None, None), ("T2", 1.7, 10.3), ("F1", None, None),
    ]  # fmt: skip
    assert [(one.row, one.column, one.code) for one in read.faults] == [
        (2, "空载损耗", "ledger_loss_watts"), (2, "负载损耗", "ledger_loss_watts"),
        (4, "全压", "ledger_pressure_pa"),
    ]  # fmt: skip
    said = _ledger(tmp_path, "编号,名称,型号,空载损耗(W),负载损耗(W),全压(Pa)\n" + rows)
    assert (said.assets[0].p0_kw, said.assets[0].pk_kw) == (1.7, 10.3)
    assert said.assets[-1].pressure_kpa == 1.85


def test_each_kind_takes_its_size_from_the_column_of_what_it_delivers(tmp_path: Path) -> None:
    read = _ledger(
        tmp_path,
        "编号,名称,功率(kW),制冷量(kW),额定容量(kVA)\n"
        "1,冷水机组,210,1160,\n2,冷水机组,210,,\n3,变压器,5,,1000kVA\n4,水泵,15,,\n"
        "5,电机,,,22\n",
    )
    sizes = [(one.id, one.size) for one in read.assets]
    assert sizes == [("1", 1160.0), ("2", None), ("3", 1000.0), ("4", 15.0), ("5", None)]
    assert not read.other_columns


def test_a_chiller_has_no_size_from_its_motor_alone(tmp_path: Path) -> None:
    assert _ledger(tmp_path, "名称,电机功率(kW)\n冷水机组,210\n").assets[0].size is None
    assert _ledger(tmp_path, "名称,额定功率(kW)\n冷水机组,1160\n").assets[0].size == 1160.0


@pytest.mark.parametrize(
    ("heading", "cell"), [("额定容量", "6t/h"), ("额定蒸发量(t/h)", "6"), ("容量(kW)", "4200")]
)
def test_steam_of_a_boiler_is_read_as_heat(tmp_path: Path, heading: str, cell: str) -> None:
    """GB 13271-2014 has 10 t/h beside 7 MW: 6 t/h are 4.2 MW."""
    (boiler,) = _ledger(tmp_path, f"编号,名称,{heading}\nB-1,锅炉,{cell}\n").assets
    assert boiler.size == 4200.0
    assert (boiler.steam_t_h is None) == ("kW" in heading)


def test_steam_is_no_power_of_anything_else(tmp_path: Path) -> None:
    read = _ledger(tmp_path, "编号,名称,额定容量(t/h)\nP-1,水泵,6\n")
    assert [one.code for one in read.faults] == ["ledger_steam"]
    assert "P-1" in {one.value for one in read.faults[0].figures}
    assert read.assets[0].size is None


@pytest.mark.parametrize(
    ("heading", "m3h"),
    [("排气量(m³/min)", 1200.0), ("排气量", 1200.0), ("公称容积流量(m3/h)", 20.0)],
)
def test_air_delivered_is_in_cubic_metres_a_minute_unless_said(
    tmp_path: Path, heading: str, m3h: float
) -> None:
    (one,) = _ledger(tmp_path, f"名称,{heading}\n空压机,20\n").assets
    assert one.flow_m3h == pytest.approx(m3h)


@pytest.mark.parametrize(
    ("heading", "yuan"),
    [
        ("更换投资(元/台)", 90_000.0),
        ("更换投资(万元/台)", 9e8),
        ("单台更换投资(元)", 90_000.0),
        ("更换投资(元)", 30_000.0),
    ],
)
def test_what_one_machine_costs_counts_as_often_as_there_are(
    tmp_path: Path, heading: str, yuan: float
) -> None:
    (one,) = _ledger(tmp_path, f"名称,台数,{heading}\n泵,3,30000\n").assets
    assert one.replacement is not None
    assert one.replacement.cost == pytest.approx(yuan)


def test_a_second_row_of_headings_is_units_of_the_first(tmp_path: Path) -> None:
    read = _ledger(
        tmp_path,
        "编号,名称,额定功率,台数,年运行小时,更换投资\n,,kW,台,h/a,万元\n1,泵,15,2,6000,3000\n"
        "2,泵,待查,2,待查,3000\n",
    )
    assert [(one.id, one.size) for one in read.assets] == [("1", 15.0), ("2", None)]
    assert [one.replacement and one.replacement.cost for one in read.assets] == [3e7, 3e7]
    assert (read.left_out, read.in_part) == (0, 1)
    assert [(one.row, one.column, one.code) for one in read.faults] == [
        (4, "额定功率 (kW)", "ledger_figure"), (4, "年运行小时 (h/a)", "ledger_figure"),
    ]  # fmt: skip


def test_serial_numbers_are_kept_as_texts(tmp_path: Path) -> None:
    (asset,) = _ledger(tmp_path, "名称,出厂编号\n泵,0071、0072\n").assets
    assert serials_of(asset.serial) == ("0071", "0072")


def test_the_example_is_a_plant_of_eight_kinds_read_whole() -> None:
    read = read_ledger(EXAMPLE)
    assert not read.faults
    assert len(read.assets) == 60
    assert len({one.family for one in read.assets}) == 8
