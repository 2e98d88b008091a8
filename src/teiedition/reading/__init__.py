"""Bytes to :class:`~teiedition.model.Source`: decoding, lines, pages, furniture, words broken at line ends."""

from teiedition.reading.cleaning import clean
from teiedition.reading.readers import read

__all__ = ["clean", "read"]
