"""What does not agree in the sample: a marked handful, so that the check-up has something to say.

Everything else in the sample agrees; a test holds the two against each other.
"""

from __future__ import annotations

import datetime as dt

from models.kinds_links import Ref
from models.sample_books.sample_village import Sample

ORDER = 99
#: rule of the check-up, and what there is to find; some are stories of the other books
MARKED = (
    ("resident.id_number", "the child born last month has no number yet"),
    ("disclosure.overdue", "last month's money still is to be posted"),
    ("affair.off_list", "a task by telephone that stands on no list"),
    ("affair.late", "one task is late by two days"),
    ("affair.funds", "the money for one task never came"),
    ("form_demand.repeated", "a form asks for columns that were given before"),
    ("sign.beyond", "a sign hangs that nobody has decided about"),
    ("seal_use.approver_keeper", "whoever keeps the seal approved its use"),
    ("cash_entry.approver_handler", "whoever paid approved it himself"),
)


def fill(sample: Sample) -> None:
    """Plant what no other book tells."""
    day = sample.today - dt.timedelta(days=2)
    with sample.ledger.operation("示例：留给体检看的几处"):
        _money_that_never_came(sample)
        _approved_by_the_keeper(sample, day)
        _approved_by_himself(sample, day)


def _money_that_never_came(sample: Sample) -> None:
    received = sample.today - dt.timedelta(days=75)
    duty = sample.ledger.find_one("duty", matter="协助动员组织做好人口普查")
    sample.ledger.save("affair", {
        "matter": "人口变动抽样调查补录", "sender": "县统计局", "source": "meeting",
        "received_on": received, "deadline": received + dt.timedelta(days=20), "status": "done",
        "closed_on": received + dt.timedelta(days=18), "outcome": "按时办完",
        "duty": Ref(duty.id) if duty else None, "weight": "routine", "substance": "real",
        "funds_promised": 120000, "fund_source": "县统计局",
        "in_charge": sample.officials["director"],
    })  # fmt: skip


def _approved_by_the_keeper(sample: Sample, day: dt.date) -> None:
    keeper = sample.officials["supervisor"]
    sample.ledger.save("seal_use", {
        "used_on": day, "document": "村部宽带续费申请", "receiver": "柳河镇电信营业厅",
        "approver": keeper, "keeper": sample.name_of("supervisor"),
    })  # fmt: skip


def _approved_by_himself(sample: Sample, day: dt.date) -> None:
    account = sample.ledger.find_one("cash_account", name="村委会基本户")
    if account is None:
        return
    sample.ledger.save("cash_entry", {
        "happened_on": day, "account": Ref(account.id), "direction": "out", "amount": 9600,
        "summary": "付村部宽带费", "counterparty": "柳河镇电信营业厅", "sheets": 1,
        "handler": sample.name_of("director"), "approver": sample.officials["director"],
        "witness": sample.name_of("supervisor"),
    })  # fmt: skip
