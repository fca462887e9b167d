"""人口减少: deaths and moves out, as events; saving one changes the resident in the same act."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Copied, Link
from models.lists import options, words
from models.privacy import Privacy
from models.record import Consequence, Event, RecordType, Section
from models.view import View


def _resident(values: Mapping[str, Any], view: View) -> Sequence[Consequence]:
    del view
    died = values["kind"] == "death"
    change: dict[str, Any] = {
        "status": "dead" if died else "moved_out",
        "registered": False,
        "living": False,
        "voter": False,
    }
    if died:
        change["member"] = False  # who moved stays a member until the collective decides
    return (Consequence(type="resident", id=values["resident"].id, values=change),)


RECORD = RecordType(
    "departure",
    "人口减少",
    group=Group.PEOPLE,
    order=50,
    title="name",
    aliases=(
        "死亡人口", "死亡人员", "死亡", "迁出", "销户", "注销户口", "减员", "去世", "亡故",
        "过世", "离世", "故去", "户籍注销", "减少人口", "外迁", "减人",
    ),
    unit="人",
    adds="记一笔减少",
    about="去世、迁出、嫁出……记下来，村民里同时改好，人和经过都留着。",
    listed=("name", "kind", "happened_on", "went_to"),
    searched=("name",),
    sorted_by=("-happened_on",),
    dated="happened_on",
    same_when=(("resident", "kind"),),
    entails=_resident,
    event=Event(
        "人口有变动", "出生、去世、迁入迁出、婚嫁", 0, "people", part="少了人：去世、迁出、嫁出"
    ),
    sections=(
        Section("", ("resident", "name", "kind", "happened_on", "went_to", "proof", "note")),
    ),
    fields=(
        Link("resident", "村民", to="resident", required=True, aliases=words("姓名")),
        Copied("name", "姓名", link="resident", of="name", privacy=Privacy.OPEN,
               aliases=words(
                   "死亡人员姓名 死者姓名 去世人员姓名 逝者姓名 亡故人员姓名 迁出人员姓名",
                   "减少人员姓名 迁出人姓名 减少人员 注销人员姓名 死亡人姓名 死者 逝者",
                   "死亡者姓名 亡者姓名 销户人员姓名 死亡人员 死亡人口姓名 减少人口姓名",
                   "去世人姓名",
               )),
        Choice(
            "kind",
            "怎么走的",
            required=True,
            aliases=words(
                "变动类型 减少原因 减少类型 迁出原因 变动原因 减少类别 减少方式 注销原因",
                "变动类别 注销类型 离开原因 减少情形 注销类别 销户原因 销户类别 死亡原因类型",
                "变更类型 变化原因 变动情形 减少情况 异动类型 核减原因 减员原因 增减原因",
                "迁出类型",
            ),
            options=options(
                "death 去世 死亡 逝世 亡故 病故 病逝 病死 老死 老病 自然死亡 意外死亡 因病死亡 "
                "死亡注销 正常死亡 非正常死亡 意外 故去 过世",
                "move_out 迁出 户口迁出 外迁 迁往外地 迁出注销",
                "marriage 嫁出 婚出 婚迁 出嫁 嫁走 外嫁 婚嫁迁出 婚迁迁出",
                "service 参军 入伍 服兵役 应征入伍",
                "study 升学迁出 升学 上学 考学 考学转走 大学迁出 就学迁出",
                "other 其他",
            ),
        ),
        Date(
            "happened_on",
            "日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "变动日期 死亡日期 迁出日期 减少日期 减少时间 去世日期 离开日期 注销日期",
                "销户时间 离村时间 死亡时间 注销时间 迁出时间 离世时间 核减时间 销户日期",
                "变更时间 异动时间 减员时间 死亡年月 去世年月 注销户口时间 何时迁出",
            ),
        ),
        Text("went_to", "到哪里去",
            aliases=words(
                "迁入地 迁往地 迁往何处 迁出去向 迁往地址 迁入地址 去往何处 迁往何地 去向",
                "减少去向 迁至何地 现去向 去往地 迁往 迁至地址 迁出地 迁往地点 迁移地址 现住地",
                "去处 迁出地址 何处去 去向地址 迁出目的地 流向 迁往单位 迁往地区 迁移去向",
                "何地去 去哪里了 去哪了",
            )),
        Attachment("proof", "佐证材料", privacy=Privacy.PERSONAL, help="可有可无",
            aliases=words("证明材料 依据材料 佐证资料 证明资料")),
        LongText("note", "备注", privacy=Privacy.SENSITIVE),
    ),
)
