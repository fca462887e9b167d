"""四议两公开登记表: one matter in its parts, in the order of the steps; what was not done is open.

Parts after the form villages keep: 提议, 商议, 审议, 决议, 决议公开, 实施结果公开, each with its
time, how many came and where they sign, the content, and for the last two the opinion of the
supervisors.
"""

from __future__ import annotations

from collections.abc import Iterator

from exporters.blocks import chosen, datum
from exporters.document import (
    EMPTY,
    Block,
    Datum,
    Document,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    Signatures,
    Spread,
    file_stem,
)
from exporters.report import Params, Report, every
from models.groups import Group
from models.kinds_links import Link
from models.letterhead import committee_of
from models.meetings.deliberating import parts_of, steps
from models.meetings.judging import quorum
from models.privacy import Audience
from models.record import Record
from models.view import View

_AUDIENCE = Audience.OFFICE
_NUMERALS = "一二三四五六七八九十"
#: the words of the form that villages keep
_HEADS = {
    "title": "提议事项", "motive": "动议事由", "raised_on": "提起时间",
    "amount": "涉及金额（元）",
}  # fmt: skip
_PART = {"resolution": "决议编号", "guests": "乡镇参会人员", "opinion": "监督意见"}
_NOTICE = "notice"  #: what a step needs that is done by posting
_ROOM = Datum("\n", None)  #: two lines, to sign by hand


def build(view: View, params: Params) -> Document:
    """Make the form of one matter."""
    matter = view.get("deliberation", params["deliberation"].id)
    kind = view.type("deliberation")
    pairs = tuple(
        (one.label, datum(one, matter, _AUDIENCE))
        for one in chosen(kind, *_HEADS, labels=_HEADS)
    )
    return Document(
        title="四议两公开决策实施登记表",
        subtitle=Spread("", f"填报单位：{committee_of(view.village)}"),
        blocks=(KeyValues(pairs), *_parts(view, matter), Signatures(("填表人", "村党组织书记"))),
        name=file_stem("四议两公开登记表", matter["title"]),
    )


def _parts(view: View, matter: Record) -> Iterator[Block]:
    done = {one["step"].id: one for one in parts_of(view, [matter.id])[matter.id]}
    for number, step in enumerate(steps(view)):
        yield Heading(f"（{_NUMERALS[number]}）{step['name']}")
        part = done.get(step.id)
        if part is None:
            yield Paragraph("还没有走到这一步。", indent=False)
            continue
        yield KeyValues(tuple(_pairs(view, matter, part, step)))
        if part["meeting"]:
            yield KeyValues(tuple(_signed(view, part)), across=1)
    yield Note("同一件事动议事由前后一致；实到人数按规定的比例算。")


def _signed(view: View, part: Record) -> Iterator[tuple[str, Datum]]:
    """Yield where those who came sign; the township's people, where attendance is ruled."""
    yield ("参会人员签字", _ROOM)
    if quorum(view.get("meeting", part["meeting"].id), view).met is not None:
        yield ("乡镇参会人员签字（含职务）", _ROOM)


def _pairs(view: View, matter: Record, part: Record, step: Record) -> Iterator[tuple[str, Datum]]:
    kind, done = view.type("deliberation_part"), _done_by(step)
    motive = view.type("deliberation").by_name["motive"]
    yield (_HEADS["motive"], datum(motive, matter, _AUDIENCE))
    shown = "情况" if step["needs"] == _NOTICE else "内容"
    heads = {"happened_on": f"{done}时间", "content": f"{done}{shown}"}
    for one in chosen(kind, *heads, labels=heads):
        yield (one.label, datum(one, part, _AUDIENCE))
    if part["meeting"]:
        yield from _came(view, view.get("meeting", part["meeting"].id))
    for one in chosen(kind, *_PART, labels=_PART):
        if part[one.name]:
            yield (one.label, datum(one, part, _AUDIENCE))


def _done_by(step: Record) -> str:
    """Return what is done in a step: 提议, 审议, 公开 ... it is how its name ends."""
    return "公开" if step["needs"] == _NOTICE else str(step["name"])[-2:]


def _came(view: View, meeting: Record) -> Iterator[tuple[str, Datum]]:
    """Yield how many should have come, how many came, which share that is and whether it does."""
    fields = view.type("meeting")
    for one in chosen(fields, "expected", "present"):
        yield (one.label, datum(one, meeting, _AUDIENCE))
    share = ""
    if meeting["expected"] and meeting["present"] is not None:
        share = f"{meeting['present'] / meeting['expected']:.1%}".replace(".0%", "%")
    said = "\n".join(filter(None, (share, quorum(meeting, view).sentence)))
    yield ("到会比例", Datum(said, said) if said else EMPTY)


REPORT = Report(
    "deliberation_form",
    "四议两公开登记表",
    build,
    group=Group.MEETINGS,
    order=40,
    audience=_AUDIENCE,
    about="一件大事走过的每一步，按顺序排；没走到的写明没走到。",
    each=every("deliberation", "deliberation"),
    reads=("deliberation",),
    params=(
        Link("deliberation", "哪件大事", to="deliberation", required=True, aliases=("事项",)),
    ),
    formats=("pdf", "docx", "xlsx", "txt"),
)
