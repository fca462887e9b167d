"""Hand over: with a command to the command line, else to the window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

#: any of them says that a window can be shown; without, Qt would end the process with a dump
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _is_ledger(arguments: list[str]) -> bool:
    """Say whether the arguments are one file to open: there, or named like a ledger."""
    # Not Path.is_file(), which raises for a name too long.
    return len(arguments) == 1 and (
        Path(arguments[0]).suffix == ".cwz" or os.path.isfile(arguments[0])  # noqa: PTH113
    )


def main(arguments: list[str]) -> int:
    """Run a command, or open the window (with the ledger named, if any)."""
    if arguments and not _is_ledger(arguments):
        from ui import commands

        return commands.run(arguments)
    if sys.platform == "linux" and not any(map(os.environ.get, _DISPLAYS)):
        print("这里没有屏幕，窗口打不开。不用窗口的命令看：main.py --help", file=sys.stderr)
        return 1
    gc.disable()  # until the window stands: every class made so far would be looked at over again
    from ui import unread

    unread.spare()
    from ui import app

    return app.run(arguments[0] if arguments else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
