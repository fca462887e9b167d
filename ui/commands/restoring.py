"""Commands that bring back: compare, restore (a whole ledger, or records), removed (the bin)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from models import removed
from models.backup import listing
from models.backup.listing import Copy
from models.declared import register
from models.errors import DamagedLedger, NotFound, UserError
from models.journal import Changes
from models.ledger import Ledger
from models.restore import differing
from models.restore.differing import Told
from models.restore.reading import opened as looked_at
from models.restore.records import from_copy
from models.restore.taking import Key
from models.restore.whole import restore
from ui.commands.command import Command, clock_of, opened, say_json, takes_ledger

_PARTS = (("gone", "那时有，现在没有"), ("changed", "后来改过"), ("new", "后来新加"))


def _compare(parsed: argparse.Namespace) -> int:
    copy = _good(parsed)
    with opened(parsed) as ledger, looked_at(copy.path, ledger.declared, ledger.now) as old:
        found = differing.differences(old, ledger)
        gone = [one for each in found for one in differing.gone(old, ledger, each)]
        changed = [one for each in found for one in differing.changed(old, ledger, each)]
        labels = {one.type: ledger.type(one.type).label for one in found}
    if parsed.json:
        say_json({
            "registers": [{"type": one.type, **{part: list(getattr(one, part))
                                                for part, _ in _PARTS}} for one in found],
            "gone": [_told(one) for one in gone], "changed": [_told(one) for one in changed],
        })  # fmt: skip
        return 0
    for one in found:
        counts = "，".join(
            f"{len(ids):,} 条{words}" for part, words in _PARTS if (ids := getattr(one, part))
        )
        print(f"{labels[one.type]}：{counts}")
    for told in (*gone, *changed):
        print(f"  {told.type}/{told.id}\t{told.title}\t{told.since}")
    print("没有动任何一本。要取回几条，用 restore --record。" if found else "没有差别。")
    return 0


def _told(one: Told) -> dict[str, Any]:
    return {"type": one.type, "id": one.id, "title": one.title, "facts": one.facts,
            "since": one.since}  # fmt: skip


def _restore(parsed: argparse.Namespace) -> int:
    if parsed.record:
        copy = _good(parsed)
        with opened(parsed, write=True) as ledger:
            changes = from_copy(ledger, copy.path, _keys(ledger, parsed.record))
        return _say_back(parsed, changes)
    made = restore(_named(parsed), Path(parsed.ledger))  # the present file is not even opened
    if parsed.json:
        say_json({"ledger": str(made)})
    else:
        print(f"恢复好了，和现在这本放在一起：{made}\n现在这本没有动。")
    return 0


def _removed(parsed: argparse.Namespace) -> int:
    if not parsed.take_back:
        with opened(parsed) as ledger:
            rows = [
                {"type": one.type, "id": one.id, "title": title, "facts": facts,
                 "at": one.at.isoformat(), "who": one.who, "label": one.label}
                for one in removed.listed(ledger)
                for title, facts in [removed.words(ledger, one)]
            ]  # fmt: skip
        if parsed.json:
            say_json(rows)
            return 0
        for row in rows:
            print(f"{row['type']}/{row['id']}\t{row['title']}\t{row['at']}\t{row['label']}")
        print(f"一共 {len(rows)} 条，取回用 --take-back。" if rows else "没有删掉的。")
        return 0
    with opened(parsed, write=True) as ledger:
        there = {(one.type, one.id): one for one in removed.listed(ledger)}
        keys = _keys(ledger, parsed.take_back)
        if lost := [f"{name}/{id_}" for name, id_ in keys if (name, id_) not in there]:
            raise NotFound(f"删掉的里面没有“{'、'.join(lost)}”。", "有哪些用 removed 看。")
        changes = removed.bring_back(ledger, [there[key] for key in keys])
    return _say_back(parsed, changes)


def _say_back(parsed: argparse.Namespace, changes: Changes) -> int:
    back = [{"type": name, "id": id_} for name, id_ in sorted(changes.touched)]
    if parsed.json:
        say_json({"label": changes.label, "taken_back": back})
    elif back:
        print(f"{changes.label}。写了 {len(back)} 条，不要了用 undo。")
    else:
        print("和现在的一样，没有动。")
    return 0


def _keys(ledger: Ledger, texts: list[str]) -> list[Key]:
    """Read 村民/12 as a register and a record in it.

    Raises:
        UserError: it is not written so, or there is no such register.
    """
    keys = []
    for text in texts:
        name, _, id_ = text.rpartition("/")
        if not (name and id_.isdecimal()):
            raise UserError(f"看不懂“{text}”。", "请写成 台账/号，比如 村民/12。")
        keys.append((register(ledger.types, name).name, int(id_)))
    return keys


def _named(parsed: argparse.Namespace) -> Copy:
    """Return the copy of that name, or the file from elsewhere.

    Raises:
        NotFound: there is none.
    """
    clock_of(parsed)
    ledger = Path(parsed.ledger)
    found = {one.name: one for one in listing.listed(ledger)}
    if parsed.copy in found:
        return found[parsed.copy]
    if not Path(parsed.copy).is_file():
        raise NotFound(f"没有“{parsed.copy}”这份备份。", "有哪些用 backups 看。")
    return listing.one_at(Path(parsed.copy), ledger)


def _good(parsed: argparse.Namespace) -> Copy:
    """Return the copy when every byte of it is as it was checked.

    Raises:
        DamagedLedger: it is not.
    """
    good = listing.verified(_named(parsed))
    if good.state != "checked":
        raise DamagedLedger(f"“{good.name}”这份备份坏了，没有用它。", "请用它前面或后面的一份。")
    return good


def _takes_copy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", metavar="备份", help="backups 列出的名字，或别处的备份文件")
    takes_ledger(parser)


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    _takes_copy(parser)
    parser.add_argument("--record", action="append", default=[], metavar="台账/号",
                        help="只取回这一条，可以写几个；不写就整本恢复成另一份")  # fmt: skip


def _removed_arguments(parser: argparse.ArgumentParser) -> None:
    takes_ledger(parser)
    parser.add_argument("--take-back", action="append", default=[], metavar="台账/号",
                        help="取回这一条，可以写几个")  # fmt: skip


COMMANDS = (
    Command("removed", "删掉的有哪些，取回来", 96, _removed_arguments, _removed),
    Command("compare", "一份备份和现在差在哪里，只看不动", 152, _takes_copy, _compare),
    Command("restore", "从备份整本恢复成另一份，或取回几条", 154, _restore_arguments, _restore),
)
