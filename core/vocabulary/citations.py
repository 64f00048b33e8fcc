"""How Chinese documents are cited on English pages, and our own words for a source on Chinese ones.

Standards keep their numbers (GB 19577-2024); notices are known by a Chinese one and their parts by
Chinese words, which an English page replaces. A text that would still hold Chinese afterwards, such
as the name of a project, is somebody's own and stays as it stands.
"""

import re

_DOCUMENTS = {
    "发改环资规〔2024〕127号": "NDRC 2024/127",
    "环大气〔2018〕5号": "MEE 2018/5",
    "《蒙特利尔议定书》国家方案（2025—2030年）": "national plan, Montreal Protocol, 2025–2030",
    **{f"第{number}批": f"batch {at}" for at, number in enumerate("一二三四", 1)},  # of lists
    "产业结构调整指导目录2024": "industry catalogue 2024,",
    "淘汰类": "to be eliminated",
    "《节能装备高质量发展实施方案（2026—2028年）》": "action plan for energy-saving equipment, ",
}
_PARTS = (
    (re.compile(r"序号\s?(\d+)"), r"No. \1"),
    (re.compile(r"专栏\s?([\d-]+)"), r"box \1"),
    (re.compile(r"附录\s?([A-Z])"), r"Annex \1"),
    (re.compile(r"第\s?([\d.]+)\s?条"), r"clause \1"),
    (re.compile(r"表\s?([A-Z]?[\d.]+)"), r"table \1"),
    (re.compile(r"图\s?([A-Z]?[\d.]+)"), r"figure \1"),
    (re.compile(r" 一(?=$|；)"), ", part 1"),
    (re.compile(r" 二(?=$|；)"), ", part 2"),
    (re.compile(r"；"), "; "),
)
_CHINESE = re.compile(r"[\u3007\u4e00-\u9fff]")

_OURS = {  # of sources that are no document
    "assumed schedule": "假定作息",
    "maker claim collected in a market study, Sep 2026": "厂家宣称值，2026 年 9 月市场调研收集",
}


def in_chinese(text: str) -> str:
    """The text with our own words for a source in Chinese; whom they cite stays as it stands."""
    for english, chinese in _OURS.items():
        if text.startswith(english):
            return chinese + text.removeprefix(english).replace(" citing ", "，转引自 ", 1)
    return text


def in_english(text: str) -> str:
    """The text with documents and their parts cited in English, if that leaves no Chinese."""
    if not _CHINESE.search(text):
        return text
    cited = text
    for name, english in _DOCUMENTS.items():
        cited = cited.replace(name, english)
    for part, english in _PARTS:
        cited = part.sub(english, cited)
    return text if _CHINESE.search(cited) else cited
