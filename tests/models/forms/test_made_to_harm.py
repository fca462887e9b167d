"""Workbooks made to harm whoever opens them as a form: refused, or read in no time."""

from __future__ import annotations

import openpyxl
import pytest

from models.errors import UserError
from models.forms.face import package
from models.forms.face.markup import parse
from models.forms.face.package import Package
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.sheets import sniffing


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "表.xlsx"
    openpyxl.Workbook().save(path)
    return path


def test_a_form_that_unpacks_to_more_than_can_be_held_is_refused(book, monkeypatch):
    assert Package(book).has("xl/workbook.xml")
    monkeypatch.setattr(package, "_LARGEST", 1000)
    with pytest.raises(UserError, match="展开以后太大"):
        Package(book)


def test_elements_deep_in_each_other_are_refused():
    assert parse("<a>" * 100 + "</a>" * 100).name == "a"
    with pytest.raises(ValueError, match="a"):
        parse("<a>" * 100_000 + "</a>" * 100_000)


def test_areas_over_each_other_cost_no_more_than_the_sheet():
    merges = tuple(Area(row, 0, row + 299, 299) for row in range(20_000))
    assert Face(merges=merges).merge(5, 5) == merges[0]


def test_a_table_in_markup_with_more_rows_than_any_village_has_is_told(tmp_path, monkeypatch):
    path = tmp_path / "表.xls"
    path.write_text("<html><table>" + "<TR><td>张三</td></TR>" * 30, encoding="utf-8")
    assert sniffing.kind_of(path) == "html"
    monkeypatch.setattr(sniffing, "_MOST_ROWS", 20)
    with pytest.raises(UserError, match="太大"):
        sniffing.kind_of(path)
