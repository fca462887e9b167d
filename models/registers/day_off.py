"""放假和调休: days off and worked weekends of a year that the program does not know, or not so."""

from models.groups import Group
from models.kinds import Choice, Text
from models.kinds_dates import Date
from models.lists import options, words
from models.privacy import Privacy
from models.record import RecordType, Section

RECORD = RecordType(
    "day_off",
    "放假和调休",
    group=Group.VILLAGE,
    order=60,
    title="day",
    unit="天",
    adds="写一天",
    about="按工作日算的期限看这里。程序里已有的年份不用写；没有的，照国务院办公厅的通知写，也能从表格导入。",
    listed=("day", "kind", "festival"),
    searched=("day", "festival"),
    known_by=("day",),
    sorted_by=("-day",),
    same_when=(("day",),),
    sections=(Section("", ("day", "kind", "festival")),),
    fields=(
        Date("day", "日期", required=True, privacy=Privacy.OPEN, aliases=words("日子 放假日期")),
        Choice(
            "kind",
            "放假还是上班",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda _: "off",
            aliases=words("安排 类型 放假或上班 放假/上班"),
            options=options("off 放假 休 休息", "worked 上班 班 补班 调休上班"),
        ),
        Text(
            "festival",
            "什么节",
            privacy=Privacy.OPEN,
            example="春节",
            aliases=words(
                "节日 节假日 假日名称",
            ),
        ),
    ),
)
