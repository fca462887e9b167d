"""挂牌目录: which signs may hang, outside and inside; a county has its own list.

No list for the whole country is known; places differ, and most of what is known was reported.
"""

from models.groups import Group
from models.kinds import Choice, LongText
from models.lists import options
from models.privacy import Privacy
from models.rule_list import rule_list

RECORD = rule_list(
    "sign_rule",
    "挂牌目录",
    group=Group.SIGNS,
    order=80,
    title="name",
    unit="块",
    adds="加一块牌子",
    about="县里准挂哪几块牌子，室外、室内各几块。县里有清单的照单加进来，没有的先看提示。",
    listed=("name", "side", "certainty", "kind", "place", "used"),
    searched=("name", "known_as"),
    known_by=("name", "code"),
    free=("known_as", "note"),
    fields=(
        LongText("name", "牌子名称", required=True, privacy=Privacy.OPEN, width=12),
        Choice(
            "side",
            "准挂在哪里",
            required=True,
            privacy=Privacy.OPEN,
            width=5,
            options=options(
                "outside 室外 外 外墙 门口 外（门口）", "inside 室内 内", "nowhere 不许挂 禁止",
                "unsaid 没有写明",
            ),
        ),
        Choice(
            "kind",
            "牌子类型",
            privacy=Privacy.OPEN,
            width=6,
            options=options(
                "body 组织牌", "base 阵地标识", "work 机制牌", "system 制度牌", "honour 荣誉牌"
            ),
        ),
        LongText(
            "known_as",
            "也叫",
            privacy=Privacy.OPEN,
            help="牌子上常见的写法，用空格隔开，认牌子时也算这一块",
        ),
        LongText("note", "备注"),
    ),
)  # fmt: skip
