"""Namesakes are found through indexes; an index made early knows what came later."""

from __future__ import annotations

from models.importing.namesakes import Entry, Namesakes


def entry(id_, number=None, **values):
    return Entry(id_, values, {"number": number})


def made():
    found = Namesakes(lambda name, values: values.get(name))
    found.add(entry(1, "419922195803150426", name="王秀兰", group="3组"))
    found.add(entry(2, None, name="王秀兰"))
    return found


def ids(entries):
    return sorted(one.id for one in entries)


def test_what_says_nothing_new_is_the_first_that_says_it_all():
    found = made()
    assert found.equal({"name": "王秀兰"}).id == 1
    assert found.equal({"name": "王秀兰", "group": "5组"}) is None
    found.add(entry(3, None, name="王秀兰", group="5组"))
    assert found.equal({"name": "王秀兰", "group": "5组"}).id == 3


def test_ten_digits_left_of_a_number_tell_and_fewer_do_not():
    found = made()
    assert ids(found.told({"number": "419922195803150"})) == [1]
    assert found.told({"number": "419922195"}) == []
    assert found.told({"number": "419922195803159"}) == []
    found.add(entry(3, "419922195803150013", name="王秀兰"))
    assert ids(found.told({"number": "419922195803150"})) == [1, 3]


def test_a_number_that_begins_otherwise_is_somebody_else():
    found = made()
    assert ids(found.not_apart({})) == [1, 2]
    assert ids(found.not_apart({"number": "419922198506011"})) == [2]
    assert ids(found.not_apart({"number": "4199221985"})) == [2]
    assert ids(found.not_apart({"number": "4199"})) == [1, 2]
    assert ids(found.not_apart({"number": "52"})) == [2]
