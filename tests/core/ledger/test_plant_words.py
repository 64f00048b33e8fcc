"""Models, names and dates as plants write them. None is made up but for its place in a list."""

from datetime import date

import pytest

from core.ledger.age import span_of
from core.ledger.asset import Asset
from core.ledger.diagnosis import INCOMPLETE, NOT_JUDGED, Rules, diagnose
from core.ledger.elimination import Known, Listing, match
from core.ledger.nameplate import read
from core.ledger.naming import family_named, kind_of_machine
from core.standards.library import shipped_standards

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("model", "family", "series", "facts"),
    [
        ("Y2-315L1-4 160kW", "motor", "Y2", {"frame_mm": 315, "rated_kw": 160.0}),
        ("Y160M2-2/15kW", "motor", "Y", {"poles": 2, "rated_kw": 15.0}),
        ("YE3 280S-4", "motor", "YE3", {"rated_kw": 75.0, "class_hint": "IE3"}),
        ("YE3-280S-4-B35", "motor", "YE3", {"mounting": "B35", "poles": 4}),
        ("J02-82-4", "motor", "JO2", {"frame_number": 8, "core": 2, "poles": 4}),
        ("YRKK710-6 2500kW 10kV", "motor", "YRKK", {"high_voltage": True, "rated_kw": 2500.0}),
        ("TYCX-200L-4", "motor", "TYCX", {"permanent_magnet": True}),
        ("SCB10-1250KVA/10KV", "transformer", "SCB10", {"kva": 1250.0, "kv": 10.0, "dry": True}),
        ("S11-1000/10-0.4", "transformer", "S11", {"kva": 1000.0, "kv": 10.0}),
        ("SJL1-320/10", "transformer", "SJL1", {"kva": 320.0}),
        ("ISG80-160(I)A", "pump", "ISG", {"suction_mm": 80}),
        ("12Sh-9A", "pump", "SH", {"suction_mm": 300.0}),
        ("DG46-30*8", "pump", "DG", {"flow_m3h": 46.0, "head_m": 240.0}),
        ("4-72-12№6C", "fan", "4-72", {"impeller_mm": 600.0, "drive": "C"}),
        ("Y4-73-11 N020D", "fan", "Y4-73", {"impeller_mm": 2000.0, "drive": "D"}),
        ("9-19-5.6A", "fan", "9-19", {"impeller_mm": 560.0}),
        ("LG-22/8G", "compressor", "LG", {"flow_m3min": 22.0, "pressure_bar": 8.0}),
        ("L3.5-20/8", "compressor", "L3.5", {"flow_m3min": 20.0}),
        ("19XR-5052427", "chiller", "19XR", {}),
        ("30HXC400A", "chiller", "30HXC", {}),
        ("RTHD-D2F1F2", "chiller", "RTHD", {}),
        ("30K4-11No5", "fan", "30K4", {}),
        # GB/T 1921: hot-water boilers by MW, with the temperatures of flow and return
        ("SZL7-1.0/95/70-AⅡ", "boiler", "SZL", {"thermal_mw": 7.0, "fuel": "AII"}),
        ("SZS20-1.6/350-Q", "boiler", "SZS", {"steam_t_h": 20.0, "fuel": "Q"}),
        ("CWNS1.4-95/70-Q", "boiler", "CWNS", {"thermal_mw": 1.4}),
        ("温度20-30", "", "", {}),
        ("SK-30", "vacuum_pump", "SK", {}),
    ],
)
def test_models_as_cells_hold_them(
    model: str, family: str, series: str, facts: dict[str, object]
) -> None:
    plate = read(model)
    assert (plate.family, plate.series) == (family, series)
    assert facts.items() <= plate.facts.items()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("循环水泵电机", "motor"), ("柴油发电机", "generator"), ("罗茨风机", "roots_blower"),
        ("水环真空泵", "vacuum_pump"), ("直流电焊机", "welding_machine"),
        ("UPS电源", "power_supply"),
        ("中频炉", "furnace"), ("单元式空调", "unitary_air_conditioner"),
        ("冷却塔", "cooling_tower"),
        ("冷却塔风机", "fan"), ("电梯", "lift"), ("空气干燥机", "air_dryer"), ("冰机", "chiller"),
        ("冷水机组冷却水泵", "pump"), ("空压机（含电机）", "compressor"),
        ("氨压缩机", "refrigeration_compressor"),
        ("热泵循环泵", "pump"), ("变压器冷却风机", "fan"), ("绕线机", "production_machine"),
        ("infant scales", ""), ("Supply fans", "fan"),
    ],
)  # fmt: skip
def test_the_word_that_ends_a_name_tells_the_kind(name: str, kind: str) -> None:
    assert family_named(name) == kind


def test_a_centrifuge_with_a_chillers_model_is_a_centrifugal_chiller() -> None:
    """Plant rooms say 离心机 of a centrifugal chiller, chemical works of a centrifuge."""
    assert kind_of_machine(read("19XR-5052427"), "离心机") == "chiller"
    assert kind_of_machine(read("SS-800"), "离心机") == "production_machine"


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("98.06", (1998, 6, 1), (1998, 6, 30)), ("06-3", (2006, 3, 1), (2006, 3, 31)),
        ("201611", (2016, 11, 1), (2016, 11, 30)), ("20161120", (2016, 11, 20), (2016, 11, 20)),
        ("2008年6月投产", (2008, 6, 1), (2008, 6, 30)),
        ("2016 年 11 月", (2016, 11, 1), (2016, 11, 30)),
        ("二〇〇三年", (2003, 1, 1), (2003, 12, 31)), ("90年代", (1990, 1, 1), (1999, 12, 31)),
        ("２０１２．６", (2012, 6, 1), (2012, 6, 30)),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(
    said: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert span_of(said) == (date(*first), date(*last))


@pytest.mark.parametrize("said", ["不详", "约2005年", "13.25", "2016-13", "3.5%", "2005~2008"])
def test_what_is_no_certain_date_is_none(said: str) -> None:
    assert span_of(said) is None


def test_what_cannot_be_judged_is_not_kept() -> None:
    """An old machine without figures is to be checked; a lift has no grade at all."""
    ages = {"commissioned": "1998-05", "size": 30.0}
    assets = [
        Asset(id="pump", family="pump", model="IS100-80-160", **ages),
        Asset(id="tower", family="cooling_tower", **ages),
        Asset(id="lift", family="lift", **ages),
        Asset(id="wound", family="motor", model="YZR200L-6", efficiency_pct=88.0, **ages),
        Asset(id="label", family="room_air_conditioner", label="1", **ages),
    ]
    rules = Rules(day=DAY, price_per_kwh=0.65)
    found = {one.asset.id: one for one in diagnose(assets, shipped_standards(), rules)}
    assert [found[key].plan_class for key in ("pump", "tower", "wound")] == [INCOMPLETE] * 3
    assert found["lift"].plan_class == NOT_JUDGED
    assert found["lift"].listing.listing is Listing.NOT_CARRIED
    assert found["wound"].grade_missing == ("motor_out_of_scope",)
    assert (found["label"].grade.grade, found["label"].grade.labelled) == ("1", True)


def test_lists_name_welders_roots_blowers_and_motors_of_driven_machines() -> None:
    assert match("welding_machine", "BX1-330", Known()).listing is Listing.HIT  # batch 1, 2-3
    assert match("welding_machine", "BX1-315", Known()).listing is Listing.NONE
    assert match("roots_blower", "L41-40/0.35", Known()).listing is Listing.HIT  # batch 1, 5-12
    assert match("motor", "Y2-802-4", Known(made=2003)).listing is Listing.HIT  # Y2-80M2-4
    assert match("boiler", "DZL4-1.25", Known(burns_coal=True)).listing is Listing.SUSPECT
    pump = Asset(
        id="1", family="pump", model="IS200-150-400", motor_model="Y2-315M-4", made_year=2002
    )
    (one,) = diagnose([pump], shipped_standards(), Rules(day=DAY, price_per_kwh=0.65))
    assert one.listing.listing is Listing.NONE
    assert "motor_listed" in one.questions
    assert one.asset.size == 132.0  # by the frame of its motor


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Antriebsmotor Kühlwasserpumpe", "motor"), ("Kühlwasserpumpe", "pump"),
        ("Motor for cooling water pump", "motor"), ("Boiler feed pump", "pump"),
        ("Vacuum pump", "vacuum_pump"), ("Roots blower", "roots_blower"),
        ("氨螺杆压缩机", "refrigeration_compressor"), ("制氮用螺杆空压机", "compressor"),
        ("氮气压缩机", "gas_compressor"), ("风冷热泵模块机组", "heat_pump"),
        ("风冷模块机组", "chiller"), ("Wärmepumpe Luft/Wasser", "heat_pump"),
        ("Drehkolbengebläse", "roots_blower"), ("Trafo 2", "transformer"),
    ],
)  # fmt: skip
def test_names_of_other_lands_and_of_other_gases(name: str, kind: str) -> None:
    assert family_named(name) == kind
