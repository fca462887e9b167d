"""债权债务台账: who owes whom and how much is left; rent that is behind follows from contracts."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Heading, Note
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.OFFICE
_COLUMNS = (
    "kind", "counterparty", "matter", "begun_on", "amount", "settled", "left", "due_on",
    "in_charge",
)  # fmt: skip
_HEADS = {"kind": "债权或债务", "settled": "已收（付）"}
_BEHIND = ("number", "name", "counterparty", "direction", "owed", "paid", "behind")


def build(view: View, params: Params) -> Document:
    """Make the list of debts, and below it what contracts are behind with."""
    del params
    kind = view.type("debt")
    debts = view.find("debt", Query(order=("kind", "begun_on")))
    table = table_of(
        with_own(kind, chosen(kind, *_COLUMNS, labels=_HEADS)), debts, _AUDIENCE,
        numbered=True, empty="没有登记债权债务。",
    )  # fmt: skip
    late = [one for one in view.ledger.find("contract") if one["behind"]]
    fields = chosen(view.type("contract"), *_BEHIND)
    below = (
        Heading("合同到期没有收（付）的"),
        table_of(fields, late, _AUDIENCE, numbered=True),
        Note("这一张由合同的分期和收支记账算出来，收（付）清了就没有了。"),
    )
    return register_paper(view, REPORT.label, (table, *(below if late else ())))


REPORT = Report(
    "debt_register",
    "债权债务台账",
    build,
    group=Group.ASSETS,
    order=83,
    audience=_AUDIENCE,
    about="别人欠的、欠别人的，还剩多少；合同欠着的也列在后面。",
)
