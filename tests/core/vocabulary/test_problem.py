"""A problem goes from one process to another and says the same there."""

import pickle

import pytest

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_copy_from_another_process_says_the_same(protocol, language):
    problem = Problem(
        "file_too_large", "load.csv", figure("limit", 16.0, Kind.COUNT), figure("reason", "x")
    )
    copy = pickle.loads(pickle.dumps(problem, protocol))  # noqa: S301  our own
    assert (copy.code, copy.place, copy.figures) == (problem.code, "load.csv", problem.figures)
    assert str(copy) == str(problem)
    lacking = Problem("study_missing", "a.json")
    again = pickle.loads(pickle.dumps(lacking, protocol))  # noqa: S301
    assert language.problem(again) == language.problem(lacking)


def test_a_bug_report_names_code_place_and_figures():
    said = str(Problem("load_gap", "load.csv:3", figure("hours", 5)))
    assert said == "load.csv:3: load_gap [('hours', 5)]"
