"""Results of simple sums."""

from decimal import Decimal

import pytest

from exporters.forms.results import number_of, sum_of

NUMBERS = {(0, 0): Decimal(1), (1, 0): Decimal("2.5"), (2, 1): None}


@pytest.mark.parametrize(
    ("formula", "total"),
    [
        ("SUM(A1:A2)", Decimal("3.5")),
        ("sum($A$1:$A$9,A2)", Decimal(6)),
        ("SUM(B1:B2)", Decimal(0)),
        ("SUM(B1:B3)", None),
        ("SUM(A1:A2)*2", None),
        ("SUM(其他!A1:A2)", None),
        ("SUM(A1+A2)", None),
    ],
)
def test_only_plain_sums_are_worked_out(formula, total):
    assert sum_of(formula, NUMBERS) == total


def test_what_is_no_number_is_none():
    assert number_of(" 1.50 ") == Decimal("1.50")
    assert number_of("NaN") is None
    assert number_of("十") is None
