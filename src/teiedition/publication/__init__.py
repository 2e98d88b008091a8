"""TEI to what people read and reuse: stylesheets do the work, this package runs them and writes the files."""

from teiedition.publication.gaps import MetadataGapError
from teiedition.publication.publication import PUBLICATIONS, Publication, PublicationOptions, chosen
from teiedition.publication.publish import publish, publish_index

__all__ = [
    "PUBLICATIONS",
    "MetadataGapError",
    "Publication",
    "PublicationOptions",
    "chosen",
    "publish",
    "publish_index",
]
