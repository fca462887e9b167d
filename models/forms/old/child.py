"""The child process that makes a new workbook of an old one: a hostile file ends only this.

Called as `python -m models.forms.old.child FILE OUT MEGABYTES SECONDS`; it writes one marshalled
pair into OUT: the new workbook, and in words what was not carried over. Without that it died.
"""

from __future__ import annotations

import marshal
import sys
import tempfile
from pathlib import Path

from models.errors import UserError
from models.sheets.apart import command, run_apart
from models.sheets.limits import limit

SECONDS = 20


def converted_apart(path: Path) -> tuple[bytes, tuple[str, ...]]:
    """Return an old workbook as a new one, and what was not carried over, made by the child.

    Raises:
        UserError: it cannot be made, or takes too long.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        run_apart([*command(__name__), str(path.absolute()), str(out)], SECONDS)
        try:
            data, lost = marshal.loads(out.read_bytes())  # noqa: S302 - our own child
        except (OSError, ValueError, EOFError, TypeError):
            raise UserError(
                f"“{path.name}”是旧格式，转不过来。", "请用 WPS 打开，另存为 xlsx 再填。"
            ) from None
    return data, tuple(lost)


def main(arguments: list[str]) -> int:
    """Make one workbook."""
    from models.forms.old.book import converted

    source, target, megabytes, seconds = arguments
    limit(int(megabytes), int(seconds))
    data, lost = converted(Path(source))
    Path(target).write_bytes(marshal.dumps((data, list(lost))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
