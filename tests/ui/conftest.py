"""What every test of the window leaves behind: nothing. Windows pile up otherwise, and each one
more makes every change of the text size slower for all that follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown():
    done = yield
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return done
