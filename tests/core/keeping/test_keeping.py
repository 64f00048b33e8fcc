"""What is kept is bounded, the latest of it stays, and it can be forgotten."""

from core.keeping.keeping import Latest, Same, forget_all, keep_for_good, keep_latest


def test_the_result_that_was_not_needed_for_longest_gives_way() -> None:
    worked_out: list[str] = []

    def of(latest: Latest[str, str], key: str) -> str:
        return latest.of(key, lambda: worked_out.append(key) or key.upper())

    latest = Latest[str, str](2)
    assert [of(latest, key) for key in ("a", "b", "a", "c", "a")] == ["A", "B", "A", "C", "A"]
    assert worked_out == ["a", "b", "c"]
    assert len(latest) == 2
    assert latest.known("b") is None


def test_what_no_longer_holds_is_replaced() -> None:
    latest = Latest[str, tuple[str, int]](4)
    for catalog, found in (("old", 1), ("old", 2), ("new", 3)):
        kept = latest.of("key", lambda: (catalog, found), lambda one: one[0] == catalog)  # noqa: B023
        assert kept == (catalog, 1 if catalog == "old" else 3)
    assert len(latest) == 1


def test_an_object_is_the_same_only_as_itself() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)


def test_a_kept_object_is_not_replaced_by_another_in_its_place() -> None:
    """CPython gives the identity of an object that is gone to the next one."""
    latest = Latest[Same, int](2000)
    found = [latest.of(Same([number]), lambda: number) for number in range(1000)]  # noqa: B023
    assert found == list(range(1000))


def test_all_but_what_is_kept_for_good_is_forgotten() -> None:
    asked: list[str] = []

    @keep_latest(8)
    def of_a_study(name: str) -> int:
        return asked.append(name) or len(name)

    @keep_for_good
    def of_the_program() -> int:
        return asked.append("table") or 1

    latest = Latest[str, int](8)
    for _ in range(2):
        assert (of_a_study("x"), of_the_program(), latest.of("y", lambda: 2)) == (1, 1, 2)
    assert asked == ["x", "table"]
    forget_all()
    assert len(latest) == 0
    of_a_study("x"), of_the_program()
    assert asked == ["x", "table", "x"]
