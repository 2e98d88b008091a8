"""All knowledge of how text sits in a TEI tree."""

from teiedition.tei.authority import read_authority
from teiedition.tei.document import TeiDocument, source_pieces, source_reading

__all__ = ["TeiDocument", "read_authority", "source_pieces", "source_reading"]
