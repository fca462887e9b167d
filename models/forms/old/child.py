"""The child process that makes a new workbook of an old one: a hostile file ends only this.

Called as `python -m models.forms.old.child FILE OUT MEGABYTES SECONDS`; it writes one marshalled
pair into OUT: the new workbook, and in words what was not carried over. Without that it died.
"""

from __future__ import annotations

import marshal
import subprocess
import sys
import tempfile
from pathlib import Path

from models.errors import UserError

MEGABYTES, SECONDS = 900, 20
_ROOT = Path(__file__).resolve().parents[3]


def converted_apart(path: Path) -> tuple[bytes, tuple[str, ...]]:
    """Return an old workbook as a new one, and what was not carried over, made by the child.

    Raises:
        UserError: it cannot be made, or takes too long.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [sys.executable, "-X", "utf8", "-m", __name__, str(path.absolute()), str(out)]
        try:
            subprocess.run(  # noqa: S603 - our own program
                [*command, str(MEGABYTES), str(SECONDS)], cwd=_ROOT, timeout=SECONDS, check=False,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
            data, lost = marshal.loads(out.read_bytes())  # noqa: S302 - our own child
        except (OSError, ValueError, EOFError, TypeError, subprocess.TimeoutExpired):
            raise UserError(
                f"“{path.name}”是旧格式，转不过来。", "请用 WPS 打开，另存为 xlsx 再填。"
            ) from None
    return data, tuple(lost)


def main(arguments: list[str]) -> int:
    """Make one workbook."""
    from models.forms.old.book import converted
    from models.sheets.child import limit

    source, target, megabytes, seconds = arguments
    limit(int(megabytes), int(seconds))
    data, lost = converted(Path(source))
    Path(target).write_bytes(marshal.dumps((data, list(lost))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
