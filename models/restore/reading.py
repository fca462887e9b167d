"""A copy opened for looking: through a copy of its own that vanishes afterwards."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from models.errors import CannotWrite
from models.ledger import Ledger
from models.record import RecordType


@contextmanager
def opened(copy: Path, declared: Mapping[str, RecordType], now: dt.datetime) -> Iterator[Ledger]:
    """Open a copy as a ledger of today's shape; nothing of it is written back.

    Raises:
        LedgerUnreadable: it is damaged, or a newer version wrote it.
        CannotWrite: there is no room to look at it.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        looked = Path(folder) / "备份.cwz"
        try:
            shutil.copyfile(copy, looked)
        except OSError:
            raise CannotWrite(
                f"备份“{copy.name}”读不出来，可能是 U 盘松了，或磁盘满了。", "请插好 U 盘再看。"
            ) from None
        ledger = Ledger(looked, declared, clock=lambda: now)
        try:
            yield ledger
        finally:
            ledger.close()
