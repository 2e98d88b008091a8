"""How well a TEI document agrees with gold: precision, recall and F1 for each feature.

Gold is standoff: line numbers and short anchors into the raw text (see :mod:`teiedition.evaluation.gold`). The
words of the TEI are aligned with the words of the raw text, so that nothing is assumed of the encoder but that the
text is there, and two encodings of one text can be compared.
"""

from __future__ import annotations

from teiedition.evaluation.evaluate import evaluate
from teiedition.evaluation.figures import Figures
from teiedition.evaluation.gold import Gold, load_gold
from teiedition.evaluation.result import Evaluation, calibration_table, confusion_table, table
from teiedition.evaluation.teigold import gold_of, text_of

__all__ = [
    "Evaluation",
    "Figures",
    "Gold",
    "calibration_table",
    "confusion_table",
    "evaluate",
    "gold_of",
    "load_gold",
    "table",
    "text_of",
]
