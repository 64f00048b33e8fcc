"""Ages of machines of which only a part of the date is known, counted by hand."""

from datetime import date

import pytest

from core.ledger.age import Answer, age

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("said", "between", "ten"),
    [
        ("2012", (13, 14), Answer.YES),  # 31 December 2012 is 13 years, 1 January 14
        ("2016", (9, 10), Answer.OPEN),
        ("2016-11", (10, 10), Answer.YES),  # 30 November 2016 is ten years on the day
        ("2016年12月", (9, 9), Answer.NO),
        ("2026", (0, 0), Answer.NO),  # not after the day
        ("2006.8", (20, 20), Answer.YES),
        ("some day", None, Answer.OPEN),
        ("2027", None, Answer.REFUSED),
    ],
)
def test_a_part_of_a_date_gives_the_fewest_and_the_most_years(
    said: str, between: tuple[int, int] | None, ten: Answer
) -> None:
    found = age(said, DAY)
    assert (found.between, found.ten_or_more) == (between, ten)
