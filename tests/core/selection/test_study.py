"""The study file: what is read, what is refused and where, what is assumed."""

import json
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.any_family import AnyStudy
from core.families.chillers.duty import Auxiliaries, ChillerDuty
from core.families.chillers.outcome import ChillerOutcome
from core.families.registry import decode
from core.load.kinds import LoadFile, LoadShape
from core.machines.condenser import Condenser
from core.study.economics import Economics
from core.study.plant import Plant, Redundancy, Staging
from core.study.reading import MIGRATIONS
from core.study.sections import Site
from core.study.study import (
    SCHEMA,
    Study,
    basis_of,
    default_of,
    disagreements,
    encode,
    without_effect,
)
from core.vocabulary.field import declare, fields_of
from core.vocabulary.language import LANGUAGES
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from core.vocabulary.schema import published_schema
from gui.program.reader import open_language

LEAST = {
    "format": "loadfit-study",
    "schema": SCHEMA,
    "site": {"station": "58367"},
    "duty": {"family": "chillers", "margin": 0.1},
    "load": {"kind": "shape", "shape": "medium_office_3a"},
}


def read(content) -> Study:
    return decode(json.dumps(content).encode(), "study.json")


def refused(content) -> tuple[str, str]:
    with pytest.raises(Problem) as caught:
        decode(content if isinstance(content, bytes) else json.dumps(content).encode(), "s.json")
    assert caught.value.place.startswith("s.json")
    return caught.value.code, caught.value.place.removeprefix("s.json").strip(" []")


def test_what_is_left_out_is_assumed_and_what_is_given_is_not():
    study = read(LEAST)
    assert "duty.tower_approach_k" in study.assumed
    assert "economics.tariff.price_per_kwh" in study.assumed
    assert "duty.margin" not in study.assumed


def test_a_value_stays_assumed_over_saving_and_reading():
    study = read(LEAST)
    assert decode(encode(study), "again.json") == study


@given(
    margin=st.floats(0, 1), peak=st.none() | st.floats(1, 1e9), name=st.text(max_size=40),
    rate=st.floats(0, 0.5),
)  # fmt: skip
def test_any_study_reads_back_as_it_was_written(margin, peak, name, rate):
    study = Study(
        site=Site(station="54511"),
        duty=ChillerDuty(margin=margin, peak_w=peak),
        load=LoadShape(shape=name),
        economics=Economics(discount_rate=rate),
    )
    assert decode(encode(study), "study.json") == study


def test_a_byte_order_mark_is_no_obstacle():
    assert decode(b"\xef\xbb\xbf" + json.dumps(LEAST).encode(), "s.json") == read(LEAST)


def test_text_in_place_of_a_number_is_named_by_its_key():
    ten = {"family": "chillers", "margin": "ten"}
    assert refused(LEAST | {"duty": ten}) == ("study_type", "duty.margin")


def test_an_unknown_key_is_named():
    duty = {"family": "chillers", "reserve": 0.1}
    assert refused(LEAST | {"duty": duty}) == ("study_key_unknown", "duty.reserve")


@pytest.mark.parametrize(
    ("section", "given", "meant"),
    [
        ("economics", "electricity_price_per_kwh", "economics.tariff.price_per_kwh"),
        ("economics", "price_per_kwh", "economics.tariff.price_per_kwh"),
        ("duty", "discount_rate", "economics.discount_rate"),
    ],
)
def test_a_key_of_another_section_is_told_with_its_place(section, given, meant):
    with pytest.raises(Problem) as caught:
        read(LEAST | {section: LEAST.get(section, {}) | {given: 1}})
    assert caught.value.code == "study_key_elsewhere"
    assert meant in [one.value for one in caught.value.figures]


@pytest.mark.parametrize(
    ("section", "misspelt", "meant"),
    [
        ("duty", "margn", "margin"),
        ("site", "staton", "station"),
        ("", "plants", "plant"),
        ("plant", "reserve", "redundancy"),
    ],
)
def test_a_misspelt_key_is_told_with_the_near_one(section: str, misspelt: str, meant: str) -> None:
    given = LEAST | (
        {section: LEAST.get(section, {}) | {misspelt: 1}} if section else {misspelt: {}}
    )
    with pytest.raises(Problem) as caught:
        read(given)
    assert caught.value.code == "study_key_near"
    assert {one.name: one.value for one in caught.value.figures} == {
        "name": misspelt, "near": meant,
    }  # fmt: skip


@pytest.mark.parametrize("begins", [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_workbook_is_no_study(begins: bytes) -> None:
    with pytest.raises(Problem) as caught:
        decode(begins + b"\x00\xff", "works.xlsx")
    assert (caught.value.code, caught.value.place) == ("study_workbook", "works.xlsx")


def test_a_newer_file_is_refused_by_its_schema():
    assert refused(LEAST | {"schema": SCHEMA + 1})[0] == "study_newer"


@pytest.mark.parametrize("schema", [None, "1", True, 0, 1.5])
def test_a_schema_that_is_no_number_is_refused(schema):
    assert refused(LEAST | {"schema": schema}) == ("study_schema", "schema")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_that_is_told_is_the_one_that_is_written(language):
    with pytest.raises(Problem) as caught:
        decode(json.dumps(LEAST | {"schema": "2"}).encode(), "a.json")
    assert f'"schema": {SCHEMA}' in open_language(language).problem(caught.value)


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1, "b": "', b" \n"])
def test_a_file_that_ends_too_early(content):
    assert refused(content) == ("study_cut_off", "")


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"\xff\xfe", ":1:1"),
        (b'{"format": NaN}', ":1:12"),
        (b'{\n "a": 1,\n "b": 2,\n}', ":4:1"),
        (b'{\n "a": "\xff"}', ":2:8"),
    ],
)
def test_a_broken_file_is_not_json_from_a_line_and_column_on(content, where):
    assert refused(content) == ("study_not_json", where)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_study_in_another_encoding_is_told_so(encoding):
    content = LEAST | {"project": {"name": "上海办公楼"}}
    assert refused(json.dumps(content, ensure_ascii=False).encode(encoding))[0] == "study_encoding"


def test_brackets_without_end_are_no_bug():
    assert refused(b"[" * 100_000)[0] == "study_too_deep"


def test_a_section_that_is_missing_is_named():
    content = {key: value for key, value in LEAST.items() if key != "site"}
    assert refused(content) == ("study_key_missing", "site")


def test_a_kind_that_there_is_not_comes_with_the_known_ones():
    with pytest.raises(Problem) as caught:
        read(LEAST | {"duty": {"family": "motors"}, "load": {"kind": "shaft_constnt"}})
    figures = {f.name: f.value for f in caught.value.figures}
    assert (caught.value.code, figures["given"]) == ("study_word_unknown", "shaft_constnt")
    assert "shaft_constant" in str(figures["known"])
    assert "air_week" not in str(figures["known"])  # a compressor's: of no use here


def test_a_word_that_there_is_not_comes_with_the_known_ones():
    with pytest.raises(Problem) as caught:
        read(LEAST | {"duty": {"family": "chillers", "condenser": "sea"}})
    assert {f.name: f.value for f in caught.value.figures}["known"] == "water, air"


@pytest.mark.parametrize("content", [[], 3, {"format": "other"}, {}])
def test_another_programs_file_is_not_ours(content):
    assert refused(content)[0] == "study_not_ours"


@pytest.mark.parametrize(
    ("section", "key", "value", "code", "place"),
    [
        ("duty", "entering_chilled_c", 7.0, "study_disagrees", "duty.entering_chilled_c"),
        ("plant", "units_min", 61, "study_limit", "plant.units_min"),
        ("duty", "margin", -0.1, "study_limit", "duty.margin"),
        ("duty", "peak_w", -1.0, "study_limit_in", "duty.peak_w"),
        ("criteria", "weights", {"beauty": 1.0}, "study_disagrees", "criteria.weights"),
        ("criteria", "weights", {"nplv": -1.0}, "study_disagrees", "criteria.weights"),
        ("criteria", "rank_by", "weights", "study_disagrees", "criteria.weights"),
        ("criteria", "rank_by", "beauty", "study_word_unknown", "criteria.rank_by"),
        (
            "economics",
            "tariff",
            {"kind": "time_of_use", "prices_per_kwh": [1.0]},
            "study_disagrees",
            "economics.tariff.prices_per_kwh",
        ),
    ],
)
def test_values_that_cannot_be_are_refused_by_key(section, key, value, code, place):
    content = LEAST | {section: LEAST.get(section, {}) | {key: value}}
    assert refused(content) == (code, place)


def test_fewer_units_at_most_than_at_least():
    assert "units_max" in refused(LEAST | {"plant": {"units_min": 3, "units_max": 2}})[1]


def test_summer_months_are_months():
    tariff = {"kind": "time_of_use", "prices_per_kwh": [1.0] * 24, "summer_months": [13]}
    assert "summer_months" in refused(LEAST | {"economics": {"tariff": tariff}})[1]


def test_a_synthesised_load_needs_a_peak_and_24_shares():
    load = {"kind": "synthesised"}
    assert "peak_w" in refused(LEAST | {"load": load})[1]
    duty = {"family": "chillers", "peak_w": 1e6}
    short = load | {"weekday": [0.5] * 23}
    assert "weekday" in refused(LEAST | {"duty": duty, "load": short})[1]


def test_every_older_schema_has_its_step():
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA))


def test_the_published_schema_is_that_of_the_study():
    path = files("resources") / "documentation" / "study_schema.json"
    assert path.read_bytes() == published_schema(AnyStudy)


class OtherOutcome(ChillerOutcome, tag="others", frozen=True, kw_only=True):
    """A chiller's without its NPLV as a criterion."""

    nplv: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None


class OtherDuty(ChillerDuty, tag="others", frozen=True, kw_only=True):
    """A duty of another family: loads from files only, not ranked by NPLV, dearer machines."""

    loads = (LoadFile,)
    outcome = OtherOutcome
    defaults = MappingProxyType({"economics.price_per_kw": 1300.0})


def test_a_load_or_a_criterion_of_another_family_is_refused():
    study = msgspec.structs.replace(read(LEAST), duty=OtherDuty())
    ranked = msgspec.structs.replace(study.criteria, rank_by="nplv")
    assert dict(disagreements(study)) == {"load.kind": "`shape`"}
    said = dict(disagreements(msgspec.structs.replace(study, criteria=ranked)))
    assert said["criteria.rank_by"] == "`nplv`"


def test_a_family_has_defaults_and_a_basis_of_its_own():
    path = "economics.price_per_kw"
    field = next(f for f in fields_of(Economics) if f.key == "price_per_kw")
    assert default_of(OtherDuty, path, field) == 1300.0
    assert default_of(ChillerDuty, path, field) == Economics().price_per_kw
    assert basis_of(OtherDuty(), path) == "basis.others.price_per_kw"
    assert basis_of(ChillerDuty(), path) == "basis.price_per_kw"


def test_cooling_water_says_nothing_of_machines_cooled_by_air():
    assert "duty.tower_approach_k" in ChillerDuty(condenser=Condenser.AIR).without_effect()
    idle = ChillerDuty(condenser=Condenser.WATER).without_effect()
    assert "duty.tower_approach_k" not in idle
    assert "duty.tower_fan_ratio" not in idle
    pumps = {"chilled_pump_ratio": 0.03, "condenser_pump_ratio": 0.02, "tower_fan_ratio": 0.01}
    assert ChillerDuty(condenser=Condenser.AIR, **pumps).auxiliary_ratio == 0.03
    assert ChillerDuty(**pumps).auxiliary_ratio == pytest.approx(0.06)


def test_shares_say_nothing_of_a_plant_room_nor_a_room_of_shares():
    shares, room = ChillerDuty(), ChillerDuty(auxiliaries=Auxiliaries.PLANT_ROOM)
    assert {"duty.chilled_head_m", "duty.tower_range_k"} <= shares.without_effect()
    idle = room.without_effect()
    assert {"duty.chilled_pump_ratio", "duty.condenser_set_c"} <= idle
    assert "duty.chilled_head_m" not in idle
    assert msgspec.structs.replace(room, tower_fan_ratio=0.05).auxiliary_ratio == 0.0


def test_a_study_of_schema_1_keeps_its_units_reserve_and_staging():
    """Units and staging stood in the duty; of several units the fewest ran, and still do."""
    duty = {"family": "chillers", "units_min": 2, "units_max": 4, "redundancy": "n_plus_1",
            "standby_helps": True}  # fmt: skip
    old = LEAST | {"schema": 1, "duty": duty, "assumed": ["duty.margin"]}
    study = decode(json.dumps(old).encode(), "old.json")
    assert study.plant == Plant(
        units_min=2, units_max=4, redundancy=Redundancy.N_PLUS_1, standby_helps=True,
        staging=Staging.SEQUENTIAL,
    )  # fmt: skip
    split = old | {"duty": duty | {"staging": "equal_split"}}
    assert "plant.staging" in study.assumed  # nobody chose it
    chosen = decode(json.dumps(split).encode(), "old.json")
    assert chosen.plant.staging is Staging.EQUAL_SPLIT
    assert "plant.staging" not in chosen.assumed
    assert decode(json.dumps(LEAST).encode(), "new.json").plant.staging is Staging.OPTIMUM


@pytest.mark.parametrize(
    ("cascade", "staging"),
    [
        ({}, Staging.OPTIMUM),
        ({"cascade": "most_units"}, Staging.OPTIMUM),
        ({"cascade": "fewest_units"}, Staging.SEQUENTIAL),
    ],
)
def test_heat_pumps_of_schema_1_are_staged_as_their_cascade_said(cascade, staging):
    duty = {"family": "heat_pumps", "peak_w": 1e5, **cascade}
    old = LEAST | {"schema": 1, "duty": duty, "load": {"kind": "heating"}}
    study = decode(json.dumps(old).encode(), "old.json")
    assert study.plant.staging is staging
    assert "plant.staging" in study.assumed


def test_a_staging_that_is_not_run_is_refused():
    """Each full before the next is no way in which the families' own units are run."""
    asked = LEAST | {"plant": {"staging": "in_order"}}
    assert refused(asked) == ("study_word_unknown", "plant.staging")


def test_a_plant_says_nothing_of_a_family_without_one():
    shaft = json.dumps(LEAST | {"duty": {"family": "motors"}, "load": {"kind": "shaft_constant"}})
    study = decode(shaft.encode(), "shaft.json")
    assert {"plant.units_max", "plant.staging"} <= without_effect(study)
    chillers = decode(json.dumps(LEAST).encode(), "new.json")
    assert without_effect(chillers) & {"plant.units_max", "plant.standby_helps"} == {
        "plant.standby_helps"  # there is no standby unit to help
    }


def test_a_plant_written_into_a_study_of_schema_1_is_not_lost():
    """Whoever writes the section and keeps the old number means what he writes."""
    duty = {"family": "chillers", "units_max": 4}
    old = LEAST | {"schema": 1, "duty": duty, "plant": {"models_max": 2}}
    plant = decode(json.dumps(old).encode(), "old.json").plant
    assert (plant.models_max, plant.units_max, plant.staging) == (2, 4, Staging.SEQUENTIAL)
    wrong = LEAST | {"schema": 1, "plant": {"modells_max": 2}}
    assert "modells_max" in str(refused(wrong))
