"""Squares hold the words themselves; none is too fine for a phone."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest
from reportlab.graphics.barcode.qrencoder import EXP_TABLE, LOG_TABLE, QRPolynomial

from exporters.code_setting import MOST, fits, in_parts, modules_of
from exporters.document import Codes
from exporters.pdf import set_pages
from exporters.plain import text_of
from exporters.report import report
from exporters.village_layout import SHEETS
from models.kinds_links import Ref


def test_the_sheet_holds_what_is_offered_what_is_refused_and_whom_to_call(ledger):
    document = report("code_sheet").build(ledger.as_of(), {})
    codes = next(block for block in document.blocks if isinstance(block, Codes)).codes
    assert all(fits(one.text) for one in codes)
    whole = "\n".join(one.text for one in codes)
    assert "能开的证明\n1.居住证明" in whole
    assert "亲属关系证明→" in whole
    assert "柳河镇纪委：0394-5550456" in whole
    assert all(one.text.startswith(one.words) for one in codes), "the phone shows which it read"


@pytest.mark.parametrize(("page", "zoom"), SHEETS.values())
def test_the_sheet_is_one_sheet_in_large_letters_too(ledger, page, zoom):
    document = report("code_sheet").build(ledger.as_of(), {})
    layout = replace(document.layout, page=page, zoom=zoom)
    assert len(set_pages(replace(document, layout=layout))) == 1


def test_what_is_done_for_people_is_never_made_up(ledger):
    def said():
        return text_of(report("code_sheet").build(ledger.as_of(), {}))

    assert "〔二维码〕白杨村代办事项" not in said()
    assert "代办事项还没有列成清单" in said()
    on_list = ledger.save("duty_list", {"name": "便民代办清单", "stance": "informs"}).id
    ledger.save("duty", {"matter": "代交医保", "on_list": Ref(on_list)})
    assert "〔二维码〕白杨村代办事项\n白杨村代办事项\n1.代交医保\n" in said()
    assert "还没有列成清单" not in said()


def test_parts_lose_no_line_and_are_as_few_as_fit():
    lines = [f"{at}.{'字' * 40}" for at in range(30)]
    parts = in_parts(lines)
    assert "\n".join(parts).split("\n") == lines
    assert all(len(one.encode()) <= MOST for one in parts)
    assert len(parts) == 8


def test_a_square_has_the_three_marks_by_which_it_is_found():
    rows = modules_of("监督电话\n柳河镇纪委：0394-5550456")
    assert len(rows) == len(rows[0])
    assert (len(rows) - 17) % 4 == 0
    corner = [row[:7] for row in rows[:7]]
    assert corner == [row[-7:] for row in rows[:7]] == [row[:7] for row in rows[-7:]]
    assert all(corner[0])
    assert not any(corner[1][1:6])


def test_what_mends_a_spoilt_square_is_a_remainder():
    modules_of("村")  # lets the library divide our way
    by = reduce(QRPolynomial.multiply, [QRPolynomial([1, EXP_TABLE[at]], 0) for at in range(10)])
    said = list("白杨村".encode())
    rest = QRPolynomial(said, 10).mod(by).num
    whole = said + [0] * (10 - len(rest)) + rest
    for root in range(10):  # every root of the divisor is one of what was said with its remainder
        value = 0
        for one in whole:
            value = one ^ (EXP_TABLE[(LOG_TABLE[value] + root) % 255] if value else 0)
        assert value == 0
