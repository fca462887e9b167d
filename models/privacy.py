"""Who may see which field. `may_show` is the only door to paper.

A public paper is made from a whitelist: a field is not public unless it is declared OPEN
(个人信息保护法 第6、25、28条).
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Protocol


class Privacy(IntEnum):
    """How far a field may travel; the default of every field is INTERNAL."""

    OPEN = 0  #: may stand on the wall
    INTERNAL = 1  #: village office and township
    PERSONAL = 2  #: identifies or reaches a person: ID number, phone, address
    SENSITIVE = 3  #: account, illness, poverty, faith: 敏感个人信息


class Audience(Enum):
    """For whom a paper is made."""

    NOTICE_BOARD = "公开栏"  #: everybody who walks by
    SCREEN = "屏幕列表"  #: lists on the screen of the office, people look over the shoulder
    OFFICE = "村内存档"  #: registers kept in the village
    TOWNSHIP = "报上级"  #: an authority which asks within its duty
    RECEIVER = "本人"  #: the person whom the paper is about


class Showing(IntEnum):
    """How a field appears; false only for NO."""

    NO = 0
    MASKED = 1
    WHOLE = 2


class HasPrivacy(Protocol):
    """Anything with a privacy class, in practice a Field."""

    @property
    def privacy(self) -> Privacy:
        """The class of this field."""


_SCREEN = {Privacy.PERSONAL: Showing.MASKED, Privacy.SENSITIVE: Showing.MASKED}


def may_show(field: HasPrivacy, audience: Audience) -> Showing:
    """Say how `field` may appear before `audience`."""
    if audience is Audience.NOTICE_BOARD:
        return Showing.WHOLE if field.privacy is Privacy.OPEN else Showing.NO
    if audience is Audience.SCREEN:
        return _SCREEN.get(field.privacy, Showing.WHOLE)
    return Showing.WHOLE
