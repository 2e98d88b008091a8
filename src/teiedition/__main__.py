"""``python -m teiedition``: the same as the command ``teiedition``."""

from teiedition.cli import main

if __name__ == "__main__":
    main()
