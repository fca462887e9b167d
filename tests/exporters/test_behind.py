"""A row of a paper leads back to the records it was made of."""

from __future__ import annotations

import pytest

from exporters.behind import behind_at
from exporters.document import Table
from exporters.pdf import set_pages
from exporters.report import parse_params, report
from models.periods import Period
from models.query import Query

YEAR = Period.parse("2026")


def rows_of(ledger, name, texts=None, period=None):
    """Return, for every row of a paper's tables, what is found at its place on the page."""
    one = report(name)
    document = one.build(ledger.as_of(period), parse_params(one, ledger, texts or {}))
    found = []
    for page, placed in enumerate(set_pages(document)):
        for top, strip in placed:
            found.append(behind_at(document, page, top + strip.height / 2))
    return document, [one for one in found if one]


def test_a_line_of_a_register_leads_to_its_record_and_the_totals_to_all(ledger):
    _, found = rows_of(ledger, "seal_register", period=YEAR)
    ids = [ledger.ids(one.type, Query(where=one.where)) for one in found]
    assert ids == [[one] for one in ledger.ids("seal_use", Query(period=YEAR, order=("used_on",)))]
    assert {one.type for one in found} == {"seal_use"}


@pytest.mark.parametrize("name", ["finance_entries", "cash_book"])
def test_a_line_of_money_leads_to_its_voucher(ledger, name):
    _, found = rows_of(ledger, name, {"book": "村委会"}, YEAR)
    lines = [ledger.ids(one.type, Query(where=one.where)) for one in found if not one.words]
    assert len(lines) > 2
    assert all(len(ids) == 1 for ids in lines)


@pytest.mark.parametrize("book", ["村委会", "集体经济组织"])
def test_a_sum_leads_to_the_entries_that_give_it(ledger, book):
    document, _ = rows_of(ledger, "finance_summary", {"book": book}, YEAR)
    table = next(block for block in document.blocks if isinstance(block, Table))
    checked = 0
    for row, behind in zip(table.rows, table.behind, strict=True):
        if behind:
            entries = ledger.find(behind.type, Query(where=behind.where))
            sides = {one["direction"] for one in entries} - {"transfer"}
            assert len(sides) <= 1
            fen = sum(one["amount"] for one in entries)
            assert fen == round(float(row[1].cell or 0) * 100)
            checked += 1
    assert checked >= 2


def test_a_figure_of_the_burden_leads_to_what_it_counts(ledger):
    document, _ = rows_of(ledger, "burden_summary", period=YEAR)
    table = document.blocks[0]
    labels = {row[0].text: (row[2].cell, one)
              for row, one in zip(table.rows, table.behind, strict=True)}  # fmt: skip
    count, behind = labels["交办的事"]
    assert ledger.count(behind.type, Query(where=behind.where)) == count == 2


def test_beside_the_rows_there_is_nothing(ledger):
    one = report("seal_register")
    document = one.build(ledger.as_of(YEAR), {})
    assert behind_at(document, 0, 1) is None
    assert behind_at(document, 9, 100) is None
