"""Nil returns: somebody looked and found nothing; nothing stands in the register."""

from __future__ import annotations

import datetime as dt

import pytest

from models import checking
from models.errors import Refused
from models.obligations import obligations
from models.periods import Period
from tests.models.villages import new_village

OCTOBER = Period.parse("2026-10")


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def report(ledger, **more):
    values = {"kind": "dispute", "period": OCTOBER, "found_on": dt.date(2026, 10, 31), **more}
    return ledger.save("nil_return", values).id


def quarrel(ledger, day):
    return ledger.save("dispute", {"matter": "争地边", "found_on": day}).id


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (dt.date(2026, 9, 30), False),
        (dt.date(2026, 10, 1), True),
        (dt.date(2026, 10, 31), True),
        (dt.date(2026, 11, 1), False),
    ],
)
def test_a_period_with_a_quarrel_is_not_nil(ledger, day, refused):
    quarrel(ledger, day)
    if refused:
        with pytest.raises(Refused, match="登记了 1 件矛盾纠纷，不是零"):
            report(ledger)
    else:
        report(ledger)
    report(ledger, kind="appeal")


def test_what_is_entered_later_is_found(ledger):
    report(ledger)
    assert checking.findings(ledger) == []
    quarrel(ledger, dt.date(2026, 10, 9))
    said = [one.sentence for one in checking.findings(ledger)]
    assert said == ["报了零，后来登记了 1 件矛盾纠纷"]


def test_who_reported_once_is_reminded_of_the_next_period(ledger):
    def due():
        return [(one.on, one.title) for one in obligations(ledger) if one.type == "nil_return"]

    assert due() == [], "how often differs by place: nobody is asked who never did"
    report(ledger, period=Period.parse("2026-08"))
    assert due() == [
        (dt.date(2026, 10, 5), "2026年9月矛盾纠纷报零"),
        (dt.date(2026, 11, 5), "2026年10月矛盾纠纷报零"),
    ]
    quarrel(ledger, dt.date(2026, 9, 9))
    assert len(due()) == 1
    report(ledger)
    assert due() == []
