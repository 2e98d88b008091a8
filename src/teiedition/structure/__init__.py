"""Lines to blocks, blocks to divisions: how the text is built."""

from teiedition.structure.divisions import divide
from teiedition.structure.evidence import RULES
from teiedition.structure.explain import Explanation, explain
from teiedition.structure.options import StructureOptions
from teiedition.structure.segmentation import segment

__all__ = ["RULES", "Explanation", "StructureOptions", "divide", "explain", "segment"]
