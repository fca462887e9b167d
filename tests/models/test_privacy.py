"""Who sees what: the whole table, because a leak is worse than a fault."""

from __future__ import annotations

import pytest

from models.field import Faces
from models.kinds import Text
from models.kinds_people import BankAccount, IdNumber, Phone
from models.privacy import Audience, Privacy, Showing, may_show

WHOLE, MASKED, NO = Showing.WHOLE, Showing.MASKED, Showing.NO
TABLE = {
    Audience.NOTICE_BOARD: (WHOLE, NO, NO, NO),
    Audience.SCREEN: (WHOLE, WHOLE, MASKED, MASKED),
    Audience.OFFICE: (WHOLE, WHOLE, WHOLE, WHOLE),
    Audience.TOWNSHIP: (WHOLE, WHOLE, WHOLE, WHOLE),
    Audience.RECEIVER: (WHOLE, WHOLE, WHOLE, WHOLE),
}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("privacy", Privacy)
def test_may_show(audience, privacy):
    showing = TABLE[audience][privacy]
    field = Text("t", "文字", privacy=privacy)
    assert may_show(field, audience) is showing
    faces = field.faces("王秀兰", audience)
    if showing is NO:
        assert faces is None
    else:
        assert faces == (
            Faces("王秀兰", "王秀兰") if showing is WHOLE else Faces("王＊＊", "王＊＊")
        )


def test_a_field_says_nothing_of_itself_unless_told():
    assert Text("t", "文字").privacy is Privacy.INTERNAL
    assert [kind("x", "x").privacy for kind in (IdNumber, Phone, BankAccount)] == [
        Privacy.PERSONAL, Privacy.PERSONAL, Privacy.SENSITIVE,
    ]  # fmt: skip


def test_masks():
    assert IdNumber("i", "i").mask("110105188706120013") == "110105********0013"
    assert Phone("p", "p").mask("13800001234") == "138****1234"
    assert BankAccount("b", "b").mask("6222021234567890123") == "****0123"
    assert IdNumber("i", "i").mask("1234") == "****"
    assert Text("t", "t").mask("王") == "王"
