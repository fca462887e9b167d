"""Commands for copies of the ledger: backup, backups."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from models.backup import keeping, listing, places
from models.backup.listing import Copy
from models.errors import UserError
from ui.commands.command import Command, clock_of, opened, say_json, takes_ledger

_STATES = {"checked": "已检查", "unchecked": "没检查过", "broken": "打不开"}
_SECOND = {
    "copied": "第二个地方也拷了一份。",
    "same": "第二个地方已经有这一份。",
    "away": "第二个地方现在够不着，U 盘插上后会补上。",
    "none": "还没有第二个放备份的地方，用 --to 选一个 U 盘上的文件夹。",
    "failed": "",
}


def _backup(parsed: argparse.Namespace) -> int:
    with opened(parsed) as ledger:
        now, path = ledger.now, ledger.path
    if parsed.to:
        folder = Path(parsed.to)
        if not folder.is_dir():
            raise UserError(f"没有“{folder}”这个文件夹。", "请先插好 U 盘，或先建好文件夹。")
        places.choose(path, folder, now)
    kept = keeping.keep(path, now, keeping.BY_HAND)
    if kept is None:
        raise RuntimeError(path)  # a copy was just made
    if parsed.json:
        say_json({**_json(kept.copy), "second": kept.second})
    else:
        print(f"备份好了，已打开检查，{kept.copy.total or 0:,} 条都在：{kept.copy.path}")
        print(kept.said or _SECOND[kept.second])
        if parsed.to and places.on_same_disk(path, Path(parsed.to)):
            print("提醒：这个地方和账本在同一块盘上，这块盘坏了会一起丢。")
    return 1 if kept.second == "failed" else 0


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    takes_ledger(parser)
    parser.add_argument("--to", metavar="文件夹", help="从现在起也拷到这里（U 盘或另一块盘）")


def _backups(parsed: argparse.Namespace) -> int:
    clock_of(parsed)
    found = listing.listed(Path(parsed.ledger))
    if parsed.verify:
        found = [listing.verified(one) for one in found]
    if parsed.json:
        say_json([_json(one) for one in found])
        return 0
    for one in found:
        total = "—" if one.total is None else f"{one.total:,} 条"
        print(f"{one.at:%Y-%m-%d %H:%M}\t{one.reason}\t{total}\t{_STATES[one.state]}\t{one.path}")
    print(f"一共 {len(found)} 份。" if found else "还没有备份，做一份用 backup。")
    return 0


def _backups_arguments(parser: argparse.ArgumentParser) -> None:
    takes_ledger(parser)
    parser.add_argument("--verify", action="store_true", help="每一份都从头到尾再查一遍")


def _json(copy: Copy) -> dict[str, Any]:
    return {
        "name": copy.name,
        "at": copy.at.isoformat(timespec="seconds"),
        "reason": copy.reason,
        "state": copy.state,
        "records": copy.total,
        "here": copy.here and str(copy.here),
        "away": copy.away and str(copy.away),
    }


COMMANDS = (
    Command("backup", "备份一份，打开检查过才算", 140, _backup_arguments, _backup),
    Command("backups", "有哪些备份", 150, _backups_arguments, _backups),
)
