"""The bundled load shapes."""

from collections.abc import Mapping
from importlib.resources import files

import pytest

from catalog.shapes import load_shape, shapes
from core.language import Language
from core.load.series import LoadOrigin
from core.problem import Problem


def test_six_shapes_each_a_year_of_hours() -> None:
    assert [s.key for s in shapes()] == [
        "hospital_3a", "hotel_4a", "office_2a", "office_3a", "swiss_hospital", "swiss_office",
    ]  # fmt: skip
    assert all(s.hours == 8760 and s.peak_w > 0 for s in shapes())


def test_the_office_has_the_peak_of_its_source() -> None:
    # openstudio-prototype-loads, large office, 90.1-2013, zone 3A: highest hour 1,328.05 kW
    assert load_shape("office_3a").load_w.max() == pytest.approx(1_328_050.0)


@pytest.mark.parametrize("key", [s.key for s in shapes()])
def test_a_shape_scaled_to_a_peak_keeps_its_form(key: str) -> None:
    plain, scaled = load_shape(key), load_shape(key, 2e6)
    assert scaled.load_w.max() == pytest.approx(2e6)
    assert scaled.load_w / 2e6 == pytest.approx(plain.load_w / plain.load_w.max())
    assert scaled.origin is LoadOrigin.SHAPE
    assert scaled.step_h == 1.0


def test_what_a_shape_is_not_is_said() -> None:
    doe = [f.code for f in load_shape("office_3a").findings]
    assert doe == ["shape_other_climate", "shape_sensible_only"]
    assert [f.code for f in load_shape("swiss_office").findings] == ["shape_other_climate"]


def test_an_unknown_shape_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Problem) as refused:
        load_shape("office")
    assert refused.value.code == "shape_unknown"
    assert "office_3a" in str(refused.value.figures[1].value)


def test_every_shape_has_a_title_and_a_line_in_the_provenance(
    languages: Mapping[str, Language],
) -> None:
    provenance = files("catalog").joinpath("figures", "load_shapes.md").read_text("utf-8")
    for shape in shapes():
        assert f"| {shape.key} |" in provenance
        assert f"{shape.full_load_hours:,.0f} |" in provenance
        for language in languages.values():
            assert language.text(shape.title_key)
