"""References when a list grows: what lies below moves along, ranges that end with it grow."""

from __future__ import annotations

import pytest

from exporters.forms.references import Growth, areas_in, moved

LIST = Growth(4, 23, 10)  #: rows 5 to 24, ten rows added


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(D5:D24)", "SUM(D5:D34)"),
        ("SUM($D$5:$D$24)*2", "SUM($D$5:$D$34)*2"),
        ("D25+D26", "D35+D36"),
        ("D24/D4", "D24/D4"),
        ("SUM(D5:D25)", "SUM(D5:D35)"),
        ("SUM(5:24)", "SUM(5:34)"),
        ('IF(A1="D25","D24:D25",LOG10(D25))', 'IF(A1="D25","D24:D25",LOG10(D35))'),
        ("其他!D25+表一!D25", "其他!D25+表一!D35"),
        ("'表一'!D5:D24", "'表一'!D5:D34"),
        ("SUM(D:D)", "SUM(D:D)"),
        ("_D25+D25.5", "_D25+D25.5"),
    ],
)
def test_formulas_follow(before, after):
    assert LIST.formula(before, own=True, sheet="表一") == after


def test_a_sum_over_a_single_row_grows_too():
    assert Growth(4, 4, 3).formula("SUM(D5:D5)", own=True, sheet="") == "SUM(D5:D8)"


def test_a_running_sum_in_the_list_itself_does_not_grow():
    assert LIST.formula("SUM(D$5:D24)", own=True, sheet="", grows=False) == "SUM(D$5:D24)"


def test_a_formula_of_another_sheet_follows_only_what_it_names():
    assert LIST.formula("D25+表一!D25", own=False, sheet="表一") == "D25+表一!D35"


@pytest.mark.parametrize(
    ("before", "after"),
    [("D5:D24 F24", "D5:D34 F24:F34"), ("A30:B31", "A40:B41"), ("A1", "A1"), ("5:24", "5:34")],
)
def test_areas_follow(before, after):
    assert LIST.areas(before, single=True) == after


@pytest.mark.parametrize(
    ("formula", "copied"),
    [("C5*D5", "C8*D8"), ("C5*$D$3+D$3", "C8*$D$3+D$3"), ('"C5"&C5', '"C5"&C8')],
)
def test_a_copied_formula_looks_at_its_own_row(formula, copied):
    assert moved(formula, 3) == copied


def test_the_areas_of_a_formula_are_known():
    found = [(name, area.top, area.bottom) for name, area in areas_in("SUM(D5:D24)+'一 表'!A1")]
    assert found == [(None, 4, 23), ("一 表", 0, 0)]
