"""The content of a report: everything is there, assumed values marked, nothing dropped."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from core.content.blocks import (
    Beside,
    Block,
    Cards,
    Findings,
    Message,
    Plot,
    Properties,
    Property,
    Quantity,
    ReportContent,
    Table,
    Words,
    say,
)
from core.families.chillers.duty import ChillerDuty
from core.load.kinds import LoadShape, LoadSynthesised
from core.machines.condenser import Condenser
from core.report.compose import content_of
from core.report.left_out import by_reason
from core.report.wording import cell, clean, foldable, shortened, worded
from core.selection.selection import Selection
from core.study.criteria import Criteria
from core.study.economics import Economics, TimeOfUseTariff
from core.study.plant import Plant, Staging
from core.study.study import Study
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from tests.core.report.conftest import DAY, DEVICES, load, selected, study
from tests.core.selection.examples import FOLDER, program
from tests.core.selection.examples import study as example


def blocks(content: ReportContent) -> Iterator[Block]:
    waiting = [b for section in content.sections for b in section.blocks]
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Beside):
            waiting = [*block.left, *block.middle, *block.right, *waiting]
        else:
            yield block


def texts(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words.replace("\u00a0", " ")
    elif isinstance(words, dict):
        for value in words.values():
            yield from texts(value)
    elif isinstance(words, list):
        for value in words:
            yield from texts(value)


def inputs(content: ReportContent) -> dict[str, Property]:
    return {
        item.title.key.removeprefix("field."): item
        for block in blocks(content)
        if isinstance(block, Properties) and (block.noted or block.compact)
        for item in block.items
    }


def test_what_nobody_entered_is_marked_and_says_what_it_rests_on(content: ReportContent) -> None:
    shown = inputs(content)
    marked = {key for key, item in shown.items() if item.assumed}
    assert {"efficient_share", "tower_approach_k", "price_per_kw", "price_per_kwh"} <= marked
    assert "margin" not in marked
    assert all((item.note is not None) for item in shown.values() if item.assumed)


def test_what_the_study_leaves_open_is_shown_as_worked_out(content: ReportContent) -> None:
    peak = inputs(content)["peak_w"].value
    assert peak == Quantity(value=float(load().load_w.max()), kind=peak.kind)  # type: ignore[union-attr]


def test_the_ranking_shows_as_many_rows_as_asked(selection: Selection) -> None:
    for top, rows in ((2, 2), (5, 5), (99, len(selection.candidates))):
        found = blocks(content_of(selection, DAY, top=top))
        table = next(b for b in found if isinstance(b, Table) and b.marked)
        assert len(table.rows) == rows


def test_the_first_three_candidates_have_their_own_sections(
    content: ReportContent, selection: Selection
) -> None:
    titles = [s.title.key for s in content.sections]  # type: ignore[union-attr]
    assert titles.count("report.section.candidate") == 3
    charts = [b for b in blocks(content) if isinstance(b, Plot)]
    # Costs, part load, stages and months of the first; then of each with that of the stages.
    assert len(charts) == 4 + 3 * 4
    ratings = [b for b in blocks(content) if isinstance(b, Table) and b.title
               and b.title.key == "report.rating.title"]  # fmt: skip
    assert len(ratings) == 2 * 3
    assert all(len(table.rows) == 4 + 1 for table in ratings)


def test_every_machine_left_out_is_named_and_counted_once(
    content: ReportContent, selection: Selection, languages: dict[str, Language]
) -> None:
    said = "\n".join(texts(worded(content, languages["en"])))
    for left in selection.left_out:
        assert left.record.id in said
    assert sum(len(group) for group in by_reason(selection).values()) == len(selection.left_out)
    assert set(by_reason(selection)) == {
        "capacity_below", "oversized", "condenser_differs", "no_capacity", "part_load_placeholder",
        "project_below_access",
    }  # fmt: skip


def test_machines_with_the_same_findings_share_one_sentence(
    languages: dict[str, Language],
) -> None:
    copies = tuple(
        msgspec.structs.replace(DEVICES[8], id=f"A{n}", condenser=Condenser.AIR) for n in range(9)
    )
    content = content_of(selected(study(), (*DEVICES[:2], *copies)), DAY)
    words = worded(content, languages["en"])
    names = [
        block
        for section in words["sections"]
        for block in section["blocks"]
        if block["block"] == "names"
    ]
    assert [len(block["names"]) for block in names] == [9]


def test_a_report_without_candidates_says_why(
    without_candidates: Selection, language: Language
) -> None:
    content = content_of(without_candidates, DAY)
    words = list(texts(worded(content, language)))
    assert any("94,500 kW" in text for text in words)  # 90 MW · 1.05
    assert not any(isinstance(b, Plot | Cards) for b in blocks(content))


def test_a_selection_that_leaves_nobody_out_says_so(languages: dict[str, Language]) -> None:
    content = content_of(selected(study(), DEVICES[:2]), DAY)
    assert "No machine was excluded." in list(texts(worded(content, languages["en"])))


def test_ties_are_disclosed(selection: Selection, languages: dict[str, Language]) -> None:
    words = list(texts(worded(content_of(selection, DAY), languages["en"])))
    assert "3=" in words
    assert any("= marks ties" in text for text in words)
    assert any("Within a tie the order is" in text for text in words)
    twins = content_of(selected(study(), DEVICES[4:6]), DAY)
    said = list(texts(worded(twins, languages["en"])))
    assert any("tie for first place" in text for text in said)
    assert "Ranking of all candidates (2)" in said


def _variants() -> dict[str, Study]:
    prices = (0.3,) * 8 + (0.7,) * 12 + (0.3,) * 4
    return {
        "synthesised, weighted, hourly": study(
            load=LoadSynthesised(weekday=(0.5,) * 24),
            duty=ChillerDuty(peak_w=1.2e6),
            plant=Plant(staging=Staging.EQUAL_SPLIT, units_max=4),
            criteria=Criteria(
                rank_by="weights",
                weights={"life_cycle_cost": 2.0, "coverage": 1.0},
                resolution="hourly",
                rating="gb_18430_1_2007",
                makers_left_out=("York",),
                gwp_max=2000.0,
            ),
        ),
        "shape, time of use": study(
            load=LoadShape(shape="medium_office_3a"),
            economics=Economics(
                tariff=TimeOfUseTariff(prices_per_kwh=prices, summer_prices_per_kwh=prices),
                energy_price_rise=0.02,
                reference="T002",
            ),
        ),
        "nothing named": study(project=study().project.__class__()),
    }


@pytest.mark.parametrize("name", _variants())
def test_every_kind_of_study_can_be_said(name: str, language: Language) -> None:
    words = list(texts(worded(content_of(selected(_variants()[name]), DAY), language)))
    assert not any("report." in text or "field." in text for text in words)


def test_prices_by_the_hour_are_written_in_runs(languages: dict[str, Language]) -> None:
    content = content_of(selected(_variants()["shape, time of use"]), DAY)
    words = list(texts(worded(content, languages["en"])))
    runs = "0–8 h 0.3 · 8–20 h 0.7 · 20–24 h 0.3"
    assert runs in [text.replace("\N{NO-BREAK SPACE}", " ") for text in words]
    assert "7, 8, 9" in words


def test_a_day_of_different_hours_stands_across_the_page(languages: dict[str, Language]) -> None:
    """24 values that all differ: one line of text, and not a column of rows."""
    day = tuple(0.1 + 0.03 * hour for hour in range(24))
    asked = study(load=LoadSynthesised(weekday=day), duty=ChillerDuty(peak_w=1.2e6))
    content = content_of(selected(asked), DAY)
    assert "weekday" not in inputs(content)
    words = [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(worded(content, languages["en"]))
    ]
    assert any("0–1 h 0.1 · 1–2 h 0.13 · " in text and "23–24 h 0.79" in text for text in words)


def _of_a_rating(title: Message) -> bool:
    """Of a machine by itself, or of one of a plant, which is named before it."""
    said = title.parts.get("said", title)
    return isinstance(said, Message) and said.key == "report.rating.title"


def test_a_method_without_nplv_says_why_instead_of_a_table() -> None:
    """AHRI defines none for air-cooled machines."""
    asked = example("plant-beijing")
    criteria = msgspec.structs.replace(asked.criteria, rating="ahri_551_591")
    chosen = program().select(msgspec.structs.replace(asked, criteria=criteria), FOLDER)
    content = content_of(chosen, DAY)
    reasons = [
        b for b in blocks(content)
        if isinstance(b, Findings) and b.title and _of_a_rating(b.title)
    ]  # fmt: skip
    assert {f.code for b in reasons for f in b.findings} == {"nplv_water_only"}


def test_the_hours_by_part_load_are_the_load_hours(selection: Selection) -> None:
    family = selection.family.report
    hours = float((load().load_w > 0).sum())
    for candidate in selection.candidates:
        assert family.part_load(selection, candidate).hours.sum() == pytest.approx(hours)


def test_the_power_at_the_points_makes_up_the_annual_energy(selection: Selection) -> None:
    family = selection.family.report
    hours = selection.profile.hours.sum(axis=1)
    for candidate in selection.candidates:
        running, power = family.operation(selection, candidate)
        assert float(power @ hours) == pytest.approx(candidate.outcome.annual_energy_wh)
        assert running.max() <= candidate.units


def test_a_unit_standing_by_is_no_stage(selection: Selection, standby: Selection) -> None:
    first, spare = selection.candidates[0], standby.candidates[0]
    assert len(first.stages_w) == first.units
    assert len(spare.stages_w) == spare.units - 1
    assert first.stages_w[-1] == pytest.approx(first.outcome.installed_w)


class _Source:
    title = "Hand-made machines"
    terms = "free"

    def note(self, language: str) -> str:
        return {"en": "Made for tests.", "zh": "为测试而作。"}[language]


def test_the_annex_tells_more_of_known_sources(selection: Selection, language: Language) -> None:
    content = content_of(selection, DAY, sources={"made_up": _Source()})
    words = list(texts(worded(content, language)))
    assert "Hand-made machines" in words
    assert _Source().note(language.code) in words


def test_control_characters_and_breaks_do_not_reach_the_page() -> None:
    assert clean("a\tb\r\n c\x07\u200bd\x00") == "a b cd"


def test_a_word_longer_than_its_column_may_be_broken() -> None:
    assert foldable("a" * 50) == "\u200b".join(["a" * 22, "a" * 22, "a" * 6])
    assert foldable("loads of the year 2026.csv") == "loads of the year 2026.csv"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Office", 10, "Office"),
        ("Office tower", 8, "Office t…"),
        ("上海某办公楼", 8, "上海某办…"),
        ("上海某办公楼", 12, "上海某办公楼"),
    ],
)
def test_a_long_name_is_cut_in_the_header(text: str, width: float, shown: str) -> None:
    assert shortened(text, width) == shown


def test_a_station_has_a_name_in_the_readers_language(languages: dict[str, Language]) -> None:
    station = Words(text="上海 徐汇 上海徐家汇", word="place")
    assert cell(station, languages["en"]) == "Shanghai Xujiahui, Xuhui, Shanghai"
    assert cell(station, languages["zh"]) == "上海 徐汇 上海徐家汇"
    weather_file = Words(text="Turin (a.epw)", word="place")  # has no name in other languages
    assert cell(weather_file, languages["en"]) == "Turin (a.epw)"


def test_a_sum_in_a_table_is_in_full_with_its_band(languages: dict[str, Language]) -> None:
    """Beside 5,760,000 stands 1,684,608 (±20 %), not 168.5 of ten thousands."""
    for in_full, said in ((True, "1,684,608"), (False, "168.5")):
        figure = Quantity(value=1684608.0, kind=Kind.MONEY, in_full=in_full)
        told = cell(say("report.within_band", figure=figure, band="±20%"), languages["zh"])
        assert told.startswith(said)
