"""What is in the ledger already comes again as a sheet: nothing changes, in any register."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import sample
from models.declared import record_types
from models.importing.plan import ImportPlan
from models.query import Query
from models.sheets.grid import Sheet, Workbook
from models.sheets.vocabulary import importable, is_checked
from tests.models.villages import clock, open_ledger

IMPORTED = [one for one in record_types().values() if not (one.single or one.hidden)]


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    path = tmp_path_factory.mktemp("again") / "a.cwz"
    sample.build(path, record_types(), clock=clock, residents=40, years=1)
    made = open_ledger(path, read_only=True)
    yield made
    made.close()


def come_again(village, kind, fields):
    """Return the plan for some entries as a sheet of these columns, the first of them twice."""
    entries = village.find(kind.name, Query(limit=5))
    lines = [tuple(None if each[one.name] is None else one.show(each[one.name]) for one in fields)
             for each in entries]  # fmt: skip
    sheet = Sheet("表", (tuple(one.label for one in fields), *lines, *lines[:1]))
    return ImportPlan.read(Path("表.xlsx"), kind, village, book=Workbook((sheet,), "xlsx"))


@pytest.mark.parametrize("kind", IMPORTED, ids=lambda one: one.name)
def test_what_is_there_comes_again_and_nothing_changes(village, kind):
    """With all columns, and without the number that a new entry would get anew."""
    if not village.count(kind.name):
        pytest.skip("the sample village has none")
    fields = [one for one in importable(kind) if not is_checked(one)]
    numbered = kind.numbering.field if kind.numbering else ""
    for given in (fields, [one for one in fields if one.name != numbered]):
        plan = come_again(village, kind, given)
        assert not {"add", "update"} & plan.counts.keys(), plan.summary()
        assert plan.rows[-1].double_of or plan.rows[-1].problems
