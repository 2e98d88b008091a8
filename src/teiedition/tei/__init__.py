"""All knowledge of how text sits in a TEI tree."""

from teiedition.tei.document import TeiDocument, source_reading

__all__ = ["TeiDocument", "source_reading"]
