"""From the raw text of a book to a scholarly digital edition."""

__version__ = "0.1.0"
