"""A row of a paper leads back to the records it was made of."""

from __future__ import annotations

from itertools import pairwise

import pytest

from exporters.behind import about, behind_at
from exporters.document import Chart, Form, Table
from exporters.pdf import fitted, set_pages
from exporters.report import parse_params, report
from exporters.village_layout import laid_out
from models.periods import Period
from models.query import Query

YEAR = Period.parse("2026")


def rows_of(ledger, name, texts=None, period=None):
    """Return, for every row of a paper's tables, what is found at its first column."""
    one = report(name)
    document = one.build(ledger.as_of(period), parse_params(one, ledger, texts or {}))
    found = []
    for page, placed in enumerate(set_pages(document)):
        for top, strip in placed:
            found.append(behind_at(document, page, 100, top + strip.height / 2))
    return document, [one for one in found if one]


def test_a_line_of_a_register_leads_to_its_record_and_the_totals_to_all(ledger):
    _, found = rows_of(ledger, "seal_register", period=YEAR)
    ids = [ledger.ids(one.type, Query(where=one.where)) for one in found]
    assert ids == [[one] for one in ledger.ids("seal_use", Query(period=YEAR, order=("used_on",)))]
    assert {one.type for one in found} == {"seal_use"}


def test_what_stands_on_a_paper_about_one_record_leads_to_it(ledger):
    one = report("resolution_notice")
    params = parse_params(one, ledger, {})
    document = one.build(ledger.as_of(), params)
    whole = about(one, params)
    stacks = set_pages(document)
    top, strip = next(each for each in stacks[0] if each[1].grid is not None)
    found = behind_at(document, 0, 100, top + strip.height / 2, whole)
    assert ledger.ids(found.type, Query(where=found.where)) == [params["resolution"].id]
    assert behind_at(document, 0, 100, 1, whole) is None, "nothing stands at the edge"
    assert about(report("seal_register"), {}) is None


@pytest.mark.parametrize("name", ["resident_register", "village_disclosure", "grant_notice"])
def test_rows_with_more_than_their_record_lead_to_it(ledger, name):
    document, found = rows_of(ledger, name, period=YEAR)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert all(table.behind[at] for at in range(len(table.rows)) if at not in table.sums)
    assert found


@pytest.mark.parametrize("name", ["finance_entries", "cash_book"])
def test_a_line_of_money_leads_to_its_voucher(ledger, name):
    _, found = rows_of(ledger, name, {"book": "村委会"}, YEAR)
    lines = [
        ledger.ids(one.type, Query(where=one.where)) for one in found
        if not one.words and one.type == "cash_entry"
    ]  # fmt: skip
    assert len(lines) > 2
    assert all(len(ids) == 1 for ids in lines)


@pytest.mark.parametrize("book", ["村委会", "集体经济组织"])
def test_a_sum_leads_to_the_entries_that_give_it(ledger, book):
    document, _ = rows_of(ledger, "finance_summary", {"book": book}, YEAR)
    table = next(block for block in document.blocks if isinstance(block, Table))
    checked = 0
    for row, behind in zip(table.rows, table.behind, strict=True):
        if "支出" in row[0].text or "收入" in row[0].text:
            checked += 1
        if "结余" in row[0].text or "其中" in row[0].text or "存款" in row[0].text:
            continue
        entries = ledger.find(behind.type, Query(where=behind.where))
        assert len({one["direction"] for one in entries}) <= 1
        assert sum(one["amount"] for one in entries) == fen_of(row[1])
    assert checked >= 2


def fen_of(datum):
    return round(float(datum.cell or 0) * 100)


@pytest.mark.parametrize(
    ("name", "texts"),
    [("subject_summary", {"book": "村委会"}), ("finance_months", {"book": "村委会"}),
     ("population_summary", {}), ("burden_summary", {})],
)  # fmt: skip
def test_every_figure_of_a_summary_leads_to_what_gives_it(ledger, name, texts):
    """Sums of money are the amounts behind them, counts their number, totals among them."""
    document, _ = rows_of(ledger, name, texts, YEAR)
    checked = 0
    for table in (one for one in document.blocks if isinstance(one, Table)):
        lines = list(zip(table.rows, table.behind, strict=True))
        lines += [(table.totals, table.behind_all)] if table.totals else []
        for row, behind in lines:
            for column, cell, one in zip(table.columns, row, behind, strict=False):
                if one is None or column.form is Form.TEXT or not cell.cell:
                    continue
                if "结余" in column.label:
                    continue
                found = ledger.find(one.type, Query(where=one.where))
                if one.type == "cash_entry" and name != "burden_summary":
                    assert sum(each["amount"] for each in found) == fen_of(cell)
                elif name == "population_summary":
                    assert len(found) == cell.cell
                else:
                    assert found
                checked += 1
    assert checked >= 4


@pytest.mark.parametrize(
    ("name", "texts"),
    [("finance_months", {"book": "村委会"}), ("population_summary", {}), ("burden_summary", {}),
     ("disclosure_matrix", {})],
)  # fmt: skip
def test_every_bar_of_a_chart_leads_to_what_gives_it(ledger, name, texts):
    one = report(name)
    document = one.build(ledger.as_of(YEAR), parse_params(one, ledger, texts))
    chart = next(block for block in document.blocks if isinstance(block, Chart))
    setting, _ = fitted(document)
    drawing, shrink = setting.drawing(chart)
    page, top = next(
        (page, top) for page, placed in enumerate(set_pages(document)) for top, strip in placed
        if strip.height == drawing.height
    )  # fmt: skip
    bars = vars(drawing)["spots"]
    assert len(bars) == sum(bool(each.cell) for row in chart.series for each in row.values) > 1
    for (left, low, wide, high), number, at in bars:
        x = setting.frame.left + (left + wide / 2) * shrink
        y = top + drawing.height - (low + high / 2) * shrink
        found = behind_at(document, page, x, y)
        records = ledger.find(found.type, Query(where=found.where))
        figure = chart.series[number].values[at]
        if name == "finance_months":
            assert sum(each["amount"] for each in records) == fen_of(figure)
        elif name == "burden_summary":
            assert records
        else:
            assert len(records) == figure.cell
    assert behind_at(document, page, setting.frame.left, top + 1) is None, "beside the bars"


def test_the_place_on_the_page_says_which_figure_of_a_row(ledger):
    one = report("population_summary")
    document = one.build(ledger.as_of(), {})
    table = document.blocks[0]
    places = {}
    for page, placed in enumerate(set_pages(document)):
        for top, strip in placed:
            if strip.grid is None:
                continue
            for at, (left, right) in enumerate(pairwise(strip.grid.xs)):
                found = behind_at(document, page, (left + right) / 2, top + strip.height / 2)
                if found:
                    places.setdefault(at, []).append(found)
    for at in range(len(table.columns)):
        rows = [row[at] for row in (*table.behind, table.behind_all)]
        assert places[at] == [one for one in rows if one]


def test_a_column_that_the_village_moved_takes_its_records_along(ledger):
    one = report("population_summary")
    usual = one.build(ledger.as_of(), {}).blocks[0]
    entry = {
        "columns": [{"column": "村民小组"}, {"column": "选民"}, {"column": "户数"},
                    {"column": "常住人口", "left_out": True}],
    }  # fmt: skip
    moved = laid_out(one.build(ledger.as_of(), {}), entry, "白杨村").blocks[0]
    for old, new in zip(usual.behind, moved.behind, strict=True):
        for at, column in enumerate(moved.columns):
            was = [each.label for each in usual.columns].index(column.label)
            assert new[at] == old[was]
    assert len(moved.columns) == len(usual.columns) - 1


def test_a_figure_of_the_burden_leads_to_what_it_counts(ledger):
    document, _ = rows_of(ledger, "burden_summary", period=YEAR)
    table = document.blocks[0]
    labels = {row[0].text: (row[2].cell, one[2])
              for row, one in zip(table.rows, table.behind, strict=True)}  # fmt: skip
    count, behind = labels["交办的事"]
    assert ledger.count(behind.type, Query(where=behind.where)) == count == 2


def test_beside_the_rows_there_is_nothing(ledger):
    one = report("seal_register")
    document = one.build(ledger.as_of(YEAR), {})
    assert behind_at(document, 0, 100, 1) is None
    assert behind_at(document, 9, 100, 100) is None
