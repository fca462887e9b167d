"""A small village for the tests of the pages, and what they wait for."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSettings

from models.identity import check_digit
from models.kinds_links import Ref
from tests.models.villages import new_village
from ui.frame.window import Window
from ui.look.theme import theme
from ui.session import Session

NOW = dt.datetime(2026, 11, 23, 10, 42)


def number(day, tail):
    first = f"419922{day}{tail}"
    return first + check_digit(first)


PEOPLE = (
    ("王秀兰", number("19580315", "042"), "03-027", "wife", "3组", "13800012345"),
    ("王秀兰", number("19850601", "112"), "05-011", "head", "5组", None),
    ("赵振海", number("19550808", "001"), "03-027", "head", "3组", "13700010001"),
)


def make_ledger(folder):
    made = new_village(folder / "白杨村.cwz", clock=lambda: NOW, who="李春生")
    for name, id_number, household, relation, group, phone in PEOPLE:
        made.save("resident", {
            "name": name, "id_number": id_number, "household": Ref(None, household),
            "relation": relation, "group": group, "phone": phone,
            "address": f"白杨村{group}{household[-2:]}号",
        })  # fmt: skip
    made.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    made.save("official", {"name": "赵振川", "body": "group", "post": "组长"})
    return made


def open_window(qtbot, qapp, ledger, folder, *, size="standard"):
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    dress(qapp, size)
    window = Window(Session(ledger, theme()))
    qtbot.addWidget(window)
    window.resize(1366, 697)
    window.show()
    return window


def dress(qapp, size="standard"):
    """Put the text size on; dressing everything anew takes long and is seldom needed."""
    if theme().size.key != size or not qapp.styleSheet():
        theme().apply(qapp, size)


def page_of(window):
    return window.journey.page
