"""What a command is, and what all commands share: opening the ledger, the day, JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.backup import keeping, listing
from models.declared import record_types
from models.errors import Invalid, UserError
from models.field import Field
from models.kinds_dates import Date
from models.kinds_links import Computed, Lines, Ref
from models.ledger import Ledger
from models.storage import is_there

_LARGEST = 10**15


@dataclass(frozen=True)
class Command:
    """A command: its name, its place in the help, and what it does."""

    name: str
    help: str
    order: int
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def whole(text: str) -> int:
    """Read a whole number that the ledger can hold, for an argument."""
    try:
        number = int(text)
    except ValueError:
        number = _LARGEST + 1
    if abs(number) > _LARGEST:
        raise argparse.ArgumentTypeError(f"要写整数，看不懂“{text[:20]}”")
    return number


def takes_ledger(parser: argparse.ArgumentParser) -> None:
    """Add the argument --ledger."""
    parser.add_argument("--ledger", required=True, metavar="账本", help="账本文件（.cwz）")


def clock_of(parsed: argparse.Namespace) -> Callable[[], dt.datetime]:
    """Return the clock: the real one, or noon of the day given by --today."""
    if not parsed.today:
        return dt.datetime.now
    try:
        day = Date("today", "--today").parse(parsed.today)
    except Invalid as error:
        raise UserError(f"--today：{error}。") from None
    if day is None:
        raise UserError("--today 后面要写日期。")
    moment = dt.datetime.combine(day, dt.time(12))
    return lambda: moment


@contextmanager
def opened(parsed: argparse.Namespace, *, write: bool = False) -> Iterator[Ledger]:
    """Open the ledger named on the command line; only writing takes the lock."""
    path = Path(parsed.ledger)
    if not is_there(path):
        raise UserError(f"没有找到账本“{parsed.ledger}”。", "请看看路径，新建一本用 new。")
    ledger = Ledger(path, record_types(), clock=clock_of(parsed), read_only=not write)
    try:
        if ledger.count("village"):
            ledger.who = ledger.village["secretary"] or ""
        yield ledger
    finally:
        op, now = (ledger.journal.last() if write else 0), ledger.now
        ledger.close()
    if write and keeping.is_due(listing.newest(path), op, now):
        try:
            keeping.keep(path, now)
        except UserError as error:  # what was asked for is done and stored
            print(error.sentence + error.action, file=sys.stderr)


def say_json(value: object) -> None:
    """Print JSON on one line."""
    print(json.dumps(value, ensure_ascii=False))


def plain(field: Field[Any], value: Any) -> Any:  # noqa: ANN401 - any kind, any JSON value
    """Return a value for JSON: numbers and truth as they are, days as ISO, else words."""
    if value is None:
        return None
    if isinstance(field, Computed):
        return plain(field.result, value)
    if isinstance(field, Lines):
        return [{one.name: plain(one, row.get(one.name)) for one in field.fields} for row in value]
    if field.kind in {"yes_no", "integer"}:
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Ref):
        return value.title
    return field.show(value)


def record_json(fields: tuple[Field[Any], ...], record: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """Return a record for JSON: id, revision and its fields by name."""
    return {
        "id": record.id,
        "revision": record.revision,
        **{one.name: plain(one, record[one.name]) for one in fields if one.name in record},
    }
