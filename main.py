"""Hand over: with a command to the command line, else to the window."""

from __future__ import annotations

import sys
from pathlib import Path


def _is_ledger(arguments: list[str]) -> bool:
    """Say whether the arguments are one file to open: there, or named like a ledger."""
    path = Path(arguments[0])
    return len(arguments) == 1 and (path.suffix == ".cwz" or path.is_file())


def main(arguments: list[str]) -> int:
    """Run a command, or open the window (with the ledger named, if any)."""
    from ui import commands

    if arguments and not _is_ledger(arguments):
        return commands.run(arguments)
    from ui import app

    return app.run(arguments[0] if arguments else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
