"""退回函: a polite draft for sending back what stands on no list and was not admitted.

It is for the office first; nothing is sent by printing it. What goes out is entered in 发文登记 by
the person, and its number then stands on the letter.
"""

from __future__ import annotations

from exporters.blocks import chosen, datum
from exporters.document import Document, Layout, Paragraph, Signatures, Spread, file_stem
from exporters.paper import day
from exporters.report import TEXTS, Params, Report
from models.affairs.off_list import doubts
from models.groups import Group
from models.kinds_links import Link, Ref
from models.letterhead import committee_of, running_of
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.rule_list import in_force
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_END = (
    "该事项如已经县级统一部署，或者已经办理准入，请告知文号和经费安排，我村随即登记办理。"
    "清单以内需要我村做的，我村照常配合。"
)


def build(view: View, params: Params) -> Document:
    """Make the letter about one affair, from what stands in it."""
    affair = view.get("affair", params["affair"].id)
    sent = _sent(view, affair)
    title = f"关于退回“{_shown(view, affair, 'matter')}”的函"
    said = [_received(view, affair), *_why(view, affair), _END]
    return Document(
        title=title,
        subtitle=Spread("", str(sent["number"]) if sent else ""),
        blocks=(
            Paragraph(f"{_shown(view, affair, 'sender')}：", indent=False),
            *map(Paragraph, said),
            Paragraph("特此函告。"),
            Signatures(date=_day_of(view, sent), seals=(committee_of(view.village),)),
        ),
        name=file_stem("退回函", _shown(view, affair, "matter"), day(view)),
        layout=Layout(numbered=False, official=True, running=running_of(view.village)),
    )


def _shown(view: View, affair: Record, name: str) -> str:
    (field,) = chosen(view.type("affair"), name)
    return datum(field, affair, _AUDIENCE).text


def _received(view: View, affair: Record) -> str:
    number = _shown(view, affair, "doc_number")
    by = f"（{number}）" if number else ""
    return (
        f"贵单位{_shown(view, affair, 'received_on')}交办的"
        f"“{_shown(view, affair, 'matter')}”{by}收悉。"
    )


def _why(view: View, affair: Record) -> list[str]:
    """Return why: what the lists say, with the rule behind it, then the person's own words."""
    said = []
    (doubt,) = doubts([affair], view)
    if doubt and affair["duty"]:
        name = _shown(view, affair, "list_name")
        said.append(f"经对照，该事项在“{name}”之列，不宜交由村级组织承担。")
    elif affair["off_list"] and not affair["admission"]:
        none = "经对照本村工作事务清单，该事项不在清单之内，也没有见到准入文号。"
        said.append(none + _rule(view))
    if why := _shown(view, affair, "why_returned"):
        said.append(f"{why.rstrip('。')}。")
    so = "为此，先将" if said else "现将"  # nobody said why: the letter makes up no reason
    said.append(f"{so}该事项退回，请予理解和支持。")
    return said


def _rule(view: View) -> str:
    """Return the rule in a sentence; one that nobody compared is named as reported."""
    found = in_force(view, "burden_limit", counter="affairs_off")
    best = sorted(found, key=lambda one: one["certainty"] != "verified")
    if not best:
        return ""
    basis, rule = f"{best[0]['basis'] or ''}{best[0]['article'] or ''}", best[0]["rule"]
    if best[0]["certainty"] == "verified":
        return f"按照{basis}，{rule}。"
    return f"据公开报道，{basis}提出，{rule}（以原文为准）。"


def _sent(view: View, affair: Record) -> Record | None:
    """Return the line of 发文登记 under which the letter went out, None while it is a draft."""
    where = (Where("affair", "=", Ref(affair.id)), Where("status", "=", "valid"))
    sent = view.ledger.find("outgoing", Query(where=where, limit=1))
    return sent[0] if sent else None


def _day_of(view: View, sent: Record | None) -> str:
    if sent is None:
        return day(view)
    return view.type("outgoing").by_name["sent_on"].show(sent["sent_on"])


def _newest(view: View) -> Ref | None:
    """Return the newest affair beside the lists: most likely it is meant."""
    where = (Where("off_list", "=", value=True), Where("admission", "empty"))
    found = view.ledger.find("affair", Query(where=where, order=("-received_on",), limit=1))
    return Ref(found[0].id, found[0]["matter"]) if found else None


def _every(view: View) -> list[Params]:
    """Return what is asked for every affair that went back in the view's period."""
    where = (Where("status", "=", "returned"), Where("closed_on", ">=", view.period.first),
             Where("closed_on", "<=", view.period.last)) if view.period else ()  # fmt: skip
    found = view.ledger.find("affair", Query(where=where, fields=("matter",)))
    return [{"affair": Ref(one.id, one["matter"])} for one in found]


REPORT = Report(
    "return_letter",
    "退回函",
    build,
    group=Group.AFFAIRS,
    order=90,
    audience=_AUDIENCE,
    about="清单外、没有准入的事，客气地退回去。先自己看，要发再登记发文，不会自动发给谁。",
    each=_every,
    params=(
        Link("affair", "哪件事", to="affair", required=True, aliases=("什么事",),
             default=_newest, example="下载防火巡查打卡软件"),
    ),
    formats=TEXTS,
)  # fmt: skip
