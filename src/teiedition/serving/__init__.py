"""An edition on this machine, to look at before it is published: its pages, and its texts as answers of DTS."""

from teiedition.serving.server import open_server

__all__ = ["open_server"]
