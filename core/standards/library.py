"""The library: all editions, by product; and reading them from their files."""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files

import msgspec

from core.keeping.keeping import keep_for_good
from core.standards.checking import check, faulty
from core.standards.edition import Edition, GradeOf, Key, Metric, Row, Words
from core.standards.formulas import DERIVED
from core.standards.limit_table import LimitTable, limit_tables_of
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem


def read_edition(content: bytes, place: str) -> Edition:
    """An edition from its file.

    Raises Problem `edition_unreadable` (no JSON, a field missing, unknown or of a wrong kind)
    or `edition_faulty` (it contradicts itself), with the place.
    """
    edition = _decoded(content, place)
    check(edition, place)
    return edition


def _decoded(content: bytes, place: str) -> Edition:
    try:
        return msgspec.json.decode(content, type=Edition)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("edition_unreadable", place, figure("reason", str(error))) from error


class Standards:
    """Editions that agree on their keys and metrics, ready for look-up."""

    def __init__(self, editions: Iterable[tuple[str, Edition]]) -> None:
        """Editions with the place each came from.

        An edition that names no end holds until one that replaces it is in force. Raises
        Problem `edition_faulty` where two do not agree.
        """
        self.by_code: dict[str, Edition] = {}
        self.keys: dict[str, Key] = {}
        self.metrics: dict[str, Metric] = {}
        self.names: dict[str, Words] = {}
        self.assumed: dict[str, tuple[str, ...]] = {}  # by product, keys with a usual value
        self.users: dict[str, set[str]] = {}  # products whose rows ask for a key
        self._codes: dict[str, list[str]] = {}  # of the editions that speak of a product
        self._tables: dict[str, dict[str, list[LimitTable]]] = {}  # as far as they were asked for
        given = tuple(editions)
        ends = _ends(edition for _, edition in given)
        for place, edition in given:
            end = ends.get(edition.code)
            if edition.superseded is None and end is not None and end > edition.in_force:
                edition = msgspec.structs.replace(edition, superseded=end)
            self._take(place, edition)

    def _take(self, place: str, edition: Edition) -> None:
        if edition.code in self.by_code:
            raise faulty(place, "edition_twice", edition.code)
        for name, key in edition.keys.items():
            known = self.keys.get(name, key)
            if known.unit != key.unit or bool(known.words) != bool(key.words):
                raise faulty(f"{place}: keys.{name}", "key_differs", str(known.unit or "–"))
            words = tuple(dict.fromkeys(known.words + key.words))
            assumed = known.assumed if known.assumed is not None else key.assumed
            self.keys[name] = Key(unit=key.unit, words=words, assumed=assumed)
        for name, metric in edition.metrics.items():
            former = self.metrics.setdefault(name, metric)
            if (former.unit, former.better) != (metric.unit, metric.better):
                raise faulty(f"{place}: metrics.{name}", "metric_differs", former.unit or "–")
        self._refuse_circle(place, edition)
        self.names |= edition.names
        self.by_code[edition.code] = edition
        rows: dict[str, list[Row]] = {}
        for row in edition.rows:
            rows.setdefault(row.product, []).append(row)
        for product, own in rows.items():
            self._codes.setdefault(product, []).append(edition.code)
            self._note_keys(edition, product, own)

    def _refuse_circle(self, place: str, edition: Edition) -> None:
        """An edition whose limits lead back to itself has none."""
        reached: set[str] = set()
        ahead = _referred(edition)
        while ahead:
            code = ahead.pop()
            if code == edition.code:
                raise faulty(place, "reference_circle", code)
            if code not in reached and code in self.by_code:
                reached.add(code)
                ahead |= _referred(self.by_code[code])

    def _note_keys(self, edition: Edition, product: str, rows: Iterable[Row]) -> None:
        """Which products ask for a key, and for which a usual value is taken."""
        asked = {condition.key for row in rows for condition in row.when}
        for name in asked:
            self.users.setdefault(name, set()).add(product)
        derived = {key for ways in DERIVED.values() for way in ways
                   if way.product == product for key in way.needs}  # fmt: skip
        noted = set(self.assumed.get(product, ()))
        noted |= {
            name for name in asked | derived
            if name in edition.keys and edition.keys[name].assumed is not None
        }  # fmt: skip
        if noted:
            self.assumed[product] = tuple(sorted(noted))

    @property
    def editions(self) -> tuple[Edition, ...]:
        """All editions, in the order they were taken."""
        return tuple(self.by_code.values())

    @property
    def products(self) -> tuple[str, ...]:
        """Keys of all products, those of the tier list first and in its order."""
        return tuple(self._codes)

    def limit_tables(self, product: str) -> Mapping[str, list[LimitTable]]:
        """Limit tables of a product by code of edition. Raises Problem `product_unknown`."""
        if product not in self._codes:
            raise Problem("product_unknown", product)
        found = self._tables.get(product)
        if found is None:
            codes = self._codes[product]
            found = {code: limit_tables_of(self.by_code[code], product) for code in codes}
            self._tables[product] = found
        return found

    def in_force(self, product: str, day: date) -> list[tuple[Edition, list[LimitTable]]]:
        """Editions of a product that hold on that day."""
        return [
            (self.by_code[code], tables)
            for code, tables in self.limit_tables(product).items()
            if self.by_code[code].in_force_on(day)
        ]


def _referred(edition: Edition) -> set[str]:
    """Codes of the editions whose grades the limits of an edition name."""
    limits = (limit for row in edition.rows for limit in row.limits.values())
    return {limit.edition for limit in limits if isinstance(limit, GradeOf)}


def _ends(editions: Iterable[Edition]) -> dict[str, date]:
    """By code, the first day on which another edition that replaces it is in force."""
    ends: dict[str, date] = {}
    for edition in editions:
        for code in edition.replaces:
            ends[code] = min(edition.in_force, ends.get(code, edition.in_force))
    return ends


@keep_for_good
def shipped_editions() -> tuple[tuple[str, Edition], ...]:
    """The editions this program came with, each with the name of its file; the tier list first.

    They are checked by the tests, not at every start.
    """
    folder = files("core.standards").joinpath("editions")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".json"))
    names.sort(key=lambda name: (not name.startswith("tiers"), not name.startswith("gb")))
    return tuple((n, _decoded(folder.joinpath(n).read_bytes(), n)) for n in names)


@keep_for_good
def shipped_standards() -> Standards:
    """The library of the shipped editions."""
    return Standards(shipped_editions())
