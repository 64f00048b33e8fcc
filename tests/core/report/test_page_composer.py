"""No report ends with a page of a few lines: set closer, or with a section moved.

That none does is tested of every family in tests/families/test_every_family.py.
"""

from core.report.page_composer import End, Fit, composed

_FULL, _SHORT = 250.0, 30.0  # mm from the upper edge


def test_a_report_that_ends_well_is_set_as_usual() -> None:
    asked: list[Fit] = []

    def end_of(fit: Fit) -> End:
        asked.append(fit)
        return End(page=3, y_mm=_FULL)

    assert composed(4, end_of) == Fit()
    assert len(asked) == 1  # laid out once


def test_a_report_with_too_many_pages_is_set_closer_where_that_helps() -> None:
    """A proposal has two pages; one that never has so few is set as usual."""

    def end_of(fit: Fit) -> End:
        return End(page=2 if fit.closeness >= 1 else 3, y_mm=_FULL)

    assert composed(4, end_of, 2) == Fit(closeness=1)
    assert composed(4, end_of, 3) == composed(4, end_of) == Fit()
    assert composed(4, end_of, 1) == Fit()


def test_a_few_lines_are_taken_onto_the_page_before() -> None:
    found = composed(
        4,
        lambda fit: End(page=3, y_mm=_FULL) if fit.closeness >= 2 else End(page=4, y_mm=_SHORT),
    )
    assert found == Fit(closeness=2)


def test_where_they_are_too_many_the_last_section_goes_to_the_last_page() -> None:
    found = composed(4, lambda fit: End(page=4, y_mm=150.0 if fit.apart == 3 else 40.0))
    assert found == Fit(apart=3)


def test_where_nothing_helps_the_fullest_last_page_is_taken() -> None:
    ends = {Fit(closeness=-1): 60.0, Fit(apart=2): 70.0}
    found = composed(4, lambda fit: End(page=2, y_mm=ends.get(fit, 30.0)))
    assert found == Fit(apart=2)


def test_one_page_is_as_short_as_it_is() -> None:
    assert End(page=1, y_mm=40.0).is_full_enough
    # A quarter of the 262 mm between head and foot.
    assert not End(page=2, y_mm=19.0 + 65.0).is_full_enough
    assert End(page=2, y_mm=19.0 + 66.0).is_full_enough
