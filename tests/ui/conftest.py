"""What every test of the window leaves behind: nothing, and the usual text size. Windows pile up
otherwise, and each one more makes every change of the text size slower for all that follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.look.theme import theme
from ui.look.tokens import STANDARD


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown():
    done = yield
    app = QApplication.instance()
    if app:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # with nothing in the window it takes no time; a window that stays, stays as it is
        if theme().size is not STANDARD and not app.topLevelWidgets():
            theme().apply(app)
    return done
