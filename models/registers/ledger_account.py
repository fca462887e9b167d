"""会计科目: the chart of 2024 and the one before it; one number may mean two things in them.

2024: 农村集体经济组织会计制度 (财会〔2023〕14号), not compared with the original; before:
村集体经济组织会计制度 (财会〔2004〕12号).
"""

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.lists import options, words
from models.privacy import Privacy
from models.query import Where
from models.record import Filter, Section
from models.rule_list import rule_list

RECORD = rule_list(
    "ledger_account",
    "会计科目",
    group=Group.MONEY,
    order=80,
    title="name",
    unit="个",
    adds="加一个科目",
    about="收支归到哪个科目。明细科目可以自己加。",
    listed=("number", "name", "kind", "side", "edition", "clash"),
    searched=("name", "number"),
    known_by=("number", "name"),
    sorted_by=("edition", "number"),
    free=("note",),
    filters=(
        Filter(
            name="new",
            label="2024年起",
            where=lambda _: (Where("edition", "=", "new"),),
        ),
    ),
    sections=(Section("", ("number", "name", "kind", "side", "edition", "clash", "note")),),
    fields=(
        Text(
            "number",
            "科目编码",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            example="50301",
            aliases=words("科目编号 科目代码"),
        ),
        Text(
            "name",
            "科目名称",
            required=True,
            privacy=Privacy.OPEN,
            width=12,
            aliases=words(
                "科目 会计科目名称",
            ),
        ),
        Choice(
            "kind",
            "类别",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "result",
            options=options(
                "asset 资产", "debt 负债", "equity 所有者权益 权益", "cost 成本", "result 损益"
            ),
            aliases=words("科目类型"),
        ),
        Choice(
            "side",
            "余额方向",
            privacy=Privacy.OPEN,
            width=4,
            options=options("debit 借", "credit 贷", "both 双"),
            aliases=words("借贷方向"),
        ),
        Choice(
            "edition",
            "哪年的制度",
            required=True,
            privacy=Privacy.OPEN,
            width=8,
            default=lambda _: "new",
            options=options("new 2024年起的 2024", "old 2023年以前的 2005"),
        ),
        LongText("clash", "新旧对照", privacy=Privacy.OPEN, width=14),
        LongText("note", "备注"),
    ),
)
