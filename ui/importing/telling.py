"""What is said above the table of an import: how many rows of which kind, and what to look at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.importing.blank import about_blank
from models.importing.plan import ImportPlan
from models.importing.words import WORDS as SAID
from models.importing.words import (
    about_captions,
    about_made,
    about_others,
    about_sheets,
    about_strangers,
)
from models.importing.years import about_years
from models.kinds_links import Link
from models.record import REMARKS, RecordType
from ui.importing.model import WORDS
from ui.look.labels import IconLabel, label
from ui.look.notices import Banner
from ui.look.panes import row
from ui.look.tokens import NEAR

_SHARE = "整张表都一样…"
_COUNTED = {**SAID, "same": "和账里一样", "skip": "先不导"}


def counts_of(plan: ImportPlan) -> list[QWidget]:
    """Make a small line of icon and words for each kind of row that there is."""
    made = []
    for key, words in _COUNTED.items():
        count = plan.counts.get(key, 0)
        if count:
            icon, tone, _ = WORDS[key]
            held = QWidget()
            held.setLayout(row(IconLabel(icon, tone), label(f"{words} {count} 行", "bold")))
            made.append(held)
    return made


class Strips(QWidget):
    """A strip for each thing that concerns many rows at once, most of them with a way on."""

    #: field whose unknown names and words are to be written into the remarks
    note_asked = Signal(str)
    #: name of a register into which the people of the sheet go first
    first_asked = Signal(str)
    #: name of a register in which there is nothing yet to choose from
    add_asked = Signal(str)
    #: fields that are the same in every row, to be asked for once
    shared_asked = Signal(object)
    #: whether the captions inside the list speak for the rows below them
    captions_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(NEAR)

    def show_plan(self, plan: ImportPlan) -> None:
        """Say what concerns this plan."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for link in plan.empty_targets:
            self._lines.addWidget(self._nothing_yet(plan, link))
        if plan.missing and not plan.empty_targets:
            self._lines.addWidget(self._missing(plan))
        if plan.shared:
            self._lines.addWidget(self._shared(plan))
        if plan.captions.saying:
            self._lines.addWidget(self._captions(plan))
        self._tell_sheets(plan)
        for name, said in about_strangers(plan).items():
            self._lines.addWidget(self._strip(plan, name, said))
        self.setVisible(self._lines.count() > 0)

    def _tell_sheets(self, plan: ImportPlan) -> None:
        """Say what comes in beside the rows, and which sheets stay out."""
        if said := about_made(plan):
            self._lines.addWidget(Banner("blue", said, ""))
        if said := about_years(plan):
            self._lines.addWidget(Banner("blue", said, "哪一处不对，点那一格写全年月日。"))
        if said := about_blank(plan):
            self._lines.addWidget(Banner("blue", said, ""))
        if said := about_sheets(plan):
            self._lines.addWidget(Banner("ochre", said, "要导它的话，在右上角换工作表。"))
        if said := about_others(plan):
            way = "导完接着看没导的" if plan.source.alike else "要导的话在右上角换"
            self._lines.addWidget(Banner("blue", f"{said}，{way}"))

    def _first(self, target: RecordType, said: str) -> Banner:
        """Whoever a row cannot do without is added first, if lists of people may come in."""
        more = f"要先在“{target.label}”里有，才导得进来。"
        verb = f"先把他们加进“{target.label}”" if target.gathers else target.adds
        made = Banner("ochre", said, more, verb)
        asked = self.first_asked if target.gathers else self.add_asked
        made.clicked.connect(lambda: asked.emit(target.name))
        return made

    def _nothing_yet(self, plan: ImportPlan, link: Link) -> Banner:
        """What every row must name is not in the ledger yet: it is added first."""
        target = plan.desk.ledger.type(link.to)
        made = Banner(
            "ochre", f"每一行都要写明“{link.label}”，账里还没有“{target.label}”",
            "先加一个，再回到“从表格导入”，这张表在那里等着。", target.adds,
        )  # fmt: skip
        made.clicked.connect(lambda: self.add_asked.emit(target.name))
        return made

    def _missing(self, plan: ImportPlan) -> Banner:
        labels = "、".join(f"“{one.label}”" for one in plan.missing)
        can_share = [one for one in plan.missing if one.name != plan.record_type.title]
        made = Banner(
            "ochre", f"没有一列对到{labels}，没有它导不进去",
            "点那一列的列头，选它是哪一栏；整张表都不对的话，点“换台账”。",
            _SHARE if can_share else "",
        )  # fmt: skip
        made.clicked.connect(lambda: self.shared_asked.emit(can_share))
        return made

    def _shared(self, plan: ImportPlan) -> Banner:
        fields = [plan.record_type.by_name[name] for name in plan.shared]
        said = "，".join(f"{one.label}：{one.show(plan.shared[one.name])}" for one in fields)
        made = Banner("blue", f"每一行都算上：{said}", "", "改一改")
        made.clicked.connect(lambda: self.shared_asked.emit(fields))
        return made

    def _captions(self, plan: ImportPlan) -> Banner:
        said = about_captions(plan)
        made = Banner(
            "blue", said or "小标题没有算进下面的行",
            "哪一处不对，点那一行小标题改。" if said else "", "都不算" if said else "还是算上",
        )  # fmt: skip
        made.clicked.connect(lambda: self.captions_asked.emit(not said))
        return made

    def _strip(self, plan: ImportPlan, name: str, said: str) -> Banner:
        record_type, one = plan.record_type, plan.record_type.by_name[name]
        open_ = name not in plan.noted
        more = "在表上点那一格，能把一样的一次都改成认得的。" if open_ else ""
        if isinstance(one, Link):
            target = plan.desk.ledger.type(one.to)
            if one.required:
                return self._first(target, said)
            more = f"要连上的话，先在“{target.label}”里加进去，再导这张表。" if open_ else ""
        can_note = open_ and REMARKS in record_type.by_name
        made = Banner("ochre", said, more, "都写进备注" if can_note else "")
        made.clicked.connect(lambda: self.note_asked.emit(name))
        return made
