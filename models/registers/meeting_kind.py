"""会议种类: who calls a meeting, how many must come, how many must agree; laws and local habits.

Thresholds of the two bodies that decide for the village and for the collective are counted in two
ways: of those who came (村民委员会组织法), of all members (农村集体经济组织法).
"""

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.lists import options
from models.meetings.shares import OPTIONS
from models.privacy import Privacy
from models.record import Section
from models.rule_list import rule_list

RECORD = rule_list(
    "meeting_kind",
    "会议种类",
    group=Group.MEETINGS,
    order=80,
    title="name",
    unit="种",
    adds="加一种会",
    about="哪种会谁来召集、提前几天通知、到多少人才算数、多少人同意才通过。本地另有的加上。",
    listed=("name", "attendance", "majority", "majority_of", "certainty", "used"),
    searched=("name",),
    known_by=("name",),
    free=("note",),
    sections=(
        Section("", ("name", "body", "convener", "notice_days", "frequency", "composition")),
        Section("到会和通过", ("attendance", "households", "majority", "majority_of", "note")),
    ),
    fields=(
        Text("name", "会议种类", required=True, privacy=Privacy.OPEN, width=12),
        Choice(
            "body",
            "哪些人的会",
            privacy=Privacy.OPEN,
            required=True,
            default=lambda _: "other",
            options=options(
                "villagers 18周岁以上村民",
                "representatives 村民代表会议组成人员",
                "group 本组村民",
                "members 集体经济组织成员",
                "member_deputies 集体成员代表",
                "council 理事",
                "voters 登记参选村民",
                "party 党员",
                "both 村两委成员",
                "committee 村委会成员",
                "supervision 监委会成员",
                "other 其他",
            ),
        ),
        LongText("convener", "谁召集", privacy=Privacy.OPEN),
        Integer("notice_days", "提前几天通知", privacy=Privacy.OPEN, least=0, most=365),
        Choice(
            "frequency",
            "多久一次",
            privacy=Privacy.OPEN,
            options=options("month 每月", "quarter 每季度", "half 每半年", "year 每年"),
        ),
        LongText("composition", "由哪些人组成", privacy=Privacy.OPEN),
        Choice(
            "attendance",
            "到会要多少",
            privacy=Privacy.OPEN,
            options=OPTIONS,
            help="空着就是没有规定",
        ),
        Choice(
            "households",
            "或者多少户的代表",
            privacy=Privacy.OPEN,
            options=OPTIONS,
            help="按户的代表开会时的门槛",
        ),
        Choice("majority", "同意要多少", privacy=Privacy.OPEN, options=OPTIONS),
        Choice(
            "majority_of",
            "同意按什么算",
            privacy=Privacy.OPEN,
            options=options("present 到会人员", "all 全体人员"),
            help="村里的会按到会的算，集体经济组织的会按全体算",
        ),
        LongText("note", "备注"),
    ),
)
