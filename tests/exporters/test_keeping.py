"""A paper made again of the words that were kept: as it hung, not a heap of lines."""

from __future__ import annotations

import datetime as dt

from exporters.document import Form, Note, Signatures, Table
from exporters.keeping import as_it_was
from exporters.notice_lists import board
from exporters.plain import text_of
from models.kinds_links import Ref
from models.periods import Period

WORDS = """白杨村2026年7月财务公开
公示时间：2026年8月12日—8月26日（15日）        财务
村委会收支
日期\t摘要\t支出（元）
2026年7月8日\t买办公用纸\t1,167.40
期末结余 39,862.18 元。
对公开的内容有不同意见的，可在公示期内向村民委员会提出。
监督电话：柳河镇纪委 0394-5550456

村委会主任：        村务监督委员会主任：

平安县柳河镇白杨村民委员会        白杨村村务监督委员会
2026年8月11日"""


def test_it_has_its_days_whom_to_call_and_who_signed(ledger):
    made = as_it_was(ledger.as_of(), {"content": WORDS}, "财务公开")
    assert (made.subtitle.left, made.subtitle.right) == (
        "公示时间：2026年8月12日—8月26日（15日）", "财务")  # fmt: skip
    notes = [one.text for one in made.blocks if isinstance(one, Note)]
    assert notes[-1] == "监督电话：柳河镇纪委 0394-5550456"
    assert made.blocks[-1] == Signatures(
        ("村委会主任", "村务监督委员会主任"), date="2026年8月11日",
        seals=("平安县柳河镇白杨村民委员会", "白杨村村务监督委员会"),
    )  # fmt: skip
    table = next(one for one in made.blocks if isinstance(one, Table))
    assert [one.form for one in table.columns] == [Form.TEXT, Form.TEXT, Form.NUMBER]
    assert [one.key for one in table.columns] == [True, False, True]


def test_its_words_are_the_same_again(ledger):
    words = "\n".join(line for line in WORDS.split("\n") if "\t" not in line)
    assert text_of(as_it_was(ledger.as_of(), {"content": words}, "财务公开")) == words + "\n"


def test_words_of_nobody_stay_words(ledger):
    words = "通知\n明天停水\n\n村委会\n下午"
    assert "村委会" in text_of(as_it_was(ledger.as_of(), {"content": words}, "通知"))


def test_the_board_says_what_was_on_the_notice(ledger):
    matter = next(one for one in ledger.find("matter") if one["cadence"] == "month")
    month = Period.parse("2026-07")
    day = dt.date(2026, 8, 11)
    ledger.save("disclosure", {
        "matter": Ref(matter.id), "period": month, "title": "财务", "planned_on": day,
        "reviewed_on": day, "decided_on": day, "posted_on": day, "content": WORDS,
    })  # fmt: skip
    said = text_of(board(ledger.as_of(Period.parse("2026Q3")), "公开", lambda _: True, "无"))
    assert "村委会收支：期末结余 39,862.18 元。" in said
