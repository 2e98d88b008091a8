"""How sure a call is: by what the next-best set of calls is worth, and by whether every note has found its call."""

from __future__ import annotations

from structure.test_notes import Page, calls, essay
from teiedition.model import Certainty

TEXT = [
    "“The quay was built in a single winter.”— Nobody\nremembers who paid for it.",
    "The masons were lodged in the fish hall.- In spring\nthey left the town.—",
    "“A harbour without ships”— the mayor was no poet—“is a\npond.” m Few laughed.",
    "The keeper kept a diary for forty years.^^",
]


def certainties(notes: int) -> list[Certainty]:
    page = Page()
    text = page.link(essay(page, TEXT, {str(n): "Town archive." for n in range(1, notes + 1)}))
    return [call.cert for call in calls(text)]


def test_a_spoilt_mark_is_trusted_where_all_notes_are_called_and_most_of_them_clearly() -> None:
    assert Certainty.LOW not in certainties(6)


def test_it_is_not_trusted_where_there_are_more_marks_than_notes() -> None:
    assert Certainty.MEDIUM not in certainties(5)
    assert Certainty.HIGH not in certainties(5)
