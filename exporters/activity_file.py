"""The nine papers that are asked for about one activity, each a view of a record that names it.

The list is the file of one 人居环境整治 as the press told it: 来文, 方案, 代表会议记录,
动员会记录, 环境卫生名单, 分工细则, 扫街照片, 片区考评表, 入户考评表. What no record says is not
made; the part says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exporters.blocks import chosen, datum, table_of
from exporters.document import Block, KeyValues, Paragraph, Pictures, Signatures
from exporters.minutes import minutes_of
from exporters.photo_block import pictures_of
from models.field import Field
from models.kinds_dates import Date
from models.kinds_links import Attachment, Lines
from models.privacy import Audience
from models.record import Record
from models.view import View

AUDIENCE = Audience.OFFICE
_DAY = Date("day", "日期")
_ASSEMBLY = "村民代表会议"
#: as the paper says what the form asks in other words
HEADS = {
    "happened_on": "日期", "title": "活动名称", "kind": "类别", "place": "地点",
    "organiser": "组织者", "people": "参加人数", "hauled": "清运垃圾（吨）", "cost": "经费（元）",
}  # fmt: skip
_WHAT = ("title", "happened_on", "place", "organiser", "people", "machines", "hauled", "cost")


@dataclass(frozen=True)
class Made:
    """A part that there is: the record it is taken from, in words, and what stands on it."""

    source: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Part:
    """One of the papers; `make` returns it, or the sentence that says why there is none."""

    code: str
    label: str
    make: Callable[[View, Record], Made | str]


def source_of(activity: Record) -> str:
    """Name the record of an activity."""
    return f"活动登记第 {activity.id} 条（{_day(activity['happened_on'])}）"


def _day(value: Any) -> str:  # noqa: ANN401 - a date
    return _DAY.show(value)


def _pairs(
    view: View, record: Record, names: Sequence[str], heads: Mapping[str, str] | None = None
) -> KeyValues:
    fields = chosen(view.type(record.type), *names, labels=heads)
    return KeyValues(
        tuple(
            (one.label, datum(one, record, AUDIENCE))
            for one in fields
            if record[one.name] not in {None, ""}
        )
    )


def _asked(view: View, activity: Record) -> Made | str:
    if activity["incoming"] is None:
        return "没有登记是哪份来文要办的，没有来文就没有这一份"
    paper = view.get("incoming", activity["incoming"].id)
    names = ("subject", "sender", "doc_number", "received_on", "number", "result")
    photos = _photos(view, paper, "files")
    where = Paragraph("原件按收文号存放，照片附后。" if photos else "原件按收文号存放。")
    return Made(f"收文登记 {paper['number']}", (_pairs(view, paper, names), where, *photos))


def _plan(view: View, activity: Record) -> Made | str:
    del view
    if not activity["plan"]:
        return "没有记过工作方案"
    when = activity["planned_on"]
    said = tuple(Paragraph(line) for line in activity["plan"].split("\n") if line.strip())
    return Made(
        source_of(activity) + (f"，{_day(when)}定的方案" if when else "，没写哪天定的"),
        (*said, Signatures(("村党组织书记", "村委会主任"))),
    )


def _minutes(view: View, meeting: Record) -> Made:
    source = f"会议“{meeting['topic']}”（{_day(meeting['held_on'])}，{meeting['kind'].title}）"
    return Made(source, minutes_of(view, meeting))


def _assembly(view: View, activity: Record) -> Made | str:
    if activity["meeting"] is None:
        return "没有记过为它开的村民代表会议"
    meeting = view.get("meeting", activity["meeting"].id)
    if meeting["kind"].title != _ASSEMBLY:
        held = f"{_day(meeting['held_on'])}的{meeting['kind'].title}"
        return f"没有开村民代表会议，这件事是{held}布置的"
    return _minutes(view, meeting)


def _mobilised(view: View, activity: Record) -> Made | str:
    if activity["mobilised"] is None:
        return "没有记过动员会"
    return _minutes(view, view.get("meeting", activity["mobilised"].id))


def _rows(
    lines: str, names: Sequence[str], missing: str, *, seen: bool = False
) -> Callable[[View, Record], Made | str]:
    """Return what makes a table of child rows; with `seen` only of those somebody went to see."""

    def make(view: View, activity: Record) -> Made | str:
        rows: Sequence[Mapping[str, Any]] = activity[lines] or ()
        rows = [one for one in rows if not seen or one["judged"]]
        if not rows:
            return missing
        table = table_of(_columns(view, lines, names), rows, AUDIENCE, numbered=True)
        roles = ("考评人", "负责人") if seen else ("填表人", "负责人")
        return Made(source_of(activity), (table, Signatures(roles)))

    return make


def _columns(view: View, name: str, names: Sequence[str]) -> Sequence[Field[Any]]:
    lines = view.type("activity").by_name[name]
    assert isinstance(lines, Lines)  # noqa: S101 - as the register declares it
    return [one for one in lines.fields if one.name in names]


def _street(view: View, activity: Record) -> Made | str:
    photos = _photos(view, activity, "photos")
    return Made(source_of(activity), photos) if photos else "没有放过照片，不补"


def _photos(view: View, record: Record, name: str) -> tuple[Block, ...]:
    assert isinstance(view.type(record.type).by_name[name], Attachment)  # noqa: S101
    found = pictures_of(view, record, (name,), AUDIENCE)
    return (Pictures(tuple(found), across=2),) if found else ()


#: code, label, how it is made; in the order of the file
PARTS = (
    Part("asked", "上级来文", _asked),
    Part("plan", "村两委工作方案", _plan),
    Part("assembly", "村民代表会议记录", _assembly),
    Part("mobilised", "思想动员会议记录", _mobilised),
    Part(
        "homes",
        "环境卫生重点户名单",
        _rows("homes", ("name", "group", "need"), "没有记过要看的户"),
    ),
    Part(
        "shares",
        "实施分工细则",
        _rows("shares", ("area", "who", "work"), "没有记过分工"),
    ),
    Part("street", "扫街照片", _street),
    Part(
        "areas",
        "片区考评表",
        _rows(
            "shares", ("area", "who", "seen_on", "judged"), "没有记过去片区看的结果", seen=True
        ),
    ),
    Part(
        "visits",
        "入户考评表",
        _rows(
            "homes",
            ("name", "group", "need", "seen_on", "judged", "said"),
            "没有记过入户看的结果",
            seen=True,
        ),
    ),
)


def what_was_done(view: View, activity: Record) -> tuple[Block, ...]:
    """Return the activity itself: when, where, what, who came by group."""
    pairs = _pairs(view, activity, _WHAT, HEADS)
    rows: Sequence[Mapping[str, Any]] = activity["taking_part"] or ()
    came = table_of(_columns(view, "taking_part", ("who", "count")), rows, AUDIENCE)
    said = [Paragraph(activity["content"])] if activity["content"] else []
    return (pairs, *([came] if rows else []), *said)
