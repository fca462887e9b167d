"""What went up is kept as it was, and can be compared with today."""

from __future__ import annotations

import datetime as dt

import pytest

from exporters.comparing import changes
from exporters.plain import text_of
from exporters.renderer import renderer_for
from exporters.report import report, usual
from exporters.sending import Paper, send, usual_receiver
from models.errors import Refused, UserError
from models.kinds_links import Ref
from models.periods import Period

FOURTH = Period.parse("2026Q4")
DAY = dt.date(2026, 11, 23)


@pytest.fixture
def sent(ledger):
    one = report("affair_register")
    view = ledger.as_of(FOURTH)
    params = usual(one, view)
    document = one.build(view, params)
    id_ = send(ledger, Paper(one, FOURTH, params), document, "柳河镇党政办", DAY)
    return ledger.get("sent_paper", id_), document


def asked(ledger, sent, name):
    return report(name).build(ledger.as_of(), {"sent_paper": Ref(sent.id)})


def test_what_went_up_comes_out_again_byte_for_byte(ledger, sent, tmp_path):
    record, document = sent
    pdf = renderer_for(tmp_path / "a.pdf")
    before = pdf.render(document)
    ledger.save("affair", {"matter": "后来的事", "sender": "镇里", "received_on": DAY})
    again = asked(ledger, record, "sent_copy")
    assert pdf.render(again) == before
    assert record["receiver"] == "柳河镇党政办"
    assert {line.split()[0] for line in record["fingerprint"].split("\n")} == {"pdf", "xlsx"}
    assert usual_receiver(ledger.as_of(), report("affair_register")) == "柳河镇党政办"


def test_what_went_up_stands_still_but_to_whom_can_be_mended(ledger, sent):
    record, _ = sent
    for values in ({"title": "改了"}, {"content": "改了"}, {"paper": None}):
        with pytest.raises(Refused):
            ledger.save("sent_paper", values, id=record.id)
    with pytest.raises(UserError):
        ledger.remove("sent_paper", record.id)
    ledger.save("sent_paper", {"receiver": "柳河镇社会工作办"}, id=record.id)


def test_what_has_changed_since_is_said_line_by_line(ledger, sent):
    record, _ = sent
    assert "没有变化" in text_of(asked(ledger, record, "sent_compared"))
    ledger.save("affair", {"matter": "后来的事", "sender": "镇里", "received_on": DAY})
    said = text_of(asked(ledger, record, "sent_compared"))
    assert "后来的事" in said
    assert "当时没有这一行" in said


def test_a_notice_is_compared_with_what_it_would_be_today(ledger):
    posted = next(one for one in ledger.find("disclosure") if one["paper"])
    compared = report("posted_compared")
    given = {"disclosure": Ref(posted.id)}
    assert "没有变化" in text_of(compared.build(ledger.as_of(), given))
    draft = next(one for one in ledger.find("disclosure") if one["posted_on"] is None)
    with pytest.raises(UserError):
        compared.build(ledger.as_of(), {"disclosure": Ref(draft.id)})


def test_only_the_words_count_not_the_day_or_the_gaps():
    before = "标题\n期间   截至2026年1月1日\n一  二\n旧的\n制表日期：2026年1月1日"
    now = "标题\n期间 截至2026年2月1日\n一 二\n新的\n多出来\n制表日期：2026年2月1日"
    assert changes(before, now) == [("旧的", "新的"), ("", "多出来")]
