"""The papers of one activity: views of records that there are; what was not held is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from exporters.activity_file import PARTS
from exporters.plain import text_of
from exporters.report import parse_params, report
from models.errors import UserError
from models.kinds_links import Ref

PAPER = report("activity_papers")


def made(ledger, part="整套", activity=None):
    texts = {"活动": str(activity or max(ledger.ids("activity"))), "哪一样": part}
    return text_of(PAPER.build(ledger.as_of(), parse_params(PAPER, ledger, texts)))


def bare_activity(ledger):
    return ledger.save("activity", {
        "title": "义务植树", "happened_on": dt.date(2026, 3, 12), "people": 20,
    }).id  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.code)
def test_of_an_activity_that_was_only_held_nothing_else_is_made(ledger, part):
    id_ = bare_activity(ledger)
    with pytest.raises(UserError, match=f"“{part.label}”出不了.*没有"):
        made(ledger, part.label, id_)


def test_the_whole_file_says_what_there_is_not(ledger):
    text = made(ledger, activity=bare_activity(ledger))
    assert "9 样里有 0 样" in text
    assert text.count("没有") >= len(PARTS)
    assert all(one.label in text for one in PARTS)


def test_each_part_names_the_record_it_is_taken_from(ledger):
    id_ = max(ledger.ids("activity"))
    for part in ("实施分工细则", "片区考评表", "环境卫生重点户名单"):
        assert f"取自：活动登记第 {id_} 条（2026年11月7日）" in made(ledger, part)
    assert "取自：会议“西头装路灯”（2026年10月5日，村民代表会议）" in made(
        ledger, "村民代表会议记录"
    )


def test_only_what_somebody_went_to_see_is_judged(ledger):
    text = made(ledger, "片区考评表")
    assert "1组" in text
    assert "2组" not in text
    with pytest.raises(UserError, match="没有记过入户看的结果"):
        made(ledger, "入户考评表")


def test_a_meeting_of_another_kind_is_no_assembly(ledger):
    kind = ledger.find_one("meeting_kind", name="党员大会")
    other = ledger.find_one("meeting", kind=Ref(kind.id))
    ledger.save("activity", {"meeting": Ref(other.id)}, id=max(ledger.ids("activity")))
    said = "没有开村民代表会议，这件事是2026年10月4日的党员大会布置的"
    with pytest.raises(UserError, match=said):
        made(ledger, "村民代表会议记录")


def test_the_paper_that_asked_is_one_of_the_incoming(ledger):
    task = ledger.find_one("affair", matter="秋季防火")
    day = dt.date(2026, 10, 15)
    id_ = ledger.save("activity", {"affair": Ref(task.id), "happened_on": day}).id
    assert ledger.get("activity", id_)["title"] == "秋季防火"
    text = made(ledger, "上级来文", id_)
    assert "柳政〔2026〕31号" in text
    assert "取自：收文登记 收〔2026〕" in text
