"""The bundled load shapes."""

from collections.abc import Mapping
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.files.shapes import load_shape, shapes
from core.load.series import LoadOrigin
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem

MONTH_ENDS = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]  # days


def test_six_shapes_each_a_year_of_hours() -> None:
    assert [s.key for s in shapes()] == [
        "hospital_3a", "hotel_4a", "medium_office_2a", "medium_office_3a", "swiss_hospital",
        "swiss_office",
    ]  # fmt: skip
    assert all(s.hours == 8760 and s.peak_w > 0 for s in shapes())


def test_the_office_has_the_peak_of_its_source() -> None:
    # MediumOffice-90.1-2013-3A.mos: "Peak space cooling load = -149567.2 Watts", to 10 W here.
    assert load_shape("medium_office_3a").load_w.max() == pytest.approx(149_567.2, abs=5.0)


def _days_wh(key: str) -> NDArray[np.float64]:
    """The load of each day of the year."""
    return load_shape(key).load_w.reshape(365, 24).sum(axis=1)


@pytest.mark.parametrize("key", [s.key for s in shapes()])
def test_the_months_rise_to_the_summer_and_fall_after_it(key: str) -> None:
    """All stand north of the tropics. A tenth of the highest month is allowed for weather."""
    months = [float(m.mean()) for m in np.split(_days_wh(key), MONTH_ENDS)]
    top = months.index(max(months))
    assert top in (5, 6, 7)  # June to August
    allowed = 0.1 * months[top]
    assert all(after > before - allowed for before, after in pairwise(months[: top + 1]))
    assert all(after < before + allowed for before, after in pairwise(months[top:]))


@pytest.mark.parametrize("key", [s.key for s in shapes()])
def test_the_end_of_a_month_is_no_harder_a_step_than_its_middle(key: str) -> None:
    """Weather does not know the calendar: fortnights (whole weeks) on both sides of a day."""
    days = _days_wh(key)

    def steps(of: list[int]) -> list[float]:
        return [abs(days[d : d + 14].mean() - days[d - 14 : d].mean()) for d in of]

    middles = [end + 14 for end in (0, *MONTH_ENDS)]
    allowed = 0.1 * days.reshape(5, 73).mean(axis=1).max()
    assert max(steps(MONTH_ENDS)) <= max(steps(middles)) + allowed


@pytest.mark.parametrize("dropped", ["office_2a", "office_3a"])
def test_the_large_offices_are_dropped_and_a_study_that_names_one_is_told(dropped: str) -> None:
    """Their source steps at the ends of April, August and December: load_shapes.md."""
    with pytest.raises(Problem) as refused:
        load_shape(dropped)
    assert refused.value.code == "shape_unknown"
    assert "medium_office_3a" in str(refused.value.figures[1].value)


@pytest.mark.parametrize("key", [s.key for s in shapes()])
def test_a_shape_scaled_to_a_peak_keeps_its_form(key: str) -> None:
    plain, scaled = load_shape(key), load_shape(key, 2e6)
    assert scaled.load_w.max() == pytest.approx(2e6)
    assert scaled.load_w / 2e6 == pytest.approx(plain.load_w / plain.load_w.max())
    assert scaled.origin is LoadOrigin.SHAPE
    assert scaled.step_h == 1.0


def test_what_a_shape_is_not_is_said() -> None:
    doe = [f.code for f in load_shape("medium_office_3a").findings]
    assert doe == ["shape_other_climate", "shape_sensible_only"]
    assert [f.code for f in load_shape("swiss_office").findings] == ["shape_other_climate"]


def test_an_unknown_shape_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Problem) as refused:
        load_shape("office")
    assert refused.value.code == "shape_unknown"
    assert "medium_office_3a" in str(refused.value.figures[1].value)


def test_every_shape_has_a_title_and_a_line_in_the_provenance(
    languages: Mapping[str, Language],
) -> None:
    provenance = files("catalog").joinpath("figures", "load_shapes.md").read_text("utf-8")
    for shape in shapes():
        assert f"| {shape.key} |" in provenance
        assert f"{shape.full_load_hours:,.0f} |" in provenance
        for language in languages.values():
            assert language.text(shape.title_key)
