"""Files that people take for a table or a study, known by how they begin: pictures, documents."""

from collections.abc import Collection

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

# The first bytes of a format are of its own specification.
_BEGINS = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x1f\x8b\x08", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"Rar!\x1a\x07", "RAR"),
)
# Of zip files that are no workbook, by a file that lies in them.
_HOLDS = (("word/document.xml", "DOCX"), ("ppt/presentation.xml", "PPTX"))
_WORKBOOK_FOLDER, _OPEN_DOCUMENT = "xl", "content.xml"  # of XLSX; ODS and its kin


def refuse_other_format(content: bytes, place: str) -> None:
    """Raise Problem `file_other_format` where the bytes are those of a picture or a document."""
    found = next((name for mark, name in _BEGINS if content.startswith(mark)), None)
    if found is not None:
        raise Problem("file_other_format", place, figure("format", found))


def refuse_other_package(names: Collection[str], place: str) -> None:
    """Raise the same for a zip file that holds no workbook; names: of the files in it."""
    if any(one[:2].lower() == _WORKBOOK_FOLDER or one == _OPEN_DOCUMENT for one in names):
        return
    found = next((name for part, name in _HOLDS if part in names), "ZIP")
    raise Problem("file_other_format", place, figure("format", found))
