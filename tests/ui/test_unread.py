"""What a start is spared must be there when it is wanted."""

import subprocess
import sys

WANTED = """
import builtins
usual = builtins.__import__
from ui import unread
unread.spare()
print(builtins.__import__ is usual, bool(unread._sources))
from PySide6.QtCore import QTimer
from PySide6.support.signature.lib import enum_sig
try:
    QTimer.singleShot("a", "b")
except TypeError as error:
    print("Supported signatures" in str(error))
print(enum_sig.HintingEnumerator.__name__)
"""


def test_what_a_start_leaves_unread_is_read_when_a_wrong_call_is_explained() -> None:
    told = subprocess.run(
        [sys.executable, "-c", WANTED], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["True True", "True", "HintingEnumerator"], told.stderr
