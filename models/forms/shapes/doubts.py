"""Doubts about a head that reads like a field: words around it that make it something else.

原住址, 企业 over 联系电话, 姓名（拟任）: a head means its field only where every word above it and
in its brackets is understood and adds nothing. What is not understood may name somebody else,
another time or another thing, so that the place stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from models.forms.form import RUNNING, SAME, SITE, Place
from models.forms.shapes.hints import doubt_in_brackets
from models.forms.shapes.own_words import asks_by_name, name_asked
from models.forms.shapes.parents import doubt_above
from models.forms.shapes.people import about_people
from models.record import RecordType
from models.sheets import whose
from models.sheets.vocabulary import brackets
from models.writing import narrow

#: parts that somebody plays, whose own name may stand elsewhere
_PART = re.compile(
    r"^(申请|申报|受益|享受|投保|被?保险|被保险|参保|缴费|领款|领取|收款|参训|受助|受理|"
    r"被救助|被扶养|转移|当事)人(?!员)"
)
_OF_WHOM = re.compile(f"({whose.SUBJECT}|走访对象|服务对象)(?:联系)?(?:电话|手机|姓名|身份证)")
_NAME = re.compile(r"姓名|名字|姓名.{0,6}")
_ADDRESS = re.compile("地址|位置|地点")
_OF_THINGS = re.compile("宅基地|建房|房屋|住房|经营|企业|项目|地块|林地|养殖|商铺|门面|设施|场所")
#: heads of a list of a firm's people
_STAFF = re.compile("[一二三]级部门|所[在属]部门|^部门$|车间|工号|班组|司龄|用工(形式|公司)")
#: a school somebody goes to now, and what it is
_SCHOOL, _LEVEL = re.compile("[就在]读学校|学籍号"), re.compile("层次|学段")
_EACH = re.compile(r"/[亩人户月天次平]|每[亩人户月天平]|单价|标准")
_PAID_FOR, _OWN_LAND = re.compile("补|应|申报|核|流转|经营"), re.compile("承包|确权|耕地")
_UNTOUCHED = frozenset({RUNNING, SAME, SITE, "填报日期", "年度"})


def doubted(
    places: Iterable[Place], kind: RecordType | None, title: str = ""
) -> Iterator[Place]:
    """Yield the places, those left open around whose heads a word is not understood."""
    all_ = tuple(places)
    named = tuple(one for one in all_ if _is_name(one, kind) and not (
        doubt_in_brackets(one) or doubt_above(one, kind, (), title)))  # fmt: skip
    others = {one.head[:-1] for one in all_ if len(one.head) > 1 and one not in named
              and (one.target is None or one.target.linked)
              and _NAME.fullmatch(narrow(one.head[-1]))}  # fmt: skip
    staff = any(_STAFF.search(narrow(one.head[-1])) for one in all_
                if one.head and one.column is not None)  # fmt: skip
    at_school = any(_SCHOOL.search(narrow(word)) for one in all_ for word in one.head)
    for one in all_:
        if not one.meant or one.derivation in _UNTOUCHED or not one.head:
            yield one
            continue
        why = (_of_somebody(one, kind) or doubt_in_brackets(one) or _of_purpose(one)
               or doubt_above(one, kind, named, title) or _of_part(one, named))  # fmt: skip
        leaf = narrow(one.head[-1])
        if _ADDRESS.fullmatch(leaf) and _OF_THINGS.search(title):
            why = "不一定是住的地方"
        if not why and at_school and name_asked(one) == "education" and _LEVEL.search(leaf):
            why = "是正在上的学校的，不一定是文化程度"
        if not why and staff and name_asked(one) == "group":
            why = "不一定是村民小组"
        if not why and one.head[:-1] in others and not asks_by_name(one):
            why = f"“{one.head[-2]}”有自己的姓名，不是这一行的人"
        yield one.opened(why) if why else one


def _is_name(one: Place, kind: RecordType | None) -> bool:
    """Say whether a place asks for the name of whom the rows are about."""
    return (
        one.target is not None and one.membership is None and bool(one.head)
        and one.target.field.name in {kind.title if kind else "", "head"}
    )  # fmt: skip


def _of_purpose(one: Place) -> str:
    """Say why a head measures something else: 租金（元/亩）, 成员数（户）, 应补面积; "" if not."""
    head, name = narrow(one.head[-1]), name_asked(one)
    if name == "farm_area" and (_PAID_FOR.search(head) or not _OWN_LAND.search(head)):
        return "要补的面积不一定就是承包地面积"
    if name == "size" and "户" in [*brackets(head)]:
        return "是多少户，不是多少人"
    kind = getattr(one.target.field, "result", one.target.field).kind if one.target else ""
    own = "".join(one.target.words if one.target else ())
    each = kind == "money" and _EACH.search(head) and not _EACH.search(own)
    return "是按每亩、每人这样算的，不是总数" if each else ""


def _of_somebody(one: Place, kind: RecordType | None) -> str:
    """Say whose 走访对象电话 is in a list of networks or of things, which has a phone too."""
    of = _OF_WHOM.match(narrow(one.head[-1]))
    if kind is None or about_people(kind) or of is None or one.target is None:
        return ""
    own = any(of[1] in narrow(word) for word in (*one.target.words, kind.label, *kind.aliases))
    return "" if own else f"是“{of[1]}”的，不是这一行的"


def _of_part(one: Place, named: Sequence[Place]) -> str:
    """Leave open 申请人身份证号 beside 姓名, which may be another's; a number names nobody."""
    named = [each for each in named
             if each.target and each.target.field.kind not in {"text", "long_text"}]  # fmt: skip
    part = _PART.match(narrow(one.head[-1]))
    if not part or one in named:
        return ""
    parts = (_PART.match(narrow(each.head[-1])) for each in named)
    if any(other and other[0] == part[0] for other in parts):
        return ""
    return f"“{part[0]}”不一定是“{named[0].head[-1]}”那个人" if named else ""
