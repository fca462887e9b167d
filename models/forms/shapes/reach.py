"""How far somebody else reaches who is named on a form about one: father, guardian, contact.

What follows may be theirs and stays open, up to where their row or block surely ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.forms.counts.counting import belongs
from models.forms.form import SURE
from models.forms.shapes.labels import Label
from models.sheets import whose
from models.sheets.matched import Match
from models.writing import narrow

OTHER = re.compile(
    whose.any_of(
        whose.PARENTS, whose.FAMILY, whose.GUARDIANS, whose.HELPERS, whose.AGENTS, whose.VOUCHERS,
        whose.IN_CHARGE, whose.TO_CALL, whose.THE_DEAD, whose.PROFESSIONALS, (whose.CLERK,),
        ("[甲乙]方", "[买卖]方", "[出承]租[方人]", "受让方"),
        ("祖", "结婚人", "当事人", "监测人", "检查组", "成员"),
    )
)  # fmt: skip
_DEAD = re.compile(whose.any_of(whose.THE_DEAD))
#: others of whom a form asks no more than the name and how to reach them
_ONLY_NAMED = re.compile(whose.any_of(whose.VOUCHERS, (whose.CLERK,)))
#: of whom a form says that he is one of a household: 是否低保家庭成员
_BELONGS = re.compile(r"(本人)?是否[\u4e00-\u9fff]+(家庭|户)成员$")
_PAID_INTO = re.compile("^(收款|领款)(?=[账帐]|卡|银行)")  #: an account, and no one's name
_NUMBER = re.compile(r"数量?([(].*[)])?:?$")
#: why a label asked a second time stays open
AGAIN = "上面已经有同样的一格，这一格可能是别人的"
#: by what others are reached and paid, wherever it stands after them
_WITH_THEM = frozenset({"phone", "bank_account"})
#: rows on, after which nothing shows that it is about them any more
_OVER = 2
_REACHED = frozenset({"phone"})
PERSONAL = frozenset({"id_number", "phone", "bank_account", "date", "person_name", "choice",
                       "text", "computed"})  # fmt: skip
NAMED = re.compile(
    r"(户主|本人|候选人|被推荐人|客户|申请人|申报人|人员|村民|被调查人|报备人|本户户主)?姓名:?|户主:?"
)
APPLICANT = re.compile(
    r"((来访|信访|承诺|报名|求助|申请|申报|报备|被调查|被救助|受助|受益|享受|登记|被核查|"
    r"参保|投保)人|(申请|申报|受益|参保|购机|种植|养殖)者)(姓名)?:?"
)
#: the home of the one whom a form is about, though a guardian was named in the row above
_HOME = re.compile(
    r"家庭(详细)?(住址|地址)|常住地址|(详细)?(通讯|联系)地址|户口所在地|户籍(所在)?地?(地址)?"
)
#: whoever that is: somebody else, unless it is known
_CALLED = re.compile(r".+姓名:?")


def is_named(label: str) -> bool:
    """Say whether a label asks for the name of the one whom a form is about."""
    text = narrow(label)
    return bool(NAMED.fullmatch(text) or APPLICANT.fullmatch(text))


@dataclass
class Reach:
    """Follows the labels in reading order: after whom they stand, who is not the one asked for."""

    other: str = ""
    row: int = -1
    named_only: bool = False  #: a form asks no more than the name and how to reach them
    section: tuple[str, ...] = ()
    named: bool = False  #: the one whom the form is about has been named
    again: bool = False  #: something was asked a second time since: of that other

    def follow(self, label: Label, one: Match) -> None:
        """Go on to the next label."""
        if label.path[:-1] != self.section:
            self.section, self.other = label.path[:-1], ""
        if label.gap is not None and label.gap.sort == "signed":
            self.other, self.row, self.named_only = label.path[-1], label.row, True
        elif names_other(label) and not (one.target and one.score >= SURE):
            self.other, self.row, self.again = label.path[-1], label.row, False
            self.named_only = bool(_ONLY_NAMED.search(narrow(label.path[-1])))
        elif is_named(label.path[-1]) and label.row > self.row and len(label.path) == 1:
            self.other, self.named_only = "", False  # 走访干部 above 户主姓名
        elif self.named_only and label.row > self.row + 1:
            self.other, self.named_only = "", False  # two rows on, it is not about them any more
        self.again = self.again or one.reason == AGAIN
        name = one.target is not None and one.score >= SURE and not names_other(label)
        named = name and one.target is not None and one.target.field.kind == "person_name"
        self.named = self.named or named or is_named(label.path[-1])

    def owns(self, label: Label, kind: str) -> bool:
        """Say whether a label may ask of that other."""
        if label.path[-1].startswith("本人") and not is_others(label.path):
            return False
        at_home = self.named and self.row < label.row and _HOME.fullmatch(narrow(label.path[-1]))
        kinds = _REACHED if self.named_only else PERSONAL
        rows = label.row - self.row
        if self.named and rows >= _OVER and not self.again:  # 监护人, then 文化程度
            kinds &= _WITH_THEM if rows > _OVER else _WITH_THEM | {"id_number"}
        return bool(self.other) and not at_home and kind in kinds


def is_others(path: Sequence[str]) -> bool:
    """Say whether a label speaks of somebody else than the one whom a form is about."""
    *above, last = map(narrow, path)
    last = _PAID_INTO.sub("", last)
    if belongs(last) is not None or _NUMBER.search(last):
        last = ""  # 是否两委成员, 是否村干部: whether one is that oneself; 子女数 names nobody
    return bool(OTHER.search("".join((*above, _BELONGS.sub("", last)))))


def names_other(label: Label) -> bool:
    """Say whether a label speaks of somebody else: 监护人, or 班主任姓名."""
    return is_others(label.path) or bool(_CALLED.fullmatch(narrow(label.path[-1])))


def of_applicant(paths: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the labels without 申报人 above them where nobody else is named but their family.

    Who applies after somebody died is not whom a form is about.
    """
    named = [path[:-1] for path in paths if NAMED.fullmatch(narrow(path[-1]))]
    theirs = {above for above in named if above and APPLICANT.fullmatch(narrow(above[-1]))}
    others = [above for above in named if above not in theirs]
    alone = len(theirs) == 1 and all(
        above and is_others(above) and not _DEAD.search(narrow("".join(above))) for above in others
    )
    for path in paths:
        yield (*path[:-2], path[-1]) if alone and path[:-1] in theirs else path
