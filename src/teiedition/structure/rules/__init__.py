"""One file for each kind of block. A rule looks, decides, and returns a block or ``None``; it then has not moved."""
