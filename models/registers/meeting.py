"""会议: one meeting, who came, what was talked about; what was decided stands in 决议.

Whether enough people came is computed by the rule of the day (`meeting_kind`), and explained.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Lines, Link
from models.kinds_people import PersonName
from models.lists import options, words
from models.meetings.calling import TOLD_LATE, due
from models.meetings.deliberating import part_of_meeting
from models.meetings.judging import COUNTED, expected_people, quorum
from models.record import Doubt, Event, Record, RecordType, Said, Section
from models.view import View

_CAME = ("present", "proxy")


def _proposes(values: Mapping[str, Any], view: View) -> Mapping[str, Any]:
    rows = values.get("attendance") or expected_people(values, view)
    members = [one for one in rows if one.get("role") != "guest"]
    return {
        "attendance": rows or None,
        "expected": len(members) or None,
        "present": sum(one.get("came") in _CAME for one in members) if members else None,
    }


def _states(records: Sequence[Mapping[str, Any]], view: View) -> Sequence[str]:
    return [quorum(one, view).sentence for one in records]


def _too_many(values: Mapping[str, Any]) -> Mapping[str, str]:
    expected, present = values.get("expected"), values.get("present")
    if expected is not None and present is not None and present > expected:
        return {
            "present": f"实到 {present} 人比应到 {expected} 人还多，看看是不是把列席的也数进来了"
        }
    return {}


def _not_enough(meetings: Sequence[Record], view: View) -> Iterator[Said]:
    for one in meetings:
        judged = quorum(one, view)
        if judged.met is False:
            yield Said(one, judged.sentence, "present", judged.basis, one["topic"] or "会议")


RECORD = RecordType(
    "meeting",
    "会议",
    group=Group.MEETINGS,
    order=10,
    title="topic",
    unit="次",
    adds="记一次会",
    about="开了什么会、谁来了、说了什么。到会够不够由程序按规定算，决定的事记在“决议”里。",
    listed=("topic", "held_on", "kind", "present", "host"),
    searched=("topic",),
    known_by=("topic",),
    sorted_by=("-held_on",),
    dated="held_on",
    same_when=(("kind", "held_on", "topic"),),
    rules=(_too_many,),
    doubts=(
        Doubt(
            name="quorum",
            label="到会人数够",
            todo="人数记错了就改；真不够的，会上定的不算数，再开一次",
            finds=_not_enough,
            at_entry=True,
            needs=("topic", *COUNTED),
        ),
        TOLD_LATE,
    ),
    due=due,
    due_of=("meeting", "meeting_kind"),
    proposes=_proposes,
    entails=part_of_meeting,
    event=Event("开了会", "谁来了、议了什么、定了什么，记录和签到表都出来", 2, "chat"),
    leads_to=("resolution", "activity"),
    sections=(
        Section("", ("kind", "held_on", "topic", "place", "host", "recorder", "notified_on")),
        Section("", ("deliberation",)),
        Section("到会", ("expected", "present", "households", "state", "attendance")),
        Section("议题和记录", ("topics", "minutes", "photos", "note")),
    ),
    fields=(
        Link(
            "kind", "会议种类", to="meeting_kind", required=True, makes=True,
                aliases=words(
                    "会议名称 会议类型 会议类别 会议性质 会议种类名称 类别 会议形式 会议 会别",
                )
        ),
        Date(
            "held_on",
            "开会日期",
            required=True,
            default=lambda view: view.today,
            aliases=words("时间 会议时间 日期 开会时间 召开时间 召开日期 会议日期 召开会议时间"),
        ),
        Text("topic", "议题", required=True, width=16,
            aliases=words(
                "会议内容 主题 会议议题 会议主题 会议标题 主要议题 会议事项 研究事项",
                "议题内容 议事内容 研究议题 会议议程 研究讨论事项 讨论议题 会议名称",
                "议题及内容 主要内容 研究内容 会议研究事项 会议研究内容 会议讨论事项",
                "商议事项",
            )),
        Text("place", "地点", default=lambda _: "村部会议室",
            aliases=words(
                "会议地点 开会地点 召开地点 会场 会议场所 开会地址 举行地点 召开地址",
            )),
        PersonName("host", "主持人", width=6,
            aliases=words(
                "主持人及职务 会议主持人 主持 会议主持 主持人姓名 召集人 主持者 会议召集人",
                "主持会议人 召集（主持）人",
            )),
        PersonName("recorder", "记录人", width=6, default=lambda view: view.village["secretary"],
            aliases=words("会议记录人 记录员 记录人员 记录人姓名 会议记录员 记录 记录者")),
        Date("notified_on", "哪天通知的", aliases=words("通知时间 会议通知时间")),
        Link(
            "deliberation",
            "是哪件大事的一步",
            to="deliberation",
            help="走四议两公开的选上，那一步自动记好",
        ),
        Integer("expected", "应到人数", least=0, most=99999, width=5,
            aliases=words(
                "应到 应参加人数 应参会人数 应到会人数 应出席人数 应到代表人数 应到代表",
                "应到代表数 应到会代表 应到党员 应到党员数 应到户数 应到会代表人数 应到会数",
                "应到会人员数 应参加会议人数 应到人员数",
            )),
        Integer("present", "实到人数", least=0, most=99999, width=5,
            aliases=words(
                "实到 到会人数 参会人数 实际到会人数 参加人数 出席人数 实参会人数 与会人数",
                "实到会人数 参加会议人数 参会人次 实际到会 实到代表人数 实到代表 实到代表数",
                "实到会代表 实际参会人数 实到党员 实到党员数 实到户数 出席会议人数",
                "实到会代表人数 实到会数 实际出席人数 实际参加人数 会议人数 参与人数",
            )),
        Choice(
            "households",
            "按什么到会",
            default=lambda _: "people",
            options=options("people 按人", "households 按户的代表"),
        ),
        Computed(
            "state",
            "到会够不够",
            result=LongText("state", "到会够不够"),
            compute=_states,
            needs=("kind", "held_on", "expected", "present", "households"),
        ),
        Lines(
            "attendance",
            "签到",
            fields=(
                PersonName("name", "姓名", required=True),
                Choice(
                    "role",
                    "身份",
                    default=lambda _: "member",
                    options=options("member 组成人员", "guest 列席"),
                ),
                Choice(
                    "came",
                    "到会",
                    default=lambda _: "present",
                    options=options("present 到会", "proxy 委托", "leave 请假", "absent 没来"),
                ),
                Text("proxy", "委托给谁"),
            ),
        ),
        Lines(
            "topics",
            "议了哪些事",
            fields=(
                Text("matter", "议题", required=True),
                Text("said", "要点"),
            ),
        ),
        LongText("minutes", "会议记录",
            aliases=words(
                "会议主要内容及议定事项 主要内容及议定事项",
                "讨论要点 会议内容 记录内容 会议纪要 讨论情况 主要内容 会议内容摘要",
                "会议主要内容 会议记录摘要 会议情况 会议讨论情况 发言情况 会议决定 会议决议",
                "决议内容 会议决定事项 形成决议 会议结果 决议情况 会议形成的决议 讨论结果",
                "议定结果",
            )),
        Attachment("photos", "照片和签到表", help="可有可无，不留痕也不扣分"),
        LongText("note", "备注"),
    ),
)
