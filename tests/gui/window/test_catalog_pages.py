"""Pages of the catalog's browser are what a plain SELECT says, whatever is looked for and how."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.devices.columns import Form, cells_of, columns_of
from catalog.devices.listing import Listing, Wanted, in_order
from catalog.devices.store import Catalog, open_catalog
from core.families.registry import DEVICE_TABLES
from core.vocabulary.language import Language
from gui.window.catalog_browser.columns import CURVE, MARKS
from gui.window.catalog_browser.columns import columns_of as shown_columns
from gui.window.catalog_browser.pages import PAGE, Pages

ASKED = ("chillers", "motors", "heat_pumps", "drives")
MARKED = SimpleNamespace(ids=lambda _: frozenset({"W003", "own:W001"}))
WORDS = ("", "york", "134a", "york 134", "screw", "15", "abb 4", "nothing of the kind")


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own records, empty."""
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """A catalog with devices of one's own in three families."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOADFIT_DATA", str(folder))
        with open_catalog() as opened:
            for family in ("chillers", "motors", "heat_pumps"):
                for device in opened.devices(family)[:40:8]:
                    opened.duplicate(device.id)
            for family in ASKED:
                _lay_in_rows(opened, family)
            yield opened


def _lay_in_rows(catalog: Catalog, family: str) -> None:
    """The shipped devices of a family as plain rows beside their database."""
    connection, record = catalog._reading.connection, DEVICE_TABLES[family].record
    names = ", ".join(f'"{column.name}"' for column in columns_of(record))
    connection.execute(f"CREATE TEMP TABLE {family} ({names})")
    shipped = [one for one in catalog.devices(family) if not one.id.startswith("own:")]
    marks = ", ".join("?" * len(columns_of(record)))
    rows = map(cells_of, shipped)
    connection.executemany(f"INSERT INTO temp.{family} VALUES ({marks})", rows)
    connection.commit()


def _plain_select(catalog: Catalog, family: str, wanted: Wanted, order: str, way: str) -> list[str]:
    """The ids in the order of one column, by SQL alone; what is not stated last."""
    # ruff: noqa: S608  the names are declared ones, the words those above
    conditions: list[str] = ["1"]
    values: list[object] = []
    for word in wanted.text.split():
        index = f"{family}_fts"
        conditions.append(
            f"rowid IN (SELECT rowid FROM {{words}}.{index} WHERE {index} MATCH '\"{word}\"*')"
        )
    for name, value in wanted.chosen.items():
        conditions.append(f'"{name}" = ?')
        values.append(value)
    size = DEVICE_TABLES[family].size_column
    for limit, sign in ((wanted.size_min, ">="), (wanted.size_max, "<=")):
        if limit is not None:
            conditions.append(f'"{size}" {sign} ?')
            values.append(limit)
    if wanted.flagged_only:
        conditions.append("flags <> ''")
    if wanted.own_only:
        conditions.append("id LIKE 'own:%'")
    parts = [
        f'SELECT {number} AS part, rowid AS place, id, "{order}" AS sorted FROM {db}.{family} '
        f"WHERE {' AND '.join(conditions).format(words=words)}"
        for number, (db, words) in enumerate((("temp", "main"), ("own", "own")))
    ]
    sql = (
        f"SELECT id FROM ({' UNION ALL '.join(parts)}) "
        f"ORDER BY sorted IS NULL OR sorted = '', sorted {way}, part, place"
    )
    rows = catalog._reading.connection.execute(sql, values * 2).fetchall()
    return [name for (name,) in rows]


def _sortable(family: str) -> list[str]:
    """Numbers, and texts that are no choices: those are sorted by their names in a language."""
    return [
        column.name
        for column in columns_of(DEVICE_TABLES[family].record)
        if len(column.path) == 1
        and (column.form is Form.NUMBER or (column.form is Form.TEXT and column.name == "id"))
    ]


@st.composite
def _asked(draw: st.DrawFn) -> tuple[str, Wanted, str, bool]:
    family = draw(st.sampled_from(ASKED))
    table = DEVICE_TABLES[family]
    choices = [c for c in columns_of(table.record) if c.field.choices and len(c.path) == 1]
    chosen = {
        c.name: draw(st.sampled_from(c.field.choices))
        for c in draw(st.lists(st.sampled_from(choices), max_size=2, unique_by=lambda c: c.name))
    }
    low, high = draw(st.none() | st.floats(0, 1e7)), draw(st.none() | st.floats(0, 1e7))
    wanted = Wanted(
        text=draw(st.sampled_from(WORDS)),
        chosen=chosen,
        size_min=low,
        size_max=high,
        own_only=draw(st.sampled_from([False, False, False, True])),
        flagged_only=draw(st.booleans()),
    )
    return family, wanted, draw(st.sampled_from(_sortable(family))), draw(st.booleans())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=_asked())
def test_the_rows_are_those_of_a_plain_select(
    catalog: Catalog, languages: dict[str, Language], asked: tuple[str, Wanted, str, bool]
) -> None:
    family, wanted, key, descending = asked
    listing = catalog.listing(family)
    columns = shown_columns(DEVICE_TABLES[family], languages["en"], (), MARKED)
    (column,) = [one for one in columns if one.key == key]
    found, counts = listing.find_and_count(wanted, tuple(wanted.chosen))
    assert found.tolist() == listing.find(wanted).tolist()
    pages = Pages(listing, in_order(found, column.values(listing), descending=descending))
    said = _plain_select(catalog, family, wanted, key, "DESC" if descending else "ASC")
    if key == "id":  # SQL knows no order without regard to upper and lower case beyond ASCII
        said = sorted(said, key=lambda name: (name.casefold(), name), reverse=descending)
    assert [device.id for device in pages if device] == said
    assert all(counts[name].get(value, 0) == len(said) for name, value in wanted.chosen.items())


@pytest.mark.parametrize("family", list(DEVICE_TABLES))
def test_every_column_is_sorted_by_what_it_says(
    catalog: Catalog, language: Language, family: str
) -> None:
    listing, table = catalog.listing(family), DEVICE_TABLES[family]
    devices = listing.page(np.arange(len(listing)))  # read once, not once a column
    for column in shown_columns(table, language, (), MARKED):
        places = in_order(np.arange(len(listing)), column.values(listing), descending=False)
        texts = [column.text(device) for at in places.tolist() if (device := devices[at])]
        assert len(texts) == len(listing)
        if not column.numeric and column.key not in ("flags", "own", CURVE, *MARKS):
            said = [text.casefold() for text in texts if text != "–"]
            assert said == sorted(said), column.key
            assert texts[len(said) :] == ["–"] * (len(texts) - len(said))


@pytest.mark.parametrize("family", list(DEVICE_TABLES))
def test_the_longest_text_is_among_those_that_are_measured(
    catalog: Catalog, language: Language, family: str
) -> None:
    listing = catalog.listing(family)
    places = np.arange(0, len(listing), 3)
    devices = [device for device in listing.page(places) if device]
    for column in shown_columns(DEVICE_TABLES[family], language, (), MARKED):
        if column.key in MARKS:  # drawn as marks, as wide as they are
            continue
        measured = column.longest(listing, places)
        most = max(len(column.text(device)) for device in devices)
        assert max(map(len, measured), default=1) >= most - (1 if column.numeric else 0), column.key


def test_rows_stay_what_they_are_while_devices_are_added_and_taken_away(own_folder: Path) -> None:
    with open_catalog() as catalog, open_catalog() as another:
        kept = [catalog.duplicate(name) for name in ("W001", "W002", "W003")]
        listing = catalog.listing("chillers")
        pages = Pages(listing, listing.find(Wanted(own_only=True)))
        assert list(pages) == kept
        another.duplicate("W004")
        assert list(Pages(listing, pages.places)) == kept  # of its moment
        another.remove(kept[1].id)
        changed = msgspec.structs.replace(kept[2], cop=kept[2].cop + 0.5)
        another.replace(changed)
        assert list(Pages(listing, pages.places)) == [kept[0], None, changed]
        again = catalog.listing("chillers")
        assert again is not listing
        found = again.page(again.find(Wanted(own_only=True)))
        assert [one.id for one in found if one] == ["own:W001", "own:W003", "own:W004"]


def test_a_number_that_is_given_away_again_is_another_device(own_folder: Path) -> None:
    """SQLite gives the number of the last row that was deleted to the next that comes."""
    with open_catalog() as catalog, open_catalog() as another:
        only = catalog.duplicate("W001")
        listing = catalog.listing("chillers")
        places = listing.find(Wanted(own_only=True))
        another.remove(only.id)
        another.duplicate("W002")
        assert listing.page(places) == [None]


def test_pages_are_read_once(catalog: Catalog) -> None:
    listing = catalog.listing("motors")
    read: list[int] = []

    class Counted(Listing):
        def page(self, places):
            read.append(len(places))
            return super().page(places)

    listing.__class__ = Counted
    try:
        pages = Pages(listing, np.arange(len(listing)))
        for row in range(2 * PAGE):
            assert pages[row] is pages[row]
        assert read == [PAGE, PAGE]
        assert pages[-1] == pages[len(pages) - 1]
    finally:
        listing.__class__ = Listing
