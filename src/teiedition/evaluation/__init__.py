"""How well a TEI document agrees with gold: precision, recall and F1 for each feature.

Gold is standoff: line numbers and short anchors into the raw text (see :mod:`teiedition.evaluation.gold`), or a TEI
document that an editor has corrected (:mod:`teiedition.evaluation.teigold`). The words of the TEI are aligned with
the words of the raw text, so that nothing is assumed of the encoder but that the text is there, and two encodings of
one text can be compared.
"""

from __future__ import annotations

from teiedition.evaluation.baseline import TOLERANCE, Drop, baseline_of, drops, read_baseline, to_json
from teiedition.evaluation.evaluate import evaluate
from teiedition.evaluation.figures import Figures
from teiedition.evaluation.gold import Gold, load_gold
from teiedition.evaluation.result import Evaluation, calibration_table, confusion_table, report, table
from teiedition.evaluation.teigold import gold_of, text_of

__all__ = [
    "TOLERANCE",
    "Drop",
    "Evaluation",
    "Figures",
    "Gold",
    "baseline_of",
    "calibration_table",
    "confusion_table",
    "drops",
    "evaluate",
    "gold_of",
    "load_gold",
    "read_baseline",
    "report",
    "table",
    "text_of",
    "to_json",
]
