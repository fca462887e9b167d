"""Kinds for people and bodies: names and numbers, with check, mask and what follows from them.

A doubtful number is warned about and passes: old people have 15 digits, newborns none yet
(GB 11643, GB 32100).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar

from models.errors import Invalid
from models.field import Cell, kind_of_field
from models.identity import digits_wrong, doubts_of_code, doubts_of_id
from models.kinds import Text
from models.pattern import pattern
from models.privacy import Privacy
from models.writing import narrow, read_numeral

_PHONE_MARKS = pattern(r"[-()]")
_FIXED_LINE = pattern(r"0\d{2,3}-\d{7,8}(-\d{1,6})?|[2-8]\d{6,7}-\d{1,6}")  # with extension
_CARD = pattern(r"\d{8,32}")
_USUAL_NAME = pattern("[\u4e00-\u9fff]{1,9}")
_GAP = pattern(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_DOTS, _DIGIT = pattern("[•・‧∙]"), pattern(r"\d")
_USUAL_NUMBER, _USUAL_PHONE = pattern("[0-9]{17}[0-9X]"), pattern("1[3-9][0-9]{9}")
#: how a sheet shows a long number that it keeps as a number: its end is lost
_SCIENTIFIC = pattern(r"\d(\.\d+)?E\+\d{1,2}")
_LOST = "被表格软件存成了科学记数，号码已经丢了，请对着原件重填"
_BETWEEN = pattern(r"[/、,;，；\s]+")  #: between two numbers in one place
_ABROAD = pattern(r"^\+?(0086|86)(?=1\d{10}$)")


@kind_of_field
class PersonName(Text):
    """A name; spaces inside Chinese names (王　伟) are typing habit and are dropped."""

    kind: ClassVar[str] = "person_name"
    kind_label: ClassVar[str] = "姓名"
    longest: int = 50

    def understand(self, text: str) -> str:
        """Drop spaces between Chinese characters, unify the dot of minority names."""
        if _USUAL_NAME.fullmatch(text):
            return text
        text = _GAP.sub("", text)
        text = _DOTS.sub("·", text)
        if _DIGIT.search(text):
            raise Invalid(f"姓名里不该有数字：“{text}”")
        return super().understand(text)


#: what villages write above the column of groups
GROUP_HEADS = (
    *("组别", "小组", "组", "所在组", "村组", "所属小组", "组名", "村小组", "生产队", "队别"),
    *("村民组", "居民小组", "组号", "小组名称", "组队", "社别", "所在村民小组", "屯组"),
    *("所属组", "所在社", "所属社", "社", "队", "小队", "所在队", "所在小队", "生产小队", "屯"),
    *("屯别", "自然屯", "所在屯", "居民组", "社名", "组社", "队组", "村民组别", "村民小组名称"),
    "选民小组",
)
#: 三组, 第3村民小组, 4小队, 二社
_NUMBERED = re.compile(
    r"第?([0-9一二三四五六七八九十]{1,3})(?:村民)?(?:小?组|(?:小|生产)?队|社)?"
)


@kind_of_field
class GroupName(Text):
    """A villagers' group; 三组, 第3组, 3 and 第三村民小组 are all 3组, 东组 stays."""

    kind: ClassVar[str] = "group_name"
    kind_label: ClassVar[str] = "村民小组"
    longest: int = 30

    def understand(self, text: str) -> str:
        """Bring a numbered group to one spelling."""
        bare = narrow(text)
        found = _NUMBERED.fullmatch(bare)
        number = read_numeral(found[1]) if found else None
        return f"{number}组" if number else super().understand(bare)


@kind_of_field
class IdNumber(Text):
    """公民身份号码 (GB 11643), normalised: X, full-width and spaces."""

    kind: ClassVar[str] = "id_number"
    kind_label: ClassVar[str] = "身份证号"
    doubted: ClassVar[tuple[str, str, str]] = (
        "证件号写全、算得对",
        "对着证件改；还没有证件的先空着，办好再补",
        "公民身份号码按 GB 11643 算出的校验，只是提醒，能照样保存",
    )
    privacy: Privacy = Privacy.PERSONAL
    width: int = 18

    def understand(self, text: str) -> str:
        """Normalise; any other shape is kept as typed, so that it can be warned about."""
        if _USUAL_NUMBER.fullmatch(text):
            return text
        return super().understand(narrow(narrow(text).upper()).replace("-", ""))

    def read(self, cell: Cell) -> str | None:
        """Read a cell; a floating number of 16 or more digits has lost its end in Excel."""
        if isinstance(cell, float) and 1e15 <= cell < 1e18:  # noqa: PLR2004 - Excel keeps 15 digits
            return self.parse(f"{cell:.0f}"[:15] + "000")
        return super().read(cell)

    def doubts(self, value: str | None, today: dt.date) -> list[str]:
        """Name what does not fit; none of it refuses the record."""
        return doubts_of_id(value, today)

    def mask(self, value: str) -> str:
        """First six and last four."""
        hidden = len(value) - 10
        return value[:6] + "*" * hidden + value[-4:] if hidden > 0 else "****"


@kind_of_field
class CreditCode(Text):
    """统一社会信用代码 (GB 32100-2015); N1, N2, N3 are collectives."""

    kind: ClassVar[str] = "credit_code"
    kind_label: ClassVar[str] = "统一社会信用代码"
    doubted: ClassVar[tuple[str, str, str]] = (
        "信用代码算得对",
        "对着证书改",
        "统一社会信用代码按 GB 32100 算出的校验，只是提醒，能照样保存",
    )
    width: int = 18

    def understand(self, text: str) -> str:
        """Normalise to capitals without spaces."""
        return super().understand(narrow(narrow(text).upper()).replace("-", ""))

    def doubts(self, value: str | None, today: dt.date) -> list[str]:
        """Name what does not fit."""
        return doubts_of_code(value) if value else []


@kind_of_field
class Phone(Text):
    """A telephone number: mobile, or a fixed line with or without its area code."""

    kind: ClassVar[str] = "phone"
    kind_label: ClassVar[str] = "电话"
    privacy: Privacy = Privacy.PERSONAL
    width: int = 11

    def understand(self, text: str) -> str:
        """Drop spaces and brackets, keep the hyphen of a fixed line.

        Raises:
            Invalid: a wrong number of digits, or letters.
        """
        if _USUAL_PHONE.fullmatch(text):
            return text
        bare = narrow(text)
        fixed = bare.lstrip("(").replace(")", "-")
        if _FIXED_LINE.fullmatch(fixed):
            return fixed
        bare = _PHONE_MARKS.sub("", bare)
        bare = _ABROAD.sub("", bare)
        if wrong := digits_wrong(bare):
            is_lost = _SCIENTIFIC.fullmatch(bare.upper())
            raise Invalid(_LOST if is_lost else self._several(text, wrong))
        return bare

    def near(self, text: str) -> str:
        """Return the first of several numbers that stand in one place; "" where there is one."""
        parts = [part for part in _BETWEEN.split(text.strip()) if part]
        return parts[0] if len(parts) > 1 and not any(map(digits_wrong, parts)) else ""

    def _several(self, text: str, wrong: str) -> str:
        return "这里有几个号码，只能留一个，别的可以写进备注" if self.near(text) else wrong

    def mask(self, value: str) -> str:
        """138****1234."""
        return value[:3] + "****" + value[-4:] if len(value) > 7 else "****"  # noqa: PLR2004


@kind_of_field
class BankAccount(Text):
    """A bank card or account number; digits only, always text."""

    kind: ClassVar[str] = "bank_account"
    kind_label: ClassVar[str] = "银行卡"
    privacy: Privacy = Privacy.SENSITIVE
    width: int = 19

    def understand(self, text: str) -> str:
        """Drop spaces and hyphens.

        Raises:
            Invalid: not 8 to 32 digits.
        """
        bare = narrow(text).replace("-", "")
        if _SCIENTIFIC.fullmatch(bare.upper()):
            raise Invalid(_LOST)
        if not _CARD.fullmatch(bare):
            raise Invalid(f"银行账号应当是 8 到 32 位数字，看不懂“{text}”")
        return bare

    def read(self, cell: Cell) -> str | None:
        """Read a cell; a long number has lost its end in Excel."""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= 1e15:  # noqa: PLR2004
            raise Invalid("账号被表格软件存成了数，末尾几位丢了，请对着原件重填")
        return super().read(cell)

    def mask(self, value: str) -> str:
        """Last four only."""
        return "*" * 4 + value[-4:]
