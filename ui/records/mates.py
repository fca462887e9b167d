"""Who belongs to the same household: a small button for each, below the household's fields."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.kinds_links import Link, Ref
from models.query import Query, Where
from models.record import Record, RecordType
from ui.look.buttons import button
from ui.look.labels import label
from ui.records.flow_row import FlowRow
from ui.session import Session

_HOUSEHOLD, _PEOPLE = "household", "resident"
_FACTS = ("relation", "age")


class Mates(FlowRow):
    """The others of a person's household, or all who belong to a household."""

    #: register and id of the one to be shown
    wanted = Signal(str, int)

    def __init__(self, session: Session, record_type: RecordType) -> None:
        super().__init__()
        self._session = session
        own = next((one for one in record_type.links if one.to == _HOUSEHOLD), None)
        #: the register in which the people are found, and its link to the household
        self._people, self._link = record_type, own
        if record_type.name == _HOUSEHOLD and _PEOPLE in session.ledger.types:
            self._people = session.ledger.type(_PEOPLE)
            self._link = next(one for one in self._people.links if one.to == _HOUSEHOLD)
        self._own = own
        self.hide()

    @property
    def after(self) -> str:
        """The field below whose block the buttons stand; "" if the register has no households."""
        if self._own:
            return self._own.name
        return "number" if self._link else ""

    def show_of(self, record: Record) -> None:
        """Show the household of a record, or the people of a household."""
        mates = self._found(self._link, record) if self._link else []
        word = "同户" if self._own else "户里的人"
        widgets: list[QWidget] = [label(word, "second")] if mates else []
        for mate in mates:
            made = button(self._words(mate), kind="small")
            made.clicked.connect(
                lambda _=False, id_=mate.id: self.wanted.emit(self._people.name, id_)
            )
            widgets.append(made)
        self.set_widgets(widgets)
        self.setVisible(bool(mates))

    def _found(self, link: Link, record: Record) -> list[Record]:
        ref = record[self._own.name] if self._own else Ref(record.id)
        if not isinstance(ref, Ref) or ref.id is None:
            return []
        where = (Where(link.name, "=", ref),)
        found = self._session.ledger.find(self._people.name, Query(where=where))
        return [one for one in found if not self._own or one.id != record.id]

    def _words(self, mate: Record) -> str:
        by_name = self._people.by_name
        fields = [by_name[name] for name in (self._people.title, *_FACTS) if name in by_name]
        return "　".join(filter(None, (one.show(mate[one.name]) for one in fields)))
