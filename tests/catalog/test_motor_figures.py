"""What the shipped figures of motors and drives say."""

from collections import Counter

import pytest

from catalog.devices.store import Catalog
from core.families.motors.drive import Drive
from core.families.motors.plausibility import drive_faults, faults
from core.families.motors.plausible import defects
from core.families.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.machines.device import Evidence, is_made_to_size


@pytest.fixture
def motors(catalog: Catalog) -> tuple[Motor, ...]:
    """All motors; classes of motors are none."""
    every = catalog.devices("motors")
    return tuple(one for one in every if not is_made_to_size(one))  # type: ignore[misc]


def _flagged(motors: tuple[Motor, ...], flag: Flag, **values: object) -> int:
    return sum(
        flag in m.flags and all(getattr(m, key) == value for key, value in values.items())
        for m in motors
    )


def test_there_are_2549_motors_of_one_technology_each(motors: tuple[Motor, ...]) -> None:
    """Counts of the survey of the catalogues."""
    assert len({m.id for m in motors}) == len(motors) == 2549
    assert Counter(m.technology for m in motors) == {
        Technology.INDUCTION: 2295,
        Technology.PM_RELUCTANCE: 254,
    }
    assert Counter(m.fed_by for m in motors) == {Supply.MAINS: 1954, Supply.CONVERTER: 595}
    assert Counter(m.maker for m in motors) == {
        "Innomotics": 1057, "Leroy-Somer": 868, "Bonfiglioli": 430, "–": 191,
        "GE": 1, "WEG Electric": 1, "Teco/Westinghouse": 1,
    }  # fmt: skip


def test_classes_are_those_declared(motors: tuple[Motor, ...]) -> None:
    assert Counter(m.ie_class for m in motors) == {
        IeClass.IE1: 401, IeClass.IE2: 463, IeClass.IE3: 1051, IeClass.IE4: 315,
        IeClass.IE5: 236, IeClass.NEMA_PREMIUM: 3, IeClass.NOT_STATED: 80,
    }  # fmt: skip


def test_innomotics_prints_the_class_limit_in_946_rows(motors: tuple[Motor, ...]) -> None:
    declared = [
        m for m in motors if m.maker == "Innomotics" and m.ie_class is not IeClass.NOT_STATED
    ]
    assert _flagged(motors, Flag.AT_CLASS_LIMIT, maker="Innomotics") == 946
    assert len(declared) == 977


def test_33_rows_lie_below_their_class_and_two_between_ratings(
    motors: tuple[Motor, ...],
) -> None:
    """Survey of the tables' ratings: PLSES 355LB, six IE1 of Bonfiglioli, 26 of YE3; besides,
    two of 3.7 kW, between the table's ratings, by the EU's polynomial."""
    below = [m for m in motors if Flag.BELOW_CLASS in m.flags]
    assert Counter(m.maker for m in below) == {
        "–": 26, "Bonfiglioli": 6 + 2, "Leroy-Somer": 1
    }  # fmt: skip
    assert {m.model for m in below if m.maker == "Leroy-Somer"} == {"PLSES 355LB"}
    assert sum(m.power_w == 3700.0 for m in below) == 2


def test_a_row_as_the_catalogue_prints_it(motors: tuple[Motor, ...]) -> None:
    """Innomotics D 81.1, page 153: 1LE1004-1AA4."""
    (found,) = [m for m in motors if m.model == "1LE1004-1AA4"]
    assert (found.power_w, found.poles, found.speed_rpm, found.voltage_v) == (3e3, 2, 2920, 400)
    assert (found.efficiency_100, found.efficiency_75, found.efficiency_50) == (
        0.891, 0.898, 0.894
    )  # fmt: skip
    assert (found.power_factor_100, found.current_a, found.torque_nm) == (0.86, 5.7, 9.8)
    assert (found.starting_torque_ratio, found.starting_current_ratio) == (3.7, 9.0)
    assert (found.breakdown_torque_ratio, found.inertia_kgm2) == (4.9, 0.005)
    assert (found.mass_kg, found.noise_db, found.frame) == (25.0, 62.0, "100")
    assert (found.source, found.catalogue_page) == ("innomotics_d81_1", "153")


def test_torque_over_frequency_as_the_catalogue_prints_it(motors: tuple[Motor, ...]) -> None:
    """Leroy-Somer 5147, page 120: PLSES 315 L, 250 kW, 2 poles."""
    (found,) = [
        m for m in motors
        if m.model == "PLSES 315 L" and m.power_w == 250e3 and m.fed_by is Supply.CONVERTER
    ]  # fmt: skip
    assert found.torque_points == ((10, 485), (17, 554), (25, 608), (50, 770))
    assert sum(bool(m.torque_points) for m in motors) == 2549 - 1971


def test_an_efficiency_taken_from_the_mains_rating_is_that_of_the_same_machine(
    motors: tuple[Motor, ...],
) -> None:
    by_id = {m.id: m for m in motors}
    taken = [m for m in motors if Flag.EFFICIENCY_OF_TWIN in m.flags]
    assert len(taken) == 248
    for rating in taken:
        twin = by_id[rating.twin]
        assert twin.fed_by is Supply.MAINS
        assert (twin.power_w, twin.poles, twin.ie_class, twin.series) == (
            rating.power_w, rating.poles, rating.ie_class, rating.series
        )  # fmt: skip
        assert twin.efficiency_100 == rating.efficiency_100
        assert _plain(twin.model) == _plain(rating.model)


def _plain(model: str) -> str:
    """A model without blanks and the star that refers to a footnote."""
    return model.replace(" ", "").rstrip("*")


def test_every_other_rating_without_an_efficiency_says_so(motors: tuple[Motor, ...]) -> None:
    """88 ratings at 87 Hz and five whose mains rating has another power or class."""
    none = [m for m in motors if Flag.NO_EFFICIENCY in m.flags]
    assert Counter(m.frequency_hz for m in none) == {87.0: 88, 50.0: 5}
    assert all(m.efficiency_100 is None for m in none)


@pytest.mark.parametrize(
    ("flag", "count"),
    [
        (Flag.PART_LOAD_ABSENT, 191 + 80 + 91),  # YE series, pole-changing, BN and M at 60 Hz
        (Flag.PART_LOAD_IMPLAUSIBLE, 9),
        (Flag.POLE_CHANGING, 80),
        (Flag.SPEED_NOT_STATED, 2),
        (Flag.TORQUE_OFF, 9),
        (Flag.CURRENT_OFF, 46),
    ],
)
def test_doubts_are_counted(motors: tuple[Motor, ...], flag: Flag, count: int) -> None:
    assert _flagged(motors, flag) == count


def test_no_figure_cannot_be_true_and_flags_follow_from_the_figures(
    motors: tuple[Motor, ...],
) -> None:
    by_hand = {Flag.POLE_CHANGING, Flag.EFFICIENCY_OF_TWIN}
    for one in motors:
        assert list(faults(one)) == [], one.id
        assert set(one.flags) - by_hand == set(defects(one)), one.id


def test_six_converters_and_114_references(catalog: Catalog) -> None:
    drives: tuple[Drive, ...] = catalog.devices("drives")  # type: ignore[assignment]
    assert Counter(d.maker for d in drives) == {"KEB": 6, "reference": 114}
    assert Counter(d.evidence for d in drives) == {Evidence.C: 6, Evidence.D: 114}
    first = catalog.device("D001")
    assert isinstance(first, Drive)
    assert first.eight_losses == (
        0.0088, 0.01, 0.013, 0.009, 0.0104, 0.0138, 0.0108, 0.0146
    )  # fmt: skip
    for one in drives:
        assert list(drive_faults(one)) == [], one.id


def test_every_source_is_known_and_has_the_grade_of_its_rows(
    catalog: Catalog, motors: tuple[Motor, ...]
) -> None:
    for one in (*motors, *catalog.devices("drives")):
        source = catalog.source(one.source)
        assert source.evidence is one.evidence
        assert source.note("zh")
        assert source.note("en")
