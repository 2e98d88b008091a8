"""Is ``@cert`` to be trusted? For each certainty, how much of what is said with it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teiedition.evaluation.figures import share
from teiedition.evaluation.inline import Expected, Place, Predicted, reference
from teiedition.model import Certainty

UNSAID = "none"
"""For elements without ``@cert``."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far one certainty can be trusted, for one feature."""

    feature: str
    cert: str
    """``high``, ``medium``, ``low`` or ``none``."""
    predicted: int
    """Elements with this certainty."""
    found: int
    """Those of them that have the words of the gold exactly."""
    linked: int
    """Found ones with a reference, where the gold says who or what is meant."""
    right: int
    """Those of them that name whom the gold names."""

    @property
    def precision(self) -> float:
        """Share of the elements that is found, 0 to 1."""
        return share(self.found, self.predicted)

    @property
    def link_precision(self) -> float:
        """Share of the references that is right, 0 to 1; 1 where there are none."""
        return share(self.right, self.linked) if self.linked else 1.0


def calibration(feature: str, expected: Expected, predicted: Predicted) -> Iterator[Calibration]:
    """Yield a row for each certainty that occurs, the surest first.

    Identifiers of the TEI and keys of the gold need not be the same: a reference stands for the key that most of its
    found mentions have.
    """
    found = sorted(expected.keys() & predicted.keys())
    meant = _keys(expected, predicted, found)
    for cert in (*Certainty, UNSAID):
        places = [place for place, element in predicted.items() if (element.get("cert") or UNSAID) == cert]
        agreed = [place for place in places if place in expected]
        linked = [place for place in agreed if expected[place].key and reference(predicted[place])]
        right = sum(meant[reference(predicted[place])] == expected[place].key for place in linked)
        if places:
            yield Calibration(feature, cert, len(places), len(agreed), len(linked), right)


def _keys(expected: Expected, predicted: Predicted, found: Sequence[Place]) -> dict[str | None, str | None]:
    """Return for each reference the key of the gold that goes with it most often."""
    pairs: Counter[tuple[str | None, str | None]] = Counter()
    for place in found:
        if expected[place].key:
            pairs[reference(predicted[place]), expected[place].key] += 1
    return {pair[0]: pair[1] for pair, _ in reversed(pairs.most_common())}
