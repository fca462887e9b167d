"""支出限额: from which amount on the village asks for more than one approver.

The amounts are the village's own, by its meeting or its township: the program brings none.
"""

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text
from models.lists import options
from models.money.books import BOOKS
from models.privacy import Privacy
from models.record import Section
from models.rule_list import rule_list

RECORD = rule_list(
    "spending_limit",
    "支出限额",
    group=Group.MONEY,
    order=81,
    title="name",
    unit="档",
    adds="加一档",
    about="多少钱以上要会议定。各村各镇不一样，写上自己的，超过的支出没有决议会提醒。",
    listed=("name", "book", "above", "needs", "used"),
    searched=("name",),
    known_by=("name",),
    free=("note",),
    sections=(Section("", ("name", "book", "above", "needs", "note")),),
    fields=(
        Text("name", "这一档叫什么", required=True, privacy=Privacy.OPEN, example="大额支出"),
        Choice("book", "哪本账", options=BOOKS, help="空着就是两本账都管"),
        Money(
            "above",
            "超过多少元",
            required=True,
            privacy=Privacy.OPEN,
            example="5,000.00",
            help="正好这个数还不算",
        ),
        Choice(
            "needs",
            "要有什么",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda _: "resolution",
            options=options("resolution 会议决议", "approval 两个人审批"),
        ),
        LongText("note", "备注"),
    ),
)
