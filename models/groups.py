"""The places of the left column, in order; a register names the one it belongs to."""

from __future__ import annotations

from enum import Enum


class Group(Enum):
    """label, icon."""

    PEOPLE = ("村民和户", "people")
    MEETINGS = ("会议和决议", "chat")
    MONEY = ("收支流水", "yen")
    ASSETS = ("资产和合同", "folder")
    CERTIFICATES = ("证明和用印", "stamp")
    DISCLOSURE = ("三务公开", "board")
    AFFAIRS = ("上级任务", "flag")
    SIGNS = ("牌子和机制", "signpost")
    APPEALS = ("群众诉求", "megaphone")
    VILLAGE = ("本村", "house")

    @property
    def label(self) -> str:
        """The word in the left column."""
        return str(self.value[0])

    @property
    def icon(self) -> str:
        """Name of the icon file."""
        return str(self.value[1])
