"""The window's keys, and what they find on the page in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.look.buttons import Button
from ui.look.panes import Sheet


def bind(window: QWidget, keys: Iterable[str], act: Callable[[], object]) -> None:
    """Let keys do something anywhere in the window."""
    for one in keys:
        shortcut = QShortcut(QKeySequence(one), window)
        shortcut.activated.connect(act)


def filled_button(page: QWidget) -> Button | None:
    """Return the filled button in sight; there is one at most."""
    return next(
        (
            one
            for one in page.findChildren(Button)
            if one.kind == "filled" and one.isEnabled() and one.isVisible()
        ),
        None,
    )


def print_button(page: QWidget) -> Button | None:
    """Return the button in sight that prints what the page shows."""
    return next(
        (
            one
            for one in page.findChildren(Button)
            if one.text().startswith("打印") and one.isEnabled() and one.isVisible()
        ),
        None,
    )


def panes_of(page: QWidget) -> list[QWidget]:
    """Return what F6 goes through on a page: for each sheet or list its first field."""
    from PySide6.QtWidgets import QAbstractItemView  # at a start nobody presses F6

    shown = [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, Sheet | QAbstractItemView) and one.isVisible()
    ]
    outer = [one for one in shown if not any(_holds(other, one) for other in shown)]
    outer.sort(key=lambda one: (one.mapTo(page, one.rect().topLeft()).x(), one.y()))
    return [first for one in outer if (first := _first_field(one))]


def _holds(other: QWidget, one: QWidget) -> bool:
    return other is not one and other.isAncestorOf(one)  # Qt: a widget is its own ancestor


def _first_field(pane: QWidget) -> QWidget | None:
    inside = [one for one in (pane, *pane.findChildren(QWidget)) if _takes_keys(one)]
    return inside[0] if inside else None


def _takes_keys(one: QWidget) -> bool:
    return (
        one.isVisible() and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def push(made: Button | None) -> bool:
    """Press a button as a hand does: the field that is left stores first; False without one."""
    if made is None:
        return False
    made.setFocus()
    made.click()
    return True
