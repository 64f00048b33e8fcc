"""The document of the ledger window: one ledger."""

import msgspec

from core.ledger.document import SCHEMA, Cell, LedgerDocument, LedgerSettings, decode, encode
from gui.program.ledger import ledger_file
from gui.program.suffixes import LEDGER
from gui.window.document.any_document import AnyDocument, Form
from gui.window.document.kept_folders import LEDGERS_KEPT


def _same(one: LedgerDocument, other: LedgerDocument) -> bool:
    return msgspec.structs.replace(one, app_version=other.app_version) == other


LEDGERS: Form[LedgerDocument] = Form(
    suffix=LEDGER,
    kinds="files.ledgers",
    unnamed="files.unnamed_ledger",
    recovery=LEDGERS_KEPT,
    schema=SCHEMA,
    read=ledger_file.read,
    save=ledger_file.save,
    encode=encode,
    decode=decode,
    moved=lambda _old, _new: lambda ledger: ledger,  # nothing in it lies elsewhere
    name=lambda ledger: ledger.name,
    same=_same,
)
EMPTY = LedgerDocument(header=("设备编号", "设备名称", "型号规格"), rows=())


class HeldLedger(AnyDocument[LedgerDocument]):
    """The ledger being worked on."""

    form = LEDGERS

    @property
    def ledger(self) -> LedgerDocument:
        """The ledger as it stands."""
        return self.content

    def edit_cell(self, row: int, column: int, cell: Cell) -> None:
        """Put something else into a cell; edits of one cell merge."""
        self.swap(self.ledger.with_cell(row, column, cell), f"cell {row} {column}")

    def edit_settings(self, settings: LedgerSettings, what: str) -> None:
        """Judge or plan by something else."""
        self.swap(msgspec.structs.replace(self.ledger, settings=settings), what)
