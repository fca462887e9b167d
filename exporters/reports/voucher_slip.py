"""收支凭证: one entry as a slip to which its papers are glued and on which three people sign."""

from __future__ import annotations

from exporters.blocks import chosen, datum
from exporters.books import body_of
from exporters.document import Datum, Document, KeyValues, Layout, Note, Signatures, Spread
from exporters.document import file_stem as stem
from exporters.report import Params, Report
from models.groups import Group
from models.kinds_links import Link, Ref
from models.letterhead import running_of
from models.money.books import BOOKS, code_of
from models.money_words import in_words
from models.privacy import Audience
from models.query import Query
from models.record import Record
from models.view import View

_AUDIENCE = Audience.OFFICE
_TITLES = {"in": "收款凭证", "out": "付款凭证", "transfer": "转账凭证"}
_SHOWN = (
    "happened_on", "book", "account", "to_account", "summary", "subject", "counterparty", "funds",
    "contract", "debt", "activity", "affair", "resolution", "handler", "witness", "approver",
    "second_approver", "sheets", "reverses",
)  # fmt: skip
_MAY_BE_EMPTY = frozenset({
    "to_account", "reverses", "resolution", "contract", "debt", "activity", "affair",
    "second_approver",
})  # fmt: skip
_ROLES = ("经手人", "证明人", "审批人")


def build(view: View, params: Params) -> Document:
    """Make the slip of one entry."""
    ref = params.get("entry")
    if ref is None:
        return Document(title="收支凭证", blocks=(Note("还没有记账。"),), name="收支凭证")
    entry = view.get("cash_entry", ref.id)
    title = _TITLES[entry["direction"]]
    void = entry["status"] == "void"
    book = code_of(entry["book"]) or BOOKS[0].code
    return Document(
        title=title,
        subtitle=Spread(body_of(view, book), f"凭证号：{entry['number']}"),
        blocks=(KeyValues(_pairs(view, entry)), Signatures(_ROLES)),
        name=stem(title, entry["number"]),
        layout=Layout(single=True, numbered=False, running=running_of(view.village)),
        mark="作废" if void else "",
    )


def _pairs(view: View, entry: Record) -> tuple[tuple[str, Datum], ...]:
    kind = view.type("cash_entry")
    names = (one for one in _SHOWN if one in kind.by_name)
    fields = chosen(kind, *(one for one in names if entry[one] or one not in _MAY_BE_EMPTY))
    pairs = [(one.label, datum(one, entry, _AUDIENCE)) for one in fields]
    amount = datum(kind.by_name["amount"], entry, _AUDIENCE)
    words = f"人民币{in_words(entry['amount'])}"
    return (("金额（元）", amount), ("大写", Datum(words, words)), *pairs)


def _newest(view: View) -> Ref | None:
    found = view.ledger.find("cash_entry", Query(limit=1, fields=("number",)))
    return Ref(found[0].id, found[0]["number"]) if found else None


REPORT = Report(
    "voucher_slip",
    "收支凭证",
    build,
    group=Group.MONEY,
    order=40,
    audience=_AUDIENCE,
    about="一笔收支的凭证，粘单据、签字用；大写金额自动有。",
    each=lambda _: (),  # the books of a period hold them all
    params=(
        Link(
            "entry",
            "哪一笔",
            to="cash_entry",
            default=_newest,
            aliases=("凭证号",),
            example="村记〔2026〕第1号",
        ),
    ),
    formats=("pdf", "txt"),
)
