"""What other programs write of devices, in and out, by the ending of the file."""

from collections.abc import Sequence
from pathlib import Path

from catalog.files.cbor import cbor_of_json, json_of_cbor
from catalog.files.encodings import decode
from catalog.files.opening import read_bytes
from catalog.files.rows import LIMIT_MB, read_sheets
from catalog.files.workbooks import MARKS as WORKBOOKS
from core.machines.device import Device, is_made_to_size
from core.machines.table import DeviceTable, Exchange
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_CBOR = ".cbor"
_TABLES = (".csv", ".tsv")
_NO_TABLES = (".json", ".epjson", _CBOR)  # what no reader of tables would make anything of
Cells = list[tuple[int, dict[str, str]]]


def read_exchange(path: Path, table: DeviceTable) -> Cells | None:
    """The devices of a file by column, with the line each begins on; None: it is no such file.

    Raises Problem `exchange_unknown`, `cbor_broken`, those of the form, `cannot_read` …
    """
    ending = path.suffix.lower()
    able = [one for one in table.exchanges if ending in one.all_endings]
    if not able and ending not in _NO_TABLES:
        return None
    text = _text_of(path, ending)
    for one in able:
        if one.holds(text):
            return list(one.read(text, str(path)))
    if ending in _NO_TABLES:
        forms = ", ".join(dict.fromkeys(e for one in table.exchanges for e in one.all_endings))
        known = figure("endings", forms or "–"), figure("family", table.name, word="family")
        raise Problem("exchange_unknown", str(path), *known)
    return None


def _text_of(path: Path, ending: str) -> str:
    """A file as text; of a table a line a row, its cells apart by tabs."""
    content = read_bytes(path, LIMIT_MB)
    if ending == _CBOR:
        return json_of_cbor(content, str(path))
    if content.startswith(WORKBOOKS) or ending in _TABLES:
        rows = (row for sheet in read_sheets(path) for row in [[sheet.sheet], *sheet.cells])
        return "\n".join("\t".join(map(str, row)).strip("\t") for row in rows)
    return decode(content, str(path))[0]


def form_of(name: str, table: DeviceTable) -> Exchange | None:
    """The form in which a file of that name is written; None: no other program's."""
    able = [
        (len(ending), at)
        for at, one in enumerate(table.exchanges)
        for ending in one.endings
        if name.lower().endswith(ending)
    ]
    return table.exchanges[max(able)[1]] if able else None


def written(records: Sequence[Device], form: Exchange, name: str) -> bytes:
    """Devices in a form of another program.

    Raises Problem `export_class` for a class of machines, and those of the form.
    """
    for one in records:
        if is_made_to_size(one):
            raise Problem("export_class", one.id)
    text = form.write(records)
    return cbor_of_json(text) if name.lower().endswith(_CBOR) else text.encode()
