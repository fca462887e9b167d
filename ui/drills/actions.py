"""What a village does with its ledger, as drills play it: one declared list.

A new kind of act is added to `ACTIONS`; what is not drilled stands in `LEFT_OUT` with the reason.
Every register is drilled by itself, from its declaration.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from exporters import renderer
from exporters.document import EMPTY, Column, Document, Table
from exporters.forms.filling import fill
from exporters.forms.sheeted import Wish
from exporters.report import reports
from models import merging, removed, rule_packs, sound
from models.backup import keeping, listing
from models.declared import record_types
from models.drafts import Drafts
from models.errors import Refused
from models.forms.decided.mapped import decided, read_decisions
from models.forms.recognising import Recogniser
from models.importing.plan import ImportPlan
from models.kinds import LongText, Text
from models.kinds_links import Ref
from models.ledger import Ledger
from models.query import Query, Where
from models.restore.records import from_copy
from models.restore.whole import restore
from ui.drills import made_up
from ui.drills.stage import Stage


@dataclass(frozen=True)
class Action:
    """One act. `writes` says that it changes the ledger's content (else that must stay)."""

    name: str
    run: Callable[[Stage], None]
    writes: bool = True
    prepare: Callable[[Stage], None] | None = None


#: acts that are drilled elsewhere
LEFT_OUT = MappingProxyType(
    {
        "update": "the program's own files, not the ledger's: a drill of its own",
    }
)


def _new(name: str, stage: Stage) -> None:
    ledger = stage.opened()
    made_up.record(ledger, ledger.type(name), stage.chance())
    ledger.close()


def _certificate(stage: Stage) -> None:
    """Issue a certificate: its number, its line in the register and that of the seal, in one."""
    ledger = stage.opened()
    someone = ledger.ids("resident")[0]
    ledger.save("certificate", {"resident": Ref(someone), "purpose": "办理银行业务"})
    ledger.close()


def _change(stage: Stage) -> None:
    """Change a text of a record in each register, as one act."""
    ledger = stage.opened()
    with ledger.operation("改一批"):
        for record_type in ledger.types.values():
            plain = [
                one
                for one in record_type.entered
                if type(one) in {Text, LongText} and one.name not in record_type.fixed
            ]
            ids = ledger.ids(record_type.name)
            if plain and ids and not record_type.is_rules and record_type.name != "own_field":
                with suppress(Refused):  # what a rule keeps as it is
                    ledger.save(record_type.name, {plain[-1].name: "改过了"}, id=ids[0])
    ledger.close()


def _remove(stage: Stage) -> None:
    ledger = stage.opened()
    ledger.remove("seal_use", ledger.ids("seal_use")[-1])
    ledger.close()


def _undo(stage: Stage) -> None:
    ledger = stage.opened()
    ledger.undo()
    ledger.close()


def _undone(stage: Stage) -> None:
    _undo(stage)


def _redo(stage: Stage) -> None:
    ledger = stage.opened()
    ledger.redo()
    ledger.close()


def _many(stage: Stage) -> None:
    ledger = stage.opened()
    with ledger.operation("一次记很多"):
        for _ in range(30):
            ledger.save("resident", {"name": "新来的人", "note": "长" * 300})
    ledger.close()


def roster(stage: Stage) -> None:
    """Write a sheet of 25 people beside the ledger."""
    with (stage.folder / "花名册.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["姓名", "户号", "性别", "电话"])
        for number in range(25):
            name = "王" + "甲乙丙丁戊"[number % 5] + "子丑寅卯辰"[number // 5]
            rows.writerow([name, f"07-{number // 4:04}", "女", f"138000{number:05}"])


def _import(stage: Stage) -> None:
    ledger = stage.opened()
    plan = ImportPlan.read(stage.folder / "花名册.csv", ledger.type("resident"), ledger)
    plan.apply(ledger)
    ledger.close()


def _report(stage: Stage) -> None:
    ledger = stage.opened()
    one = next(one for one in reports() if one.id == "seal_register")
    document = one.build(ledger.as_of(one.usual_period(ledger.today)), {})
    renderer.write(document, stage.folder / f"{one.label}.pdf")
    ledger.close()


def _backup(stage: Stage) -> None:
    keeping.keep(stage.path, stage.now, keeping.BY_HAND)


def _restore(stage: Stage) -> None:
    restore(listing.listed(stage.path)[-1], stage.path)


def _take_back(stage: Stage) -> None:
    ledger = stage.opened()
    copy = listing.listed(stage.path)[-1].path
    from_copy(ledger, copy, [("resident", ledger.ids("resident")[0])])
    ledger.close()


def _from_bin(stage: Stage) -> None:
    ledger = stage.opened()
    removed.bring_back(ledger, removed.listed(ledger)[:1])
    ledger.close()


def _own_field(stage: Stage) -> None:
    ledger = stage.opened()
    ledger.save("own_field", {"register": "resident", "label": "血型", "kind": "text"})
    ledger.close()


def _older(stage: Stage) -> None:
    """Make the file one of an earlier version: a column less, and not of today's shape."""
    ledger = stage.opened()
    ledger.store.execute("ALTER TABLE seal_use DROP COLUMN note")
    ledger.store.execute("UPDATE _meta SET value = 'older' WHERE key = 'shape'")
    ledger.close()


def _migrate(stage: Stage) -> None:
    stage.opened().close()


def pack(stage: Stage) -> None:
    """Write a rule pack beside the ledger."""
    ledger = stage.opened()
    kind = ledger.type("meeting_kind")
    text = rule_packs.pack_of(ledger, kind, ledger.ids(kind.name)[:3])
    ledger.close()
    changed = text.replace('code = "', 'code = "包里的-')
    (stage.folder / "规定.toml").write_text(changed, encoding="utf-8")


def _take_pack(stage: Stage) -> None:
    ledger = stage.opened()
    rule_packs.take(ledger, stage.folder / "规定.toml")
    ledger.close()


def _harmed(stage: Stage) -> None:
    ledger = stage.opened()
    ledger.store.execute("DELETE FROM _search WHERE type = 'resident'")
    ledger.store.execute("UPDATE _series SET last = 0")
    ledger.close()


def _mend(stage: Stage) -> None:
    ledger = stage.opened()
    sound.mend(ledger)
    ledger.close()


def _reopened(stage: Stage) -> None:
    """Open the month again that was closed last, so that it waits to be closed."""
    ledger = stage.opened()
    closed = Query(where=(Where("status", "=", "closed"),), order=("-month",), limit=1)
    for id_ in ledger.ids("month_close", closed):
        again = {"status": "reopened", "reopened_because": "补一笔"}
        ledger.save("month_close", again, id=id_)
    ledger.close()


def _close_month(stage: Stage) -> None:
    ledger = stage.opened()
    ledger.save("month_close", ledger.blank("month_close"))
    ledger.close()


def _merge(stage: Stage) -> None:
    ledger = stage.opened()
    kept, other = ledger.ids("resident")[:2]
    merging.merge(ledger, "resident", kept, other)
    ledger.close()


def form(stage: Stage) -> None:
    """Write a form of the township beside the ledger."""
    heads = ("序号", "姓名", "性别", "公民身份号码", "联系电话", "备注")
    blank = tuple((EMPTY,) * len(heads) for _ in range(15))
    table = Table(tuple(Column(one) for one in heads), blank)
    paper = Document(title="人员花名册", blocks=(table,), name="上级表")
    renderer.write(paper, stage.folder / "上级表.xlsx")


def filled(ledger: Ledger, form_: Path, mapping: Path | None = None) -> bytes:
    """Return a form filled with all residents, as the command does it."""
    read = Recogniser(ledger.types, (ledger.village["name"], "", "")).read(form_)
    if mapping:
        read = decided(read, read_decisions(mapping), ledger.types)
    return fill(read, ledger.as_of(), Wish(ledger.today, told=True))[1].data


def _fill(stage: Stage) -> None:
    ledger = stage.opened()
    renderer.put(filled(ledger, stage.folder / "上级表.xlsx"), stage.folder / "填好.xlsx")
    ledger.close()


def _draft(stage: Stage) -> None:
    drafts = Drafts(stage.path)
    for number in range(5):
        drafts.keep_new("resident", {"name": f"没写完{number}"}, stage.now)


ACTIONS: tuple[Action, ...] = (
    *(
        Action(f"new {one.name}", partial(_new, one.name))
        for one in record_types().values()
        if not one.single and one.name != "own_field"
    ),
    Action("certificate", _certificate),
    Action("change", _change),
    Action("remove", _remove),
    Action("undo", _undo),
    Action("redo", _redo, prepare=_undone),
    Action("many", _many),
    Action("import", _import, prepare=roster),
    Action("report", _report, writes=False),
    Action("fill", _fill, writes=False, prepare=form),
    Action("close of month", _close_month, prepare=_reopened),
    Action("merge", _merge),
    Action("backup", _backup, writes=False),
    Action("restore whole", _restore, writes=False),
    Action("take back", _take_back),
    Action("from the bin", _from_bin),
    Action("own field", _own_field),
    Action("migrate", _migrate, prepare=_older),
    Action("rule pack", _take_pack, prepare=pack),
    Action("mend", _mend, prepare=_harmed),
    Action("draft", _draft, writes=False),
)
