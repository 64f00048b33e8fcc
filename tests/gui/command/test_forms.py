"""`loadfit select --form …` on the company's own paper."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from gui.command.main import main
from tests.core.selection.examples import FOLDER

STUDY = FOLDER / "conveyor-datong.json"


def _letterhead(folder: Path, text: str) -> Path:
    path = folder / "paper.json"
    path.write_text(text, "utf-8")
    return path


def test_a_form_may_be_named_in_either_language(tmp_path: Path) -> None:
    paper = _letterhead(tmp_path, '{"company": "某设计院", "header": "页眉甲"}')
    told = ["--letterhead", str(paper), "--language", "zh", "--pdf", str(tmp_path / "a.pdf"),
            "--csv", str(tmp_path / "a.csv"), "--dxf", str(tmp_path / "a.dxf")]  # fmt: skip
    assert main(["select", str(STUDY), "--form", "招标", *told]) == 0
    assert "M-1" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "M-1" in (tmp_path / "a.dxf").read_text("ascii")
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    assert "招标技术要求" in pages[0]
    assert "某设计院" in pages[0]
    assert all("页眉甲" in page for page in pages)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"compny": "a"}', "compny"),
        ("{", "paper.json"),
        ('{"accent": "#FFFF00"}', "#FFFF00"),
        ('{"logo": "nowhere.png"}', "nowhere.png"),
    ],
)
def test_a_letterhead_that_cannot_be_used_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    paper = _letterhead(tmp_path, text)
    told = ["--letterhead", str(paper), "--language", "en", "--pdf", str(tmp_path / "a.pdf")]
    assert main(["select", str(STUDY), *told]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()
