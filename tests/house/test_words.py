"""Words that readers of the program do not use: in messages, manual, documentation and README."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_messages import Texts, texts
from tests.house.tree import ROOT

__all__ = ["texts"]
# What is said instead stands beside it.
AVOIDED = {
    "zh": {
        "二手": "引自公开资料", "未给定": "自动", "机型类": "参考机组", "热汇": "用热侧",
        "照录": "样本值", "所印": "样本值", "居中设备": "中位方案", "基准设备": "基准方案",
        "产品库": "设备库", "证据等级": "数据可信等级", "落选": "排除", "首选设备": "推荐",
        "百万元": "万元", "最小卸载量": "最小卸载比", "耗电比": "功率比", "供暖界限": "供暖起始",
        "允差": "容差", "不给出数值": "不计算", "予以": "", "本软件取值": "程序默认值",
    },
    "en": {
        "mend": "correct", "whoever": "", "nobody": "", "somebody": "", "yardstick": "baseline",
        "moist": "humid", "worked out": "calculated", "left out": "excluded",
        "stood against": "reason for exclusion", "leans on": "is based on",
        "rests on": "is based on",
        "hopeful": "optimistic", "mid-field": "median", "chain efficiency": "system efficiency",
        "below access": "below the minimum tier", "stands still": "is off", "carries": "covers",
        "cannot be told": "not determined", "stands behind": "ranks behind",
    },
}  # fmt: skip
# Longer texts for people who read on: the words with a plain meaning of their own are free there.
_FREE_IN_PAGES = {"carries", "rests on", "stands behind"}


def _found(text: str, code: str, free: frozenset[str] = frozenset()) -> Iterator[str]:
    for word, better in AVOIDED[code].items():
        edge = r"\b" if code == "en" else ""
        if word not in free and re.search(f"{edge}{re.escape(word)}{edge}", text, re.IGNORECASE):
            yield f"{word} (better: {better or 'otherwise'})"


@pytest.mark.parametrize("code", AVOIDED)
def test_no_message_has_a_word_to_avoid(code: str, texts: Texts) -> None:
    found = [f"{key}: {one}" for key, text in texts[code].items() for one in _found(text, code)]
    assert not found, "\n".join(found)


def _pages() -> Iterator[tuple[Path, str]]:
    folder = ROOT / "resources" / "documentation"
    yield ROOT / "README.md", "en"
    yield from ((path, "en") for path in sorted(folder.glob("*.md")))
    for code in AVOIDED:
        yield from ((path, code) for path in sorted((folder / "manual" / code).glob("*.md")))


def test_no_page_has_a_word_to_avoid() -> None:
    pages = list(_pages())
    assert len(pages) > 100
    free = frozenset(_FREE_IN_PAGES)
    found = [
        f"{path.relative_to(ROOT)}: {one}"
        for path, code in pages
        for one in _found(" ".join(path.read_text("utf-8").split()), code, free)
    ]
    assert not found, "\n".join(found)
