"""What the person said about heads, kept beside the ledger so that it need not be said again.

The file is plain JSON, {register: {words of a head: "register.field" or null}}, and can be handed
to the next village.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from models.backup.files import write_whole
from models.errors import CannotWrite, NotFound, UserError
from models.record import RecordType
from models.sheets.grid import letters
from models.sheets.matched import Match, key_of

Learnt = dict[str, dict[str, str]]

BY_HAND = "您选的"  #: reason of a match that the person chose
REMARKED = "您选的，写进备注"  #: of a column whose words go into the remarks


def path_of(ledger: Path) -> Path:
    """Return where a ledger's corrections lie."""
    return ledger.with_suffix(".对列.json")


def load(path: Path) -> Learnt:
    """Return what was learnt; nothing when the file is missing or spoilt: it is only a help."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(register): {str(head): str(field or "") for head, field in heads.items()}
            for register, heads in said.items()
        }
    except (OSError, ValueError, AttributeError):
        return {}


def keep(
    path: Path,
    record_type: RecordType,
    heads: Sequence[Sequence[str]],
    matches: Iterable[Match],
) -> None:
    """Add what the person chose for a sheet's heads; where none can be written none is."""
    said = {
        key_of(heads[one.column]): one.target.path if one.target else ""
        for one in matches
        if one.reason == BY_HAND and one.column < len(heads) and heads[one.column]
    }
    if not said:
        return
    all_of_it = load(path)
    all_of_it.setdefault(record_type.name, {}).update(said)
    with contextlib.suppress(OSError):
        write_whole(path, as_file(all_of_it))


def as_file(said: Learnt) -> bytes:
    """Return what was learnt as it is kept and handed on."""
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def count(said: Learnt) -> int:
    """Say of how many heads something is known."""
    return sum(map(len, said.values()))


def take_over(mine: Path, theirs: Path, types: Mapping[str, RecordType]) -> int:
    """Keep what another ledger learnt beside one's own, which stays; says how many heads are new.

    Raises:
        UserError: the file cannot be read, or holds nothing that was learnt.
        CannotWrite: it cannot be kept.
    """
    given = read_mapping(theirs, types)
    if not any(isinstance(heads, dict) and heads for heads in given.values()):
        raise UserError(f"“{theirs.name}”里没有表头的对照。", "请选别的村存下来发给您的那一份。")
    before = load(mine)
    after = handed(given, before)
    try:
        write_whole(mine, as_file(after))
    except OSError:
        said = f"“{mine.name}”写不进去，对照没有拿来。"
        raise CannotWrite(said, "请看看盘是不是满了。") from None
    return count(after) - count(before)


def read_mapping(path: Path, types: Mapping[str, RecordType]) -> Mapping[str, Any]:
    """Return a file of columns that somebody wrote: head or letters -> field, or by register.

    The latter is what another ledger learnt, see `handed`.

    Raises:
        UserError: it cannot be read.
    """
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise UserError(f"“{path.name}”打不开。", "请看看路径。") from None
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise UserError(f"“{path.name}”看不懂。", '里面要写成 {"C": "联系电话"} 这样的 JSON。')
    if any(isinstance(value, dict) and key not in types for key, value in said.items()):
        raise UserError(f"“{path.name}”里写的台账这里没有。", "请看看是不是拿错了文件。")
    return {key: _paths(value, types[key]) if isinstance(value, dict) else value
            for key, value in said.items()}  # fmt: skip


def _paths(heads: Mapping[str, Any], record_type: RecordType) -> dict[str, str]:
    """Return heads as they are kept, each with its register.field."""
    made = {}
    for head, said in heads.items():
        name = str(said or "").removeprefix(f"{record_type.name}.")
        path = f"{record_type.name}.{record_type.field(name).name}" if name else ""
        made[key_of(head.split("/"))] = path
    return made


def handed(mapping: Mapping[str, Any], mine: Learnt) -> Learnt:
    """Return what was learnt here together with what was handed on, which knows no better."""
    result = {register: dict(heads) for register, heads in mine.items()}
    for register, heads in mapping.items():
        if isinstance(heads, dict):
            result[register] = {**heads, **result.get(register, {})}
    return result


def register_of(mapping: Mapping[str, Any]) -> str:
    """Return the register which a mapping names, e.g. by resident.phone; "" when it names none."""
    named = {value.partition(".")[0] for value in mapping.values()
             if isinstance(value, str) and "." in value}  # fmt: skip
    return named.pop() if len(named) == 1 else ""


def choices(
    mapping: Mapping[str, Any], record_type: RecordType, heads: tuple[tuple[str, ...], ...]
) -> dict[int, str]:
    """Return by column what a mapping says: the name of a field, "" to leave the column out.

    Raises:
        UserError: there is no such column or field.
    """
    by_letters = {letters(column): column for column in range(len(heads))}
    by_head = {key_of(head): column for column, head in enumerate(heads) if head}
    leaves = {key_of(head[-1:]): column for column, head in enumerate(heads) if head}
    result = {}
    for key, value in mapping.items():
        if isinstance(value, dict):
            continue  # what another ledger learnt: of these heads none need be here
        words = key_of(tuple(key.split("/")))
        column = by_head.get(words, leaves.get(words, by_letters.get(key.upper())))
        if column is None:
            raise UserError(f"表里没有“{key}”这一列。", "写列的字母，或表头上的字。")
        name = str(value or "").removeprefix(f"{record_type.name}.")
        try:
            result[column] = record_type.field(name).name if name else ""
        except NotFound as error:
            raise UserError(error.sentence, error.action) from None
    return result
