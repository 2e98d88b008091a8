"""Text → TeiDocument: what the structure says, written in TEI."""

from teiedition.encoding.encoder import EncodingOptions, encode

__all__ = ["EncodingOptions", "encode"]
