"""Check rules for identity numbers, credit codes and telephones: pure functions on text.

Sources: GB 11643-1999 and GB 32100-2015, algorithms cross-checked
against published implementations.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from operator import mul

from models.pattern import pattern

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SEEN = 30_000  #: a large village; every number is asked several times in one import
_ID_ZEROS = ord("0") * sum(_ID_WEIGHTS)
_ID_ENDS = "10X98765432"
_CODE_SET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_LONG, _OLD, _FIRST = pattern(r"\d{17}[\dX]"), pattern(r"\d{15}"), pattern(r"\d{17}")
_MOBILE = pattern(r"1[3-9]\d{9}")
_FIXED = pattern(r"(0\d{2,3})?\d{7,8}(-\d{1,6})?")
_SERVICE = pattern(r"1\d{4}|400\d{7}|95\d{3,6}")
#: years from which somebody is grown up: votes and takes part in a villagers' meeting
ADULT = 18
_LENGTH, _OLD_LENGTH, _MOBILE_LENGTH = 18, 15, 11


def check_digit(first17: str) -> str:
    """Return the last character that belongs to 17 digits of an ID number."""
    total = sum(map(mul, first17.encode("ascii"), _ID_WEIGHTS)) - _ID_ZEROS
    return _ID_ENDS[total % 11]


def upgrade(old: str) -> str:
    """Turn a 15-digit number into its 18-digit form (GB 11643-1989: year 19xx)."""
    first17 = old[:6] + "19" + old[6:]
    return first17 + check_digit(first17)


@lru_cache(maxsize=_SEEN)
def birthday_of(number: str | None) -> dt.date | None:
    """Return the birthday inside a well-formed number, else None."""
    text = _long_form(number)
    if text is None:
        return None
    try:
        return dt.date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return None


@lru_cache(maxsize=_SEEN)
def sex_of(number: str | None) -> str | None:
    """Return "male" or "female" from the 17th digit (odd is male), else None."""
    text = _long_form(number)
    if text is None:
        return None
    return "male" if int(text[16]) % 2 else "female"


def _long_form(number: str | None) -> str | None:
    if number and _LONG.fullmatch(number):
        return number
    if number and _OLD.fullmatch(number):
        return upgrade(number)
    return None


def doubts_of_id(number: str | None, today: dt.date) -> list[str]:
    """Say what is odd about a normalised ID number; [] when it fits GB 11643."""
    if not number:
        return ["还没有证件号，先空着，办好再补"]
    if len(number) == _LENGTH and number.endswith("000") and check_digit_fails(number):
        return ["末尾是 000：表格软件只记 15 位，后 3 位丢了，请对着证件补全"]
    if "E+" in number or "." in number:
        return ["被表格软件存成了科学记数，号码已经丢了，请对着证件重填"]
    if "*" in number:
        return ["是遮住的号，请对着证件填全"]
    if _long_form(number) is None:
        return [
            f"应当是 18 位（老证 15 位），现在是 {len(number)} 位"
            if number.isalnum() and len(number) not in {_LENGTH, _OLD_LENGTH}
            else "里面有不该有的字，只能是数字和末位 X"
        ]
    birthday = birthday_of(number)
    if birthday is None:
        last = 12 if len(number) == _OLD_LENGTH else 14
        return [f"里面的出生日期不存在，请对着证件看看第 7 到 {last} 位"]
    if birthday > today:
        return ["里面的出生日期在今天之后，请对着证件看看"]
    if len(number) == _LENGTH and check_digit_fails(number):
        return ["最后一位对不上，可能有一位输错了，请对着证件看看"]
    return ["是 15 位的老号，能换到新证就改成 18 位"] if len(number) == _OLD_LENGTH else []


def check_digit_fails(number: str) -> bool:
    """Say whether an 18-character number ends in the wrong character."""
    return not _FIRST.fullmatch(number[:17]) or check_digit(number[:17]) != number[17]


def doubts_of_code(code: str) -> list[str]:
    """Say what is odd about a credit code; only its alphabet and last character are checked.

    The first two characters are not judged: 54 for village committees is unverified.
    """
    if len(code) != _LENGTH:
        return [f"应当是 18 位，现在是 {len(code)} 位"]
    if wrong := [character for character in code if character not in _CODE_SET]:
        return [f"里面不会有“{wrong[0]}”这个字（没有 I、O、S、V、Z）"]
    total = sum(
        _CODE_SET.index(character) * weight
        for character, weight in zip(code, _CODE_WEIGHTS, strict=False)
    )
    if _CODE_SET[(31 - total % 31) % 31] != code[17]:
        return ["最后一位对不上，可能有一位输错了"]
    return []


def digits_wrong(phone: str) -> str:
    """Return a sentence on what is wrong with a bare telephone number, or ""."""
    if _MOBILE.fullmatch(phone) or _FIXED.fullmatch(phone) or _SERVICE.fullmatch(phone):
        return ""
    if not phone.isdigit():
        return f"电话里只能有数字，看不懂“{phone}”"
    if phone.startswith("1"):
        gap = _MOBILE_LENGTH - len(phone)
        if gap:
            return (
                f"手机号是 11 位，现在只有 {len(phone)} 位，像是少了 {gap} 位"
                if gap > 0
                else f"手机号是 11 位，现在有 {len(phone)} 位，像是多了 {-gap} 位"
            )
        return f"没有“{phone[:3]}”开头的手机号"
    return f"电话是 {len(phone)} 位，座机 7 到 8 位，前面可以加区号"


def birthday_at(born: dt.date, age: int) -> dt.date:
    """Return the day on which somebody comes to an age: 29 February's is 1 March elsewhere."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return dt.date(born.year + age, 3, 1)


def age_on(born: dt.date, day: dt.date) -> int:
    """Return the age in full years (周岁) on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
