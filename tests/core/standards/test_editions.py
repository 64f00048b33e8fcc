"""Editions as files: what is shipped, what a user adds, what is refused and where."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.files.standards_files import editions_folder, open_standards
from core.standards.edition import Confidence, GradeOf
from core.standards.judge import judge
from core.standards.library import Standards, read_edition, shipped_editions, shipped_standards
from core.standards.verdict import Outcome
from core.standards.wording import Wording
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem

PLACE = "own.json"
SOUND: dict[str, Any] = {
    "format": 1,
    "code": "DB 31/T 1-2026",
    "title": {"zh": "地方标准", "en": "A local standard"},
    "scale": "grade",
    "levels": ["1", "2", "3"],
    "access": "3",
    "in_force": "2026-01-01",
    "source": "read in the book",
    "confidence": "official",
    "keys": {"condenser": {"words": ["water", "air"]}, "cooling_capacity": {"unit": "kW"}},
    "metrics": {"cop_c": {"unit": "W/W", "better": "higher"}},
    "rows": [
        {"id": "A", "product": "chiller", "metric": "cop_c",
         "when": [{"key": "condenser", "in": ["water"]}, {"key": "cooling_capacity", "to": 500}],
         "limits": {"1": 6.5, "2": 6.0, "3": 5.5}},
        {"id": "B", "product": "chiller", "metric": "cop_c",
         "when": [{"key": "condenser", "in": ["water"]}, {"key": "cooling_capacity", "above": 500}],
         "limits": {"1": 7.0, "2": 6.5, "3": 6.0}},
    ],
}  # fmt: skip


def read(edition: dict[str, Any]) -> Any:
    return read_edition(json.dumps(edition).encode(), PLACE)


def refused(change: Callable[[dict[str, Any]], None]) -> Problem:
    damaged = deepcopy(SOUND)
    change(damaged)
    with pytest.raises(Problem) as caught:
        read(damaged)
    return caught.value


def fault_of(problem: Problem) -> str:
    return str(next(figure.value for figure in problem.figures if figure.name == "fault"))


def set_at(*path: Any) -> Callable[[dict[str, Any]], None]:
    """A change that puts the last of `path` where the others lead."""

    def change(edition: dict[str, Any]) -> None:
        *way, last, value = path
        place: Any = edition
        for step in way:
            place = place[step]
        place[last] = value

    return change


FIRST, CLASS = ("rows", 0), ("rows", 0, "when", 1)


def test_a_sound_edition_of_a_users_own_is_read_and_judges() -> None:
    standards = Standards([*shipped_editions(), (PLACE, read(SOUND))])
    figures = {"condenser": "water", "cooling_capacity": 600.0, "cop_c": 6.5}
    found = {one.edition: one for one in judge(standards, "chiller", figures, date(2026, 6, 1))}
    assert (found["DB 31/T 1-2026"].row, found["DB 31/T 1-2026"].level) == ("B", "2")


@pytest.mark.parametrize(
    ("change", "fault", "place"),
    [
        (set_at(*FIRST, "id", "B"), "id_twice", "own.json: B"),
        (set_at(*CLASS, "to", 600), "rows_overlap", "own.json: A, B"),
        (set_at("rows", 1, "when", 1, {"key": "cooling_capacity", "from": 500}), "rows_overlap",
         "own.json: A, B"),
        (set_at("rows", 1, "when", []), "rows_overlap", "own.json: A, B"),
        (set_at(*FIRST, "limits", "1", 5.9), "not_monotone", "own.json: A"),
        (set_at("metrics", "cop_c", "better", "lower"), "not_monotone", "own.json: A"),
        (set_at(*CLASS, {"key": "cooling_capacity", "from": 500, "to": 100}), "bounds_reversed",
         "own.json: A"),
        (set_at(*CLASS, {"key": "cooling_capacity", "above": 500, "to": 500}), "bounds_reversed",
         "own.json: A"),
        (set_at(*CLASS, {"key": "cooling_capacity", "from": 1, "above": 2}), "bounds_twice",
         "own.json: A"),
        (set_at(*CLASS, {"key": "cooling_capacity", "to": 1, "below": 2}), "bounds_twice",
         "own.json: A"),
        (set_at(*CLASS, {"key": "cooling_capacity"}), "condition_form", "own.json: A"),
        (set_at(*CLASS, {"key": "cooling_capacity", "equals": 1, "to": 2}), "condition_form",
         "own.json: A"),
        (set_at("rows", 0, "when", 0, {"key": "condenser", "equals": 1}), "condition_form",
         "own.json: A"),
        (set_at(*CLASS, {"key": "capacity", "to": 500}), "key_unknown", "own.json: A"),
        (set_at(*CLASS, "or", {"key": "capacity", "to": 500}), "key_unknown", "own.json: A"),
        (set_at(*CLASS, "unit", "hp"), "unit_unknown", "own.json: A"),
        (set_at("rows", 0, "when", 0, "in", ["steam"]), "word_unknown", "own.json: A"),
        (set_at("rows", 0, "when", 0, {"key": "cooling_capacity", "to": 1}), "key_twice",
         "own.json: A"),
        (set_at(*FIRST, "metric", "cop"), "metric_unknown", "own.json: A"),
        (set_at(*FIRST, "gates", [{"metric": "iplv", "limits": {"3": 1}}]), "metric_unknown",
         "own.json: A"),
        (set_at(*FIRST, "gates", [{"metric": "cop_c", "limits": {"9": 1}}]), "level_unknown",
         "own.json: A"),
        (set_at(*FIRST, "gates", [{"metric": "cop_c", "limits": {}}]), "limits_none",
         "own.json: A"),
        (set_at(*FIRST, "limits", {"1": 6.5, "9": 5.0}), "level_unknown", "own.json: A"),
        (set_at(*FIRST, "limits", {}), "limits_none", "own.json: A"),
        (set_at(*FIRST, "limits", "1", {"by": "formula", "method": "eval", "coefficients": []}),
         "method_unknown", "own.json: A"),
        (set_at(*FIRST, "limits", {"1": {"by": "formula", "method": "motor_log_cubic",
                                         "coefficients": [1, 2, 3]}}),
         "method_unknown", "own.json: A"),
        (set_at(*FIRST, "limits", "3", {"by": "grade", "edition": "X", "grade": "3"}),
         "not_monotone", "own.json: A"),
        (set_at(*FIRST, "limits", {"1": {"by": "grade", "edition": "X", "grade": "2"},
                                   "2": {"by": "grade", "edition": "X", "grade": "1"}}),
         "not_monotone", "own.json: A"),
        (set_at(*FIRST, "adjustments", [{"key": "condenser", "from": 1, "add": 1}]), "key_unknown",
         "own.json: A"),
        (set_at(*FIRST, "doubts", ["D1"]), "doubt_unknown", "own.json: A"),
        (set_at("metrics", "cop_c", "better", "bundle"), "bundle_number", "own.json: A"),
        (set_at("superseded", "2025-01-01"), "dates_reversed", "own.json: superseded"),
        (set_at("levels", ["1", "1"]), "levels", "own.json: levels"),
        (set_at("access", "9"), "level_unknown", "own.json: access"),
        (set_at("keys", "condenser", {}), "key_form", "own.json: keys.condenser"),
        (set_at("keys", "condenser", "unit", "kW"), "key_form", "own.json: keys.condenser"),
        (set_at("keys", "condenser", "assumed", "steam"), "assumed", "own.json: keys.condenser"),
        (set_at("keys", "cooling_capacity", "assumed", "x"), "assumed",
         "own.json: keys.cooling_capacity"),
    ],
)  # fmt: skip
def test_a_contradiction_is_refused_with_its_place(
    change: Callable[[dict[str, Any]], None], fault: str, place: str
) -> None:
    problem = refused(change)
    assert (problem.code, fault_of(problem), problem.place) == ("edition_faulty", fault, place)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (set_at("colour", "red"), "colour"),
        (set_at(*FIRST, "limit", {}), "limit"),
        (set_at("format", 2), "format"),
        (set_at("in_force", "yesterday"), "in_force"),
        (set_at("scale", "stars"), "scale"),
        (set_at(*FIRST, "limits", "1", "6.5"), "rows[0].limits"),
        (lambda edition: edition.pop("source"), "source"),
    ],
)
def test_a_field_that_is_unknown_absent_or_of_a_wrong_kind_is_named(
    change: Callable[[dict[str, Any]], None], told: str
) -> None:
    problem = refused(change)
    assert (problem.code, problem.place) == ("edition_unreadable", PLACE)
    assert told in str(problem.figures[0].value)


@given(st.binary(max_size=200))
def test_whatever_a_file_holds_it_is_read_or_refused(content: bytes) -> None:
    with pytest.raises(Problem) as caught:
        read_edition(content, PLACE)
    assert caught.value.code == "edition_unreadable"


@given(st.floats(0, 1000), st.floats(0, 1000), st.floats(0, 1000), st.floats(0, 1000))
def test_two_ranges_are_refused_exactly_where_some_capacity_lies_in_both(
    a: float, b: float, c: float, d: float
) -> None:
    one, other = sorted((a, b)), sorted((c, d))
    edition = deepcopy(SOUND)
    for row, (low, high) in zip(edition["rows"], (one, other), strict=True):
        row["when"][1] = {"key": "cooling_capacity", "from": low, "to": high}
    meet = max(one[0], other[0]) <= min(one[1], other[1])
    if meet:
        with pytest.raises(Problem):
            read(edition)
    else:
        assert len(read(edition).rows) == 2


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (set_at("code", "GB 18613-2020"), "edition_twice"),
        (set_at("keys", "cooling_capacity", "unit", "W"), "key_differs"),
        (set_at("metrics", "cop_c", "unit", "Btu/Wh"), "metric_differs"),
    ],
)
def test_an_edition_must_agree_with_the_others(
    change: Callable[[dict[str, Any]], None], fault: str
) -> None:
    edition = deepcopy(SOUND)
    change(edition)
    with pytest.raises(Problem) as caught:
        Standards([*shipped_editions(), (PLACE, read(edition))])
    assert fault_of(caught.value) == fault
    assert caught.value.place.startswith(PLACE)


def test_an_edition_that_replaces_another_ends_it() -> None:
    own = deepcopy(SOUND) | {"replaces": ["GB 19577-2024"]}
    standards = Standards([*shipped_editions(), (PLACE, read(own))])
    figures = {"condenser": "water", "cooling_capacity": 600.0, "cop_c": 6.5}

    def editions(day: date) -> set[str]:
        return {one.edition for one in judge(standards, "chiller", figures, day)}

    assert "GB 19577-2024" in editions(date(2025, 12, 31))
    assert "GB 19577-2024" not in editions(date(2026, 1, 1))
    assert shipped_standards().by_code["GB 19577-2024"].superseded is None


def test_an_edition_names_products_the_program_does_not_know(
    languages: dict[str, Language],
) -> None:
    own = deepcopy(SOUND) | {"names": {"product.ice_maker": {"zh": "制冰机", "en": "Ice maker"}}}
    for row in own["rows"]:
        row["product"] = "ice_maker"
    standards = Standards([*shipped_editions(), (PLACE, read(own))])
    assert "ice_maker" in standards.products
    assert Wording(languages["zh"], standards).name("product", "ice_maker") == "制冰机"
    assert Wording(languages["en"], standards).name("product", "ice_maker") == "Ice maker"
    assert Wording(languages["en"], standards).name("product", "unheard") == "unheard"


def test_the_users_folder_is_read_beside_the_shipped_editions(tmp_path: Path) -> None:
    assert open_standards(tmp_path).standards is shipped_standards()
    assert open_standards(tmp_path / "absent").standards is shipped_standards()
    (tmp_path / "own.json").write_text(json.dumps(SOUND), "utf-8")
    opened = open_standards(tmp_path)
    assert "DB 31/T 1-2026" in opened.standards.by_code
    assert opened.troubles == ()


@pytest.mark.parametrize("bad", [b"{", b"", b"\xff\xfe\x00", b"[" * 100_000, None])
def test_a_bad_edition_is_passed_over_and_told(tmp_path: Path, bad: bytes | None) -> None:
    """Truncated, empty, no text, too deep, or the same edition twice: the others still hold."""
    (tmp_path / "own.json").write_text(json.dumps(SOUND), "utf-8")
    place = tmp_path / "zz.json"
    place.write_bytes(json.dumps(SOUND).encode() if bad is None else bad)
    opened = open_standards(tmp_path)
    assert "DB 31/T 1-2026" in opened.standards.by_code
    (trouble,) = opened.troubles
    assert trouble.place.startswith(str(place))
    assert trouble.code in ("edition_unreadable", "edition_faulty")


def test_the_users_folder_lies_with_the_users_data(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    assert editions_folder() == tmp_path / "standards"
    assert open_standards().standards is shipped_standards()


def test_an_unknown_product_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        judge(shipped_standards(), "spoon", {}, date(2026, 1, 1))
    assert (caught.value.code, caught.value.place) == ("product_unknown", "spoon")


def test_every_shipped_edition_says_where_its_figures_come_from() -> None:
    editions = shipped_standards().editions
    assert len(editions) == 20
    assert editions[0].code == "发改环资规〔2024〕127号"
    for edition in editions:
        assert edition.source
        assert edition.title.zh
        assert edition.title.en
    official = [one.code for one in editions if one.confidence is Confidence.OFFICIAL]
    assert official == ["发改环资规〔2024〕127号"]


def test_every_name_of_a_shipped_edition_has_words(language: Language) -> None:
    standards = shipped_standards()
    keys = [f"product.{one}" for one in standards.products]
    keys += [f"class_key.{name}" for name in standards.keys]
    keys += [f"class_word.{word}" for key in standards.keys.values() for word in key.words]
    keys += [f"metric.{name}" for name in standards.metrics]
    keys += [f"level.{one.scale}.{level}" for one in standards.editions for level in one.levels]
    keys += [f"verdict.{one}" for one in Outcome]
    keys += [f"method.{one}" for metric in standards.metrics.values() for one in metric.methods]
    assert [key for key in keys if not language.has(key)] == []


def test_tiers_refer_only_to_grades_their_standard_has() -> None:
    standards = shipped_standards()
    for row in standards.editions[0].rows:
        for limit in row.limits.values():
            if isinstance(limit, GradeOf) and limit.edition in standards.by_code:
                assert limit.grade in standards.by_code[limit.edition].levels


def referring(product: str, metric: str, limits: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A list of a user's own that names grades of other editions."""
    return {
        **SOUND, "code": "list", "scale": "tier", "levels": ["advanced", "saving", "access"],
        "access": None, "keys": {}, "metrics": {metric: {"unit": "%", "better": "higher"}},
        "rows": [{"id": "R", "product": product, "metric": metric, "limits": limits}], **changes,
    }  # fmt: skip


def tier_of(own: list[dict[str, Any]], product: str, **figures: float | str) -> Any:
    standards = Standards([*shipped_editions(), *((PLACE, read(one)) for one in own)])
    found = judge(standards, product, figures, date(2026, 6, 1))
    return next(one for one in found if one.edition == own[-1]["code"])


PUMP = {"pump_duty": "clean_water", "pump_form": "inline", "flow": 50.0, "specific_speed": 100.0}


def test_a_grade_that_is_a_formula_may_be_multiplied() -> None:
    limits = {"saving": {"by": "grade", "edition": "GB 19762-2025", "grade": "2", "times": 1.02}}
    own = referring("centrifugal_pump", "efficiency", limits)
    standard = judge(shipped_standards(), "centrifugal_pump", PUMP | {"efficiency": 80.0},
                     date(2026, 6, 1))[0]  # fmt: skip
    grade_2 = standard.checks[0].required  # grade 1: C is 2 less than that of grade 2
    found = tier_of([own], "centrifugal_pump", **PUMP, efficiency=80.0)
    assert grade_2 is not None
    assert found.required == pytest.approx((grade_2 - 2.0) * 1.02)
    assert found.bins == standard.bins


def test_a_grade_the_row_does_not_have_is_asked_of_the_user() -> None:
    limits = {"access": {"by": "grade", "edition": "GB 19762-2025", "grade": "5"}}
    own = referring("centrifugal_pump", "efficiency", limits)
    assert tier_of([own], "centrifugal_pump", **PUMP, efficiency=60.0).missing == ("grade",)


@pytest.mark.parametrize(
    ("times", "figures", "level", "missing"),
    [
        (1.0, {"grade": 1.0}, "advanced", ()),
        (1.1, {"grade": 1.0}, "", ("limit_1", "efficiency")),
        (1.1, {}, "", ("limit_1", "efficiency")),
        (1.1, {"limit_1": 80.0, "efficiency": 88.0}, "advanced", ()),
    ],
)
def test_a_grade_may_lead_on_to_a_grade_of_a_book(
    times: float, figures: dict[str, float], level: str, missing: tuple[str, ...]
) -> None:
    book = {"1": {"by": "grade", "edition": "book", "grade": "1"}}
    middle = referring("anvil", "efficiency", book, code="middle", scale="grade", levels=["1"])
    first = {"advanced": {"by": "grade", "edition": "middle", "grade": "1", "times": times}}
    own = referring("anvil", "efficiency", first, code="first")
    found = tier_of([middle, own], "anvil", **figures)
    assert (found.level, found.missing) == (level, missing)


def test_editions_that_lead_back_to_themselves_are_refused() -> None:
    def to(edition: str) -> dict[str, Any]:
        return {"saving": {"by": "grade", "edition": edition, "grade": "saving"}}

    here = referring("anvil", "efficiency", to("there"), code="here")
    there = referring("anvil", "efficiency", to("here"), code="there")
    with pytest.raises(Problem) as caught:
        Standards([(PLACE, read(here)), (PLACE, read(there))])
    assert fault_of(caught.value) == "reference_circle"


def test_either_of_two_keys_is_asked_for_where_either_will_do(
    languages: dict[str, Language],
) -> None:
    figures = {"outlet_temperature": 41.0, "iplv_h": 3.0}
    found = judge(shipped_standards(), "low_ambient_heat_pump", figures, date(2026, 6, 1))[0]
    assert found.missing == ("heating_capacity|cooling_capacity",)
    wording = Wording(languages["en"], shipped_standards())
    assert "Nominal heating capacity or Nominal cooling capacity" in wording.reason(found)


def test_what_a_file_of_a_users_own_lacks_is_no_adjustment() -> None:
    adjusted = deepcopy(SOUND)
    adjusted["keys"]["height"] = {"unit": "m"}
    adjusted["rows"][0]["adjustments"] = [{"key": "height", "from": 1000, "add": -0.5}]
    standards = Standards([(PLACE, read(adjusted))])
    figures = {"condenser": "water", "cooling_capacity": 100.0, "cop_c": 6.0}
    low = judge(standards, "chiller", figures, date(2026, 6, 1))[0]
    high = judge(standards, "chiller", figures | {"height": 1000.0}, date(2026, 6, 1))[0]
    assert (low.level, high.level, high.required) == ("2", "1", 6.0)


@pytest.mark.parametrize(
    "path",
    sorted(files("core.standards").joinpath("editions").iterdir(), key=str),
    ids=lambda path: path.name,
)
def test_every_shipped_edition_is_sound(path: Traversable) -> None:
    """What comes with the program is checked here, not at every start."""
    edition = read_edition(path.read_bytes(), path.name)
    assert (path.name, edition) in shipped_editions()
