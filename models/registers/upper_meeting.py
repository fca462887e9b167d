"""参加上级会议: meetings that somebody of the village had to go to or sit before a screen for."""

from models.groups import Group
from models.kinds import Choice, DecimalNumber, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.lists import options, words
from models.query import Where
from models.record import Event, Filter, RecordType, Section
from models.tally import Tally, total

_VIDEO = (Where("form", "=", "video"),)

RECORD = RecordType(
    "upper_meeting",
    "参加上级会议",
    group=Group.AFFAIRS,
    order=40,
    aliases=("上级会议", "参加镇级会议", "参加县级会议", "参加乡镇会议"),
    title="subject",
    unit="次",
    adds="记一次会",
    about="镇里、县里开的会，谁开的、开了多久。要办的事另记成“要办的事”。",
    listed=("subject", "held_on", "sender", "form", "hours"),
    searched=("subject", "sender"),
    sorted_by=("-held_on",),
    dated="held_on",
    same_when=(("held_on", "subject"),),
    event=Event(
        "来了上级文件、任务",
        "谁交办、几号前要，到期会提醒",
        1,
        "flag",
        part="去上级开会：谁开的、多久、是不是视频会",
    ),
    filters=(Filter(name="video", label="视频会", where=lambda _: _VIDEO),),
    tallies=(
        Tally(name="meetings", label="参加上级会议", unit="次", order=20),
        Tally(name="meetings_video", label="其中视频会", unit="次", order=21, where=_VIDEO),
        Tally(
            name="meeting_hours",
            label="会议时长",
            unit="小时",
            order=22,
            measure=total("hours"),
            needs=("hours",),
        ),
        Tally(
            name="meeting_people",
            label="参会人次",
            unit="人次",
            order=23,
            measure=total("attended"),
            needs=("attended",),
        ),
    ),
    sections=(
        Section("", ("subject", "sender", "held_on", "form", "hours", "attended")),
        Section("会后", ("affair", "files", "note"), later=True),
    ),
    fields=(
        LongText(
            "subject",
            "会议名称",
            required=True,
            width=18,
            aliases=words("会议 内容"),
            example="秋冬季防火工作推进会",
        ),
        Text(
            "sender",
            "谁开的",
            required=True,
            width=10,
            aliases=words("召集单位 主办单位 会议召集单位 召开单位 会议组织单位 通知单位"),
            example="柳河镇应急办",
        ),
        Date(
            "held_on",
            "哪天开的",
            required=True,
            default=lambda view: view.today,
            aliases=words("日期 会议时间 参会时间"),
        ),
        Choice(
            "form",
            "怎么开的",
            required=True,
            width=6,
            default=lambda _: "onsite",
            options=options("onsite 到现场", "video 视频会"),
            aliases=words("会议形式 会议方式 参会形式 参会方式 召开形式 召开方式")),
        DecimalNumber("hours", "开了几小时", places=1, width=5, aliases=words("时长")),
        Integer(
            "attended", "去了几个人", default=lambda _: 1, least=1, most=999, width=4,
            aliases=words("人数 参会人数"),
        ),
        Link("affair", "会上交办的事", to="affair", width=16),
        Attachment("files", "附件"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
