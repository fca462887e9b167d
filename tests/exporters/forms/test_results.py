"""Results of simple formulas."""

from decimal import Decimal

import pytest

from exporters.forms.results import WORDS, number_of, result_of

NUMBERS = {(0, 0): Decimal(1), (1, 0): Decimal("2.5"), (2, 1): None, (0, 2): WORDS,
           (0, 3): "男", (1, 3): "女", (2, 3): "男"}  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("SUM(A1:A2)", Decimal("3.5")),
        ("sum($A$1:$A$9,A2)", Decimal(6)),
        ("SUM(B1:B2)", Decimal(0)),
        ("SUM(B1:B3)", None),
        ("SUM(A1:C1)+1", Decimal(2)),
        ("-A1*(A2+1.5)/2", Decimal(-2)),
        ("ROUND(A2,0)", Decimal(3)),
        ("AVERAGE(A1:A2)", Decimal("1.75")),
        ("AVERAGE(B1:B2)", None),
        ("COUNT(A1:C1)+COUNTA(A1:C1)*10", Decimal(21)),
        ("MAX(A1:A2,7)-MIN(A1:A2)", Decimal(6)),
        ("IF(A1>=A2,1,A2*2)", Decimal(5)),
        ("IF(A1>=A2,1)", None),
        ("A1<A2", None),
        ("A1/B1", None),
        ("A1/3", Decimal("0.333333333333333")),
        ("A1+C1", None),
        ("A1+B3", None),
        ("SUM(其他!A1:A2)", None),
        ("SUM(A1:A2", None),
        ("SUMIF(A1:A2,1)", Decimal(1)),
        ('COUNTIF($D$1:$D$9,"男")&""', None),
        ('COUNTIF(D1:D9,"男")-COUNTIF(D1:D9,"女")', Decimal(1)),
        ('SUMIF(D1:D2,"女",A1:A2)', Decimal("2.5")),
        ('SUMIF(D1:D3,"男",B1:B3)', None),
        ('SUMIF(D1:D3,"女",B1:B3)', Decimal(0)),
        ('SUMIF(D1:D3,"男",A1)', None),
        ('COUNTIFS(D1:D3,"男",A1:A3,">0.5")', Decimal(1)),
        ('COUNTIF(A1:A9,">=2")+COUNTIF(A1:A9,A1)', Decimal(2)),
        ('COUNTIF(D1:D9,"男*")', None),
        ('COUNTIF(D1:D9,"<>男")', None),
        ('COUNTIF(A1:C1,"男")', None),
        ("COUNTIF(B1:B3,1)", None),
        ("COUNTIF(A1:C1,1)", None),
        ('COUNTIF(A1:C2,">1")', Decimal(1)),
        ("A1:A2", None),
        ('IF(A1="","",A1)', None),
    ],
)
def test_simple_formulas_are_worked_out_and_no_others(formula, result):
    assert result_of(formula, NUMBERS) == result


def test_what_is_no_number_is_none():
    assert number_of(" 1.50 ") == Decimal("1.50")
    assert number_of("NaN") is None
    assert number_of("十") is None
