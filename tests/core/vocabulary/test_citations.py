"""Chinese documents are cited in English on English pages; a person's own text stays."""

import pytest

from core.vocabulary.citations import in_chinese, in_english


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("发改环资规〔2024〕127号 二", "NDRC 2024/127, part 2"),
        ("序号 23 · T23-05", "No. 23 · T23-05"),
        ("表 2 · T2-04", "table 2 · T2-04"),
        ("GB 50189-2015 第 4.2.8 条", "GB 50189-2015 clause 4.2.8"),
        (
            "《节能装备高质量发展实施方案（2026—2028年）》专栏3-1",
            "action plan for energy-saving equipment, box 3-1",
        ),
        (
            "环大气〔2018〕5号 一；《蒙特利尔议定书》国家方案（2025—2030年）",
            "MEE 2018/5, part 1; national plan, Montreal Protocol, 2025–2030",
        ),
        ("GB 19577-2024", "GB 19577-2024"),
        ("上海某办公楼 表 1", "上海某办公楼 表 1"),  # a project's name
    ],
)
def test_documents_are_cited_in_english(text: str, cited: str) -> None:
    assert in_english(text) == cited


def test_our_own_words_for_a_source_are_chinese_on_chinese_pages() -> None:
    assert in_chinese("assumed schedule") == "假定作息"
    claim = "maker claim collected in a market study, Sep 2026 citing NaturalRefrigerants.com"
    assert in_chinese(claim) == (
        "厂家宣称值，2026 年 9 月市场调研收集，转引自 NaturalRefrigerants.com"
    )
    assert in_chinese("GB 19577-2024") == "GB 19577-2024"
