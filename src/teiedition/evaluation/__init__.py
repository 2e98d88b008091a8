"""How well a TEI document agrees with gold: precision, recall and F1 for each feature.

Gold is standoff: line numbers and short anchors into the raw text (see :mod:`teiedition.evaluation.gold`). The
words of the TEI are aligned with the words of the raw text, so that nothing is assumed of the encoder but that the
text is there, and two encodings of one text can be compared.
"""

from __future__ import annotations

from teiedition.evaluation.evaluate import evaluate
from teiedition.evaluation.figures import Evaluation, Figures, table
from teiedition.evaluation.gold import Gold, load_gold

__all__ = ["Evaluation", "Figures", "Gold", "evaluate", "load_gold", "table"]
