"""近亲属关系: that two people are kin, written once; households say the rest by themselves.

Internal: it stands on no public paper.
"""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Link
from models.lists import options, words
from models.people.kinship import WORDS
from models.query import Query, Where
from models.record import Filter, RecordType, Section
from models.view import View


def _two_people(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("person") and values.get("person") == values.get("relative"):
        return {"relative": "两边写的是同一个人"}
    return {}


def _once(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """What holds between two people is written once, from either side."""
    one, other = values["person"], values["relative"]
    for person, relative in ((one, other), (other, one)):
        where = (
            Where("person", "=", person), Where("relative", "=", relative),
            Where("ended", "empty"),
        )  # fmt: skip
        there = view.ledger.ids("kinship", Query(where=where))
        if not values.get("ended") and any(id_ != values.get("id") for id_ in there):
            return {"relative": "这两个人是什么关系已经记过了，改那一条就行"}
    return {}


RECORD = RecordType(
    "kinship",
    "近亲属关系",
    group=Group.PEOPLE,
    order=25,
    title="person",
    aliases=("近亲属", "亲属关系", "亲属登记"),
    unit="条",
    adds="记一对亲属",
    about="不在一户的亲属，只记用得着的：村干部、监委会成员的配偶、父母、子女、兄弟姐妹……"
    "一户里的按和户主的关系自动算。",
    listed=("person", "relative", "relation", "ended"),
    sorted_by=("person",),
    same_when=(("person", "relative"),),
    rules=(_two_people,),
    guards=(_once,),
    filters=(
        Filter(name="now", label="现在的", where=lambda today: (Where("ended", ">=?", today),)),
    ),
    sections=(Section("", ("person", "relation", "relative", "ended", "told_by", "note")),),
    fields=(
        Link("person", "谁", to="resident", required=True, width=8,
            aliases=words("干部姓名 村干部姓名 村干部 本人姓名 成员姓名 姓名 监委会成员姓名")),
        Choice(
            "relation",
            "亲属是他的什么人",
            required=True,
            width=8,
            options=options(*(f"{code} {word}" for code, word in WORDS.items())),
            help="近亲属是配偶、父母、子女、兄弟姐妹、祖父母外祖父母、孙子女外孙子女"
            "（民法典第1045条）；儿媳、女婿、公婆这些是姻亲",
        ),
        Link("relative", "亲属", to="resident", required=True, width=8,
            aliases=words("亲属姓名 近亲属姓名 家庭成员姓名 近亲属 家属姓名 亲属")),
        Date("ended", "到哪天为止", help="离婚、解除收养的写上，去世的不用写"),
        Text("told_by", "怎么知道的", width=10, example="本人说的"),
        LongText("note", "备注"),
    ),
)
