"""TEI to what people read and reuse: stylesheets do the work, this package runs them and writes the files."""

from teiedition.publication.dts import publish_collections
from teiedition.publication.gaps import MetadataGapError, told
from teiedition.publication.opened import Opened
from teiedition.publication.publication import PUBLICATIONS, Publication, PublicationOptions, chosen
from teiedition.publication.publish import headers, publish, publish_index

__all__ = [
    "PUBLICATIONS",
    "MetadataGapError",
    "Opened",
    "Publication",
    "PublicationOptions",
    "chosen",
    "headers",
    "publish",
    "publish_collections",
    "publish_index",
    "told",
]
