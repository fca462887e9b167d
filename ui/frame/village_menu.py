"""The menu under the village's name: other ledgers, the folder, a newer version of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ui.frame.window import Window


def village_menu(window: Window) -> QMenu:
    """Make the menu of a window."""
    menu = QMenu(window)
    for words, act in (
        ("打开别的账本", lambda: window.other_asked.emit("open")),
        ("新建一本账", lambda: window.other_asked.emit("new")),
        ("看账本在哪个文件夹", lambda: _show_folder(window)),
        ("", None),
        ("从 U 盘换新版程序", lambda: _upgrade(window, back=False)),
        ("退回上一版程序", lambda: _upgrade(window, back=True)),
    ):
        if act is None:
            menu.addSeparator()
            continue
        action = menu.addAction(words)
        action.triggered.connect(lambda _=False, act=act: act())
    return menu


def _show_folder(window: Window) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.session.ledger.path.parent)))


def _upgrade(window: Window, *, back: bool) -> None:
    from ui import upgrade

    (upgrade.go_back if back else upgrade.begin)(window.session, window)
