"""清单: which lists of affairs there are here; a county may have two, three or six of them.

Lists and what they mean: 厅字〔2022〕28号 as reported, and county practice; not compared.
"""

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.lists import options
from models.privacy import Privacy
from models.rule_list import rule_list

RECORD = rule_list(
    "duty_list",
    "清单种类",
    group=Group.AFFAIRS,
    order=80,
    title="name",
    unit="张",
    adds="加一张清单",
    about="县里有哪几张清单：依法履职、协助政府、负面清单，还有别的就加上。",
    listed=("name", "stance", "place", "used"),
    searched=("name",),
    known_by=("name",),
    free=("note",),
    fields=(
        Text("name", "清单名称", required=True, privacy=Privacy.OPEN, example="协助政府事项"),
        Choice(
            "stance",
            "在这张清单上的",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda _: "admits",
            options=options("admits 是村里该办的", "forbids 不许交给村里", "informs 只写明怎么办"),
        ),
        LongText("note", "备注"),
    ),
)
